"""The model that a command drafts with, and what is told while it does."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.printing import tell_no_model
from draftkit.messages import listed, say

if TYPE_CHECKING:
    from draftkit.model import Model
    from draftkit.report import WrittenSection


def choose_seat(
    stack: ExitStack,
    model: str | None,
    base_url: str | None,
    timeout: float | None,
    replay: str | None,
    record: str | None,
) -> "Model | str":
    """Return the model to draft with, `"plain"` for none. Raises `UsageError` for both `replay` and `record`."""
    from pathlib import Path

    from draftkit.model import open_model
    from draftkit.recording import Recorder, Replayer

    if replay and record:
        raise click.UsageError(say("--replay and --record exclude each other"))
    if replay:
        replayer = Replayer(Path(replay))
        stack.callback(_tell_unused, replayer)
        return replayer
    seat = open_model(model, base_url=base_url, timeout=timeout)
    if seat is None:
        if model is None:
            tell_no_model()
        return "plain"
    return Recorder(seat, Path(record)) if record else seat


def tell_section(section: "WrittenSection") -> None:
    """Say on standard error that a section is done, and why its model was given up."""
    click.echo(f"  {section.called} …", err=True)
    if section.error:
        click.echo(f"    {section.error}", err=True)


def _tell_unused(replayer: Any) -> None:
    if unused := replayer.unused():
        click.echo(say("recorded answers that nobody asked for: {names}", names=listed(unused)), err=True)
