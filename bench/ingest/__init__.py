"""What ingest costs and how much of the truth it finds, beside the peers: ``make bench-ingest``."""
