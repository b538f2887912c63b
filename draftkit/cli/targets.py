"""What a command is to write: never over what it reads, nor two things into one file."""

import os
from collections.abc import Iterable

import click

from draftkit.messages import say


def refuse_collisions(sources: Iterable[str | None], targets: Iterable[str | None]) -> None:
    """Raise `UsageError` where a file to write is one that is read, or is to be written twice."""
    read = {os.path.realpath(path) for path in sources if path}
    taken: set[str] = set()
    for path in filter(None, targets):
        real = os.path.realpath(path)
        if real in read:
            raise click.UsageError(say("{path} is what is read; write to another file", path=path))
        if real in taken:
            raise click.UsageError(say("{path} is to be written twice; give each its own name", path=path))
        taken.add(real)
