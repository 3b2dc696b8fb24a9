"""Measurements of ingest beside its peers."""
