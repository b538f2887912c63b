"""An OpenAI-compatible endpoint on raw sockets that answers rightly, slowly, or wrongly, as it is told."""

import asyncio
import json
import random
import signal
import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from draftkit.testing.batches import Batches, BatchRules
from draftkit.testing.bill import Bill, SectionBill
from draftkit.testing.exchange import Exchange, Kept, completion, encode
from draftkit.testing.faults import FAULTS, PASSING, Fault
from draftkit.testing.routes import answer_batches
from draftkit.testing.wires import ON_CONNECTION, status
from draftkit.testing.writing import Answer, section_of, write_section

Certificate = Literal["self-signed", "expired", "wrong-host"]
CERTIFICATES = Path(__file__).parent / "certificates"
"""Throw-away certificates with their keys: they protect nothing and are trusted by nobody."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request as a script sees it: its number from 0 on, its section, its JSON body."""

    number: int
    section: str
    body: Mapping[str, Any]


Script = Sequence[str | None] | Callable[[Call], str | None]
"""Which fault each call meets, by name: a list in order of arrival (none after its end), or a function."""


class FaultServer:
    """A server on loopback, in a thread of its own. Use it as a context manager; `url` is its base address.

    `ttft` is seconds to the first token, `speed` tokens a second (0: at once); `in_flight` is how many requests it
    admits at a time: more get status 429, with `Retry-After: retry_after` if that is given. `script` names the fault
    of each call; else a share `faults` of calls meets one of the names in `among`, drawn with `seed`. `answer` writes
    the right answers. `bill` is the server's own ledger; also at `/ledger`. Files and batches go by `batch_rules`;
    each line of a batch is a call like any other, with faults of its own.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        ttft: float = 0.0,
        speed: float = 0.0,
        in_flight: int = 0,
        retry_after: str = "",
        faults: float = 0.0,
        among: Sequence[str] = PASSING,
        seed: int = 0,
        script: Script = (),
        answer: Answer = write_section,
        tls: Certificate | None = None,
        tick: float = 0.05,
        batch_rules: BatchRules | None = None,
    ) -> None:
        self.bill = Bill()
        self.batches = Batches(batch_rules or BatchRules(), self._complete_line, seed)
        self._ttft, self._speed, self._tick = ttft, speed, tick
        self._limit, self._answer = in_flight, answer
        self._busy = FAULTS["busy"].wire if not retry_after else status(429, "slow down", Retry_After=retry_after)
        self._share, self._among, self._script = faults, [FAULTS[name] for name in among], script
        self._random = random.Random(seed)
        self._scripted: Iterator[str | None] = iter(() if callable(script) else script)
        self._listener = socket.create_server(("127.0.0.1", port), backlog=1024)
        self._context = _tls_context(tls) if tls else None
        self.port: int = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}/v1"
        self._loop = asyncio.new_event_loop()
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._serve_aside, name="draftkit.testing", daemon=True)

    def __enter__(self) -> "FaultServer":
        self._thread.start()
        self._started.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Break all connections off and stop."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def _serve_aside(self) -> None:
        self._run(self._started.set)

    def serve(self) -> None:
        """Serve in the calling thread, which is the main one, until it is interrupted or terminated."""
        self._run(self._mind_signals)

    def _mind_signals(self) -> None:
        """Let the loop end between two steps: raised amid an answer, a `KeyboardInterrupt` may be lost, and it runs on.

        A second signal interrupts what is left; what is ignored (`nohup`, in the background) stays so.
        """

        def stop(number: int, _: Any) -> None:
            signal.signal(number, signal.default_int_handler)
            self._loop.call_soon_threadsafe(self._loop.stop)

        for number in (signal.SIGINT, signal.SIGTERM):
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, stop)

    def _run(self, started: Callable[[], object]) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(
                asyncio.start_server(self._connected, sock=self._listener, ssl=self._context, limit=2**20)
            )
            self._loop.call_soon(started)
            self._loop.run_forever()
        finally:
            self._listener.close()
            self._loop.set_exception_handler(lambda *_: None)  # what is broken off is no news
            for task in (tasks := asyncio.all_tasks(self._loop)):
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
            self._loop.close()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.bill.connections += 1
        try:
            while not writer.is_closing() and await self._answer_next(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass  # the client went, or the server stops
        finally:
            writer.close()

    async def _answer_next(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        first = await reader.readexactly(1)
        if not first.isalpha():  # TLS where there is none
            await status(400, "no HTTP")(Exchange({}, "", reader, writer))
            return False
        start = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, _, fields = start.partition("\r\n")
        length = _field(fields, "content-length")
        payload = await reader.readexactly(int(length)) if length else b""
        method, path, *_ = (*line.split(" "), "", "")
        exchange = Exchange(_read_body(payload), "", reader, writer, self._tick)
        if path.endswith("/chat/completions") and method == "POST":
            return await self._complete(exchange)
        if "/files" in path or "/batches" in path:
            return await answer_batches(self.batches, exchange, method, path, _field(fields, "content-type"), payload)
        if path.endswith("/models") and method == "GET":
            await exchange.send(encode({"object": "list", "data": [{"id": "rehearsal", "object": "model"}]}))
        elif path == "/ledger":
            await exchange.send(encode(self.bill.to_json()))
        else:
            await status(404, f"no such path: {path}")(exchange)
        return True

    def _count(self, body: Mapping[str, Any]) -> tuple[Call, SectionBill]:
        call = Call(self.bill.requests, section_of(body), body)
        section = self.bill.section(call.section)
        self.bill.requests += 1
        section.requests += 1
        section.after += section.right > 0
        return call, section

    async def _complete_line(self, body: Mapping[str, Any]) -> tuple[int, Any]:
        """Answer one line of a batch; what lives on a connection is a 500 there."""
        kept = Kept(body, "")
        await self._admitted(kept, *self._count(body))
        return kept.status, kept.said()

    async def _complete(self, exchange: Exchange) -> bool:
        bill = self.bill
        call, section = self._count(exchange.body)
        if self._limit and bill.in_flight >= self._limit:
            bill.turned_away += 1
            assert self._busy is not None
            await self._busy(exchange)
            return True
        bill.in_flight += 1
        bill.most_in_flight = max(bill.most_in_flight, bill.in_flight)
        try:
            await self._admitted(exchange, call, section)
        finally:
            bill.in_flight -= 1
        return not exchange.writer.is_closing()

    async def _admitted(self, exchange: Exchange, call: Call, section: SectionBill) -> None:
        fault = self._choose(call)
        if fault:
            section.faults.append(fault.name)
        if fault is None or fault.paid == "yes" or (fault.paid == "either" and self._random.random() < 0.5):
            self.bill.paid += 1
            section.paid += 1
        if fault is None or fault.paid != "no":
            exchange.text = self._answer(exchange.body)
        if fault is None or not fault.fault:
            await self._take_time(exchange.text)
            self.bill.right += 1
            section.right += 1
        if fault is None:
            await exchange.send(encode(completion(exchange.body, exchange.text)))
        elif fault.wire in ON_CONNECTION and isinstance(exchange, Kept):
            await status(500, "internal error")(exchange)
        elif fault.wire:
            await fault.wire(exchange)

    def _choose(self, call: Call) -> Fault | None:
        name = self._script(call) if callable(self._script) else next(self._scripted, None)
        if name is None and self._share and self._random.random() < self._share:
            return self._random.choice(self._among)
        return FAULTS[name] if name else None

    async def _take_time(self, text: str) -> None:
        seconds = self._ttft + (len(text) / self._speed if self._speed else 0.0)
        if seconds:
            self.bill.work += seconds
            self.bill.slowest = max(self.bill.slowest, seconds)
            await asyncio.sleep(seconds)


def closed_address() -> str:
    """Return a base address on loopback where nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}/v1"


def _field(fields: str, name: str) -> str:
    at = fields.lower().find(f"{name}:")
    return "" if at < 0 else fields[at + len(name) + 1 :].partition("\r\n")[0].strip()


def _tls_context(name: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATES / f"{name}.pem")
    return context


def _read_body(payload: bytes) -> dict[str, Any]:
    try:
        body = json.loads(payload)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}
