"""The period that a text gives figures for, and what counts from it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline_enrich.dates import find_dates
from dateline_enrich.dates.forms import Length, Part, Period, Reading, Step, YearBefore
from dateline_enrich.dates.languages.en import LANGUAGE as ENGLISH
from dateline_enrich.dates.reports import hear, part, year_before
from dateline_enrich.dates.scene import Scene, says_twice
from dateline_enrich.dates.text import Sentences, fold
from tests.enrich.sentences import read

NOVEMBER = date(2019, 11, 5)


def _scene(text: str, *, reference: date | None = NOVEMBER, company: bool = True) -> Scene:
    return Scene(ENGLISH, fold(text), Sentences(text, ENGLISH.sentence), reference, company)


def _reading(form: Part | YearBefore, mod: str | None = None) -> Reading:
    return Reading(0, 1, form, "test", mod)


def _quarter(number: int | None, scene: Scene, year: int | None = None) -> str | None:
    form = Part("Q", number, year)
    value = part(form, _reading(form), scene)
    return value.text if value else None


def _back(scene: Scene) -> str | None:
    form = YearBefore("reference")
    value = year_before(form, _reading(form), scene)
    return value.text if value else None


def test_a_year_ago_is_the_quarter_told_last() -> None:
    """The memory moves with the reading."""
    scene = _scene("Profit rose.")
    assert _quarter(3, scene) == "2019-Q3"
    assert _back(scene) == "2018-Q3"


def test_a_year_ago_is_the_year_where_no_quarter_was_told() -> None:
    """Company news may speak of jobs and years alone."""
    assert _back(_scene("Profit rose.")) == "2018"


def test_outside_company_news_only_the_same_sentence_makes_it_a_quarter() -> None:
    """Output "in the first quarter from a year earlier", but a bridge of a year ago."""
    scene = _scene("Output rose. A bridge fell.", company=False)
    _quarter(3, scene)
    form = YearBefore("reference")
    near = year_before(form, Reading(5, 6, form, "test"), scene)
    far = year_before(form, Reading(16, 17, form, "test"), scene)
    assert [one.text for one in (near, far) if one] == ["2018-Q3", "2018"]


@pytest.mark.parametrize(
    "form",
    [
        Length("P9M"), Length("P6M"), Length("P1Y", reported=True), Period("2018", reported=True),
        Step("Y", 0, reported=True),
    ],
)  # fmt: skip
def test_nine_months_and_years_take_the_place_of_the_quarter(
    form: Length | Period | Step,
) -> None:
    """What is compared with "a year earlier" is then longer than a quarter."""
    scene = _scene("Profit rose.")
    _quarter(3, scene)
    hear(form, scene)
    assert _back(scene) == "2018"


@pytest.mark.parametrize("form", [Length("P2D"), Length("P1Y"), Period("2018"), Step("Y", 0)])
def test_other_years_and_lengths_leave_the_quarter_in_place(form: Length | Period | Step) -> None:
    """A year told in passing is nothing that figures are given for."""
    scene = _scene("Profit rose.")
    _quarter(3, scene)
    hear(form, scene)
    assert _back(scene) == "2018-Q3"


def test_a_quarter_takes_over_from_the_nine_months_again() -> None:
    """The last one told counts."""
    scene = _scene("Profit rose.")
    hear(Length("P9M"), scene)
    _quarter(3, scene)
    assert _back(scene) == "2018-Q3"


def test_an_earlier_quarter_is_only_a_comparison() -> None:
    """After a flat second quarter the third is still the one under report."""
    scene = _scene("Profit rose.")
    _quarter(3, scene)
    _quarter(2, scene)
    assert _back(scene) == "2018-Q3"


def test_the_running_quarter_does_not_replace_one_that_was_reported() -> None:
    """A charge in the fourth quarter is a forecast."""
    scene = _scene("Profit rose.")
    _quarter(3, scene)
    _quarter(4, scene)
    assert _back(scene) == "2018-Q3"


def test_the_running_quarter_may_be_reported_on_early() -> None:
    """A business year may end in October."""
    scene = _scene("Profit rose.")
    _quarter(4, scene)
    assert _back(scene) == "2018-Q4"


def test_the_quarter_without_a_number_is_the_one_told_or_the_last_that_ended() -> None:
    """And with a year it is the same number in that year."""
    scene = _scene("Profit rose.")
    assert _quarter(None, scene) == "2019-Q3"
    _quarter(2, scene)
    assert _quarter(None, scene) == "2019-Q2"
    assert _quarter(None, scene, 2017) == "2017-Q2"


def test_the_end_of_the_quarter_ahead_is_that_of_the_running_one() -> None:
    """Where the tense points ahead."""
    scene = _scene("It will be sold by X.")
    form = Part("Q", None)
    at = scene.folded.index("x.")
    value = part(form, Reading(at, at + 1, form, "test", "END"), scene)
    assert value is not None
    assert value.text == "2019-Q4"


def test_without_a_reference_only_named_years_are_known() -> None:
    """What counts from nowhere is a past reference."""
    scene = _scene("Profit rose.", reference=None)
    assert _quarter(3, scene) == "XXXX-Q3"
    assert _quarter(3, scene, 2016) == "2016-Q3"
    assert _quarter(None, scene) is None
    assert _back(scene) == "PAST_REF"


def test_a_match_has_quarters_and_halves_of_its_own() -> None:
    """Two words of sport tell, unless the text is about a company's figures."""
    text = "They scored 20 points."
    assert _quarter(3, _scene(text, company=False)) is None
    assert _quarter(3, _scene(text)) == "2019-Q3"
    assert says_twice(fold(text), ENGLISH.match)
    assert not says_twice("a goal", ENGLISH.match)
    assert not says_twice(fold(text), None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("the quarter ended Sept. 30", "2019-Q3"),
        ("the quarter ended July 31", "2019-Q2"),
        ("the quarter ended Jan. 31", "2018-Q4"),
        ("the quarter ended Nov. 30", "2018-Q4"),
        ("the quarter ended Oct. 1, 2016", "2016-Q3"),
        ("the fourth quarter ended Aug. 26", "2019-Q4"),
        ("the fourth quarter ended Jan. 27", "2018-Q4"),
        ("the second quarter ended Sept. 30", "2019-Q2"),
    ],
)
def test_a_quarter_by_its_last_day_is_the_one_that_holds_most_of_it(text: str, value: str) -> None:
    """Unless the business year has numbered it."""
    found = dict(read(f"Earnings fell in {text}, and profit too.", NOVEMBER))
    assert found[text.partition(" ended")[0]] == value


