"""Tests of which words of a text make a difference."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.quiet import quiet_hash, quiet_words, words_of
from dateline_ingest.identity.rotating import is_rotating, lasting

from .edits import COUNTERS, TAILS, TOKENS, Noise, with_noise
from .inventing import seeded, story_of
from .samples import SOURCE, article


def said(text: str) -> str:
    """The words that count, as one line."""
    return b" ".join(quiet_words(text)).decode()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nobody was hurt. Updated 5 minutes ago", "nobody was hurt"),
        ("Storm hits coast (updated 12:40 GMT)", "storm hits coast"),
        ("1,204 views \u2013 Share", ""),
        ("3 min read \u00b7 12 comments", ""),
        ("Text\u2026 Read more", "text"),
        ("The post Storm appeared first on Mole.", ""),
        ("Stand: 12.05.2026, 14:03 Uhr", ""),
        ("vor 5 Minuten", ""),
        ("il y a 3 heures", ""),
        ("hace 2 horas", ""),
        ("2 timmar sedan", ""),
        ("5\u5206\u949f\u524d", ""),
        ("5\ubd84 \uc804", ""),
        ("\u0645\u0646\u0630 5 \u062f\u0642\u0627\u0626\u0642", ""),
        ("Comments", ""),
        ("Advertisement", ""),
        ("see https://mole.example/a?sid=1 or www.mole.example", "see or"),
        ("a csrf_token=abc id=7", "a id 7"),
        ("key 3f2b9c4d-1a2b-4c3d-8e9f-001122334455", "key"),
        ("seen at 1714823400123", "seen at"),
        ("Related stories\nStorm hits coast\nWill it hold?\nThe mayor spoke.", "the mayor spoke"),
    ],
)
def test_what_rotates_is_left_out(text: str, words: str) -> None:
    """Wherever it stands: alone, at the end of a paragraph, in brackets."""
    assert said(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "the ministry received 340 comments on the bill",
        "the video had 1 204 views when it was taken down",
        "he updated his will",
        "five minutes ago nobody would have said so",
        "12 may 2026",
        "45 dead",
        "readers of the post will read more in june than in may and share it with friends",
        "covid19 vaccine bnt162b2",
        "call 0800123456",
        "donaudampfschifffahrtsgesellschaft",
    ],
)
def test_a_part_of_the_story_stays(text: str) -> None:
    """Numbers and words of counters occur in the news too."""
    assert said(text) == text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("They\u2019ve said \u201cno\u201d \u2014 again", 'They\'ve said "no" - again'),
        ("caf\u00e9", "cafe\u0301"),
        ("The o\ufb03ce", "THE OFFICE"),
        ("co\u00adoperate\u200b", "cooperate"),
        ("Stra\u00dfe", "STRASSE"),
        ("Profit &amp; loss", "Profit & loss"),
        ("a\u00a0b\u2003c\td\r\ne", "a b c d e"),
        ("\u4f60\u597d\uff0c\u4e16\u754c\u3002", "\u4f60\u597d \u4e16\u754c"),
        ("\u00abOui\u00bb", "Oui!"),
    ],
)
def test_how_a_word_is_set_makes_no_difference(one: str, other: str) -> None:
    """Quotation marks, dashes, case, blanks, ligatures, invisible marks."""
    assert said(one) == said(other)


@given(st.text(max_size=80), st.text(max_size=80))
def test_lines_are_read_one_by_one(one: str, other: str) -> None:
    """No line changes the words of another, unless it heads a list of links."""
    both = quiet_words(f"{one}.\n{other}")
    assert both[: len(quiet_words(f"{one}."))] == quiet_words(f"{one}.")


@given(st.text(max_size=200))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    """Surrogates, controls, half an entity."""
    assert all(word == word.strip() and word for word in quiet_words(text))


@pytest.mark.parametrize("noises", [COUNTERS, TOKENS, TAILS], ids=["counters", "tokens", "tails"])
def test_every_kind_of_noise_is_silent(noises: tuple[Noise, ...]) -> None:
    """Alone on its line, a hundred times each."""
    for noise in noises:
        for seed in range(100):
            assert said(noise(seeded(seed))) in {"", "v"}


def test_no_counter_token_or_tail_ever_makes_a_difference() -> None:
    """Three thousand looks at three hundred stories, each with other noise."""
    for seed in range(300):
        chance = seeded(f"noise {seed}")
        story = story_of(chance, seed)
        still = quiet_hash(words_of(story.article(SOURCE)))
        for _ in range(10):
            noisy = with_noise(story, chance)
            assert quiet_hash(words_of(noisy.article(SOURCE))) == still


def test_a_changed_status_is_a_changed_article() -> None:
    """A wire service kills a story without changing a word."""
    words = words_of(article(title="a", body="b"))
    assert quiet_hash(words) != quiet_hash(words, "canceled")
    assert quiet_hash(words) == quiet_hash(words, "usable")


def test_each_text_counts_as_itself() -> None:
    """A word that moves from the headline to the deck is a change."""
    one = words_of(article(title="a b", deck=None, body="c"))
    other = words_of(article(title="a", deck="b", body="c"))
    assert quiet_hash(one) != quiet_hash(other)


def test_a_long_sentence_is_never_a_counter() -> None:
    """Twenty words are the most."""
    assert is_rotating(["updated", *["minutes"] * 19])
    assert not is_rotating(["updated", *["minutes"] * 20])
    assert not is_rotating([])
    assert not is_rotating(["may"])


@pytest.mark.parametrize("word", ["a=b", "E=mc2", "iPhone15ProMax", "20260504T120000Z",
                                  "1,234,567,890", "AC/DC", "(02)12345678"])  # fmt: skip
def test_a_word_that_looks_odd_is_kept(word: str) -> None:
    """A token changes its kind of character again and again, or is very long."""
    assert lasting(word) == word


@pytest.mark.parametrize("part", ["(", ". ", "=&", "a", "1a", "[ ", "&amp;", "read more ", "\u4f60",
                                  "\u00ad", "www.", "related\n"])  # fmt: skip
def test_a_hostile_text_is_read_to_its_end(part: str) -> None:
    """Whatever a page repeats; a quadratic pattern would take longer than a test may."""
    words = quiet_words(part * (400_000 // len(part)))
    assert len(words) <= 200_000
