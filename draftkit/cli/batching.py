"""`batch`: many reports into a folder that can be come back to."""

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
    PROMPTS,
    REPAIRS,
    ROWS,
    TEMPLATE,
    TIMEOUT,
    WARM_CACHE,
)
from draftkit.cli.printing import tell_no_model
from draftkit.cli.progress import Progress
from draftkit.cli.translated import Command, DefaultCommand, DefaultGroup, mark, option
from draftkit.messages import listed, say

if TYPE_CHECKING:
    from pathlib import Path

    from draftkit.batch import Summary

PRICE = mark("Price of a million tokens sent, to tell the cost.")
PRICE_OUT = mark("Price of a million tokens answered.")


@click.group(cls=DefaultGroup, help=mark("Draft many reports."))
def batch() -> None:
    """Draft many reports."""


@batch.command(cls=DefaultCommand, help=mark(
    "Draft a report from each facts file, from each in a folder, and from each line of a .jsonl file (- for standard "
    "input); or, with --rows, from each row of a table. The same command again does only what is not finished; no "
    "answered call is made twice."
))  # fmt: skip
@click.argument("facts", nargs=-1, required=True)
@option("-o", "--out", type=click.Path(file_okay=False), required=True,
        help=mark("Folder to write: NAME.docx and NAME.json of each report, report.csv, and the journal."))  # fmt: skip
@ROWS
@MODEL
@BASE_URL
@TIMEOUT
@option("--jobs", type=click.IntRange(1, 512), default=16, show_default=True,
        help=mark("How many sections are drafted side by side."))  # fmt: skip
@BINDING
@REPAIRS
@option("--unknown", type=click.Choice(("resend", "plain", "stop")), default="resend", show_default=True,
        help=mark("Calls that a crash cut off may have been paid for: send again, write plainly, stop."))  # fmt: skip
@option("--again", is_flag=True, help=mark("Ask again for sections that the model failed in an earlier run."))
@option("--wait", type=click.FloatRange(min=0), default=30.0, show_default=True,
        help=mark("Minutes for which an endpoint that goes away is waited for."))  # fmt: skip
@option("--price-in", type=click.FloatRange(min=0), help=PRICE)
@option("--price-out", type=click.FloatRange(min=0), help=PRICE_OUT)
@EXEMPLARS
@MAX_PROMPT_TOKENS
@WARM_CACHE
@FORMAT
@TEMPLATE
@PROMPTS
def run(facts: tuple[str, ...], out: str, model: str | None, base_url: str | None, timeout: float | None,
        **options: Any) -> int:  # fmt: skip
    """Draft many reports."""
    from pathlib import Path

    from draftkit.batch import Options, draft_batch
    from draftkit.model import read_settings

    prompts = options["prompts"]
    progress = Progress()
    if options["rows"]:
        _tell_shared(facts, options["rows"], Path(prompts) if prompts else None)
    if model is None and read_settings(model, base_url, timeout) is None:
        tell_no_model()
    summary = draft_batch(
        facts, out, model, base_url=base_url, timeout=timeout, watch=progress, rows=options["rows"],
        options=Options(
            jobs=options["jobs"], binding=options["binding"], repairs=options["repairs"], unknown=options["unknown"],
            prompts=Path(prompts) if prompts else None,
            exemplars=Path(options["exemplars"]) if options["exemplars"] else None, again=options["again"],
            patience=60 * options["wait"], max_prompt_tokens=options["max_prompt_tokens"],
            warm_cache=options["warm_cache"],
            page_format=Path(options["page_format"]) if options["page_format"] else None,
            template=Path(options["template"]) if options["template"] else None,
        ),
    )  # fmt: skip
    progress.end()
    _show_summary(summary, options["price_in"], options["price_out"])
    _show_end(summary, out, again=progress.all_kept)
    return _exit_code(summary)


