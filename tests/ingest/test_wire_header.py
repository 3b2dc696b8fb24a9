"""Tests of what stands above and below a wire story: slugs, notes, bylines, signs."""

from __future__ import annotations

import pytest

from dateline_ingest.wire.story import WireStory
from dateline_ingest.wire.text import read_story

BODY = "OSTBY (KP) - The bridge was opened on Friday."


def story(header: str, body: str = BODY) -> WireStory:
    """Read a story under a header."""
    return read_story(f"{header}\n\n{body}\n")


def kinds(text: WireStory) -> list[str]:
    """Of its paragraphs."""
    return [paragraph.kind for paragraph in text.paragraphs]


@pytest.mark.parametrize(
    ("line", "slug"),
    [
        ("BC-EU--Ostby Bridge,1st Ld-Writethru,312", "EU--Ostby Bridge"),
        ("Norda-bridge-opening,2ndlead", "Norda-bridge-opening"),
        ("Verkehr/Norda/", "Verkehr/Norda"),
        ("NORDA-BRIDGE (UPDATE 2)", "NORDA-BRIDGE"),
        ("NORDA-BRIDGE (OSTBY)", "NORDA-BRIDGE"),
        ("Norda-bridge (update 1)", "Norda-bridge"),
        ("1 TRANSPORT Bridge", "TRANSPORT Bridge"),
        ("POLITICS Bridge Substitute", "POLITICS Bridge Substitute"),
        ("Norda-bridge 2nd take", "Norda-bridge"),
    ],
)
def test_a_slug_is_told_from_the_headline(line: str, slug: str) -> None:
    """By its hyphens, slashes or desk; its parts are keywords."""
    read = story(f"{line}\nBridge opens again in Ostby")
    assert (read.slugline, read.title) == (slug, "Bridge opens again in Ostby")
    assert read.keywords


@pytest.mark.parametrize(
    "title",
    [
        "G20 leaders meet in Ostby", "EU to act on AI", "Post-war houses fall", "Post-war",
        "NATO Chief Visits Ostby", "US GDP UP", "A-320 lands safely", "MH370 FOUND IN BAY",
        "He said/she said",
    ],
)  # fmt: skip
def test_a_headline_is_no_slug_and_no_service_line(title: str) -> None:
    """However much it looks like one."""
    assert story(title).title == title


@pytest.mark.parametrize(
    "line",
    ["APA0123 5 II 0214 CI       Mo, 02.Mär 2026", "DEL45", "a0456", "nL8N3AB12C", "ZCZC 0123",
     "bdt0123 4 pl 250"],
)  # fmt: skip
def test_the_services_own_count_is_dropped(line: str) -> None:
    """It says nothing of the story."""
    read = story(f"{line}\nBridge opens again in Ostby")
    assert (read.title, read.deck) == ("Bridge opens again in Ostby", None)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Tove Halm", "Tove Halm"), ("By TOVE HALM, Kestrel Press", "TOVE HALM"),
        ("By Tove Halm and Per Aas", "Tove Halm and Per Aas"), ("Von Tove Halm, kp", "Tove Halm"),
        ("Par Tove Halm", "Tove Halm"), ("Por Tove Halm", "Tove Halm"),
        ("di Tove Halm", "Tove Halm"), ("Av Tove Halm/KP", "Tove Halm"),
    ],
)  # fmt: skip
def test_a_byline_is_read_in_many_languages(line: str, byline: str) -> None:
    """Without the agency beside it."""
    read = story(f"Bridge opens again\n\n{line}")
    assert (read.title, read.byline, read.deck) == ("Bridge opens again", byline, None)


@pytest.mark.parametrize(
    "title", ["Von der Leyen besucht Ostby", "Di Maio attacca Salvini di nuovo"]
)
def test_a_headline_may_begin_as_a_byline_does(title: str) -> None:
    """A byline is names and nothing else."""
    assert story(title).title == title


def test_notes_to_editors_are_kept_beside_the_story() -> None:
    """And not in it."""
    read = story("Bridge opens again\n\nEDS: photos will follow\n\nEMBARGOED UNTIL 0001 GMT MAY 4")
    assert read.editor_note == "EDS: photos will follow\nEMBARGOED UNTIL 0001 GMT MAY 4"
    assert read.embargo == "EMBARGOED UNTIL 0001 GMT MAY 4"
    assert read.deck is None


def test_a_headline_in_capitals_over_two_lines_is_one() -> None:
    """The first is too long to be all of it."""
    read = story("BRIDGE OF OSTBY OPENED AGAIN AFTER\nSIXTY YEARS")
    assert read.title == "BRIDGE OF OSTBY OPENED AGAIN AFTER SIXTY YEARS"