@pytest.mark.parametrize(
    ("story", "value"),
    [
        ("Net fell in the third quarter. Revenue was higher than a year earlier.", "2018-Q3"),
        ("Net fell in the third quarter. For the nine months, net beat that a year ago.", "2018"),
        ("Net profit fell last year. Revenue was higher than a year earlier.", "2018"),
        ("In fiscal 2017, earnings per share were above those a year earlier.", "2016"),
        ("Net income for the year ended June 30 rose from revenue a year ago.", "2018"),
        ("In the first half net profit rose from $2 million a year earlier.", "2018"),
        ("Q3 earnings: net profit rose from $2 million a year earlier.", "2018-Q3"),
    ],
)
def test_a_story_tells_what_a_year_ago_means(story: str, value: str) -> None:
    """Quarter, nine months, half or year: the one told last."""
    assert read(story, NOVEMBER)[-1][1] == value


def test_the_headline_may_be_all_that_numbers_the_quarter() -> None:
    """Its memory goes on to the body."""
    texts = {
        "title": "Tarn Mills: third-quarter profit falls",
        "body": "Net income fell to $2 million from $3 million a year ago, and sales were flat.",
    }
    found = find_dates({"title": texts["title"], "body": texts["body"]}, reference=NOVEMBER)
    assert [one.value for one in found.mentions] == ["2019-Q3", "2018-Q3"]


def test_a_month_a_year_back_is_a_month() -> None:
    """It counts from the month that was told."""
    assert read("Sales rose in March from the year-ago month.")[-1][1] == "2017-03"


def test_years_ago_in_the_narrative_count_from_the_year_told() -> None:
    """A murder of 2012 was a year earlier than one of 2013."""
    assert read("He fled in 2013; a year earlier he had been hurt.")[-1][1] == "2012"