@batch.command(cls=Command, help=mark("Tell how far a run is, also while it is at work."))
@click.argument("folder", type=click.Path(file_okay=False))
@option("--price-in", type=click.FloatRange(min=0), help=PRICE)
@option("--price-out", type=click.FloatRange(min=0), help=PRICE_OUT)
def status(folder: str, price_in: float | None, price_out: float | None) -> None:
    """Tell how far a run is."""
    from pathlib import Path

    from draftkit.batch import read_status, sum_up

    with read_status(Path(folder)) as rows:
        _show_summary(sum_up(rows), price_in, price_out)


def _tell_shared(facts: tuple[str, ...], rows: str, prompts: "Path | None") -> None:
    """Say which figures, and what of a head, all reports of a table have in common, because no column fills them."""
    from draftkit.batch import open_rows

    sources = open_rows(facts, rows, prompts)
    if others := sources.other_heads:
        warning = say("the red head (masthead.mark) is another organ's than the one that signs, in rows {rows}",
                      rows=listed(map(str, others)))  # fmt: skip
        click.echo(say("warning: {warning}", warning=warning), err=True)
    if number := sources.shared_number:
        warning = say("every report bears the number {number}: no column fills 发文字号", number=number)
        click.echo(say("warning: {warning}", warning=warning), err=True)
    if shared := sources.shared:
        click.echo(say("no column fills these figures, so every report says of them what {facts} says: {labels}",
                       facts=facts[0], labels=listed(shared)), err=True)  # fmt: skip


def _show_summary(summary: "Summary", price_in: float | None, price_out: float | None) -> None:
    from dataclasses import fields

    counts = {field.name: getattr(summary, field.name) for field in fields(summary)}
    at_least = say("at least") + " " if summary.uncounted or summary.unknown else ""
    click.echo(say("reports   {reports}: {verified} verified, {doubtful} written but not verified, {failed} failed, "
                   "{queued} not finished", **{**counts, "verified": summary.verified - summary.unproved},
                   doubtful=summary.written - summary.verified))  # fmt: skip
    if summary.blanks or summary.warnings or summary.unproved:
        click.echo(say("to do     {blanks} blanks to fill in, {warnings} warnings to look at; {unproved} reports "
                       "without a figure to prove", **counts))  # fmt: skip
    click.echo(say("sections  {by_model} by the model, {mended} mended, {repaired} repaired, {plain} plain ({given_up} "
                   "of them because the model failed)", **counts))  # fmt: skip
    click.echo(say("calls     {calls}; outcome unknown, perhaps paid for in vain: {unknown}", **counts))
    click.echo(say("tokens    {at_least}{prompt_tokens} sent, {completion_tokens} answered",
                   at_least=at_least, **counts))  # fmt: skip
    if price_in is not None or price_out is not None:
        cost = summary.cost(price_in or 0.0, price_out or 0.0)
        click.echo(say("cost      {at_least}{cost}", at_least=at_least, cost=f"{cost:.4f}"))


def _show_end(summary: "Summary", out: str, *, again: bool) -> None:
    """Say where the table is, why a run ended before its end, and how it goes on."""
    from pathlib import Path

    if summary.has_table:
        click.echo(str(Path(out) / "report.csv"))
    if summary.stopped and not summary.signal:
        click.echo(say("error: {message}", message=summary.stopped), err=True)
    if summary.stopped:
        click.echo(say("stopped; what is done is kept. To go on, give the same command again"), err=True)
    if summary.given_up:
        click.echo(say("sections that the model failed are written plainly; --again asks for them once more"), err=True)
    elif again and not summary.stopped:
        click.echo(say("all was finished before; no call was made"), err=True)


def _exit_code(summary: "Summary") -> int:
    from draftkit.errors import ModelError

    if summary.signal:
        return 128 + summary.signal
    if summary.stopped:
        return Exit.MODEL_FAILED if isinstance(summary.stopped, ModelError) else Exit.WRONG_INPUT
    if summary.given_up:
        return Exit.MODEL_FAILED
    return Exit.of(summary.reports == summary.verified)
