"""The folder of a run, opened: facts come in as reports to write, and go out as files and a row."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path

from draftkit.batch.database import Database
from draftkit.batch.fingerprints import digest_exemplars, digest_page, digest_prompts, digest_settings, note_settings
from draftkit.batch.journal import Journal
from draftkit.batch.journaled import HeadStart, JournaledModel, Unknown
from draftkit.batch.outputs import SUFFIXES, Outputs
from draftkit.batch.register import Register, Row
from draftkit.batch.sources import Source, name_facts, read_facts
from draftkit.batch.summary import TABLE, Summary, sum_up, table_lines
from draftkit.document import STANDARD, read_page_format
from draftkit.errors import DraftkitError, FactsError, JournalError, OutputError
from draftkit.messages import listed, say
from draftkit.model import CacheWarming, Model, open_model
from draftkit.report import Choices, Drafting, WrittenSection, prepare_report

SHOWN = 20
"""Requests with an unknown outcome that are named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(Choices):
    """How a run drafts; `exemplars` is a folder here, so that a later run finds the same ones.

    For `unknown` see `Unknown`; `patience` is how many seconds an outage is waited out.

    `page_format` and `template` are files that say how reports are set (see `read_page_format`).
    `again` has reports drafted once more in which the model failed: only what was not answered is asked. `warm_cache`
    sends one prompt of each kind ahead, for endpoints that cache what prompts begin with.
    """

    exemplars: Path | None = None
    jobs: int = 16
    unknown: Unknown = "resend"
    patience: float = 1800.0
    again: bool = False
    warm_cache: bool = False
    page_format: Path | None = None
    template: Path | None = None


