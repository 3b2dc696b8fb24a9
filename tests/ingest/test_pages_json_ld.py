"""Tests of the objects that pages declare in JSON-LD."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline_ingest.pages.json_ld import LinkedData, plain, read_json_ld, types

from .web_pages import parsed

URL = "https://harbour.example/news/ferry"


def scripts(*texts: str, kind: str = "application/ld+json") -> LinkedData:
    """Read scripts of the given texts."""
    return read_json_ld(parsed("".join(f'<script type="{kind}">{text}</script>' for text in texts)))


def data(*documents: object) -> LinkedData:
    """Read documents, each in a script of its own."""
    return scripts(*(json.dumps(document) for document in documents))


def test_the_article_of_the_page_is_told_from_those_it_links_to() -> None:
    """By the headline that the page shows."""
    found = data(
        {"@type": "NewsArticle", "headline": "Council meets on Monday", "datePublished": "2020"},
        {"@type": "NewsArticle", "headline": "Ferry and barge collide", "datePublished": "2026"},
    )
    chosen = found.article(url=None, titles=["Ferry and barge collide off Berghaven"])
    assert chosen["datePublished"] == "2026"


def test_the_article_of_the_page_is_told_by_its_address() -> None:
    """Spelled in another way, as a string or as an object."""
    found = data(
        {"@type": "NewsArticle", "headline": "a", "url": "https://harbour.example/other"},
        {"@type": "NewsArticle", "headline": "b", "mainEntityOfPage": {"@id": f"{URL}?utm_id=7"}},
    )
    assert found.article(url=URL, titles=[])["headline"] == "b"


def test_of_equal_articles_the_first_is_taken() -> None:
    """It mostly is the page's own."""
    found = data({"@type": "NewsArticle", "headline": "a"}, {"@type": "Article", "headline": "b"})
    assert found.article(url=None, titles=[])["headline"] == "a"


def test_a_page_object_with_a_date_stands_in_for_an_article() -> None:
    """Some systems declare no more than that."""
    found = data({"@type": "WebSite"}, {"@type": "WebPage", "datePublished": "2026-05-03"})
    assert found.article(url=None, titles=[])["datePublished"] == "2026-05-03"


def test_a_page_without_an_article_has_an_empty_one() -> None:
    """Nothing is made up."""
    assert data({"@type": "Person", "name": "Tove Halm"}).article(url=None, titles=[]) == {}


def test_a_reference_is_replaced_by_what_it_names() -> None:
    """A graph keeps people apart from what they wrote."""
    found = data(
        {
            "@graph": [
                {"@type": "Person", "@id": "#tove", "name": "Tove Halm"},
                {"@type": "NewsArticle", "author": [{"@id": "#tove"}, {"@id": "#nobody"}]},
            ]
        }
    )
    article = found.article(url=None, titles=[])
    assert found.names(article["author"]) == ("Tove Halm",)


def test_names_are_found_in_every_form() -> None:
    """Strings, objects, lists of either, and objects with a list of names."""
    value = ["Tove Halm", {"name": "Per Aas"}, {"name": ["Vera Stamm", "Ole Brink"]}, 7, None]
    assert LinkedData().names(value) == ("Tove Halm", "Per Aas", "Vera Stamm", "Ole Brink")
    assert LinkedData().names({"name": "https://harbour.example/tove"}) == ()


@pytest.mark.parametrize(
    "text",
    [
        '<!-- {"@type": "Article", "headline": "a"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "a"}\n//]]>',
        '/*<![CDATA[*/{"@type": "Article", "headline": "a"}/*]]>*/',
        '{"@type": "Article", "headline": "a"};',
        '{"@type": "Article", "headline": "a",}',
        '[{"@type": "Article", "headline": "a"},]',
        '{"@type": "https://schema.org/Article", "headline": "a"}',
        '{"@type": "Article", "headline": "a", "text": "line\nbreak"}',
    ],
)
def test_common_damage_is_mended(text: str) -> None:
    """Comments, commas too many, line breaks inside strings."""
    assert scripts(text).article(url=None, titles=[])["headline"] == "a"


def test_what_cannot_be_mended_costs_only_itself() -> None:
    """The next script is read all the same."""
    found = scripts('{"@type": ', '{"@type": "Article", "headline": "a"}')
    assert found.article(url=None, titles=[])["headline"] == "a"


def test_scripts_of_other_kinds_are_none_of_ours() -> None:
    """They may hold anything."""
    assert scripts('{"@type": "Article"}', kind="application/json").nodes == []


def test_nesting_and_numbers_have_bounds() -> None:
    """A page cannot keep us busy with its graph."""
    deep: object = {"@type": "Article", "headline": "deep"}
    for _ in range(20):
        deep = {"mainEntity": deep}
    assert data(deep).article(url=None, titles=[]) == {}
    assert len(data([{"@type": "Thing"}] * 5000).nodes) == 2000
    assert scripts("[" * 100_000).nodes == []


def test_a_value_is_read_as_plain_text() -> None:
    """Whatever it is wrapped in."""
    assert plain("A &amp; B") == "A & B"
    assert plain(["first", "second"]) == "first"
    assert plain({"@value": "told"}) == "told"
    assert plain({"name": "named"}) == "named"
    assert (plain(7), plain([]), plain("  "), plain(None)) == (None, None, None, None)


def test_types_come_without_their_vocabulary() -> None:
    """One or several."""
    assert types({"@type": ["http://schema.org/NewsArticle", "Thing"]}) == ("NewsArticle", "Thing")
    assert types({}) == ()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@graph", "name", "author", "url", "headline"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=10,
)


@settings(max_examples=80)
@given(VALUES)
def test_nothing_in_it_raises(value: object) -> None:
    """Pages put anything anywhere."""
    found = data([value, {"@type": "Article", "author": value, "url": value, "headline": value}])
    article = found.article(url=URL, titles=["x"])
    found.names(article.get("author"))
    plain(value)
