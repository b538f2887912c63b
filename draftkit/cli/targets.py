"""What a command is to write: never over what it reads, nor two things into one file."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from draftkit.messages import listed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.document import PageFormat
    from draftkit.report import Report
    from draftkit.update import FigureChange


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


@contextmanager
def keeping(path: str | Path) -> Iterator[None]:
    """While a file is written: what stood at `path` with other content is kept beside it, and that is told on stderr.

    Nobody can tell whether a person worked on it. Raises `OutputError`.
    """
    from draftkit.saving import copy_beside

    copy = copy_beside(Path(path))
    try:
        yield
        same = copy is None or copy.read_bytes() == Path(path).read_bytes()
    except BaseException:  # `path` is still what it was
        if copy:
            copy.unlink()
        raise
    if copy and same:
        copy.unlink()
    elif copy:
        click.echo(say("{path} was there already; what stood in it is kept as {copy}", path=path, copy=copy), err=True)


def check_outputs(out: str, json_out: str | None, review: str | None, *, annex: bool = False) -> None:
    """Make sure that a report and what goes with it can be written. Raises `OutputError`."""
    from draftkit.report import check_target
    from draftkit.saving import check_writable

    check_target(Path(out), annex=annex)
    if json_out:
        check_writable(json_out, suffixes=(".json",))
    if review:
        from draftkit.review.rendering import SUFFIXES  # jinja2 is needed by those who ask for a page

        check_writable(review, suffixes=SUFFIXES)


def tell_missing_fonts(target: str, page: "PageFormat | None" = None) -> None:
    """Say on stderr which fonts of a PDF are not installed, so that it shows others."""
    if not target.lower().endswith(".pdf"):
        return
    from draftkit.document import STANDARD, missing_fonts

    if missing := missing_fonts(page or STANDARD):
        message = say("{path} shows other fonts in place of {fonts}, which are not installed here. docs/word.md says "
                      "where look-alikes are to be had", path=target, fonts=listed(missing))  # fmt: skip
        click.echo(say("warning: {warning}", warning=message), err=True)


def write_outputs(
    report: "Report",
    page: "PageFormat",
    out: str,
    json_out: str | None,
    review: str | None,
    *,
    annex: bool = False,
    changes: "Sequence[FigureChange]" = (),
) -> None:
    """Write a report and what goes with it; of an earlier report nothing but the page is lost. Raises `OutputError`."""
    with keeping(out):
        report.save(out, annex=annex, page=page)
    tell_missing_fonts(out, page)
    if json_out:
        with keeping(json_out):
            report.save(json_out)
    if review:
        from draftkit.review import write_review

        write_review(report, review, changes=changes, fresh=True)
