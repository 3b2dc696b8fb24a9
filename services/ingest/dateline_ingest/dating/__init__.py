"""When an article was published, with the evidence."""
