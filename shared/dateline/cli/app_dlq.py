"""The commands `dateline dlq …`, with the filters that they share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.running import carry_out
from dateline.errors import Mishap

if TYPE_CHECKING:
    from dateline.cli.dlq import Filters

dlq = typer.Typer(
    help="Dead letters: messages that a stage gave up. The exit status is 1 if none was meant.",
    no_args_is_help=True,
)

Stage = Annotated[str | None, typer.Option("--stage", help="Given up by this stage.")]
StreamName = Annotated[
    str | None, typer.Option("--stream", help="Read from this stream: articles.fetched.")
]
Reason = Annotated[str | None, typer.Option("--reason", help="With this reason: max_deliveries.")]
Since = Annotated[
    str | None, typer.Option("--since", help="Last failed at this time or later: 2h, or RFC 3339.")
]
Until = Annotated[str | None, typer.Option("--until", help="Last failed before this time.")]
Ids = Annotated[
    list[str] | None,
    typer.Option(
        "--id",
        help="Id of a letter (two stages may give the same: add --stage), a message or an article;"
        " may be repeated.",
    ),
]
Detail = Annotated[str | None, typer.Option("--detail", help="With these words in the detail.")]
Limit = Annotated[int, typer.Option("--limit", help="At most so many; 0: all.", min=0)]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON document a line, for programs.")]
All = Annotated[bool, typer.Option("--all", help="Every letter, where no filter is set.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask first.")]


@dlq.command("list")
def list_letters(
    ctx: typer.Context,
    stage: Stage = None,
    stream: StreamName = None,
    reason: Reason = None,
    since: Since = None,
    until: Until = None,
    ids: Ids = None,
    detail: Detail = None,
    limit: Limit = 100,
    as_json: AsJson = False,
) -> None:
    """List dead letters, oldest first."""
    from dateline.cli.dlq import show_list

    filters = _filters(stage, stream, reason, since, until, ids, detail)
    sys.exit(carry_out(show_list(ctx.obj, filters, limit=limit, as_json=as_json)))


@dlq.command()
def show(
    ctx: typer.Context,
    stage: Stage = None,
    stream: StreamName = None,
    reason: Reason = None,
    since: Since = None,
    until: Until = None,
    ids: Ids = None,
    detail: Detail = None,
    limit: Limit = 0,
    as_json: AsJson = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="Only the document of one letter, byte for byte.")
    ] = False,
) -> None:
    """Show all that is known of dead letters, the original entry included."""
    from dateline.cli import dlq as work

    filters = _filters(stage, stream, reason, since, until, ids, detail)
    if raw:
        sys.exit(carry_out(work.write_raw(ctx.obj, filters)))
    sys.exit(carry_out(work.show(ctx.obj, filters, limit=limit, as_json=as_json)))


@dlq.command()
def retry(
    ctx: typer.Context,
    stage: Stage = None,
    stream: StreamName = None,
    reason: Reason = None,
    since: Since = None,
    until: Until = None,
    ids: Ids = None,
    detail: Detail = None,
    limit: Limit = 0,
    as_json: AsJson = False,
    all_: All = False,
    yes: Yes = False,
) -> None:
    """Put dead letters back, for their stage to handle them again."""
    from dateline.cli import dlq as work

    filters = _meant(_filters(stage, stream, reason, since, until, ids, detail), everything=all_)
    confirm = confirmation(yes=yes)
    sys.exit(carry_out(work.retry(ctx.obj, filters, limit=limit, as_json=as_json, confirm=confirm)))


@dlq.command()
def drop(
    ctx: typer.Context,
    stage: Stage = None,
    stream: StreamName = None,
    reason: Reason = None,
    since: Since = None,
    until: Until = None,
    ids: Ids = None,
    detail: Detail = None,
    limit: Limit = 0,
    as_json: AsJson = False,
    all_: All = False,
    yes: Yes = False,
) -> None:
    """Throw dead letters away for good."""
    from dateline.cli import dlq as work

    filters = _meant(_filters(stage, stream, reason, since, until, ids, detail), everything=all_)
    confirm = confirmation(yes=yes)
    sys.exit(carry_out(work.drop(ctx.obj, filters, limit=limit, as_json=as_json, confirm=confirm)))


def _filters(
    stage: str | None,
    stream: str | None,
    reason: str | None,
    since: str | None,
    until: str | None,
    ids: list[str] | None,
    detail: str | None,
) -> Filters:
    from dateline.cli.dlq import Filters
    from dateline.cli.moments import read_moment

    now = datetime.now(UTC)
    return Filters(
        stage=stage,
        stream=stream,
        reason=reason,
        since=read_moment(since, now=now, where="--since") if since else None,
        until=read_moment(until, now=now, where="--until") if until else None,
        ids=frozenset(ids or ()),
        detail=detail,
    )


def _meant(filters: Filters, *, everything: bool) -> Filters:
    """Refuse to handle all letters for want of a word."""
    if not filters.any and not everything:
        raise Mishap(
            "no letter is named",
            where="dateline dlq",
            remedy="Choose with --id, --stage, --reason and the like, or say --all.",
        )
    return filters


def confirmation(*, yes: bool) -> Callable[[str], bool]:
    """Ask the person at the terminal; a script has said what it wants."""
    if yes or not sys.stdin.isatty():
        return lambda _: True
    return typer.confirm
