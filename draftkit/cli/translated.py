"""Commands and options whose help is looked up in the reader's language when it is shown."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from draftkit.cli.examples import EXAMPLES
from draftkit.messages import listed, say

F = TypeVar("F", bound=Callable[..., Any])

FILL = "\x1f"
"""Stands behind each character of two columns while lines are broken: click counts characters."""
_HANGING = re.compile("(\n *)([，。；：、）”]+)")


class Formatter(click.HelpFormatter):
    """Breaks lines by columns, of which a Chinese character has two, and never before a stop."""

    def write_heading(self, heading: str) -> None:
        """Write a heading; its colon is its own."""
        self.write(f"{'':>{self.current_indent}}{heading}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs."""
        super().write_text(_fill(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of two columns."""
        super().write_dl([(first, _fill(second)) for first, second in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        """Return what was written."""
        return _HANGING.sub(r"\2\1", super().getvalue().replace(FILL, ""))


def _fill(text: str) -> str:
    return "".join(c + FILL if unicodedata.east_asian_width(c) in "WF" else c for c in text)


class Context(click.Context):
    """What a command is called in."""

    formatter_class = Formatter


class Command(click.Command):
    """A command; its `help` is an English sentence of the catalogue."""

    context_class = Context
    allow_extra_args = True  # refused below, in our words

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._english = self.help

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; raise `UsageError` for more than there are places for."""
        rest = super().parse_args(ctx, args)
        if rest and not isinstance(self, click.Group):
            ctx.fail(say("too much: {rest}. Put what holds spaces into quotation marks.", rest=" ".join(rest)))
        return rest

    def path(self, ctx: click.Context) -> str:
        """Return the words by which the command is called."""
        return ctx.command_path

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(self.path(ctx), pieces, prefix=say("Usage: "))

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the reader's language."""
        self.help = say(self._english) if self._english else None
        super().format_help(ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = (parameter for parameter in self.get_params(ctx) if isinstance(parameter, click.Option))
        rows = [row for found in options if (row := found.get_help_record(ctx))]
        with formatter.section(say("Options:")):
            formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the command's example."""
        if example := EXAMPLES.get(_words(ctx)):
            with formatter.section(say("Example:")):
                formatter.write_text(example)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, explained in the reader's language."""
        found = super().get_help_option(ctx)
        if found:
            found.help = say("Show this help.")
        return found

    def get_short_help_str(self, limit: int = 60) -> str:
        """Return the first sentence of the help in the reader's language."""
        self.help = say(self._english) if self._english else None
        first, stop, _ = (self.help or "").partition("。")
        return first if stop else super().get_short_help_str(limit)


def _words(ctx: click.Context) -> str:
    """Return the words of a command behind the program's own name: `batch run`."""
    return " ".join(filter(None, (_words(ctx.parent), ctx.info_name or ""))) if ctx.parent else ""


class Group(Command, click.Group):
    """A group of commands."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        commands = [(name, self.commands[name]) for name in self.list_commands(ctx)]
        limit = formatter.width - 6 - max(len(name) for name, _ in commands)
        with formatter.section(say("Commands:")):
            formatter.write_dl([(name, command.get_short_help_str(limit)) for name, command in commands])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        """Find the command; raise `UsageError` when there is none of that name."""
        if args[0] not in self.commands:
            known = listed(self.list_commands(ctx))
            ctx.fail(say("there is no command {name}; there are: {known}", name=args[0], known=known))
        return super().resolve_command(ctx, args)


class DefaultGroup(Group):
    """A group of commands whose first one is meant where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        if not args or args[0] not in self.commands:
            args = [self.list_commands(ctx)[0], *args]
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they were added."""
        return list(self.commands)


class DefaultCommand(Command):
    """The first command of a `DefaultGroup`; its help tells the others too."""

    def path(self, ctx: click.Context) -> str:
        """Return the words by which the group is called without naming a command."""
        return ctx.parent.command_path if ctx.parent else ctx.command_path

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the other commands."""
        super().format_options(ctx, formatter)
        group = ctx.parent.command if ctx.parent else None
        others = [c for c in group.commands.values() if c is not self] if isinstance(group, Group) else []
        if others:
            with formatter.section(say("Commands:")):
                formatter.write_dl([(command.name or "", command.get_short_help_str()) for command in others])


class Option(click.Option):
    """An option; its `help` is an English sentence of the catalogue."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._english = self.help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help in the reader's language."""
        self.help = say(self._english) if self._english else ""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        names, told = record
        extra = told[len(self.help) :].replace("default: ", say("default: "))
        if self.required:
            extra = extra.replace("required]", say("required") + "]")
        return names, self.help + extra


def option(*names: str, **attributes: Any) -> Callable[[F], F]:
    """Add an option to a command."""
    return click.option(*names, cls=Option, **attributes)


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is looked up when it is shown."""
    return sentence
