"""Is what came back an answer? Nothing is accepted that is not whole."""

import json
from collections.abc import Mapping, Set
from typing import Any

from draftkit.answer import peel_answer
from draftkit.characters import name_unseen
from draftkit.errors import AnswerRejected, FaultClass, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model.context import is_cut_short
from draftkit.model.failures import Failed, Failure
from draftkit.model.seam import Reply, Usage
from draftkit.model.statuses import read_status, status_of
from draftkit.model.texts import find_flaw
from draftkit.model.transport import TooLarge
from draftkit.prompt import Request

LONGEST = 200_000
"""Characters of one answer: far more than any section."""
LONGEST_NAME = 200
"""Characters of a model's name."""
MOST_TOKENS = 2**40
"""A count above this counts nothing."""


def accept_answer(
    content: bytes, headers: Mapping[str, str], request: Request, url: str, stops: Set[str], ratio: float = 1.0
) -> Reply:
    """Return the answer in the body of a chat completion. Raises `Failed` for whatever is no whole draft.

    `ratio` is that of counted tokens to estimated ones.
    """
    return accept_completion(_parse(content, headers, url), headers, request, url, stops, ratio)


def accept_completion(
    body: Mapping[str, Any],
    headers: Mapping[str, str],
    request: Request,
    url: str,
    stops: Set[str],
    ratio: float = 1.0,
) -> Reply:
    """Return the answer in a chat completion that is parsed already. Raises `Failed` and `TooLarge`."""
    if body.get("error"):  # an answer beside it is not whole
        raise Failed(read_status(status_of(body), headers, body, url))
    choices = body.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise Failed(_no_completion(body, headers, url))
    usage = _usage(body)
    _judge_author(message, usage)
    if message.get("refusal"):
        error = ModelRefused(say("the model refused: {refusal}", refusal=str(message["refusal"])[:200]))
        raise Failed(Failure(error, "X", "refusal", paid="bad", usage=usage))
    text = _content(message.get("content"))
    if len(text) > LONGEST:
        raise TooLarge
    reason = choice.get("finish_reason")
    thought = bool(message.get("reasoning_content") or message.get("reasoning")) or "<think" in text
    if thought and not peel_answer(text):
        raise Failed(_nothing_but_reasoning(text, usage, cut=reason == "length"))
    _judge_reason(reason if isinstance(reason, str) else "", text, stops, usage)
    if flaw := find_flaw(text, request):
        raise Failed(_rejected(flaw[1], text, flaw[0], usage))
    if is_cut_short(usage, request, str(body.get("system_fingerprint") or ""), ratio):
        words = say("the server seems to have cut the prompt to fit its context; raise it there (Ollama: num_ctx, "
                    "OLLAMA_CONTEXT_LENGTH)")  # fmt: skip
        raise Failed(_rejected(words, text, "context_cut", usage))
    name = body.get("model")
    # half a character in a name would be written nowhere, and others move the cursor
    name = name_unseen(" ".join(name[:LONGEST_NAME].split())) if isinstance(name, str) else ""
    return Reply(text, str(reason), name, usage)


def reject_key(reply: Reply) -> Failed:
    """Return the failure of an answer that holds the key it was asked with: it would go into recordings."""
    return Failed(_rejected(say("the answer holds the key"), reply.text, "key", reply.usage))


def reject_status(status: int, url: str) -> Failed:
    """Return the failure of an answer whose status says that it is not the whole one."""
    words = say("{url} answered with status {status}, which is no whole answer", url=url, status=status)
    return Failed(Failure(ModelUnreachable(words), "U", str(status)))


def _parse(content: bytes, headers: Mapping[str, str], url: str) -> dict[str, Any]:
    try:
        body = json.loads(content, object_pairs_hook=_read_object)
    except (ValueError, RecursionError) as error:
        kind = headers.get("content-type", "").partition(";")[0][:40]
        words = say("what came from {url} is broken ({kind}, {error}); is the address right, with /v1 at its end?",
                    url=url, kind=kind or "-", error=type(error).__name__)  # fmt: skip
        raise Failed(Failure(ModelUnreachable(words), "U", "broken")) from None
    return body if isinstance(body, dict) else {}


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    entry = dict(pairs)
    if len(entry) < len(pairs) and any(entry[name] != value for name, value in pairs):
        raise ValueError  # says two things under one name
    return entry


def _no_completion(body: Mapping[str, Any], headers: Mapping[str, str], url: str) -> Failure:
    if body.get("object") == "error":
        return read_status(status_of(body), headers, body, url)
    # what is no error's words may be a draft, with facts in it: only the names of its fields are told
    said = next((body[name] for name in ("message", "detail") if isinstance(body.get(name), str)), "")
    fields = [name[:40] for name in sorted(body)[:8]]
    words = say("the answer is no chat completion but: {start}; is the address right, with /v1 at its end?",
                start=repr(said[:160] or fields))  # fmt: skip
    return Failure(ModelUnreachable(words), "U", "no_completion")


def _content(content: Any) -> str:
    if isinstance(content, list):  # parts, as some servers send
        parts = [part.get("text", "") for part in content if isinstance(part, dict)]
        return "".join(part for part in parts if isinstance(part, str))
    return content if isinstance(content, str) else ""


def _judge_author(message: Mapping[str, Any], usage: Usage | None) -> None:
    if message.get("tool_calls") or message.get("function_call"):
        raise Failed(_rejected(say("the model wants to call a tool instead of answering"), "", "tool_calls", usage))
    role = message.get("role")
    if role not in (None, "", "assistant"):
        words = say("the answer is told as one of {role}, not of the model", role=str(role)[:40])
        raise Failed(_rejected(words, "", "role", usage))


def _judge_reason(reason: str, text: str, stops: Set[str], usage: Usage | None) -> None:
    if reason == "content_filter":
        error = ModelRefused(say("the endpoint's content filter stopped the answer"))
        raise Failed(Failure(error, "X", "content", paid="bad", usage=usage))
    if reason == "length":
        words = say("the answer was cut off at the token limit; raise max_tokens, switch reasoning off, or split "
                    "the section")  # fmt: skip
        raise Failed(_rejected(words, text, "length", usage, cut=True))
    if reason not in stops:
        words = say("the answer did not come to its end (finish_reason {reason})", reason=reason[:40] or "-")
        raise Failed(_rejected(words, text, "finish_reason", usage))


def _nothing_but_reasoning(text: str, usage: Usage | None, *, cut: bool) -> Failure:
    words = say("the model reasoned and wrote nothing; allow more max_tokens, or switch reasoning off under [extra] in "
                "draftkit.toml (DashScope: enable_thinking = false; DeepSeek: thinking = {{type = 'disabled'}}; "
                "vLLM: chat_template_kwargs = {{enable_thinking = false}}; "
                "Ollama: reasoning_effort = 'none')")  # fmt: skip
    return _rejected(words, text, "reasoning", usage, cut=cut)


def _rejected(words: str, text: str, reason: str, usage: Usage | None, *, cut: bool = False) -> Failure:
    fault: FaultClass = "P"
    return Failure(AnswerRejected(words, text, again=not cut), fault, reason, cut=cut, usage=usage)


def _usage(body: Mapping[str, Any]) -> Usage | None:
    usage = body.get("usage")
    if not isinstance(usage, dict):
        return None
    details = usage.get("prompt_tokens_details")
    cached = details.get("cached_tokens") if isinstance(details, dict) else None
    if cached is None:  # as DeepSeek calls it
        cached = usage.get("prompt_cache_hit_tokens")
    return Usage(_count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens")), _count(cached))


def _count(value: Any) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_TOKENS else None
