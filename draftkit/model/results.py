"""The same judge for an answer that came in a file instead of over a connection."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from draftkit.errors import ModelUnreachable
from draftkit.messages import say
from draftkit.model.attempts import Outcome
from draftkit.model.hiding import hide_facts, hide_key
from draftkit.model.openai_model import STOPS, outcome_of
from draftkit.model.seam import Reply
from draftkit.model.settings import NO_KEY, Settings
from draftkit.prompt import Request

if TYPE_CHECKING:
    from draftkit.model.failures import Failure

UNDONE = frozenset({"batch_expired", "batch_cancelled"})
"""Codes of requests that an engine never came to: nothing was generated."""
_NO_HEADERS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a filed answer is worth: its outcome for the journal, and words for people where it is none.

    `cut` says that the answer wants more tokens, `stops_all` that every other request would fail alike until the
    settings or the account are put right.
    """

    outcome: Outcome
    words: str = ""
    cut: bool = False
    stops_all: bool = False


def judge_result(status: int, body: Any, request: Request, settings: Settings) -> Verdict:
    """Judge what an engine wrote down for `request`: an HTTP status, 0 for none, and the body behind it."""
    result = _judge(status, body, request, settings.base_url or say("the engine"), STOPS.union(settings.finish_aliases))
    if isinstance(result, Reply):
        return Verdict(outcome_of(result))
    words = hide_facts(str(result.error), request)
    if settings.api_key != NO_KEY:
        words = hide_key(words, settings.api_key)
    return Verdict(outcome_of(result), words, result.cut, result.stops_all)


def _judge(status: int, body: Any, request: Request, url: str, stops: Set[str]) -> "Reply | Failure":
    from draftkit.model.failures import Failed, Failure, read_failure
    from draftkit.model.judging import accept_completion
    from draftkit.model.statuses import read_error_body, read_status, status_of

    if status == 200:
        try:
            return accept_completion(body if isinstance(body, dict) else {}, _NO_HEADERS, request, url, stops)
        except Failed as failed:
            return failed.failure
        except Exception as error:  # TooLarge, and whatever a body can hold that nobody thought of
            return read_failure(error, url)
    if status := status or status_of(body):
        return read_status(status, _NO_HEADERS, body, url)
    said, _, code = read_error_body(body)
    if code in UNDONE:
        words = say("the engine never came to this request ({code})", code=code)
        return Failure(ModelUnreachable(words), "F", str(code))
    words = say("the engine gave no answer: {said}", said=said or code or "-")
    return Failure(ModelUnreachable(words), "U", "no_answer")
