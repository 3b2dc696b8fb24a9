"""The stories themselves: enough of them, whole, different, and true to the calendar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from difflib import SequenceMatcher
from itertools import combinations

import pytest

from dateline_ingest.newsroom.outlets import AGENCIES, OUTLETS, PAPERS
from dateline_ingest.newsroom.stories import read_stories, read_wires
from dateline_ingest.newsroom.story import Story

STORIES = read_stories()
FIRST = tuple(story for story in STORIES if story.revision == 1)
WIRES = read_wires()
ALL_TEXTS = {**{f"{s.outlet}/{s.slug}/{s.revision}": s.text for s in STORIES}, **WIRES}
BY_KEY = {outlet.key: outlet for outlet in OUTLETS}


def test_the_newsroom_is_large_enough() -> None:
    """At least 40 stories, 6 outlets and 8 wire files."""
    assert len(FIRST) + len(WIRES) >= 40
    assert len({story.outlet for story in STORIES}) >= 6
    assert len(WIRES) >= 8


def test_every_paper_prints_and_every_agency_files() -> None:
    """No outlet is without a story."""
    assert {story.outlet for story in STORIES} == {paper.key for paper in PAPERS}
    assert {name.partition("-")[0] for name in WIRES} == {agency.key for agency in AGENCIES}


def test_outlets_come_from_many_countries_and_none_can_be_real() -> None:
    """Keys and domains are unique, and every domain is reserved for examples."""
    assert len({outlet.key for outlet in OUTLETS}) == len(OUTLETS)
    assert len({outlet.domain for outlet in OUTLETS}) == len(OUTLETS)
    assert all(outlet.domain.endswith(".example") for outlet in OUTLETS)
    assert len({outlet.country for outlet in PAPERS}) >= 8


@pytest.mark.parametrize("story", STORIES, ids=lambda story: f"{story.outlet}/{story.slug}")
def test_every_story_is_whole(story: Story) -> None:
    """Its length, its guid, its language and its dates are those of a real story."""
    outlet = BY_KEY[story.outlet]
    assert 120 <= len(story.text.split()) <= 450
    assert story.guid == f"tag:{outlet.domain},2026:{story.slug}"
    assert story.language.partition("-")[0] == outlet.language.partition("-")[0]
    assert story.published <= story.updated
    assert date(2026, 2, 1) <= story.published.date() <= date(2026, 3, 31)
    assert len(story.body) >= 5
    assert not re.search(r"[ \t]{2}|\t", story.text)


@pytest.mark.parametrize("name", WIRES)
def test_every_wire_file_is_of_a_wire_storys_length(name: str) -> None:
    """Between 120 and 450 words, furniture included."""
    assert 120 <= len(WIRES[name].split()) <= 450


def test_guids_and_addresses_are_unique_but_for_revisions() -> None:
    """One guid, one path and one title for each story."""
    for values in (
        [story.guid for story in FIRST],
        [story.path for story in FIRST],
        [story.title for story in STORIES],
    ):
        assert max(Counter(values).values()) == 1


def test_no_paragraph_is_printed_twice_but_in_reprints_and_revisions() -> None:
    """Stories are different texts, apart from one agency story and one update."""
    shared: Counter[tuple[str, str]] = Counter()
    for one, other in combinations(ALL_TEXTS, 2):
        common = set(ALL_TEXTS[one].split("\n\n")) & set(ALL_TEXTS[other].split("\n\n"))
        long = [paragraph for paragraph in common if len(paragraph) > 40]
        shared[one, other] += len(long)
    related = {pair for pair, count in shared.items() if count}
    assert related == {
        ("lantern/nairobi-library-book-54-years/1", "ledger/overdue-book-nairobi/1"),
        ("lantern/nairobi-library-book-54-years/1", "meridian-library-book.txt"),
        ("ledger/overdue-book-nairobi/1", "meridian-library-book.txt"),
    }


def test_the_reprints_follow_the_agency_with_small_edits() -> None:
    """Two papers print the agency's story, and neither prints it letter by letter."""
    wire = WIRES["meridian-library-book.txt"]
    reprints = [story for story in STORIES if story.byline == "Meridian News Service"]
    assert len(reprints) == 2
    for story in reprints:
        likeness = SequenceMatcher(None, story.text.split(), wire.split(), autojunk=False).ratio()
        assert 0.8 < likeness < 1.0


