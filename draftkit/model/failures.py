"""Foreign errors -> our tree, in one place; and whether another try can help."""

import email.utils
import json
import math
import ssl
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import openai

from draftkit.errors import AnswerRejected, ModelError, ModelRefused, ModelUnreachable
from draftkit.messages import say
from draftkit.model.judging import TooLarge

LONGEST_WAIT = 60.0
"""Seconds that are waited at an endpoint's wish; longer ones are told to the person instead."""


class TooSlow(Exception):
    """The whole answer did not come within the time allowed."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An error of ours. `again` says whether another try can help, `wait` how many seconds it should wait."""

    error: ModelError
    again: bool = False
    wait: float | None = None


def read_failure(error: Exception, url: str) -> Failure:
    """Return what any error of a call means. Its text may hold a key: the caller redacts it."""
    match error:
        case AnswerRejected():
            return Failure(error, again=error.again)
        case ModelUnreachable():
            return Failure(error, again=True)
        case ModelError():
            return Failure(error)
        case TooSlow() | openai.APITimeoutError():
            words = say("no whole answer came in time from {url}; allow more with --timeout", url=url)
            return Failure(ModelUnreachable(words), again=True)
        case TooLarge():
            return Failure(ModelUnreachable(say("the answer from {url} is too large to be a section", url=url)))
        case openai.APIConnectionError():
            return _read_connection(error, url)
        case openai.APIStatusError():
            return _read_status(error, url)
        case json.JSONDecodeError() | UnicodeDecodeError() | TypeError() | AttributeError() | ValueError():
            words = say("what came from {url} is broken: {kind}", url=url, kind=type(error).__name__)
            return Failure(ModelUnreachable(words), again=True)
    return Failure(ModelUnreachable(say("the call to {url} failed: {error}", url=url, error=str(error)[:200])))


def _read_connection(error: openai.APIConnectionError, url: str) -> Failure:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLError) or "CERTIFICATE" in str(cause) for cause in causes):
        words = say("the certificate of {url} is not trusted; name your authority's file in SSL_CERT_FILE", url=url)
        return Failure(ModelUnreachable(words))
    reason = str(causes[-1]) if causes else str(error)
    words = say("{url} can't be reached: {reason}; is the server running and the address right?",
                url=url, reason=reason[:160])  # fmt: skip
    return Failure(ModelUnreachable(words), again=True)


def _causes(error: BaseException) -> Iterator[BaseException]:
    cause = error.__cause__ or error.__context__
    while cause is not None:
        yield cause
        cause = cause.__cause__ or cause.__context__


def _read_status(error: openai.APIStatusError, url: str) -> Failure:
    status, said = error.status_code, _server_words(error)
    if 300 <= status < 400:
        target = error.response.headers.get("location", "")
        words = say("{url} points to another address, {target}; nothing was sent there", url=url, target=target)
        return Failure(ModelRefused(words))
    if status == 429 and not _is_quota(error):
        wait = read_retry_after(error.response.headers)
        words = say("{url} takes no more calls just now (429): {said}", url=url, said=said)
        return Failure(ModelUnreachable(words), again=wait is None or wait <= LONGEST_WAIT, wait=wait)
    if status in (408, 409, 425) or status >= 500:
        wait = read_retry_after(error.response.headers)
        words = say("{url} broke down ({status}): {said}", url=url, status=status, said=said)
        return Failure(ModelUnreachable(words), again=wait is None or wait <= LONGEST_WAIT, wait=wait)
    return Failure(ModelRefused(say("{advice}; {url} said ({status}): {said}", advice=_advice(status, said),
                                    url=url, status=status, said=said)))  # fmt: skip


def _advice(status: int, said: str) -> str:
    if "enable_thinking" in said or "thinking_budget" in said:
        return say('this model wants enable_thinking = false: put [extra] enable_thinking = false into draftkit.toml')
    match status:
        case 401:
            return say("the key was not accepted; check DRAFTKIT_API_KEY")
        case 402 | 429:
            return say("the account has no balance or quota left")
        case 403:
            return say("this key may not use this model")
        case 404:
            return say("no such model or address; check the model's name, and /v1 at the end of the address")
        case 413:
            return say("the request is too large; put fewer facts into the section")
    if "context length" in said or "context_length" in said:
        return say("the request is longer than the model's context; put fewer facts into the section")
    if "inspection" in said or "content_filter" in said:
        return say("the endpoint's content filter refused the request")
    return say("the request was refused")


def _server_words(error: openai.APIStatusError) -> str:
    body: Any = error.body
    if isinstance(body, list) and body:  # as Gemini sends it
        body = body[0]
    if isinstance(body, dict) and isinstance(body.get("error"), dict):
        body = body["error"]
    message = body.get("message") if isinstance(body, dict) else None
    return str(message or error.message or "")[:200]


def _is_quota(error: openai.APIStatusError) -> bool:
    code = f"{error.code or ''} {error.type or ''} {_server_words(error)}".lower()
    return any(word in code for word in ("insufficient_quota", "balance", "arrearage", "billing"))


def read_retry_after(headers: Any) -> float | None:
    """Return the seconds that `Retry-After` (or `retry-after-ms`) asks for, `None` without a usable wish.

    RFC 9110, 10.2.3: seconds or an HTTP date, which has whole seconds only, so one is added.
    """
    for name, scale in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        written = headers.get(name)
        if written is None:
            continue
        try:
            seconds = float(written) * scale
        except ValueError:
            moment = email.utils.parsedate_tz(written)
            seconds = email.utils.mktime_tz(moment) - time.time() + 1 if moment else -1.0
        if math.isfinite(seconds) and seconds > 0:
            return seconds
        if seconds == math.inf:
            return LONGEST_WAIT + 1
    return None
