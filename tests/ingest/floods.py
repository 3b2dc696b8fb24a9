"""Texts of one thing over and over, in every notation that the service reads."""

from __future__ import annotations

from .attacks import GENERIC, Attack

_WORDS = (
    "a ", "A ", "word word. ", "a. ", "A.B", "…read more ", '"a" ', "\u201ca\u201d ", "(a) ",
    "1.", "1 March 2026, ", "2026-03-01 ", "00:00 ", "LONDON (Reuters) - ", "Monday in 2027 ",
    "by A B ", ", and ", "Correction: ", "(Corrects ", "UPDATE 1-", "#### ", "+", "=", " / ",
    "a > ", "a/", "- a\n", "A\n", "A b c\n\n", "ZCZC ", "\x01",
)  # fmt: skip
_LETTERS = ("é", "漢", "a\u0301", "\u200b", "\u00ad", "\ue001", "\u0130", "%41", "&amp;", "&#1")
_ADDRESSES = ("http://a/", "a@b.", "a=b&", "/../", "Sitemap: http://a/\n", "Disallow: /a*\n")
_MARKUP = (
    "<p>", "<p>a ", "</p>", "<a href=x>", "<!--", "<!---->", "<![CDATA[", "]]>", "<?xml ",
    "<meta charset", "<meta name=a content=b>", "<script>", "a='", '{"a":', "[", "<>;rel=",
)  # fmt: skip
_RSS = '<rss version="2.0"><channel>'
_WITHIN = (
    (_RSS, "<item><title>a</title></item>"),
    (_RSS, "<item>"),
    (f"{_RSS}<item><author>", "a@"),
    (f"{_RSS}<item><title>", "&amp;"),
    (f"{_RSS}<item><description>", "&lt;p&gt;"),
    ('<feed xmlns="http://www.w3.org/2005/Atom">', "<entry><title>a</title></entry>"),
    ('{"version":"https://jsonfeed.org/version/1","items":[', '{"id":"a"},'),
    (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
        "<url><loc>http://a/</loc></url>",
    ),
    ('<opml version="2.0"><body>', '<outline xmlUrl="http://a/" text="a"/>'),
    ('<opml version="2.0"><body>', '<outline text="a">'),
    ("<!DOCTYPE a [", '<!ENTITY a "b">'),
    ("<html><head>", '<link rel="alternate" type="application/rss+xml" href="/a">'),
    ("<html><body>", '<a href="/rss">rss</a>'),
    ("LONDON, March 3 (Reuters) - ", "a b. "),
    ("LONDON, March 3 (Reuters) - a.\n\n", "Aaaa bbb\n\n"),
)

FLOODS = tuple(
    Attack(before, unit, "")
    for before, unit in (
        *(("", unit) for unit in (*GENERIC, *_WORDS, *_LETTERS, *_ADDRESSES, *_MARKUP)),
        *_WITHIN,
    )
)
