"""What a running pipeline tells the person who watches."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from dateline.cli.progress import Progress, Tally
from tests.samples import enriched


@pytest.fixture
def screen() -> io.StringIO:
    """Give what a terminal would show."""
    return io.StringIO()


@pytest.fixture
def progress(screen: io.StringIO) -> Progress:
    """Give a progress that writes to the screen."""
    return Progress(Console(file=screen, width=60))


def test_articles_and_later_revisions_are_counted_apart(progress: Progress) -> None:
    """A correction is no new article."""
    for article in (enriched(1), enriched(2), enriched(1, revision=2)):
        progress.article(article)
    assert (progress.tally.articles, progress.tally.revisions, progress.moves) == (2, 1, 3)


def test_an_article_is_shown_as_it_lands(progress: Progress, screen: io.StringIO) -> None:
    """Headline first."""
    progress.article(enriched(1))
    assert screen.getvalue().startswith("Ferry 1 returns to service\n")


def test_each_feed_is_counted_once(progress: Progress) -> None:
    """However often it is polled."""
    for feed in ("http://a/", "http://b/", "http://a/"):
        progress.event("ingest", {"event": "ingest.feed_polled", "level": "info", "feed": feed})
    progress.event("ingest", {"event": "ingest.wire_read", "level": "info"})
    assert (len(progress.tally.feeds), progress.tally.wire_files) == (2, 1)


def test_what_was_stored_is_summed_up(progress: Progress) -> None:
    """Batches tell inserts, updates and repetitions; the last are not stored again."""
    for _ in range(2):
        facts = {"inserted": 3, "updated": 1, "duplicate": 5}
        progress.event("store", {"event": "store.batch_saved", "level": "info", **facts})
    assert "8 stored" in progress.tally.line(dead=0)


def test_a_service_that_started_is_noted(progress: Progress, screen: io.StringIO) -> None:
    """The pipeline counts as ready when all of them have."""
    progress.event("enrich", {"event": "runtime.started", "level": "info"})
    assert progress.started == {"enrich"}
    assert screen.getvalue() == "enrich: started\n"


def test_ingest_is_looking_until_it_says_that_it_is_not(screen: io.StringIO) -> None:
    """The first document may take longer than any quiet that would mean the end."""
    progress = Progress(Console(file=screen, width=60), looking=True)
    states: list[bool] = []
    for service, event in (
        ("ingest", "runtime.started"),
        ("ingest", "ingest.caught_up"),
        ("store", "restarted"),
        ("ingest", "restarted"),
        ("ingest", "runtime.started"),
        ("ingest", "ingest.caught_up"),
    ):
        progress.event(service, {"event": event, "level": "info"})
        states.append(progress.looking)
    assert states == [True, False, False, True, True, False]


def test_a_service_that_died_has_not_started_any_more(progress: Progress) -> None:
    """Until it is back, a pipeline that is quiet has not caught up."""
    progress.event("enrich", {"event": "runtime.started", "level": "info"})
    progress.event("enrich", {"event": "restarted", "level": "warning", "status": -9})
    assert progress.started == set()


def test_a_warning_is_told_in_one_line_with_its_facts(
    progress: Progress, screen: io.StringIO
) -> None:
    """Its name without the service's, then what it knows; time and level are left out."""
    event: dict[str, Any] = {
        "event": "ingest.feed_failed",
        "level": "warning",
        "timestamp": "2026-03-05T09:30:00Z",
        "service": "ingest",
        "feed": "http://harbourpost.example/a-rather-long-path/to/the/feed.xml",
        "reason": "http_error",
        "empty": "",
    }
    progress.event("ingest", event)
    told = "feed=http://harbourpost.example/a-rather-long-path/to/the/feed.xml reason=http_error"
    assert screen.getvalue() == f"ingest: feed_failed {told}\n"
    assert progress.tally.warnings == 1


def test_a_sentence_made_for_people_is_preferred(progress: Progress, screen: io.StringIO) -> None:
    """Where an event brings one, that is what is shown."""
    event = {"event": "ingest.x", "level": "warning", "told": "feed.xml: HTTP 404. Mend it."}
    progress.event("ingest", event)
    assert screen.getvalue() == "ingest: feed.xml: HTTP 404. Mend it.\n"


def test_what_is_only_of_interest_is_not_shown(progress: Progress, screen: io.StringIO) -> None:
    """An event below a warning moves the counter and no more."""
    progress.event("enrich", {"event": "runtime.taken_over", "level": "info", "entries": 3})
    progress.event("enrich", {"event": "unheard.of"})
    assert (screen.getvalue(), progress.moves, progress.tally.warnings) == ("", 2, 0)


def test_a_line_that_is_no_event_is_shown_clean(progress: Progress, screen: io.StringIO) -> None:
    """A traceback of a child reaches the person, its escapes and its markup do not."""
    progress.event("store", {"event": "text", "text": "\x1b[2J[bold]boom[/bold]"})
    assert screen.getvalue() == "store: \ufffd[2J[bold]boom[/bold]\n"


def test_the_closing_line_names_what_there_was() -> None:
    """Each count in its place."""
    tally = Tally(articles=2, revisions=1, entities=5, dates=4, feeds={"a"}, warnings=3)
    assert tally.line(dead=1).split(" · ") == [
        "2 articles",
        "1 later revisions",
        "from 1 feeds and 0 wire files",
        "5 entities, 4 dates",
        "0 stored",
        "1 dead letters",
        "3 warnings",
    ]


def test_the_closing_line_leaves_out_what_did_not_happen() -> None:
    """Except the counts that matter when they are nought."""
    line = Tally().line(dead=0)
    assert "0 articles" in line
    assert "0 dead letters" in line
    assert "revisions" not in line
    assert "warnings" not in line


def test_the_status_says_where_the_pipeline_is(progress: Progress) -> None:
    """In a few words, while it works."""
    progress.article(enriched(1))
    status = progress.status(7)
    assert status == "0 feeds and 0 wire files read, 7 waiting, 1 enriched, 0 stored"
