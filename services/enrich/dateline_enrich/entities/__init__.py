"""Finds who, what and where an article names, and which mentions are one thing. Pure."""
