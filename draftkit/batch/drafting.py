"""The front door: many facts in, a folder of reports out."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path

from draftkit.batch.database import Database
from draftkit.batch.fingerprints import digest_prompts, digest_settings, note_settings
from draftkit.batch.journal import Journal
from draftkit.batch.outputs import Outputs
from draftkit.batch.register import Register
from draftkit.batch.running import Options, Run
from draftkit.batch.sources import count_sources, find_files, read_sources
from draftkit.batch.stopping import on_signals
from draftkit.batch.summary import TABLE, Summary, sum_up, table_lines
from draftkit.batch.watching import Silence, Watch
from draftkit.errors import JournalError, OutputError
from draftkit.messages import say
from draftkit.model import Model, open_model

SHOWN = 20
"""Requests with an unknown outcome that are named."""


def draft_batch(
    facts: Iterable[str | Path],
    folder: str | Path,
    model: str | Model | None = None,
    *,
    base_url: str | None = None,
    timeout: float | None = None,
    options: Options | None = None,
    watch: Watch | None = None,
    connection: type[sqlite3.Connection] = sqlite3.Connection,
) -> Summary:
    """Draft a report from each facts file, and from each line of a .jsonl file, into `folder`.

    `facts` are names of files, folders or patterns, `-` for lines on standard input. The folder gets NAME.docx and
    NAME.json for each report, `report.csv`, and the journal: given the same arguments again, only what is not
    finished is done, and no call that was answered is made again. Facts or settings that changed are drafted anew.
    One bad facts file is one failed row. The model is found as in `draft_report`. `connection` is the class that the
    journal is opened with, for those who want to watch or break it.

    Raises `FactsError` for a name that leads to no file, `OutputError`, `SettingsError` and `JournalError`, all
    before anything is sent; what stops a run that has begun is in `Summary.stopped`.
    """
    options, watch, folder = options or Options(), watch or Silence(), Path(folder)
    files = list(find_files(map(str, facts)))  # names only: many of them stay small
    _refuse_folder(files, folder)
    with Database(folder, connection=connection) as database:
        journal = Journal(database)
        seat = open_model(model, base_url=base_url, timeout=timeout, in_flight=options.jobs, attempts=journal)
        if seat:
            journal.ask(seat)
        settings = {
            "model": getattr(seat, "identity", seat.name) if seat else "plain",
            "binding": options.binding,
            "repairs": str(options.repairs),
            "prompts": digest_prompts(options.prompts),
        }
        cut_off = _settle(journal, options, folder)
        changed = list(note_settings(database, settings))
        outputs = Outputs(database)
        outputs.sweep()
        register = Register(database, outputs, digest_settings(settings))
        run = Run(journal, register, outputs, seat, options, watch, claims=not isinstance(model, str | None))
        total = count_sources(files)
        watch.begins(total, changed, cut_off)
        calls = database.read("SELECT coalesce(max(id), 0) FROM calls")[0][0]
        with on_signals(run.stop_by_signal):
            run.write_all(read_sources(files))
        return _close(database, register, outputs, run, calls, total)


def _refuse_folder(files: Sequence[str], folder: Path) -> None:
    home = folder.resolve()
    for place in {os.path.dirname(file) for file in files if file.endswith(".json")}:
        if Path(place).resolve() == home:
            raise OutputError(
                say("the facts stand in the folder for the reports, {path}; name another folder with -o", path=folder)
            )


def _settle(journal: Journal, options: Options, folder: Path) -> list[str]:
    journal.settle()
    cut_off = list(islice(journal.cut_off(), SHOWN))
    if cut_off and options.unknown == "stop":
        raise JournalError(
            say("the last run in {folder} ended while calls were under way; they may have been paid for: {names}. Give "
                "--unknown resend to send them again, or --unknown plain to write their sections without a model",
                folder=folder, names="、".join(cut_off))
        )  # fmt: skip
    return cut_off


def _close(
    database: Database, register: Register, outputs: Outputs, run: Run, calls: int, total: int | None
) -> Summary:
    """Sum the run up and write its table. A disk that failed leaves what was counted before."""
    summary = Summary()
    try:
        summary = sum_up(register.rows())
        summary.sent = database.read("SELECT count(*) FROM calls WHERE id > ?", calls)[0][0]
        outputs.write(TABLE, b"".join(table_lines(register.rows())))
    except (JournalError, OutputError) as error:
        run.stop(error)
    if total is not None and total > summary.reports:
        summary.queued += total - summary.reports
        summary.reports = total
    summary.stopped, summary.signal = run.stopped, run.signal
    return summary

