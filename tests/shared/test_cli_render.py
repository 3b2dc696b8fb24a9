"""What people see of an article: everything it names, and nothing that could harm a terminal."""

from __future__ import annotations

import io
from typing import Literal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from dateline.cli.render import byline, card, clean, marked
from dateline.messages import (
    Alias,
    ArticleEnriched,
    DateEvidence,
    Dateline,
    DateMention,
    Entity,
    EntityType,
    Mention,
    Role,
    Source,
    Span,
)
from tests.samples import enriched

BODY = "LISBON, March 5. The ferry sails again on Friday, the port said."


def date(text: str, value: str, *, number: int = 1) -> DateMention:
    """Mention a date of the body."""
    start = max(BODY.find(text), 0)
    return DateMention(
        field="body",
        start=start,
        end=start + len(text),
        text=text,
        id=f"t{number}",
        type="DATE",
        value=value,
        role="present",
    )


def entity(name: str, kind: EntityType, *, salience: float = 0.5, **more: object) -> Entity:
    """Mention an entity where the body does, or in its first letter."""
    start = max(BODY.find(name), 0)
    mention = Mention(field="body", start=start, end=start + len(name), text=name)
    fields = {
        "entity_id": UUID(int=len(name)),
        "type": kind,
        "name": name,
        "mentions": (mention,),
        "salience": salience,
        **more,
    }
    return Entity.model_validate(fields)


def article(**changes: object) -> ArticleEnriched:
    """Make an article with some fields of its own."""
    return ArticleEnriched.model_validate({**dict(enriched()), "body": BODY, **changes})


def shown(what: RenderableType, *, colour: bool = False) -> str:
    """Render as a wide terminal would."""
    out = io.StringIO()
    system: Literal["standard"] | None = "standard" if colour else None
    Console(file=out, width=200, force_terminal=colour, color_system=system).print(what)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


@given(st.text())
def test_cleaned_text_holds_no_control_character(text: str) -> None:
    """Its length stays, so that offsets do too, and all that remains can be printed."""
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(sign.isprintable() or sign in "\n\t" for sign in cleaned)


@pytest.mark.parametrize("attack", ["\x1b[2J", "\x1b]0;owned\x07", "\r", "\x9b31m", "\u202e", "\0"])
def test_a_hostile_article_cannot_move_the_cursor(attack: str) -> None:
    """Escapes in any field that is shown come out as a harmless sign."""
    hostile = article(
        title=f"Fer{attack}ry",
        deck=f"Com{attack}muters",
        body=f"{attack}{BODY}",
        source=Source(id="x", name=f"Post{attack}"),
        entities=(entity(f"Lis{attack}bon", "GPE"),),
        dates=(date(f"Fri{attack}day", "2026-03-06"),),
    )
    for text in (shown(card(hostile)), shown(marked(hostile, colour=True))):
        assert attack not in text
        assert "\ufffd" in text


def test_a_card_tells_headline_source_day_and_findings() -> None:
    """In a few lines, entities by kind, dates with what they mean."""
    text = shown(
        card(
            article(
                dateline=Dateline(text="LISBON", span=Span(start=0, end=6), place="Lisbon"),
                entities=(entity("LISBON", "GPE"), entity("port", "ORG")),
                dates=(date("Friday", "2026-03-06"),),
            )
        )
    )
    assert text.splitlines() == [
        "Ferry 1 returns to service",
        "The Harbour Post · Lisbon · 2026-03-05",
        "  organisations: port",
        "  places: LISBON",
        "  dates: Friday 2026-03-06",
        "",
    ]


def test_the_most_salient_come_first_and_the_rest_are_counted() -> None:
    """Eight are named; nobody reads a list of thirty."""
    many = tuple(
        entity(f"Person {'x' * n}", "PERSON", salience=n / 10).model_copy(
            update={"entity_id": UUID(int=n)}
        )
        for n in range(10)
    )
    (line,) = [
        line for line in shown(card(article(entities=many))).splitlines() if "people" in line
    ]
    assert line.startswith("  people: Person xxxxxxxxx, Person xxxxxxxx, ")
    assert line.endswith(" and 2 more")


def test_every_date_is_shown_in_the_marked_text() -> None:
    """Each expression stands with its value behind it, where it is in the text."""
    dates = (date("March 5", "2026-03-05"), date("Friday", "2026-03-06", number=2))
    text = shown(marked(article(dates=dates), colour=True))
    assert "LISBON, March 5 [2026-03-05]. The ferry sails again on Friday [2026-03-06], the" in text
    assert "dates: March 5 2026-03-05, Friday 2026-03-06" in text


def test_the_same_date_said_twice_is_listed_once() -> None:
    """The list is of meanings, not of places."""
    dates = (date("Friday", "2026-03-06"), date("Friday", "2026-03-06", number=2))
    assert shown(card(article(dates=dates))).count("Friday") == 1


def test_entities_are_coloured_by_kind_where_they_stand() -> None:
    """Cyan is a place; the colour ends with the name."""
    text = shown(marked(article(entities=(entity("LISBON", "GPE"),)), colour=True))
    assert "\x1b[36mLISBON\x1b[0m, March 5." in text


def test_brackets_in_a_text_are_no_markup() -> None:
    """Rich's own markup in an article is printed as it stands."""
    title = "[bold]Ferry[/bold] [link=x]returns"
    assert title in shown(card(article(title=title)))
    assert title in shown(marked(article(title=title), colour=True))


def test_aliases_and_roles_are_told() -> None:
    """Below the text, who is also called what, and is what."""
    minister = entity(
        "Ana Pires",
        "PERSON",
        aliases=(Alias(text="Pires", relation="surname"), Alias(text="Pires", relation="surname")),
        roles=(Role(title="harbour master"),),
    )
    assert "Ana Pires = Pires; harbour master" in shown(marked(article(entities=(minister,)), colour=True))


def test_the_evidence_of_the_publication_date_is_told() -> None:
    """A reader can see why the article is dated as it is."""
    claim = DateEvidence(
        role="published",
        origin="dateline",
        value="--03-05",
        granularity="day",
        confidence=0.9,
        text="March 5",
    )
    text = shown(marked(article(date_evidence=(claim,)), colour=True))
    assert "published 2026-03-05: dateline --03-05 (March 5)" in text


def test_a_byline_leaves_out_what_is_not_known() -> None:
    """A later revision says so; a missing date is not guessed."""
    assert byline(article(published=None)) == "The Harbour Post"
    assert byline(article(revision=3)) == "The Harbour Post · 2026-03-05 · revision 3"


def test_an_article_in_which_nothing_was_found_is_shown_all_the_same() -> None:
    """Headline and source, and no empty lists."""
    text = shown(card(article()))
    assert text.splitlines()[:2] == [
        "Ferry 1 returns to service",
        "The Harbour Post · 2026-03-05",
    ]
    assert "people" not in text
