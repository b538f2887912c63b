"""Is what came back an answer? Nothing is accepted that is not whole."""

import re
from typing import Any

from draftkit.answer import is_chinese, peel_answer
from draftkit.errors import AnswerRejected, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model.seam import Reply, Usage

STOPS = frozenset({"stop", "eos", "eos_token"})
"""Finish reasons of a whole answer; some servers say `eos_token` for `stop`."""
LONGEST = 200_000
"""Characters of one answer: far more than any section; a small compressed body can hold any number."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class TooLarge(Exception):
    """The answer is larger than any section can be."""


def accept_answer(completion: Any) -> Reply:
    """Return the answer in a chat completion as `Reply`.

    Raises `ModelUnreachable` when it is no chat completion, `ModelRefused` for a refusal or a content filter,
    `AnswerRejected` when it is cut, empty, not Chinese or not printable, `TooLarge` when it is no section.
    """
    choices = getattr(completion, "choices", None)
    if not isinstance(choices, list) or not choices or getattr(choices[0], "message", None) is None:
        raise ModelUnreachable(
            say(
                "the answer is no chat completion but: {start}; is the address right, with /v1 at its end?",
                start=repr(_said_instead(completion)[:160]),
            )
        )
    message, reason = choices[0].message, choices[0].finish_reason
    if getattr(message, "refusal", None):
        raise ModelRefused(say("the model refused: {refusal}", refusal=str(message.refusal)[:200]))
    text = _content(message.content)
    if len(text) > LONGEST:
        raise TooLarge
    _judge_reason(str(reason or ""), text)
    _judge_text(text)
    name = getattr(completion, "model", None)
    return Reply(text, str(reason), name if isinstance(name, str) else "", _usage(completion))


def _said_instead(completion: Any) -> str:
    # an error with status 200, in OpenAI's form or in vLLM's; else whatever it is
    words = (getattr(completion, name, None) for name in ("error", "message"))
    return str(next(filter(None, words), completion))


def _content(content: Any) -> str:
    if isinstance(content, list):  # parts, as some servers send
        parts = [part.get("text", "") for part in content if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _judge_reason(reason: str, text: str) -> None:
    if reason == "content_filter":
        raise ModelRefused(say("the endpoint's content filter stopped the answer"))
    if reason == "length":
        raise AnswerRejected(
            say("the answer was cut off at the token limit; raise max_tokens, or switch reasoning off"),
            text,
            again=False,
        )
    if reason not in STOPS:
        raise AnswerRejected(say("the answer did not come to its end (finish_reason {reason})", reason=reason), text)


def _judge_text(text: str) -> None:
    peeled = peel_answer(text)
    if not peeled or "<think>" in peeled:  # reasoning that never ended
        raise AnswerRejected(say("the answer is empty; if the model reasons first, allow it more max_tokens"), text)
    if _UNPRINTABLE.search(peeled):
        raise AnswerRejected(say("the answer holds characters that no document can hold"), text)
    if not is_chinese(peeled):
        raise AnswerRejected(say("the answer is not in Chinese"), text)


def _usage(completion: Any) -> Usage | None:
    usage = getattr(completion, "usage", None)
    if usage is None:
        return None
    details = getattr(usage, "prompt_tokens_details", None)
    cached = getattr(details, "cached_tokens", None)
    if cached is None:  # as DeepSeek calls it
        cached = getattr(usage, "prompt_cache_hit_tokens", None)
    return Usage(_count(getattr(usage, "prompt_tokens", None)), _count(getattr(usage, "completion_tokens", None)),
                 _count(cached))  # fmt: skip


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
