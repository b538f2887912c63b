"""The door to files and batches: bounded, tried again where that costs nothing, without a key in its errors."""

import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from draftkit import ModelError, ModelRefused, ModelUnreachable, OutputError
from draftkit.model import BatchEndpoint, Settings
from draftkit.testing import BatchRules, FaultServer, closed_address
from tests.conftest import Endpoint, send

KEY = "sk-canary-0123456789"


class Clock:
    """Passes time without waiting."""

    def __init__(self) -> None:
        self.waited: list[float] = []

    def now(self) -> float:
        return sum(self.waited)

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.fixture
def requests(tmp_path: Path) -> Path:
    file = tmp_path / "requests.jsonl"
    body = '{"model": "m", "messages": [{"role": "user", "content": "请写"}]}'
    file.write_text(f'{{"custom_id": "a", "method": "POST", "url": "/v1/chat/completions", "body": {body}}}\n', "utf-8")
    return file


def endpoint(url: str, clock: Clock | None = None, **settings: float) -> BatchEndpoint:
    return BatchEndpoint(Settings("m", url, KEY, **settings), clock or Clock())  # type: ignore[arg-type]


def test_a_file_goes_up_is_answered_and_comes_down(requests: Path, tmp_path: Path) -> None:
    with FaultServer() as server:
        door = endpoint(server.url)
        batch = door.start(door.upload(requests), {"run": "7"})
        assert (batch.state, batch.ended, batch.metadata) == ("validating", False, {"run": "7"})
        while not batch.ended:
            batch = door.ask(batch.id)
        assert (batch.state, batch.total, batch.completed, batch.failed) == ("completed", 1, 1, 0)
        assert batch.output_file
        door.download(batch.output_file, tmp_path / "out.jsonl")
        assert (tmp_path / "out.jsonl").read_bytes() == server.batches.content(batch.output_file)
        assert [listed.id for listed in door.list()] == [batch.id]
    assert sorted(file.name for file in tmp_path.iterdir()) == ["out.jsonl", "requests.jsonl"]


@pytest.mark.parametrize("fault", ["busy", "busy_1s", "unavailable", "error_500", "reset_before", "half_json", "html_200"])
def test_what_costs_nothing_is_tried_again(requests: Path, fault: str) -> None:
    clock = Clock()
    with FaultServer(batch_rules=BatchRules(faults=[fault, fault])) as server:
        assert endpoint(server.url, clock).upload(requests)
    assert len(clock.waited) == 2


@pytest.mark.parametrize(("fault", "tries"), [("busy", 2), ("error_500", 1), ("reset_before", 1), ("bad_gateway", 1)])
def test_a_batch_is_started_again_only_where_it_surely_was_not(requests: Path, fault: str, tries: int) -> None:
    with FaultServer(batch_rules=BatchRules(faults=[None, fault])) as server:
        door = endpoint(server.url)
        file = door.upload(requests)
        if tries == 2:
            assert door.start(file, {}).id
        else:
            with pytest.raises(ModelUnreachable) as caught:
                door.start(file, {})
            assert caught.value.fault == "U"
    assert len(server.batches.batches) == tries - 1


@pytest.mark.parametrize("fault", ["wrong_key", "no_balance", "forbidden", "quota_429", "redirect", "error_200_no_route"])
def test_what_is_final_is_told_after_one_call(requests: Path, fault: str) -> None:
    clock = Clock()
    with FaultServer(batch_rules=BatchRules(faults=[fault])) as server, pytest.raises(ModelRefused) as caught:
        endpoint(server.url, clock).upload(requests)
    assert (caught.value.fault, clock.waited, server.batches.uploads) == ("X", [], 0)
    assert "requests.jsonl" in str(caught.value)


def test_a_wish_to_wait_too_long_is_not_granted(requests: Path) -> None:
    with FaultServer(batch_rules=BatchRules(faults=["busy_121s"])) as server, pytest.raises(ModelError) as caught:
        endpoint(server.url).upload(requests)
    assert caught.value.wait == 121


