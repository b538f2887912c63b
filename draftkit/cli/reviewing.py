"""`review`: the page on which to check a report before it is signed."""

from typing import TYPE_CHECKING

import click

from draftkit.cli.exits import Exit
from draftkit.cli.options import OUTPUT
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say

if TYPE_CHECKING:
    from draftkit.report import Report


@click.command(cls=Command, help=mark(
    "Make one HTML page of a stored report, on which to check it before it is signed: blanks and findings first, "
    "each figure with its fact, and how each section was written. It needs no network and opens in any browser."
))  # fmt: skip
@click.argument("report", type=click.Path(dir_okay=False))
@option("-o", "--out", type=OUTPUT,
        help=mark("HTML file to write; by default named after REPORT."))  # fmt: skip
def review(report: str, out: str | None) -> int:
    """Make the page."""
    from pathlib import Path

    from draftkit.report import Report
    from draftkit.review import write_review

    stored = Report.load(report)
    target = Path(out or f"{Path(report).stem}-review.html")
    shown = write_review(stored, target)
    if _places_of(shown) != _places_of(stored):
        click.echo(say("the verdict in the file is not what its own facts and text give; the page shows what a new "
                       "check finds"), err=True)  # fmt: skip
    click.echo(str(target))
    if not shown.verified:
        click.echo(say("NOT verified: errors: {errors}", errors=len(shown.check.errors)), err=True)
    return Exit.of(shown.verified)


def _places_of(report: "Report") -> set[tuple[object, ...]]:
    """Return what a report's errors are on; their words are in the language in which they were found."""
    return {(error.code, error.start, error.end, error.key) for error in report.check.errors}
