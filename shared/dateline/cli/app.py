"""The commands, their options and their help; each does its work in a module of its own."""

from __future__ import annotations

import asyncio
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app_dlq import AsJson, dlq
from dateline.cli.app_feeds import feeds
from dateline.cli.running import carry_out
from dateline.errors import Mishap

app = typer.Typer(
    name="dateline",
    help="Dateline: news feeds in; articles with their entities and dates out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
)
app.add_typer(dlq, name="dlq")
app.add_typer(feeds, name="feeds")

FAULT_OF_THE_USER = 2
"""The exit status for a mishap that a person must mend; restarting would not help."""


class Start(StrEnum):
    """Where ``dateline tail`` begins."""

    now = "now"
    start = "start"


class StageName(StrEnum):
    """The stages that ``dateline replay`` can let handle articles once more."""

    enrich = "enrich"
    store = "store"


@app.callback()
def root(ctx: typer.Context) -> None:
    """Dateline: news feeds in; articles with their entities and dates out."""
    ctx.obj = dict(os.environ)


@app.command()
def run(
    services: Annotated[
        list[str] | None,
        typer.Argument(help="Services to run; all that are installed, if none is named."),
    ] = None,
    feeds: Annotated[
        str, typer.Option(help="Feed URLs or OPML files, parted by spaces or commas.")
    ] = "",
    wire: Annotated[Path | None, typer.Option(help="Folder in which wire stories arrive.")] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Ingest the sample newsroom.")] = False,
    data: Annotated[
        Path | None, typer.Option(help="Where Redis and the database keep their files.")
    ] = None,
    once: Annotated[
        bool, typer.Option("--once", help="Stop when all that there is has been stored.")
    ] = False,
) -> None:
    """Run the pipeline, or one service of it (which is what a container does)."""
    environ = dict(os.environ)
    if sample or feeds:
        environ["DATELINE_FEEDS"] = " ".join(filter(None, ["sample" if sample else "", feeds]))
    if wire:
        environ["DATELINE_WIRE_DIR"] = str(wire)
    if data:
        environ["DATELINE_DATA_DIR"] = str(data)
    if services and len(services) == 1 and not once:
        from dateline import plugins
        from dateline.runtime.run import serve

        sys.exit(asyncio.run(serve(plugins.service_factory(services[0]), environ, services[0])))
    from dateline.cli.pipeline import run_pipeline

    sys.exit(run_pipeline(services or [], environ, once=once))


@app.command()
def tail(
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON document a line, for programs.")
    ] = False,
    start: Annotated[
        Start, typer.Option("--from", help="Begin with what arrives, or with what is kept.")
    ] = Start.now,
    count: Annotated[int, typer.Option(help="Stop after so many; 0: never.", min=0)] = 0,
) -> None:
    """Show enriched articles as they arrive."""
    from dateline import client
    from dateline.cli.tail import show

    begin = client.NOW if start is Start.now else client.START
    carry_out(show(dict(os.environ), start=begin, as_json=as_json, count=count))


@app.command()
def annotate(
    targets: Annotated[
        list[str] | None, typer.Argument(help="Files, URLs, or - for standard input.")
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="The enriched article as JSON, one a line.")
    ] = False,
    jsonl: Annotated[
        bool,
        typer.Option("--jsonl", help="Read documents {id, text, …} line by line, write findings."),
    ] = False,
) -> None:
    """Enrich texts, wire stories or web pages at once, with no Redis."""
    from dateline.cli import annotate as work

    if jsonl:
        sys.exit(work.annotate_lines(sys.stdin.buffer, sys.stdout))
    if not targets:
        raise Mishap(
            "nothing to annotate", where="dateline annotate", remedy="Name a file, a URL or -."
        )
    sys.exit(carry_out(work.annotate_targets(targets, as_json=as_json)))


@app.command()
def replay(
    ctx: typer.Context,
    begin: Annotated[
        str,
        typer.Option("--from", help="A time (2h, 3d, RFC 3339) or the id of an enriched entry."),
    ],
    end: Annotated[str | None, typer.Option("--to", help="The same; now, if not given.")] = None,
    stage: Annotated[
        StageName, typer.Option("--stage", help="Which stage shall handle them.")
    ] = StageName.enrich,
    as_json: AsJson = False,
) -> None:
    """Enrich stored articles anew, or store enriched ones again, at a pace that harms nobody.

    To enrich, a time takes articles from the store's archive, an id from the enriched stream.
    """
    from dateline.cli import replay as work

    sys.exit(carry_out(work.replay(ctx.obj, begin=begin, end=end, stage=stage, as_json=as_json)))


@app.command()
def trace(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="A URL, a guid or an article id.")],
    as_json: AsJson = False,
) -> None:
    """Tell the way of an article: fetched, enriched, stored, given up, and where it waits now."""
    from dateline.cli.trace import show

    sys.exit(carry_out(show(ctx.obj, name, as_json=as_json)))


@app.command()
def lag(
    ctx: typer.Context,
    watch: Annotated[
        float, typer.Option("--watch", help="Look again every so many seconds.", min=0)
    ] = 0,
    as_json: AsJson = False,
) -> None:
    """Show for each group what waits, what was given up, and whether all is accounted for."""
    from dateline.cli.lag import show

    sys.exit(carry_out(show(ctx.obj, as_json=as_json, watch=watch)))


@app.command()
def doctor(
    ctx: typer.Context,
    strict: Annotated[
        bool, typer.Option("--strict", help="Let a warning set the exit status as well.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Examine a deployment; the exit status is 2 for an error, 1 for a warning with --strict."""
    from dateline.cli.doctor import examine

    sys.exit(carry_out(examine(ctx.obj, as_json=as_json, strict=strict)))


def run_app() -> None:
    """Run a command; a mishap becomes one line on standard error."""
    try:
        app(standalone_mode=True)
    except Mishap as mishap:
        sys.stderr.write(f"dateline: {mishap}\n")
        sys.exit(FAULT_OF_THE_USER)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)
