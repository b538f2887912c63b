"""Sections of all reports from one queue, written side by side; a report is let go when its last section is done."""

import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.batch.journal import Journal, Stopping
from draftkit.batch.journaled import HeadStart, JournaledModel, Unknown
from draftkit.batch.outage import Outage
from draftkit.batch.outputs import SUFFIXES, Outputs
from draftkit.batch.register import Register
from draftkit.batch.sources import Source, name_facts, read_facts
from draftkit.batch.watching import Watch
from draftkit.errors import DraftkitError, FactsError, JournalError, ModelError, OutputError
from draftkit.messages import say
from draftkit.model import Model
from draftkit.prompt import Binding
from draftkit.report import Drafting, WrittenSection, prepare_report

_JOIN = 0.2
"""Seconds between looks at what signals brought: a join without an end can't be interrupted on Windows."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a run drafts. For `unknown` see `Unknown`; `patience` is how many seconds an outage is waited out.

    `again` has reports drafted once more in which the model failed: only what was not answered is asked.
    """

    jobs: int = 16
    binding: Binding = "cited"
    repairs: int = 2
    prompts: Path | None = None
    unknown: Unknown = "resend"
    patience: float = 1800.0
    again: bool = False


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


Task = tuple[Unfinished, int]
"""A report and the index of one of its sections."""


class Run:
    """Writes the reports of all sources. `claims` says that `model` tells the journal of no call by itself."""

    def __init__(
        self,
        journal: Journal,
        register: Register,
        outputs: Outputs,
        model: Model | None,
        options: Options,
        watch: Watch,
        *,
        claims: bool = False,
    ) -> None:
        self._journal, self._register, self._outputs = journal, register, outputs
        self._model, self._options, self._watch, self._claims = model, options, watch, claims
        self._head_start = HeadStart(journal)
        self._over = threading.Event()
        self._outage = Outage(options.patience)
        self._mutex = threading.Lock()
        self._taking = threading.Lock()
        self.stopped: DraftkitError | None = None
        self.signal = 0

    def write_all(self, sources: Iterable[Source]) -> None:
        """Write all reports; come back when nothing is left, or when the run was stopped and no call is in flight."""
        tasks = self._tasks(sources)
        threads = [
            threading.Thread(target=self._work, args=(tasks,), name=f"draftkit-{number}", daemon=True)
            for number in range(max(1, self._options.jobs))
        ]
        for thread in threads:
            thread.start()
        try:
            for thread in threads:
                while thread.is_alive():
                    thread.join(_JOIN)
        except KeyboardInterrupt:  # the second one: what is in flight is dropped, its claims stay open
            self.stop(Stopping(say("interrupted")))

    def stop(self, error: DraftkitError) -> None:
        """Begin no further call; the first error that stops a run is told as its reason."""
        with self._mutex:
            self.stopped = self.stopped or error
        self._journal.shut(error)
        self._over.set()

    def stop_by_signal(self, number: int) -> None:
        """Stop because of a signal."""
        self.signal = number
        self.stop(Stopping(say("interrupted")))
        self._watch.stopping()

    def _tasks(self, sources: Iterable[Source]) -> Iterator[Task]:
        for source in sources:
            if report := self._open(source):
                yield from ((report, index) for index in range(len(report.drafting.sections)))

    def _open(self, source: Source) -> Unfinished | None:
        """Return a report to write; `None` for one that is written already, or that can't be."""
        written = self._register.find_written(source, whole=self._options.again)
        if written and self._outputs.are_there(written):
            self._register.see(written)
            self._watch.done(self._register.row(written), kept=True)
            return None
        raw, problem = None, None
        try:
            raw = source.read()
        except FactsError as error:
            problem = error
        key = self._register.enter(source, name_facts(source, raw))
        try:
            if problem:
                raise problem
            facts = read_facts(source, raw, self._options.prompts)
            for suffix in SUFFIXES:
                self._outputs.check(key + suffix)
            drafting = prepare_report(
                facts, self._seat(key, replay=bool(written)), binding=self._options.binding,
                repairs=self._options.repairs, prompts=self._options.prompts,
            )  # fmt: skip
        except JournalError:
            raise
        except DraftkitError as error:
            self._fail(key, str(error))
            return None
        return Unfinished(key, drafting)

    def _seat(self, key: str, *, replay: bool) -> "JournaledModel | str":
        if self._model is None:
            return "plain"
        model = None if replay else self._model  # what is written already is written again without a call
        return JournaledModel(
            key, self._journal, model, self._model.name, self._head_start,
            unknown=self._options.unknown, claims=self._claims,
        )  # fmt: skip

    def _work(self, tasks: Iterator[Task]) -> None:
        try:
            while task := self._take(tasks):
                self._do(*task)
        except DraftkitError as error:
            self.stop(error)
        except Exception as error:
            self.stop(_unexpected(error))

    def _take(self, tasks: Iterator[Task]) -> Task | None:
        with self._taking:
            return None if self._over.is_set() else next(tasks, None)

    def _do(self, report: Unfinished, index: int) -> None:
        try:
            if not report.given_up:
                self._advance(report, index)
        except DraftkitError:
            raise
        except Exception as error:  # one report must not end a night's work
            report.given_up = True
            self._fail(report.key, str(_unexpected(error)))

    def _advance(self, report: Unfinished, index: int) -> None:
        section = self._write(report, index)
        if section is None:
            return
        with self._mutex:
            report.written[index] = section
            whole = report.is_whole
        if whole:
            self._finish(report)

    def _write(self, report: Unfinished, index: int) -> WrittenSection | None:
        """Write one section; wait while the endpoint is away. `None` when the run is stopped before it is written."""
        section = report.drafting.sections[index]
        while True:
            written = report.drafting.write(section)
            error = written.error
            if not isinstance(error, ModelError) or report.drafting.model is None:
                self._outage.ended()
                return written
            if error.stops_all or self._over.is_set():
                self.stop(error)
                return None
            pause = self._outage.pause(error)
            if pause is None:
                return written
            if pause < 0:
                self.stop(error)
                return None
            self._watch.waiting(error, pause)
            self._over.wait(pause)

    def _finish(self, report: Unfinished) -> None:
        finished = report.drafting.finish(report.in_order())
        text = json.dumps(finished.to_json(), ensure_ascii=False) + "\n"  # indented it would take four times as long
        contents = (finished.to_docx(), text.encode("utf-8", "replace"))
        try:
            for suffix in SUFFIXES:
                self._outputs.check(report.key + suffix)
        except OutputError as error:
            self._fail(report.key, str(error))
            return
        for suffix, data in zip(SUFFIXES, contents, strict=True):
            self._outputs.write(report.key + suffix, data)
        self._register.finish(report.key, finished)
        self._watch.done(self._register.row(report.key), kept=False)

    def _fail(self, key: str, error: str) -> None:
        self._register.fail(key, error)
        self._watch.done(self._register.row(key), kept=False)


def _unexpected(error: Exception) -> DraftkitError:
    return DraftkitError(say("unexpected, please report it: {error}", error=f"{type(error).__name__}: {error}"[:300]))
