"""`update`: today's report from yesterday's."""

import re
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
)
from draftkit.cli.printing import list_doubts, show_check, show_doubts
from draftkit.cli.seats import choose_seat, tell_section
from draftkit.cli.targets import check_outputs, keeping, refuse_collisions, write_outputs
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import named, say

if TYPE_CHECKING:
    from draftkit.facts import Facts
    from draftkit.report import Report
    from draftkit.update import Update


_NONE = "—"
_NEVER = (-1, -1)
"""Words that name another time than that of the report before (较年初, 较汛前)."""
_COMPARED = re.compile("(?:[较比与同][一-鿿]{1,8}|[同环]比)")
_APART = (
    ("昨[日天晚]|前一[日天]|上一[日天]", (1, 1)),
    ("前[日天]", (2, 2)),
    ("上周|上星期|前一周|上一周", (5, 9)),
    ("上旬|前一旬", (8, 12)),
    ("上个?月|前一?个?月", (26, 33)),
    ("上个?季度?", (85, 97)),
    ("上年|去年|同比|前一年", (350, 380)),
    ("上期|上次|前期|前次|上轮|前一期|环比|此前", (0, 100_000)),
)
"""How many days two reports can be apart that are compared in such words."""


@click.command(cls=Command, help=mark(
    "Bring a report up to date: the prose of REPORT.json (draft --json) with the figures of FACTS. Only a section that "
    "no longer fits is drafted anew; why is told."
))  # fmt: skip
@click.argument("report", type=click.Path(dir_okay=False))
@click.argument("facts", type=click.Path(dir_okay=False))
@option("-o", "--out", type=OUTPUT, required=True,
        help=mark("File to write: .docx, .pdf, .html, .md or .txt."))  # fmt: skip
@option("--json", "json_out", type=OUTPUT,
        help=mark("Also write the report whole, for tomorrow's update."))  # fmt: skip
@option("--changes", type=OUTPUT,
        help=mark("Also write a Word file whose tracked changes are what differs from REPORT.json."))  # fmt: skip
@REVIEW
@option("--since", help=mark("Add facts on how figures changed since the report, in these words, such as 较昨日."))
@option("--percent", type=click.IntRange(0, 6),
        help=mark("With --since: changes in percent too, rounded to so many decimals."))  # fmt: skip
@MODEL
@BASE_URL
@TIMEOUT
@REPLAY
@RECORD
@BINDING
@REPAIRS
@EXEMPLARS
@MAX_PROMPT_TOKENS
@FORMAT
@TEMPLATE
@PROMPTS
def update(report: str, facts: str, out: str, json_out: str | None, review: str | None, **options: Any) -> int:
    """Bring a report up to date."""
    from contextlib import ExitStack

    from draftkit.document import read_page_format
    from draftkit.report import Report
    from draftkit.saving import check_writable
    from draftkit.update import update_report

    read = [report, facts, options["page_format"], options["template"]]
    refuse_collisions(read, [out, json_out, options["changes"], review])
    before = Report.load(report)
    supplied = _read_facts(facts, before, options)
    page = read_page_format(options["page_format"], options["template"])
    check_outputs(out, json_out, review)
    if options["changes"]:
        check_writable(options["changes"])
    with ExitStack() as stack:
        seat = choose_seat(stack, *(options[name] for name in ("model", "base_url", "timeout", "replay", "record")))
        updated = update_report(
            before, supplied, seat, binding=options["binding"], repairs=options["repairs"],
            exemplars=options["exemplars"] or (), prompts=options["prompts"],
            max_prompt_tokens=options["max_prompt_tokens"], watch=tell_section,
        )  # fmt: skip
        write_outputs(updated.report, page, out, json_out, review, changes=updated.changes)
        if options["changes"]:
            with keeping(options["changes"]):
                updated.save_changes(options["changes"], page=page)
        click.echo(out)
        _show_update(updated)
        show_check(updated.report.check)
    return Exit.of_report(updated.report)


def _read_facts(path: str, before: "Report", options: dict[str, Any]) -> "Facts":
    from draftkit.facts import load_facts
    from draftkit.update import add_deltas

    supplied = load_facts(path, prompts=options["prompts"])
    show_doubts(list_doubts(supplied))
    if options["percent"] is not None and not options["since"]:
        raise click.UsageError(say("--percent needs --since"))
    if not options["since"]:
        return supplied
    told = before.facts.as_of and supplied.as_of
    days = (before.facts.as_of, supplied.as_of) if told else (before.facts.date, supplied.date)
    _refuse_since(options["since"], *days)
    return add_deltas(supplied, before.facts, options["since"], decimals=options["percent"])


def _refuse_since(since: str, before: str, now: str) -> None:
    """Refuse words that the dates of the two reports contradict."""
    from draftkit.figures import find_figures
    from draftkit.update import days_between

    if not _COMPARED.fullmatch(since) or find_figures(since):
        raise click.UsageError(say("--since {since}: say what is compared with, such as 较昨日, 较上周, 较上期, 同比",
                                   since=since))  # fmt: skip
    days = days_between(before, now)
    apart = next((span for word, span in _APART if re.search(word, since)), (_NEVER if days else None))
    if days is not None and (days < 0 or (apart and days not in range(apart[0], apart[1] + 1))):
        raise click.UsageError(say("--since {since}: the report is as of {before}, the facts as of {now}", since=since,
                                   before=before, now=now))  # fmt: skip


def _show_update(updated: "Update") -> None:
    for change in updated.changes:
        if not change.section:
            click.echo("  " + named(change.label, f"{change.before} → {change.after}"))
    called = {section.id: section.called for section in updated.report.sections}
    for section in updated.sections:
        told = say("kept word for word") if section.kept else say("new")
        click.echo("  " + named(called[section.id], told))
        for reason in section.reasons:
            click.echo(f"    {reason}")
        for change in updated.changes:
            if change.section == section.id:
                click.echo("    " + named(change.label, f"{change.before or _NONE} → {change.after or _NONE}"))
    for heading in updated.gone:
        click.echo("  " + named(heading, say("no longer in the report")))
