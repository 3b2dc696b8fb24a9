"""Days and steps of time in short news sentences, read on Wednesday, 16 May 2018."""

from __future__ import annotations

import pytest

from tests.enrich.sentences import Case, cases, typed

STEPS = cases("""
The bank opened two years ago.
    two years ago = DATE 2016
The dam broke three days ago.
    three days ago = DATE 2018-05-13
The envoy left two weeks ago.
    two weeks ago = DATE 2018-W18
The glacier was measured a decade ago.
    a decade ago = DATE 200
The pact was signed five months ago.
    five months ago = DATE 2017-12
The bill was passed yesterday.
    yesterday = DATE 2018-05-15
The court will rule tomorrow.
    tomorrow = DATE 2018-05-17
The minister speaks today.
    today = DATE 2018-05-16
The crew returned last night.
    last night = TIME 2018-05-15TNI
The league was founded 100 years ago.
    100 years ago = DATE 1918
The pilot was fined six days ago.
    six days ago = DATE 2018-05-10
The play closes tonight.
    tonight = TIME 2018-05-16TNI
The port was dredged ten years ago.
    ten years ago = DATE 2008
The pier burned down six years ago.
    six years ago = DATE 2012
The shop was sold seven weeks ago.
    seven weeks ago = DATE 2018-W13
The choir broke up 20 years ago.
    20 years ago = DATE 1998
The wreck was found eight months ago.
    eight months ago = DATE 2017-09
The verdict came four days ago.
    four days ago = DATE 2018-05-12
The school opens next Monday.
    next Monday = DATE 2018-05-21
The mill was closed last Friday.
    last Friday = DATE 2018-05-11
The tide rose last Sunday.
    last Sunday = DATE 2018-05-13
The tower was lit last Christmas.
    last Christmas = DATE 2017-12-25
The tram stopped on Tuesday night.
    Tuesday night = TIME 2018-05-15TNI
The rebels withdrew two months ago.
    two months ago = DATE 2018-03
The clinic opened 30 years ago.
    30 years ago = DATE 1988
The embassy closed five days ago.
    five days ago = DATE 2018-05-11
The paper folded nine years ago.
    nine years ago = DATE 2009
The ferry sank 12 years ago.
    12 years ago = DATE 2006
The law changed three years ago.
    three years ago = DATE 2015
The statue fell a week ago.
    a week ago = DATE 2018-W19
The tax was dropped a month ago.
    a month ago = DATE 2018-04
The river froze two days ago.
    two days ago = DATE 2018-05-14
""")


@pytest.mark.parametrize("case", STEPS, ids=lambda case: case.sentence)
def test_a_step_in_time_lands_where_it_should(case: Case) -> None:
    """Its unit says how exact it is."""
    assert typed(case.sentence) == case.expected
