"""A model of one's own, which tells the journal of no call: each request is one, whatever comes of it."""

from operator import index
from typing import Any

from draftkit.batch.journal import Journal
from draftkit.errors import AnswerPending, AnswerRejected, FaultClass, ModelError, ModelUnreachable
from draftkit.messages import say
from draftkit.model import Model, Outcome, Reply, Usage
from draftkit.model.attempts import Bill
from draftkit.prompt import Request

_BILLS: dict[FaultClass, Bill] = {"F": "free", "U": "unknown", "P": "bad", "X": "unknown"}
_MOST_TOKENS = 2**53
"""No endpoint counts so far, and every table and spreadsheet can hold it."""


def ask_claimed(model: Model, request: Request, journal: Journal) -> Reply:
    """Ask `model` between a claim and its outcome.

    Raises `ModelError`, also for whatever else the model raises, which counts as a failed call, and for what is no
    `Reply`. Its words are not repeated: they may hold facts.
    """
    number = journal.begin(request)
    outcome = Outcome("unknown", "U", "interrupted")
    try:
        reply = _ask(model, request)
        outcome = Outcome("accepted", usage=reply.usage, reply=reply)
    except ModelError as error:
        outcome = Outcome(_BILLS[error.fault], error.fault, error.reason)
        if error.stops_all:
            journal.shut(error)
        raise
    finally:
        journal.end(number, outcome)
    return reply


def _ask(model: Model, request: Request) -> Reply:
    try:
        reply: Any = model.complete(request)
    except AnswerPending:
        raise
    except ModelError as error:
        error.fault = error.fault if error.fault in _BILLS else "U"
        error.reason = str(error.reason)
        raise
    except Exception as error:
        name = type(error).__name__
        words = say("{request}: the model raised {name}", request=request.name, name=name)
        raise _name(ModelUnreachable(words), request, "U", name) from error
    return _take(reply, request)


def _take(reply: Any, request: Request) -> Reply:
    """Return an answer as the journal can hold it. Raises `AnswerRejected` for what is none."""
    told = [getattr(reply, name, None) for name in ("text", "finish_reason", "model")]
    if not all(isinstance(words, str) for words in told):
        words = say("{request}: the model returned no Reply with a text, a finish_reason and a model's name",
                    request=request.name)  # fmt: skip
        raise _name(AnswerRejected(words, again=False), request, "P", "no_reply")
    text, finish_reason, model = map(str, told)
    counted = getattr(reply, "usage", None)
    names = ("prompt_tokens", "completion_tokens", "cached_tokens")
    usage = Usage(*(_count(getattr(counted, name, None)) for name in names)) if counted else None
    return Reply(text, _whole(finish_reason), _whole(model), usage)


def _count(count: Any) -> int | None:
    try:
        tokens = index(count)  # also the integers of other libraries
    except TypeError:
        return None
    return tokens if 0 <= tokens <= _MOST_TOKENS else None


def _whole(words: str) -> str:
    return words.encode("utf-8", "replace").decode()


def _name(error: ModelError, request: Request, fault: FaultClass, reason: str) -> ModelError:
    error.request, error.fault, error.reason, error.attempts = request.name, fault, reason, 1
    return error
