"""How a message lies in a Redis stream entry: plain fields, one JSON document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeVar

from pydantic import ValidationError

from dateline.errors import Reject
from dateline.messages import Message, Rejected

M = TypeVar("M", bound=Message)

Fields = Mapping[bytes, bytes]
"""A stream entry's fields as Redis returns them."""

_REJECTED = b"rejected."


def timestamp(moment: datetime) -> str:
    """Write an instant as RFC 3339 in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def encode(
    message: Message, *, time: datetime | None = None, traceparent: str | None = None
) -> dict[str, str]:
    """Lay a message out as stream fields.

    Args:
        message: what to send.
        time: when the fact became true; now, if not given.
        traceparent: W3C trace context to carry on.

    Returns:
        ``type``, ``id``, ``time`` and ``data`` (the JSON document), and ``traceparent`` if given;
        the first three are CloudEvents 1.0 attributes of the same names.
    """
    fields = {
        "type": message.message_type,
        "id": message.message_id,
        "time": timestamp(time or datetime.now(UTC)),
        "data": message.model_dump_json(exclude_defaults=True),
    }
    if traceparent:
        fields["traceparent"] = traceparent
    return fields


def decode(fields: Fields, model: type[M]) -> M:
    """Read a message back; fields that its model does not know are ignored.

    Raises:
        Reject: the entry has no ``data`` (``no_data``), is of another type (``wrong_type``), or
            its document does not fit the model (``invalid_message``).
    """
    declared = fields.get(b"type", b"").decode(errors="replace")
    if declared != model.message_type:
        raise Reject("wrong_type", f"expected {model.message_type}, found {declared or 'none'}")
    document = fields.get(b"data")
    if document is None:
        raise Reject("no_data", "the entry has no field named data")
    try:
        return model.model_validate_json(document, extra="ignore")
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(step) for step in first["loc"]) or "document"
        raise Reject("invalid_message", f"{place}: {first['msg']}") from error


def decode_rejected(fields: Fields) -> Rejected:
    """Read a dead letter: ``rejected.*`` fields beside the original entry's own."""
    told = {
        name.removeprefix(_REJECTED).decode(): value.decode(errors="backslashreplace")
        for name, value in fields.items()
        if name.startswith(_REJECTED)
    }
    original = {
        name.decode(errors="backslashreplace"): value.decode(errors="backslashreplace")
        for name, value in fields.items()
        if not name.startswith(_REJECTED)
    }
    return Rejected.model_validate({**told, "fields": original}, extra="ignore")
