"""The generated set: repeatable, of many kinds, with stories that really differ."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from bench.stories.corpus import Half, corpus
from bench.stories.rewrites import REWRITES
from bench.stories.telling import Telling

HALVES: tuple[Half, Half] = ("development", "held_out")
TELLING = Telling(
    "Basin to be dredged",
    (
        "The council voted on Monday to dredge the basin before the ice comes back.",
        '"It is a hand narrower each week," Astrid Lindqvist said.',
        "Work takes 14 nights and costs 4 million crowns, the harbour master said. It begins soon.",
        "People near the road must keep their windows shut while large barges are moved.",
        "Boats lie elsewhere. Some 37 owners asked for help, and nearly all of them found a berth.",
    ),
)


def rewritten(kind: str, seed: int = 1) -> Telling:
    """Rewrite the telling of this test."""
    return REWRITES[kind](TELLING, Random(seed))  # noqa: S311 - not a secret


def shingles(telling: Telling) -> set[tuple[str, ...]]:
    """Take all runs of four words."""
    words = " ".join(telling.paragraphs).lower().split()
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


@pytest.mark.parametrize("half", HALVES)
def test_the_set_is_as_large_as_it_says(half: Half) -> None:
    """3,500 rewrites of 320 stories, 600 independent texts and 300 notes, in two halves."""
    kinds = Counter(document.kind for document in corpus(half))
    assert {kinds[kind] for kind in REWRITES} == {160}
    assert kinds["original"] == 160
    assert (kinds["account"], kinds["footer"], kinds["note"]) == (210, 90, 150)


def test_the_same_seed_makes_the_same_set() -> None:
    """Figures can be checked by others."""
    one, same, other = (corpus("held_out", seed=seed, scale=0.1) for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_a_story_is_printed_before_its_rewrites() -> None:
    """The set is in the order in which a wire and its subscribers would print it."""
    seen: set[int] = set()
    for document in corpus("development", scale=0.2):
        if document.kind in REWRITES:
            assert document.story in seen
        seen.add(document.story)


@pytest.mark.parametrize("half", HALVES)
def test_stories_of_one_topic_differ(half: Half) -> None:
    """No two originals share a quarter of their words' runs of four."""
    sets = [shingles(one.telling) for one in corpus(half, scale=0.4) if one.kind == "original"]
    for at, one in enumerate(sets):
        assert all(len(one & other) < 0.35 * min(len(one), len(other)) for other in sets[:at])


def test_notes_of_one_form_are_alike() -> None:
    """They would not be hard otherwise: some pairs have most of their words in common."""
    notes = [one.telling for one in corpus("held_out", scale=0.4) if one.kind == "note"]
    bags = [set(" ".join(note.paragraphs).split()) for note in notes]
    alike = [
        len(one & other) / min(len(one), len(other))
        for at, one in enumerate(bags)
        for other in bags[:at]
    ]
    assert max(alike) > 0.8
    assert len({note.paragraphs for note in notes}) == len(notes)


def test_a_verbatim_copy_is_the_text() -> None:
    """Nothing is done to it."""
    assert rewritten("verbatim") == TELLING


def test_another_headline_leaves_the_text() -> None:
    """Desks write their own."""
    made = rewritten("re-titled")
    assert made.title != TELLING.title
    assert made.paragraphs == TELLING.paragraphs


@pytest.mark.parametrize(("kind", "least", "most"), [
    ("truncated to 60 %", 0.5, 0.67), ("lead, 30 %", 0.25, 0.35),
])  # fmt: skip
def test_a_cut_text_is_the_beginning(kind: str, least: float, most: float) -> None:
    """It may end in mid-sentence."""
    made = rewritten(kind)
    assert least <= made.words / TELLING.words <= most
    assert " ".join(TELLING.paragraphs).startswith(" ".join(made.paragraphs))


def test_a_light_edit_changes_little_and_a_rewrite_much() -> None:
    """The share of runs of four words that survive tells the two apart."""
    whole = shingles(TELLING)
    kept = {
        kind: sum(len(whole & shingles(rewritten(kind, seed))) for seed in range(20)) / 20
        for kind in ("light edit", "heavy rewrite")
    }
    assert 0.7 < kept["light edit"] / len(whole) < 1.0
    assert 0.3 < kept["heavy rewrite"] / len(whole) < 0.75


def test_a_rewrite_keeps_what_is_quoted() -> None:
    """Words in quotation marks belong to whoever said them."""
    quotation = TELLING.paragraphs[1]
    assert all(quotation in rewritten("heavy rewrite", at).paragraphs for at in range(9))


def test_added_paragraphs_are_added() -> None:
    """All that was there is there."""
    made = rewritten("paragraphs added")
    assert set(TELLING.paragraphs) < set(made.paragraphs)


def test_an_agency_line_frames_the_text() -> None:
    """Dateline and credit are another's."""
    made = rewritten("agency line")
    assert made.paragraphs[0].endswith(TELLING.paragraphs[0])
    assert made.paragraphs[-1].startswith("(Reporting by ")


def test_reordered_paragraphs_begin_alike() -> None:
    """The lead stays the lead."""
    made = rewritten("reordered", 3)
    assert made.paragraphs[0] == TELLING.paragraphs[0]
    assert sorted(made.paragraphs) == sorted(TELLING.paragraphs)


def test_an_update_has_news_and_other_numbers() -> None:
    """Some numbers change, others stand."""
    made = [" ".join(rewritten("update", seed).paragraphs) for seed in range(20)]
    assert {"37" in one for one in made} == {True, False}
    assert all(len(one.split()) > TELLING.words for one in made)
