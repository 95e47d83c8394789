"""A group of commands that imports each only when it is used, and ends every way of failing well."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any, Protocol

import click

from qa_framework.cli.streams import drop_output, is_closed_pipe

INTERRUPTED = 130
CLOSED_PIPE = 141


class CommandLike(Protocol):
    """What the group knows of a command before it is imported."""

    @property
    def name(self) -> str:
        """The word that people type."""

    @property
    def summary(self) -> str:
        """One line for the list of commands."""

    @property
    def target(self) -> str:
        """Where it is: `package.module:attribute`."""


class Misuse(click.ClickException):
    """The command was called in a way that cannot work; ends with code 2."""

    exit_code = 2


class LazyGroup(click.Group):
    """A group whose commands are imported on use.

    Attributes:
        own: The commands of this group, by name.
        more: Gives further commands, from plugins; asked only when they are wanted.
    """

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as click has them
        own: Mapping[str, CommandLike],
        more: Callable[[], Mapping[str, CommandLike]],
        **options: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*args, **options)
        self.own = own
        self.more = more

    def all_commands(self) -> Mapping[str, CommandLike]:
        """List all commands; a name of the group's own is nobody else's."""
        return {**self.more(), **self.own}

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """List the names, the group's own first, in the order people need them."""
        return [*self.own, *sorted(self.more().keys() - self.own.keys())]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command."""
        if cmd_name in self.own:
            return find_command(self.own[cmd_name])
        found = self.more().get(cmd_name)
        return None if found is None else import_command(found)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is meant; name the nearest where there is none."""
        if args and not args[0].startswith("-") and self.get_command(ctx, args[0]) is None:
            from qa_framework.problems import suggest  # noqa: PLC0415 - only where something failed

            near = suggest(args[0], self.list_commands(ctx))
            hint = f"; did you mean `{near}`?" if near else ""
            ctx.fail(f"there is no command `{args[0]}`{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any."""
        known = self.all_commands()
        rows = [(name, known[name].summary) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; say what went wrong in a line, and never with a traceback."""
        with ending_well(ctx):
            result: object = super().invoke(ctx)
            sys.stdout.flush()
        return result


def find_command(command: CommandLike) -> click.Command:
    """Import a command from where it is said to be.

    Raises:
        TypeError: What is there is no command.
    """
    module, _, attribute = command.target.partition(":")
    found = getattr(import_module(module), attribute)
    if not isinstance(found, click.Command):
        raise TypeError(f"`{command.target}` is no click command")
    return found


def import_command(command: CommandLike) -> click.Command:
    """Import a command of a plugin, which may fail in any way.

    Raises:
        Misuse: It is not there, or fails while it is imported.
    """
    try:
        return find_command(command)
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise Misuse(f"the command `{command.name}` cannot be loaded: {reason}") from error


@contextmanager
def ending_well(ctx: click.Context) -> Iterator[None]:
    """End with the code that each kind of failure has."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
        ctx.exit(INTERRUPTED)
    except OSError as error:
        if not is_closed_pipe(error):
            raise
        drop_output()
        ctx.exit(CLOSED_PIPE)
    except (click.ClickException, click.Abort, click.exceptions.Exit):
        raise
    except Exception as error:
        end_with(error, ctx)
        raise


def end_with(error: Exception, ctx: click.Context) -> None:
    """End as the library's own errors end; do nothing about any other, which is a bug."""
    from qa_framework.cli.showing import show_problems  # noqa: PLC0415 - only where something failed
    from qa_framework.problems import Error, InvalidDefinitions  # noqa: PLC0415

    match error:
        case InvalidDefinitions():
            show_problems(error.problems, err=True)
            ctx.exit(1)
        case LookupError() if isinstance(error, Error):
            raise click.ClickException(str(error)) from None
        case Error():
            raise Misuse(str(error)) from None
        case _:
            return
