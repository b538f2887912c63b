"""What somebody who waits for a run may want to know."""

from collections.abc import Sequence

from draftkit.batch.register import Row
from draftkit.errors import ModelError


class Watch:
    """Hears what happens in a run, from its threads. Does nothing; override what is of interest."""

    def begins(self, total: int | None, changed: Sequence[str], cut_off: Sequence[str]) -> None:
        """Hear how many reports there are, which settings changed, and which requests a dead process left open."""

    def done(self, row: Row, *, kept: bool) -> None:
        """Hear of a report that is written, was written before (`kept`), or failed."""

    def waiting(self, error: ModelError, seconds: float) -> None:
        """Hear that the endpoint is away and will be asked again."""

    def stopping(self) -> None:
        """Hear that a signal came and what is in flight is waited for."""
