"""Invented stories, each in the style of one of the world's news agencies."""
