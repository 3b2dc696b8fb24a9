"""Finds and resolves the temporal expressions of an article. Pure."""

from __future__ import annotations

from dateline_enrich.dates.find import VERSION, FoundDates, find_dates
from dateline_enrich.dates.grammar import prepare
from dateline_enrich.dates.languages import SERVED

__all__ = ["SERVED", "VERSION", "FoundDates", "find_dates", "prepare"]
