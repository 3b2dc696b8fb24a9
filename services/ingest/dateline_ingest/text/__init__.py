"""Other people's bytes and markup to plain text."""
