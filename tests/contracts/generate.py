"""Writes what is made from declarations: the golden schemas and the pages of docs/."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import SecretStr
from pydantic.fields import FieldInfo

from dateline.cli.whereabouts import Whereabouts
from dateline.messages import ArticleEnriched, ArticleFetched, Message, Rejected
from dateline.runtime.settings import RuntimeSettings, Settings, variable
from dateline.streams import ALL, Stream
from dateline.users import acl
from dateline_enrich.settings import EnrichSettings
from dateline_ingest.settings import IngestSettings
from dateline_store.settings import StoreSettings
from tests.contracts.compatibility import incompatible
from tests.contracts.date_picture import picture

ROOT = Path(__file__).parents[2]

MESSAGES: tuple[type[Message], ...] = (ArticleFetched, ArticleEnriched, Rejected)

SETTINGS: Mapping[str, type[Settings]] = {
    "Every service": RuntimeSettings,
    "`dateline run` and `dateline tail`": Whereabouts,
    "Ingest": IngestSettings,
    "Enrich": EnrichSettings,
    "Store": StoreSettings,
}

_MADE = "<!-- made by `make docs`; change the declarations instead -->"

_WIRE = {
    "type": "name and major version of the message",
    "id": "key of the fact: equal ids are the same fact, delivered again",
    "time": "when it became true, RFC 3339 in UTC to the millisecond",
    "traceparent": "W3C trace context, where the writer had one",
    "data": "the message itself, one JSON document; fields that hold their default are left out",
}


def outputs() -> dict[str, str]:
    """Return every generated file: its path from the root of the repository, and its text."""
    schemas = {f"shared/schemas/{model.message_type}.json": schema(model) for model in MESSAGES}
    pages = {"docs/streams.md": streams_page(), "docs/settings.md": settings_page()}
    return {**schemas, **pages, "docs/dates.svg": picture(), "deploy/redis/users.acl": acl()}


def schema(model: type[Message]) -> str:
    """Return the JSON Schema of a message as it lies on the stream."""
    described = model.model_json_schema(mode="serialization")
    return json.dumps(described, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def streams_page() -> str:
    """Return docs/streams.md."""
    rejected = Rejected.message_type
    return "\n".join(
        [
            "# Streams",
            "",
            _MADE,
            "",
            "Each stream carries one kind of message. The number in braces is the partition.",
            "",
            *(line for stream in ALL for line in _stream(stream)),
            "## What an entry holds",
            "",
            "Plain fields, so that `redis-cli` and any language read them.",
            "",
            "| field | meaning |",
            "|---|---|",
            *(f"| `{name}` | {meaning} |" for name, meaning in _WIRE.items()),
            "",
            "A dead letter is the original entry, field for field, beside fields named",
            f"`rejected.*`; [{rejected}.json](../shared/schemas/{rejected}.json) describes both.",
            "",
        ]
    )


def settings_page() -> str:
    """Return docs/settings.md."""
    return "\n".join(
        [
            "# Settings",
            "",
            _MADE,
            "",
            "Settings are environment variables. Any of them may come from a file instead, for",
            "secrets: `DATELINE_REDIS_URL_FILE=/run/secrets/redis_url` is read in the place of",
            "`DATELINE_REDIS_URL`, which wins where both are given.",
            "",
            *(line for title, model in SETTINGS.items() for line in _group(title, model)),
        ]
    )


def _stream(stream: Stream[ArticleFetched] | Stream[ArticleEnriched]) -> Iterator[str]:
    name = stream.model.message_type
    more = f", and the newest {stream.keep} longer" if stream.keep else ""
    yield f"## `{stream.name}`"
    yield ""
    yield stream.summary
    yield ""
    yield "| | |"
    yield "|---|---|"
    yield f"| Redis key | `{stream.key()}` |"
    yield f"| message | `{stream.model.__name__}`, [{name}](../shared/schemas/{name}.json) |"
    yield f"| an entry is kept | until every group has acknowledged it{more} |"
    yield f"| dead letters | `{stream.dead('<group>')}` |"
    yield ""


def _group(title: str, model: type[Settings]) -> Iterator[str]:
    yield f"## {title}"
    yield ""
    yield "| variable | default | meaning |"
    yield "|---|---|---|"
    for name, field in model.model_fields.items():
        yield f"| `{variable(name)}` | {_default(field)} | {_meaning(field)} |"
    yield ""


def _default(field: FieldInfo) -> str:
    value: object = field.default
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    return "none" if value in (None, "") else f"`{value}`"


def _meaning(field: FieldInfo) -> str:
    """Turn a docstring's markup into Markdown's, on one line."""
    return " ".join((field.description or "").split()).replace("``", "`").replace("|", "\\|")


def refusals(root: Path) -> list[str]:
    """List how the messages differ from their golden schemas in ways that would break a reader."""
    return [
        f"{name}: {change}"
        for name, text in outputs().items()
        if name.endswith(".json") and (root / name).exists()
        for change in incompatible(json.loads((root / name).read_bytes()), json.loads(text))
    ]


def main(root: Path = ROOT) -> int:
    """Write every file that is not as it should be; write none over an incompatible schema."""
    refused = refusals(root)
    if refused:
        sys.stderr.write("\n".join([*refused, "give the message a new version instead", ""]))
        return 1
    for name, text in outputs().items():
        path = root / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        sys.stdout.write(f"wrote {name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
