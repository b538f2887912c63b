"""How a verdict is told to a person."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from draftkit.characters import name_unseen
from draftkit.messages import listed, named, say
from draftkit.sentences import excerpt

if TYPE_CHECKING:
    from draftkit.check import Check, Finding
    from draftkit.document import Deviation
    from draftkit.errors import Problem
    from draftkit.facts import Facts
    from draftkit.report import Report


def show_check(check: "Check") -> None:
    """Print a verdict: the findings, what is blank, and how many figures stand as supplied."""
    for line in check_lines(check):
        click.echo(line)


def check_lines(check: "Check") -> Iterator[str]:
    """Yield a verdict line by line."""
    from draftkit.check import list_blanks

    for finding in check.findings:
        yield from _finding_lines(check.text, finding)
    blanks = [blank.words for blank in list_blanks(check)]
    if blanks:
        yield say("left blank, to be filled in by hand, {count}: {labels}", count=len(blanks), labels=listed(blanks))
    if not check.verified:
        yield say("NOT verified, errors: {errors}; {stated} of {total} supplied figures stand as supplied",
                  errors=len(check.errors), stated=check.stated, total=check.known)  # fmt: skip
    elif check.known and check.warnings:
        yield say("verified: {stated} of {total} supplied figures stand as supplied; to look at: {warnings}",
                  stated=check.stated, total=check.known, warnings=len(check.warnings))  # fmt: skip
    elif check.known:
        yield say("verified: {stated} of {total} supplied figures stand as supplied, and nothing else does",
                  stated=check.stated, total=check.known)  # fmt: skip
    else:
        yield say("nothing to prove: no figure was supplied that is known, and no other stands in the text")


def show_deviations(deviations: "Sequence[Deviation]") -> None:
    """Print what a Word file has otherwise than the standard, with its clauses."""
    for deviation in deviations:
        count = say(" ({count} paragraphs)", count=deviation.count) if deviation.count > 1 else ""
        clause = say("clause {clause}", clause=deviation.clause)
        click.echo(f"{clause} [{deviation.code}] {deviation.message}{count}")
        if deviation.where:
            click.echo(name_unseen(f"    【{deviation.where}…】"))
    if deviations:
        click.echo(say("points in which the layout differs from GB/T 9704-2012: {count}", count=len(deviations)))
    else:
        click.echo(say("the layout is that of GB/T 9704-2012, as far as its file tells"))


def show_unread(unread: "Mapping[str, int]") -> None:
    """Print what in a Word file was seen but not read."""
    words = {
        "picture": say("pictures"),
        "chart": say("charts"),
        "object": say("embedded objects"),
        "chunk": say("embedded files"),
        "hidden": say("hidden characters"),
        "deleted": say("deleted characters"),
        "annex": say("characters of draftkit's table or warning page"),
    }
    told = [f"{words[name]} {count}" for name, count in unread.items()]
    if told:
        click.echo(say("in the file, but not read: {what}", what=listed(told)))


def _finding_lines(text: str, finding: "Finding") -> Iterator[str]:
    severity = say("error") if finding.severity == "error" else say("warning")
    yield f"{severity} [{finding.code}] {finding.message}"
    if finding.start is not None and finding.end is not None:
        before, after = excerpt(text, (finding.start, finding.end))
        # what turns the line around is shown by its number
        yield name_unseen(f"    {before}【{text[finding.start : finding.end]}】{after}")


def list_doubts(facts: "Facts") -> "tuple[Problem, ...]":
    """Return facts that may be slips, and those that read like orders to the model, with their places."""
    from draftkit.facts import find_doubts, find_orders

    return (*find_doubts(facts), *find_orders(facts))


def show_doubts(doubts: Iterable["Problem"]) -> None:
    """Print on standard error what `list_doubts` found."""
    for doubt in doubts:
        click.echo(say("warning: {warning}", warning=doubt), err=True)


def tell_no_model() -> None:
    """Say on standard error that nothing was configured, and how it is."""
    click.echo(say("no model is configured: written plainly from the facts. To use one: -m NAME "
                   "--base-url URL, or DRAFTKIT_MODEL and DRAFTKIT_BASE_URL"), err=True)  # fmt: skip


def show_sections(report: "Report") -> None:
    """Print how each section was written."""
    from draftkit.report.written import name_how

    for section in report.sections:
        click.echo("  " + named(section.called, name_how(section.how)))
        for change in section.changes:
            click.echo(f"    {change.before} → {change.after}")


def show_json(value: object) -> None:
    """Print a value as JSON for programs."""
    written = to_json(value)
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        written.encode(encoding)
    except UnicodeEncodeError:  # a replacement would be another value
        written = to_json(value, escaped=True)
    click.echo(written, nl=False)


def to_json(value: object, *, escaped: bool = False) -> str:
    """Return JSON as it is printed and written: indented, Chinese as it is unless it is to be `escaped`."""
    import json  # --help needs none

    return json.dumps(value, ensure_ascii=escaped, indent=2) + "\n"
