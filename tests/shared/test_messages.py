"""Messages are frozen, strict when written, and survive the way through Redis."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import dateline
from dateline import messages
from dateline.messages import (
    ArticleEnriched,
    ArticleFetched,
    DateMention,
    Entity,
    Instant,
    Mention,
    Message,
    Part,
    Rejected,
    Source,
)
from dateline.wire import decode, encode
from tests.samples import enriched, fetched

TEXT = st.text(max_size=60)
WORD = st.text(min_size=1, max_size=12)
MOMENTS = st.datetimes(
    min_value=datetime(1970, 1, 2),  # noqa: DTZ001 - hypothesis adds the time zone
    max_value=datetime(9998, 12, 30),  # noqa: DTZ001 - likewise
    timezones=st.builds(timezone, st.timedeltas(timedelta(hours=-12), timedelta(hours=14))),
)
INSTANTS = st.builds(Instant, at=MOMENTS, offset=st.none() | st.just("+03:00"))
ARTICLES = st.builds(
    ArticleFetched,
    article_id=st.uuids(),
    revision=st.integers(1, 10**6),
    source=st.builds(Source, id=WORD, name=TEXT, domain=st.none() | WORD),
    title=TEXT,
    deck=st.none() | TEXT,
    body=st.text(max_size=300),
    authors=st.lists(WORD, max_size=3).map(tuple),
    published=st.none() | INSTANTS,
    fetched_at=MOMENTS,
    content_hash=st.just("00"),
    via=st.sampled_from(["rss", "atom", "wire"]),
    keywords=st.lists(WORD, max_size=3).map(tuple),
    urgency=st.none() | st.integers(1, 9),
)
MENTION = Mention(field="body", start=0, end=6, text="LISBON")


def laid(message: Message) -> dict[bytes, bytes]:
    """Lay a message out as Redis would return it."""
    return {name.encode(): value.encode() for name, value in encode(message).items()}


def all_parts(base: type[Part] = Part) -> list[type[Part]]:
    """List every model that travels."""
    return [kind for sub in base.__subclasses__() for kind in (sub, *all_parts(sub))]


@pytest.mark.parametrize("kind", all_parts(), ids=lambda kind: kind.__name__)
def test_every_model_is_frozen_and_strict(kind: type[Part]) -> None:
    """No part of a message can change after it was made, or hold a field that nobody declared."""
    assert kind.model_config.get("frozen") is True
    assert kind.model_config.get("extra") == "forbid"


@given(ARTICLES)
def test_every_article_survives_the_wire(article: ArticleFetched) -> None:
    """Encoding and decoding gives an equal message, whatever its texts hold."""
    assert decode(laid(article), ArticleFetched) == article


@given(MOMENTS)
def test_every_instant_is_turned_into_utc(moment: datetime) -> None:
    """The instant stays the same, and its time zone is always UTC."""
    instant = Instant(at=moment)
    assert instant.at == moment
    assert instant.at.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused() -> None:
    """A writer who does not know the zone must not send an instant."""
    with pytest.raises(ValidationError, match="timezone"):
        Instant.model_validate({"at": "2026-03-05T08:00:00"})


def test_a_civil_date_with_a_time_zone_is_refused() -> None:
    """Bounds of a date mention lie on the calendar of the place, which knows no offset."""
    fields = {**dict(MENTION), "id": "t1", "type": "DATE", "value": "2026", "role": "present"}
    for name in ("kind", "confidence", "rule"):
        fields.pop(name)
    assert DateMention.model_validate(fields).earliest is None
    fields["earliest"] = "2026-03-05T00:00:00Z"
    with pytest.raises(ValidationError, match="timezone"):
        DateMention.model_validate(fields)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("revision", 0),
        ("via", "pigeon"),
        ("article_id", "not a uuid"),
        ("urgency", 10),
        ("status", "gone"),
        ("fetched_at", "yesterday"),
        ("headline", "no such field"),
    ],
)
def test_a_field_that_does_not_fit_is_refused_by_name(field: str, value: Any) -> None:
    """The error says which field is wrong."""
    with pytest.raises(ValidationError, match=field):
        ArticleFetched.model_validate({**dict(fetched()), field: value})


def test_an_entity_is_mentioned_at_least_once() -> None:
    """What the text does not name is no entity of the article."""
    fields: dict[str, Any] = {"entity_id": UUID(int=1), "type": "GPE", "name": "Lisbon"}
    with pytest.raises(ValidationError, match="mentions"):
        Entity(**fields, mentions=())
    assert Entity(**fields, mentions=(MENTION,)).relevance == "mentions"


@pytest.mark.parametrize("score", [-0.01, 1.01])
def test_a_confidence_lies_between_nought_and_one(score: float) -> None:
    """Scores are probabilities."""
    with pytest.raises(ValidationError, match="confidence"):
        MENTION.model_validate({**dict(MENTION), "confidence": score})


def test_an_offset_is_never_negative() -> None:
    """Offsets count from the start of the text."""
    with pytest.raises(ValidationError, match="start"):
        Mention(field="body", start=-1, end=2, text="x")


def test_message_types_are_versioned_and_distinct() -> None:
    """The type names the fact and the major version."""
    types = [kind.message_type for kind in (ArticleFetched, ArticleEnriched, Rejected)]
    assert types == ["article.fetched.v1", "article.enriched.v1", "rejected.v1"]


def test_the_identity_of_an_article_is_its_id_and_revision() -> None:
    """All effects are keyed by it, so fetched and enriched share it."""
    assert fetched(3, revision=4).message_id == f"{fetched(3).article_id}/4"
    assert enriched(3, revision=4).message_id == fetched(3, revision=4).message_id


def test_the_package_names_what_subscribers_need() -> None:
    """All names that the packages promise are there."""
    assert set(dateline.__all__) <= set(dir(dateline))
    assert set(messages.__all__) <= set(dir(messages))
    assert set(dateline.__all__) <= set(messages.__all__)


def test_an_instant_knows_the_day_where_it_was_written() -> None:
    """Half past midnight in Moscow is still the day before in UTC."""
    moment = datetime.fromisoformat("2026-03-05T00:30:00+03:00")
    assert Instant(at=moment, offset="+03:00").day.isoformat() == "2026-03-05"
    assert Instant(at=moment).day.isoformat() == "2026-03-04"
