"""A tap on the line: passes bytes between a client and a server on loopback, and keeps all that the client sent."""

import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import partial
from urllib.parse import quote, quote_plus, urlsplit


class Wiretap:
    """Listens at `url` and hands everything on to the server at `target`; `sent` is every byte of the client."""

    def __init__(self, target: str) -> None:
        parts = urlsplit(target)
        self._target = parts.hostname or "", parts.port or 0
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}{parts.path}"
        self._kept: list[bytearray] = []
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []

    @property
    def sent(self) -> bytes:
        return b"\n".join(map(bytes, self._kept))

    def __enter__(self) -> "Wiretap":
        self._start(self._listen)
        return self

    def __exit__(self, *_: object) -> None:
        for one in (self._listener, *self._sockets):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for one in (self._listener, *self._sockets):
            one.close()

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                server = socket.create_connection(self._target)
                self._sockets += [client, server]
                self._kept.append(bytearray())
                self._start(partial(_pass, client, server, self._kept[-1]))
                self._start(partial(_pass, server, client, bytearray()))


def _pass(source: socket.socket, sink: socket.socket, kept: bytearray) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            kept += data
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


def find_leaks(data: bytes, words: Iterable[str]) -> list[str]:
    """Return the words that stand in bytes: plain, in UTF-16, escaped for JSON or for an address."""
    lowered = data.lower()
    return [word for word in words if any(form in data or form.lower() in lowered for form in _forms(word))]


def _forms(word: str) -> Iterator[bytes]:
    for codec in ("utf-8", "utf-16-le", "gb18030"):
        yield word.encode(codec)
    escaped = json.dumps(word)[1:-1]
    for text in (escaped, escaped.replace("\\", "\\\\"), quote(word), quote_plus(word), quote(quote(word))):
        yield text.encode("ascii", "replace")
