"""Tests of whole stories in the styles of the world's agencies; places and people are invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from dateline.messages import ArticleFetched
from dateline_ingest.wire.articles import read_wire

READ_AT = datetime(2026, 9, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Story:
    """A story, and what must come out of it."""

    name: str
    text: str
    title: str
    deck: str | None
    place: str
    written: str | None
    """The date of the dateline."""
    agency: str | None
    day: date | None
    """The day of publication."""
    origins: tuple[str, ...]
    """What that day rests on."""
    kinds: tuple[str, ...]
    """Of the paragraphs that are not plain text."""


STORIES = (
    Story(
        "a story copied from the site of an agency that puts its name between slashes",
        """\
All news

Politics

Pilots will guide every tanker through the Strait of Varn, Orlenko promises

Ship owners asked for certainty about fees, and got a timetable, the transport minister explains

VELGRAD, October 24. /VESTA/. Pilots will go aboard every tanker that passes the Strait of Varn, \
Transport Minister Daria Orlenko told ship owners of the Free Coast Tomorrow league on Wednesday.

"Three groundings in one summer are enough," the minister said. "Whoever knows the shoals \
[between the two islands] knows why."

On October 2, the navy handed the northern buoys over to the port office. On October 19, the last \
of the stranded ships was towed away. A decree of 2011 had left the choice to the captains.

Port captain Pavel Rudin said on Wednesday that his office would train forty pilots for the \
southern channel in 2019.


The Varn Timetable

The league had asked for slots of two hours, its chairman Idris Hakam recalled.

"Now there is a table on the wall, and it hangs there from February 4-6 on trial," he joked.
""",
        "Pilots will guide every tanker through the Strait of Varn, Orlenko promises",
        "Ship owners asked for certainty about fees, and got a timetable, the transport minister "
        "explains",
        "VELGRAD",
        "--10-24",
        "VESTA",
        date(2018, 10, 24),
        ("dateline", "weekday", "future_year"),
        ("subhead",),
    ),
    Story(
        "a story for newspapers, with its agency in round brackets before a dash",
        """\
Cable-car strike strands hikers above Monte Sella

By Lucia Brandi

PONTALTO, Aug 6 (Kestrel) - A strike by cable-car drivers stranded two hundred hikers on Monte \
Sella on Friday, the mountain rescue service said.

The drivers want a rest of eleven hours between shifts, as the law of 2004 provides.

"Nobody is in danger, and there is soup," said the head of the service, Nino Ferrari.

The company plans to replace the cabins in 2022, when the concession ends.

(Reporting by Lucia Brandi; editing by Sam Oduya)

Our Standards: The Kestrel Principles.
""",
        "Cable-car strike strands hikers above Monte Sella",
        None,
        "PONTALTO",
        "--08-06",
        "Kestrel",
        date(2021, 8, 6),
        ("dateline", "weekday", "future_year"),
        ("boilerplate", "boilerplate"),
    ),
    Story(
        "a story with a line of credits, which gives the date outright",
        """\
Feature: Night market of Linqiao finds new life under the viaduct

Source: Haifeng    Editor: Lu Ping    2025-11-13 20:14:32

LINQIAO, Nov. 13 (Haifeng) -- At dusk on Thursday the first lamps were lit under the viaduct of \
Linqiao, where three hundred stalls had moved a month before.

"Up there they drive, down here we eat," said noodle cook Shen Yulan.

The city will add sixty stalls by 2027.
""",
        "Feature: Night market of Linqiao finds new life under the viaduct",
        None,
        "LINQIAO",
        "--11-13",
        "Haifeng",
        date(2025, 11, 13),
        ("page", "dateline"),
        (),
    ),
    Story(
        "a story whose dateline has no date, under a line with the time of its last change",
        """\
U.S. NEWS

The lake is rising, and the town of Halver Falls argues about its pier

Updated 5:42 PM CDT, Friday, March 13, 2026

HALVER FALLS, Minn. (KP) \u2014 For a century the pier has been the one thing on which everyone \
here agreed.

