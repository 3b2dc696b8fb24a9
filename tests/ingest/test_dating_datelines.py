"""Tests of datelines as the world's agencies print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.messages import Paragraph
from dateline_ingest.dating.datelines import dateline_of, find_dateline, is_certain, is_place_line
from dateline_ingest.text.paragraphs import Block, join

PRINTED = [
    # text, place, date, agency, how the dateline itself reads
    ("BERGHAVEN, November 12. /NORDA/. The gates", "BERGHAVEN", "--11-12", "NORDA",
     "BERGHAVEN, November 12. /NORDA/."),
    ("BERGHAVEN, November 12 /Norda/. The gates", "BERGHAVEN", "--11-12", "Norda",
     "BERGHAVEN, November 12 /Norda/."),
    ("PORT ALDEN, March 3 (Kestrel) - The", "PORT ALDEN", "--03-03", "Kestrel",
     "PORT ALDEN, March 3 (Kestrel)"),
    ("BERGHAVEN/OSTBY, Dec 7 (Kestrel) - The", "BERGHAVEN/OSTBY", "--12-07", "Kestrel",
     "BERGHAVEN/OSTBY, Dec 7 (Kestrel)"),
    ("LINQIAO, March 3 (Haifeng) -- The", "LINQIAO", "--03-03", "Haifeng",
     "LINQIAO, March 3 (Haifeng)"),
    ("OSTBY (KP) \u2014 The", "OSTBY", None, "KP", "OSTBY (KP)"),
    ("OSTBY, Mont. (KP) \u2014 The", "OSTBY, Mont.", None, "KP", "OSTBY, Mont. (KP)"),
    ("OSTBY, S.D. (KP) \u2014 The", "OSTBY, S.D.", None, "KP", "OSTBY, S.D. (KP)"),
    ("ST. ELMAR, June 1. /NORDA/. The", "ST. ELMAR", "--06-01", "NORDA",
     "ST. ELMAR, June 1. /NORDA/."),
    ("Oberwieden (mdp) - Der Rat", "Oberwieden", None, "mdp", "Oberwieden (mdp)"),
    ("New Bandar, Mar 3 (PNI) The government", "New Bandar", "--03-03", "PNI",
     "New Bandar, Mar 3 (PNI)"),
    ("Bahia de la Luna, Brazil (AFN) - The", "Bahia de la Luna, Brazil", None, "AFN",
     "Bahia de la Luna, Brazil (AFN)"),
    ("(ANTA) - PORTOVERDE, MAR 3 - The", "PORTOVERDE", "--03-03", "ANTA",
     "(ANTA) - PORTOVERDE, MAR 3"),
    ("LINQIAO, 3 March 2021 (AFN) - The", "LINQIAO", "2021-03-03", "AFN",
     "LINQIAO, 3 March 2021 (AFN)"),
    ("MERIDA, March 3, 2019 /PressLine/ -- The", "MERIDA", "2019-03-03", "PressLine",
     "MERIDA, March 3, 2019 /PressLine/"),
    ("OSTBY, Friday, March 3 (X News) \u2014 The", "OSTBY", "--03-03", "X News",
     "OSTBY, Friday, March 3 (X News)"),
    ("KYRA. Dec 27 (Interport) - The", "KYRA", "--12-27", "Interport", "KYRA. Dec 27 (Interport)"),
    ("KYRA, Dec 27 [Interport] - The", "KYRA", "--12-27", "Interport",
     "KYRA, Dec 27 [Interport]"),
    ("OSTBY \u2014 The council", "OSTBY", None, None, "OSTBY"),
    ("OSTBY, March 3 - The council", "OSTBY", "--03-03", None, "OSTBY, March 3"),
    ("Ostby, 3 March 2021 \u2013 The council", "Ostby", "2021-03-03", None, "Ostby, 3 March 2021"),
    ("\u00d6STBY, May 3 (KP) \u2014 The", "\u00d6STBY", "--05-03", "KP", "\u00d6STBY, May 3 (KP)"),
    ("MERIDA, 3 mar (EPN).- El consejo", "MERIDA", "--03-03", "EPN", "MERIDA, 3 mar (EPN)"),
    ("Merida, 3 de marzo de 2026 (EPN).- El", "Merida", "2026-03-03", "EPN",
     "Merida, 3 de marzo de 2026 (EPN)"),
    ("MERIDA, 3 (EPN NOTICIAS) - El consejo", "MERIDA", None, "EPN NOTICIAS",
     "MERIDA, 3 (EPN NOTICIAS)"),
    ("Brest, le 3 mars 2026 (AFN) - Le", "Brest", "2026-03-03", "AFN",
     "Brest, le 3 mars 2026 (AFN)"),
    ("Kalyr, March 03, 2026, KPA -- The", "Kalyr", "2026-03-03", "KPA",
     "Kalyr, March 03, 2026, KPA"),
    ("OSTBY, Mar 3, BNX \u2013 The", "OSTBY", "--03-03", "BNX", "OSTBY, Mar 3, BNX"),
    ("OSTBY, March 3 KAP - The", "OSTBY", "--03-03", "KAP", "OSTBY, March 3 KAP"),
    ("Kalyr, KRNA \u2013 The bridge", "Kalyr", None, "KRNA", "Kalyr, KRNA"),
    ("OSTBY 03/03 (BELKA) = Het", "OSTBY", "--03-03", "BELKA", "OSTBY 03/03 (BELKA)"),
    ("OSTBY (NXB): En", "OSTBY", None, "NXB", "OSTBY (NXB)"),
    ("OSTBY /norda/ En", "OSTBY", None, "norda", "OSTBY /norda/"),
    ("OSTBY (TX)", "OSTBY", None, "TX", "OSTBY (TX)"),
    ("Ostby, 3.3. (SXT) - Yleinen", "Ostby", "--03-03", "SXT", "Ostby, 3.3. (SXT)"),
    ("Ostby 3. b\u0159ezna (\u010cXK) - Orloj", "Ostby", "--03-03", "\u010cXK",
     "Ostby 3. b\u0159ezna (\u010cXK)"),
    ("Ostby, 2026. m\u00e1rcius 3., kedd (MXI) - Sz\u00e1z", "Ostby", "2026-03-03", "MXI",
     "Ostby, 2026. m\u00e1rcius 3., kedd (MXI)"),
    ("New Bandar (Kyra) [Norda], March 3 (ANX): The", "New Bandar, Kyra, Norda", "--03-03", "ANX",
     "New Bandar (Kyra) [Norda], March 3 (ANX)"),
    ("March 3 (Kestrel) - The", None, "--03-03", "Kestrel", "March 3 (Kestrel)"),
    ("(Kestrel) - The bridge", None, None, "Kestrel", "(Kestrel)"),
    ("Ostby (mdp/lby) - Die", "Ostby", None, "mdp", "Ostby (mdp/lby)"),
    ("OSTBY, Norda, and KYRA, Vesta (KP) \u2014 The", "OSTBY, Norda, and KYRA, Vesta", None, "KP",
     "OSTBY, Norda, and KYRA, Vesta (KP)"),
    ("ABOARD THE RESEARCH SHIP POLAR STAR (KP) \u2014 The", "ABOARD THE RESEARCH SHIP POLAR STAR",
     None, "KP", "ABOARD THE RESEARCH SHIP POLAR STAR (KP)"),
    ("ДУБНЯ, 27 декабря. /ЖДУ/. Мост",
     "ДУБНЯ", "--12-27", "ЖДУ",
     "ДУБНЯ, 27 декабря. /ЖДУ/."),
    ("ДУБНЯ, 3 мар \u2014 Ждун Новости. \u041c",
     "ДУБНЯ", "--03-03", "Ждун Новости",
     "ДУБНЯ, 3 мар \u2014 Ждун Новости."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "date", "agency", "reads"), PRINTED)
def test_datelines_are_read_as_agencies_print_them(
    text: str, place: str | None, date: str | None, agency: str | None, reads: str
) -> None:
    """By layout alone: none of these agencies exists."""
    dateline = find_dateline(text)
    assert dateline is not None
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)
    assert dateline.text == reads


@pytest.mark.parametrize(("text", "place", "date", "agency", "reads"), PRINTED)
def test_spans_count_from_the_start_of_the_body(
    text: str, place: str | None, date: str | None, agency: str | None, reads: str
) -> None:
    """Wherever the paragraph begins."""
    body = f"A caption.\n\n{text}"
    dateline = find_dateline(body, 12)
    assert dateline is not None
    assert body[dateline.span.start : dateline.span.end] == dateline.text == reads
    assert (dateline.place, dateline.date, dateline.agency) == (place, date, agency)


@pytest.mark.parametrize(
    "text",
    [
        "The council met on March 3 (Friday) - and left.",
        "On March 3, the council met.",
        "In Ostby, March 3 was cold.",
        "NATO (the treaty organisation) said",
        "Kestrel Ltd (KST) said on Friday",
        "BREAKING - The council resigns",
        "UPDATE 1 - The council resigns",
        "WATCH \u2014 The council resigns",
        "UN-backed forces - who said so",
        "OSTBY, June 31 (KP) - The",
        "IT WAS ALL IN CAPITALS AND WENT ON FOR A WHILE - THE",
        '"OSTBY (KP) - quoted',
        "12 people (AFN) - died",
        "(Corrects name) - The council",
        "Lausanne (VD): le dernier tram",
        "Board members (from left): Ole Brink",
        "JOIN THE CLUB/LIST: https://ostby.example/ - now",
        "THE STATE OF THE WAR - We have",
        "Ostby (KNP) Die Kommission",
        "KILL: The council resigns",
        "Ostby, 3 of them (KP) left",
        "",
        "-",
        "A",
    ],
)
def test_sentences_are_no_datelines(text: str) -> None:
    """A wrong place and date would be worse than none."""
    assert find_dateline(text) is None


def test_a_story_may_open_without_a_dash() -> None:
    """Where it is known to be a wire story."""
    dateline = find_dateline("Ostby (KNP) Die Kommission", leniently=True)
    assert dateline is not None
    assert (dateline.place, dateline.agency, dateline.text) == ("Ostby", "KNP", "Ostby (KNP)")
    assert find_dateline("Merkel (CDX) hat", leniently=True) is None


def test_a_place_alone_on_its_line_is_known() -> None:
    """In capitals, and nothing beside it."""
    assert is_place_line("ANKYRA")
    assert is_place_line("PORT ALDEN")
    assert not is_place_line("UPDATE")
    assert not is_place_line("Ankyra")
    assert not is_place_line("THE COUNCIL OF OSTBY MET AGAIN")
    assert not is_place_line("")


def test_a_dateline_does_not_reach_into_the_next_line() -> None:
    """Headlines in capitals stand above dated lines."""
    assert find_dateline("OSTBY\nMarch 3 (KP) - The") is None


def test_capitals_and_a_dash_are_not_certain() -> None:
    """Headlines look like that too."""
    bare, full = find_dateline("OSTBY \u2014 The council"), find_dateline("OSTBY (KP) \u2014 The")
    assert bare is not None
    assert full is not None
    assert not is_certain(bare)
    assert is_certain(full)


def test_a_caption_may_stand_above_the_dateline() -> None:
    """On pages it does."""
    body, paragraphs = join([Block("A caption."), Block("OSTBY (KP) \u2014 The council met.")])
    dateline = dateline_of(body, paragraphs)
    assert dateline is not None
    assert body[dateline.span.start : dateline.span.end] == "OSTBY (KP)"


def test_below_the_first_paragraph_a_dateline_must_be_certain() -> None:
    """Sections begin with words in capitals and a dash."""
    body, paragraphs = join([Block("Text."), Block("SPORT \u2014 The cup.")])
    assert dateline_of(body, paragraphs) is None


def test_a_dateline_far_down_belongs_to_another_story() -> None:
    """Round-ups hold several."""
    body, paragraphs = join([Block("Text.")] * 4 + [Block("OSTBY (KP) \u2014 The council.")])
    assert dateline_of(body, paragraphs) is None
    assert dateline_of("", ()) is None


@given(st.text(max_size=200), st.integers(0, 20))
def test_a_span_always_slices_the_text(text: str, start: int) -> None:
    """Whatever the text, and however odd."""
    dateline = find_dateline(text, min(start, len(text)))
    if dateline is not None:
        assert text[dateline.span.start : dateline.span.end] == dateline.text
        assert dateline.place or dateline.agency


@given(
    st.sampled_from(["OSTBY", "PORT ALDEN", "ST. ELMAR"]),
    st.integers(1, 28),
    st.sampled_from(["January", "Feb.", "SEPT"]),
    st.sampled_from(["/{}/. ", "({}) - ", "({}) -- ", "({}) \u2014 "]),
    st.from_regex(r"[A-Z][A-Za-z]{1,10}", fullmatch=True),
)
def test_every_mixture_of_the_parts_is_read(
    place: str, day: int, month: str, frame: str, agency: str
) -> None:
    """The parts are independent of one another."""
    dateline = find_dateline(f"{place}, {month} {day} {frame.format(agency)}The council met.")
    assert dateline is not None
    assert (dateline.place, dateline.agency) == (place, agency)
    assert dateline.date is not None
    assert dateline.date.endswith(f"-{day:02}")


def test_a_paragraph_is_enough_of_a_type_for_the_search() -> None:
    """Kinds of paragraphs do not matter to it."""
    body = "OSTBY (KP) \u2014 The council."
    assert dateline_of(body, [Paragraph(start=0, end=len(body), kind="quote")]) is not None
