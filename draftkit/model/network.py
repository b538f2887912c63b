"""Sockets with an end in time: whatever is waited for, the whole call is over at its deadline.

The client's own time-outs are for each read, so that a server that drips a byte now and then, in its headers or in
its body, is never given up. The network below the client is exchanged instead: it reads the deadline of the thread.
"""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore2

CONNECT = 10.0
"""Seconds until a connection must stand: an address that swallows packets is found out soon."""
_AT_ONCE = 65_536
_thread = threading.local()


class TooSlow(Exception):
    """The whole answer did not come within the time allowed. `sent` says whether the endpoint may have the request."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__()
        self.sent = sent


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Bound all that this thread does on the network."""
    _thread.until = time.monotonic() + seconds
    try:
        yield
    finally:
        _thread.until = None


def _left(timeout: float | None, *, sent: bool) -> float | None:
    until = getattr(_thread, "until", None)
    if until is None:
        return timeout
    left = float(until - time.monotonic())
    if left <= 0:
        raise TooSlow(sent=sent)
    return left if timeout is None else min(left, timeout)


class BoundedBackend(httpcore2.NetworkBackend):
    """Connects within the thread's deadline."""

    def __init__(self) -> None:
        self._below = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Connect to the first of the host's addresses that answers; each gets what time is left."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise httpcore2.ConnectError(str(error)) from error
        failure: Exception = httpcore2.ConnectError(host)
        for *_, address in dict.fromkeys(found):
            left = _left(CONNECT if timeout is None else timeout, sent=False)
            try:
                return _Bounded(self._below.connect_tcp(str(address[0]), port, left, local_address, socket_options))
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore2.NetworkStream:
        """Connect to a socket in the file system."""
        return _Bounded(self._below.connect_unix_socket(path, _left(timeout, sent=False), socket_options))

    def sleep(self, seconds: float) -> None:
        """Wait."""
        self._below.sleep(seconds)


class _Bounded(httpcore2.NetworkStream):
    def __init__(self, below: httpcore2.NetworkStream) -> None:
        self._below = below

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._below.read(max_bytes, _left(timeout, sent=True))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _AT_ONCE):
            self._below.write(buffer[start : start + _AT_ONCE], _left(timeout, sent=True))

    def close(self) -> None:
        self._below.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = _left(CONNECT if timeout is None else timeout, sent=False)
        return _Bounded(self._below.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._below.get_extra_info(info)