That ended Thursday, when the water came over the planks.

\u201cI was married on that pier,\u201d said Dale Korhonen, 74. \u201cTwice.\u201d
""",
        "The lake is rising, and the town of Halver Falls argues about its pier",
        None,
        "HALVER FALLS, Minn.",
        None,
        "KP",
        date(2026, 3, 13),
        ("page",),
        (),
    ),
    Story(
        "a story with the full date in its dateline",
        """\
MDA / Sea / Law

Fishing villages of the Casal coast win their case

Casal, Feb 18, 2015 (MDA) - Fishermen celebrated on Wednesday after a court ruled that trawlers \
must keep ten miles off the coast.

The case was brought in 2012.
""",
        "Fishing villages of the Casal coast win their case",
        None,
        "Casal",
        "2015-02-18",
        "MDA",
        date(2015, 2, 18),
        ("dateline", "weekday"),
        (),
    ),
    Story(
        "a story on markets, with points above it, whose year nothing in it tells",
        """\
KESTREL | COMMODITIES

METALS-Tin slips as Orvo smelter restarts

    * Union accepts a deal after 19 days
    * Stocks up for a fifth session

VARNHAM, March 10 (Kestrel) - Tin fell on Friday from its highest level in two weeks.

It lost 3.1% last week.
""",
        "METALS-Tin slips as Orvo smelter restarts",
        "* Union accepts a deal after 19 days\n* Stocks up for a fifth session",
        "VARNHAM",
        "--03-10",
        "Kestrel",
        None,
        ("dateline", "weekday"),
        (),
    ),
    Story(
        "a story wrapped by hand, in the way of teleprinters",
        """\
Storm closes port of Kyra

KYRA, Jan 27 (Interport) - A storm closed the port of Kyra on Tuesday and
tore three ferries from their moorings, the harbour office of the
Northern District said.
    "We shall look at every chain before we open again," said harbour
master Olga Lind.
    The port will be deepened in 2016, the office said.
-0-
""",
        "Storm closes port of Kyra",
        None,
        "KYRA",
        "--01-27",
        "Interport",
        date(2015, 1, 27),
        ("dateline", "weekday", "future_year"),
        (),
    ),
)


def read(story: Story) -> ArticleFetched:
    """Read a story as a file from long ago."""
    article = read_wire(story.text.encode(), name="1.txt", folder="in", fetched_at=READ_AT)
    assert isinstance(article, ArticleFetched)
    return article


each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)


@each_story
def test_headline_and_deck_are_found(story: Story) -> None:
    """And nothing of the page around them."""
    article = read(story)
    assert (article.title, article.deck) == (story.title, story.deck)


@each_story
def test_the_dateline_is_found(story: Story) -> None:
    """With place, date and agency, at the start of the body."""
    dateline = read(story).dateline
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (
        story.place,
        story.written,
        story.agency,
    )
    assert dateline.span.start == 0


@each_story
def test_the_day_of_publication_is_right_or_unknown(story: Story) -> None:
    """With the evidence that it rests on."""
    article = read(story)
    day = article.published.at.date() if article.published else None
    assert day == story.day
    assert tuple(claim.origin for claim in article.date_evidence) == story.origins
    assert not article.dates_conflict


@each_story
def test_the_paragraphs_are_told_apart(story: Story) -> None:
    """Sub-headlines and boilerplate from the text."""
    article = read(story)
    kinds = tuple(p.kind for p in article.paragraphs if p.kind not in {"text", "quote"})
    assert kinds == story.kinds


@each_story
def test_the_body_holds_the_text_and_no_furniture(story: Story) -> None:
    """Every word of the paragraphs, and none of the header."""
    article = read(story)
    for outside in ("All news", "Politics\n", "COMMODITIES", "Editor: Lu", "Updated 5:42", "-0-"):
        assert outside not in article.body
    assert story.title not in article.body
    assert article.body.rstrip(".")[-10:] in " ".join(story.text.split())
