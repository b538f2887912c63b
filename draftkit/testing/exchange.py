"""One request and its answer on a raw connection: a right chat completion, or bytes that are none."""

import asyncio
import json
import socket
import struct
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

_REASONS = {200: "OK", 307: "Temporary Redirect", 429: "Too Many Requests"}
_ONE_AT_ONCE = 65_536


@dataclass(slots=True)
class Exchange:
    """A request that waits for its answer. `text` is the right one; `tick` seconds pass between dripped bytes."""

    body: Mapping[str, Any]
    text: str
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    tick: float = 0.05

    async def send(
        self,
        payload: bytes,
        status: int = 200,
        kind: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Write a whole HTTP answer."""
        self.writer.write(head(status, kind, len(payload), headers) + payload)
        await self.writer.drain()

    async def drip(self, payload: bytes) -> None:
        """Write a byte each `tick` until the client goes away; after the last one the connection stays open."""
        for byte in payload:
            self.writer.write(bytes((byte,)))
            await self.writer.drain()
            if await self.client_leaves(self.tick):
                return
        await self.client_leaves(None)

    async def client_leaves(self, seconds: float | None) -> bool:
        """Wait for the client to close its connection, `seconds` at most; tell whether it did."""
        try:
            return await asyncio.wait_for(self.reader.read(1), seconds) == b""
        except TimeoutError:
            return False

    async def reset(self) -> None:
        """Break the connection off with a reset instead of an end."""
        await self.writer.drain()
        endpoint = self.writer.get_extra_info("socket")
        if endpoint is not None:
            endpoint.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


class Kept(Exchange):
    """An exchange without a connection: what is sent is kept."""

    def __init__(self, body: Mapping[str, Any], text: str) -> None:
        self.body, self.text = body, text
        self.status, self.payload = 0, b""

    async def send(
        self,
        payload: bytes,
        status: int = 200,
        kind: str = "application/json",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Keep the answer."""
        self.status, self.payload = status, payload

    def said(self) -> Any:
        """Return the answer's body: as JSON where it is JSON, else its words."""
        try:
            return json.loads(self.payload)
        except ValueError:
            return self.payload.decode("utf-8", "replace")


Wire = Callable[[Exchange], Awaitable[None]]
"""Answers one request on the wire."""


def head(status: int, kind: str, length: int | None, headers: Mapping[str, str] | None = None) -> bytes:
    """Return the head of an HTTP answer; without `length` the end of the connection ends the body."""
    lines = [f"HTTP/1.1 {status} {_REASONS.get(status, 'Answer')}", f"content-type: {kind}"]
    if length is not None:
        lines.append(f"content-length: {length}")
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def completion(
    body: Mapping[str, Any], text: Any, reason: Any = "stop", message: Mapping[str, Any] | None = None, **fields: Any
) -> dict[str, Any]:
    """Return a chat completion with `text`; `message` and `fields` are added to, or stand in place of, its own."""
    prompt = sum(len(str(part.get("content"))) for part in body.get("messages", ()))
    tokens = len(text) if isinstance(text, str) else 0
    said = {"role": "assistant", "content": text, **(message or {})}
    return {
        "id": "chatcmpl-rehearsal",
        "object": "chat.completion",
        "created": 1,
        "model": body.get("model", ""),
        "choices": [{"index": 0, "message": said, "finish_reason": reason}],
        "usage": {"prompt_tokens": prompt, "completion_tokens": tokens, "total_tokens": prompt + tokens},
        **fields,
    }


def encode(value: Any) -> bytes:
    """Return a value as JSON bytes."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8")
