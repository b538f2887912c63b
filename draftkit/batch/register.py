"""The reports of a run: what each is called, from which facts and settings it was written, and how it went."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from draftkit.batch.database import Database, open_reader
from draftkit.batch.naming import fold, safe_name
from draftkit.batch.outputs import SUFFIXES, Outputs
from draftkit.batch.sources import Source
from draftkit.check import list_blanks
from draftkit.report import Report

State = Literal["queued", "written", "failed"]
"""A report that is not finished, one whose files are there, one that can't be drafted from what was supplied."""

Read = Callable[..., list[Any]]
"""Runs a query and returns all rows."""
_PAGE, _MANY = 500, 10**9
_ROW = """
SELECT r.key, r.origin, r.line, r.title, r.state, r.verified, r.figures, r.blanks, r.warnings, r.by_model, r.mended,
    r.repaired, r.plain, r.given_up, r.error,
    count(c.id), coalesce(sum(c.id IS NOT NULL AND (c.bill IS NULL OR c.bill = 'unknown')), 0),
    coalesce(sum(c.prompt_tokens), 0), coalesce(sum(c.completion_tokens), 0),
    coalesce(sum(c.bill IN ('accepted', 'bad')
        AND (c.prompt_tokens IS NULL OR c.completion_tokens IS NULL)), 0)
FROM reports AS r LEFT JOIN calls AS c ON c.report = r.key WHERE r.key = ?"""


@dataclass(frozen=True, slots=True)
class Row:
    """A report as the table of the run shows it.

    `figures` are those that were supplied and are known: where there is none, `verified` proves nothing. `blanks` are
    the places to fill in, `warnings` the findings to look at.
    `by_model`, `mended`, `repaired` and `plain` count its sections by how they were written, `given_up` those that
    are plain because the model failed. `calls` are all that were sent for it, `unknown` those of them that may have
    been paid for in vain, `uncounted` those whose tokens the endpoint did not tell.
    """

    key: str
    origin: str
    line: int
    title: str
    state: State
    verified: bool
    figures: int
    blanks: int
    warnings: int
    by_model: int
    mended: int
    repaired: int
    plain: int
    given_up: int
    error: str
    calls: int
    unknown: int
    prompt_tokens: int
    completion_tokens: int
    uncounted: int

    @property
    def source(self) -> str:
        """Where the facts came from."""
        return f"{self.origin}:{self.line}" if self.line else self.origin

    @property
    def is_unproved(self) -> bool:
        """Whether nothing speaks against the report, but no figure was there to prove."""
        return self.verified and not self.figures


