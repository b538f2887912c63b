"""The one place where the openai client is made and called: one shared client, no retries of its own."""

import threading
import weakref
from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from draftkit.errors import SettingsError
from draftkit.messages import say
from draftkit.model.context import estimate_request
from draftkit.model.hiding import holds_key
from draftkit.model.seam import Reply
from draftkit.model.settings import NO_KEY
from draftkit.prompt import Request
from draftkit.tokens import TokenRatios

if TYPE_CHECKING:
    import openai

    from draftkit.model.failures import Failure

_OWN_HEADERS = {"accept-encoding": "identity"}  # an answer is small; what unpacks to gigabytes is not asked for


_PATH = "/chat/completions"


class Endpoint:
    """An OpenAI-compatible endpoint. The client is made at the first call and shared by all threads."""

    def __init__(self, url: str, key: str, timeout: float, stops: Set[str], in_flight: int,
                 cache_breakpoint: Mapping[str, Any]) -> None:  # fmt: skip
        self.url = url
        self.ratios = TokenRatios()
        self._key = key
        self._timeout = timeout
        self._stops = stops
        self._in_flight = in_flight
        self._breakpoint = cache_breakpoint
        self._client: openai.OpenAI | None = None
        self._lock = threading.Lock()

    def ask(self, model: str, request: Request, fields: Mapping[str, Any]) -> "Reply | Failure":
        """Send `request` once; return an accepted answer, or what went wrong. Raises `SettingsError`."""
        client = self.opened()
        import httpx2
        import openai

        from draftkit.model.failures import read_failure
        from draftkit.model.judging import accept_answer, reject_key, reject_status
        from draftkit.model.network import deadline
        from draftkit.model.statuses import parse_error, read_status

        body = {"messages": self._write_messages(request), "model": model, **fields}
        extra = body.pop("extra_body", None)
        try:
            with deadline(self._timeout):
                # chat.completions.create walks its types through every message, and half of a call's CPU goes there
                raw = client.post(_PATH, cast_to=httpx2.Response, body=body, options={"extra_json": extra or {}})
            if raw.status_code != 200:
                raise reject_status(raw.status_code, self.url)
            ratio = self.ratios.ratio(model)
            reply = accept_answer(raw.content, raw.headers, request, self.url, self._stops, ratio)
            if self._holds_key(reply):
                raise reject_key(reply)
            self._learn(model, request, reply)
            return reply
        except openai.APIStatusError as error:
            response = error.response
            return read_status(response.status_code, response.headers, parse_error(response.content), self.url)
        except Exception as error:  # every foreign error is mapped in one place
            return read_failure(error, self.url)

    def _write_messages(self, request: Request) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]]
        messages = [{"role": message.role, "content": message.content} for message in request.messages]
        if self._breakpoint and messages:  # only a part of a message can bear a mark
            messages[0]["content"] = [{"type": "text", "text": request.messages[0].content, **self._breakpoint}]
        return messages

    def _learn(self, model: str, request: Request, reply: Reply) -> None:
        if reply.usage and self.ratios.is_learning(model):
            self.ratios.learn(model, estimate_request(request), reply.usage.prompt_tokens)

    def _holds_key(self, reply: Reply) -> bool:
        return self._key != NO_KEY and holds_key(f"{reply.text}\n{reply.model}\n{reply.finish_reason}", self._key)

    def opened(self) -> "openai.OpenAI":
        """Return the client. Raises `SettingsError` for a proxy or certificates that can't be used."""
        with self._lock:
            if self._client is None:
                self._client = self._open()
            return self._client

    def _open(self) -> "openai.OpenAI":
        client = open_client(self.url, self._key, self._in_flight)
        weakref.finalize(self, client.close)  # connections end with the model
        return client


def open_client(url: str, key: str, connections: int, *, files: bool = False) -> "openai.OpenAI":
    """Return a client that never retries, never follows a redirect, and adds nothing of the environment.

    With `files` the bodies of its answers are handed on as they come. Raises `SettingsError` when a proxy of the
    environment can't be used.
    """
    import httpx2
    import openai

    from draftkit.model.transport import FileTransport, Transport, open_transport

    try:
        transport = open_transport(url, connections, FileTransport if files else Transport)
    except ImportError:
        raise SettingsError(
            say("a SOCKS proxy is set (ALL_PROXY); unset it for this address, or: pip install httpx2[socks]")
        ) from None
    client = openai.OpenAI(
        api_key=key,
        base_url=url,
        timeout=None,  # the network below has a deadline for the whole call
        max_retries=0,  # the loop above is the only one
        default_headers=_OWN_HEADERS,
        # no trust in the environment: a .netrc would put another key in
        http_client=httpx2.Client(transport=transport, follow_redirects=False, trust_env=False, timeout=None),
    )
    client._custom_headers = _OWN_HEADERS  # OPENAI_CUSTOM_HEADERS would bring others, even another key
    if urlsplit(url).hostname != "api.openai.com":  # OPENAI_ORG_ID is nobody else's business
        client.organization = client.project = None
    return client
