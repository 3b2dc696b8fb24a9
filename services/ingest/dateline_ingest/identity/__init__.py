"""Which article a text belongs to."""
