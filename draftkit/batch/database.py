"""The run's folder as a database: one process at a time, every write on the disk before it returns.

SQLite in WAL mode with `synchronous=FULL`: measured, nothing acknowledged is lost when the process dies. A second
file holds the lock, by SQLite's own means, so that a dead process leaves none behind and readers are not shut out.
"""

import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.errors import JournalError
from draftkit.messages import say
from draftkit.saving import make_folder

JOURNAL, LOCK = "journal.sqlite", "journal.lock"
VERSION = 2
"""Of the tables below; goes up when an older draftkit can't read them."""
_APPLICATION = 0x64726674  # "drft", so that a stranger's database is not taken for a journal

_TABLES = """
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
    key TEXT PRIMARY KEY, folded TEXT NOT NULL UNIQUE, wish TEXT NOT NULL,
    origin TEXT NOT NULL, line INTEGER NOT NULL, facts TEXT NOT NULL, data BLOB NOT NULL, settings TEXT NOT NULL,
    state TEXT NOT NULL, title TEXT NOT NULL DEFAULT '', verified INTEGER NOT NULL DEFAULT 0,
    by_model INTEGER NOT NULL DEFAULT 0, mended INTEGER NOT NULL DEFAULT 0, repaired INTEGER NOT NULL DEFAULT 0,
    plain INTEGER NOT NULL DEFAULT 0, given_up INTEGER NOT NULL DEFAULT 0,
    figures INTEGER NOT NULL DEFAULT 0, blanks INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0,
    error TEXT NOT NULL DEFAULT '');
CREATE INDEX reports_by_facts ON reports (facts);
CREATE INDEX reports_by_wish ON reports (wish);
CREATE TABLE calls (
    id INTEGER PRIMARY KEY, report TEXT NOT NULL, request TEXT NOT NULL, fingerprint TEXT NOT NULL,
    claimed REAL NOT NULL, ended REAL, bill TEXT, fault TEXT, reason TEXT,
    prompt_tokens INTEGER, completion_tokens INTEGER, cached_tokens INTEGER,
    answer BLOB, finish_reason TEXT, model TEXT, custom_id TEXT UNIQUE);
CREATE INDEX calls_by_request ON calls (report, fingerprint);
CREATE INDEX calls_open ON calls (id) WHERE bill IS NULL;
CREATE TABLE files (name TEXT PRIMARY KEY, digest TEXT NOT NULL, before TEXT NOT NULL);
CREATE TABLE exports (
    file TEXT PRIMARY KEY, state TEXT NOT NULL, lines INTEGER NOT NULL,
    upload TEXT NOT NULL DEFAULT '', batch TEXT NOT NULL DEFAULT '', told TEXT NOT NULL DEFAULT '');
CREATE TABLE exported (
    custom_id TEXT PRIMARY KEY, file TEXT NOT NULL, status INTEGER, body BLOB, digest TEXT,
    words TEXT, counts INTEGER);
CREATE INDEX exported_by_file ON exported (file);
"""


@dataclass(slots=True)
class _Write:
    """A statement that waits for the disk."""

    statement: str
    values: tuple[Any, ...]
    row: int = 0
    done: bool = False
    error: Exception | None = None

    def run(self, connection: sqlite3.Connection) -> None:
        """Run it; a value that the journal can't hold is the matter of who wrote it, not of the disk."""
        try:
            self.row = connection.execute(self.statement, self.values).lastrowid or 0
        except (OverflowError, UnicodeError, sqlite3.InterfaceError, sqlite3.ProgrammingError) as error:
            self.error = error


