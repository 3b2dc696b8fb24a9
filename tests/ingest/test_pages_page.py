"""Tests of reading article pages, and of the metadata that they declare."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.messages import ArticleFetched
from dateline_ingest.outcomes import Failed
from dateline_ingest.pages.metadata import PageMetadata, read_metadata
from dateline_ingest.pages.page import NOT_FREE, read_article_page

from .samples import NOW
from .web_pages import JSON_LD, SENTENCE, STORY, URL, page, parsed, read_page


def metadata(content: bytes) -> PageMetadata:
    """Read a page's metadata."""
    return read_metadata(parsed(content), URL)


def test_a_page_with_json_ld_becomes_an_article() -> None:
    """Declared fields come first."""
    article = read_page(page(data=JSON_LD))
    assert article.title == "Ferry & barge collide off Berghaven"
    assert article.deck == "Nobody was hurt, says the office"
    assert article.authors == ("Tove Halm", "Per Aas")
    assert article.published is not None
    assert article.published.offset == "+02:00"
    assert article.updated is not None
    assert article.source.name == "The Harbour Post"
    assert article.source.domain == "harbour.example"
    assert article.language is not None
    assert article.language.tag == "en-GB"
    assert (article.section, article.keywords) == ("Sea", ("ferries", "barges"))
    assert article.text_origin == "page"


def test_the_body_is_the_story_and_nothing_around_it() -> None:
    """No navigation, no footer, no headline."""
    article = read_page(page(data=JSON_LD))
    assert article.body.startswith("BERGHAVEN, May 3 (Norda) - A ferry")
    for outside in ("All news", "2031", "Ferry and barge collide\n"):
        assert outside not in article.body
    assert [p.kind for p in article.paragraphs] == ["text", "text", "subhead", "text", "quote"]


def test_the_dateline_of_a_page_is_evidence() -> None:
    """Beside the declared date."""
    article = read_page(page(data=JSON_LD))
    assert article.dateline is not None
    assert article.dateline.agency == "Norda"
    assert [e.origin for e in article.date_evidence] == ["page", "page", "dateline"]


def test_the_year_of_the_footer_is_not_the_date() -> None:
    """Without metadata the text alone is asked, and here it does not decide."""
    article = read_page(page(body=f"<p>{SENTENCE * 4}</p><p>{SENTENCE * 4}</p>"))
    assert article.published is None


def test_a_page_is_known_by_its_canonical_address() -> None:
    """Which it may give relatively."""
    one = read_page(page(head='<link rel="canonical" href="/news/a">'))
    two = read_article_page(page(), url="https://harbour.example/news/a", fetched_at=NOW)
    assert one.canonical_url == "https://harbour.example/news/a"
    assert isinstance(two, ArticleFetched)
    assert one.article_id == two.article_id


def test_a_page_from_a_file_has_no_address() -> None:
    """Nor needs one."""
    read = read_article_page(page(), url=None, fetched_at=NOW)
    assert isinstance(read, ArticleFetched)
    assert (read.url, read.canonical_url) == (None, None)
    assert read.title == "Ferry and barge collide"


def test_meta_elements_stand_in_for_json_ld() -> None:
    """OpenGraph and its kin."""
    told = metadata(
        page(
            head='<meta property="og:title" content="From OG">'
            '<meta name="author" content="Tove Halm">'
            '<meta property="article:published_time" content="2026-05-03T18:30:00Z">'
            '<meta property="og:image" content="/1.jpg">'
            '<meta name="keywords" content="a, b,,a">'
        )
    )
    assert (told.title, told.authors) == ("From OG", ("Tove Halm",))
    assert told.meta["article:published_time"] == ("2026-05-03T18:30:00Z",)
    assert told.keywords == ("a", "b")


def test_visible_elements_stand_in_for_meta_elements() -> None:
    """The heading and the time element."""
    article = read_page(page(body=f'<time datetime="2026-05-03">Sunday</time>{STORY}'))
    assert article.title == "Ferry and barge collide"
    assert article.published is not None
    assert article.published.at.date().isoformat() == "2026-05-03"


@pytest.mark.parametrize(
    "data",
    [
        JSON_LD,
        [{"@type": "BreadcrumbList"}, JSON_LD],
        {"@graph": [{"@type": "WebSite", "headline": "no"}, JSON_LD]},
        JSON_LD | {"@type": ["Thing", "ReportageNewsArticle"]},
        {"@type": "WebPage", "mainEntity": JSON_LD},
    ],
)
def test_the_article_is_found_wherever_json_ld_keeps_it(data: object) -> None:
    """Alone, in a list, in a graph, inside a page."""
    assert metadata(page(data=data)).article["datePublished"] == "2026-05-03T18:30:00+02:00"


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Tove Halm", ("Tove Halm",)),
        ({"name": "Tove Halm"}, ("Tove Halm",)),
        (["Tove Halm", {"name": "Tove Halm"}], ("Tove Halm",)),
        ("https://harbour.example/tove", ()),
        ("By Tove Halm, Shipping Editor", ("Tove Halm",)),
        ({"name": None}, ()),
        (7, ()),
        ([], ()),
    ],
)
def test_authors_are_named_in_many_ways(author: object, names: tuple[str, ...]) -> None:
    """Addresses are not names."""
    assert metadata(page(data=JSON_LD | {"author": author})).authors == names


