"""Request lines in the format of the OpenAI Batch API: JSON, one request a line, a whole file of them.

https://developers.openai.com/api/docs/guides/batch: `custom_id`, `method`, `url`, `body`; no file over 50,000
requests or 200 MB, one model a file. DashScope and `vllm run-batch` read the same lines.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from draftkit.model import Settings
from draftkit.prompt import Message, Request

MOST_LINES = 50_000
LARGEST_FILE = 200_000_000
"""Bytes of one file."""


def write_line(custom_id: str, request: Request, fields: Mapping[str, Any]) -> bytes:
    """Return one line with its newline, in UTF-8 unescaped. `fields` are those of the body beside the messages."""
    model, *others = fields.items()
    rest = f", {_write(dict(others))[1:-1]}" if others else ""
    head = (
        f'{{"custom_id": {_write(custom_id)}, "method": "POST", "url": "/v1/chat/completions", '
        f'"body": {{"model": {_write(model[1])}, "messages": ['
    )
    messages = b", ".join(map(_write_message, request.messages))
    return b"%b%b]%b}}\n" % (head.encode(), messages, rest.encode())


def body_fields(settings: Settings, room: int | None = None) -> dict[str, Any]:
    """Return the fields of a request's body: the model first, the rest only where set; `room` is for `max_tokens`."""
    fields: dict[str, Any] = {"model": settings.model}
    if settings.temperature is not None:
        fields["temperature"] = settings.temperature
    if (tokens := room or settings.max_tokens) is not None:
        fields["max_tokens"] = tokens
    return {**fields, **settings.extra}


def _write_message(message: Message) -> bytes:
    return _write_system(message.content) if message.role == "system" else _write_any(message.role, message.content)


@lru_cache(maxsize=64)
def _write_system(content: str) -> bytes:
    # the same for every section of every report of a kind, and most of a line
    return _write_any("system", content)


def _write_any(role: str, content: str) -> bytes:
    # no UTF-8 can hold half a character, which facts never have
    return f'{{"role": "{role}", "content": {_write(content)}}}'.encode()


def _write(value: Any) -> str:
    return _encoder.encode(value)


_encoder = json.JSONEncoder(ensure_ascii=False)
