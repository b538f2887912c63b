"""A model whose answers come by file: it answers from what has arrived, and says so where nothing has."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from draftkit.batch.journal import Journal
from draftkit.engine.exports import Attempt, Exports, History
from draftkit.errors import AnswerPending, AnswerRejected, FaultClass, ModelError, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model import Reply, Settings, judge_result
from draftkit.model.effort import next_room
from draftkit.prompt import Request

CANCELLED = "batch_cancelled"


@dataclass(frozen=True, slots=True)
class Pending:
    """A request that an engine is to be asked; `room` is the `max_tokens` that it needs more than was set."""

    past: History
    room: int | None = None


class EngineModel:
    """The model that an engine asks, known by its settings. Nothing is sent from here."""

    def __init__(self, settings: Settings) -> None:
        self.name, self.identity = settings.model, settings.identity

    def complete(self, request: Request) -> Reply:
        """Raise `AnswerPending`."""
        raise AnswerPending(request.name)


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
        self._budgets: dict[FaultClass, int] = {
            "F": settings.retries, "U": settings.retries_unknown, "P": settings.retries_paid, "X": 0,
        }  # fmt: skip

    def complete(self, request: Request) -> Reply:
        """Return the accepted answer.

        Raises `AnswerPending` where none came yet, and `ModelError` where the budget for asking again is spent.
        """
        past = self._exports.recall(replace(request, name=f"{self._key}/{request.name}"))
        if any(attempt.body for attempt in past.attempts):
            self._judge(past)
            past = self._exports.recall(past.request)
        if any(attempt.bill == "accepted" for attempt in past.attempts):
            reply = self._journal.find_reply(past.request)
            assert reply
            return reply
        if all(attempt.bill for attempt in past.attempts):
            self._refuse_spent(past)
            self._wanted(Pending(past, self._room(past)))
        raise AnswerPending(past.request.name)

    def _judge(self, past: History) -> None:
        for attempt in past.attempts:
            if attempt.body is None:
                continue
            verdict = judge_result(attempt.status or 0, attempt.answer, past.request, self._settings)
            # what meets every request alike, or was called off by a person, is put right by a person
            counts = not verdict.stops_all and verdict.outcome.reason != CANCELLED
            self._exports.conclude(attempt.number, verdict, counts=counts)
            if verdict.stops_all:
                self._refused(verdict.words)

    def _refuse_spent(self, past: History) -> None:
        spent = Counter(attempt.fault for attempt in past.attempts if attempt.counts)
        for attempt in reversed(past.attempts):
            if spent[attempt.fault] > self._budgets[attempt.fault or "X"]:
                raise _error_of(past.request, attempt, len(past.attempts))

    def _room(self, past: History) -> int | None:
        """Return the tokens to allow after answers that were cut off; the same as for a live call."""
        room = None
        for attempt in past.attempts:
            if attempt.reason == "length":
                had = room or self._settings.max_tokens or attempt.tokens
                room = next_room(had or None)
        return room


def _error_of(request: Request, attempt: Attempt, sent: int) -> ModelError:
    kinds: dict[FaultClass, type[ModelError]] = {"P": AnswerRejected, "X": ModelRefused}
    fault = attempt.fault or "X"
    words = attempt.words or attempt.reason
    error = kinds.get(fault, ModelUnreachable)(
        say("{request}: {words} (sent {times} times)", request=request.name, words=words, times=sent)
    )
    error.request, error.attempts = request.name, sent
    error.fault, error.reason = fault, attempt.reason or ""
    return error
