"""`review`: the page on which to check a report before it is signed."""

import click

from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say


@click.command(cls=Command, help=mark(
    "Make one HTML page of a stored report, on which to check it before it is signed: blanks and findings first, "
    "each figure with its fact, and how each section was written. It needs no network and opens in any browser."
))  # fmt: skip
@click.argument("report", type=click.Path(dir_okay=False))
@option("-o", "--out", type=click.Path(dir_okay=False),
        help=mark("HTML file to write; by default named after REPORT."))  # fmt: skip
def review(report: str, out: str | None) -> int:
    """Make the page."""
    from dataclasses import replace
    from pathlib import Path

    from draftkit.report import Report
    from draftkit.review import write_review

    stored = Report.load(report)
    anew = stored.check_again()
    if stored.verified and not anew.verified:  # nobody signs on the word of a file
        click.echo(say("the verdict in the file is not what its own facts and text give; the page shows what a new "
                       "check finds"), err=True)  # fmt: skip
        stored = replace(stored, check=anew)
    target = Path(out or f"{Path(report).stem}-review.html")
    write_review(stored, target)
    click.echo(str(target))
    if not stored.verified:
        click.echo(say("NOT verified: errors: {errors}", errors=len(stored.check.errors)), err=True)
    return 0 if stored.verified else 1
