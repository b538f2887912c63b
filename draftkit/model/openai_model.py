"""Any OpenAI-compatible endpoint, over `chat.completions`: one shared client, one retry loop."""

import random
import threading
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from draftkit.errors import ModelError, SettingsError
from draftkit.messages import say
from draftkit.model.judging import accept_answer
from draftkit.model.seam import Reply
from draftkit.model.settings import NO_KEY, check_key, check_url, is_loopback
from draftkit.prompt import Request

if TYPE_CHECKING:
    import openai

LONGEST_PAUSE = 8.0
"""Seconds between two tries when the endpoint names none."""
CONNECT = 10.0
"""Seconds until a connection must stand: an address that swallows packets is found out soon."""
_DEADLINE = "draftkit.deadline"


class OpenAIModel:
    """A model behind an OpenAI-compatible endpoint.

    `timeout` is seconds for one whole answer, `retries` how often a call is tried again where that can help.
    `temperature`, `max_tokens` and `extra` (more fields of the request body) are sent only when given. The
    client is made at the first call and shared by all threads. Raises `SettingsError` for a key or an address
    that can't work.
    """

    def __init__(
        self,
        name: str,
        *,
        base_url: str,
        api_key: str = NO_KEY,
        timeout: float = 300.0,
        temperature: float | None = None,
        max_tokens: int | None = None,
        retries: int = 2,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        self.name = name
        self.base_url = check_url(base_url)
        self.timeout = timeout
        self.retries = retries
        self._key = check_key(api_key)
        self._fields = _only_set(temperature=temperature, max_tokens=max_tokens, extra_body=extra or None)
        self._client: openai.OpenAI | None = None
        self._lock = threading.Lock()

    def __repr__(self) -> str:
        return f"OpenAIModel({self.name!r}, base_url={self.base_url!r})"

    def complete(self, request: Request) -> Reply:
        """Send `request` and return the answer. Raises `ModelError` with the request's name in its message."""
        for attempt in range(self.retries + 1):
            try:
                return self._ask(request)
            except SettingsError:
                raise
            except Exception as error:  # every foreign error is mapped in one place
                from draftkit.model.failures import read_failure

                failure = read_failure(error, self.base_url)
            if not failure.again or attempt == self.retries:
                break
            time.sleep(failure.wait or _pause(attempt))
        raise self._named(failure.error, request)

    def _ask(self, request: Request) -> Reply:
        messages: Any = [{"role": message.role, "content": message.content} for message in request.messages]
        completion = self._opened().chat.completions.create(model=self.name, messages=messages, **self._fields)
        return accept_answer(completion)

    def _named(self, error: ModelError, request: Request) -> ModelError:
        # the original is left behind: it can hold the key in its request
        error.args = (f"{request.name}: {self._hide_key(str(error))}",)
        error.__cause__ = error.__context__ = None
        error.__suppress_context__ = True
        return error.with_traceback(None)

    def _hide_key(self, text: str) -> str:
        if self._key == NO_KEY:
            return text
        text = text.replace(self._key, "***")
        # an endpoint's words are shortened, and the cut may go through a key that they repeat
        for length in range(len(self._key) - 1, 7, -1):
            text = text.replace(self._key[:length], "***")
        return text

    def _opened(self) -> "openai.OpenAI":
        with self._lock:
            if self._client is None:
                self._client = self._open()
            return self._client

    def _open(self) -> "openai.OpenAI":
        import openai

        host = urlsplit(self.base_url).hostname or ""
        try:
            client = openai.OpenAI(
                api_key=self._key,
                base_url=self.base_url,
                timeout=openai.Timeout(self.timeout, connect=min(self.timeout, CONNECT)),
                max_retries=0,  # the loop above is the only one
                http_client=openai.DefaultHttpx2Client(
                    follow_redirects=False,
                    event_hooks={"request": [self._start], "response": [self._guard]},
                    # what goes to this machine goes through no proxy of the environment
                    mounts={f"all://{f'[{host}]' if ':' in host else host}": None} if is_loopback(host) else None,
                ),
            )
        except ImportError:
            raise SettingsError(
                say("a SOCKS proxy is set (ALL_PROXY); unset it for this address, or: pip install httpx2[socks]")
            ) from None
        if host != "api.openai.com":  # OPENAI_ORG_ID and OPENAI_PROJECT_ID are nobody else's business
            client.organization = client.project = None
        return client

    def _start(self, request: Any) -> None:
        # the client's time-out is for each read; this one is for the whole call
        request.extensions[_DEADLINE] = time.monotonic() + self.timeout

    def _guard(self, response: Any) -> None:
        from draftkit.model.guard import Guarded

        response.stream = Guarded(response.stream, response.request.extensions[_DEADLINE])


def _only_set(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _pause(attempt: int) -> float:
    return min(LONGEST_PAUSE, 0.5 * 2.0**attempt) * random.uniform(0.75, 1.0)
