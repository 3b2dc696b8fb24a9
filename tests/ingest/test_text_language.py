"""Tests of telling the language of a text."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline_ingest.text.language import decide_language, read_language

ENGLISH = "The ferry had left the pier with forty people on board when the barge came round. "
GERMAN = "Die Fähre hatte den Anleger gerade verlassen, als der Kahn um die Ecke bog. "
CROATIAN = "Trajekt je napustio luku kada je teglenica skrenula iza ugla, kažu u luci. "
MALAY = "Feri itu telah meninggalkan jeti apabila tongkang tiba, kata pejabat pelabuhan. "


@pytest.mark.parametrize(
    ("declared", "text", "tag", "origin"),
    [
        (None, ENGLISH, "en", "detected"),
        ("en-GB", ENGLISH, "en-GB", "declared"),
        ("en_us", ENGLISH, "en-US", "declared"),
        ("en", GERMAN, "de", "detected"),
        ("de-AT", GERMAN, "de-AT", "declared"),
        ("de", "Kurz.", "de", "declared"),
        ("not a tag", GERMAN, "de", "detected"),
    ],
)
def test_the_words_decide_and_what_is_declared_adds_to_them(
    declared: str | None, text: str, tag: str, origin: str
) -> None:
    """Its region where they agree, itself where there are few words."""
    found = decide_language(declared, "", text)
    assert found is not None
    assert (found.tag, found.origin) == (tag, origin)


@pytest.mark.parametrize("declared", ["hr", "bs", "sr", "sr-Latn"])
def test_among_languages_too_much_alike_the_declared_one_holds(declared: str) -> None:
    """No detector tells Bosnian, Croatian and Serbian apart."""
    found = decide_language(declared, "", CROATIAN * 3)
    assert found is not None
    assert (found.tag, found.origin) == (declared, "declared")


@pytest.mark.parametrize("declared", ["ms", "id"])
def test_malay_and_indonesian_are_as_they_are_declared(declared: str) -> None:
    """They share most of their words."""
    found = decide_language(declared, "", MALAY * 3)
    assert found is not None
    assert found.tag == declared


def test_the_title_counts_too() -> None:
    """A sitemap gives nothing else."""
    found = decide_language(None, GERMAN, "")
    assert found is not None
    assert found.tag == "de"


def test_nothing_is_told_of_nothing() -> None:
    """Nor of a few figures."""
    assert decide_language(None, "", "") is None
    assert decide_language(None, "2:1", "12345 " * 50) is None


def test_a_long_text_is_read_at_its_start() -> None:
    """The rest costs time and changes nothing."""
    found = decide_language(None, "", GERMAN * 50 + ENGLISH * 5000)
    assert found is not None
    assert found.tag == "de"


def test_many_threads_load_the_model_once_and_agree() -> None:
    """Feeds are read in several at a time."""
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(decide_language, [None] * 32, [""] * 32, [GERMAN] * 32))
    assert {one.tag for one in found if one} == {"de"}


def test_the_model_is_loaded_only_when_it_is_needed() -> None:
    """It brings numpy along."""
    code = (
        "import sys\n"
        "from dateline_ingest.text.language import decide_language\n"
        "decide_language('en', '', 'Short.')\n"
        "print('numpy' in sys.modules)\n"
        f"decide_language('en', '', {ENGLISH!r})\n"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["False", "True"]


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_text_raises(declared: str, text: str) -> None:
    """Whatever is declared, whatever is written."""
    found = decide_language(declared, "", text)
    assert found is None or 0 <= found.confidence <= 1


def test_a_tag_is_written_as_the_standard_wants_it() -> None:
    """BCP 47: language small, script with a capital, region in capitals."""
    written = read_language("ZH_hant-tw")
    assert written is not None
    assert written.tag == "zh-Hant-TW"
    assert read_language("english, I think") is None
