"""Days of the calendar in the house styles of eight agencies, and around the turn of a year."""

from __future__ import annotations

from datetime import date

import pytest

from tests.enrich.sentences import Case, cases, typed

AGENCIES = cases("""
TARN, May 16 (Reuters) - Velden Steel shut its second furnace.
    May 16 = DATE 2018-05-16
TARN, May 15. /TASS/. The icebreaker Halla has reached the strait.
    May 15 = DATE 2018-05-15
TARN, May 14 (Xinhua) -- A bridge over the Mirne was reopened.
    May 14 = DATE 2018-05-14
Tarn, May 13 (PTI) A leopard strayed into a school.
    May 13 = DATE 2018-05-13
TARN, May 12, Kyodo - A typhoon brushed the southern isles.
    May 12 = DATE 2018-05-12
Tarn, May 11, 2018 (AFP) - Farmers blocked the ring road.
    May 11, 2018 = DATE 2018-05-11
TARN, Ostland, 10 May 2018 - The council has named a new envoy.
    10 May 2018 = DATE 2018-05-10
ORLOW -- (March 7, 2018) -- Brandt Foods has bought a dairy.
    March 7, 2018 = DATE 2018-03-07
Published 9 April 2018
    9 April 2018 = DATE 2018-04-09
Last updated on Mon 2 Apr 2018
    Mon 2 Apr 2018 = DATE 2018-04-02
Posted: Thu, 29 Mar 2018
    Thu, 29 Mar 2018 = DATE 2018-03-29
Issued Friday, 23 February, 2018, by the harbour office.
    Friday, 23 February, 2018 = DATE 2018-02-23
""")

AMERICAN = cases("""
The Orlow library was chartered on Jan. 9, 1911.
    Jan. 9, 1911 = DATE 1911-01-09
The last whale was landed on Feb. 17, 1967, at Tarn.
    Feb. 17, 1967 = DATE 1967-02-17
Its keel was laid on March 21, 1938, in a borrowed dock.
    March 21, 1938 = DATE 1938-03-21
The cease-fire of April 4, 1949, was signed in a railway car.
    April 4, 1949 = DATE 1949-04-04
The first tram ran on May 30, 1896.
    May 30, 1896 = DATE 1896-05-30
A comet was seen over Velden on June 14, 1770.
    June 14, 1770 = DATE 1770-06-14
The July 22, 2011, landslide buried a hamlet.
    July 22, 2011 = DATE 2011-07-22
Margit Oslen, born Aug. 5, 1930, taught chemistry.
    Aug. 5, 1930 = DATE 1930-08-05
The ruling of Sept. 30, 2008, was overturned.
    Sept. 30, 2008 = DATE 2008-09-30
Loans made after Oct. 1, 2013, are excluded.
    Oct. 1, 2013 = DATE 2013-10-01
The strike of Nov. 11, 1918, never took place.
    Nov. 11, 1918 = DATE 1918-11-11
The fund had 4,100 members as of Dec. 31, 2016.
    Dec. 31, 2016 = DATE 2016-12-31
The bonds mature on September 15, 2047.
    September 15, 2047 = DATE 2047-09-15
He left on Tuesday, Oct. 4, 2016, by the night ferry.
    Tuesday, Oct. 4, 2016 = DATE 2016-10-04
A fire broke out Saturday, February 3, 2018, in the annex.
    Saturday, February 3, 2018 = DATE 2018-02-03
The village was founded on or about July 2 1803.
    July 2 1803 = DATE 1803-07-02
""")