@dataclass(slots=True)
class Unfinished:
    """A report under way: its sections as far as they are written."""

    key: str
    drafting: Drafting
    written: dict[int, WrittenSection] = field(default_factory=dict)
    given_up: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether every section is written."""
        return len(self.written) == len(self.drafting.sections)

    def in_order(self) -> Iterator[WrittenSection]:
        """Yield the written sections as they stand in the report."""
        return (self.written[index] for index in range(len(self.drafting.sections)))


class RunFolder:
    """A run's folder, held by this process. Its parts are there to be used; `model` is `None` to write plainly.

    `claims` says that `model` tells the journal of no call by itself. `changed` are the names of settings that were
    others in the last run, `cut_off` the first requests whose calls it left without an outcome.
    """

    def __init__(self, database: Database, model: Model | None, options: Options, journal: Journal, *, claims: bool):
        self.database, self.model, self.options, self.journal = database, model, options, journal
        self.claims = claims
        self.page = read_page_format(options.page_format, options.template)
        self.outputs = Outputs(database)
        self.outputs.check(TABLE)
        settings = {
            "model": getattr(model, "identity", model.name) if model else "plain",
            "binding": options.binding,
            "repairs": str(options.repairs),
            "prompts": digest_prompts(options.prompts),
            "exemplars": digest_exemplars(options.exemplars),
        }
        if options.max_prompt_tokens is not None:  # a run without a limit stays the run that it was
            settings["max_prompt_tokens"] = str(options.max_prompt_tokens)
        if self.page != STANDARD:
            settings["page"] = digest_page(self.page)
        if model:
            journal.ask(model)
        self.cut_off = _settle(journal, options, database.folder)
        self.changed = list(note_settings(database, settings))
        self.register = Register(database, self.outputs, digest_settings(settings))
        self._head_start = HeadStart(journal)
        self._warming = CacheWarming() if options.warm_cache else None
        self._calls = self._count_calls()

    def begin(self, source: Source) -> Unfinished | Row:
        """Return a report to write; its row where it is written already, or where it can't be written."""
        written = self.register.find_written(source, whole=self.options.again)
        if written and self.outputs.are_there(written):
            self.register.see(written, source)
            return self.register.row(written)
        try:
            raw, problem = source.read(), None
        except FactsError as error:
            raw, problem = None, error
        key = self.register.enter(source, name_facts(source, raw))
        try:
            if problem:
                raise problem
            return self._prepare(key, source, raw, replay=bool(written))
        except JournalError:
            raise
        except DraftkitError as error:
            return self.fail(key, error)

    def _prepare(self, key: str, source: Source, raw: object, *, replay: bool) -> Unfinished:
        facts = read_facts(source, raw, self.options.prompts)
        for suffix in SUFFIXES:
            self.outputs.check(key + suffix)
        model = self.seat(key, None if replay else self.model) if self.model else "plain"
        return Unfinished(key, prepare_report(facts, model, self.options))

    def seat(self, key: str, model: Model | None) -> Model:
        """Return a report's way to a model; to `None` where all is to come from the journal."""
        name = self.model.name if self.model else ""
        return JournaledModel(
            key, self.journal, model, name, self._head_start, warming=self._warming, unknown=self.options.unknown,
            claims=self.claims,
        )  # fmt: skip

    def finish(self, report: Unfinished) -> Row:
        """Put a report's sections together and write its files. Raises `OutputError` when the disk fails."""
        finished = report.drafting.finish(report.in_order())
        text = json.dumps(finished.to_json(), ensure_ascii=False) + "\n"  # indented it would take four times as long
        contents = (finished.to_docx(page=self.page), text.encode("utf-8", "replace"))
        try:
            for suffix in SUFFIXES:
                self.outputs.check(report.key + suffix)
        except OutputError as error:
            return self.fail(report.key, error)
        for suffix, data in zip(SUFFIXES, contents, strict=True):
            self.outputs.write(report.key + suffix, data)
        self.register.finish(report.key, finished)
        return self.register.row(report.key)

    def fail(self, key: str, error: DraftkitError) -> Row:
        """Note why a report can't be written."""
        self.register.fail(key, str(error))
        return self.register.row(key)

    def sum_up(self) -> Summary:
        """Sum up what this pass came across, and write its table.

        What the disk refuses goes into `Summary.stopped`; what was counted before stands.
        """
        summary = Summary()
        try:
            summary = sum_up(self.register.rows())
            summary.sent = self._count_calls() - self._calls
            self.outputs.write(TABLE, b"".join(table_lines(self.register.rows())))
            summary.has_table = True
        except (JournalError, OutputError) as error:
            summary.stopped = error
        return summary

    def _count_calls(self) -> int:
        return int(self.database.read("SELECT count(*) FROM calls")[0][0])


@contextmanager
def open_folder(
    folder: Path,
    model: str | Model | None = None,
    *,
    base_url: str | None = None,
    timeout: float | None = None,
    options: Options | None = None,
    connection: type[sqlite3.Connection] = sqlite3.Connection,
) -> Iterator[RunFolder]:
    """Open a run's folder for this process alone. Raises `OutputError`, `SettingsError` and `JournalError`."""
    options = options or Options()
    opening = partial(open_model, model, base_url=base_url, timeout=timeout, jobs=options.jobs)
    opening()  # settings that can't work leave no folder behind
    with Database(folder, connection=connection) as database:
        journal = Journal(database)
        seat = opening(attempts=journal)
        opened = RunFolder(database, seat, options, journal, claims=not isinstance(model, str | None))
        opened.outputs.sweep()
        yield opened


def _settle(journal: Journal, options: Options, folder: Path) -> list[str]:
    journal.settle()
    cut_off = list(islice(journal.cut_off(), SHOWN))
    if cut_off and options.unknown == "stop":
        raise JournalError(
            say("the last run in {folder} ended while calls were under way; they may have been paid for: {names}. Give "
                "--unknown resend to send them again, or --unknown plain to write their sections without a model",
                folder=folder, names=listed(cut_off))
        )  # fmt: skip
    return cut_off
