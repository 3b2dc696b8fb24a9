"""The same story in several articles, at this or another outlet."""
