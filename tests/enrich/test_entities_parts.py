"""Tests of the steps between tokens and entities, one by one."""

from __future__ import annotations

import pytest

from dateline_enrich.entities.classify import classify
from dateline_enrich.entities.context import guess_by_context
from dateline_enrich.entities.groups import Groups
from dateline_enrich.entities.lexicon import english
from dateline_enrich.entities.offices import title_end
from dateline_enrich.entities.phrases import find_phrases
from dateline_enrich.entities.reading import Cluster, Reading, Spot, Tie
from dateline_enrich.entities.roles import country_in, title_before
from dateline_enrich.entities.runs import Sentence, compound_head, find_runs
from dateline_enrich.entities.salience import salience
from dateline_enrich.entities.trail import MANY, Trail

LEXICON = english()


def sentence(text: str) -> Sentence:
    """The one sentence of a text."""
    (found,) = Reading("body", text, LEXICON).sentences
    return found


def spot(text: str, name: str, *, kind: str = "PERSON", at: int | None = None) -> Spot:
    """A mention of a name in a body."""
    start = text.index(name) if at is None else at
    end = start + len(name)
    if kind == "ORG":
        return Spot("body", start, end, name, "ORG", 0.9, "test")
    if kind == "GPE":
        return Spot("body", start, end, name, "GPE", 0.9, "test")
    return Spot("body", start, end, name, "PERSON", 0.9, "test")


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("The boat sank.", ["The"]),
        ("Mara Holt met Paul Reik and Ada Venn.", ["Mara Holt", "Paul Reik", "Ada Venn"]),
        ("The Ministry of Health and Welfare paid.", ["The Ministry of Health and Welfare"]),
        ("The Bank of the North paid.", ["The Bank of the North"]),
        ("Ships of Latvia sank.", ["Ships", "Latvia"]),
        ("He read Resolution 2254 and Chapter 7.", ["He", "Resolution 2254", "Chapter"]),
        ("He met van der Aar and Karl von Berg.", ["He", "Aar", "Karl von Berg"]),
        ("It was de Wit.", ["It", "de Wit"]),
        ("Latvia's Riga is old.", ["Latvia", "Riga"]),
        ("The People's Party won.", ["The People's Party"]),
        ("On Monday Mara Holt left in May.", ["On", "Mara Holt"]),
        ("Theresa May left in May.", ["Theresa May"]),
        ("Brandt & Sons paid.", ["Brandt & Sons"]),
        ("The Trade and Industry Ministry paid.", ["The Trade and Industry Ministry"]),
        ("US-led and Riga-based forces left.", []),
    ],
)
def test_runs_join_what_belongs_to_a_name(text: str, runs: list[str]) -> None:
    """Capitals run on over the small words that names hold, and stop elsewhere."""
    found = sentence(text)
    reading = Reading("body", text, LEXICON)
    spans = [
        text[reading.tokens[start].start : reading.tokens[end - 1].end]
        for start, end in find_runs(found)
    ]
    assert spans == runs


def test_a_run_has_a_longest_length() -> None:
    """However many capitals follow each other, a run is cut, so that work stays linear."""
    found = sentence("Aa " * 500)
    lengths = [end - start for start, end in find_runs(found)]
    assert sum(lengths) == 500
    assert max(lengths) <= 30


@pytest.mark.parametrize(
    ("word", "known"),
    [("US-led", True), ("Latvian-born", True), ("Al-Wadi", False), ("a-b", False)],
)
def test_adjectives_made_of_known_names_are_told(word: str, known: bool) -> None:  # noqa: FBT001 - a table
    """A known name, a hyphen and a small letter make an adjective."""
    assert (compound_head(sentence(f"{word} rain"), 0) is not None) is known


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Foreign Minister Mara Holt left", 2),
        ("Mr. Paul Reik left", 1),
        ("Secretary of State Paul Reik left", 3),
        ("Former Prime Minister Paul Reik left", 3),
        ("General Staff left", 0),
        ("Mara Holt left", 0),
        ("Foreign Affairs left", 0),
    ],
)
def test_titles_end_where_names_begin(text: str, words: int) -> None:
    """Modifiers count only before an office, and a body's name is no title."""
    found = sentence(text)
    assert title_end(found, 0, found.stop) == words


def test_a_run_is_parted_into_its_names() -> None:
    """A people, a title and a person in one run are told apart."""
    found = sentence("Then Latvian Foreign Minister Mara Holt left")
    parts = [(part.start, part.end, part.type) for part in classify(found, 1, 6)]
    assert parts == [(1, 2, "NORP"), (4, 6, "PERSON")]


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("They sailed near Zorb today", 3, 4, "GPE"),
        ("The Zorb group paid", 1, 2, "ORG"),
        ("Then Zorb province fell", 1, 2, "GPE"),
        ("Then Zorb said so", 1, 2, "PERSON"),
        ("Then Zorb Quint, who left, slept", 1, 3, "PERSON"),
        ("Then the ZRB paid", 2, 3, "ORG"),
        ("Then the Zorb 500 landed", 2, 4, "PRODUCT"),
        ("Then spokesman Zorb left", 2, 3, "PERSON"),
    ],
)
def test_context_tells_what_an_unknown_name_is(text: str, start: int, end: int, kind: str) -> None:
    """Prepositions, nouns, verbs and the shape of the word are evidence."""
    guess = guess_by_context(sentence(text), start, end)
    assert guess is not None
    assert guess.type == kind


