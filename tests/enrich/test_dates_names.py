"""Names that hold a word of time, and the same words where they are dates."""

from __future__ import annotations

import pytest

from dateline.messages import Span
from dateline_enrich.dates import find_dates
from tests.enrich.sentences import WEDNESDAY, read

PAIRS = [
    ("He read the Sunday Times.", "He read it Sunday at times."),
    ("She watched Monday Night Football.", "She watched football on Monday night."),
    ("Sheffield Wednesday lost.", "Sheffield lost on Wednesday."),
    ("The Good Friday Agreement holds.", "Good Friday was wet."),
    ("Black Monday ruined him.", "A black Monday? No, Monday was good."),
    ("They spoke of the Seven Years' War.", "They spoke of seven years of war."),
    ("They spoke of the Six Day War.", "They spoke of six days of war."),
    ("The July 26 Movement is banned.", "The July 26 vote is banned."),
    ("They met in May 1 Square.", "They met on May 1 in the square."),
    ("The November 17 group was broken up.", "On November 17 a group was broken up."),
    ("Resolutions 1701 and 1559 stand.", "The laws of 1701 and 1559 stand."),
    ("He drives a Peugeot 2008.", "He bought a Peugeot in 2008."),
    ("Asteroid 2012 DA14 flew by.", "In 2012 an asteroid flew by."),
    ("He was seen in The Sun.", "He was seen on Sun., May 13."),
    ("He teaches Sunday school.", "He teaches on Sunday in a school."),
    ("She scored in the third quarter.", "Profit fell in the third quarter."),
    ("Some 1900 protesters came.", "In 1905 protesters came."),
    ("He paid EUR 2010.", "He paid in 2010."),
]


@pytest.mark.parametrize(("name", "date"), PAIRS)
def test_a_name_is_told_from_a_date_by_the_words_around(name: str, date: str) -> None:
    """The same words of time, once in a name and once as they are meant."""
    assert read(name) == ()
    assert read(date)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Theresa May won. Support for May grew.", ()),
        ("Mr May won. A blow to May.", ()),
        ("Support for May grew.", ("May",)),
        ("Theresa May won in May.", ("May",)),
        ("Theresa May won on May 3.", ("May 3",)),
        ("Theresa May won in early May and since May.", ("early May", "May")),
        ("Judge March left. Before March he was a clerk.", ()),
    ],
)
def test_a_month_that_is_a_person_of_the_text_needs_its_preposition(
    text: str, found: tuple[str, ...]
) -> None:
    """Whoever is named once with title or given name is meant by the bare name too."""
    assert tuple(words for words, _ in read(text)) == found


def test_a_bearer_may_come_from_the_entities() -> None:
    """A given name that the rules do not know."""
    text = "Ottoline May won. Support for May grew."
    names = [Span(start=0, end=12)]
    assert len(find_dates({"body": text}, reference=WEDNESDAY).mentions) == 1
    found = find_dates({"body": text}, reference=WEDNESDAY, names={"body": names}).mentions
    assert found == ()


def test_an_entity_without_its_article_still_holds_the_reading() -> None:
    """The reading may begin with an article that the name has not."""
    text = "He fought in the Nine Years Campaigns."
    names = [Span(start=17, end=37)]
    assert find_dates({"body": text}, reference=WEDNESDAY, names={"body": names}).mentions == ()


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Mill To Close Next Month", ("Next Month",)),
        ("MILL TO CLOSE NEXT MONTH", ("NEXT MONTH",)),
        ("Mill With 90 Hands To Close Last Week of the Mill", ("Last Week",)),
        ("He edits Next Month and sleeps.", ()),
        ("Sold By Orlow Mill\n\nhe edits Next Month and sleeps a lot", ()),
    ],
)
def test_only_the_words_of_its_own_line_make_a_headline(line: str, found: tuple[str, ...]) -> None:
    """Capitals tell nothing where the whole line has them."""
    assert tuple(words for words, _ in read(line)) == found


def test_an_adversarial_text_of_names_is_read_in_the_end() -> None:
    """Windows are bounded, so that many names cost no more than many words."""
    text = "Resolutions 1701, 1702, 1703 and 1704 The Seven Years' War Mr May in May. " * 400
    assert len(read(text)) == 400
