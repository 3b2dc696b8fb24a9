"""From a feed's bytes to articles."""
