"""What publishers do to a story afterwards, and what rotates around it meanwhile. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from .inventing import DEEDS, NAMES, PLACES, Story, paragraph, sentence, story_of

Noise = Callable[[Random], str]

COUNTERS: tuple[Noise, ...] = (
    lambda chance: f"{chance.randint(2, 99_999):,} views",
    lambda chance: f"Updated {chance.randint(2, 59)} minutes ago",
    lambda chance: f"Last updated: 4 May 2026, {chance.randint(10, 23)}:05 GMT",
    lambda chance: f"{chance.randint(2, 500)} comments",
    lambda chance: f"{chance.randint(2, 12)} min read",
    lambda chance: f"Reading time: {chance.randint(2, 12)} minutes",
    lambda chance: f"Shared {chance.randint(2, 9000)} times on Facebook",
    lambda chance: f"{chance.randint(2, 900)} shares | {chance.randint(2, 900)} comments",
    lambda chance: f"This article has been viewed {chance.randint(2, 9000)} times",
    lambda chance: f"vor {chance.randint(2, 59)} Minuten aktualisiert",
    lambda chance: f"Lesezeit: {chance.randint(2, 9)} Minuten",
    lambda chance: f"Mis à jour le {chance.randint(1, 28)} mai 2026 à {chance.randint(10, 23)}:09",
    lambda chance: f"Actualizado hace {chance.randint(2, 23)} horas",
    lambda chance: f"Aggiornato alle {chance.randint(10, 23)}:41",
    lambda chance: f"Atualizado há {chance.randint(2, 23)} horas",
    lambda chance: f"{chance.randint(2, 59)} minuten geleden",
    lambda chance: f"Обновлено {chance.randint(2, 59)} минут назад",
    lambda chance: f"{chance.randint(2, 59)}分钟前",
)  # fmt: skip
"""Lines that another look shows with other numbers."""

TOKENS: tuple[Noise, ...] = (
    lambda chance: f"csrf_token={chance.getrandbits(128):032x}",
    lambda chance: f"https://cdn.example/i.jpg?cb={chance.getrandbits(32)}",
    lambda chance: f"https://ads.example/c?sid={chance.getrandbits(64):x}#{chance.getrandbits(16)}",
    lambda chance: f"[{_uuid(chance)}]",
    lambda chance: f"v={chance.randint(1, 99)}",
    lambda chance: str(1_700_000_000_000 + chance.getrandbits(36)),
)
"""Words that nobody reads."""

TAILS: tuple[Noise, ...] = (
    lambda chance: f"Read more: {_headline(chance)}",
    lambda chance: f"Related: {_headline(chance)}",
    lambda chance: f"Continue reading {_headline(chance)}",
    lambda chance: "Related stories\n" + "\n".join(_headline(chance) for _ in range(4)),
    lambda chance: "You may also like:\n" + "\n".join(_headline(chance) for _ in range(3)),
    lambda chance: f"Lesen Sie auch: {_headline(chance)}",
    lambda chance: f"Lire aussi : {_headline(chance)}",
    lambda chance: f"Читайте также: {_headline(chance)}",
)  # fmt: skip
"""Links to other stories, which rotate."""


def with_noise(story: Story, chance: Random) -> Story:
    """Put what rotates around a story, and sometimes into a paragraph of it."""
    first = [chance.choice(COUNTERS)(chance) for _ in range(chance.randint(0, 2))]
    last = [chance.choice(TAILS)(chance) for _ in range(chance.randint(0, 2))]
    paragraphs = [*story.paragraphs]
    for noises in (COUNTERS, TOKENS):
        at = chance.randrange(len(paragraphs))
        if chance.random() < 0.5 and len(paragraphs[at]) > 80:  # a notice stands alone
            paragraphs[at] = f"{paragraphs[at]} {chance.choice(noises)(chance)}"
    deck = (
        f"{story.deck} ({chance.choice(COUNTERS)(chance)})" if chance.random() < 0.3 else story.deck
    )
    return replace(story, deck=deck, paragraphs=(*first, *paragraphs, *last))


def _headline(chance: Random) -> str:
    deed = chance.choice(DEEDS).format(n=chance.randint(2, 900))
    return f"{chance.choice(NAMES)} {deed} in {chance.choice(PLACES)}"


def _uuid(chance: Random) -> str:
    digits = f"{chance.getrandbits(128):032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


Edit = Callable[[Story, Random], Story]


def _each(change: Callable[[str], str]) -> Edit:
    def edit(story: Story, chance: Random) -> Story:
        del chance
        return replace(
            story,
            title=change(story.title),
            deck=change(story.deck),
            paragraphs=tuple(change(text) for text in story.paragraphs),
        )

    return edit


def _shouted(story: Story, chance: Random) -> Story:
    words = story.title.split(" ")
    for at in chance.sample(range(len(words)), 2):
        words[at] = words[at].upper()
    return replace(story, title=" ".join(words))


def _repaired(story: Story, chance: Random) -> Story:
    """Move the break between two paragraphs."""
    at = chance.randrange(len(story.paragraphs) - 1)
    joined = " ".join(story.paragraphs[at : at + 2])
    return replace(story, paragraphs=(*story.paragraphs[:at], joined, *story.paragraphs[at + 2 :]))


COSMETIC: tuple[Edit, ...] = (
    _each(lambda text: text.replace(" ", "  ")),
    _each(lambda text: text.replace(" ", "\u00a0")),
    _each(lambda text: text.replace(",", " \u2014")),
    _each(lambda text: f"\u201c{text}\u201d"),
    _each(lambda text: text.replace(".", "!")),
    _each(lambda text: text.replace("o", "o\u00ad")),
    _each(lambda text: text.replace(" and ", " &amp; ").replace(" &amp; ", " and ")),
    _each(lambda text: text.replace("fi", "\ufb01")),
    _shouted,
    _repaired,
    with_noise,
)


def _retitled(story: Story, chance: Random) -> Story:
    return replace(story, title=story_of(chance).title)


def _longer_title(story: Story, chance: Random) -> Story:
    return replace(story, title=f"{story.title}, {chance.choice(NAMES)} says")


HEADLINE: tuple[Edit, ...] = (_retitled, _longer_title)


def _extended(story: Story, chance: Random) -> Story:
    return replace(story, paragraphs=(*story.paragraphs, paragraph(chance)))


def _led(story: Story, chance: Random) -> Story:
    paragraphs = (paragraph(chance), *story.paragraphs)
    return replace(story, title=f"{story.title} - latest", paragraphs=paragraphs)


def _cut(story: Story, chance: Random) -> Story:
    del chance
    return replace(story, paragraphs=story.paragraphs[:-1])


def _reworded(story: Story, chance: Random) -> Story:
    at = chance.randrange(len(story.paragraphs))
    changed = story.paragraphs[at].replace("On ", "Late on ", 1)
    return replace(story, paragraphs=(*story.paragraphs[:at], changed, *story.paragraphs[at + 1 :]))


def _recounted(story: Story, chance: Random) -> Story:
    return replace(story, deck=f"{story.deck} {chance.randint(2, 40)} people were hurt.")


def _other_deck(story: Story, chance: Random) -> Story:
    return replace(story, deck=sentence(chance))


UPDATE: tuple[Edit, ...] = (_extended, _led, _cut, _reworded, _recounted, _other_deck)

CORRECTIONS = (
    "Correction: an earlier version of this article misspelled the mayor's name.",
    "(Corrects number of gates in second paragraph)",
    "CORRECTION - The quay was closed in 1987, not 1978.",
    "This article was amended on 5 May 2026 to correct the number of seals.",
    "Editor's note: An earlier version gave the wrong day.",
    "Korrektur: In einer früheren Version hieß die Brücke anders.",
    "In einer früheren Version dieses Artikels stand ein falscher Name.",
    "Rectificatif : le pont a été ouvert en 1987.",
    "Une version précédente de cet article donnait un autre chiffre.",
    "Fe de errores: el puente se abrió en 1987.",
    "Errata corrige: il ponte fu aperto nel 1987.",
    "Uma versão anterior deste texto trazia outro nome.",
    "Rectificatie: de brug is in 1987 geopend.",
    "Rättelse: bron öppnades 1987.",
    "Sprostowanie: most otwarto w 1987 roku.",
    "Исправление: мост открыли в 1987 году.",
    "更正\uff1a大桥于1987年开放。",
    "訂正\uff1a橋は1987年に開通した。",
)  # fmt: skip


def _corrected(story: Story, chance: Random) -> Story:
    notice = chance.choice(CORRECTIONS)
    edited = _reworded(story, chance)
    paragraphs = (
        (notice, *edited.paragraphs) if chance.random() < 0.5 else (*edited.paragraphs, notice)
    )
    return replace(edited, paragraphs=paragraphs)


def _flagged(story: Story, chance: Random) -> Story:
    edited = _reworded(story, chance)
    return replace(edited, title=f"CORRECTED-{edited.title}")


CORRECTION: tuple[Edit, ...] = (_corrected, _corrected, _flagged)

RETRACTIONS = (
    "This story has been withdrawn.", "RETRACTION: the report could not be confirmed.",
    "This article has been retracted because its source was invented.",
    "ATTENTION EDITORS - Please kill the story about the bridge.",
    "WITHDRAWN", "Rétractation : cet article reposait sur un faux.",
    "Retractación: la noticia era falsa.", "撤稿\uff1a本文有误。",
    "Аннулировано: сообщение не подтвердилось.",
)  # fmt: skip


def _withdrawn(story: Story, chance: Random) -> Story:
    notice = chance.choice(RETRACTIONS)
    kept = story.paragraphs if chance.random() < 0.5 else ()
    return replace(story, paragraphs=(notice, *kept))


def _killed(story: Story, chance: Random) -> Story:
    del chance
    return replace(story, title=f"WITHDRAWN: {story.title}")


RETRACTION: tuple[Edit, ...] = (_withdrawn, _killed)

EDITS: dict[str, tuple[Edit, ...]] = {
    "cosmetic": COSMETIC,
    "headline": HEADLINE,
    "update": UPDATE,
    "correction": CORRECTION,
    "retraction": RETRACTION,
}
"""What publishers do, by the class that it is."""
