"""How far a batch is: a bar on a terminal, else a line for each report."""

import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from draftkit.messages import listed, named, say

if TYPE_CHECKING:
    from draftkit.batch import Row
    from draftkit.errors import ModelError

SHOWN = 20
"""Failed reports that are told one by one; the others stand in the table."""


class Progress:
    """Watches a run and tells it on standard error, from all threads."""

    def __init__(self) -> None:
        self._mutex = threading.RLock()  # a signal may come while a line is being written
        self._bar: Any = None
        self._total: int | None = None
        self._count = self._failed = self._kept = 0

    @property
    def all_kept(self) -> bool:
        """Whether every report was written before."""
        return bool(self._count) and self._kept == self._count

    def begins(self, total: int | None, changed: Sequence[str], cut_off: Sequence[str]) -> None:
        """Tell what is different from the last run, and begin the bar."""
        self._total = total
        if changed:
            self._tell(say("changed since the last run, so that the reports are drafted anew: {names}",
                           names=listed(changed)))  # fmt: skip
        if cut_off:
            self._tell(say("calls that the last run left without an outcome (they may be paid for twice): {names}",
                           names=listed(cut_off)))  # fmt: skip
        if total is not None and sys.stderr and sys.stderr.isatty():
            bar: Any = click.progressbar(length=total, file=sys.stderr, show_pos=True)
            self._bar = bar
            self._bar.render_progress()

    def done(self, row: "Row", *, kept: bool) -> None:
        """Tell of a report."""
        with self._mutex:
            self._count += 1
            self._kept += kept
            failed = row.state == "failed"
            self._failed += failed
            if self._bar:
                if failed and self._failed <= SHOWN:
                    self._tell(_describe(row))
                self._bar.update(1)
            elif not kept:
                of = f"/{self._total}" if self._total is not None else ""
                self._tell(f"[{self._count}{of}] {_describe(row)}")

    def waiting(self, error: "ModelError", seconds: float) -> None:
        """Tell that the endpoint is away."""
        self._tell(say("the endpoint is away; asked again in {seconds} s: {error}",
                       seconds=f"{seconds:.0f}", error=error))  # fmt: skip

    def stopping(self) -> None:
        """Tell that a signal was heard."""
        self._tell(say("stopping: calls in flight are waited for; once more drops them"))

    def end(self) -> None:
        """End the bar."""
        if self._bar:
            self._bar.render_finish()

    def _tell(self, line: str) -> None:
        with self._mutex:
            click.echo(f"\r{line}" if self._bar else line, err=True)


def _describe(row: "Row") -> str:
    if row.state == "failed":
        return named(row.key, named(say("failed"), row.error))
    verdict = say("verified") if row.verified else say("NOT verified")
    if row.is_unproved:
        verdict = say("nothing to prove")
    if row.blanks:
        verdict = listed((verdict, say("{count} to fill in", count=row.blanks)))
    if row.warnings:
        verdict = listed((verdict, say("{count} to look at", count=row.warnings)))
    return named(row.key, named(verdict, row.error) if row.error else verdict)
