"""Which of two weeks a bare weekday is of: the words that announce, hint, report and limit."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline_enrich.dates.civil import weekday_near
from dateline_enrich.dates.languages import language_of
from dateline_enrich.dates.tense import Direction, announced, planned
from tests.enrich.sentences import WEDNESDAY, read

TENSE = language_of("en").tense
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SENTENCES: list[tuple[str, Direction]] = [
    ("It is due on @.", "ahead"),
    ("It is due to be signed on @.", "ahead"),
    ("The vote on @ will be close.", "ahead"),
    ("She will be formally installed on @.", "ahead"),
    ("He'll testify @.", "ahead"),
    ("They plan to strike on @.", "ahead"),
    ("He has promised his men to be back by @.", "ahead"),
    ("A summit scheduled for @ is in doubt.", "ahead"),
    ("The envoy leaves @ for the coast.", "ahead"),
    ("Schools reopen @ across the island.", "ahead"),
    ("Ministers to meet @ on quotas", "ahead"),
    ("On @, the court will hear the widow.", "ahead"),
    ("Shops must stay shut until @.", "ahead"),
    ("The deadline was extended until @.", "ahead"),
    ("The rivals met United Nations envoys and will meet them again @.", "ahead"),
    ("The pope will visit the flooded town on @.", "ahead"),
    ("They plan a rally in the old town on @.", "ahead"),
    ("The talks were expected to begin @.", "nearer"),
    ("The army is ready for drills to begin @.", "nearer"),
    ("They agreed to talk over @'s disputed vote.", "nearer"),
    ("A court ordered the army to free him @.", "nearer"),
    ("He would be leaving on @.", "nearer"),
    ("The rally planned for @ was called off.", "nearer"),
    ("The offer had been due to expire @.", "nearer"),
    ("He had threatened to resign on @.", "nearer"),
    ("The queen will speak after @'s landslide.", "nearer"),
    ("He was picked for @'s match.", "nearer"),
    ("The referee postponed @'s game.", "nearer"),
    ("They were shut in until @.", "nearer"),
    ("The cabinet is meeting on @.", "nearer"),
    ("It fell on @ to 41.", "behind"),
    ("It rose on @.", "behind"),
    ("The vote that was planned was cancelled on @.", "behind"),
    ("It will end, he said on @.", "behind"),
    ("It will end, he told reporters @.", "behind"),
    ("He refused to testify on @.", "behind"),
    ("Until @, they had not slept.", "behind"),
    ("The motion that will be remembered needed 139 votes on @.", "behind"),
    ("He revealed his plans to sell the mill on @.", "behind"),
    ("The pumps failed to start @.", "behind"),
    ("An actor who had been ill for years died on @.", "behind"),
    ("On @, the council said it would sell.", "behind"),
    ("He will answer for the fire that killed a cook on @.", "behind"),
    ("Ahead of the vote, the army on @ issued a warning.", "behind"),
    ("Nothing has been heard of them since @.", "behind"),
    ("The paper reports @ that he lied.", "behind"),
    ("A new look at @", "unsaid"),
    ("Agenda: @, the rate of the central bank", "unsaid"),
]
"""``@`` is the weekday."""

FAR, NEAR, TOMORROW = 6, 3, 1


def _planned(sentence: str, days: int) -> bool:
    start = sentence.index("@")
    return planned(TENSE, sentence.lower(), (0, len(sentence)), (start, start + 1), days)


@pytest.mark.parametrize(("sentence", "direction"), SENTENCES)
def test_the_verbs_of_a_sentence_choose_the_week(sentence: str, direction: Direction) -> None:
    """A strong cue reaches six days, a hint three; silence means tomorrow only."""
    days = [days for days in (FAR, NEAR, TOMORROW) if _planned(sentence, days)]
    reach = {"ahead": [FAR, NEAR, TOMORROW], "nearer": [NEAR, TOMORROW], "behind": []}
    assert days == reach.get(direction, [TOMORROW])


@pytest.mark.parametrize(("sentence", "direction"), SENTENCES)
def test_only_a_strong_cue_announces_outright(sentence: str, direction: Direction) -> None:
    """A hint, a report and silence do not."""
    start = sentence.index("@")
    place = (0, len(sentence)), (start, start + 1)
    headline = sentence.startswith("Ministers to")  # is told by the start of its sentence
    assert announced(TENSE, sentence.lower(), *place) is (direction == "ahead" and not headline)


def test_a_cue_of_another_sentence_does_not_count() -> None:
    """The sentence is the horizon."""
    text = "it will rain. it fell on @."
    place = (text.index("@"), text.index("@") + 1)
    assert not planned(TENSE, text, (14, len(text)), place, NEAR)


def test_a_headline_begins_where_its_sentence_does() -> None:
    """What a window cuts off may hold the verb."""
    opening = "refused, for reasons that nobody in the whole of the long and weary hall could see, "
    text = f"{opening * 2}to leave @"
    place = (text.index("@"), text.index("@") + 1)
    assert not planned(TENSE, text, (0, len(text)), place, FAR)


@pytest.mark.parametrize("today", range(7))
@pytest.mark.parametrize("named", range(7))
@pytest.mark.parametrize(
    ("sentence", "step", "ahead"),
    [
        ("The mill closed on {}.", None, False),
        ("The mill was closed {}, the owner said.", None, False),
        ("The mill will close on {}.", None, True),
        ("The mill is due to close {}.", None, True),
        ("The mill closed last {}.", -1, False),
        ("The mill will close next {}.", 1, True),
        ("The mill closed next {}, records say.", 1, True),
    ],
)
def test_a_weekday_is_the_one_of_the_calendar(
    today: int, named: int, sentence: str, step: int | None, *, ahead: bool
) -> None:
    """All reference days, all names, past and future, bare and stepped."""
    reference = WEDNESDAY + timedelta(today)
    back = (reference.weekday() - named) % 7
    bare = 7 - back if ahead and back else -back
    days = {None: bare, -1: -(back or 7), 1: 7 - back}[step]
    ((_, value),) = read(sentence.format(NAMES[named]), reference)
    assert value == str(reference + timedelta(days))
    assert weekday_near(reference, named, step, ahead=ahead) == date.fromisoformat(value)


@pytest.mark.parametrize("today", range(7))
@pytest.mark.parametrize("named", range(7))
def test_a_hint_and_silence_take_the_nearer_day(today: int, named: int) -> None:
    """Within three days a hint leads ahead; without a verb only tomorrow does."""
    reference = WEDNESDAY + timedelta(today)
    ahead = (named - reference.weekday()) % 7
    hint = ahead if ahead <= NEAR else ahead - 7
    silence = ahead if ahead <= TOMORROW else ahead - 7
    for sentence, days in (
        ("The mill would close on {}.", hint),
        ("Agenda: {}, the price of milk", silence),
    ):
        ((_, value),) = read(sentence.format(NAMES[named]), reference)
        assert value == str(reference + timedelta(days))


@pytest.mark.parametrize("today", range(7))
@pytest.mark.parametrize("named", range(7))
@pytest.mark.parametrize(("words", "weeks"), [("a week from", 1), ("two weeks from", 2)])
def test_weeks_on_top_count_from_the_coming_day(
    today: int, named: int, words: str, weeks: int
) -> None:
    """A week from Monday is the Monday after the coming one."""
    reference = WEDNESDAY + timedelta(today)
    ahead = (named - reference.weekday()) % 7
    ((_, value),) = read(f"It reopens {words} {NAMES[named]}.", reference)
    assert value == str(reference + timedelta(ahead + 7 * weeks))


@pytest.mark.parametrize("today", range(7))
@pytest.mark.parametrize("named", range(7))
def test_this_weekday_is_of_this_week(today: int, named: int) -> None:
    """What has passed of the week comes again only where the tense says so."""
    reference = WEDNESDAY + timedelta(today)
    monday = reference - timedelta(reference.weekday())
    ((_, value),) = read(f"The mill burned this {NAMES[named]}.", reference)
    assert value == str(monday + timedelta(named))
    ((_, value),) = read(f"The mill will close this {NAMES[named]}.", reference)
    assert value == str(reference + timedelta((named - reference.weekday()) % 7))


@pytest.mark.parametrize("told", range(7))
@pytest.mark.parametrize("named", range(7))
def test_a_narrated_weekday_counts_from_the_day_told_last(told: int, named: int) -> None:
    """The following comes after it, the previous before it, "that" is the nearest."""
    day = date(2018, 4, 20) + timedelta(told)
    gap = (named - day.weekday()) % 7
    for words, days in (
        ("The following", gap or 7),
        ("The previous", gap - 7),
        ("That", gap if gap <= NEAR else gap - 7),
    ):
        text = f"The mill burned on April {day.day}. {words} {NAMES[named]} it rained."
        assert read(text)[1] == (f"{words} {NAMES[named]}", str(day + timedelta(days)))
