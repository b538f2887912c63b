"""Every call is told before it is sent and after, so that what was paid for can be proved."""

from dataclasses import dataclass
from typing import Literal, Protocol

from draftkit.errors import FaultClass
from draftkit.model.seam import Reply, Usage
from draftkit.prompt import Request

Bill = Literal["accepted", "free", "unknown", "bad"]
"""What a call cost: a good answer, nothing, perhaps something, or an answer that can't be used."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a call ended. `fault` and `reason` are those of its error, empty for an accepted `reply`."""

    bill: Bill
    fault: FaultClass | None = None
    reason: str = ""
    usage: Usage | None = None
    reply: Reply | None = None


class AttemptLog(Protocol):
    """A ledger of calls. Called from threads."""

    def begin(self, request: Request) -> int:
        """Note that `request` is about to be sent; return a number for this call. If it raises, nothing is sent."""
        ...

    def end(self, number: int, outcome: Outcome) -> None:
        """Note how the call of that number ended. If it raises, the error goes on to the caller."""
        ...


class NoLog:
    """Keeps nothing."""

    def begin(self, request: Request) -> int:
        """Return 0."""
        return 0

    def end(self, number: int, outcome: Outcome) -> None:
        """Do nothing."""
