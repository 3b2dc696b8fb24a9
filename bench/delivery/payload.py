"""The article that every system carries, 5 KB as JSON, and the stage that they all run. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from dateline.messages import ArticleEnriched, ArticleFetched, Instant, Language, Provenance, Source
from dateline.messages.article import Copyright, DateEvidence, Paragraph

_START = datetime(2026, 3, 16, 6, 30, tzinfo=UTC)

_SENTENCES = (
    "The ferry that links the two banks of the Varda stayed at its pier on Monday, March 16.",
    "Harbour master Elin Sorvik said that ice had bent one of the ramps during the night.",
    "“We could sail, but nobody could get off,” she told reporters at the ticket office.",
    "The town of Nordhamn, which has no bridge, depends on the crossing for bread and post.",
    "A spare ramp was ordered in 2019 and has been waiting for a customs stamp since January 2021.",
    "The Ministry of Transport expects the first departure on Thursday at six in the morning.",
)
_PARAGRAPHS = 9

_MADE = Provenance(part="entities", component="bench.delivery", version="1")


def article(number: int) -> ArticleFetched:
    """Write the article of a number; its ``guid`` is the number."""
    address = f"https://nordhamn-courier.example/2026/03/16/ferry-{number}"
    seen = _START + timedelta(seconds=number)
    body, paragraphs = _text(number)
    return ArticleFetched(
        article_id=uuid5(NAMESPACE_URL, address),
        revision=1,
        source=Source(id="nordhamn-courier", name="Nordhamn Courier"),
        url=address,
        canonical_url=address,
        guid=str(number),
        title=f"Ferry stays at its pier, day {number}",
        deck="Ice has bent a ramp; the spare one waits for a stamp.",
        body=body,
        paragraphs=paragraphs,
        byline="By Tove Lindmark",
        authors=("Tove Lindmark",),
        language=Language(tag="en"),
        published=Instant(at=seen, offset="+01:00"),
        date_evidence=(
            DateEvidence(
                role="published",
                origin="feed",
                value=seen.isoformat(),
                granularity="second",
                confidence=0.95,
            ),
        ),
        fetched_at=seen + timedelta(minutes=4),
        content_hash=f"{number:032x}",
        via="rss",
        keywords=("ferries", "ice", "customs"),
        copyright=Copyright(holder="Nordhamn Courier"),
    )


def document(number: int) -> str:
    """Write the article of a number as it travels."""
    return article(number).model_dump_json(exclude_defaults=True)


def number_of(found: ArticleFetched) -> str:
    """Tell the number of an article."""
    return found.guid or ""


def enrich(found: ArticleFetched) -> ArticleEnriched:
    """Build the output as enrich does, but for the reading of the text."""
    made = {name: getattr(found, name) for name in ArticleFetched.model_fields}
    made["provenance"] = (*found.provenance, _MADE)
    return ArticleEnriched(**made)


def _text(number: int) -> tuple[str, tuple[Paragraph, ...]]:
    """Turn the sentences round, so that no two articles are alike."""
    written: list[str] = []
    paragraphs: list[Paragraph] = []
    at = 0
    for step in range(_PARAGRAPHS):
        first = (number + step) % len(_SENTENCES)
        text = " ".join((_SENTENCES[first:] + _SENTENCES[:first])[:5])
        written.append(text)
        paragraphs.append(Paragraph(start=at, end=at + len(text)))
        at += len(text) + 2
    return "\n\n".join(written), tuple(paragraphs)
