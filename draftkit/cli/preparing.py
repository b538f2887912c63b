"""`validate`, `init`, `convert`, `schema`: before a report is drafted."""

from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.completion import complete_kind
from draftkit.cli.options import PROMPTS
from draftkit.cli.printing import show_json, show_orders
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say

if TYPE_CHECKING:
    from pathlib import Path

ORIGIN = " 每项可另写 source（数据来源）和 as_of（截至时间）：不进入正文，列在数据核对表里。"


@click.command(cls=Command, help=mark("Check a facts file and tell all problems, each with its place."))
@click.argument("facts", type=click.Path(dir_okay=False))
@PROMPTS
def validate(facts: str, prompts: str | None) -> None:
    """Check a facts file."""
    from draftkit.facts import ledger_of, load_facts, refuse_classified_facts

    supplied = load_facts(facts, prompts=prompts)
    refuse_classified_facts(supplied)
    ledger = ledger_of(supplied)
    blanks = sum(fact.value is None for fact in ledger.facts)
    click.echo(
        say(
            "{path}: in order; {figures} figures, {blanks} of them not known yet",
            path=facts,
            figures=len(ledger.facts),
            blanks=blanks,
        )
    )
    show_orders(supplied)


@click.command(cls=Command, help=mark(
    "Write a facts file of a kind to fill in, with what each field means: a workbook (.xlsx), YAML or JSON, by the "
    "name of the file. With --rows, a table with one row a report for draftkit batch --rows; KIND may be a facts file "
    "then."
))  # fmt: skip
@click.argument("kind", shell_complete=complete_kind)
@option("-o", "--out", type=click.Path(dir_okay=False), help=mark("File to write; by default JSON is printed."))
@option("--rows", is_flag=True, help=mark("Write a table (.xlsx) with one row a report and one column a figure."))
@PROMPTS
def init(kind: str, out: str | None, rows: bool, prompts: str | None) -> None:
    """Write a facts file to fill in."""
    from draftkit.cli.formats import write_facts, write_rows
    from draftkit.kinds import load_kind

    if rows:
        data = write_rows(_base_facts(kind, prompts), out)
    else:
        data = write_facts(_start_facts(load_kind(kind, _path(prompts))), out, _path(prompts), new=True)
    if out is None:
        click.echo(data.decode("utf-8"), nl=False)
        return
    _write_new(out, data)
    next_step = say("{path} is there; fill it in, then: draftkit batch FACTS --rows {path} -o reports", path=out) if (
        rows) else say("{path} is there; fill it in, then: draftkit validate {path}", path=out)  # fmt: skip
    click.echo(next_step, err=True)


def _base_facts(kind: str, prompts: str | None) -> dict[str, Any]:
    """Return the raw facts of a file, or of the kind of this name."""
    from pathlib import Path

    from draftkit.facts import dump_facts, load_facts
    from draftkit.kinds import load_kind

    if Path(kind).is_file():
        return dump_facts(load_facts(kind, prompts=prompts))
    return _start_facts(load_kind(kind, _path(prompts)))


def _write_new(out: str, data: bytes) -> None:
    from draftkit.errors import OutputError

    try:
        with open(out, "xb") as file:
            file.write(data)
    except FileExistsError:
        raise OutputError(say("{path} exists already; choose another name", path=out)) from None
    except OSError as error:
        raise OutputError(
            say("{path} can't be written: {reason}", path=out, reason=error.strerror or error)
        ) from None


@click.command(cls=Command, help=mark(
    "Write a facts file in another form, JSON, YAML or a workbook, by the names of the files. Nothing is lost."
))  # fmt: skip
@click.argument("facts", type=click.Path(dir_okay=False))
@click.argument("out", type=click.Path(dir_okay=False))
@PROMPTS
def convert(facts: str, out: str, prompts: str | None) -> None:
    """Write a facts file in another form."""
    from draftkit.cli.formats import write_facts
    from draftkit.facts import dump_facts, load_facts

    data = write_facts(dump_facts(load_facts(facts, prompts=prompts)), out, _path(prompts))
    _write_new(out, data)
    click.echo(say("{path} is there; it holds all that {facts} holds", path=out, facts=facts), err=True)


@click.command(cls=Command, help=mark("Print the JSON Schema of a kind's facts file."))
@click.argument("kind", shell_complete=complete_kind)
@PROMPTS
def schema(kind: str, prompts: str | None) -> None:
    """Print a JSON Schema."""
    from draftkit.facts import facts_schema
    from draftkit.kinds import load_kind

    show_json(facts_schema(load_kind(kind, _path(prompts))))


def _path(text: str | None) -> "Path | None":
    from pathlib import Path

    return Path(text) if text else None


def _start_facts(kind: Any) -> dict[str, Any]:
    """Return a facts file of a kind with its example rows; `//` tells what belongs where."""
    notes = "；".join(f"{name}：{group.about}" for name, group in kind.groups.items())
    about = f"{kind.label}。{kind.about}{kind.head.get('//', '')} 各部分——{notes}{ORIGIN}"
    head = {**kind.head, "//": about}
    comment = head.pop("//")
    sections = {name: group.example for name, group in kind.groups.items()}
    return {"//": comment, "kind": kind.name, "title": kind.title, **head, "sections": sections}
