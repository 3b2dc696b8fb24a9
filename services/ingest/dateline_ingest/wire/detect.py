"""Which wire format a file is in, and the stories in it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline_ingest.outcomes import Failed
from dateline_ingest.text.encodings import read_text
from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.text import read_story


def read_stories(content: bytes, *, near: date) -> Sequence[WireStory] | Failed:
    """Read the stories of a file."""
    text = read_text(content)
    return text if isinstance(text, Failed) else [read_story(text)]
