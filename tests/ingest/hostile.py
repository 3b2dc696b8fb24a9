"""Documents built to stall, starve or deceive a parser, each made on the spot."""

from __future__ import annotations

import gzip
import random
import struct
from collections.abc import Callable, Mapping

_DECLARED = b'<?xml version="1.0" encoding="utf-8"?>'


def feed(inner: str, *, declared: bytes = _DECLARED) -> bytes:
    """Make an RSS feed with something in its channel."""
    head = '<rss version="2.0"><channel><title>Harbour Post</title>'
    return declared + f"{head}{inner}</channel></rss>".encode()


def item(inner: str) -> str:
    """Make an item with something in it."""
    return f"<item><title>Ferry sails</title><link>https://harbour.example/1</link>{inner}</item>"


def billion_laughs() -> bytes:
    """Nine entities, each ten times the one before."""
    entities = '<!ENTITY l0 "lol">' + "".join(
        f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10)
    )
    return _DECLARED + f"<!DOCTYPE rss [{entities}]>".encode() + feed(item("&l9;"), declared=b"")


def quadratic_entities() -> bytes:
    """One long entity, named very often."""
    entity = f'<!DOCTYPE rss [<!ENTITY a "{"a" * 100_000}">]>'
    text = f"<description>{'&a;' * 20_000}</description>"
    return _DECLARED + entity.encode() + feed(item(text), declared=b"")


def external_entity(path: str) -> bytes:
    """An entity that stands for a file of ours."""
    entity = f'<!DOCTYPE rss [<!ENTITY secret SYSTEM "file://{path}">]>'
    text = "<description>&secret;</description>"
    return _DECLARED + entity.encode() + feed(item(text), declared=b"")


def external_dtd(url: str) -> bytes:
    """A document type that is to be fetched."""
    return _DECLARED + f'<!DOCTYPE rss SYSTEM "{url}">'.encode() + feed(item(""), declared=b"")


def parameter_entity(url: str) -> bytes:
    """A parameter entity that is to be fetched and would then send a file away."""
    entity = f'<!DOCTYPE rss [<!ENTITY % remote SYSTEM "{url}"> %remote; %send;]>'
    return _DECLARED + entity.encode() + feed(item(""), declared=b"")


def many_attributes(count: int = 200_000) -> bytes:
    """One element with very many attributes, in a feed that is not well-formed."""
    attributes = " ".join(f'a{number}="1"' for number in range(count))
    return feed(item(f"<description {attributes}>text</description>") + "<broken>")


def many_namespaces(count: int = 50_000) -> bytes:
    """One element that declares very many namespaces."""
    declared = " ".join(f'xmlns:n{number}="urn:{number}"' for number in range(count))
    return feed(item(f"<description {declared}>text</description>") + "<broken>")


def deep_tags(depth: int = 100_000) -> bytes:
    """Very many elements in each other."""
    return feed(item("<description>" + "<div>" * depth + "</div>" * depth + "</description>"))


def deep_markup(depth: int = 100_000) -> bytes:
    """Very many elements in each other, of the markup that a text is written in."""
    return feed(item(f"<description><![CDATA[{'<div>' * depth}deep]]></description>"))


def comment_flood(count: int = 125_000) -> bytes:
    """Very many comments that never end."""
    return feed(item(f"<description><![CDATA[{'<!--' * count}]]></description>"))


def comment_flood_outside(count: int = 125_000) -> bytes:
    """The same, where they are no text."""
    return feed(item("") + "<!--" * count)


def long_author(length: int = 31_000) -> bytes:
    """An author like an e-mail address that never comes to its end."""
    return feed(item(f"<author>a@{'a.' * (length // 2)}!</author>"))


def long_author_broken() -> bytes:
    """The same, in a feed that is not well-formed."""
    return feed(item(f"<author>a@{'a.' * 15_500}!</author>") + "<broken>")


def long_text(length: int = 50_000_000) -> bytes:
    """One text of very many characters."""
    return feed(item(f"<description>{'a' * length}</description>"))


def long_line(length: int = 9_000_000) -> bytes:
    """One text of very many words, as long as a feed may be."""
    return feed(item(f"<description>{'word ' * (length // 5)}</description>"))


def many_items(count: int = 200_000) -> bytes:
    """Very many items, 16 MB of them."""
    return feed("".join(item(f"<guid>{number}</guid>") for number in range(count)))


