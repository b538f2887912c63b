"""HTTP under the openai client: bounded in time, in size, and to the host that was configured."""

import os
import ssl
import urllib.request
import zlib
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any
from urllib.parse import unquote, urlsplit

import httpcore2
import httpx2

from draftkit.errors import SettingsError
from draftkit.messages import say
from draftkit.model.network import BoundedBackend, TooSlow
from draftkit.model.settings import is_loopback

TRUST = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Environment variables that name the certificates to trust; the first one counts."""
_PORTS = {"http": 80, "https": 443}
_PROXIES = frozenset({"http", "https", "socks5", "socks5h"})
LARGEST = 8_000_000
"""Bytes of one answer, unpacked."""
LARGEST_FILE = 2_000_000_000
"""Bytes of one file of results."""
_KEPT = 5.0
"""Seconds that an idle connection is kept."""
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}


class TooLarge(Exception):
    """The answer is larger than any section can be."""


class BadEncoding(Exception):
    """The body is packed in a way that it does not say, or that nobody asked for."""


_UNREAD = (
    httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException, BadEncoding, TooLarge, TooSlow,
)  # fmt: skip


class Transport(httpx2.BaseTransport):
    """Sends a request and reads its whole answer; nothing is unpacked beyond `LARGEST`."""

    def __init__(self, pool: httpcore2.ConnectionPool) -> None:
        self._pool = pool

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer, read to its end. Raises httpcore2's errors, `TooSlow`, `TooLarge`, `BadEncoding`."""
        return _finish(self._send(request), request)

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()

    def _send(self, request: httpx2.Request) -> httpcore2.Response:
        url = request.url
        assert isinstance(request.stream, httpx2.SyncByteStream)
        return self._pool.handle_request(
            httpcore2.Request(
                request.method,
                httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )


class FileTransport(Transport):
    """Hands a file on as it comes, for whoever writes it down; bounded by `LARGEST_FILE`."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Return the answer with its body still to come. Raises as `Transport` does."""
        answer = self._send(request)
        if answer.status != 200:
            return _finish(answer, request)
        headers = httpx2.Headers(answer.headers)
        if headers.get("content-encoding", "identity") != "identity":  # nobody asked for it
            answer.close()
            raise BadEncoding(headers["content-encoding"])
        return httpx2.Response(answer.status, headers=headers, stream=_Body(answer), request=request)


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        assert isinstance(self._answer.stream, Iterable)
        size = 0
        for chunk in self._answer.stream:
            size += len(chunk)
            if size > LARGEST_FILE:
                raise TooLarge
            yield chunk

    def close(self) -> None:
        self._answer.close()


def _finish(answer: httpcore2.Response, request: httpx2.Request) -> httpx2.Response:
    headers = httpx2.Headers(answer.headers)
    try:
        assert isinstance(answer.stream, Iterable)
        body = _read(answer.stream, headers.pop("content-encoding", "identity"))
    except _UNREAD:
        if answer.status < 300:
            raise
        body = b""  # the status says enough
    finally:
        answer.close()
    return httpx2.Response(answer.status, headers=headers, content=body, request=request)


def _read(stream: Iterable[bytes], encoding: str) -> bytes:
    encoding = encoding.strip().lower()
    if encoding in ("", "identity"):
        return _join(stream)
    if encoding not in _WINDOW:
        raise BadEncoding(encoding)
    packed = _join(stream)
    unpacker = zlib.decompressobj(_WINDOW[encoding])
    try:
        body = unpacker.decompress(packed, LARGEST + 1)
    except zlib.error as error:
        raise BadEncoding(encoding) from error
    if len(body) > LARGEST:
        raise TooLarge
    if not unpacker.eof or unpacker.unused_data:
        raise BadEncoding(encoding)
    return body


def _join(stream: Iterable[bytes]) -> bytes:
    chunks: list[bytes] = []
    size = 0
    for chunk in stream:
        size += len(chunk)
        if size > LARGEST:
            raise TooLarge
        chunks.append(chunk)
    return b"".join(chunks)


def find_proxy(url: str) -> str | None:
    """Return the proxy of the environment that calls to `url` go through; none for what is on this machine.

    Raises `SettingsError` for one that is no address.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or _PORTS[parts.scheme]
    # NO_PROXY names hosts, or one port of a host
    if is_loopback(host) or any(map(urllib.request.proxy_bypass, (host, f"{host}:{port}"))):
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    if not _is_proxy(proxy):  # not shown: it may hold a password
        name = f"{parts.scheme.upper()}_PROXY"
        raise SettingsError(say("the proxy in {name} (or ALL_PROXY) is no address; it looks like http://HOST:PORT, or "
                                "socks5://HOST:PORT", name=name))  # fmt: skip
    return proxy


def strip_password(proxy: str) -> str:
    """Return a proxy's address without the name and password in it."""
    parts = urlsplit(proxy)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def _is_proxy(proxy: str) -> bool:
    try:
        parts = urlsplit(proxy)
        return parts.scheme in _PROXIES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def open_trust() -> ssl.SSLContext:
    """Return which certificates are trusted: those in `SSL_CERT_FILE` or `SSL_CERT_DIR`, else the system's.

    Raises `SettingsError` for a file that can't be read as certificates.
    """
    try:
        return httpx2.create_ssl_context()
    except OSError as error:  # ssl.SSLError is one
        named = next((name for name in TRUST if os.environ.get(name)), TRUST[0])
        raise SettingsError(
            say(
                "the certificates in {name} can't be read: {path} ({reason}); it must be a PEM file",
                name=named,
                path=os.environ.get(named, ""),
                reason=getattr(error, "reason", None) or error.strerror or type(error).__name__,
            )
        ) from None


def open_transport(url: str, connections: int, kind: type[Transport] = Transport) -> Transport:
    """Return what calls to `url` go through.

    Raises `SettingsError`, and `ImportError` for a SOCKS proxy without its package.
    """
    bounds: dict[str, Any] = {
        "ssl_context": open_trust() if url.startswith("https:") else None,
        "max_connections": None,
        "max_keepalive_connections": connections,
        "keepalive_expiry": _KEPT,
        "network_backend": BoundedBackend(),
    }
    proxy = find_proxy(url)
    if proxy is None:
        return kind(httpcore2.ConnectionPool(**bounds))
    parts = urlsplit(proxy)
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    address = strip_password(proxy)
    if parts.scheme.startswith("socks"):
        import_module("socksio")
        return kind(httpcore2.SOCKSProxy(address, auth, **bounds))
    return kind(httpcore2.HTTPProxy(address, auth, **bounds))
