"""Models of delivery: every interleaving in memory, and random histories on real servers."""
