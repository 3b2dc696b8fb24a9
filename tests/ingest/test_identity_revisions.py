"""Tests of the class of a change, over invented edits."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from dateline.messages import ArticleFetched, Change
from dateline_ingest.identity.likeness import traits_of
from dateline_ingest.identity.memory import Remembered, recollect, remember
from dateline_ingest.identity.notices import find_notice
from dateline_ingest.identity.quiet import words_of
from dateline_ingest.identity.revisions import change_to, notice_hash

from .edits import EDITS, Edit, with_noise
from .inventing import Story, paragraph, seeded, story_of
from .samples import SOURCE

_CASES = [
    pytest.param(kind, edit, id=f"{kind}-{at}")
    for kind, edits in EDITS.items()
    for at, edit in enumerate(edits)
]


def remembered(article: ArticleFetched) -> Remembered:
    """The memory of an article that was published."""
    words = words_of(article)
    memory = remember(article, words, traits_of(article, words), None, 0)
    return memory.model_copy(update={"notice": notice_hash(find_notice(article, words))})


def classed(article: ArticleFetched, before: Remembered | None) -> Change:
    """How an article differs from what is remembered."""
    words = words_of(article)
    return change_to(article, words, find_notice(article, words), before)


def change(before: Story | ArticleFetched, after: Story | ArticleFetched) -> Change:
    """How one differs from the other."""
    one, other = (
        each.article(SOURCE) if isinstance(each, Story) else each for each in (before, after)
    )
    return classed(other, remembered(one))


@pytest.mark.parametrize(("kind", "edit"), _CASES)
def test_an_edit_is_of_its_class_whatever_rotates_around_it(kind: str, edit: Edit) -> None:
    """Sixty stories each, with other noise before and after."""
    found: Counter[str] = Counter()
    for seed in range(60):
        chance = seeded(f"{kind} {seed}")
        story = story_of(chance, seed)
        after = edit(story, chance)
        if chance.random() < 0.5:
            after = with_noise(after, chance)
        found[change(with_noise(story, chance), after).kind] += 1
    assert found == {kind: 60}


def test_an_unknown_article_is_new() -> None:
    """And its notice is told, if it has one."""
    story = story_of(seeded(1))
    noted = replace(story, paragraphs=("Correction: the year.", *story.paragraphs))
    for each, notice in ((story, None), (noted, "Correction: the year.")):
        one = each.article(SOURCE)
        assert classed(one, None) == Change(kind="new", notice=notice)


def test_the_fields_that_changed_are_named() -> None:
    """As printed, in the order of the message."""
    story = story_of(seeded(2))
    one = story.article(SOURCE)
    other = replace(story, title="Other", deck="").article(SOURCE)
    byline = other.model_copy(update={"byline": "Tove Halm"})
    assert change(one, byline) == Change(kind="update", changed_fields=("title", "deck", "byline"))


def test_a_cosmetic_change_names_its_fields_too() -> None:
    """Though nobody is told."""
    story = story_of(seeded(3))
    told = change(story, replace(story, title=story.title.upper()))
    assert (told.kind, told.changed_fields) == ("cosmetic", ("title",))


def test_a_byline_alone_is_no_revision() -> None:
    """Feeds spell their authors in turns."""
    one = story_of(seeded(4)).article(SOURCE)
    assert change(one, one.model_copy(update={"byline": "T. Halm"})).kind == "cosmetic"


def test_a_correction_is_told_once() -> None:
    """An update of a text that still bears its notice is an update."""
    story = story_of(seeded(5))
    corrected = replace(story, paragraphs=("Correction: the year was 1987.", *story.paragraphs))
    first = change(story, corrected)
    assert (first.kind, first.notice) == ("correction", "Correction: the year was 1987.")
    more = replace(corrected, paragraphs=(*corrected.paragraphs, paragraph(seeded(6))))
    second = change(corrected, more)
    assert (second.kind, second.notice) == ("update", None)


def test_a_note_is_kept_and_changes_no_class() -> None:
    """Most editors' notes are about something else."""
    story = story_of(seeded(7))
    note = "Editor's note: This is the first of two parts."
    told = change(story, replace(story, paragraphs=(*story.paragraphs, note)))
    assert (told.kind, told.notice) == ("update", note)


@pytest.mark.parametrize("kind", ["correction", "retraction", "removed"])
def test_what_a_parser_says_is_believed(kind: str) -> None:
    """A wire story names the correction in its header; a page is gone."""
    story = story_of(seeded(8))
    after = replace(story, paragraphs=story.paragraphs[:-1]).article(SOURCE)
    hint = Change.model_validate({"kind": kind, "notice": "told"})
    told = change(story, after.model_copy(update={"change": hint}))
    assert (told.kind, told.notice) == (kind, "told")


def test_what_a_parser_says_of_a_text_that_has_not_changed_is_no_news() -> None:
    """It said so before."""
    one = story_of(seeded(9)).article(SOURCE)
    hint = one.model_copy(update={"change": Change(kind="correction")})
    assert change(hint, hint).kind == "cosmetic"


@pytest.mark.parametrize("status", ["withheld", "canceled"])
def test_a_killed_story_is_a_retraction_and_a_revived_one_an_update(status: str) -> None:
    """Without a changed word."""
    one = story_of(seeded(10)).article(SOURCE)
    killed = one.model_copy(update={"status": status})
    assert change(one, killed) == Change(kind="retraction", changed_fields=("status",))
    assert change(killed, one).kind == "update"


def test_past_the_memory_of_an_older_version_there_are_no_fields() -> None:
    """It kept one hash of all."""
    one = story_of(seeded(11)).article(SOURCE)
    told = classed(one, recollect("2 00"))
    assert told == Change(kind="update")
    same = classed(one, recollect(f"2 {one.content_hash}"))
    assert same == Change(kind="cosmetic")
