"""What has been spent on one request, and whether it may be sent once more."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from draftkit.errors import FaultClass
from draftkit.model.backoff import backoff

if TYPE_CHECKING:
    from draftkit.model.failures import Failure

PATIENCE = 600.0
"""Seconds for which a request waits for its turn at a busy endpoint, all told."""
_ROOM, _MORE = 4096, 2
_OTHER_NAME = "max_completion_tokens"
"""What OpenAI's newer models call `max_tokens`; set under `[extra]`."""


@dataclass(slots=True)
class Effort:
    """One request's tries. `budgets` holds how often each class may be tried again, `longest` how long is waited."""

    budgets: Mapping[FaultClass, int]
    longest: float
    began: float
    sent: int = 0
    away: int = 0
    spent: Counter[FaultClass] = field(default_factory=Counter)
    room: int | None = None
    cut: "Failure | None" = None

    def may_go_on(self, failure: "Failure", lost: int, now: float) -> bool:
        """Draw a failure from its budget; tell whether the request may be sent again.

        `lost` counts the rounds in which the endpoint turned everyone away: as long as others get through, being
        turned away draws on nothing but patience.
        """
        if failure.wait is not None and failure.wait > self.longest:
            return False
        if failure.busy:
            self.away += 1
            return lost <= self.budgets["F"] and now - self.began < PATIENCE
        self.spent[failure.fault] += 1
        return self.spent[failure.fault] <= self.budgets.get(failure.fault, 0)

    def pause(self, failure: "Failure", held: float) -> float:
        """Return the seconds to wait before the next try, beside the time for which everyone is held."""
        if failure.busy:  # those who still get through set the pace; this call only keeps from hammering
            return 0.0 if held else backoff(self.away, 0.25)
        if failure.cut:  # more room helps, more time does not
            return 0.0
        return failure.wait or backoff(sum(self.spent.values()), 0.5)

    def fields(self, fields: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields of the request body for the next try."""
        if not self.room:
            return fields
        extra = fields.get("extra_body") or {}
        if _OTHER_NAME in extra:
            return {**fields, "extra_body": {**extra, _OTHER_NAME: self.room}}
        return {**fields, "max_tokens": self.room}

    def make_room(self, failure: "Failure", fields: Mapping[str, Any]) -> None:
        """After an answer was cut off: ask for more tokens than it had."""
        self.cut = failure
        allowed = fields.get("max_tokens") or (fields.get("extra_body") or {}).get(_OTHER_NAME)
        had = allowed or (failure.usage.completion_tokens if failure.usage else None)
        self.room = next_room(had if isinstance(had, int) else None)


def next_room(had: int | None) -> int:
    """Return the tokens to allow after an answer that was cut off at `had` of them; `None` is unknown."""
    return max(_ROOM, _MORE * had) if had is not None else _MORE * _ROOM
