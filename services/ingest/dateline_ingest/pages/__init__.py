"""Article pages on the web."""
