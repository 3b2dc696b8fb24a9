"""Articles for people to read: headline, entities, dates, marked text. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from dateline.messages import ArticleEnriched, DateMention, Entity, EntityType, TextField

STYLES: dict[EntityType, str] = {
    "PERSON": "green",
    "ORG": "magenta",
    "GPE": "cyan",
    "LOC": "cyan",
    "FAC": "cyan",
    "NORP": "blue",
    "EVENT": "yellow",
    "LAW": "yellow",
    "PRODUCT": "yellow",
    "WORK": "yellow",
}
DATE_STYLE = "underline"
_GROUPS: tuple[tuple[str, tuple[EntityType, ...]], ...] = (
    ("people", ("PERSON",)),
    ("organisations", ("ORG",)),
    ("places", ("GPE", "LOC", "FAC")),
    ("groups", ("NORP",)),
    ("other", ("EVENT", "LAW", "PRODUCT", "WORK")),
)
_MOST = 8


def clean(text: str) -> str:
    """Take out control characters, which a hostile feed could move a terminal's cursor with."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "�" for sign in text)


def card(article: ArticleEnriched) -> Group:
    """Show an article in a few lines: headline, source and date, entities, dates."""
    heading = Text(clean(article.title), style="bold")
    heading.append(f"\n{byline(article)}", style="dim")
    lines: list[Text] = [entity_line(name, article.entities, kinds) for name, kinds in _GROUPS]
    lines.append(date_line(article.dates))
    return Group(heading, *(Padding(line, (0, 0, 0, 2)) for line in lines if line.plain), Text())


def byline(article: ArticleEnriched) -> str:
    """Tell where and when an article was published."""
    parts = [clean(article.source.name)]
    if article.dateline and article.dateline.place:
        parts.append(clean(article.dateline.place))
    if article.published:
        parts.append(article.published.day.isoformat())
    if article.revision > 1:
        parts.append(f"revision {article.revision}")
    return " · ".join(parts)


def entity_line(
    name: str, entities: Sequence[Entity], kinds: tuple[EntityType, ...], *, most: int = _MOST
) -> Text:
    """List the most salient entities of some types, each in its colour."""
    found = [entity for entity in entities if entity.type in kinds]
    found.sort(key=lambda entity: -entity.salience)
    line = Text()
    for at, entity in enumerate(found[:most]):
        line.append(f"{name}: " if at == 0 else ", ", style="dim")
        line.append(clean(entity.name), style=STYLES[entity.type])
    if len(found) > most:
        line.append(f" and {len(found) - most} more", style="dim")
    return line


def date_line(dates: Sequence[DateMention], *, most: int = _MOST) -> Text:
    """List what the dates say and what they mean."""
    line = Text()
    shown = list({(date.text.lower(), date.value): date for date in dates}.values())
    for at, date in enumerate(shown[:most]):
        line.append("dates: " if at == 0 else ", ", style="dim")
        line.append(clean(date.text), style=DATE_STYLE)
        line.append(f" {date.value}", style="dim")
    if len(shown) > most:
        line.append(f" and {len(shown) - most} more", style="dim")
    return line


def marked(article: ArticleEnriched, *, colour: bool) -> Group:
    """Show the whole text with what was found in it, then the findings in lines of their own.

    Entities have the colour of their type, dates are underlined, with their value beside; where
    there is no colour, an entity stands in braces with its type: ``{Oslo GPE}``.
    """
    title = _marked(article, "title", colour=colour)
    title.stylize("bold")
    body = _marked(article, "body", colour=colour)
    heads = [title, _marked(article, "deck", colour=colour), Text(byline(article), style="dim")]
    parts = [head for head in heads if head.plain] + [Text(), body, Text()]
    found = article.entities
    parts += [entity_line(name, found, kinds, most=len(found)) for name, kinds in _GROUPS]
    parts += [_alias_line(entity) for entity in article.entities if entity.aliases or entity.roles]
    parts += [
        date_line(article.dates, most=len(article.dates)),
        *_quote_lines(article),
        *_evidence(article),
    ]
    body_at = parts.index(body)
    return Group(*parts[: body_at + 2], *(part for part in parts[body_at + 2 :] if part.plain))


def _marked(article: ArticleEnriched, field: TextField, *, colour: bool) -> Text:
    text = Text(clean(getattr(article, field) or ""))
    marks: list[tuple[int, int, str, str]] = []
    for entity in article.entities:
        for mention in entity.mentions:
            if mention.field == field:
                note = "" if colour else f" {entity.type}"
                marks.append((mention.start, mention.end, STYLES[entity.type], note))
    marks += [
        (date.start, date.end, DATE_STYLE, f" [{date.value}]")
        for date in article.dates
        if date.field == field
    ]
    shown, at = Text(), 0
    for start, end, style, note in sorted(marks):
        if start < at:
            continue
        braced = note and not note.startswith(" [")
        shown.append_text(text[at:start])
        shown.append("{" if braced else "")
        shown.append(text.plain[start:end], style=style)
        shown.append(note + ("}" if braced else ""), style="dim")
        at = end
    shown.append_text(text[at:])
    return shown


def _quote_lines(article: ArticleEnriched) -> list[Text]:
    """List who is quoted, and how often."""
    names = {entity.entity_id: entity.name for entity in article.entities}
    speakers = Counter(
        names.get(quote.speaker_entity_id) if quote.speaker_entity_id else None
        for quote in article.quotes
    )
    told = [f"{clean(name or 'nobody named')} ({count})" for name, count in speakers.items()]
    return [Text(f"quoted: {', '.join(told)}", style="dim")] if told else []


def _alias_line(entity: Entity) -> Text:
    line = Text(f"{clean(entity.name)}", style=STYLES[entity.type])
    if entity.aliases:
        names = ", ".join(dict.fromkeys(clean(alias.text) for alias in entity.aliases))
        line.append(f" = {names}", style="default")
    for role in entity.roles:
        line.append(f"; {clean(role.title)}", style="dim")
    return line


def _evidence(article: ArticleEnriched) -> list[Text]:
    """Tell what the publication date rests on."""
    if not article.published or not article.date_evidence:
        return []
    day = article.published.day.isoformat()
    because = "; ".join(
        f"{claim.origin} {claim.value} ({clean(claim.text)})" if claim.text else claim.origin
        for claim in article.date_evidence
    )
    return [Text(f"published {day}: {because}", style="dim")]
