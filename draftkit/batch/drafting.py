"""The front door: many facts in, a folder of reports out."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from draftkit.batch.folder import Options, open_folder
from draftkit.batch.rows import open_rows
from draftkit.batch.running import Run
from draftkit.batch.sources import count_sources, find_files, read_sources
from draftkit.batch.stopping import on_signals
from draftkit.batch.summary import Summary
from draftkit.batch.watching import Silence, Watch
from draftkit.errors import JournalError, OutputError
from draftkit.messages import say
from draftkit.model import Model


def draft_batch(
    facts: Iterable[str | Path],
    folder: str | Path,
    model: str | Model | None = None,
    *,
    base_url: str | None = None,
    timeout: float | None = None,
    rows: str | Path | None = None,
    options: Options | None = None,
    watch: Watch | None = None,
    connection: type[sqlite3.Connection] = sqlite3.Connection,
) -> Summary:
    """Draft a report from each facts file, and from each line of a .jsonl file, into `folder`.

    `facts` are names of files, folders or patterns, `-` for lines on standard input: JSON, YAML and workbooks. With
    `rows`, a workbook with one row a report and one column a figure, `facts` is the one file that all of them start
    from (`draftkit.facts.tables.read_rows` has the headings). The folder gets NAME.docx and
    NAME.json for each report, `report.csv`, and the journal: given the same arguments again, only what is not
    finished is done, and no call that was answered is made again. Facts or settings that changed are drafted anew.
    One bad facts file is one failed row. The model is found as in `draft_report`; of one that is given as an object
    each request is journaled, not each try. `connection` is the class that the journal is opened with, for those who
    want to watch or break it.

    Raises `FactsError` for a name that leads to no file, `OutputError`, `SettingsError` and `JournalError`, all
    before anything is sent; what stops a run that has begun is in `Summary.stopped`.
    """
    watch = watch or Silence()
    files = list(find_files(map(str, facts)))  # names only: many of them stay small
    refuse_folder(files, Path(folder))
    prompts = options.prompts if options else None
    table = open_rows(files, rows, prompts) if rows is not None else None
    with open_folder(
        Path(folder), model, base_url=base_url, timeout=timeout, options=options, connection=connection
    ) as opened:
        if out := opened.journal.count_out():
            raise JournalError(
                say("an engine has {count} requests of the run in {folder}; collect its results first: draftkit batch "
                    "collect {folder}", count=out, folder=folder)
            )  # fmt: skip
        run = Run(opened, watch)
        total = count_sources(files) if table is None else len(table)
        watch.begins(total, opened.changed, opened.cut_off)
        with on_signals(run.stop_by_signal):
            run.write_all(read_sources(files, prompts) if table is None else table, total)
        summary = opened.sum_up()
    summary.stopped, summary.signal = run.stopped or summary.stopped, run.signal
    if total is not None and total > summary.reports:  # the run was stopped before it came across them
        summary.queued += total - summary.reports
        summary.reports = total
    return summary


def refuse_folder(files: Sequence[str], folder: Path) -> None:
    """Raise `OutputError` for facts that stand where the reports go: both would be called NAME.json."""
    home = folder.resolve()
    for place in {os.path.dirname(file) for file in files if file.endswith(".json")}:
        if Path(place).resolve() == home:
            raise OutputError(
                say("the facts stand in the folder for the reports, {path}; name another folder with -o", path=folder)
            )
