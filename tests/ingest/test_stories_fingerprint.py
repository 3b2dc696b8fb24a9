"""Fingerprints: equal for equal words, bounded for any length, alike where texts share words."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_ingest.stories.fingerprint import (
    COARSEST,
    FEWEST,
    LONGEST,
    SAMPLE,
    TITLED,
    WIDTH,
    fingerprint,
    of_words,
    split,
)
from dateline_ingest.stories.sketch import CODE, NUMBER, PLACE, Sample, Sketch

from .samples import article
from .stories import SENTENCES, STORY, printed, text

WORDS = st.lists(
    st.text(string.ascii_letters + "äß東7", min_size=1, max_size=6), min_size=1, max_size=400
)


def many(number: int, seed: int = 1) -> list[str]:
    """Make words that hardly repeat."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    return ["".join(chance.choices(string.ascii_lowercase, k=7)) for _ in range(number)]


def shared(one: Sample, other: Sample) -> float:
    """Estimate which share of a sample's set lies in another."""
    scale = max(one.scale, other.scale)
    ours, theirs = one.codes[: one.kept(scale)], other.codes[: other.kept(scale)]
    return len(set(ours) & set(theirs)) / len(ours)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("It's 10:15, and 1,200 left.", ["It", "s", "10:15", "and", "1,200", "left"]),
        ("ﬁve ½ \uff37ide", ["five", "1", "2", "Wide"]),
        ("北京 2026年", ["北", "京", "2026", "年"]),
        ("かなカナ", ["か", "な", "カ", "ナ"]),
        ("서울 시장", ["서울", "시장"]),
        ("«Été» – über_alles", ["Été", "über", "alles"]),
        ("", []),
    ],
)
def test_a_text_is_split_into_words(written: str, words: list[str]) -> None:
    """Compatibility forms are folded, and Chinese and Japanese have no spaces to go by."""
    assert split(written) == words


def test_equal_words_have_equal_fingerprints() -> None:
    """Case, spaces, quotation marks and headline change nothing in a text of some length."""
    other = STORY.upper().replace(" ", "\u00a0 ").replace('"', "\u201d")
    mine, theirs = printed(text("a")), printed(text("b", other, title="Dredgers come"))
    assert mine.sketch.exact == theirs.sketch.exact
    assert mine.sketch.shingles == theirs.sketch.shingles


def test_one_word_makes_another_text() -> None:
    """The exact hash takes in all words, of which the sample sees some."""
    other = STORY.replace("narrower", "wider")
    assert printed(text("a")).sketch.exact != printed(text("b", other)).sketch.exact


def test_too_few_words_have_no_fingerprint() -> None:
    """Nothing can be said of an item that is hardly more than its headline."""
    assert fingerprint(text("a", "Read more.", title="Ferry late")) is None
    words = " ".join(many(FEWEST - 1))
    assert fingerprint(text("a", words, title="")) is None
    assert fingerprint(text("a", words, title="One")) is not None


def test_the_headline_counts_in_short_texts_only() -> None:
    """Many bodies of few words are alike, as are many headlines of one story."""
    short, long = " ".join(many(TITLED - 1)), " ".join(many(TITLED))
    titles = ("Ferry late", "Barge early")
    one, other = (printed(text("a", short, title=title)) for title in titles)
    assert one.sketch.exact != other.sketch.exact
    one, other = (printed(text("a", long, title=title)) for title in titles)
    assert one == other


def test_notes_do_not_count_as_words() -> None:
    """Credits and datelines differ where the story is the same."""
    other = f"BERGHAVEN, May 3 (Norda) - {STORY}\n\n(Reporting by Tove Halm; editing by Per Aas)"
    assert printed(text("a", other)).sketch == printed(text("b")).sketch


@given(WORDS)
@settings(max_examples=60, deadline=None)
def test_a_sample_is_bounded_and_its_counts_are_true(words: list[str]) -> None:
    """Coarser samples are beginnings of finer ones."""
    found = of_words(words)
    assert len(found.places) == len(found.sketch.shingles.codes) + 1
    for sample in (found.sketch.shingles, found.sketch.frame):
        assert sample.kept(sample.scale) == len(sample.codes) == len(set(sample.codes))
        assert list(sample.counts) == sorted(sample.counts, reverse=True)
        assert all(len(code) == CODE for code in sample.codes)
        assert sample.kept(COARSEST + 1) == 0
    assert all(len(place) == PLACE for place in found.places)


