"""When each feed is looked at, and what is remembered of it."""
