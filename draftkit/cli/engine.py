"""`batch export`, `batch submit`, `batch collect`: many reports through an engine that answers files of requests."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from draftkit.cli.exits import Exit
from draftkit.cli.options import (
    BASE_URL,
    EXEMPLARS,
    FORMAT,
    MAX_PROMPT_TOKENS,
    MODEL,
    PROMPTS,
    ROWS,
    TEMPLATE,
    choose_binding,
)
from draftkit.cli.progress import Progress
from draftkit.cli.translated import Command, mark, option
from draftkit.messages import say

if TYPE_CHECKING:
    from draftkit.engine import Collected, Export, Round
    from draftkit.model import Batch

FOLDER = click.argument("folder", type=click.Path(file_okay=False))
SHOWN = 20
"""Broken lines that are told one by one."""


@click.command(cls=Command, help=mark(
    "Write what is to be asked into files in the format of the OpenAI Batch API, for an engine that answers them by "
    "the thousand. Give FACTS and a model in the first round; later rounds ask for repairs and for what failed."
))  # fmt: skip
@FOLDER
@click.argument("facts", nargs=-1)
@ROWS
@MODEL
@BASE_URL
@choose_binding(default=None)
@option("--repairs", type=click.IntRange(0, 10), help=mark("How often a faulty section goes back to the model."))
@option("--resend", is_flag=True, help=mark("Ask once more for what is out; it may be paid for twice."))
@EXEMPLARS
@MAX_PROMPT_TOKENS
@FORMAT
@TEMPLATE
@PROMPTS
def export(folder: str, facts: tuple[str, ...], rows: str | None, model: str | None, base_url: str | None,
           resend: bool, **options: Any) -> int:  # fmt: skip
    """Write files of requests."""
    from draftkit.batch import Options
    from draftkit.engine import export_requests

    for place in ("prompts", "exemplars", "page_format", "template"):
        options[place] = Path(options[place]) if options[place] else None
    given = {name: value for name, value in options.items() if value is not None}
    progress = Progress()
    done = export_requests(
        folder, facts, model, base_url=base_url, options=Options(**given) if given else None, resend=resend,
        watch=progress, rows=rows,
    )  # fmt: skip
    for name in done.files:
        click.echo(str(Path(folder) / name))
    if done.given_up:
        click.echo(say("asked again, may be paid for twice: {count}", count=done.given_up), err=True)
    _show_round(done.round, folder)
    if done.files:
        click.echo(say("next: draftkit batch submit {folder}, or give the files to an engine and its results to: "
                       "draftkit batch collect {folder} FILES...", folder=folder), err=True)  # fmt: skip
    return _exit_code(done.round, waiting=done.round.summary.queued)


@click.command(cls=Command, help=mark(
    "Hand the exported files to the endpoint's Batch API. Nothing is started twice, also after a crash."
))  # fmt: skip
@FOLDER
@BASE_URL
def submit(folder: str, base_url: str | None) -> None:
    """Start batches."""
    from draftkit.engine import submit_requests

    started = submit_requests(folder, base_url=base_url, tell=_tell_started)
    if not started:
        click.echo(say("there is no file to submit; write one with: draftkit batch export {folder}",
                       folder=folder), err=True)  # fmt: skip


@click.command(cls=Command, help=mark(
    "Take results in and finish reports: from FILES of any engine, or else from the endpoint's Batch API, whose "
    "batches are asked how far they are. The same results may be given again."
))  # fmt: skip
@FOLDER
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False))
@BASE_URL
def collect(folder: str, files: tuple[str, ...], base_url: str | None) -> int:
    """Take results in."""
    from draftkit.engine import collect_results

    collected, done = collect_results(folder, files, base_url=base_url, watch=Progress(), tell=_tell_batch)
    _show_collected(collected, folder)
    _show_round(done, folder)
    if done.wanted and not done.out:
        click.echo(say("next: draftkit batch export {folder}", folder=folder), err=True)
    return _exit_code(done)


def _tell_started(export: "Export") -> None:
    click.echo(f"{export.file}: {export.batch}")


def _tell_batch(export: "Export", batch: "Batch") -> None:
    counts = {"done": batch.completed, "failed": batch.failed, "total": batch.total or export.lines}
    click.echo(say("{file}: {state}, {done} of {total} answered, {failed} failed",
                   file=export.file, state=batch.state, **counts))  # fmt: skip
    for error in batch.errors[:SHOWN]:
        click.echo(f"  {error}", err=True)


def _show_collected(collected: "Collected", folder: str) -> None:
    click.echo(say("results   {new} new, {known} known before, {strange} of no request of this run, {broken} broken "
                   "lines", new=collected.new, known=collected.known, strange=collected.strange,
                   broken=len(collected.broken)))  # fmt: skip
    for name, line in collected.broken[:SHOWN]:
        click.echo(f"  {name}:{line.number}: {line.reason}", err=True)
    for name, count in collected.missing.items():
        click.echo(say("  {file}: {count} requests came back without a result; export --resend asks them again",
                       file=name, count=count), err=True)  # fmt: skip
    for name, count in collected.ended.items():
        click.echo(say("  {file}: its batch ended without a result for {count} requests; the next export asks them "
                       "again", file=name, count=count), err=True)  # fmt: skip
    for name, state in collected.puzzling.items():
        click.echo(say("  {file}: no state of a batch is called {state}; if it has ended, download its results and "
                       "give them to: draftkit batch collect {folder} FILES...", file=name, state=state,
                       folder=folder), err=True)  # fmt: skip


def _show_round(done: "Round", folder: str) -> None:
    told = done.summary
    click.echo(say("reports   {reports}: {verified} verified, {doubtful} written but not verified, {failed} failed, "
                   "{queued} not finished", reports=told.reports, verified=told.verified,
                   doubtful=told.written - told.verified, failed=told.failed, queued=told.queued))  # fmt: skip
    click.echo(say("requests  {out} out with an engine, {wanted} to be asked", out=done.out, wanted=done.wanted))
    for words, count in done.refused.items():
        click.echo(say("{count} requests were refused, and others would be too; put it right before the next round: "
                       "{words}", count=count, words=words), err=True)  # fmt: skip
    if done.strays:
        click.echo(say("results that nobody asks for any more: {count}", count=done.strays), err=True)


def _exit_code(done: "Round", *, waiting: int = 0) -> Exit:
    """Return the exit code of a round in which so many reports may be `waiting` for answers."""
    if done.summary.given_up:
        return Exit.MODEL_FAILED
    return Exit.of(done.summary.reports == done.summary.verified + waiting)
