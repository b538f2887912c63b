"""One round: every report that is not finished is written as far as answers have come; what lacks is asked for.

A run with an engine is a run like any other: the same folder, journal, table and files. Its first round takes the
facts in; later ones find them, and the settings, in the journal.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from draftkit.batch import Options, Register, Row, Watch
from draftkit.batch.database import JOURNAL, Database
from draftkit.batch.desk import Desk, Seat
from draftkit.batch.drafting import SHOWN
from draftkit.batch.fingerprints import digest_prompts, digest_settings, note_settings
from draftkit.batch.journal import Journal
from draftkit.batch.outputs import Outputs
from draftkit.batch.register import read_rows
from draftkit.batch.sources import Source
from draftkit.batch.summary import TABLE, Summary, sum_up, table_lines
from draftkit.batch.watching import Silence
from draftkit.engine.deferred import DeferredModel, Pending
from draftkit.engine.exports import Exports
from draftkit.engine.files import take_back
from draftkit.errors import AnswerPending, JournalError
from draftkit.messages import say
from draftkit.model import Settings

_SETUP = "engine"
_PAGE = 200


@dataclass(frozen=True, slots=True)
class Setup:
    """What a run with an engine was set up with: the model's settings, never its key, and how reports are drafted."""

    settings: Settings
    options: Options = field(default_factory=Options)

    def to_text(self) -> str:
        """Return the set-up as the journal keeps it."""
        told = asdict(self.settings)
        del told["api_key"]
        options = {"binding": self.options.binding, "repairs": self.options.repairs}
        prompts = str(self.options.prompts.absolute()) if self.options.prompts else None
        return json.dumps({"settings": told, "options": {**options, "prompts": prompts}}, ensure_ascii=False)


def read_setup(text: str) -> Setup:
    """Return what `Setup.to_text` wrote."""
    told: dict[str, Any] = json.loads(text)
    settings, options = told["settings"], told["options"]
    settings["finish_aliases"] = tuple(settings["finish_aliases"])
    prompts = Path(options["prompts"]) if options["prompts"] else None
    return Setup(Settings(**settings), Options(binding=options["binding"], repairs=options["repairs"], prompts=prompts))


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
        if not setup and not first and not (folder / JOURNAL).is_file():
            raise _no_run(folder)
        self.folder = folder
        self._database = Database(folder)
        try:
            self.setup = setup or self._find_setup(first)
            self._journal = Journal(self._database)
            self._journal.settle()  # calls of a live run, should one have died here
            self.exports = Exports(self._database, self._journal)
            take_back(folder, self.exports)
            self._open(watch or Silence())
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> "EngineRun":
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def _find_setup(self, first: Callable[[], Setup] | None) -> Setup:
        rows = self._database.read("SELECT value FROM settings WHERE name = ?", _SETUP)
        if rows:
            return read_setup(rows[0][0])
        if first is None:
            raise _no_run(self.folder)
        return first()

    def _open(self, watch: Watch) -> None:
        options, identity = self.setup.options, self.setup.settings.identity
        self._journal.identify(identity)
        settings = {
            "model": identity,
            "binding": options.binding,
            "repairs": str(options.repairs),
            "prompts": digest_prompts(options.prompts),
        }
        watch.begins(None, list(note_settings(self._database, settings)), list(islice(self._journal.cut_off(), SHOWN)))
        self._database.write("INSERT OR REPLACE INTO settings VALUES (?, ?)", _SETUP, self.setup.to_text())
        self._outputs = Outputs(self._database)
        self._outputs.sweep()
        register = Register(self._database, self._outputs, digest_settings(settings))
        self._desk = Desk(register, self._outputs, options, watch)

    def write_round(self, sources: Iterable[Source] | None, wanted: Callable[[Pending], None]) -> Round:
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

        def seat(key: str, _: bool) -> DeferredModel:
            return DeferredModel(
                key, self._journal, self.exports, self.setup.settings, want, lambda words: refused.update((words,))
            )

        for source in chain(sources or (), self._queued()):
            self._write(source, seat)
        strays = self.exports.settle_strays()
        summary = sum_up(self._rows())
        self._outputs.write(TABLE, b"".join(table_lines(self._rows())))
        return Round(summary, count, self.exports.count_open(), strays, refused)

    def _write(self, source: Source, seat: Seat) -> None:
        report = self._desk.open(source, seat)
        if report is None:
            return
        for index, section in enumerate(report.drafting.sections):
            try:
                report.written[index] = report.drafting.write(section)
            except AnswerPending:
                continue
        if report.is_whole:
            self._desk.finish(report)

    def _queued(self) -> Iterator[Source]:
        """Yield the facts of reports that are not finished and were not come across in this round."""
        last = -1
        query = (
            "SELECT rowid, origin, line, data FROM reports WHERE rowid > ? AND state = 'queued' "
            "AND key NOT IN (SELECT key FROM seen) ORDER BY rowid LIMIT ?"
        )
        while page := self._database.read(query, last, _PAGE):
            for last, origin, line, data in page:  # noqa: B007 - the last of the page is where the next begins
                yield Source(origin, line, data)

    def _rows(self) -> Iterator[Row]:
        return read_rows(self._database.read)


def _no_run(folder: Path) -> JournalError:
    return JournalError(
        say("there is no run with an engine in {folder}; start one with: draftkit batch export {folder} FACTS...",
            folder=folder)
    )  # fmt: skip
