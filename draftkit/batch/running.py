"""Sections of all reports from one queue, written side by side; a report is let go when its last section is done."""

import threading
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from draftkit.batch.folder import RunFolder, Unfinished
from draftkit.batch.journal import Stopping
from draftkit.batch.outage import Outage
from draftkit.batch.register import Row
from draftkit.batch.sources import Source
from draftkit.batch.watching import Watch
from draftkit.errors import DraftkitError, ModelError
from draftkit.messages import say
from draftkit.report import WrittenSection

_JOIN = 0.2
"""Seconds between looks at what signals brought: a wait without an end can't be interrupted on Windows."""

Task = tuple[Unfinished, int]
"""A report and the index of one of its sections."""


class Run:
    """Writes the reports of all sources into a folder."""

    def __init__(self, folder: RunFolder, watch: Watch) -> None:
        self._folder, self._watch = folder, watch
        self._over = threading.Event()
        self._outage = Outage(folder.options.patience)
        self._mutex = threading.Lock()
        self._taking = threading.Lock()
        self._reader: threading.Thread | None = None
        self.stopped: DraftkitError | None = None
        self.signal = 0

    def write_all(self, sources: Iterable[Source], total: int | None = None) -> None:
        """Write all reports; come back when nothing is left, or when the run was stopped and no call is in flight.

        `total` is how many sources there are, if that is known.
        """
        threads = self._start_workers(self._tasks(self._read(sources), total or 0))
        try:
            for thread in threads:
                while thread.is_alive() and not self._waits_in_vain(thread):
                    thread.join(_JOIN)
        except KeyboardInterrupt:  # the second one: what is in flight is dropped, its claims stay open
            self.stop(Stopping(say("interrupted")))

    def _start_workers(self, tasks: Iterator[Task]) -> list[threading.Thread]:
        """Start as many workers as are wanted and the system has room for."""
        threads: list[threading.Thread] = []
        for number in range(max(1, self._folder.options.jobs)):
            thread = threading.Thread(target=self._work, args=(tasks,), name=f"draftkit-{number}", daemon=True)
            try:
                thread.start()
            except (RuntimeError, MemoryError) as error:
                if not threads:
                    self.stop(DraftkitError(say("the system starts no thread: {reason}", reason=error)))
                break
            threads.append(thread)
        return threads

    def _read(self, sources: Iterable[Source]) -> Iterator[Source]:
        """Yield the sources; one that comes after the run was stopped is let lie."""
        waiting = iter(sources)
        while not self._over.is_set():
            self._reader = threading.current_thread()
            source = next(waiting, None)
            if source is None or self._over.is_set():
                return
            self._reader = None
            yield source

    def _waits_in_vain(self, thread: threading.Thread) -> bool:
        # a read of a pipe that stays open ends when it likes, and nothing comes of it any more
        return self._over.is_set() and thread is self._reader

    def stop(self, error: DraftkitError) -> None:
        """Begin no further call; the first error that stops a run is told as its reason."""
        self.stopped = self.stopped or error  # no lock: a signal comes in the middle of anything
        self._folder.journal.shut(error)
        self._over.set()

    def stop_by_signal(self, number: int) -> None:
        """Stop because of a signal."""
        self.signal = number
        self.stop(Stopping(say("interrupted")))
        self._tell(self._watch.stopping)

    def _tasks(self, sources: Iterable[Source], total: int) -> Iterator[Task]:
        """Yield sections as they come, but those of a long run's last reports longest first.

        Else one worker is left with a long one when all others have nothing to do any more.
        """
        jobs = self._folder.options.jobs
        last: list[Task] = []
        for place, source in enumerate(sources):
            report = self._folder.begin(source)
            if isinstance(report, Row):
                self._tell(self._watch.done, report, kept=report.state == "written")
                continue
            tasks = [(report, index) for index in range(len(report.drafting.sections))]
            if 0 < total - place <= jobs <= total // 2:
                last += tasks
            else:
                yield from tasks
        yield from sorted(last, key=_length, reverse=True)

    def _work(self, tasks: Iterator[Task]) -> None:
        try:
            while task := self._take(tasks):
                self._do(*task)
        except DraftkitError as error:
            self.stop(error)
        except BaseException as error:  # a worker that goes in silence would leave reports behind
            self.stop(_unexpected(error))

    def _take(self, tasks: Iterator[Task]) -> Task | None:
        while not self._taking.acquire(timeout=_JOIN):
            if self._over.is_set():
                return None
        try:
            return None if self._over.is_set() else next(tasks, None)
        finally:
            self._taking.release()

    def _do(self, report: Unfinished, index: int) -> None:
        try:
            if not report.given_up:
                self._advance(report, index)
        except DraftkitError:
            raise
        except Exception as error:  # one report must not end a night's work
            report.given_up = True
            self._tell(self._watch.done, self._folder.fail(report.key, _unexpected(error)), kept=False)

    def _advance(self, report: Unfinished, index: int) -> None:
        section = self._write(report, index)
        if section is None:
            return
        with self._mutex:
            report.written[index] = section
            whole = report.is_whole
        if whole:
            self._tell(self._watch.done, self._folder.finish(report), kept=False)

    def _write(self, report: Unfinished, index: int) -> WrittenSection | None:
        """Write one section; wait while the endpoint is away. `None` when the run is stopped before it is written."""
        section = report.drafting.sections[index]
        while True:
            written = report.drafting.write(section)
            error = written.error
            if not isinstance(error, ModelError):
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
            self._tell(self._watch.waiting, error, pause)
            self._over.wait(pause)

    def _tell(self, event: Callable[..., None], *told: object, **named: object) -> None:
        with suppress(Exception):  # who watches, perhaps on a terminal that is gone, can't lose work
            event(*told, **named)


def _length(task: Task) -> int:
    """Return how many characters are supplied for a section: about what is written from them."""
    report, index = task
    ledger = report.drafting.sections[index].ledger
    told = sum(len(fact.label) + len(fact.value or "") for fact in ledger.facts)
    return told + sum(len(entry.text) for entry in ledger.entries)


def _unexpected(error: BaseException) -> DraftkitError:
    # where, not what it says: its words may hold facts
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{type(error).__name__} ({Path(last.filename).name}:{last.lineno})"
    return DraftkitError(say("unexpected, please report it: {error}", error=place))
