"""Files and batches, as the OpenAI Batch API has them, in memory: upload, create, ask, download.

https://developers.openai.com/api/docs/guides/batch: a batch is validated as a whole, its lines are answered in no
order, right answers go to one file and failed lines to another, and what an end in time or a cancellation left over
is listed there too.
"""

import json
import random
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from draftkit.testing.exchange import encode

ENDPOINT = "/v1/chat/completions"
MOST_LINES = 50_000
LARGEST_FILE = 200_000_000

CompleteLine = Callable[[Mapping[str, Any]], Awaitable[tuple[int, Any]]]
"""A line's body -> the status and the JSON body of its answer."""
_ENDED = frozenset({"completed", "failed", "expired", "cancelled"})
_UNDONE = {
    "batch_expired": "This request could not be executed before the completion window expired.",
    "batch_cancelled": "This request was not executed, the batch was cancelled.",
}


@dataclass(frozen=True, slots=True)
class BatchRules:
    """How batches go. A batch takes one step each time it is asked for.

    `expires_after` is the share of its lines (0 to 1) after which a batch ends in time, and after which a cancelled
    one stops. `loses` tells for the creations of batches in order whether the connection breaks when the batch is
    made already. A file of more than `largest_file` bytes is refused; one of more than `most_lines` lines, with a
    `custom_id` twice or with several models fails as a batch. `keeps_metadata` is false where an endpoint forgets
    what it was told about a batch. `faults` names for the calls about files and batches, in order, what each meets.
    """

    expires_after: float | None = None
    largest_file: int = LARGEST_FILE
    most_lines: int = MOST_LINES
    loses: Sequence[bool] = ()
    keeps_metadata: bool = True
    faults: Sequence[str | None] = ()


@dataclass(slots=True)
class Batch:
    """A batch as the server keeps it."""

    id: str
    input_file: str
    metadata: Mapping[str, str] | None
    lines: list[dict[str, Any]] = field(default_factory=list)
    status: str = "validating"
    done: int = 0
    failed: int = 0
    output_file: str | None = None
    error_file: str | None = None
    errors: list[dict[str, Any]] = field(default_factory=list)

    def to_json(self) -> dict[str, Any]:
        """Return the batch as the API tells it."""
        return {
            "id": self.id,
            "object": "batch",
            "endpoint": ENDPOINT,
            "errors": {"object": "list", "data": self.errors} if self.errors else None,
            "input_file_id": self.input_file,
            "completion_window": "24h",
            "status": self.status,
            "output_file_id": self.output_file,
            "error_file_id": self.error_file,
            "created_at": 1,
            "request_counts": {"total": len(self.lines), "completed": self.done, "failed": self.failed},
            "metadata": self.metadata,
        }


class Refused(Exception):
    """The endpoint says no: a status and its words."""

    def __init__(self, status: int, words: str) -> None:
        self.status = status
        super().__init__(words)


