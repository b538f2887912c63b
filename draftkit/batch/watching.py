"""What somebody who waits for a run may want to know."""

from collections.abc import Sequence
from typing import Protocol

from draftkit.batch.register import Row
from draftkit.errors import ModelError


class Watch(Protocol):
    """Hears what happens in a run, from its threads."""

    def begins(self, total: int | None, changed: Sequence[str], cut_off: Sequence[str]) -> None:
        """Hear how many reports there are, which settings changed, and which requests a dead process left open."""
        ...

    def done(self, row: Row, *, kept: bool) -> None:
        """Hear of a report that is written, was written before (`kept`), or failed."""
        ...

    def waiting(self, error: ModelError, seconds: float) -> None:
        """Hear that the endpoint is away and will be asked again."""
        ...

    def stopping(self) -> None:
        """Hear that a signal came and what is in flight is waited for."""
        ...


class Silence:
    """Hears nothing."""

    def begins(self, total: int | None, changed: Sequence[str], cut_off: Sequence[str]) -> None:
        """Do nothing."""

    def done(self, row: Row, *, kept: bool) -> None:
        """Do nothing."""

    def waiting(self, error: ModelError, seconds: float) -> None:
        """Do nothing."""

    def stopping(self) -> None:
        """Do nothing."""
