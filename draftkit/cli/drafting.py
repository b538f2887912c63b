"""`draft`, `demo`: from facts to a report."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.options import (
    BASE_URL,
    BINDING,
    EXEMPLARS,
    MAX_PROMPT_TOKENS,
    MODEL,
    PROMPTS,
    REPAIRS,
    REVIEW,
    TIMEOUT,
    WARM_CACHE,
)
from draftkit.cli.printing import show_check, show_orders, show_sections, tell_no_model
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from draftkit.model import Model
    from draftkit.report import Report, WrittenSection
    from draftkit.update import FigureChange


@click.command(cls=Command, help=mark(
    "Draft a report from a facts file into a Word file, and check every figure in it. Without a model the "
    "library writes it plainly from the facts."
))  # fmt: skip
@click.argument("facts", type=click.Path(dir_okay=False))
@option("-o", "--out", type=click.Path(dir_okay=False),
        help=mark("File to write: .docx, .pdf, .html, .md or .txt; by default a .docx named after FACTS."))  # fmt: skip
@option("--json", "json_out", type=click.Path(dir_okay=False),
        help=mark("Also write the report whole, with its facts, as JSON: draftkit audit reads it."))  # fmt: skip
@REVIEW
@option("--audit", is_flag=True, help=mark("Put a table at the end of the Word file on which each figure is checked, "
                                           "with links to each."))  # fmt: skip
@MODEL
@BASE_URL
@TIMEOUT
@option("--replay", type=click.Path(file_okay=False, exists=True), help=mark("Answer from recordings in this folder."))
@option("--record", type=click.Path(file_okay=False), help=mark("Keep the model's answers in this folder."))
@BINDING
@REPAIRS
@option("--jobs", type=click.IntRange(1, 64), default=8, show_default=True,
        help=mark("How many sections are drafted side by side."))  # fmt: skip
@option("--no-fallback", is_flag=True, help=mark("Stop when the model fails, instead of writing plainly."))
@EXEMPLARS
@MAX_PROMPT_TOKENS
@WARM_CACHE
@PROMPTS
def draft(
    facts: str,
    out: str | None,
    json_out: str | None,
    review: str | None,
    audit: bool,
    model: str | None,
    base_url: str | None,
    timeout: float | None,
    replay: str | None,
    record: str | None,
    **options: Any,
) -> int:
    """Draft a report."""
    from pathlib import Path

    from draftkit.facts import load_facts
    from draftkit.report import check_target
    from draftkit.saving import check_writable

    if replay and record:
        raise click.UsageError(say("--replay and --record exclude each other"))
    supplied = load_facts(facts, prompts=options["prompts"])
    show_orders(supplied)
    target = Path(out or f"{Path(facts).stem}.docx")
    check_target(target, annex=audit)
    if json_out:
        check_writable(Path(json_out), suffixes=(".json",))
    if review:
        check_writable(review, suffixes=(".html", ".htm"))
    with ExitStack() as stack:
        seat = choose_seat(stack, model, base_url, timeout, replay, record)
        report = _draft(supplied, seat, options)
        report.save(target, annex=audit)
        if json_out:
            report.save(json_out)
        if review:
            write_page(report, review)
        click.echo(str(target))
        show_sections(report)
        show_check(report.check)
    return exit_code(report)


def write_page(report: "Report", path: str, changes: "Sequence[FigureChange]" = ()) -> None:
    """Write the page on which to check a report. Raises `OutputError`."""
    from draftkit.review import write_review  # jinja2 is needed by those who ask for a page

    write_review(report, path, changes=changes)


def _draft(supplied: Any, seat: "Model | str", options: dict[str, Any]) -> "Report":
    from draftkit.report import draft_report

    return draft_report(
        supplied,
        seat,
        binding=options["binding"],
        repairs=options["repairs"],
        fallback=not options["no_fallback"],
        exemplars=options["exemplars"] or (),
        prompts=options["prompts"],
        max_prompt_tokens=options["max_prompt_tokens"],
        warm_cache=options["warm_cache"],
        workers=options["jobs"],
        watch=tell_section,
    )


def choose_seat(
    stack: ExitStack,
    model: str | None,
    base_url: str | None,
    timeout: float | None,
    replay: str | None,
    record: str | None,
) -> "Model | str":
    """Return the model to draft with, `"plain"` for none."""
    from pathlib import Path

    from draftkit.model import open_model
    from draftkit.recording import Recorder, Replayer

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
    click.echo(f"  {section.heading or section.id} …", err=True)
    if section.error:
        click.echo(f"    {section.error}", err=True)


def _tell_unused(replayer: Any) -> None:
    if unused := replayer.unused():
        click.echo(say("recorded answers that nobody asked for: {names}", names="、".join(unused)), err=True)


def exit_code(report: "Report") -> int:
    """Return what the command returns for a report."""
    if any(section.error for section in report.sections):
        return 3
    return 0 if report.verified else 1


@click.command(cls=Command, help=mark(
    "Draft a shipped report from its recorded answers, without network or key; then change a digit and show "
    "how the check finds it."
))  # fmt: skip
def demo() -> int:
    """Show what draftkit does."""
    from draftkit.check import check_text
    from draftkit.facts import load_facts
    from draftkit.recording import Replayer
    from draftkit.report import draft_report
    from draftkit.resources import folder

    case = folder("fixtures") / "disclosure"
    facts = load_facts(case / "facts.json")
    report = draft_report(facts, Replayer(case / "recordings"))
    click.echo(report.text)
    click.echo("")
    show_sections(report)
    show_check(report.check)
    first = next(fact for fact in report.check.all_facts() if fact.spans and fact.value)
    start, end = first.spans[0]
    digit = next(i for i in range(start, end) if report.text[i].isdigit())
    changed = f"{report.text[:digit]}{(int(report.text[digit]) + 1) % 10}{report.text[digit + 1 :]}"
    click.echo("")
    click.echo(say("The same text with one digit changed ({before} → {after}):",
                   before=report.text[start:end], after=changed[start:end]))  # fmt: skip
    show_check(check_text(changed, facts))
    return 0
