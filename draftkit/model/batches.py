"""The Batch API of an OpenAI-compatible endpoint: upload a file of requests, start it, ask, download what came.

https://developers.openai.com/api/docs/guides/batch. The same bounds hold as for a single call: no redirect, no key
in a message, a deadline, one error tree.
"""

import contextlib
import json
import os
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from draftkit.errors import ModelError, ModelRefused, OutputError
from draftkit.messages import say
from draftkit.model.backoff import backoff
from draftkit.model.clock import Clock, RealClock
from draftkit.model.endpoint import open_client
from draftkit.model.hiding import hide_key
from draftkit.model.settings import NO_KEY, Settings

if TYPE_CHECKING:
    import openai

    from draftkit.model.failures import Failure

ENDPOINT: Literal["/v1/chat/completions"] = "/v1/chat/completions"
"""What every line of a batch asks for."""
ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
"""States in which nothing more will come; DashScope and vLLM's servers use the same words."""
TRANSFER = 3600.0
"""Seconds for one file, up or down."""
_PAGE, _PAGES = 100, 50
_NO_BATCHES = ("404", "405", "501")


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as its endpoint tells it. `errors` says why a file was refused as a whole."""

    id: str
    state: str
    input_file: str = ""
    output_file: str | None = None
    error_file: str | None = None
    total: int = 0
    completed: int = 0
    failed: int = 0
    errors: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)

    @property
    def ended(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ENDED


class BatchEndpoint:
    """Files and batches at the endpoint of `settings`.

    Calls that change nothing, or nothing that costs, are tried again as often as `settings.retries` says; starting
    a batch is tried again only where it surely was not started. All raise `ModelError`.
    """

    def __init__(self, settings: Settings, clock: Clock | None = None) -> None:
        self.url = settings.base_url
        self._settings = settings
        self._clock = clock or RealClock()
        self._clients: dict[bool, openai.OpenAI] = {}

    def upload(self, path: Path) -> str:
        """Upload a file of requests; return the endpoint's name for it."""

        def send() -> Any:
            with path.open("rb") as file:
                form = (path.name, file, "application/jsonl")
                return self._client().files.with_raw_response.create(file=form, purpose="batch")

        try:
            said = self._call(say("upload of {name}", name=path.name), send, seconds=TRANSFER)
        except ModelError as error:
            if error.reason in _NO_BATCHES:
                words = say("{words}; if {url} has no files and batches, give the exported files to an engine that "
                            "reads them, and its results to: draftkit batch collect",
                            words=error, url=self.url)  # fmt: skip
                error.args = (words,)
            raise
        return str(said["id"])

    def start(self, file: str, metadata: Mapping[str, str]) -> Batch:
        """Start a batch of an uploaded file. After an error of class `U` it may have been started."""

        def send() -> Any:
            return self._client().batches.with_raw_response.create(
                input_file_id=file, endpoint=ENDPOINT, completion_window="24h", metadata=dict(metadata)
            )

        return _read_batch(self._call(say("start of a batch"), send, classes="F"))

    def ask(self, batch: str) -> Batch:
        """Return how far a batch is."""
        return _read_batch(self._call(batch, lambda: self._client().batches.with_raw_response.retrieve(batch)))

    def cancel(self, batch: str) -> Batch:
        """Ask for a batch to stop; what was done stays done."""
        return _read_batch(self._call(batch, lambda: self._client().batches.with_raw_response.cancel(batch)))

    def list(self) -> Iterator[Batch]:
        """Yield the account's batches, the newest first."""
        after: dict[str, Any] = {}
        for _ in range(_PAGES):
            page = self._call(
                say("list of batches"),
                lambda: self._client().batches.with_raw_response.list(limit=_PAGE, **after),
                wanted="data",
            )
            batches = [_read_batch(entry) for entry in page["data"] if isinstance(entry, dict) and entry.get("id")]
            yield from batches
            if not batches or not page.get("has_more"):
                return
            after["after"] = batches[-1].id

    def download(self, file: str, path: Path) -> None:
        """Write a file of the endpoint to `path`, as a stream, aside first. Raises `OutputError` too."""
        aside = path.with_name(f".{path.name}.part")

        def send() -> None:
            with self._client(files=True).files.with_streaming_response.content(file) as answer:
                _write(answer.iter_bytes(), aside)

        try:
            self._call(say("download of {name}", name=file), send, seconds=TRANSFER)
            os.replace(aside, path)
        finally:
            with contextlib.suppress(OSError):
                aside.unlink(missing_ok=True)

    def _client(self, *, files: bool = False) -> "openai.OpenAI":
        if files not in self._clients:
            client = open_client(self.url, self._settings.api_key, 1, files=files)
            weakref.finalize(self, client.close)
            self._clients[files] = client
        return self._clients[files]

    def _call(
        self,
        what: str,
        send: Callable[[], Any],
        *,
        classes: str = "FU",
        seconds: float | None = None,
        wanted: Literal["id", "data"] = "id",
    ) -> dict[str, Any]:
        """Return the JSON of an answer that has what is `wanted` of it; failures of `classes` are tried again."""
        from draftkit.model.network import deadline

        tries = 0
        while True:
            try:
                with deadline(seconds or self._settings.timeout):
                    raw = send()
                return {} if raw is None else self._parse(raw, wanted)
            except OutputError:
                raise
            except Exception as error:  # every foreign error is mapped in one place
                failure = self._read(error)
            tries += 1
            wait = failure.wait or backoff(tries, 0.5)
            tired = tries > self._settings.retries or wait > self._settings.longest_wait
            if failure.fault not in classes or tired:
                raise self._named(what, failure)
            self._clock.sleep(wait)

    def _parse(self, raw: Any, wanted: str) -> dict[str, Any]:
        from draftkit.model.failures import Failed
        from draftkit.model.statuses import read_status, status_of

        body = json.loads(raw.content)
        if isinstance(body, dict) and not body.get("error"):
            found = body.get(wanted)
            if isinstance(found, list) if wanted == "data" else found and isinstance(found, str):
                return body
            raise ValueError  # without a name nothing can be asked for again
        raise Failed(read_status(status_of(body), raw.headers, body, self.url))

    def _read(self, error: Exception) -> "Failure":
        import openai

        from draftkit.model.failures import Failure, read_failure
        from draftkit.model.statuses import parse_error, read_status

        match error:
            case openai.APIStatusError():
                response = error.response
                return read_status(response.status_code, response.headers, parse_error(response.content), self.url)
            case ValueError():  # no JSON
                words = say("what came from {url} is no answer about files or batches", url=self.url)
                return Failure(ModelRefused(words), "U", "broken")
        return read_failure(error, self.url)

    def _named(self, what: str, failure: "Failure") -> ModelError:
        error = failure.error
        words = str(error)
        if self._settings.api_key != NO_KEY:
            words = hide_key(words, self._settings.api_key)
        error.args = (f"{what}: {words}",)
        error.request, error.fault, error.reason = what, failure.fault, failure.reason
        error.stops_all, error.wait = failure.stops_all, failure.wait
        # the original is left behind: it can hold the key in its request
        error.__cause__ = error.__context__ = None
        error.__suppress_context__ = True
        return error.with_traceback(None)


