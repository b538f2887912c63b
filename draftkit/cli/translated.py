"""Commands and options whose help is looked up in the reader's language when it is shown."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from draftkit.messages import say

F = TypeVar("F", bound=Callable[..., Any])


class Command(click.Command):
    """A command; its `help` is an English sentence of the catalogue."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._english = self.help

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the reader's language."""
        self.help = say(self._english) if self._english else None
        super().format_help(ctx, formatter)

    def get_short_help_str(self, limit: int = 60) -> str:
        """Return the first sentence of the help in the reader's language."""
        self.help = say(self._english) if self._english else None
        return super().get_short_help_str(limit)


class Group(Command, click.Group):
    """A group of commands."""

    command_class = Command


class Option(click.Option):
    """An option; its `help` is an English sentence of the catalogue."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._english = self.help

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Return the option and its help in the reader's language."""
        self.help = say(self._english) if self._english else None
        return super().get_help_record(ctx)


def option(*names: str, **attributes: Any) -> Callable[[F], F]:
    """Add an option to a command."""
    return click.option(*names, cls=Option, **attributes)


def mark(sentence: str) -> str:
    """Mark a sentence for the catalogue; it is looked up when it is shown."""
    return sentence
