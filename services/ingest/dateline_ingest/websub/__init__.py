"""Push: a subscriber of W3C WebSub, so that news comes without being asked for."""
