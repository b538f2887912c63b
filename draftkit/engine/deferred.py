"""A model whose answers come by file: it answers from what has arrived, and says so where nothing has."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from draftkit.batch.journal import Journal
from draftkit.engine.exports import Attempt, Exports
from draftkit.errors import AnswerPending, AnswerRejected, FaultClass, ModelError, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model import Reply, Settings, judge_result
from draftkit.prompt import Request

_ROOM, _MORE = 4096, 2


@dataclass(frozen=True, slots=True)
class Pending:
    """A request that an engine is to be asked; `room` is the `max_tokens` that it needs more than was set."""

    request: Request
    room: int | None = None


class DeferredModel:
    """One report's way to an engine, through the journal.

    `wanted` is told of each request that is to be asked in the next file, `refused` why one was that every other
    would be refused for alike: its words. Nothing that was accepted is ever asked
    again, nothing that is out, and nothing beyond its budget. Raises `JournalError`.
    """

    def __init__(
        self,
        key: str,
        journal: Journal,
        exports: Exports,
        settings: Settings,
        wanted: Callable[[Pending], None],
        refused: Callable[[str], None],
    ) -> None:
        self.name = settings.model
        self._refused = refused
        self._key, self._journal, self._exports = key, journal, exports
        self._settings, self._wanted = settings, wanted
        self._budgets: dict[str, int] = {
            "F": settings.retries, "U": settings.retries_unknown, "P": settings.retries_paid, "X": 0,
        }  # fmt: skip

    def complete(self, request: Request) -> Reply:
        """Return the accepted answer.

        Raises `AnswerPending` where none came yet, and `ModelError` where the budget for asking again is spent.
        """
        request = replace(request, name=f"{self._key}/{request.name}")
        self._judge_arrived(request)
        if reply := self._journal.find_reply(request):
            return reply
        if not self._exports.is_out(request):
            attempts = self._exports.attempts(request)
            self._refuse_spent(request, attempts)
            self._wanted(Pending(request, self._room(attempts)))
        raise AnswerPending(request.name)

    def _judge_arrived(self, request: Request) -> None:
        for number, status, body in self._exports.arrived(request):
            verdict = judge_result(status, body, request, self._settings)
            # what meets every request alike, or was called off by a person, is put right by a person
            counts = not verdict.stops_all and verdict.outcome.reason != "batch_cancelled"
            self._exports.conclude(number, verdict, counts=counts)
            if verdict.stops_all:
                self._refused(verdict.words)

    def _refuse_spent(self, request: Request, attempts: list[Attempt]) -> None:
        spent = Counter(attempt.fault for attempt in attempts if attempt.counts)
        over = [attempt for attempt in attempts if spent[attempt.fault] > self._budgets[attempt.fault]]
        if over:
            raise _error_of(request, over[-1], len(attempts))

    def _room(self, attempts: list[Attempt]) -> int | None:
        """Return the tokens to allow after answers that were cut off; the same as for a live call."""
        room = None
        for attempt in attempts:
            if attempt.reason == "length":
                had = room or self._settings.max_tokens or attempt.tokens
                room = max(_ROOM, _MORE * had) if had else _MORE * _ROOM
        return room


def _error_of(request: Request, attempt: Attempt, sent: int) -> ModelError:
    kinds: dict[str, type[ModelError]] = {"P": AnswerRejected, "X": ModelRefused}
    words = attempt.words or attempt.reason
    told = say("{request}: {words} (sent {times} times)", request=request.name, words=words, times=sent)
    error = kinds.get(attempt.fault, ModelUnreachable)(told)
    fault: FaultClass = "X"
    error.request, error.attempts, error.reason = request.name, sent, attempt.reason
    error.fault = attempt.fault if attempt.fault in ("F", "U", "P") else fault  # type: ignore[assignment]
    return error