def many_items_broken(count: int = 20_000) -> bytes:
    """Many items, in a feed that is not well-formed."""
    return feed("".join(item(f"<guid>{number}</guid>") for number in range(count)) + "<broken>")


def many_entries_in_atom(count: int = 30_000) -> bytes:
    """Many entries of Atom, with a prefix."""
    entries = "<a:entry><a:title>Ferry</a:title></a:entry>" * count
    return f'<a:feed xmlns:a="http://www.w3.org/2005/Atom">{entries}</a:feed>'.encode()


def many_tiny_elements(count: int = 1_000_000) -> bytes:
    """Very many elements with nothing in them."""
    return feed(item("<b/>" * count) + "<broken>")


def nul_bytes() -> bytes:
    """Bytes that are no characters."""
    return feed(item("<description>a\x00b\x01c</description>"))


def utf_7() -> bytes:
    """An encoding in which markup can hide."""
    declared = b'<?xml version="1.0" encoding="utf-7"?>'
    return feed(item("<description>+ADw-script+AD4-</description>"), declared=declared)


def film(length: int = 4_000_000) -> bytes:
    """A film, which is no feed at all."""
    noise = random.Random(7).randbytes(length)  # noqa: S311 - the same noise each time
    return struct.pack(">I4s4sI", 24, b"ftyp", b"isom", 512) + b"isomiso2avc1mp41" + noise


def film_within(length: int = 4_000_000) -> bytes:
    """A film that begins like a feed."""
    return _DECLARED + b'<rss version="2.0"><channel><item>' + film(length)


def gzip_bomb(length: int = 50_000_000) -> bytes:
    """A file that grows two hundredfold."""
    return gzip.compress(b"<rss>" + bytes(length), 1)


def deep_json(depth: int = 1_000_000) -> bytes:
    """Very many lists in each other."""
    return b'{"version":"https://jsonfeed.org/version/1.1","items":' + b"[" * depth


def long_number(length: int = 1_000_000) -> bytes:
    """A number of very many digits."""
    return b'{"version":"https://jsonfeed.org/version/1","items":[{"id":%b}]}' % (b"9" * length)


def many_lists(count: int = 3_000_000) -> bytes:
    """Very many lists beside each other."""
    return b'{"version":"https://jsonfeed.org/version/1","items":[' + b"[]," * count + b"[]]}"


def far_dates() -> bytes:
    """Dates that no calendar has, one of them 100 KB long."""
    dates = ["99999999-99-99T99:99:99Z", "9" * 100_000, "Mon, 31 Feb 0000 25:61:61 +9999", "-1"]
    return feed(
        "".join(item(f"<pubDate>{date}</pubDate><dc:date>{date}</dc:date>") for date in dates)
    )


def many_pages(count: int = 60_000) -> bytes:
    """A sitemap of more pages than there may be."""
    pages = "".join(f"<url><loc>https://a.example/{number}</loc></url>" for number in range(count))
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'.encode()


def many_page_fields(count: int = 500_000) -> bytes:
    """A sitemap with one page that has very many fields."""
    fields = "<lastmod>2026-05-03</lastmod>" * count
    return f"<urlset><url><loc>https://a.example/</loc>{fields}</url></urlset>".encode()


def long_doctype(length: int = 2_000_000) -> bytes:
    """Entities without end, none of which is used."""
    entities = '<!ENTITY a "b">\n' * (length // 16)
    return _DECLARED + f"<!DOCTYPE rss [{entities}]>".encode() + feed(item(""), declared=b"")


def unclosed_tags(count: int = 200_000) -> bytes:
    """Very many tags without an end, in a feed that is not well-formed."""
    return feed(item("<description>" + "<a href=" * count))


DOCUMENTS: Mapping[str, Callable[[], bytes]] = {
    made.__name__: made
    for made in (
        billion_laughs, quadratic_entities, many_attributes, many_namespaces, deep_tags,
        deep_markup, comment_flood, comment_flood_outside, long_author, long_author_broken,
        long_text, long_line, many_items, many_items_broken, many_entries_in_atom,
        many_tiny_elements, nul_bytes, utf_7, film, film_within, gzip_bomb, deep_json, long_number,
        many_lists, far_dates, many_pages, many_page_fields, long_doctype, unclosed_tags,
    )
}  # fmt: skip
"""All of them that need nothing from outside, by name."""
