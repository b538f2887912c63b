"""`completion`: what a shell needs to complete commands and options; and the values of arguments it can offer."""

import click
from click.shell_completion import CompletionItem, get_completion_class

from draftkit.cli.translated import Command, mark

SHELLS = ("bash", "zsh", "fish")


@click.command(cls=Command, help=mark(
    "Print a script that lets your shell complete draftkit's commands and options; for bash: "
    "source <(draftkit completion bash)"
))  # fmt: skip
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print the completion script of a shell."""
    script = get_completion_class(shell)
    if script:
        root = context.find_root()
        click.echo(script(root.command, {}, "draftkit", "_DRAFTKIT_COMPLETE").source())


def complete_kind(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the shipped kinds of report whose names begin so."""
    from draftkit.kinds import list_kinds, load_kind

    return [CompletionItem(name, help=load_kind(name).label) for name in list_kinds() if name.startswith(begun)]