def test_one_story_has_an_update() -> None:
    """The second revision keeps guid and publication, and changes headline, text and update."""
    later = [story for story in STORIES if story.revision > 1]
    assert len(later) == 1
    before = next(story for story in FIRST if story.guid == later[0].guid)
    assert later[0].published == before.published
    assert later[0].updated > before.updated
    assert later[0].title != before.title
    assert later[0].text != before.text


def test_one_story_prints_a_correction() -> None:
    """A correction notice stands above the text that it corrects."""
    notices = [s for s in STORIES if s.body[0].text.startswith("(Correction, 24 February:")]
    assert [story.slug for story in notices] == ["afternoon-coffee-deep-sleep"]
    assert notices[0].updated.date() == date(2026, 2, 24)


def test_the_papers_write_in_four_languages_and_many_time_zones() -> None:
    """English, German, Spanish and French, from Ohio to Singapore."""
    assert {story.language.partition("-")[0] for story in STORIES} == {"en", "de", "es", "fr"}
    assert len({story.published.utcoffset() for story in STORIES}) >= 7


@pytest.mark.parametrize(
    "trap",
    [
        "New Tomorrow", "Resolution 1874", "she may march", "Flight QX 1905", "21\u201319",
        "Yesterday's Children", "April Summers", "Local 1903", "MX 2026", "New Dawn",
    ],
)  # fmt: skip
def test_the_stories_hold_traps_for_readers_of_dates(trap: str) -> None:
    """Names, scores and numbers that only look like dates are there to be told apart."""
    assert any(trap.lower() in text.lower() for text in ALL_TEXTS.values())


@pytest.mark.parametrize(
    "wording",
    [
        "last month", "next Tuesday", "a year ago", "first quarter", "April 14-15", "1990s",
        "GMT", "every second Tuesday", "for 19 years", "the day after tomorrow", "in 2027",
        "[Turkmenistan]", "(WHO)", "“", '"', "»", "«", "third Wednesday in March", "by mid-year",
    ],
)  # fmt: skip
def test_the_stories_hold_what_dateline_looks_for(wording: str) -> None:
    """Relative dates, ranges, zones, short forms and every kind of quotation mark occur."""
    assert any(wording in text for text in ALL_TEXTS.values())


# --- the calendar -------------------------------------------------------------------------------

WEEKDAYS = (
    "monday montag lunes lundi",
    "tuesday dienstag martes mardi",
    "wednesday mittwoch miércoles mercredi",
    "thursday donnerstag jueves jeudi",
    "friday freitag viernes vendredi",
    "saturday samstag sábado samedi",
    "sunday sonntag domingo dimanche",
)
MONTHS = (
    "january jan januar enero janvier",
    "february feb februar febrero février",
    "march mar märz marzo mars",
    "april apr abril avril",
    "may mai mayo",
    "june jun juni junio juin",
    "july jul juli julio juillet",
    "august aug agosto août",
    "september sept sep septiembre septembre",
    "october oct oktober octubre octobre",
    "november nov noviembre novembre",
    "december dec dezember diciembre décembre",
)
WEEKDAY_NUMBER = {name: number for number, names in enumerate(WEEKDAYS) for name in names.split()}
MONTH_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names.split()}
_WEEKDAY = "|".join(WEEKDAY_NUMBER)
_MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
_DATE = (
    rf"(?:(?P<m1>{_MONTH})\.? (?P<d1>\d{{1,2}})\b|(?P<d2>\d{{1,2}})\.?(?: de)? (?P<m2>{_MONTH})\b)"
)
DATED_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY}),? {_DATE}(?:,? (?:de )?(?P<year>\d{{4}}))?", re.IGNORECASE
)


