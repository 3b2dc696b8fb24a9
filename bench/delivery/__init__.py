"""What delivery costs and what it keeps, beside the peers: ``make bench-delivery``."""
