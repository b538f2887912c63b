"""What can go wrong with an answer, as functions that put it on the wire."""

import email.utils
import gzip
import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from draftkit.testing.exchange import Exchange, Wire, completion, encode, head


def status(code: int, message: str, name: str | None = None, **headers: str) -> Wire:
    """An error in OpenAI's form with a status of its own."""
    payload = encode({"error": {"message": message, "type": "error", "code": name}})
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return lambda exchange: exchange.send(payload, code, headers=named)


def busy_until(seconds: float) -> Wire:
    """Status 429 with a date in `Retry-After`."""

    async def answer(exchange: Exchange) -> None:
        date = email.utils.formatdate(time.time() + seconds, usegmt=True)
        await status(429, "slow down", Retry_After=date)(exchange)

    return answer


def raw(payload: bytes, kind: str = "application/json", code: int = 200, **headers: str) -> Wire:
    """Any bytes as the body."""
    named = {key.replace("_", "-"): value for key, value in headers.items()}
    return lambda exchange: exchange.send(payload, code, kind, named)


def says(
    change: Callable[[str], Any] = str, reason: Any = "stop", message: Mapping[str, Any] | None = None, **fields: Any
) -> Wire:
    """A chat completion whose text went through `change`."""
    return lambda exchange: exchange.send(
        encode(completion(exchange.body, change(exchange.text), reason, message, **fields))
    )


def sees(change: Callable[[Exchange], str]) -> Wire:
    """A chat completion whose text is made of the request."""
    return lambda exchange: exchange.send(encode(completion(exchange.body, change(exchange))))


def escaped(change: Callable[[str], str]) -> Wire:
    """A chat completion in ASCII, which can hold what no UTF-8 can."""
    return lambda exchange: exchange.send(json.dumps(completion(exchange.body, change(exchange.text))).encode("ascii"))


def last_part(word: str) -> Callable[[Exchange], str]:
    """Return what takes the text behind the last `word` of the sample in the prompt's first message."""

    def take(exchange: Exchange) -> str:
        return str(exchange.body["messages"][0]["content"]).partition("\n范文>>>")[0].rpartition(word)[2]

    return take


def nonce_of(exchange: Exchange) -> str:
    """Return the delimiter of the facts in the prompt."""
    for message in exchange.body["messages"]:
        _before, found, after = str(message["content"]).partition("\n<<<材料")
        if found:
            return "材料" + after.split("\n", 1)[0]
    return "材料"


def _whole(exchange: Exchange) -> bytes:
    return encode(completion(exchange.body, exchange.text))


async def reset_before(exchange: Exchange) -> None:
    """Reset instead of an answer."""
    await exchange.reset()


async def end_before(exchange: Exchange) -> None:
    """End the connection instead of answering."""
    exchange.writer.close()


async def reset_within(exchange: Exchange) -> None:
    """Reset in the middle of the body."""
    payload = _whole(exchange)
    exchange.writer.write(head(200, "application/json", len(payload)) + payload[: len(payload) // 2])
    await exchange.reset()


async def end_within(exchange: Exchange) -> None:
    """End the connection in the middle of the body."""
    payload = _whole(exchange)
    exchange.writer.write(head(200, "application/json", len(payload)) + payload[: len(payload) // 2])
    exchange.writer.close()


async def cut_unseen(exchange: Exchange) -> None:
    """Cut the body where no length was told, so that only its JSON shows it."""
    payload = _whole(exchange)
    exchange.writer.write(head(200, "application/json", None, {"connection": "close"}) + payload[: len(payload) // 2])
    exchange.writer.close()


async def broken_chunk(exchange: Exchange) -> None:
    """Send a chunked body whose second size is no number."""
    start = head(200, "application/json", None, {"transfer-encoding": "chunked"})
    exchange.writer.write(start + b'5\r\n{"id"\r\nzz\r\n')
    exchange.writer.close()


async def hang(exchange: Exchange) -> None:
    """Say nothing at all."""
    await exchange.client_leaves(None)


async def drip_head(exchange: Exchange) -> None:
    """Send headers for ever, a byte at a time."""
    await exchange.drip(b"HTTP/1.1 200 OK\r\n" + b"x-wait: 1\r\n" * 10_000)


async def drip_body(exchange: Exchange) -> None:
    """Send the right answer a byte at a time, slower than any read times out."""
    payload = _whole(exchange)
    exchange.writer.write(head(200, "application/json", len(payload)))
    await exchange.drip(payload)


async def drip_lines(exchange: Exchange) -> None:
    """Send blank lines for ever, as servers do to keep a connection open while a request is queued."""
    exchange.writer.write(head(200, "application/json", None, {"connection": "close"}))
    await exchange.drip(b"\n" * 10_000)


async def late(exchange: Exchange) -> None:
    """Send some blank lines, then the right answer."""
    await exchange.send(b"\n\n\n\n" + _whole(exchange))


ON_CONNECTION: frozenset[Wire] = frozenset(
    (reset_before, end_before, reset_within, end_within, cut_unseen, broken_chunk, hang, drip_head, drip_body,
     drip_lines)
)  # fmt: skip
"""What happens to a connection instead of an answer."""


def packed(size: int) -> Wire:
    """A small gzip that unpacks to an answer of `size` characters."""

    async def answer(exchange: Exchange) -> None:
        payload = gzip.compress(encode(completion(exchange.body, "好" * size)), 6)
        await exchange.send(payload, headers={"content-encoding": "gzip"})

    return answer


def repeated(text: str) -> str:
    """Return the text with its first paragraph (or all of it) told three times over."""
    first = text.split("\n", 1)[0]
    return f"{first}\n{first}\n{text}"


def other_digit(text: str) -> str:
    """Return the text with one more figure than was supplied."""
    return f"{text}\n此外新增97386件。"
