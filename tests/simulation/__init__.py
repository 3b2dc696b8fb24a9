"""The whole pipeline in one process, under a virtual clock, on a scripted web."""
