"""Tests of the store's settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import Mishap
from dateline_store.settings import StoreSettings


def test_the_default_is_a_file_beside_the_pipeline() -> None:
    """With nothing set, articles go to a SQLite file that the next run finds again."""
    settings = StoreSettings.read({})
    assert settings.database_url.get_secret_value() == "sqlite:///.dateline/dateline.db"


def test_the_url_may_come_from_a_file(tmp_path: Path) -> None:
    """A URL with a password need not stand in the environment."""
    secret = tmp_path / "url"
    secret.write_text("sqlite:////data/dateline.db\n")
    settings = StoreSettings.read({"DATELINE_DATABASE_URL_FILE": str(secret)})
    assert settings.database_url.get_secret_value() == "sqlite:////data/dateline.db"


def test_the_url_is_not_shown() -> None:
    """Printing the settings shows no password."""
    settings = StoreSettings.read({"DATELINE_DATABASE_URL": "postgresql://me:hush@db/news"})
    assert "hush" not in repr(settings)


@pytest.mark.parametrize("value", ["0", "-1", "61", "soon"])
def test_a_wait_that_makes_no_sense_is_refused(value: str) -> None:
    """The error names the variable and what it means."""
    with pytest.raises(Mishap, match="DATELINE_DATABASE_WAIT") as caught:
        StoreSettings.read({"DATELINE_DATABASE_WAIT": value})
    assert "Seconds to wait" in caught.value.remedy
