"""Every point at which a process writes, counted, and one of them where it dies or the disk fails.

Counted are the journal's statements (through the connection class that `draft_batch` takes), and the calls by which
files are written: open, write, fsync, rename, unlink, of this process's `os` module. No part of draftkit is changed.
"""

import errno
import os
import sqlite3
import threading
from collections.abc import Callable
from typing import Any

DIED = 77
"""Exit code of a process that died at its point."""
_WRITES = ("BEGIN", "INSERT", "UPDATE", "DELETE", "CREATE", "COMMIT", "PRAGMA JOURNAL", "PRAGMA SYNC")


class Tripwire:
    """Counts points; at point `at` (from 1 on) `trip` is called. With `lasting`, at every later one too.

    `names` are those of all points that were passed, `where` that of the first that tripped. Of the points only those
    of files or of the journal count where that is said, and with `reads` the journal's queries too.
    """

    def __init__(self, at: int = 0, trip: Callable[[str], None] = lambda _: None, *, lasting: bool = False) -> None:
        self.at, self.where = at, ""
        self.names: list[str] = []
        self.files_only = self.journal_only = self.reads = False
        self._trip, self._lasting = trip, lasting
        self._lock = threading.Lock()

    def pass_point(self, what: str) -> bool:
        """Count a point; tell whether it is one that trips."""
        with self._lock:
            self.names.append(what)
            count = len(self.names)
            hit = count == self.at or bool(self._lasting and self.at and count > self.at)
            if hit and not self.where:
                self.where = what
            return hit

    def point(self, what: str) -> None:
        """Count a point, and trip."""
        if self.pass_point(what):
            self._trip(what)

    def trip(self, what: str) -> None:
        """Trip."""
        self._trip(what)


wire = Tripwire()
"""The tripwire of this process."""


def set_wire(new: Tripwire) -> Tripwire:
    """Make `new` the tripwire of this process."""
    global wire
    wire = new
    return new


class Watched(sqlite3.Connection):
    """A connection with a point in front of every write, and one behind every commit."""

    def execute(self, statement: str, *values: Any) -> sqlite3.Cursor:  # type: ignore[override]
        """Pass the points of a statement."""
        if wire.files_only:
            return super().execute(statement, *values)
        start = statement.lstrip().upper()
        if wire.reads or start.startswith(_WRITES):
            wire.point(f"before {' '.join(start.split()[:3])}")
        cursor = super().execute(statement, *values)
        if start.startswith("COMMIT"):
            wire.point("after COMMIT")
        return cursor

    def executescript(self, script: str) -> sqlite3.Cursor:
        """Pass the points of the tables' making."""
        if not wire.files_only:
            wire.point("before the tables")
        return super().executescript(script)


class _Halved:
    """A file that passes a point when half of what is written is there."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        """Write."""
        half = len(data) // 2
        self._file.write(data[:half])
        if wire.pass_point("half written"):
            self._file.flush()
            wire.trip("half written")
        return half + int(self._file.write(data[half:]))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> "_Halved":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def watch_files() -> None:
    """Put points in front of all calls of `os` by which this process writes files."""
    open_file, open_handle = os.open, os.fdopen

    def opened(path: Any, flags: int, *arguments: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and not wire.journal_only:
            wire.point(f"open {os.path.splitext(os.fspath(path))[1]}")
        return open_file(path, flags, *arguments, **named)

    def wrapped(handle: int, mode: str = "r", *arguments: Any, **named: Any) -> Any:
        file = open_handle(handle, mode, *arguments, **named)
        return _Halved(file) if "w" in mode and not wire.journal_only else file

    os.open, os.fdopen = opened, wrapped  # type: ignore[assignment]
    for name in ("fsync", "replace", "unlink"):
        setattr(os, name, _with_point(name, getattr(os, name)))


def _with_point(name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def passed(*arguments: Any, **named: Any) -> Any:
        if not wire.journal_only:
            wire.point(name)
        return call(*arguments, **named)

    return passed


def die(_: str) -> None:
    """End this process as a kill does: nothing is flushed, closed or put right."""
    os._exit(DIED)


def fail(what: str) -> None:
    """Fail as a full disk does."""
    if what.startswith(("before", "after")):
        raise sqlite3.OperationalError("database or disk is full")
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
