"""The commands' own help as a page of the documentation: `python -m draftkit.cli.reference docs` writes it anew."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from draftkit.cli.app import cli
from draftkit.messages import LANGUAGES, say, set_language

WIDTH = 100
"""Columns of the help."""
PAGES = {"en": "cli.md", "zh": "cli.zh.md"}


def describe_commands(language: str) -> str:
    """Return the reference of all commands as Markdown, in `zh` or `en`. Raises `ValueError` for another language."""
    set_language(language)
    try:
        title, about = say("Commands"), say("What `--help` says, of every command.")
        parts = [f"# {title}", about, *_describe(cli, "draftkit", None)]
    finally:
        set_language(None)
    return "\n\n".join(parts) + "\n"


def _describe(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = command.context_class(
        command, info_name=name, parent=parent, terminal_width=WIDTH, help_option_names=["-h", "--help"]
    )
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context).rstrip()}\n```"
    if isinstance(command, click.Group):
        for below in command.list_commands(context):
            yield from _describe(command.commands[below], below, context)


if __name__ == "__main__":
    for language in LANGUAGES:
        Path(sys.argv[1], PAGES[language]).write_text(describe_commands(language), encoding="utf-8")
