"""`validate`, `init`, `convert`, `schema`: before a report is drafted."""

import click

from draftkit.cli.completion import complete_kind
from draftkit.cli.options import OUTPUT, PROMPTS
from draftkit.cli.printing import list_doubts, show_doubts, show_json
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say, typed


@click.command(cls=Command, help=mark("Check a facts file and tell all problems, each with its place."))
@click.argument("facts", type=click.Path(dir_okay=False))
@PROMPTS
def validate(facts: str, prompts: str | None) -> None:
    """Check a facts file."""
    from draftkit.facts import find_unfilled, ledger_of, load_facts, refuse_classified_facts

    supplied = load_facts(facts, prompts=prompts)
    refuse_classified_facts(supplied)
    ledger = ledger_of(supplied)
    blanks = sum(fact.value is None for fact in ledger.facts)
    counts = {"path": facts, "figures": len(ledger.facts), "blanks": blanks}
    doubts = list_doubts(supplied)
    if unfilled := len(find_unfilled(supplied)):
        click.echo(say("{path}: can be read, and is not filled in yet: {figures} figures, {blanks} of them not known; "
                       "besides, {unfilled} places with ____ or a hint of the form, see the warnings",
                       **counts, unfilled=unfilled))  # fmt: skip
    elif doubts:
        click.echo(say("{path}: can be read; {figures} figures, {blanks} of them not known yet; look at the warnings: "
                       "{doubts}", **counts, doubts=len(doubts)))  # fmt: skip
    else:
        click.echo(say("{path}: in order; {figures} figures, {blanks} of them not known yet", **counts))
    show_doubts(doubts)


@click.command(cls=Command, help=mark(
    "Write a facts file of a kind to fill in, with what each field means: a workbook (.xlsx), YAML or JSON, by the "
    "name of the file. With --rows, a table with one row a report for draftkit batch --rows; KIND may be a facts file "
    "then."
))  # fmt: skip
@click.argument("kind", shell_complete=complete_kind)
@option("-o", "--out", type=OUTPUT, help=mark("File to write; by default JSON is printed."))
@option("--rows", is_flag=True, help=mark("Write a table (.xlsx) with one row a report and one column a figure."))
@PROMPTS
def init(kind: str, out: str | None, rows: bool, prompts: str | None) -> None:
    """Write a facts file to fill in."""
    from draftkit.facts import dump_new_facts, start_facts, start_rows

    if out is None and not rows:
        show_json(dump_new_facts(kind, prompts=prompts))
        return
    (start_rows if rows else start_facts)(kind, out or "-o", prompts=prompts)
    step = _next_step(kind, out or "-o", prompts, rows=rows)
    click.echo(say("{path} is there; fill it in, then: {command}", path=out, command=step), err=True)


def _next_step(kind: str, out: str, prompts: str | None, *, rows: bool) -> str:
    """Return the command that a new file is for; a kind of one's own needs its folder there, too."""
    from pathlib import Path

    words = ["batch", kind if Path(kind).is_file() else "FACTS", "--rows", out, "-o", "reports"] if rows else (
        ["validate", out])  # fmt: skip
    return typed("draftkit", *words, *(["--prompts", prompts] if prompts else []))


@click.command(cls=Command, help=mark(
    "Write a facts file in another form, JSON, YAML or a workbook, by the names of the files. Nothing is lost."
))  # fmt: skip
@click.argument("facts", type=click.Path(dir_okay=False))
@click.argument("out", type=OUTPUT)
@PROMPTS
def convert(facts: str, out: str, prompts: str | None) -> None:
    """Write a facts file in another form."""
    from draftkit.facts import load_facts, write_facts

    write_facts(load_facts(facts, prompts=prompts), out, prompts=prompts, new=True)
    click.echo(say("{path} is there; it holds all that {facts} holds", path=out, facts=facts), err=True)


@click.command(cls=Command, help=mark("Print the JSON Schema of a kind's facts file."))
@click.argument("kind", shell_complete=complete_kind)
@PROMPTS
def schema(kind: str, prompts: str | None) -> None:
    """Print a JSON Schema."""
    from pathlib import Path

    from draftkit.facts import facts_schema
    from draftkit.kinds import load_kind

    show_json(facts_schema(load_kind(kind, Path(prompts) if prompts else None)))