def _write(chunks: Iterator[bytes], path: Path) -> None:
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)  # answers hold facts
        with os.fdopen(handle, "wb") as out:
            for chunk in chunks:
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:  # those of the network have other types
        reason = error.strerror or str(error)
        raise OutputError(
            say("{path} can't be written: {reason}. Write elsewhere.", path=path, reason=reason)
        ) from None


def _read_batch(said: Mapping[str, Any]) -> Batch:
    errors = said.get("errors")
    told = errors.get("data") if isinstance(errors, dict) else errors
    counts = said.get("request_counts")
    counts = counts if isinstance(counts, dict) else {}
    metadata = said.get("metadata")
    return Batch(
        str(said.get("id") or ""),
        str(said.get("status") or ""),
        str(said.get("input_file_id") or ""),
        said.get("output_file_id") or None,
        said.get("error_file_id") or None,
        _count(counts, "total"),
        _count(counts, "completed"),
        _count(counts, "failed"),
        tuple(_tell(entry) for entry in told) if isinstance(told, list) else (),
        metadata if isinstance(metadata, dict) else {},
    )


def _count(counts: Mapping[str, Any], name: str) -> int:
    count = counts.get(name)
    return count if isinstance(count, int) else 0


def _tell(error: Any) -> str:
    if not isinstance(error, dict):
        return str(error)[:200]
    place = f"{error['line']}: " if error.get("line") else ""
    return f"{place}{error.get('message') or error.get('code') or ''}"[:200]
