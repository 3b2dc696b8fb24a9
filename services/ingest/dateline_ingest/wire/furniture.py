"""What a web page leaves in a copied story: navigation, share counts, end marks. Pure."""

from __future__ import annotations

import re

_SITE = re.compile(
    r"all news|home(?: ?page)?|main(?: page)?|menu|search|news|latest(?: news| stories)?|"
    r"top (?:news|stories)|breaking(?: news)?|urgent|live|trending|most (?:read|popular)|"
    r"share(?: this)?(?: article| story| page| post)?|print(?: this)?(?: article| page)?|"
    r"e-?mail(?: this)?|save|copy link|tweet|comments?|facebook|twitter|x|telegram|whatsapp|"
    r"linkedin|reddit|vk|viber|rss|log ?in|sign (?:in|up)|register|subscribe(?: now| today)?|"
    r"advert(?:isement)?|sponsored(?: content)?|listen(?: to (?:this )?article)?|follow us.{0,40}|"
    r"skip to (?:main )?content|back(?: to top)?|next|previous|photos?|videos?|gallery|"
    r"(?:add|join) .{0,30}(?:google news|telegram|channel)|"
    r"[\d.,]+\s?[km]?(?:\s+(?:shares?|comments?|views?|likes?|retweets?|reactions?))?|"
    r"\d+\s*min(?:ute)?s?(?: read)?|(?:reading time|photo|image|picture)\b.{0,60}",
    re.IGNORECASE,
)
_CRUMB = r"\w[\w &'.-]{0,30}"
_BREADCRUMBS = re.compile(
    rf"{_CRUMB}(?:\s*[>\u00bb\u203a|]\s*{_CRUMB})+|{_CRUMB}(?:\s*/\s*{_CRUMB}){{2,}}"
)
_POINTER = re.compile(
    r"(?:read (?:also|more|next)|also read|see also"
    r"|(?:more )?related(?: (?:stories|news|articles))?"
    r"|more (?:on this|news|stories)|don't miss|recommended)\b\s*(?P<rest>:?.*)",
    re.IGNORECASE | re.DOTALL,
)
_BOILERPLATE = re.compile(
    r"[(\[]?(?:additional |original )?(?:reporting|writing|editing|compiled|edited|written) by\b.*"
    r"|(?:\u00a9|\(c\)|copyright\b|all rights reserved).*"
    r"|.{0,80}\ball rights reserved\.?|(?:subscribe|sign up) (?:to|for)\b.*|follow us\b.*"
    r"|our standards:.*"
    r"|this (?:article|story) (?:was|has been) (?:originally |first )?published\b.*"
    r"|for more information,? (?:visit|contact)\b.*|contact us\b.*",
    re.IGNORECASE | re.DOTALL,
)
_END_MARK = re.compile(r"(?:-+\s*)?(?:0|30|ends?)(?:\s*-+)|[#*_=~-]{3,}|ENDS?|/?more/?|\(more\)")
_LONGEST_POINTER = 200


def is_site_furniture(line: str) -> bool:
    """Whether a line above the story belongs to the site that it was copied from."""
    text = line.strip(" \t•*|>\u203a")
    return not text or bool(_SITE.fullmatch(text) or _BREADCRUMBS.fullmatch(text))


def is_pointer(paragraph: str) -> bool:
    """Whether a paragraph points to another story: ``READ ALSO: Ferry strike enters third day``."""
    return len(paragraph) <= _LONGEST_POINTER and _pointer(paragraph) is not None


def is_bare_pointer(paragraph: str) -> bool:
    """Whether the story that it points to is named only in the next paragraph."""
    match = _pointer(paragraph)
    return match is not None and not match["rest"].strip(": ")


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph is about the making of the story, or about rights in it."""
    return bool(_BOILERPLATE.fullmatch(paragraph))


def is_end_mark(line: str) -> bool:
    """Whether a line only marks the end of the copy: ``-0-``, ``ENDS``, ``###``."""
    return bool(_END_MARK.fullmatch(line.strip()))


def _pointer(paragraph: str) -> re.Match[str] | None:
    """A label in capitals, or one that a colon or the paragraph's end follows."""
    match = _POINTER.fullmatch(paragraph.strip())
    if match is None:
        return None
    label = paragraph.strip()[: match.start("rest") - match.start()].strip()
    rest = match["rest"].strip()
    return match if label.isupper() or rest.startswith(":") or not rest else None