class Batches:
    """The files and batches of one server. `complete` answers one line."""

    def __init__(self, rules: BatchRules, complete: CompleteLine, seed: int = 0) -> None:
        self.files: dict[str, bytes] = {}
        self.batches: dict[str, Batch] = {}
        self.uploads = 0
        self._names: dict[str, str] = {}
        self._rules, self._complete = rules, complete
        self._random = random.Random(seed)
        self._loses, self._faults = iter(rules.loses), iter(rules.faults)

    def next_fault(self) -> str | None:
        """Return the name of the fault that the next call meets."""
        return next(self._faults, None)

    def upload(self, kind: str, payload: bytes) -> dict[str, Any]:
        """Keep the file of a multipart form; return what the API says of it. Raises `Refused`."""
        name, content = _read_form(kind, payload)
        if len(content) > self._rules.largest_file:
            raise Refused(413, f"the file is larger than {self._rules.largest_file} bytes")
        self.uploads += 1
        return self.describe(self._keep(name, content))

    def describe(self, file: str) -> dict[str, Any]:
        """Return what the API says of a file. Raises `Refused`."""
        content = self.content(file)
        return {"id": file, "object": "file", "bytes": len(content), "created_at": 1, "filename": self._names[file],
                "purpose": "batch", "status": "processed"}  # fmt: skip

    def content(self, file: str) -> bytes:
        """Return a file's bytes. Raises `Refused`."""
        if file not in self.files:
            raise Refused(404, f"no such file: {file}")
        return self.files[file]

    def delete(self, file: str) -> dict[str, Any]:
        """Forget a file. Raises `Refused`."""
        self.content(file)
        del self.files[file]
        return {"id": file, "object": "file", "deleted": True}

    def create(self, body: Mapping[str, Any]) -> tuple[dict[str, Any], bool]:
        """Start a batch; return it, and whether its answer is lost on the way. Raises `Refused`."""
        file = str(body.get("input_file_id"))
        self.content(file)
        if body.get("endpoint") != ENDPOINT or not body.get("completion_window"):
            raise Refused(400, f"endpoint must be {ENDPOINT}, with a completion_window")
        metadata = body.get("metadata") if self._rules.keeps_metadata else None
        batch = Batch(f"batch_{len(self.batches) + 1}", file, metadata)
        self.batches[batch.id] = batch
        return batch.to_json(), next(self._loses, False)

    def find(self, batch: str) -> Batch:
        """Return a batch. Raises `Refused`."""
        if batch not in self.batches:
            raise Refused(404, f"no such batch: {batch}")
        return self.batches[batch]

    def list(self, after: str | None, limit: int) -> dict[str, Any]:
        """Return a page of batches, the newest first."""
        names = list(reversed(self.batches))
        start = names.index(after) + 1 if after in names else 0
        page = [self.batches[name].to_json() for name in names[start : start + limit]]
        return {"object": "list", "data": page, "first_id": page[0]["id"] if page else None,
                "last_id": page[-1]["id"] if page else None, "has_more": start + limit < len(names)}  # fmt: skip

    def cancel(self, name: str) -> dict[str, Any]:
        """Ask for a batch to stop. Raises `Refused`."""
        batch = self.find(name)
        if batch.status in _ENDED:
            raise Refused(409, f"the batch is {batch.status} already")
        batch.status = "cancelling"
        return batch.to_json()

    async def step(self, name: str) -> dict[str, Any]:
        """Return a batch, one step further than when it was last asked for. Raises `Refused`."""
        batch = self.find(name)
        match batch.status:
            case "validating":
                self._validate(batch)
            case "in_progress":
                await self._run(batch, "batch_expired")
                batch.status = "finalizing"
            case "finalizing":
                batch.status = "completed" if self._rules.expires_after is None else "expired"
            case "cancelling":
                if not batch.lines:
                    self._validate(batch)
                await self._run(batch, "batch_cancelled")
                batch.status = "cancelled"
        return batch.to_json()

    def _validate(self, batch: Batch) -> None:
        # JSON may hold other line separators unescaped: only a newline ends a line
        lines = self.content(batch.input_file).decode("utf-8", "replace").removesuffix("\n").split("\n")
        if len(lines) > self._rules.most_lines:
            batch.errors.append(_error("invalid_file", f"more than {self._rules.most_lines} requests"))
        seen: set[str] = set()
        models: set[str] = set()
        for number, written in enumerate(lines, start=1):
            line = _read_line(written)
            if line is None:
                batch.errors.append(_error("invalid_json_line", "this line is no request", number))
                continue
            if line["custom_id"] in seen:
                batch.errors.append(_error("duplicate_custom_id", f"{line['custom_id']} is there twice", number))
            seen.add(line["custom_id"])
            models.add(str(line["body"].get("model")))
            batch.lines.append(line)
        if len(models) > 1:
            batch.errors.append(_error("mismatched_model", f"several models: {', '.join(sorted(models))}"))
        batch.status = "failed" if batch.errors else "in_progress"

    async def _run(self, batch: Batch, undone: str) -> None:
        share = self._rules.expires_after
        if undone == "batch_cancelled" and share is None:
            share = 0.0
        order = list(batch.lines)
        self._random.shuffle(order)
        done = len(order) if share is None else round(share * len(order))
        right: list[bytes] = []
        wrong: list[bytes] = []
        for number, line in enumerate(order):
            if number >= done:
                error = {"code": undone, "message": _UNDONE[undone]}
                wrong.append(_result(line, None, error))
                continue
            status, body = await self._complete(line["body"])
            answer = {"status_code": status, "request_id": f"req_{number}", "body": body}
            (right if status < 400 else wrong).append(_result(line, answer, None))
        batch.done, batch.failed = len(right), len(wrong)
        batch.output_file = self._keep(f"{batch.id}_output.jsonl", b"".join(right)) if right else None
        batch.error_file = self._keep(f"{batch.id}_error.jsonl", b"".join(wrong)) if wrong else None

    def _keep(self, name: str, content: bytes) -> str:
        file = f"file-{len(self._names) + 1}"
        self.files[file], self._names[file] = content, name
        return file


def _result(line: Mapping[str, Any], response: Any, error: Any) -> bytes:
    told = {"id": f"batch_req_{line['custom_id']}", "custom_id": line["custom_id"], "response": response}
    return encode({**told, "error": error}) + b"\n"


def _read_line(written: str) -> dict[str, Any] | None:
    try:
        line = json.loads(written)
        whole = line["url"] == ENDPOINT and line["method"] == "POST" and isinstance(line["body"], dict)
        return line if whole and isinstance(line["custom_id"], str) and len(line["custom_id"]) <= 64 else None
    except (ValueError, KeyError, TypeError):
        return None


def _error(code: str, message: str, line: int | None = None) -> dict[str, Any]:
    return {"code": code, "message": message, "line": line, "param": None}


def _read_form(kind: str, payload: bytes) -> tuple[str, bytes]:
    """Return the name and the content of the file in a multipart form (RFC 7578). Raises `Refused`."""
    boundary = kind.partition("boundary=")[2].strip('" ').encode("latin-1")
    fields: dict[str, tuple[str, bytes]] = {}
    for part in payload.split(b"--" + boundary) if boundary else ():
        head, found, content = part.partition(b"\r\n\r\n")
        if found:
            told = head.decode("utf-8", "replace")
            field_name = told.partition(' name="')[2].partition('"')[0]
            fields[field_name] = (told.partition('filename="')[2].partition('"')[0], content.removesuffix(b"\r\n"))
    if "file" not in fields or fields.get("purpose", ("", b""))[1] != b"batch":
        raise Refused(400, "a form with a file and the purpose batch is wanted")
    return fields["file"]
