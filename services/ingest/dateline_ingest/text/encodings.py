"""Bytes to text, where nobody says for sure which encoding they are in. Pure."""

from __future__ import annotations

import codecs
import re

from dateline_ingest.outcomes import Failed

_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.DOTALL)
_HTML_ENCODING = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_HEADER_ENCODING = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")
_MOST_CONTROL = 0.01
"""Share of control characters above which bytes are no text."""
_FRAME = 4
"""Control characters that frame wire copy, however short: SOH, STX, ETX, EOT."""
_MOST_ACCENTED = 0.3
"""Share of non-ASCII letters above which text is not Western: KOI8-R read as cp1252 has 0.9,
Vietnamese, the most accented language in Latin letters, has 0.25."""


def read_text(content: bytes) -> str | Failed:
    """Read a plain-text file: UTF-8, UTF-16 with a byte order mark, else Windows-1252.

    Returns:
        The text, or what is wrong: ``empty``, ``not_text``, ``unknown_encoding``.
    """
    if not content.strip():
        return Failed("empty")
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    text = _decoded(content, encoding)
    if text is not None:
        return text if _is_text(text) else Failed("not_text")
    text = _decoded(content, "cp1252")
    if text is None or not _is_text(text):
        return Failed("not_text")
    letters = [character for character in text if character.isalpha()]
    if sum(not letter.isascii() for letter in letters) > _MOST_ACCENTED * len(letters):
        return Failed("unknown_encoding", "neither UTF-8 nor Windows-1252")
    return text


def read_page(content: bytes, content_type: str | None = None) -> str:
    """Read an HTML page in the encoding that its header or markup declares, else as UTF-8.

    Bytes that are UTF-8 throughout, and not just ASCII, are UTF-8 whatever is declared: text in
    another encoding does not pass for it by chance, and old declarations outlive a change.
    """
    bom = next((name for mark, name in _BOMS if content.startswith(mark)), None)
    header = _HEADER_ENCODING.search(content_type or "")
    declared = _HTML_ENCODING.search(content[:2048]) or _XML_ENCODING.search(content[:200])
    told = (header and header[1], declared and declared[1].decode())
    names = (bom, "utf-8", *told) if _has_multibyte(content) else (bom, *told, "utf-8", "cp1252")
    for name in names:
        text = _decoded(content, name) if name else None
        if text is not None:
            return text
    return content.decode("utf-8", "replace")


def _has_multibyte(content: bytes) -> bool:
    """Whether bytes hold sequences that only UTF-8 writes: two of them, for one may be chance."""
    return len(_MULTIBYTE.findall(content, 0, 2**20)) > 1


def xml_encoding(document: bytes) -> str | None:
    """The encoding that an XML declaration names."""
    match = _XML_ENCODING.search(document[:300])
    return match[1].decode() if match else None


def is_known_encoding(name: str) -> bool:
    """Whether there is a decoder of that name."""
    try:
        b" ".decode(name)
    except (LookupError, UnicodeError):  # also where the codec is not one of text, such as hex
        return False
    return True


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _is_text(text: str) -> bool:
    if "\x00" in text:
        return False
    return len(_CONTROL.findall(text)) <= max(_FRAME, _MOST_CONTROL * len(text))
