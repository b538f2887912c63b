"""An endpoint's word that it did not answer: by its status, or in an error body that came with status 200."""

import json
from collections.abc import Mapping
from typing import Any

from draftkit.errors import ModelError, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model.attempts import Bill
from draftkit.model.failures import Failure
from draftkit.model.retry_after import read_retry_after

_BUSY = frozenset({429, 503, 529})
_UNKNOWN = frozenset({408, 409})
_FREE = frozenset({425})
_STOPS_ALL = frozenset({401, 402, 403, 404, 405, 407, 410, 421, 501})
_QUOTA = ("insufficient_quota", "balance", "arrearage", "billing", "current quota", "credits")
# DashScope's words for too many tokens a minute, under the name of a quota that is used up
_RATE = ("allocated quota exceeded", "limit_requests", "limit_burst_rate", "throttling")
_CONTENT = ("inspection", "content_filter", "content filter", "inappropriate content", "moderation", "responsibleai")
_NO_PATH = ("unexpected endpoint",)
# OpenAI, DeepSeek, vLLM · llama.cpp, LM Studio · DashScope; some send it with status 500, or with 200
_CONTEXT = (
    "context length", "context_length", "maximum context", "context size", "context_size", "context window",
    "n_keep", "range of input length",
)  # fmt: skip
_THINKING = ("enable_thinking", "thinking_budget")
_STREAM = ("only support stream", "does not support http call")
_ROOM = ("range of max_tokens", "invalid max_tokens", "max_tokens must", "max_tokens is too", "max_completion_tokens")
_NAMED = {
    "insufficient_quota": 429,
    "rate_limit_exceeded": 429,
    "invalid_api_key": 401,
    "model_not_found": 404,
    "context_length_exceeded": 400,
    "data_inspection_failed": 400,
}


def read_error_body(body: Any) -> tuple[str, str, Any]:
    """Return the words, the names in lower case and the code of an error body in any of the usual forms."""
    if isinstance(body, list) and body:  # as Gemini sends it
        body = body[0]
    outer = body if isinstance(body, dict) else {}
    inner = outer.get("error", outer)
    if isinstance(inner, str):  # as LM Studio sends it
        inner = {"message": inner}
    if not isinstance(inner, dict):
        return "", "", None
    words = str(inner.get("message") or inner.get("detail") or outer.get("message") or "")
    names = f"{inner.get('code') or ''} {inner.get('type') or ''} {words}".lower()
    return words[:200], names, inner.get("code")


def status_of(body: Any) -> int:
    """Return the status that an error body with status 200 should have had, 0 if it doesn't say."""
    _, names, code = read_error_body(body)
    if isinstance(code, int | str) and str(code).isdecimal() and 400 <= int(code) < 600:
        return int(code)
    if any(word in names for word in _NO_PATH):
        return 404
    return next((status for name, status in _NAMED.items() if name in names), 0)


def parse_error(content: bytes) -> Any:
    """Return an error's body as JSON, or its words as far as they are text."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        start = content[:2000].decode("utf-8", "replace").strip()
        return {} if start.startswith("<") else {"message": start}


def read_status(status: int, headers: Mapping[str, str], body: Any, url: str) -> Failure:
    """Return what an endpoint's refusal means. Its words may hold a key or facts: the caller hides them."""
    said, names, _ = read_error_body(body)
    reason = str(status or "error")
    if 300 <= status < 400:
        words = say("{url} points to another address, {target}; nothing was sent there",
                    url=url, target=headers.get("location", "")[:200])  # fmt: skip
        return Failure(ModelRefused(words), "X", "redirect", stops_all=True)
    if any(word in names for word in _CONTEXT):
        status = 400
    quota = status in (402, 429) and _is_quota(status, names)
    if status in _BUSY and not quota:
        words = say("{url} takes no more calls just now ({status}): {said}", url=url, status=status, said=said)
        return Failure(ModelUnreachable(words), "F", reason, wait=read_retry_after(headers), busy=True)
    if status in _FREE or status in _UNKNOWN or status >= 500 or not status:
        words = say("{url} broke down ({status}): {said}", url=url, status=status or "200", said=said)
        return Failure(ModelUnreachable(words), "F" if status in _FREE else "U", reason,
                       wait=read_retry_after(headers))  # fmt: skip
    advice = _advice(status, names)
    error: ModelError = ModelRefused(say("{advice}; {url} said ({status}): {said}", advice=advice, url=url,
                                         status=status, said=said))  # fmt: skip
    kind = _kind(names)
    stops_all = kind == "setting" or (not kind and (quota or status in _STOPS_ALL or _is_account(names)))
    # what its filter stopped in an answer may have been generated, and charged for
    paid: Bill | None = "unknown" if kind == "content" and "output" in names else None
    return Failure(error, "X", "quota" if quota else kind or reason, stops_all=stops_all, paid=paid)


def _kind(names: str) -> str:
    """Return what a refusal is about where its words tell: `context`, `content`, `setting`."""
    kinds = {"context": _CONTEXT, "content": _CONTENT, "setting": (*_THINKING, *_STREAM, *_ROOM)}
    return next((kind for kind, words in kinds.items() if any(word in names for word in words)), "")


def _is_quota(status: int, names: str) -> bool:
    if status == 402:
        return True
    return any(word in names for word in _QUOTA) and not any(word in names for word in _RATE)


def _is_account(names: str) -> bool:
    return "arrearage" in names or "invalid_api_key" in names


def _advice(status: int, names: str) -> str:
    match _kind(names):
        case "context":
            return say("the request is longer than the model's context; put fewer facts into the section, or load the "
                       "model with a larger one (vLLM: --max-model-len, llama.cpp: -c, Ollama: num_ctx)")  # fmt: skip
        case "content":
            return say("the endpoint's content filter refused the request")
        case "setting":
            return _setting_advice(names)
    match status:
        case 401:
            return say("the key was not accepted; check DRAFTKIT_API_KEY")
        case 402 | 429:
            return say("the account has no balance or quota left")
        case 403:
            return say("this key may not use this model")
        case 404 | 405 | 410:
            return say("no such model or address; check the model's name, and /v1 at the end of the address")
        case 413:
            return say("the request is too large; put fewer facts into the section")
    return say("the request was refused; if it names a setting, correct that in draftkit.toml")


def _setting_advice(names: str) -> str:
    if any(word in names for word in _STREAM):
        return say("this model answers in streams only, which draftkit does not ask for; choose another model")
    if any(word in names for word in _ROOM):
        return say("the model does not take max_tokens as it is set; lower it in draftkit.toml, or put "
                   "max_completion_tokens under [extra] instead")  # fmt: skip
    return say("this model wants enable_thinking = false: put [extra] enable_thinking = false into draftkit.toml")
