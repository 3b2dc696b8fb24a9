"""The parts of a page that are never its story, taken out before the story is looked for. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from dateline_ingest.text import markup

_TAGS = frozenset({
    "aside", "audio", "button", "dialog", "figure", "form", "iframe", "nav", "object", "script",
    "select", "style", "svg", "template", "video",
})  # fmt: skip
_KEPT = frozenset({"", "html", "head", "body", "main", "title", "meta", "link", "h1"})
_ROLES = frozenset({"complementary", "dialog", "navigation", "search", "alertdialog"})
_NAMES = frozenset({
    # Beside the story.
    "related", "recommended", "recommendation", "recommendations", "recirculation", "recirc",
    "trending", "factbox", "faktabox", "infobox", "sidebar", "outbrain", "taboola", "readmore",
    # What asks the reader for something.
    "newsletter", "share", "sharing", "sharebar", "socials", "subscribe", "paywall", "piano",
    "promo", "advert", "advertisement", "sponsored", "cookie", "consent", "signup", "modal",
    "popup", "disqus", "comments",
    # What somebody else wrote elsewhere, and stands in for it.
    "tweet", "tweets", "twitter", "instagram", "tiktok", "placeholder",
    # About the story.
    "breadcrumb", "breadcrumbs", "byline", "bio", "biography", "taglist", "tags", "topics",
    "caption", "credit", "copyright", "timestamp",
    # For other eyes than the reader's.
    "noprint", "visuallyhidden",
})  # fmt: skip
"""Words in the names of elements: nearly all sites name them in English, whatever they write in."""
_PAIRS = frozenset({
    "fact box", "info box", "read more", "read next", "read also", "also read", "see also",
    "more on", "more stories", "most read", "most popular", "up next", "author bio", "author info",
    "author box", "about author", "sign up", "log in", "tag list", "live blog teaser", "call out",
})  # fmt: skip
_PICTURES = frozenset({
    "image", "img", "photo", "picture", "gallery", "slideshow", "carousel", "media", "video",
})  # fmt: skip
_PICTURE = "picture"
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HASH = re.compile(r"__?[A-Za-z0-9_-]{5,6}(?=\s|$)")
"""What CSS modules put behind a name, ``byline__x9_Pq``: its letters mean nothing."""
_NAMED_BY = ("class", "id", "data-testid", "data-component")
_LONGEST_NAME = 400
"""Characters of a class that are looked at: utility classes run on for thousands."""
_MOST = 0.3
"""Share of the page's paragraphs that no piece of furniture holds: a wrapper of the whole story
may be called ``has-newsletter``."""
_CAPTION = 600
"""Characters of text beside a picture above which it is no caption."""


def strip_furniture(root: markup.Element) -> None:
    """Take out of a parsed page, in place, what by its element or its name is no part of a story.

    Nothing is taken out that holds the page's first heading or declares itself the article's body.
    Nor is anything for a reason that would take out three tenths of all paragraphs: then the
    name means something else on this site.
    """
    weights = _weights(root)
    most = _MOST * weights.get(root, 0)
    core = _core(root)
    found = [(element, why) for element, why in _furniture(root) if element not in core]
    held: Counter[str] = Counter()
    for element, why in found:
        held[why] += weights.get(element, 0)
    for element, why in found:
        if held[why] <= most:
            _remove(element)


def words_of(element: markup.Element) -> tuple[str, ...]:
    """The words, in lower case, of the names that a page's author gave an element."""
    return _words(_names(element, markup.tag_of(element)))


def _names(element: markup.Element, tag: str) -> str:
    names = [name[:_LONGEST_NAME] for at in _NAMED_BY if (name := element.get(at))]
    if "-" in tag:  # an element of the site's own making
        names.append(tag)
    return " ".join(names)


@lru_cache(maxsize=4096)
def _words(names: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in _WORD.findall(_HASH.sub(" ", names)))


@lru_cache(maxsize=4096)
def _reason(names: str) -> str | None:
    """The word, or pair of words, that tells furniture by its name; ``picture`` needs a look."""
    words = _words(names)
    for word in words:
        if word in _NAMES:
            return word
    for pair in map(" ".join, pairwise(words)):
        if pair in _PAIRS:
            return pair
    return None if _PICTURES.isdisjoint(words) else _PICTURE


def _furniture(root: markup.Element) -> Iterator[tuple[markup.Element, str]]:
    """The elements that look like furniture, each with what makes it look so."""
    for element in root.iter():
        tag = markup.tag_of(element)
        if tag in _KEPT:
            continue
        if tag == "figure" and any(True for _ in element.iter("blockquote", "pre")):
            continue  # a quotation or a listing, not a picture
        if tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
            yield element, tag
            continue
        reason = _reason(_names(element, tag))
        if reason == _PICTURE and (tag == "p" or not _is_picture(element)):
            continue
        if reason:
            yield element, reason


def _is_picture(element: markup.Element) -> bool:
    """Whether an element that calls itself a picture holds one, and little text beside it."""
    if not any(True for _ in element.iter("img", "video", "picture")):
        return False
    return sum(len(str(text)) for text in element.itertext()) <= _CAPTION


def _weights(root: markup.Element) -> Mapping[markup.Element, int]:
    """How much text in paragraphs each element holds."""
    weights: dict[markup.Element, int] = {}
    for paragraph in root.iter("p"):
        length = sum(len(str(text).strip()) for text in paragraph.itertext())
        element: markup.Element | None = paragraph
        while element is not None:
            weights[element] = weights.get(element, 0) + length
            element = element.getparent()
    return weights


def _core(root: markup.Element) -> set[markup.Element]:
    """The first headings and the bodies of articles, with all that they stand in."""
    marked = [e for e in root.iter() if "articleBody" in (e.get("itemprop") or "")]
    return {above for e in (*root.iter("h1"), *marked) for above in (e, *e.iterancestors())}


def _remove(element: markup.Element) -> None:
    """Take an element out and leave the text behind it where it was."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    before = element.getprevious()
    if tail:
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    parent.remove(element)