@given(WORDS)
@settings(max_examples=60, deadline=None)
def test_a_sketch_is_read_as_it_was_written(words: list[str]) -> None:
    """It lies in Redis as text."""
    sketch = of_words(words).sketch
    assert Sketch.read(str(sketch)) == sketch


@pytest.mark.parametrize("length", [30, 200, 1000, 6000, LONGEST])
def test_a_sample_has_about_the_size_that_is_wanted(length: int) -> None:
    """A book takes no more room than an article of a page."""
    sample = of_words(many(length)).sketch.shingles
    least = min(length - WIDTH + 1, SAMPLE // 2)
    assert 0.6 * least <= len(sample.codes) <= 1.5 * SAMPLE


def test_what_comes_after_the_longest_text_is_not_looked_at() -> None:
    """A feed that is a film costs a bounded time."""
    words = many(LONGEST)
    whole, more = (printed(text("a", " ".join(one))) for one in (words, [*words, *many(99, 2)]))
    assert whole == more
    assert whole.sketch.words == LONGEST


@pytest.mark.parametrize("length", [300, 2000, 9000])
def test_containment_can_be_told_from_samples(length: int) -> None:
    """An excerpt lies in its origin, whatever the scales of the two samples."""
    words = many(length)
    whole, third = of_words(words).sketch, of_words(words[: length // 3]).sketch
    other = of_words(many(length, seed=2)).sketch
    assert shared(third.shingles, whole.shingles) == 1.0
    assert 0.15 < shared(whole.shingles, third.shingles) < 0.55
    assert shared(whole.shingles, other.shingles) == 0.0


def test_frames_agree_where_a_form_is_filled_in_differently() -> None:
    """Numbers and names leave gaps, by which two notes of one template betray themselves."""
    note = "Shares of {} rose {} percent to {} at noon. Trading was above the average of the month."
    one, other = (
        printed(text("a", note.format(*given), title="Note")).sketch
        for given in (("Kelby", "2.3", "41.20"), ("Marwick", "0.7", "12.95"))
    )
    assert one.frame == other.frame
    assert one.shingles != other.shingles
    assert not set(one.numbers) & set(other.numbers)


def test_numbers_are_the_same_however_they_are_grouped() -> None:
    """1,200 and 1.200 and 1200 are one number in news from three countries."""
    told = "were counted at the north pier on that cold and windy day in spring when boats came"
    texts = (f"{number} {told}" for number in ("1,200", "1.200", "1200"))
    found = {printed(text("a", one)).sketch.numbers for one in texts}
    assert len(found) == 1
    assert all(len(number) == NUMBER for number in found.pop())


def test_of_many_numbers_some_are_kept() -> None:
    """A table of results does not fill the memory of the index."""
    assert len(of_words([str(number) for number in range(500)]).sketch.numbers) <= 32


@pytest.mark.parametrize("scale", [1, 4])
def test_the_work_grows_with_the_text_alone(scale: int) -> None:
    """Each word is read once, whatever it is: no pattern here can run wild."""
    hostile = ("1." * 5000 + ",:" * 5000 + "(" * 5000) * scale
    assert fingerprint(article(body=f"{hostile} {STORY}")) is not None


def test_surrogates_do_no_harm() -> None:
    """Broken text reaches us from broken feeds."""
    assert fingerprint(article(body="\ud800 " + STORY)) is not None


def test_text_without_capitals_has_a_fingerprint() -> None:
    """Chinese is cut into characters, so that copies of a part are found."""
    body = "北京市政府星期一宣布计划在明年春天之前修复老城区的十二座石桥。" * 3
    more = body + "工程师说桥梁已有两百年历史。需要用传统方法修复。" * 3
    part, whole = (printed(text("a", one)).sketch for one in (body, more))
    assert shared(part.shingles, whole.shingles) > 0.95


def test_sentences_of_one_text_are_no_copies_of_each_other() -> None:
    """The sample text of these tests has no shingle twice."""
    codes = [code for one in SENTENCES for code in of_words(split(one)).sketch.shingles.codes]
    assert len(codes) == len(set(codes))
