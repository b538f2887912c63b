"""`check` and `figures`: reading a text that is there already."""

import re
from typing import TYPE_CHECKING

import click

from draftkit.cli.exits import Exit
from draftkit.cli.options import EXEMPLARS, OUTPUT, PAPER, PROMPTS
from draftkit.cli.printing import show_check, show_deviations, show_json, show_unread
from draftkit.cli.targets import keeping
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say, typed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.check import Check
    from draftkit.document import Deviation

_FILE = re.compile(r"[^\s，。；：！？]+\.(?:docx?|wps|pdf|txt|md|json|xlsx?|ya?ml|html?)", re.IGNORECASE)
"""The name of a file, whether or not it is there."""

JSON = mark("Print the result as JSON.")


@click.command(cls=Command, help=mark(
    "Check a draft (.docx, .txt, .md, or - for standard input) against a facts file: every supplied figure "
    "must stand as supplied, and nothing else may."
))  # fmt: skip
@click.argument("draft", type=click.Path(dir_okay=False, allow_dash=True))
@click.argument("facts", type=click.Path(dir_okay=False), required=False)
@option("--layout", is_flag=True,
        help=mark("Tell what a .docx has otherwise than GB/T 9704-2012; FACTS may be left out."))  # fmt: skip
@option("--json", "as_json", is_flag=True, help=JSON)
@option("--annotate", type=OUTPUT,
        help=mark("Word file to write: the draft, with each finding as a comment on its characters."))  # fmt: skip
@PAPER
@EXEMPLARS
@PROMPTS
def check(
    draft: str, facts: str | None, layout: bool, as_json: bool, annotate: str | None, template: str | None,
    exemplars: str | None, prompts: str | None,
) -> int:  # fmt: skip
    """Check a draft."""
    if facts is None and not layout:
        raise click.UsageError(say("FACTS is missing; only --layout needs none"))
    if facts is None and annotate:
        raise click.UsageError(say("--annotate needs FACTS"))
    if draft == "-" and annotate:
        raise click.UsageError(
            say("--annotate needs a Word file as DRAFT: what comes from standard input can hold no comments")
        )
    found = _find_deviations(draft) if layout else ()
    if facts is None:
        if as_json:
            show_json({"version": 1, "deviations": [deviation.to_json() for deviation in found]})
        else:
            show_deviations(found)
        return Exit.of(not found)
    verified = _check_facts(draft, facts, as_json, annotate, template, exemplars, prompts, found if layout else None)
    return Exit.of(verified and not found)


def _find_deviations(draft: str) -> "tuple[Deviation, ...]":
    from draftkit.document import find_deviations

    return find_deviations(draft)


def _check_facts(
    draft: str, facts: str, as_json: bool, annotate: str | None, template: str | None, exemplars: str | None,
    prompts: str | None, deviations: "Sequence[Deviation] | None",
) -> bool:  # fmt: skip
    """Check a draft's figures and show what was found, its layout as well; return whether it is verified."""
    from draftkit.facts import load_facts

    supplied = load_facts(facts, prompts=prompts)
    # facts that are refused wait for none of these
    from pathlib import Path

    from draftkit.check import check_text
    from draftkit.document import read_draft
    from draftkit.exemplars import choose_style

    read = read_draft(draft, template=template)
    style = choose_style(exemplars or (), supplied.kind, Path(prompts) if prompts else None)
    verdict = check_text(read, supplied, style.samples)
    if as_json:
        found = {**verdict.to_json(), "unread": dict(read.unread)}
        more = {} if deviations is None else {"deviations": [deviation.to_json() for deviation in deviations]}
        show_json({**found, **more})
    else:
        show_check(verdict)
        show_unread(read.unread)
        if deviations is not None:
            show_deviations(deviations)
    if annotate:  # last: what can't be written keeps nobody from the verdict
        _annotate(draft, verdict, annotate)
    return verdict.verified


@click.command(cls=Command, help=mark("List every figure in a text (- for standard input)."))
@click.argument("text")
@option("--json", "as_json", is_flag=True, help=JSON)
def figures(text: str, as_json: bool) -> None:
    """List figures."""
    from draftkit.figures import find_figures

    _refuse_file(text)
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


def _refuse_file(text: str) -> None:
    """Raise `UsageError` for the name of a file in place of a text."""
    import os

    if text != "-" and (_FILE.fullmatch(text) or ("\0" not in text and os.path.isfile(text))):
        raise click.UsageError(say("{path} is the name of a file; figures takes a text. To read a file: {command}",
                                   path=text, command=f"draftkit figures - < {typed(text)}"))  # fmt: skip


def _annotate(draft: str, verdict: "Check", out: str) -> None:
    """Write a copy of a Word file with each finding as a comment; what is missing goes to the first character."""
    from draftkit.document import Note, annotate_document

    notes = [Note(finding.start or 0, finding.end or 0, finding.message) for finding in verdict.findings]
    with keeping(out):
        annotate_document(draft, notes, out)
    click.echo(say("{path}: comments written: {count}", path=out, count=len(notes)), err=True)