def wrong_weekdays(text: str, year: int = 2026) -> Iterator[tuple[str, bool]]:
    """Find each date that is named together with its weekday, and tell whether they disagree."""
    for found in DATED_WEEKDAY.finditer(text):
        month = MONTH_NUMBER[(found["m1"] or found["m2"]).lower()]
        day = date(int(found["year"] or year), month, int(found["d1"] or found["d2"]))
        yield found[0], day.weekday() != WEEKDAY_NUMBER[found["weekday"].lower()]


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("on Friday, March 13, 2026", False),
        ("on Thursday, March 13, 2026", True),
        ("on Friday, Feb 27, there", False),
        ("on Sunday, Nov. 1.", False),
        ("von Montag, 9. März, um", False),
        ("el martes 10 de febrero en", False),
        ("mercredi 18 février 2026", False),
        ("mardi 18 février", True),
    ],
)
def test_the_calendar_check_knows_right_from_wrong(text: str, is_wrong: bool) -> None:  # noqa: FBT001 - a table's column
    """The check reads four languages and sees a wrong weekday."""
    assert [wrong for _, wrong in wrong_weekdays(text)] == [is_wrong]


def test_every_weekday_agrees_with_the_date_beside_it() -> None:
    """Wherever a text names a weekday and its date, the calendar agrees."""
    texts = [*ALL_TEXTS.values(), *(f"{story.title}\n{story.deck}" for story in STORIES)]
    checks = [check for text in texts for check in wrong_weekdays(text)]
    assert len(checks) >= 12
    assert [what for what, is_wrong in checks if is_wrong] == []


# Place and date as the dateline, or failing it the furniture, gives them; the weekday in the lead.
FILED = {
    "atlantique-dakar-nets.txt": ("Dakar, Feb 18, 2026 (ATL)", "2026-02-18", "on Wednesday"),
    "atlantique-geneva-vaccine.txt": ("Geneva, March 20, 2026 (ATL)", "2026-03-20", "on Friday"),
    "haixing-mongolia-wool.txt": ("ULAN BATOR, Feb. 24 (Haixing)", "2026-02-24", "on Tuesday"),
    "haixing-rocket-orchids.txt": ("HAIKOU, March 9 (Haixing)", "2026-03-09", "on Monday"),
    "meridian-copper.txt": ("LONDON, March 10 (Meridian)", "2026-03-10", "on Tuesday"),
    "meridian-library-book.txt": ("NAIROBI, March 3 (Meridian)", "2026-03-03", "on Tuesday"),
    "rdp-telefonzelle.txt": ("Bonn (rdp)", "2026-03-12", "seit Donnerstag"),
    "sarya-caspian-ferries.txt": ("AKTAU, February 26. /SARYA/.", "2026-02-26", "on Thursday"),
    "sarya-glacier-photographs.txt": ("BISHKEK, March 16. /SARYA/.", "2026-03-16", "on Monday"),
    "tririvers-ghost-bridge.txt": ("PIERRE, S.D. (TRP)", "2026-03-13", "agreed Friday"),
}


def test_every_wire_files_dateline_is_known() -> None:
    """The table of datelines above has a row for each file."""
    assert set(FILED) == set(WIRES)


@pytest.mark.parametrize(("name", "filed"), FILED.items(), ids=FILED)
def test_the_weekday_in_a_wire_story_is_that_of_its_dateline(
    name: str, filed: tuple[str, str, str]
) -> None:
    """The dateline opens a paragraph, and the day that the lead names is its weekday."""
    dateline, day, weekday = filed
    text = WIRES[name]
    assert f"\n\n{dateline} " in text
    assert weekday in text
    number = datetime.fromisoformat(day).replace(tzinfo=UTC).weekday()
    assert WEEKDAY_NUMBER[weekday.split()[-1].lower()] == number


def test_one_wire_storys_year_stands_in_no_date_of_its_own() -> None:
    """Its year can only be inferred: from day, month, weekday and a year that is to come."""
    text = WIRES["sarya-caspian-ferries.txt"]
    assert re.findall(r"\b(?:19|20)\d\d\b", text) == ["2027"]
    years = [y for y in range(2016, 2027) if date(y, 2, 26).strftime("%A") == "Thursday"]
    assert years[-1] == 2026
