"""Tests of how alike two articles are, and of whether that makes them one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.identity.likeness import (
    SKETCH,
    Traits,
    alike,
    edited,
    resemblance,
    same_by_content,
    same_by_guid,
    same_by_headline,
    same_by_instant,
    same_by_title,
    same_by_url,
    sketch_of,
    traits_of,
    url_keys,
)
from dateline_ingest.identity.quiet import quiet_words, words_of

from .inventing import Story, paragraph, seeded, story_of
from .samples import NOW, SOURCE, article

HOUR, DAY = 3600, 86_400


def traits(story: Story) -> Traits:
    """The traits of a story."""
    one = story.article(SOURCE)
    return traits_of(one, words_of(one))


def told(seed: int) -> Traits:
    """The traits of an invented story, undated, without guid and address."""
    return replace(traits(story_of(seeded(seed))), guid="", urls=frozenset(), published=None)


ONE, OTHER = told(1), told(2)
UPDATED = traits(
    replace(
        story_of(seeded(1)),
        paragraphs=(paragraph(seeded(7)), *story_of(seeded(1)).paragraphs),
        guid=None,
        link=None,
        published=None,
    )
)


def with_(one: Traits, **fields: object) -> Traits:
    """Traits with other fields."""
    return replace(one, **fields)  # type: ignore[arg-type] # fields of the dataclass


NO_BODY = replace(ONE, sketch=frozenset())
A, B = frozenset({"a"}), frozenset({"b"})


def test_a_text_resembles_itself() -> None:
    """And no part of another."""
    assert resemblance(ONE.sketch, ONE.sketch) == 1.0
    assert resemblance(ONE.sketch, OTHER.sketch) < 0.2
    assert resemblance(ONE.sketch, frozenset()) == 0.0


def test_most_of_an_extended_text_is_still_there() -> None:
    """One paragraph was added to several."""
    assert 0.4 < resemblance(ONE.sketch, UPDATED.sketch) < 1.0
    assert alike(ONE, UPDATED)
    assert not alike(ONE, OTHER)


def test_invented_stories_are_not_alike() -> None:
    """Fifty of them, each with each; their words are few, so that some titles come close."""
    many = [told(seed) for seed in range(50)]
    pairs = [(one, other) for at, one in enumerate(many) for other in many[:at]]
    assert sum(edited(one, other) for one, other in pairs) == 0
    assert sum(alike(one, other) for one, other in pairs) < len(pairs) / 8


@given(st.lists(st.binary(min_size=1, max_size=30), max_size=120))
def test_a_sketch_is_small_whatever_the_text(words: list[bytes]) -> None:
    """And empty only for an empty text."""
    sketch = sketch_of(words)
    assert len(sketch) <= SKETCH
    assert bool(sketch) == bool(words)


def test_a_text_without_blanks_is_compared_by_its_characters() -> None:
    """Chinese and Japanese put none between words."""
    one = quiet_words(
        "\u6e2f\u53e3\u7684\u5927\u95e8\u661f\u671f\u4e00\u5c06\u91cd\u65b0\u5f00\u653e" * 3
    )
    more = quiet_words(
        "\u6e2f\u53e3\u7684\u5927\u95e8\u661f\u671f\u4e00\u5c06\u91cd\u65b0\u5173\u95ed" * 3
    )
    other = quiet_words(
        "\u9762\u5305\u5e08\u5728\u6751\u91cc\u5356\u4e86\u4e09\u767e\u4e2a\u9762\u5305\u548c\u86cb\u7cd5"
    )
    assert resemblance(sketch_of(one), sketch_of(more)) > 0.5
    assert resemblance(sketch_of(one), sketch_of(other)) < 0.1


def test_the_canonical_address_is_the_first_key() -> None:
    """The other counts where it differs."""
    one = article(url="https://www.mole.example/a?x=1", canonical_url="https://mole.example/b")
    assert url_keys(one) == ("mole.example/b", "mole.example/a?x=1")
    assert url_keys(article(url="https://mole.example/")) == ()


def test_traits_are_those_of_the_article() -> None:
    """Its instant in seconds, its source, short hashes of its keys."""
    one = article(guid="g", url="https://mole.example/a", published={"at": NOW})
    found = traits_of(one, words_of(one))
    assert (found.owner, found.published) == (SOURCE.id, int(NOW.timestamp()))
    assert len(found.guid) == 16
    assert len(found.urls) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ONE, OTHER, True),  # nothing but the text speaks against it
        (with_(ONE, urls=A), with_(OTHER, urls=A), True),
        (with_(ONE, urls=A), with_(OTHER, urls=B), False),
        (with_(ONE, urls=A), with_(UPDATED, urls=B), True),
        (with_(ONE, urls=A, published=0), with_(OTHER, urls=B, published=60), True),
        (with_(ONE, urls=A, published=0), with_(OTHER, urls=B, published=5 * HOUR), False),
        (with_(ONE, published=0), with_(OTHER, published=3 * DAY), False),
        (with_(ONE, published=0), with_(UPDATED, published=3 * DAY), True),
        (with_(ONE, published=0), with_(OTHER, published=DAY), True),
        (with_(ONE, urls=A, published=0), with_(OTHER, urls=B, published=3 * DAY), False),
        (with_(ONE, urls=A, published=0), with_(ONE, urls=B, published=3 * DAY), True),
    ],
)
def test_a_guid_holds_unless_all_else_speaks_against_it(
    one: Traits, other: Traits, *, same: bool
) -> None:
    """The text, and the address or the date."""
    assert same_by_guid(one, other) is same
    assert same_by_guid(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ONE, OTHER, True),
        (with_(ONE, guid="1"), with_(OTHER, guid="1"), True),
        (with_(ONE, guid="1"), with_(OTHER, guid="2"), False),
        (with_(ONE, guid="1"), with_(UPDATED, guid="2"), True),
        (with_(ONE, guid="1", published=0), with_(OTHER, guid="2", published=30), True),
        (with_(ONE, guid="1"), with_(OTHER, guid="2", owner="elsewhere"), True),
        (
            with_(ONE, guid="1", published=0),
            with_(OTHER, guid="2", owner="elsewhere", published=3 * DAY),
            False,
        ),
        (with_(ONE, published=0), with_(OTHER, published=3 * DAY), False),
    ],
)
def test_an_address_holds_unless_it_shows_another_story(
    one: Traits, other: Traits, *, same: bool
) -> None:
    """A feed that gives two guids says that there are two; two feeds say nothing of each other."""
    assert same_by_url(one, other) is same
    assert same_by_url(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (ONE, ONE, True),
        (with_(ONE, urls=A), with_(ONE, urls=B), False),
        (with_(ONE, urls=A), ONE, True),
        (with_(ONE, urls=A, published=0), with_(ONE, urls=B, published=6 * HOUR), True),
        (with_(ONE, urls=A, published=0), with_(ONE, urls=B, published=DAY), False),
        (
            with_(ONE, sketch=frozenset({1}), published=0),
            with_(ONE, sketch=frozenset({1}), published=HOUR),
            False,
        ),
        (
            with_(ONE, sketch=frozenset({1}), published=0),
            with_(ONE, sketch=frozenset({1}), published=60),
            True,
        ),
    ],
)
def test_equal_words_are_one_article_where_their_dates_agree(
    one: Traits, other: Traits, *, same: bool
) -> None:
    """The fewer the words, the closer."""
    assert same_by_content(one, other) is same


def test_a_title_needs_a_text_or_a_moment_beside_it() -> None:
    """The heading of a morning briefing stands above another text each day."""
    assert same_by_title(ONE, UPDATED)
    assert same_by_title(ONE, NO_BODY)
    assert not same_by_title(ONE, OTHER)
    assert not same_by_title(with_(ONE, published=0), with_(ONE, published=3 * DAY))
    assert same_by_title(with_(ONE, published=0), with_(OTHER, published=60))


def test_a_moment_needs_a_likeness_beside_it() -> None:
    """A batch of stories may be dated alike."""
    assert same_by_instant(ONE, UPDATED)
    assert not same_by_instant(ONE, OTHER)


def test_a_title_at_a_moment_needs_a_text_that_does_not_differ() -> None:
    """Two results that are told at once under one heading."""
    assert same_by_headline(ONE, UPDATED)
    assert same_by_headline(ONE, NO_BODY)
    assert not same_by_headline(ONE, OTHER)


def test_a_day_without_a_clock_time_is_close_to_its_evening() -> None:
    """Feeds that give dates alone mean midnight."""
    midnight = int((NOW - timedelta(hours=12)).timestamp())
    evening = midnight + 23 * HOUR
    assert same_by_url(with_(ONE, published=midnight), with_(OTHER, published=evening))
