"""Patterns become sentences, and every pattern of the material can."""

from __future__ import annotations

from random import Random

import pytest

from bench.stories.grammar import Facts, expand, lists, sections
from bench.stories.telling import facts, names, patterns, read

FOLDERS = ("development", "held_out", "notes/development", "notes/held_out")
PAGES = [f"{folder}/{name}" for folder in FOLDERS for name in names(folder)]
WORDS = {"first": ["Ada"], "last": ["Quill"], "start": ["Ash"], "end": ["by"], "thing": ["mugs"]}


def made(pattern: str, seed: int = 1) -> str:
    """Expand a pattern over few words."""
    chance = Random(seed)  # noqa: S311 - not a secret
    return expand(pattern, Facts(chance, WORDS))


def test_a_choice_is_made_at_each_brace() -> None:
    """Choices may lie in choices."""
    found = {made("{a|{b|c} d} end", seed) for seed in range(40)}
    assert found == {"a end", "b d end", "c d end"}


def test_a_word_in_braces_is_one_of_a_list() -> None:
    """Lists are of words that any story may use."""
    assert made("{thing} in {town}") == "mugs in Ashby"


def test_a_fact_stays_what_it_was() -> None:
    """A person has one name throughout a story."""
    assert made("$p1 met $p1.") == "Ada Quill met Ada Quill."


def test_a_named_choice_is_made_once() -> None:
    """A factory that burns in the headline burns in the text."""
    one, *others = made("{kind:mill|yard} {kind} {kind}").split()
    assert others == [one, one]


@pytest.mark.parametrize("pattern", ["{a|b", "a}b", "{{a|b}"])
def test_a_brace_too_many_is_refused(pattern: str) -> None:
    """A slip in the material is found where it is."""
    with pytest.raises(ValueError, match=r"[ab]"):
        made(pattern)


def test_a_page_is_read_by_its_headings() -> None:
    """A heading is a word alone in small letters."""
    assert sections("title\nOne\n\nbody\nTwo two.\nThree.\n") == {
        "title": ["One"],
        "body": ["Two two.", "Three."],
    }


def test_lists_are_read_line_by_line() -> None:
    """A name, a colon, and words parted by bars."""
    assert lists("one: a|b\ntwo: c d") == {"one": ["a", "b"], "two": ["c d"]}


@pytest.mark.parametrize("page", [*PAGES, "common.txt", "boilerplate.txt"])
def test_every_pattern_can_be_expanded(page: str) -> None:
    """No word of the grammar is left in a text."""
    topic = patterns(page)
    about = facts(Random(1), topic)  # noqa: S311 - not a secret
    for pattern in (one for part in topic.values() for one in part):
        for _ in range(10):
            text = expand(pattern, about)
            assert text
            assert not set(text) & set("{}|$"), text


def test_both_halves_have_topics_and_forms_of_their_own() -> None:
    """What rules are chosen on is not what they are judged by."""
    mine, theirs = (set(names(folder)) for folder in ("development", "held_out"))
    assert len(mine) == len(theirs) == 6
    assert not mine & theirs
    forms, others = (set(names(f"notes/{folder}")) for folder in ("development", "held_out"))
    assert len(forms) == len(others) == 5
    assert not forms & others


def test_every_synonym_is_for_a_word() -> None:
    """A line has a word, and others that may stand for it."""
    for line in read("synonyms.txt").splitlines():
        word, others = line.split(": ")
        assert word.isalpha()
        assert word not in others.split(", ")
