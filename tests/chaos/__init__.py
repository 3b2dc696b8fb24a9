"""A pipeline of real processes, put to every fault we know, and judged by what was served."""