def test_a_place_on_a_line_of_its_own_is_the_dateline() -> None:
    """It stays in the body, where datelines are."""
    read = story("Bridge opens again\n\nA ferry goes\n\nOSTBY", "The bridge was opened on Friday.")
    assert (read.title, read.deck) == ("Bridge opens again", "A ferry goes")
    assert read.dateline is not None
    assert (read.dateline.place, read.body[: read.dateline.span.end]) == ("OSTBY", "OSTBY")


def test_an_advisory_withdraws_the_story_that_it_quotes() -> None:
    """Without the word kill."""
    read = story(
        "ADVISORY - Story on bridge withdrawn",
        'The May 3 story headlined "Bridge opens again" is wrong and is withdrawn.',
    )
    assert read.notice is not None
    assert (read.notice.kind, read.notice.headline) == ("retraction", "Bridge opens again")
    assert read.status == "canceled"


def test_news_of_a_withdrawal_withdraws_nothing() -> None:
    """It is no notice to editors."""
    body = 'OSTBY (KP) - The story "Bridge opens again" has been withdrawn, the Post said.'
    read = story("Newspaper takes back its story on the bridge", body)
    assert (read.notice, read.status) == (None, "usable")


@pytest.mark.parametrize(
    "line",
    [
        "adn/mlf/js", "bur-adn/js", "kp bk yyon n1 mo", "121530 Mrz 26", "Tove Halm/KP", "kp",
        "KESTREL", "tove@ostby.example", "www.ostby.example (2026)", "-0-", "(END)", "Kestrel/Fim",
        "Tove Halm, Kestrel Press", "(Schluss) abc/def", "RBP // MLS", "Kd jv",
        "Keywords: BRIDGE NORDA", "Kestrel writer Per Aas contributed to this report.",
    ],
)  # fmt: skip
def test_what_stands_below_a_story_is_no_part_of_it(line: str) -> None:
    """It is boilerplate, or not even that."""
    read = story("Bridge opens again", f"{BODY}\n\nIt was built in 1926.\n\n{line}")
    assert [kind for kind in kinds(read) if kind != "boilerplate"] == ["text", "text"]


def test_what_is_for_editors_only_ends_the_story() -> None:
    """Whatever follows it."""
    read = story(
        "Bridge opens again",
        f"{BODY}\n\nThe following information is not intended for publication\n\nCall the mayor.",
    )
    assert kinds(read) == ["text", "boilerplate", "boilerplate"]


def test_a_table_below_a_story_is_text() -> None:
    """More short lines than any signature has."""
    table = "\n\n".join(f"Ostby {number} {number}" for number in range(6))
    read = story("Bridges of Norda", f"{BODY}\n\n{table}")
    assert kinds(read) == ["text"] * 7


@pytest.mark.parametrize("mark", ["Enditem", "-0-", "///", "(END)", "==Kyodo", "ENDS"])
def test_the_mark_behind_the_last_sentence_is_taken_off(mark: str) -> None:
    """It marks the end of the copy."""
    assert story("Bridge opens again", f"{BODY} {mark}").body == BODY


@pytest.mark.parametrize("line", ["- 'Nets like lace' -", "*** 'Nets like lace' ***"])
def test_sub_headlines_between_signs_lose_them(line: str) -> None:
    """As one agency prints them."""
    read = story("Bridge opens again", f"{BODY}\n\n{line}\n\nIt was built in 1926.")
    assert kinds(read) == ["text", "subhead", "text"]
    assert "'Nets like lace'\n" in read.body
    assert line not in read.body


def test_a_question_may_be_a_sub_headline() -> None:
    """Above a paragraph that is longer than it."""
    answer = (
        "The council of Ostby will meet on Friday to talk about what it can do with the bridge."
    )
    read = story("Bridge opens again", f"{BODY}\n\nWhat happens next?\n\n{answer}")
    assert kinds(read) == ["text", "subhead", "text"]


def test_the_time_of_sending_below_a_story_dates_it() -> None:
    """To the minute."""
    read = story("Bridge opens again", f"{BODY}\n\nkp bk n1 mo\n121530 Mrz 26")
    assert read.stamped is not None
    assert read.stamped[1].at.isoformat() == "2026-03-12T15:30:00+00:00"
    assert story("Bridge opens again", f"{BODY}\n\n329930 Mrz 26").stamped is None


def test_who_published_it_first_is_its_agency() -> None:
    """Where the dateline names none; the day is that of the publication."""
    body = (
        "OSTBY \u2014 It opened.\n\nThis report by Kestrel Press was first published May 3, 2026."
    )
    read = story("Bridge opens again", body)
    assert read.agency == "Kestrel Press"
    assert read.stamped is not None
    assert read.stamped[1].at.date().isoformat() == "2026-05-03"
