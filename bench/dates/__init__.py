"""Measures how well and how fast dates are read, beside peers."""
