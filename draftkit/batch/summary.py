"""The table of a run: summed up for a person, and as a file that Excel opens."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from draftkit.batch.register import Row
from draftkit.errors import DraftkitError

TABLE = "report.csv"
"""Name of the table in the run's folder."""
_COLUMNS = (
    "report", "source", "title", "state", "verified", "figures", "blanks", "warnings", "model", "mended", "repaired",
    "plain", "given_up",
    "calls", "unknown_calls", "prompt_tokens", "completion_tokens", "error",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(slots=True)
class Summary:
    """What came of all reports together, and what it took.

    `written` are finished, `verified` those of them that the check found right, `unproved` those of these for which no
    known figure was supplied, `blanks` what is to be filled in, `warnings` what is to be looked at; `failed` can't be
    drafted from what was supplied, `queued` are not finished. The counts of sections, calls and tokens are the sums of
    the rows'.
    `has_table` says that the table was written, `stopped` why the run ended before its end, if it did; `signal` is
    the number of the signal that ended it.
    """

    reports: int = 0
    written: int = 0
    verified: int = 0
    unproved: int = 0
    blanks: int = 0
    warnings: int = 0
    failed: int = 0
    queued: int = 0
    by_model: int = 0
    mended: int = 0
    repaired: int = 0
    plain: int = 0
    given_up: int = 0
    calls: int = 0
    unknown: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    uncounted: int = 0
    sent: int = 0
    has_table: bool = False
    stopped: DraftkitError | None = None
    signal: int = 0

    def add(self, row: Row) -> None:
        """Count one report."""
        self.reports += 1
        self.written += row.state == "written"
        self.failed += row.state == "failed"
        self.queued += row.state == "queued"
        self.verified += row.verified
        self.unproved += row.is_unproved
        for name in ("blanks", "warnings", "by_model", "mended", "repaired", "plain", "given_up", "calls", "unknown",
                     "prompt_tokens", "completion_tokens", "uncounted"):  # fmt: skip
            setattr(self, name, getattr(self, name) + getattr(row, name))

    def cost(self, price_in: float, price_out: float) -> float:
        """Return what the known tokens cost, at these prices for a million."""
        return (self.prompt_tokens * price_in + self.completion_tokens * price_out) / 1e6


def sum_up(rows: Iterable[Row]) -> Summary:
    """Count all rows."""
    summary = Summary()
    for row in rows:
        summary.add(row)
    return summary


def table_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield the table line by line as CSV: UTF-8 with a mark that tells Excel so, no cell that Excel computes."""
    yield b"\xef\xbb\xbf" + _line(_COLUMNS)
    for row in rows:
        yield _line((
            row.key, row.source, row.title, row.state, _verdict(row), row.figures, row.blanks, row.warnings,
            row.by_model, row.mended, row.repaired, row.plain, row.given_up, row.calls, row.unknown, row.prompt_tokens,
            row.completion_tokens, row.error,
        ))  # fmt: skip


def _verdict(row: Row) -> str:
    return "empty" if row.is_unproved else "yes" if row.verified else "no"


def _line(cells: Iterable[Any]) -> bytes:
    written = io.StringIO()
    csv.writer(written).writerow([_harmless(cell) for cell in cells])
    return written.getvalue().encode("utf-8", "replace")


def _harmless(cell: Any) -> Any:
    # a title out of somebody's facts is data, also in a spreadsheet
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell
