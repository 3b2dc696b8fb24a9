"""Keeps enriched articles and their revisions in a database."""
