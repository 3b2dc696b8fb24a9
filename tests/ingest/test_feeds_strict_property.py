"""Property tests: whatever feed is made, both ways of reading it agree."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from hypothesis import given, settings
from hypothesis import strategies as st

from .feeds import atom, lenient, old_atom, rdf, rss, strict

TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
    | st.sampled_from("\t\n &<>'\"\x85\x91\u00c3\u00a9"),
    max_size=12,
)
MARKUP = st.sampled_from([
    "<p>one</p>", "<b>b</b> &amp; <i>i</i>", '<a href="/x">x</a>', "&lt;", "&nope;", "&eacute;",
    "<div>x</div>", "<div><p>x</p></div><div>y</div>", "1 < 2", "<blink>x</blink>", "a@b.example",
    "<!-- x -->", "caf\u00c3\u00a9", "<img src='i.png'>",
])  # fmt: skip
WORDS = st.one_of(TEXT, MARKUP, st.tuples(MARKUP, TEXT).map("".join))
ADDRESS = st.sampled_from([
    "https://harbour.example/1", "/1", "1?a=b&c=d", "http:///x", "HTTP://A.example/%7Eb?", "", " ",
    "mailto:a@b.example", "tag:a.example,2026:1", "//c.example/x#y", "http://[broken", "?x", "#y",
    "urn:x", "../up", "javascript:x()", "https://harbour.example/1#",
])  # fmt: skip
TYPE = st.sampled_from(["", "", "", "", "text", "html", "HTML", "text/plain", "text/html", "xhtml"])
LANG = st.sampled_from(["", ' xml:lang="de"', ' xml:lang=""', ' lang="pt_BR"', ' XML:LANG="x"'])
BASE = st.sampled_from(["", "", "", ' xml:base="https://b.example/c/"', ' xml:base="d/"'])


def written(text: str, *, as_cdata: bool) -> str:
    """Write a text into a document."""
    if as_cdata and "]]>" not in text:
        return f"<![CDATA[{text}]]>"
    return escape(text)


CONTENT = st.builds(
    lambda text, as_cdata: written(text, as_cdata=as_cdata), WORDS, as_cdata=st.booleans()
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """An element that holds a text."""
    name = draw(st.sampled_from([
        "title", "dc:title", "media:title", "description", "summary", "content", "content:encoded",
        "itunes:summary", "dc:description", "rights", "copyright", "dc:rights", "fullitem",
        "media:description", "subtitle", "info", "itunes:subtitle",
    ]))  # fmt: skip
    kind = draw(TYPE)
    given_type = f" type={quoteattr(kind)}" if kind else ""
    return f"<{name}{given_type}{draw(LANG)}{draw(BASE)}>{draw(CONTENT)}</{name}>"


@st.composite
def inline(draw: st.DrawFn) -> str:
    """An element that holds XHTML."""
    name = draw(st.sampled_from(["title", "summary", "content", "rights"]))
    inner = draw(st.sampled_from([
        "<p>one <b>two</b></p>", "<p>a</p></div><div>b", "x &lt; y<br/>z", "", "<title>t</title>",
        '<a href="r.html" title="&quot;q&quot; &amp;">l</a>', "<p xml:lang='fr'>x</p>", " <p/> ",
        "<svg/>", "<IMG SRC='i.png'/>",
    ]))  # fmt: skip
    around = draw(st.sampled_from(["", " ", "\n", "text"]))
    namespace = draw(st.sampled_from([' xmlns="http://www.w3.org/1999/xhtml"'] * 5 + [""]))
    division = f"{around}<div{namespace}>{inner}</div>{around}"
    return f'<{name} type="xhtml"{draw(BASE)}>{division}</{name}>'


@st.composite
def simple(draw: st.DrawFn) -> str:
    """An element that holds a date, a name or a word."""
    name = draw(st.sampled_from([
        "pubDate", "published", "issued", "updated", "modified", "dc:date", "dcterms:issued",
        "lastBuildDate", "created", "author", "dc:creator", "itunes:author", "managingEditor",
        "dc:language", "language", "comments", "slash:comments", "odd:x", "category", "keywords",
        "dc:subject", "media:keywords", "itunes:keywords", "itunes:category", "media:credit",
        "media:thumbnail", "source", "generator", "dc:publisher", "image", "ttl", "cloud",
        "sy:updatePeriod", "dc:contributor", "name", "url", "width", "georss:x",
    ]))  # fmt: skip
    attribute = draw(st.sampled_from(["", "", ' term="t"', ' domain="d"', ' label="l"', ' url="/u"',
                                      ' odd:url="/o"', ' text="c"', ' thr:count="3"']))  # fmt: skip
    return f"<{name}{attribute}>{draw(CONTENT)}</{name}>"


@st.composite
def links(draw: st.DrawFn) -> str:
    """An element that holds an address."""
    name = draw(st.sampled_from(["link", "atom:link", "guid", "id", "enclosure", "media:content"]))
    found = draw(st.dictionaries(
        st.sampled_from(["href", "url", "uri", "rel", "type", "isPermaLink", "medium", "width"]),
        st.one_of(ADDRESS, st.sampled_from(["self", "hub", "Alternate", "enclosure", "true", "false",
                                            "text/html", "image/png", "640"])),
        max_size=3,
    ))  # fmt: skip
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in found.items())
    return f"<{name}{attributes}>{escape(draw(ADDRESS))}</{name}>"


@st.composite
def people(draw: st.DrawFn) -> str:
    """An author as Atom has him."""
    parts = draw(st.lists(st.sampled_from(["name", "email", "uri"]), max_size=3))
    inner = "".join(f"<{part}>{draw(CONTENT)}</{part}>" for part in parts)
    return f"<author>{inner}</author>"


LEAF = st.one_of(texts(), simple(), links(), people())


@st.composite
def boxes(draw: st.DrawFn) -> str:
    """An element that holds others."""
    name = draw(st.sampled_from(["media:group", "media:content", "media:group"]))
    inner = "".join(draw(st.lists(LEAF, max_size=3)))
    return f"<{name}>{inner}</{name}>"


INNER = st.lists(st.one_of(LEAF, LEAF, inline(), boxes()), max_size=6).map("".join)


@st.composite
def feeds(draw: st.DrawFn) -> bytes:
    """A feed in any dialect."""
    make = draw(st.sampled_from([rss, atom, old_atom, rdf]))
    name = "entry" if make in {atom, old_atom} else "item"
    items = "".join(
        f"<{name}{draw(LANG)}>{inner}</{name}>" for inner in draw(st.lists(INNER, max_size=3))
    )
    head = "" if make is rdf else draw(INNER)
    return make(head + items + (draw(st.just("") | LEAF) if make is not rdf else ""))


@settings(max_examples=400, deadline=None)
@given(feeds())
def test_both_ways_of_reading_a_feed_agree(document: bytes) -> None:
    """Field by field, or the fast one steps aside."""
    fast = strict(document)
    if fast is not None:
        assert fast == lenient(document)


@settings(max_examples=100, deadline=None)
@given(
    feeds(), st.integers(0, 2_000), st.sampled_from([b"", b"<", b"&", b"\x00", b"</item>", b"]]>"])
)
def test_the_fast_way_steps_aside_where_there_is_damage(
    document: bytes, at: int, junk: bytes
) -> None:
    """Or the damage does not matter to feedparser either."""
    damaged = document[:at] + junk + document[at:]
    fast = strict(damaged)
    if fast is not None:
        assert fast == lenient(damaged)
