"""What the enrich service can be told: one frozen model. Pure."""

from __future__ import annotations

from typing import Literal

from dateline.runtime import Settings


class EnrichSettings(Settings):
    """Settings of the enrich service."""

    recogniser: Literal["rules", "places"] = "rules"
    """What finds names: ``rules`` (all types, English) or ``places`` (gazetteer, any language)."""
