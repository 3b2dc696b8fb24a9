"""Wire stories in files."""
