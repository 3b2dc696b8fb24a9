"""Short stories in the styles of the agencies, read whole: nothing missed or invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from dateline_enrich.dates import find_dates


@dataclass(frozen=True)
class Story:
    """A fictional story, its reference date, and every expression with its value, in order."""

    style: str
    reference: date
    text: str
    expected: tuple[tuple[str, str], ...]


def _story(style: str, reference: str, text: str, expected: str) -> Story:
    pairs = (line.strip().rpartition(" = ") for line in expected.strip().splitlines())
    values = tuple((written, value) for written, _, value in pairs)
    return Story(style, date.fromisoformat(reference), text.strip(), values)


STORIES = [
    _story(
        "capital, month and day, agency between slashes",
        "2018-05-16",
        """
ORLOW, May 16. /VESTNIK/. The governor of Tarn, Ilya Morev, said on Wednesday that the dam above
the city would be closed until June 4. The dam, built in 1964, has leaked since March.

"We shall have the money by the end of the year," he said. "On May 22, the cabinet will meet, and
two weeks later work will begin." The last repair took eleven months.

Three workers died in the flood of November 30, 2011. Resolution 1187 was adopted a year later.
""",
        """
May 16 = 2018-05-16
Wednesday = 2018-05-16
June 4 = 2018-06-04
1964 = 1964
March = 2018-03
the end of the year = 2018
May 22 = 2018-05-22
two weeks later = 2018-W23
eleven months = P11M
November 30, 2011 = 2011-11-30
a year later = 2012
""",
    ),
    _story(
        "weekday first, day before month",
        "2018-05-16",
        """
The mayor of Lower Strand has resigned after 12 years in office.

Anna Weber, 58, told reporters on Tuesday evening that she would leave the town hall on
31 August. She had been re-elected on 6 May 2017 with 51.2% of the vote.

Her deputy, who is 41 years old, takes over at 09:00 BST on Monday 3 September. A by-election is
expected in the autumn. Ms Weber said in March that she would stay until 2021.
""",
        """
12 years = P12Y
Tuesday evening = 2018-05-15TEV
31 August = 2018-08-31
6 May 2017 = 2017-05-06
09:00 BST = 2018-09-03T09:00
Monday 3 September = 2018-09-03
the autumn = 2018-FA
March = 2018-03
2021 = 2021
""",
    ),
    _story(
        "abbreviated months, a.m. and p.m.",
        "2018-02-14",
        """
PORT HALE (WIRE) -- A ferry with 212 people aboard ran aground off Port Hale early Wednesday, the
coast guard said. The Merry Anne left Sund at 11:40 p.m. Tuesday and was due at 5:15 a.m.

It was the line's second accident this year. On Jan. 9 a ferry hit the pier at Sund; the captain
was fined $1,500 last week. The line has carried 2,000 people a day since it was founded in 1998.

Service will resume Saturday, a spokesman said. Hearings are scheduled for Feb. 26-28.
""",
        """
early Wednesday = 2018-02-14
11:40 p.m. Tuesday = 2018-02-13T23:40
5:15 a.m. = 2018-02-13T05:15
this year = 2018
Jan. 9 = 2018-01-09
last week = 2018-W06
a day = P1D
1998 = 1998
Saturday = 2018-02-17
Feb. 26 = 2018-02-26
28 = 2018-02-28
""",
    ),
    _story(
        "company news",
        "2018-04-26",
        """
Norrland Paper said first-quarter net income rose 12 percent to $41 million, or 63 cents a share,
from $36.6 million, or 56 cents a share, a year earlier.

In the year-ago quarter the company had closed two mills. For fiscal 2018 it expects earnings of
$2.60 a share. Shares fell 2.1 percent on Wednesday to close at $38.10.

The chief executive, who has led the firm since 2012, will leave at the end of the third quarter.
""",
        """
first-quarter = 2018-Q1
a year earlier = 2017-Q1
the year-ago quarter = 2017-Q1
fiscal 2018 = 2018
Wednesday = 2018-04-25
2012 = 2012
the end of the third quarter = 2018-Q3
""",
    ),
    _story(
        "a report on a match",
        "2018-09-03",
        """
Tarn beat Orlow 2-1 on Sunday night to go top of the league for the first time in 14 years.

Kowal scored in the 3rd and 89th minutes. May, the goalkeeper, saved a penalty in the second half.
The sides meet again on 12 January. Orlow, champions in 2016 and 2017, had not lost at home since
last October.
""",
        """
Sunday night = 2018-09-02TNI
14 years = P14Y
12 January = 2019-01-12
2016 = 2016
2017 = 2017
last October = 2017-10
""",
    ),
    _story(
        "a story on New Year's Day that looks both ways",
        "2018-01-01",
        """
SUND, Dec. 31 (Agency) -- Thousands gathered on Sunday to see the old year out. The bells of the
cathedral, silent since the 1970s, will ring again at noon on Monday.

The city spent six months on the repair, which began last June and should have ended in November.
A second bell is to be hung next spring.
""",
        """
Dec. 31 = 2017-12-31
Sunday = 2017-12-31
the 1970s = 197
noon on Monday = 2018-01-01T12:00
six months = P6M
last June = 2017-06
November = 2017-11
next spring = 2018-SP
""",
    ),
    _story(
        "history",
        "2018-05-16",
        """
The abbey was founded in the 12th century and burned down in 1527. It was rebuilt between 1602 and
1611. In the early nineteenth century it served as a prison; from 1914 to 1918 as a hospital.

The last monk left on 3 March 1951. Since the late 1980s the abbey has been a museum. Every summer
it opens its garden, and on Tuesdays the library. A restoration is planned for 2020-2023.
""",
        """
the 12th century = 11
1527 = 1527
1602 = 1602
1611 = 1611
the early nineteenth century = 18
1914 = 1914
1918 = 1918
3 March 1951 = 1951-03-03
the late 1980s = 198
Every summer = XXXX-SU
Tuesdays = XXXX-WXX-2
2020 = 2020
2023 = 2023
""",
    ),
    _story(
        "names and numbers only",
        "2018-05-16",
        """
The Land's Tomorrow party and the Sunday Mirror cited Resolution 2254. The second motion was
carried 1984 votes to 12. Theresa May may march; Mr. March may not. Call 020 7946 1999.

The Tomorrow Foundation, of 1600 Main Street, paid $2017 for version 3.1.4. No. 2016 won.
""",
        "",
    ),
]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.style)
def test_a_story_is_read_whole(story: Story) -> None:
    """Every expression with its value, and no false alarm."""
    found = find_dates({"body": story.text}, reference=story.reference).mentions
    expected = tuple(pair for pair in story.expected if pair != ("", ""))
    assert tuple((one.text.replace("\n", " "), one.value) for one in found) == expected


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.style)
def test_a_story_without_a_reference_has_the_same_expressions(story: Story) -> None:
    """What is found hardly depends on the date; only what it means does."""
    known = find_dates({"body": story.text}, reference=story.reference).mentions
    blind = find_dates({"body": story.text}, reference=None).mentions
    assert {one.text for one in blind} <= {one.text for one in known}


def test_a_title_is_read_with_its_body() -> None:
    """The headline's dates are resolved against the same reference."""
    story = STORIES[0]
    found = find_dates(
        {"title": "Dam to Close Until June 4", "body": story.text}, reference=story.reference
    ).mentions
    assert (found[0].field, found[0].value) == ("title", "2018-06-04")
    assert len(found) == len(story.expected) + 1
