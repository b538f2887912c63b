"""One round: every report that is not finished is written as far as answers have come; what lacks is asked for.

A run with an engine is a run like any other: the same folder, journal, table and files. Its first round takes the
facts in; later ones find them, and the settings, in the journal.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from draftkit.batch import TABLE, Database, Journal, RunFolder, Summary, Unfinished, Watch, sum_up
from draftkit.batch.database import JOURNAL
from draftkit.batch.register import read_rows
from draftkit.batch.sources import Source
from draftkit.batch.summary import table_lines
from draftkit.batch.watching import Silence
from draftkit.engine.deferred import DeferredModel, EngineModel, Pending
from draftkit.engine.exports import Exports
from draftkit.engine.files import take_back
from draftkit.engine.setup import Setup, find_setup, no_run
from draftkit.errors import AnswerPending
from draftkit.model import Model

_PAGE = 200


@dataclass(frozen=True, slots=True)
class Round:
    """What a round came to: all reports summed up, requests `wanted` next, those still `out`, results of no use.

    `refused` counts, by their words, refusals that would meet every request: a key, a quota, a setting.
    """

    summary: Summary
    wanted: int
    out: int
    strays: int
    refused: Mapping[str, int]


class EngineFolder(RunFolder):
    """A run's folder whose reports are answered by file. `want` and `refuse` are told what `DeferredModel` tells."""

    def __init__(self, database: Database, setup: Setup) -> None:
        journal = Journal(database)
        super().__init__(database, EngineModel(setup.settings), setup.options, journal, claims=False)
        self.exports = Exports(database, journal)
        self.setup = setup
        self.want: Callable[[Pending], None] = lambda _: None
        self.refuse: Callable[[str], None] = lambda _: None

    def seat(self, key: str, model: Model | None) -> Model:
        """Return a report's way to the answers that have come."""
        return DeferredModel(key, self.journal, self.exports, self.setup.settings, self.want, self.refuse)

    def queued(self) -> Iterator[Source]:
        """Yield the facts of reports that are not finished and were not come across in this pass."""
        last = -1
        query = (
            "SELECT rowid, origin, line, data FROM reports WHERE rowid > ? AND state = 'queued' "
            "AND key NOT IN (SELECT key FROM seen) ORDER BY rowid LIMIT ?"
        )
        while page := self.database.read(query, last, _PAGE):
            yield from (Source(origin, line, data) for _, origin, line, data in page)
            last = page[-1][0]

    def sum_up(self) -> Summary:
        """Sum up all reports of the run, and write their table. Raises `OutputError` and `JournalError`."""
        self.outputs.write(TABLE, b"".join(table_lines(read_rows(self.database.read))))
        return sum_up(read_rows(self.database.read))


class EngineRun:
    """The run in `folder`, open for this process alone. A context manager.

    `setup` goes before the journal's own; `first` makes the one of a new run. Raises `JournalError` where there is
    none of these, and what `Database` raises.
    """

    def __init__(
        self,
        folder: Path,
        setup: Setup | None = None,
        first: Callable[[], Setup] | None = None,
        watch: Watch | None = None,
    ) -> None:
        if not setup and not (folder / JOURNAL).is_file():
            if not first:
                raise no_run(folder)
            setup = first()  # what can't work leaves no folder behind
        self.folder = folder
        self._watch = watch or Silence()
        self._database = Database(folder)
        try:
            self.setup = setup or find_setup(self._database, first)
            self._reports = EngineFolder(self._database, self.setup)
            self.exports = self._reports.exports
            take_back(folder, self.exports)
            self._reports.outputs.sweep()
            self.setup.keep(self._database)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> "EngineRun":
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def write_round(self, sources: Iterable[Source], wanted: Callable[[Pending], None]) -> Round:
        """Write all reports of `sources`, then those that the run has not finished, as far as answers have come.

        `wanted` is told of each request that lacks an answer and may be asked. Raises `JournalError`, and what
        `wanted` raises; a report that can't be drafted is a failed row.
        """
        count = 0
        refused: Counter[str] = Counter()

        def want(pending: Pending) -> None:
            nonlocal count
            wanted(pending)
            count += 1

        self._reports.want, self._reports.refuse = want, lambda words: refused.update((words,))
        self._watch.begins(None, self._reports.changed, self._reports.cut_off)
        for source in chain(sources, self._reports.queued()):
            self._write(source)
        strays = self.exports.settle_strays()
        return Round(self._reports.sum_up(), count, self.exports.count_open(), strays, refused)

    def _write(self, source: Source) -> None:
        report = self._reports.begin(source)
        if not isinstance(report, Unfinished):
            self._watch.done(report, kept=report.state != "failed")
            return
        for index, section in enumerate(report.drafting.sections):
            try:
                report.written[index] = report.drafting.write(section)
            except AnswerPending:
                continue
        if report.is_whole:
            self._watch.done(self._reports.finish(report), kept=False)
