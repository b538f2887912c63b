"""What every test stands on: no network but loopback, no settings of the person who runs it, English messages."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import settings

from draftkit.messages import set_language

settings.register_profile("draftkit", deadline=None, max_examples=100)
settings.load_profile("draftkit")

LOOPBACK = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    connect = socket.socket.connect

    def only_loopback(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_loopback)
    for name in (
        *(f"DRAFTKIT_{part}" for part in ("MODEL", "BASE_URL", "API_KEY", "TIMEOUT", "LANG")),
        *("OPENAI_API_KEY", "OPENAI_BASE_URL", "LANG", "LC_ALL", "LC_MESSAGES"),
        *("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"),
    ):
        monkeypatch.delenv(name, raising=False)
    set_language("en")
    yield
    set_language(None)


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


def raw(body: bytes, kind: str = "application/json", status: int = 200) -> Answer:
    """Answer with any bytes."""
    return lambda handler, _: send(handler, status, body, kind)


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
