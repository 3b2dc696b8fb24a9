"""What libraries log while a command runs does not mix with what it prints."""

from __future__ import annotations

import pytest
import structlog

from dateline.cli.quiet import quietly
from dateline.runtime.logging import logger


def test_warnings_go_to_standard_error_and_no_more(capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output may be a file of OPML, or JSON for a program."""
    log = logger("ingest")
    with quietly():
        log.info("ingest.feed_polled")
        log.warning("ingest.subscription_damaged", feed="a")
    told = capsys.readouterr()
    assert told.out == ""
    assert "subscription_damaged" in told.err
    assert "feed_polled" not in told.err


def test_logging_is_afterwards_as_it_was_before() -> None:
    """Also where the command ends in an error."""
    before = structlog.get_config()
    with pytest.raises(RuntimeError), quietly():
        raise RuntimeError
    assert structlog.get_config() == before