class Database:
    """The journal's file in `folder`, which is made if it isn't there. Thread-safe; a context manager.

    Raises `JournalError` when another process works in the folder, or when the file is none of ours, and
    `OutputError` when the folder can't be made. After the disk refused a statement every further one raises the same
    error; what was written before can still be read. `connection` is the class of the connection, for those who want
    to watch or break it.
    """

    def __init__(self, folder: Path, *, connection: type[sqlite3.Connection] = sqlite3.Connection) -> None:
        self.folder = folder
        self._mutex = threading.Lock()
        self._waiting: list[_Write] = []
        self._waiting_mutex = threading.Lock()
        self._broken: JournalError | None = None
        make_folder(folder)
        self._lock = _take_lock(folder)
        try:
            self._connection = _open(folder / JOURNAL, connection)
        except BaseException:
            self._lock.close()
            raise

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def write(self, statement: str, *values: Any) -> int:
        """Run a statement and put it on the disk; return the number of the row it inserted.

        What several threads write while the disk is busy goes onto it together. A value that the journal can't hold
        raises what SQLite raises (`UnicodeError`, `OverflowError`), and leaves the others' writes alone.
        """
        write = _Write(statement, values)
        with self._waiting_mutex:
            self._waiting.append(write)
        with self._mutex:
            if not write.done:  # else who held the disk before took it along
                self._write_waiting()
        if write.error:
            raise write.error
        return write.row

    def _write_waiting(self) -> None:
        with self._waiting_mutex:
            writes, self._waiting = self._waiting, []
        try:
            with suppress(JournalError), self._whole():
                self._connection.execute("BEGIN IMMEDIATE")
                for write in writes:
                    write.run(self._connection)
                self._connection.execute("COMMIT")
        finally:
            for write in writes:
                write.error, write.done = self._broken or write.error, True

    def write_many(self, *writes: tuple[str, Sequence[tuple[Any, ...]]]) -> None:
        """Run statements, each for all its rows, and put them on the disk together or not at all."""
        with self._mutex, self._whole():
            self._connection.execute("BEGIN IMMEDIATE")
            for statement, rows in writes:
                self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")

    def read(self, statement: str, *values: Any) -> list[Any]:
        """Return all rows that a query finds."""
        with self._mutex:
            try:
                return self._connection.execute(statement, values).fetchall()
            except sqlite3.Error as error:
                raise self._break(error) from None

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """Whatever fails here fails for good, and leaves nothing of its transaction."""
        if self._broken:
            raise self._broken
        try:
            yield
        except sqlite3.Error as error:
            raise self._break(error) from None
        except BaseException as error:  # nobody knows any more what stands on the disk
            self._break(error)
            raise

    def _break(self, error: BaseException) -> JournalError:
        self._broken = self._broken or _not_writable(self.folder, error)
        with suppress(sqlite3.Error):
            if self._connection.in_transaction:
                self._connection.rollback()
        return self._broken

    def close(self) -> None:
        """Let others in."""
        with self._mutex:
            self._broken = self._broken or JournalError(say("the journal in {folder} is closed", folder=self.folder))
            self._connection.close()
            self._lock.close()


def open_reader(folder: Path) -> sqlite3.Connection:
    """Return a connection that only reads, also while a process works in the folder. Raises `JournalError`."""
    file = folder / JOURNAL
    if not file.is_file():
        raise JournalError(say("there is no run in {folder}; start one with: draftkit batch FACTS... -o {folder}",
                               folder=folder))  # fmt: skip
    reader = None
    try:
        reader = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
        _check_version(reader, file)
        return reader
    except sqlite3.Error as error:
        if reader:
            reader.close()
        raise _no_journal(file, error) from None


def _take_lock(folder: Path) -> sqlite3.Connection:
    lock = None
    try:
        _touch(folder / LOCK)
        lock = sqlite3.connect(folder / LOCK, isolation_level=None, timeout=0, check_same_thread=False)
        lock.execute("BEGIN EXCLUSIVE")
        return lock
    except (sqlite3.Error, OSError) as error:
        if lock:
            lock.close()
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:
            raise JournalError(
                say("another draftkit works in {folder}; wait for its end, or choose another folder", folder=folder)
            ) from None
        raise _not_writable(folder, error) from None


def _open(file: Path, connection: type[sqlite3.Connection]) -> sqlite3.Connection:
    opened = None
    try:
        _touch(file)
        opened = sqlite3.connect(file, isolation_level=None, check_same_thread=False, factory=connection)
        new = _check_version(opened, file)
        opened.execute("PRAGMA journal_mode=WAL")  # where the file system can't, the mode stays: slower, as safe
        opened.execute("PRAGMA synchronous=FULL")
        if new:
            opened.executescript(
                f"BEGIN; {_TABLES} PRAGMA application_id={_APPLICATION}; PRAGMA user_version={VERSION}; COMMIT;"
            )
        return opened
    except (sqlite3.Error, OSError) as error:
        if opened:
            opened.close()
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            raise _no_journal(file, error) from None
        raise _not_writable(file.parent, error) from None


def _touch(file: Path) -> None:
    # a journal holds facts and answers: it is for its owner alone
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))


def _check_version(opened: sqlite3.Connection, file: Path) -> bool:
    """Tell whether the file is new. Raises `JournalError` for one that is not ours."""
    application = opened.execute("PRAGMA application_id").fetchone()[0]
    version = opened.execute("PRAGMA user_version").fetchone()[0]
    if application == _APPLICATION and version == VERSION:
        return False
    if not application and not version and not opened.execute("SELECT name FROM sqlite_master LIMIT 1").fetchall():
        return True
    if application == _APPLICATION:
        opened.close()
        raise JournalError(
            say("{file} was written by another version of draftkit; finish it with that one, or choose another folder",
                file=file)
        )  # fmt: skip
    raise sqlite3.DatabaseError("file is not a database of draftkit")


def _no_journal(file: Path, error: Exception) -> JournalError:
    return JournalError(say("{file} is no journal of draftkit ({reason}); choose another folder",
                            file=file, reason=error))  # fmt: skip


def _not_writable(folder: Path, error: BaseException) -> JournalError:
    reason = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
    return JournalError(
        say("the journal in {folder} can't be written ({reason}): no further call is made. Put it right, then give "
            "the same command again: what is there is kept", folder=folder, reason=reason)
    )  # fmt: skip