class Register:
    """The table of reports. `settings` is the fingerprint of all settings that decide about a report's text."""

    def __init__(self, database: Database, outputs: Outputs, settings: str) -> None:
        self._database = database
        self._outputs = outputs
        self._settings = settings
        # what this pass came across, in its order; on SQLite's own disk space, so that memory stays flat
        database.write("CREATE TEMP TABLE seen (place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE)")

    def find_written(self, source: Source, *, whole: bool = False) -> str | None:
        """Return the key of the report that was written from exactly these facts under these settings.

        With `whole`, only of one in which the model failed no section.
        """
        named = "" if source.line else "AND wish = ?"
        rows = self._database.read(
            "SELECT key FROM reports WHERE facts = ? AND state = 'written' AND settings = ? AND "
            f"(line > 0) = ? {named} AND given_up <= ? AND key NOT IN (SELECT key FROM seen) "
            "ORDER BY origin = ? DESC, line = ? DESC LIMIT 1",
            source.digest, self._settings, bool(source.line), *([source.stem] if named else []),
            0 if whole else _MANY, source.origin, source.line,
        )  # fmt: skip
        return rows[0][0] if rows else None

    def enter(self, source: Source, wish: str) -> str:
        """Put a report into the queue under a key of its own and return that.

        It keeps the key that it had for the same facts, or for others from the same place under the same name.
        """
        known = self._database.read(
            "SELECT key FROM reports WHERE wish = ? AND (facts = ? OR origin = ?) "
            "AND key NOT IN (SELECT key FROM seen) ORDER BY facts = ? DESC, origin = ? DESC, line = ? DESC LIMIT 1",
            wish, source.digest, source.origin, source.digest, source.origin, source.line,
        )  # fmt: skip
        key = known[0][0] if known else self._free_key(wish)
        self._database.write(
            "INSERT INTO reports (key, folded, wish, origin, line, facts, data, settings, state) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'queued') ON CONFLICT (key) DO UPDATE SET origin = excluded.origin, "
            "line = excluded.line, facts = excluded.facts, data = excluded.data, settings = excluded.settings, "
            "state = 'queued', title = '', verified = 0, figures = 0, blanks = 0, warnings = 0, by_model = 0, "
            "mended = 0, repaired = 0, plain = 0, given_up = 0, error = ''",
            key, fold(key), wish, source.origin, source.line, source.digest, source.data, self._settings,
        )  # fmt: skip
        self.see(key, source)
        return key

    def see(self, key: str, source: Source) -> None:
        """Note that this pass came across a report, and where."""
        place = (source.origin, source.line)
        self._database.write_many(
            ("INSERT INTO seen (key) VALUES (?)", [(key,)]),
            ("UPDATE reports SET origin = ?, line = ? WHERE key = ? AND (origin <> ? OR line <> ?)",
             [(*place, key, *place)]),
        )  # fmt: skip

    def fail(self, key: str, error: str) -> None:
        """Note that a report can't be drafted, and why."""
        self._database.write("UPDATE reports SET state = 'failed', error = ? WHERE key = ?", _whole(error), key)

    def finish(self, key: str, report: Report) -> None:
        """Note that a report's files are written."""
        how = Counter(section.how for section in report.sections)
        errors = [str(section.error) for section in report.sections if section.error]
        check = report.check
        self._database.write(
            "UPDATE reports SET state = 'written', title = ?, verified = ?, figures = ?, blanks = ?, warnings = ?, "
            "by_model = ?, mended = ?, repaired = ?, plain = ?, given_up = ?, error = ? WHERE key = ?",
            report.title, report.verified, check.known, len(list_blanks(check)), len(check.warnings),
            how["model"], how["mended"], how["repaired"], how["plain"], len(errors), _whole("\n".join(errors)), key,
        )  # fmt: skip

    def row(self, key: str) -> Row:
        """Return a report's row."""
        return read_row(self._database.read, key)

    def rows(self) -> Iterator[Row]:
        """Yield the rows of the reports that this pass came across, in its order."""
        return read_rows(self._database.read, "seen", "place")

    def _free_key(self, wish: str) -> str:
        name = safe_name(wish)
        number = self._database.read("SELECT count(*) FROM reports WHERE wish = ?", wish)[0][0]
        key = name if not number else f"{name}-{number + 1}"
        while self._is_taken(key):
            number += 1
            key = f"{name}-{number + 1}"
        return key

    def _is_taken(self, key: str) -> bool:
        if self._database.read("SELECT 1 FROM reports WHERE folded = ?", fold(key)):
            return True
        return any(self._outputs.path(key + suffix).exists() for suffix in SUFFIXES)


def _whole(words: str) -> str:
    # half a character, out of an answer or a file name, is nothing that a table can hold
    return words.encode("utf-8", "replace").decode()


@contextmanager
def read_status(folder: Path) -> Iterator[Iterator[Row]]:
    """Give the rows of the run in `folder`, also while a process is at work there. Raises `JournalError`."""
    with closing(open_reader(folder)) as reader:
        yield read_rows(lambda query, *values: reader.execute(query, values).fetchall())


def read_rows(read: Read, table: str = "reports", place: str = "rowid") -> Iterator[Row]:
    """Yield the rows of all reports, a page of keys at a time."""
    query, last = f"SELECT {place}, key FROM {table} WHERE {place} > ? ORDER BY {place} LIMIT {_PAGE}", -1
    while page := read(query, last):
        yield from (read_row(read, key) for _, key in page)
        last = page[-1][0]


def read_row(read: Read, key: str) -> Row:
    """Return the row of one report."""
    fields = list(read(_ROW, key)[0])
    fields[5] = bool(fields[5])
    return Row(*fields)
