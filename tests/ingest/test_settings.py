"""Tests of the settings of ingest."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import Mishap
from dateline_ingest.settings import IngestSettings


def test_nothing_need_be_set() -> None:
    """Each setting has a default."""
    settings = IngestSettings.read({})
    assert (settings.feeds, settings.wire_dir, settings.feed_interval) == ("", None, 900.0)


def test_settings_are_read_from_the_environment() -> None:
    """With the prefix of the project."""
    settings = IngestSettings.read(
        {"DATELINE_FEEDS": "sample", "DATELINE_WIRE_DIR": "/in", "DATELINE_FEED_TIMEOUT": "5"}
    )
    assert (settings.feeds, settings.wire_dir, settings.feed_timeout) == ("sample", Path("/in"), 5)


def test_the_user_agent_is_honest() -> None:
    """It names the program and its version."""
    assert IngestSettings().user_agent.startswith("Dateline/")
    assert "Mozilla" not in IngestSettings().user_agent


@pytest.mark.parametrize(
    "environ",
    [
        {"DATELINE_FEED_INTERVAL": "0"},
        {"DATELINE_FEED_TIMEOUT": "soon"},
        {"DATELINE_FEED_CONCURRENCY": "1000"},
        {"DATELINE_NEWSROOM_PORT": "70000"},
    ],
)
def test_a_setting_that_cannot_be_is_a_mishap(environ: dict[str, str]) -> None:
    """It names the variable."""
    with pytest.raises(Mishap) as caught:
        IngestSettings.read(environ)
    assert caught.value.where in environ


@pytest.mark.parametrize("name", list(IngestSettings.model_fields))
def test_each_setting_says_what_it_means(name: str) -> None:
    """The settings page is made from it."""
    assert IngestSettings.model_fields[name].description
