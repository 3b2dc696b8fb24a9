"""Measurements side by side with peers; nothing here is needed to run or to test Dateline."""
