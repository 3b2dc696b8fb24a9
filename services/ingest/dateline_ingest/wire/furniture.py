"""What surrounds a story in its file: navigation, credits, contacts, end marks. Pure."""

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
_CRUMB = r"\w[\w &'.-]{0,30}+"
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
    r"|this (?:article|story|report) (?:by .{3,60} )?(?:was|has been) (?:originally |first )?"
    r"published\b.*"
    r"|for more information,? (?:visit|contact)\b.*|contact us\b.*"
    r"|.{3,200}\bcontributed to this (?:report|story|article)\.?"
    r"|(?:keywords?|stichw[o\u00f6]rter?|mots-cl\u00e9s|tags)\s?:.*"
    r"|(?:e-?mail|tel(?:ephone|\.)?|phone|fax|contacts?|newsroom|kontakt|internet|twitter|web)\s?:.*"
    r"|(?:follow|find) .{2,40} (?:on|at):? (?:twitter|facebook|x|http).*"
    r"|.{0,60}(?:hat (?:zu diesem bericht|dazu) beigetragen|a contribu\u00e9 \u00e0 cet article).*",
    re.IGNORECASE | re.DOTALL,
)
_END_MARK = re.compile(
    r"(?:-+\s*)?(?:0|30|ends?)(?:\s*-+)|[#*_=~/-]{3,}|ENDS?|/?more/?|/?ends?/?|/(?:slut|slutt|fin|fine|fim|loppu)/?|\(more\)"
    r"|\((?:ends?|fin|schluss|fine|fim|konec|loppu|slut|slutt)\)|FIN|FINE|MORE"
    r"|Enditem|NNNN|[^\W\d_]{2,12}/(?:fim|fin|end)\.?|==\s?[^\W\d_]{2,12}"
    r"|-?\s?More to (?:come|follow)\s?-?\.?",
    re.IGNORECASE,
)
_TRAILING_MARK = re.compile(
    r"\s(?:Enditem|-0-|-30-|///|/ends/?|\((?:end|ends|more|fin|schluss|konec|loppu|slut)\)|"
    r"==\s?[A-Z]{2,8}|ENDS)\.?$",
    re.IGNORECASE,
)
_CODE = r"(?:[a-z\u00e0-\u00ff]{1,5}|[A-Z]{1,5}|[a-z]?\d{1,2}|[A-Z]{1,2}\d)"
_INITIALS = re.compile(
    r"(?:\((?i:schluss|fin|fine|slut|slutt)\)\s)?"
    rf"/?\(?(?=.{{2,60}}$){_CODE}(?:(?:/|-|\s//\s){_CODE}){{1,8}}\)?/?"
)
_SPACED_INITIALS = re.compile(rf"(?=.{{2,40}}$){_CODE}(?:[-/ ]{_CODE}){{1,8}}")
_SIGNATURE = re.compile(
    r"[^\W\d_a-z][\w.-]{1,20}(?:\s[^\W\d_a-z][\w.-]{1,20}){1,3}\s?/\s?[A-Z]{2,8}"
)
"""A writer's name and the agency's: ``Nils Berg/TT``."""
_SENT = re.compile(
    r"(?:[a-z]{2,8}\s)?(?P<day>[0-3]\d)(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)"
    r"(?:\s?(?P<zone>[A-Z]{3,4}))??\s(?P<month>[^\W\d_]{3,9})\.?\s(?P<year>\d{4}|\d\d)",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}")
_SITE_NAME = re.compile(r"(?:https?://|www\.)\S")
_PRIVATE = re.compile(
    r"#{1,3}\s?\w.{0,60}"
    r"|\W{0,4}(?:the following information is not (?:intended )?for publication"
    r"|die folgenden informationen sind nicht (?:zur|f\u00fcr die) ver\u00f6ffentlichung"
    r"|notizblock|redaktionelle hinweise|note to editors|notes to editors"
    r"|les informations suivantes ne sont pas destin\u00e9es).*",
    re.IGNORECASE | re.DOTALL,
)
_SERVICE = re.compile(
    r"[A-Z]{2,4}\d{1,4}|[A-Z]{2,5}\d{3,5}\s\d\s[A-Z]{1,3}\s\d{3,4}.{0,50}"
    r"|[a-z]{1,4}\d{3,5}(?:\s\w{1,8}){0,8}|n[A-Z][A-Z0-9]{6,12}|ZCZC.{0,40}|NNNN"
    r"|\d{3,4}\s[A-Z]{2,4}(?:\s\d{1,4})?"
)
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


def without_end_mark(paragraph: str) -> str:
    """Take off the mark that some agencies put behind their last sentence: ``Enditem``."""
    return _TRAILING_MARK.sub("", paragraph)


def is_initials(line: str) -> bool:
    """Whether a line only names those who wrote: ``adn/mlf/js``, ``Nils Berg/TT``."""
    return bool(_INITIALS.fullmatch(line) or _SIGNATURE.fullmatch(line))


def is_spaced_initials(line: str) -> bool:
    """Whether it may be such a line with blanks, ``dpa bk yyon n1``, or a headline: ``EU to act``.

    Below a story there are no headlines.
    """
    return is_initials(line) or bool(_SPACED_INITIALS.fullmatch(line))


def is_contact(line: str) -> bool:
    """Whether a short line gives a mail address, or begins with a web address."""
    return len(line) <= _LONGEST_POINTER and bool(_MAIL.search(line) or _SITE_NAME.match(line))


def sent(line: str) -> re.Match[str] | None:
    """Read the line that says when a story went over the wire: ``121530 Mrz 26``."""
    return _SENT.fullmatch(line.strip())


def is_private(paragraph: str) -> bool:
    """Whether what follows a paragraph, and itself, is for editors only."""
    return bool(_PRIVATE.fullmatch(paragraph))


def is_service_line(line: str) -> bool:
    """Whether a line above a story is the service's own count: ``APA0123 5 II 0214 CI``."""
    return len(line) <= 80 and bool(_SERVICE.fullmatch(line))  # noqa: PLR2004 - a teleprinter's line


def stands_alone(line: str) -> bool:
    """Whether a line is no part of the sentence beside it, whatever its letters."""
    return bool(sent(line)) or is_initials(line) or is_service_line(line)


def _pointer(paragraph: str) -> re.Match[str] | None:
    """A label in capitals, or one that a colon or the paragraph's end follows."""
    match = _POINTER.fullmatch(paragraph.strip())
    if match is None:
        return None
    label = paragraph.strip()[: match.start("rest") - match.start()].strip()
    rest = match["rest"].strip()
    return match if label.isupper() or rest.startswith(":") or not rest else None