def test_a_server_that_says_nothing_is_given_up_in_time(requests: Path) -> None:
    with FaultServer(batch_rules=BatchRules(faults=["hang", "drip_lines"])) as server:
        with pytest.raises(ModelUnreachable) as caught:
            endpoint(server.url, timeout=0.3, retries=1).ask("batch_1")
        assert caught.value.reason == "timeout"


def test_no_error_holds_the_key(requests: Path) -> None:
    with FaultServer(batch_rules=BatchRules(faults=["wrong_key"])) as server:
        for url in (server.url, closed_address()):
            with pytest.raises(ModelError) as caught:
                endpoint(url, retries=0).upload(requests)
            error = caught.value
            assert KEY not in f"{error}{error!r}{error.__cause__!r}{error.__context__!r}"
            assert error.__cause__ is None


def test_what_a_batch_failed_for_is_told_with_its_line(requests: Path) -> None:
    requests.write_bytes(requests.read_bytes() * 2)
    with FaultServer() as server:
        door = endpoint(server.url)
        batch = door.ask(door.start(door.upload(requests), {}).id)
    assert (batch.state, batch.ended) == ("failed", True)
    assert batch.errors == ("2: a is there twice",)


def test_a_batch_can_be_called_off(requests: Path) -> None:
    with FaultServer() as server:
        door = endpoint(server.url)
        batch = door.cancel(door.start(door.upload(requests), {}).id)
        assert (batch.state, door.ask(batch.id).state) == ("cancelling", "cancelled")


def test_a_download_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    with FaultServer(batch_rules=BatchRules(faults=["end_within"] * 3)) as server, pytest.raises(ModelUnreachable):
        endpoint(server.url, retries=2).download("file-1", tmp_path / "out.jsonl")
    assert not list(tmp_path.iterdir())


def test_a_folder_that_can_not_be_written_is_told(requests: Path, tmp_path: Path) -> None:
    with FaultServer() as server:
        door = endpoint(server.url)
        file = door.upload(requests)
        with pytest.raises(OutputError, match="none"):
            door.download(file, tmp_path / "none" / "out.jsonl")


def test_a_large_file_goes_up_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "large.jsonl"
    file.write_bytes(b"x" * 30_000_000)
    with FaultServer() as server:
        name = endpoint(server.url).upload(file)
        assert server.batches.content(name) == file.read_bytes()


def test_no_name_is_looked_up_that_was_not_configured(requests: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    resolve = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *rest, **more: (asked.append(host), resolve(host, *rest, **more))[1])
    with FaultServer(batch_rules=BatchRules(faults=["redirect"])) as server, pytest.raises(ModelRefused):
        endpoint(server.url).upload(requests)
    assert set(asked) <= {"127.0.0.1"}


@pytest.mark.parametrize("body", ['{"data": []}', '{"id": null}', '{"id": ""}', '{"id": 7}', "{}", "[]", '"x"'])
def test_a_file_or_a_batch_without_a_name_is_an_error_of_unknown_outcome(
    serve: Callable[..., Endpoint], requests: Path, body: str
) -> None:
    def answer(handler: BaseHTTPRequestHandler, _: Any) -> None:
        send(handler, 200, body.encode())

    door = endpoint(serve(answer).url, retries=0)
    with pytest.raises(ModelError) as caught:
        door.start("file-1", {"run": "7"})
    assert caught.value.fault == "U"


def test_a_file_that_went_up_without_a_name_is_told(requests: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener, ThreadPoolExecutor(1) as pool:
        answered = pool.submit(_answer_once, listener, b'{"data": []}')
        with pytest.raises(ModelRefused) as caught:
            endpoint(f"http://127.0.0.1:{listener.getsockname()[1]}/v1", retries=0).upload(requests)
        answered.result()
    assert caught.value.fault == "U"


def _answer_once(listener: socket.socket, body: bytes) -> None:
    connection, _ = listener.accept()
    with connection:
        connection.recv(65_536)
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\nconnection: close\r\n\r\n%b" % (len(body), body))
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65_536):
            pass
