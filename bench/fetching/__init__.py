"""The cost of an unchanged poll, beside httpx's own client."""
