"""The commands `dateline feeds …`, with the options that they share."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dateline.cli.app_dlq import AsJson, Yes, confirmation
from dateline.cli.running import carry_out

feeds = typer.Typer(
    help="The feeds that are read: how they fare, and which they are.",
    invoke_without_command=True,
)

Names = Annotated[
    list[str],
    typer.Argument(help="Ids, addresses, hosts or names of feeds."),
]
AllowPrivate = Annotated[
    bool,
    typer.Option(
        "--allow-private", help="The feed may lie on this machine or in a private network."
    ),
]
Weight = Annotated[
    float,
    typer.Option("--weight", help="4 has it looked at twice as often as others.", min=0.001),
]
States = Annotated[
    list[str] | None,
    typer.Option("--state", help="Only feeds in this state: failing, silent …; may be repeated."),
]
Limit = Annotated[int, typer.Option("--limit", help="At most so many; 0: all.", min=0)]


@feeds.callback()
def root(ctx: typer.Context) -> None:
    """List the feeds, the worst first, unless another command is named."""
    if ctx.invoked_subcommand is None:
        list_feeds(ctx)


@feeds.command("list")
def list_feeds(
    ctx: typer.Context, states: States = None, limit: Limit = 100, as_json: AsJson = False
) -> None:
    """List the feeds, the worst first, each with the reason."""
    from dateline.cli.feeds import show_list

    sys.exit(carry_out(show_list(ctx.obj, states or [], limit=limit, as_json=as_json)))


@feeds.command()
def show(ctx: typer.Context, names: Names, as_json: AsJson = False) -> None:
    """Tell all that is known of feeds: why is this feed silent?"""
    from dateline.cli.feeds import show as work

    sys.exit(carry_out(work(ctx.obj, names, as_json=as_json)))


@feeds.command()
def add(
    ctx: typer.Context,
    address: Annotated[
        str, typer.Argument(help="The address of a feed, or of a page whose feed shall be found.")
    ],
    name: Annotated[str | None, typer.Option("--name", help="What to call it.")] = None,
    weight: Weight = 1.0,
    allow_private: AllowPrivate = False,
    look: Annotated[
        bool, typer.Option("--look", help="Show every feed that is found there, and add none.")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Add the address though no feed can be read there now.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Add a feed: tell what was found, and when it is looked at next."""
    from dateline.cli.feeds_add import add as work
    from dateline.cli.feeds_add import look_around
    from dateline.feeds import Wish

    wish = Wish(name=name, weight=weight, allow_private=allow_private)
    if look:
        sys.exit(carry_out(look_around(ctx.obj, address, wish, as_json=as_json)))
    sys.exit(carry_out(work(ctx.obj, address, wish, anyway=anyway, as_json=as_json)))


@feeds.command()
def remove(ctx: typer.Context, names: Names, yes: Yes = False, as_json: AsJson = False) -> None:
    """Take feeds off the list; their articles stay."""
    from dateline.cli.feeds import remove as work

    confirm = confirmation(yes=yes)
    sys.exit(carry_out(work(ctx.obj, names, confirm=confirm, as_json=as_json)))


@feeds.command()
def pause(ctx: typer.Context, names: Names, as_json: AsJson = False) -> None:
    """Stop looking at feeds until they are resumed."""
    from dateline.cli.feeds import pause as work

    sys.exit(carry_out(work(ctx.obj, names, as_json=as_json)))


@feeds.command()
def resume(ctx: typer.Context, names: Names, as_json: AsJson = False) -> None:
    """Look at paused feeds again."""
    from dateline.cli.feeds import resume as work

    sys.exit(carry_out(work(ctx.obj, names, as_json=as_json)))


@feeds.command()
def poll(ctx: typer.Context, names: Names, as_json: AsJson = False) -> None:
    """Look at feeds now, and tell what came of it."""
    from dateline.cli.feeds import poll as work

    sys.exit(carry_out(work(ctx.obj, names, as_json=as_json)))


@feeds.command("import")
def import_list(
    ctx: typer.Context,
    file: Annotated[str, typer.Argument(help="An OPML file, a list of URLs, or - for stdin.")],
    weight: Weight = 1.0,
    allow_private: AllowPrivate = False,
    only_working: Annotated[
        bool, typer.Option("--only-working", help="Leave out what cannot be read now.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Add the feeds of an OPML file: tell how far it is, and at the end what failed and why."""
    from dateline.cli.feeds_import import import_file
    from dateline.feeds import Wish

    wish = Wish(weight=weight, allow_private=allow_private)
    sys.exit(
        carry_out(import_file(ctx.obj, file, wish, only_working=only_working, as_json=as_json))
    )


@feeds.command()
def export(ctx: typer.Context) -> None:
    """Write the feeds as OPML 2.0 to standard output."""
    from dateline.cli.feeds import export as work

    sys.exit(carry_out(work(ctx.obj)))
