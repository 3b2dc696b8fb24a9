"""One module for each class of expressions: its pattern, and what a match says. Pure."""