def test_broken_json_ld_is_passed_over() -> None:
    """Many pages have it."""
    head = '<script type="application/ld+json">{"@type": "NewsArticle", </script>'
    assert metadata(page(head=head)).title == "Ferry and barge collide"


def test_a_page_too_small_for_the_extractor_is_read_by_its_paragraphs() -> None:
    """A short notice is an article too."""
    assert "Closed." in read_page(b"<html><body><p>Closed.</p></body></html>").body


@pytest.mark.parametrize("content", [b"", b"<html></html>", b"<html><body></body></html>"])
def test_an_empty_page_has_an_outcome(content: bytes) -> None:
    """It is a value."""
    read = read_article_page(content, url=None, fetched_at=NOW)
    assert isinstance(read, Failed)
    assert read.outcome in {"empty", "no_story"}


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["@type", "@graph", "name", "author"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=50)
@given(JSON_VALUES, st.sampled_from(sorted(JSON_LD)))
def test_no_json_ld_raises(value: object, field: str) -> None:
    """Pages put anything anywhere."""
    metadata(page(data=[value, JSON_LD | {field: value}]))


def test_a_lead_that_stands_apart_opens_the_story() -> None:
    """An extractor that looks for paragraphs loses it."""
    lead = "Forty people were on board when the two met in the fog, says the office."
    article = read_page(page(body=f'<div class="lead">{lead}</div>{STORY}'))
    assert article.body.startswith(lead)
    assert article.paragraphs[1].start == len(lead) + 2


def test_a_deck_that_only_repeats_the_lead_is_left_out() -> None:
    """It would count its words twice."""
    lead = "Forty people were on board when the two met in the fog, says the office."
    data = JSON_LD | {"description": lead}
    article = read_page(page(data=data, body=f"<div>{lead}</div>{STORY}"))
    assert article.deck is None
    assert article.body.startswith(lead)


def test_the_agreement_of_the_extractors_is_kept_as_provenance() -> None:
    """It tells how far the body may be believed."""
    (made,) = read_page(page(data=JSON_LD, body=STORY)).provenance
    assert made.part == "body"
    assert made.component == "dateline_ingest.pages.extraction"
    assert made.note is not None
    assert made.note.startswith("fast extraction, agreement 1.00")


def test_a_page_for_subscribers_says_so() -> None:
    """And the text that it hides from others in its markup is not taken from there."""
    hidden = " ".join(f"Sentence {n} is for those who pay." for n in range(80))
    data = JSON_LD | {"isAccessibleForFree": "False", "articleBody": hidden}
    article = read_page(page(data=data, body=STORY))
    assert "for those who pay" not in article.body
    assert NOT_FREE in (article.provenance[0].note or "")


def test_a_declared_text_that_holds_more_than_is_shown_is_taken() -> None:
    """Some pages put the rest in place by a script."""
    rest = " ".join(f"Sentence {n} is put in place by a script." for n in range(80))
    whole = f"{SENTENCE * 4}\n\n{rest}"
    article = read_page(page(data=JSON_LD | {"articleBody": whole}, body=f"<p>{SENTENCE * 4}</p>"))
    assert "Sentence 79 is" in article.body
    assert "declared" in (article.provenance[0].note or "")


def test_the_language_is_told_from_the_words() -> None:
    """Many publishers declare the language of their software."""
    german = "Die F\u00e4hre hatte den Anleger gerade verlassen, als der Kahn um die Ecke bog. "
    article = read_page(page(body="".join(f"<p>{german * 3}</p>" for _ in range(4))))
    assert article.language is not None
    assert (article.language.tag, article.language.origin) == ("de", "detected")


def test_all_that_a_page_states_of_its_date_is_kept() -> None:
    """Each claim with its place and its worth."""
    head = '<meta property="article:published_time" content="2026-05-03T16:30:00Z">'
    article = read_page(page(data=JSON_LD, head=head), "https://harbour.example/2026/05/03/a")
    published = [e for e in article.date_evidence if e.role == "published"]
    assert [e.origin for e in published] == ["page", "page", "url", "dateline"]
    assert published[0].text == "JSON-LD datePublished: 2026-05-03T18:30:00+02:00"
    assert published[0].confidence > published[1].confidence > published[2].confidence
    assert not article.dates_conflict


def test_a_page_that_states_no_date_is_searched_for_one() -> None:
    """With little confidence, which the evidence says."""
    article = read_page(page(body=f"<p>Published 3 May 2026</p>{STORY}"))
    assert article.published is not None
    assert article.published.at.date().isoformat() == "2026-05-03"
    assert article.date_evidence[-1].confidence <= 0.5
    assert article.date_evidence[-1].text.startswith("htmldate")


def test_utf_8_is_read_as_such_whatever_is_declared() -> None:
    """A declaration outlives the change of the encoding behind it."""
    content = page(
        head='<meta charset="iso-8859-15">', body=f"<p>\u00c5se r\u00f8r p\u00e5.</p>{STORY}"
    )
    assert "\u00c5se r\u00f8r p\u00e5." in read_page(content).body