@pytest.mark.parametrize("text", ["Then President left", "Then TV fell", "Then Rivers rose"])
def test_an_ordinary_word_is_no_name(text: str) -> None:
    """Offices, never-names and common words alone are nothing."""
    assert guess_by_context(sentence(text), 1, 2) is None


def test_a_title_before_a_name_begins_at_its_first_word() -> None:
    """The title takes in its country, and not the article."""
    found = sentence("Then the Latvian foreign minister Mara Holt left")
    assert title_before(found, 5) == 2
    assert title_before(sentence("Then rain and Mara Holt left"), 3) is None


def test_the_first_country_of_a_phrase_is_its_country() -> None:
    """A demonym gives its country, a country itself, other words none."""
    reading = Reading("body", "the Latvian envoy to Chad", LEXICON)
    assert country_in(reading, 0, 5) == "Latvia"
    assert country_in(reading, 3, 5) == "Chad"
    assert country_in(reading, 0, 1) is None


def test_phrases_tell_core_and_country() -> None:
    """A phrase is read to its office, its modifiers and its country."""
    reading = Reading("body", "Then Latvia's top diplomat met the acting mayor.", LEXICON)
    found = list(find_phrases(Groups((), LEXICON), reading))
    assert [(each.core, each.country) for each in found] == [
        (("top", "diplomat"), "Latvia"),
        (("acting", "mayor"), None),
    ]
    assert reading.text[found[0].start : found[0].end] == "Latvia's top diplomat"


def test_a_reading_finds_its_places() -> None:
    """Offsets lead to tokens, sentences, paragraphs and quotations."""
    text = 'One here. "Two there."\n\nThree.'
    reading = Reading("body", text, LEXICON)
    assert reading.words[reading.token_at(text.index("here"))] == "here"
    assert reading.sentence_number(reading.token_at(text.index("Two"))) == 1
    assert reading.paragraph_number(text.index("Three")) == 1
    assert reading.in_quotation(text.index("Two"))
    assert not reading.in_quotation(text.index("Three"))
    assert reading.words_of(spot(text, "Two")) == range(4, 5)


def test_an_empty_reading_is_no_error() -> None:
    """An empty text has no tokens, sentences or quotations."""
    reading = Reading("body", "", LEXICON)
    assert (reading.tokens, reading.sentences, reading.quoted) == ([], [], [])
    assert not reading.in_quotation(0)


def test_groups_merge_and_remember() -> None:
    """After a merge the mentions are one cluster's, with the tie that joined them."""
    text = "Orsay Holdings met Orsay in Riga"
    whole, short = spot(text, "Orsay Holdings", kind="ORG"), spot(text, "Orsay", kind="ORG", at=19)
    groups = Groups([whole, short, spot(text, "Riga", kind="GPE")], LEXICON)
    first, second = groups.of_family("thing")
    groups.merge(first, second, Tie("Orsay", "short_form"), "short_form")
    assert groups.of_family("thing") == [first]
    assert groups.at("body", 19) is first
    assert [tie.text for tie in first.ties] == ["Orsay"]
    assert first.spots[1].rule == "test; short_form"
    groups.merge(first, first, Tie("Orsay", "short_form"), "again")
    assert len(first.spots) == 2


def test_the_surest_type_of_a_name_is_its_clusters() -> None:
    """Mentions of one family vote, weighed by confidence."""
    text = "Zorb Zorb Zorb"
    spots = [
        Spot("body", 0, 4, "Zorb", "GPE", 0.6, "a"),
        Spot("body", 5, 9, "Zorb", "LOC", 0.9, "b"),
        Spot("body", 10, 14, "Zorb", "GPE", 0.6, "c"),
    ]
    (cluster,) = Groups(spots, LEXICON).clusters
    assert (cluster.type, cluster.name, text[:4]) == ("GPE", "Zorb", "Zorb")


def test_the_fullest_name_is_not_in_capitals() -> None:
    """Words count first, then small letters, then length."""
    cluster = Cluster("GPE")
    for name in ("RIGA", "Riga", "PORT VELL", "Port Vell"):
        cluster.spots.append(Spot("body", 0, len(name), name, "GPE", 1, ""))
    assert cluster.name == "Port Vell"


def test_a_trail_remembers_the_last_people_of_a_paragraph() -> None:
    """The trail answers in order, for one paragraph, and keeps the last few of many."""
    text = "Ada and Bo met. " * (MANY + 10)
    reading = Reading("body", text, LEXICON)
    person = Cluster("PERSON")
    person.spots = [spot(text, "Ada", at=index * 16) for index in range(MANY + 10)]
    trail = Trail({"body": reading}, [person])
    named = trail.before("body", 0, len(text))
    assert len(named) == MANY
    assert named == sorted(named, key=lambda pair: pair[0])
    assert trail.before("body", 0, 0) == []
    assert trail.before("body", 1, len(text)) == []


def test_salience_grows_with_place_and_number() -> None:
    """Early and frequent mentions weigh more than a late one."""
    text = "x" * 1000
    body = Reading("body", text, LEXICON)
    early, late, often = (Cluster("PERSON") for _ in range(3))
    early.spots = [Spot("body", 0, 1, "x", "PERSON", 1, "")]
    late.spots = [Spot("body", 900, 901, "x", "PERSON", 1, "")]
    often.spots = [Spot("body", at, at + 1, "x", "PERSON", 1, "") for at in range(0, 800, 100)]
    assert salience(late, body) < salience(early, body) < salience(often, body) <= 1
    assert salience(early, None) == 0
