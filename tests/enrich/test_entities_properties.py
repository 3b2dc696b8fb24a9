"""Properties that entities and quotations of any text have."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.messages import Entity, Passage, Quote, TextField
from dateline_enrich.entities import PlaceRecogniser, RuleRecogniser, find_entities
from dateline_enrich.quotes import find_quotes
from tests.enrich.stories import HARBOUR, NAMESAKES, RULES

PIECES = [
    "Irina Dorn", "Dorn", "Paul Marsh", "Mrs Marsh", "Latvian", "Latvia", "He", "she",
    "Foreign Minister", "president", "of", "and", "for the", "Coastal Safety Board", "(CSB)",
    "the minister", "CSB",
    "Congress", "the Congress of Rivers", "said", "that", "pointed out", "according to", "told",
    ",", ".", '"', "\u201c", "\u201d", "\u2019", "'s", "[", "]", "(", ")",
    "outlawed in Latvia", "- TASS",
    "\n\n", "\n", "/TASS/", "RIGA", "Monday", "May", "al-Wadi", "de", "van der", "J.", "2254",
    "Resolution", "\u00e9", "e\u0301", "\U0001f600", "\u05e9\u05dc\u05d5\u05dd", "\x00", "&", "-",
]  # fmt: skip
NEWS = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
ANY = st.one_of(st.text(max_size=200), NEWS)


def passages(quote: Quote) -> list[Passage]:
    """The quotation with its speaker and verb."""
    return [each for each in (quote, quote.speaker, quote.verb) if each is not None]


def check(texts: dict[TextField, str], found: tuple[Entity, ...]) -> None:
    """Mentions slice to their texts, stand in order, and belong to one entity each."""
    seen: set[tuple[str, int, bool]] = set()
    for entity in found:
        places = [
            (("title", "deck", "body").index(each.field), each.start) for each in entity.mentions
        ]
        assert places == sorted(places)
        for mention in entity.mentions:
            assert texts[mention.field][mention.start : mention.end] == mention.text
            place = (mention.field, mention.start, mention.kind == "role")
            assert place not in seen
            seen.add(place)


@settings(deadline=None)
@given(ANY, ANY)
def test_mentions_of_any_text_slice_to_it(title: str, body: str) -> None:
    """Whatever the texts, nothing is raised and every offset is right."""
    texts: dict[TextField, str] = {"title": title, "body": body}
    check(texts, find_entities(texts, RULES))


@settings(deadline=None)
@given(ANY)
def test_quotations_of_any_text_slice_to_it(body: str) -> None:
    """Whatever the body, quotations and their parts are stretches of it, in order."""
    found = find_quotes(body, (), find_entities({"body": body}, RULES))
    assert [quote.start for quote in found] == sorted(quote.start for quote in found)
    for quote in found:
        for passage in passages(quote):
            assert body[passage.start : passage.end] == passage.text
        for span in quote.inserts:
            assert quote.start <= span.start <= span.end <= quote.end


@settings(deadline=None)
@given(NEWS)
def test_the_same_text_gives_the_same_answer(body: str) -> None:
    """Entities and quotations do not depend on what was read before."""
    first = find_entities({"body": body}, RuleRecogniser())
    assert find_entities({"body": body}, RULES) == first
    assert find_quotes(body, (), first) == find_quotes(body, (), first)


@settings(deadline=None)
@given(ANY)
def test_places_of_any_text_slice_to_it(body: str) -> None:
    """The gazetteer's places are stretches of the text, in order and apart."""
    (found,) = PlaceRecogniser().recognise([body])
    end = 0
    for raw in found:
        assert end <= raw.start < raw.end <= len(body)
        end = raw.end


@settings(deadline=None)
@given(ANY)
def test_raw_mentions_of_any_text_are_in_order_and_apart(body: str) -> None:
    """The rules keep the recogniser's promise."""
    (found,) = RULES.recognise([body])
    end = 0
    for raw in found:
        assert end <= raw.start < raw.end <= len(body)
        assert 0 <= raw.confidence <= 1
        end = raw.end


@settings(deadline=None, max_examples=30)
@given(st.integers(min_value=0, max_value=len(HARBOUR)))
def test_a_story_cut_anywhere_is_read(cut: int) -> None:
    """A story that breaks off in the middle of anything is no error."""
    texts: dict[TextField, str] = {"body": HARBOUR[:cut], "deck": NAMESAKES[:cut]}
    found = find_entities(texts, RULES)
    check(texts, found)
    find_quotes(HARBOUR[:cut], (), found)


def test_long_texts_of_one_pattern_are_read() -> None:
    """Texts that would punish a quadratic step are read to the end."""
    for pattern in (
        "IS (IS) ",
        "[Ada Venn] ",
        "Ada Venn said Venn ",
        "the president ",
        '"a ',
        "A & ",
    ):
        body = pattern * (40_000 // len(pattern))
        found = find_entities({"body": body}, RULES)
        find_quotes(body, (), found)
        check({"body": body}, found)
