"""What every test stands on: no network but loopback, no settings of the person who runs it, English messages, and a
key that must turn up nowhere (`canary`)."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import settings

from draftkit.messages import set_language
from tests.canary import Canary

settings.register_profile("draftkit", deadline=None, max_examples=100, derandomize=bool(os.environ.get("CI")))
settings.load_profile("draftkit")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


canary = Canary()


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(canary, "canary")


@pytest.fixture
def capsys(capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> pytest.CaptureFixture[str]:
    """Captured output, which the canary looks through as it is read."""
    canary.watch_output(capsys, request.node.nodeid)
    return capsys


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    connect, look_up = socket.socket.connect, socket.getaddrinfo
    strayed: list[Any] = []

    def only_loopback(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            strayed.append(address)
            raise OSError(f"a test tried to reach {address}")
        connect(self, address)

    def only_known(host: Any, *arguments: Any, **named: Any) -> Any:
        if host not in (*LOOPBACK, None, ""):
            strayed.append(host)
            raise socket.gaierror(f"a test tried to look up {host}")
        return look_up(host, *arguments, **named)

    monkeypatch.setattr(socket.socket, "connect", only_loopback)
    monkeypatch.setattr(socket, "getaddrinfo", only_known)
    for name in list(os.environ):
        if name.startswith(("DRAFTKIT_", "OPENAI_", "LC_")) or name == "LANG" or name.upper().endswith("_PROXY"):
            monkeypatch.delenv(name)
    canary.watch(monkeypatch, request.node.nodeid)
    set_language("en")
    yield
    set_language(None)
    # here, and not only above: the library turns any error of a call into one of its own
    assert strayed == [], "a test left this machine"


Answer = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]
"""Writes a whole HTTP answer to a request's body."""


class Endpoint:
    """An OpenAI-compatible endpoint on loopback that answers as it is told, one answer a call, the last for ever."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        lock = threading.Lock()
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                with lock:
                    endpoint.requests.append(body)
                    endpoint.headers.append(dict(self.headers))
                    answer = endpoint.answers[min(len(endpoint.requests), len(endpoint.answers)) - 1]
                answer(self, body)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def send(
    handler: BaseHTTPRequestHandler, status: int, body: bytes, kind: str = "application/json", **headers: str
) -> None:
    handler.send_response(status)
    handler.send_header("content-type", kind)
    handler.send_header("content-length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(body)


def completion(text: Any, reason: Any = "stop", **message: Any) -> Answer:
    """Answer with a chat completion."""

    def answer(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        choice = {"index": 0, "message": {"role": "assistant", "content": text, **message}, "finish_reason": reason}
        usage = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
        reply = {"id": "c", "object": "chat.completion", "created": 1, "model": body["model"], "choices": [choice],
                 "usage": usage}  # fmt: skip
        send(handler, 200, json.dumps(reply).encode())

    return answer


def failure(status: int, message: str = "no", code: str | None = None, **headers: str) -> Answer:
    """Answer with an error."""
    body = json.dumps({"error": {"message": message, "code": code, "type": "error"}}).encode()
    return lambda handler, _: send(handler, status, body, **headers)


def raw(body: bytes, kind: str = "application/json", status: int = 200, encoding: str = "identity") -> Answer:
    """Answer with any bytes."""
    return lambda handler, _: send(handler, status, body, kind, content_encoding=encoding)


@pytest.fixture
def _interruptible() -> Iterator[None]:
    """Let the processes that a test starts hear Ctrl-C: what a process ignores, as one started with & does, its
    children ignore, too."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def start(_interruptible: None) -> Iterator[Callable[..., "subprocess.Popen[str]"]]:
    """Start `draftkit batch` as a process of its own, which hears Ctrl-C even where its parents don't."""
    started: list[subprocess.Popen[str]] = []

    def begin(*arguments: object, stdin: int | None = None) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "draftkit", "--lang", "en", "batch", *map(str, arguments)]
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def serve() -> Iterator[Callable[..., Endpoint]]:
    """Start endpoints; they end with the test."""
    opened: list[Endpoint] = []

    def start(*answers: Answer) -> Endpoint:
        opened.append(Endpoint(*answers))
        return opened[-1]

    yield start
    for endpoint in opened:
        endpoint.close()
