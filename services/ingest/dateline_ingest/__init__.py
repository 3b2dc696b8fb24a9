"""Polls feeds and watches wire folders; publishes fetched articles."""
