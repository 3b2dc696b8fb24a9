"""Documents over HTTP, politely and within bounds."""
