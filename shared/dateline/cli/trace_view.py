"""The way of an article as people and programs read it. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, cast

from rich.text import Text

from dateline.cli.moments import age, clock
from dateline.cli.render import clean
from dateline.cli.trace_search import Sighting, Stand, Trace
from dateline.runtime.letters import Letter
from dateline.wire import timestamp


@dataclass(frozen=True)
class Event:
    """Something that happened to a revision."""

    at: datetime
    what: str
    where: str = ""


def as_document(trace: Trace) -> dict[str, Any]:
    """Lay a trace out as JSON."""
    return {
        "article_id": trace.article_id,
        **_about(trace),
        "published_by_ingest": trace.remembered,
        "archive": trace.silent or "asked",
        "revisions": [_revision(trace, number) for number in _revisions(trace)],
    }


def as_text(trace: Trace, *, now: datetime) -> Text:
    """Tell a trace to a person."""
    about = {name: clean(str(value)) for name, value in _about(trace).items() if value}
    text = Text(about.get("title", "(no title is known)"), style="bold")
    text.append(f"\n{' · '.join([*list(about.values())[1:], trace.article_id])}\n", style="dim")
    if trace.silent:
        text.append(f"the archive was not asked: {clean(trace.silent)}\n", style="yellow")
    for number in _revisions(trace):
        text.append(f"\nrevision {number}: {clean(outcome(trace, number))}\n", style="bold")
        for event in events(trace, number):
            text.append(f"  {clock(event.at)}  {clean(event.what)}")
            text.append(f"  {event.where}\n", style="dim")
        for sighting, stand in _waits(trace, number):
            text.append(f"  {'now':20}  {clean(_tell(stand, now))}")
            text.append(f"  {sighting.stream} {sighting.entry_id}\n", style="dim")
    return text


def outcome(trace: Trace, revision: int) -> str:
    """Say in a few words what has become of a revision."""
    waiting = dict.fromkeys(stand.stage for _, stand in _waits(trace, revision))
    found = [
        f"a dead letter of {letter.told.stage} ({letter.told.reason})"
        for letter in _letters(trace, revision)
    ]
    if waiting:
        found.append(f"waits for {', '.join(waiting)}")
    if found:
        return "; ".join(found)
    if any(stored.article.revision == revision for stored in trace.stored):
        return "stored"
    if trace.silent:
        return "waits nowhere; whether it is stored is not known"
    return "neither waiting, nor stored, nor a dead letter: dropped by an operator, or lost"


def events(trace: Trace, revision: int) -> list[Event]:
    """List what happened to a revision, in the order of time."""
    found: list[Event] = []
    for document in _documents(trace, revision):
        found += _of_document(document)
    for sighting in trace.sightings:
        if sighting.revision == revision:
            name = sighting.stream.partition(":{")[2].partition(":")[2]
            where = f"{sighting.stream} {sighting.entry_id}"
            found.append(Event(sighting.at, f"put on {name}", where))
    for stored in trace.stored:
        if stored.article.revision == revision:
            found.append(Event(stored.stored_at, "stored"))
    for letter in _letters(trace, revision):
        what = f"given up by {letter.told.stage}: {letter.told.reason} {letter.told.detail}"
        found.append(Event(letter.told.last_failure, what.strip(), letter.queue.dead))
    return sorted(dict.fromkeys(found), key=lambda event: event.at)


def _revision(trace: Trace, number: int) -> dict[str, Any]:
    waits = [
        {"stream": sighting.stream, "entry_id": sighting.entry_id, **_plain(asdict(stand))}
        for sighting, stand in _waits(trace, number)
    ]
    letters = [
        {"letter": letter.id, **letter.told.model_dump(mode="json", exclude={"fields"})}
        for letter in _letters(trace, number)
    ]
    return {
        "revision": number,
        "outcome": outcome(trace, number),
        "events": [_plain(asdict(event)) for event in events(trace, number)],
        "waits": waits,
        "dead_letters": letters,
    }


def _about(trace: Trace) -> dict[str, Any]:
    """Tell which article it is, by the newest document at hand."""
    documents = list(_documents(trace))
    newest: Mapping[str, Any] = documents[-1] if documents else {}
    address = newest.get("canonical_url") or newest.get("url") or newest.get("guid")
    return {"title": newest.get("title"), "address": address, "source": _source(newest).get("name")}


def _source(document: Mapping[str, Any]) -> Mapping[str, Any]:
    source: Any = document.get("source")
    return cast("Mapping[str, Any]", source) if isinstance(source, Mapping) else {}


def _documents(trace: Trace, revision: int | None = None) -> Iterator[Mapping[str, Any]]:
    for sighting in trace.sightings:
        if revision in {None, sighting.revision}:
            yield sighting.document
    for stored in trace.stored:
        if revision in {None, stored.article.revision}:
            yield stored.article.model_dump(mode="json", exclude_defaults=True)


def _of_document(document: Mapping[str, Any]) -> Iterator[Event]:
    source = _source(document)
    feed = source.get("feed_url") or source.get("name") or "an unknown source"
    told = {
        "fetched_at": f"fetched from {feed} ({document.get('via')})",
        "replayed_at": "put back by a replay",
    }
    for name, what in told.items():
        try:
            moment = datetime.fromisoformat(str(document.get(name)))
        except ValueError:
            continue
        yield Event(moment.replace(tzinfo=moment.tzinfo or UTC), what)


def _waits(trace: Trace, revision: int) -> list[tuple[Sighting, Stand]]:
    return [
        (sighting, stand)
        for sighting in trace.sightings
        if sighting.revision == revision
        for stand in sighting.stands
        if stand.state != "settled"
    ]


def _letters(trace: Trace, revision: int) -> list[Letter]:
    return [
        letter for letter in trace.letters if letter.message_id.rpartition("/")[2] == str(revision)
    ]


def _revisions(trace: Trace) -> Sequence[int]:
    """List the revisions that there are or must have been."""
    known = set(range(1, trace.remembered + 1))
    known |= {sighting.revision for sighting in trace.sightings}
    known |= {stored.article.revision for stored in trace.stored}
    numbers = (letter.message_id.rpartition("/")[2] for letter in trace.letters)
    return sorted(known | {int(number) for number in numbers if number.isdigit()})


def _tell(stand: Stand, now: datetime) -> str:
    """Say how far a group is with an entry that it has not settled."""
    if stand.state == "undelivered":
        return f"{stand.stage} has not been given it yet"
    tries = f"tries: {stand.deliveries}"
    complaint = f"; {stand.complaint}" if stand.complaint else ""
    if stand.state == "postponed":
        due = f" until {clock(stand.due)}" if stand.due else ""
        return f"postponed by {stand.stage}{due} ({tries}){complaint}"
    since = f" for {age((now - stand.since).total_seconds())}" if stand.since else ""
    if stand.state == "released":
        return f"let go by a worker of {stand.stage} that stopped{since} ({tries}){complaint}"
    return f"held by {stand.consumer}{since} ({tries}){complaint}"


def _plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what is not known, and write times as messages do."""
    return {
        name: timestamp(value) if isinstance(value, datetime) else value
        for name, value in facts.items()
        if value not in {None, ""}
    }
