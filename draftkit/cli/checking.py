"""`check` and `figures`: reading a text that is there already."""

from typing import TYPE_CHECKING

import click

from draftkit.cli.options import EXEMPLARS, PROMPTS
from draftkit.cli.printing import ANNEX, GATING, show_check, show_json, show_unread
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say

if TYPE_CHECKING:
    from draftkit.check import Check

JSON = mark("Print the result as JSON.")


@click.command(cls=Command, help=mark(
    "Check a draft (.docx, .txt, .md, or - for standard input) against a facts file: every supplied figure "
    "must stand as supplied, and nothing else may."
))  # fmt: skip
@click.argument("draft", type=click.Path(dir_okay=False, allow_dash=True))
@click.argument("facts", type=click.Path(dir_okay=False))
@option("--json", "as_json", is_flag=True, help=JSON)
@option("--annotate", type=click.Path(dir_okay=False),
        help=mark("Word file to write: the draft, with each finding as a comment on its characters."))  # fmt: skip
@EXEMPLARS
@PROMPTS
def check(
    draft: str, facts: str, as_json: bool, annotate: str | None, exemplars: str | None, prompts: str | None
) -> int:
    """Check a draft."""
    from draftkit.facts import load_facts

    supplied = load_facts(facts, prompts=prompts)
    # facts that are refused wait for none of these
    from pathlib import Path

    from draftkit.check import check_text
    from draftkit.document import read_draft
    from draftkit.exemplars import choose_style

    read = read_draft(draft)
    style = choose_style(exemplars or (), supplied.kind, Path(prompts) if prompts else None)
    verdict = check_text(read.text, supplied, style.samples)
    if annotate:
        _annotate(draft, verdict, annotate)
    verified = verdict.verified and not (GATING | {ANNEX}) & read.unread.keys()
    if as_json:
        found = {**verdict.to_json(), "verified": verified, "unread": dict(read.unread)}
        show_json(found)
    else:
        show_check(verdict)
        show_unread(read.unread)
    return 0 if verified else 1


@click.command(cls=Command, help=mark("List every figure in a text (- for standard input)."))
@click.argument("text")
@option("--json", "as_json", is_flag=True, help=JSON)
def figures(text: str, as_json: bool) -> None:
    """List figures."""
    from draftkit.figures import find_figures

    if text == "-":
        from draftkit.document import read_draft

        text = read_draft("-").text
    found = find_figures(text)
    if as_json:
        entries = [figure.to_json() for figure in found]
        show_json({"version": 1, "text": text, "figures": entries})
        return
    for figure in found:
        entry = figure.to_json()
        value = "—".join(entry["value"]) if isinstance(entry["value"], list) else entry["value"]
        fields = [figure.text, figure.kind, str(value), figure.unit, figure.approx or ""]
        click.echo("\t".join([f"{figure.start}-{figure.end}", *fields]).rstrip())
    if not found:
        click.echo(say("no figures found"), err=True)


def _annotate(draft: str, verdict: "Check", out: str) -> None:
    """Write a copy of a Word file with each finding as a comment; what is missing goes to the first character."""
    from draftkit.document import Note, annotate_document

    notes = [Note(finding.start or 0, finding.end or 0, finding.message) for finding in verdict.findings]
    annotate_document(draft, notes, out)
    click.echo(say("{path}: {count} comments", path=out, count=len(notes)), err=True)
