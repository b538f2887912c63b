"""`draft`, `demo`: from facts to a report."""

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.exits import Exit
from draftkit.cli.options import (
    BASE_URL,
    BINDING,
    EXEMPLARS,
    FORMAT,
    MAX_PROMPT_TOKENS,
    MODEL,
    OUTPUT,
    PROMPTS,
    RECORD,
    REPAIRS,
    REPLAY,
    REVIEW,
    TEMPLATE,
    TIMEOUT,
    WARM_CACHE,
)
from draftkit.cli.printing import list_doubts, show_check, show_doubts, show_sections
from draftkit.cli.seats import choose_seat, tell_section
from draftkit.cli.targets import check_outputs, refuse_collisions, write_outputs
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say

if TYPE_CHECKING:
    from draftkit.model import Model
    from draftkit.report import Report


@click.command(cls=Command, help=mark(
    "Draft a report from a facts file into a Word file, and check every figure in it. Without a model the "
    "library writes it plainly from the facts."
))  # fmt: skip
@click.argument("facts", type=click.Path(dir_okay=False))
@option("-o", "--out", type=OUTPUT,
        help=mark("File to write: .docx, .pdf, .html, .md or .txt; by default a .docx named after FACTS."))  # fmt: skip
@option("--json", "json_out", type=OUTPUT,
        help=mark("Also write the report whole, with its facts, as JSON: draftkit audit reads it."))  # fmt: skip
@REVIEW
@option("--audit", is_flag=True, help=mark("Put a table at the end of the Word file on which each figure is checked, "
                                           "with links to each."))  # fmt: skip
@MODEL
@BASE_URL
@TIMEOUT
@REPLAY
@RECORD
@BINDING
@REPAIRS
@option("--jobs", type=click.IntRange(1, 64), default=8, show_default=True,
        help=mark("How many sections are drafted side by side."))  # fmt: skip
@option("--no-fallback", is_flag=True, help=mark("Stop when the model fails, instead of writing plainly."))
@EXEMPLARS
@MAX_PROMPT_TOKENS
@WARM_CACHE
@FORMAT
@TEMPLATE
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

    target = out or f"{Path(facts).stem}.docx"
    refuse_collisions([facts, options["page_format"], options["template"]], [target, json_out, review])
    supplied = load_facts(facts, prompts=options["prompts"])
    show_doubts(list_doubts(supplied))
    from draftkit.document import read_page_format  # facts that are refused don't wait for it

    page = read_page_format(options["page_format"], options["template"])
    check_outputs(target, json_out, review, annex=audit)
    with ExitStack() as stack:
        seat = choose_seat(stack, model, base_url, timeout, replay, record)
        report = _draft(supplied, seat, options)
        write_outputs(report, page, target, json_out, review, annex=audit)
        click.echo(target)
        show_sections(report)
        show_check(report.check)
    return Exit.of_report(report)


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
    return Exit.VERIFIED