BRITISH = cases("""
The chapel was struck by lightning on 12 August 1888.
    12 August 1888 = DATE 1888-08-12
Lena Varga, who died on 23 November 2017, kept bees.
    23 November 2017 = DATE 2017-11-23
The inquest of 5 February 1974 blamed the pilot.
    5 February 1974 = DATE 1974-02-05
The 1st of April 2009 was a bad day for jokes.
    The 1st of April 2009 = DATE 2009-04-01
Tickets went on sale on 22nd January 2016.
    22nd January 2016 = DATE 2016-01-22
The lease ends on 30th September 2025.
    30th September 2025 = DATE 2025-09-30
The airfield closed on Sunday 31 July 1994.
    Sunday 31 July 1994 = DATE 1994-07-31
The airfield reopened on Sunday, 6 August 1995.
    Sunday, 6 August 1995 = DATE 1995-08-06
A treaty of 17 Oct 1815 gave the isle to Velden.
    17 Oct 1815 = DATE 1815-10-17
The 18 June 2010 edition was pulped.
    18 June 2010 = DATE 2010-06-18
The pound was pegged from 3 Jan. 1972.
    3 Jan. 1972 = DATE 1972-01-03
The match of 25 December 1914 is a legend in Tarn.
    25 December 1914 = DATE 1914-12-25
""")

IN_FIGURES = cases("""
The timestamp 2018-05-16T00:00:00Z is the feed's own.
    2018-05-16T00:00:00Z = TIME 2018-05-16T00:00:00Z
The tag reads 2016-02-29 in red ink.
    2016-02-29 = DATE 2016-02-29
A cheque dated 31/10/2016 was never cashed.
    31/10/2016 = DATE 2016-10-31
A cheque dated 10/31/2016 was never cashed.
    10/31/2016 = DATE 2016-10-31
The Velden registry uses 01.09.2015 on its forms.
    01.09.2015 = DATE 2015-09-01
The visa expired on 30.06.2017.
    30.06.2017 = DATE 2017-06-30
The seal was broken at 2018-03-04 06:20.
    2018-03-04 06:20 = TIME 2018-03-04T06:20
The log of 1999-12-31 ends in mid-sentence.
    1999-12-31 = DATE 1999-12-31
The batch of 2017-02-29 has a false label.
The part has the number 44/19/2016.
""")

YEARLESS = cases("""
The museum opens on May 26 with a show of clocks.
    May 26 = DATE 2018-05-26
The heat wave will break on June 2.
    June 2 = DATE 2018-06-02
The census starts on 9 July.
    9 July = DATE 2018-07-09
Applications close on Aug. 31.
    Aug. 31 = DATE 2018-08-31
The referendum is set for Sept. 23.
    Sept. 23 = DATE 2018-09-23
The trial will open on October 8.
    October 8 = DATE 2018-10-08
A ferry ran aground on April 30.
    April 30 = DATE 2018-04-30
The dam burst on March 12.
    March 12 = DATE 2018-03-12
The blizzard of Feb. 20 cut off six villages.
    Feb. 20 = DATE 2018-02-20
The chancellor resigned on 19 January.
    19 January = DATE 2018-01-19
The museum was robbed on December 19.
    December 19 = DATE 2017-12-19
The museum was robbed on 28 November.
    28 November = DATE 2017-11-28
The ballots of Sunday, May 6, are being counted.
    Sunday, May 6 = DATE 2018-05-06
The mayor was sworn in on Thursday 3 May.
    Thursday 3 May = DATE 2018-05-03
A hearing is planned for Monday, June 11.
    Monday, June 11 = DATE 2018-06-11
The squad flies out on the 7th of June.
    the 7th of June = DATE 2018-06-07
The envoy arrived on the 2nd of May.
    the 2nd of May = DATE 2018-05-02
The fast ends on June 14th.
    June 14th = DATE 2018-06-14
""")

STEPPED = cases("""
The tax takes effect on April 6 next year.
    April 6 next year = DATE 2019-04-06
The mast fell on Oct. 3 last year.
    Oct. 3 last year = DATE 2017-10-03
The team has not won since 8 April this year.
    8 April this year = DATE 2018-04-08
The first snow came on 4 November last year.
    4 November last year = DATE 2017-11-04
""")

RANGES = cases("""
The fair runs from May 24 to May 27.
    May 24 = DATE 2018-05-24
    May 27 = DATE 2018-05-27
The film festival runs 7-11 June.
    7 = DATE 2018-06-07
    11 June = DATE 2018-06-11
The film festival ran from 28 April to 2 May 2016.
    28 April = DATE 2016-04-28
    2 May 2016 = DATE 2016-05-02
The bridge is shut from 4 June until 8 June.
    4 June = DATE 2018-06-04
    8 June = DATE 2018-06-08
The siege lasted from Dec. 20, 1943, to Jan. 8, 1944.
    Dec. 20, 1943 = DATE 1943-12-20
    Jan. 8, 1944 = DATE 1944-01-08
The court sat on April 10, April 17 and April 24.
    April 10 = DATE 2018-04-10
    April 17 = DATE 2018-04-17
    April 24 = DATE 2018-04-24
""")

AFTER_NEW_YEAR = cases("""
The avalanche of Dec. 30 killed two skiers.
    Dec. 30 = DATE 2017-12-30
The bank was fined on December 22.
    December 22 = DATE 2017-12-22
The envoy left on 31 December by train.
    31 December = DATE 2017-12-31
The glacier lake drained on November 5.
    November 5 = DATE 2017-11-05
The harvest feast was held on Sept. 24.
    Sept. 24 = DATE 2017-09-24
The fee rose on Jan. 1.
    Jan. 1 = DATE 2018-01-01
The talks will resume on January 15.
    January 15 = DATE 2018-01-15
The port will close on Feb. 9.
    Feb. 9 = DATE 2018-02-09
The election will be held on March 18.
    March 18 = DATE 2018-03-18
The pact expires on Dec. 31, 2018.
    Dec. 31, 2018 = DATE 2018-12-31
He was detained on Friday, December 29.
    Friday, December 29 = DATE 2017-12-29
The outage lasted from Dec. 29 to Jan. 2.
    Dec. 29 = DATE 2017-12-29
    Jan. 2 = DATE 2018-01-02
""")

BEFORE_NEW_YEAR = cases("""
The ferry fare will rise on Jan. 1.
    Jan. 1 = DATE 2018-01-01
The runoff will take place on January 14.
    January 14 = DATE 2018-01-14
The new envoy is to arrive on 6 February.
    6 February = DATE 2018-02-06
The strike is due to begin on January 2.
    January 2 = DATE 2018-01-02
The mill burned down on December 12.
    December 12 = DATE 2017-12-12
The mill burned down on November 30.
    November 30 = DATE 2017-11-30
The last train will run on December 31.
    December 31 = DATE 2017-12-31
The school reopens on Monday, January 8.
    Monday, January 8 = DATE 2018-01-08
The exhibition runs from Dec. 29 to Jan. 7.
    Dec. 29 = DATE 2017-12-29
    Jan. 7 = DATE 2018-01-07
The road was blocked on the 27th.
    the 27th = DATE 2017-12-27
""")

_ONE_DAY = [*AGENCIES, *AMERICAN, *BRITISH, *IN_FIGURES]
_NEAREST = [*YEARLESS, *STEPPED, *RANGES]


@pytest.mark.parametrize("case", _ONE_DAY, ids=lambda case: case.sentence)
def test_a_day_is_read_in_the_style_of_every_house(case: Case) -> None:
    """Datelines, stamps, month first and day first, with and without commas."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", _NEAREST, ids=lambda case: case.sentence)
def test_a_day_without_a_year_lies_where_the_story_puts_it(case: Case) -> None:
    """Seen from the middle of May nearly every day of the year is near or told."""
    assert typed(case.sentence) == case.expected


@pytest.mark.parametrize("case", AFTER_NEW_YEAR, ids=lambda case: case.sentence)
def test_a_story_of_early_january_looks_back_into_december(case: Case) -> None:
    """The reference is 3 January 2018, a Wednesday."""
    assert typed(case.sentence, date(2018, 1, 3)) == case.expected


@pytest.mark.parametrize("case", BEFORE_NEW_YEAR, ids=lambda case: case.sentence)
def test_a_story_of_late_december_looks_ahead_into_january(case: Case) -> None:
    """The reference is 28 December 2017, a Thursday."""
    assert typed(case.sentence, date(2017, 12, 28)) == case.expected
