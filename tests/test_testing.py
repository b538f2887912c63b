"""The shipped fault server: it answers rightly, fails as told, and keeps its ledger."""

import contextlib
import http.client
import json
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from draftkit import Message, Reply, Request, draft_report, load_facts
from draftkit.prompt import Binding
from draftkit.testing import FAULTS, PASSING, Call, FaultServer, closed_address, section_of, write_section
from tests.reports import FIXTURES

CASES = sorted([*FIXTURES.glob("*/facts.json"), *FIXTURES.glob("more/*.json")])
BODY = {"model": "m", "messages": [{"role": "user", "content": "请写"}]}


class Writer:
    """`write_section` as a model, without HTTP."""

    name = "writer"

    def complete(self, request: Request) -> Reply:
        return Reply(write_section({"messages": [vars_of(message) for message in request.messages]}), "stop", "writer")


def vars_of(message: Message) -> dict[str, str]:
    return {"role": message.role, "content": message.content}


def post(url: str, body: dict[str, Any] = BODY, path: str = "/v1/chat/completions") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=10)
    with contextlib.closing(connection):
        connection.request("POST", path, json.dumps(body))
        response = connection.getresponse()
        response.read_all = response.read()  # type: ignore[attr-defined]
    return response


def said(response: Any) -> dict[str, Any]:
    return json.loads(response.read_all)  # type: ignore[no-any-return]


@pytest.mark.parametrize("binding", ["cited", "plain"])
@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_sections_it_writes_are_verified(case: Path, binding: Binding) -> None:
    report = draft_report(load_facts(case), Writer(), binding=binding)
    assert report.verified
    assert {section.how for section in report.sections} <= {"model", "mended"}


def test_a_request_that_is_none_of_draftkits_is_answered_too() -> None:
    with FaultServer() as server:
        response = post(server.url)
        answer = said(response)
    assert response.status == 200
    assert answer["choices"][0]["finish_reason"] == "stop"
    assert answer["choices"][0]["message"]["content"]


def test_faults_come_by_script_in_order_and_then_no_more() -> None:
    with FaultServer(script=["wrong_key", None, "unavailable"]) as server:
        assert [post(server.url).status for _ in range(4)] == [401, 200, 503, 200]
    assert server.bill.faults == 2
    assert (server.bill.requests, server.bill.paid, server.bill.right) == (4, 2, 2)


def test_a_script_may_look_at_the_call() -> None:
    def script(call: Call) -> str | None:
        return "forbidden" if call.number == 1 and call.body["model"] == "m" else None

    with FaultServer(script=script) as server:
        assert [post(server.url).status for _ in range(3)] == [200, 403, 200]


def test_a_share_of_faults_is_drawn_alike_with_the_same_seed() -> None:
    def drawn(seed: int) -> list[int]:
        with FaultServer(faults=0.5, among=["unavailable"], seed=seed) as server:
            return [post(server.url).status for _ in range(40)]

    assert drawn(1) == drawn(1)
    assert drawn(1) != drawn(2)
    assert 8 <= drawn(1).count(503) <= 32


def test_more_than_it_admits_is_turned_away_with_the_wish_it_was_told() -> None:
    with FaultServer(in_flight=1, ttft=0.3, retry_after="7") as server:
        first = threading.Thread(target=post, args=(server.url,))
        first.start()
        while not server.bill.in_flight:
            time.sleep(0.005)
        second = post(server.url)
        first.join()
    assert (second.status, second.headers["retry-after"]) == (429, "7")
    assert (server.bill.turned_away, server.bill.most_in_flight) == (1, 1)
    assert server.bill.work == pytest.approx(0.3)


def test_it_takes_the_time_it_was_told() -> None:
    with FaultServer(ttft=0.1, speed=1000, answer=lambda _: "好" * 100) as server:
        started = time.monotonic()
        post(server.url)
        assert time.monotonic() - started >= 0.19


def test_the_ledger_tells_sections_apart_and_what_came_after_a_right_answer() -> None:
    other = {"messages": [{"role": "user", "content": "另写"}]}
    with FaultServer(script=["cut_at_length"]) as server:
        for body in (BODY, BODY, BODY, other):
            post(server.url, body)
        ledger = json.loads(post(server.url, {}, "/ledger").read_all)  # type: ignore[attr-defined]
    first, second = server.bill.section(section_of(BODY)), server.bill.section(section_of(other))
    assert (first.requests, first.paid, first.right, first.after) == (3, 3, 2, 1)
    assert first.faults == ["cut_at_length"]
    assert (second.requests, second.after) == (1, 0)
    assert ledger["requests"] == 4


def test_models_are_listed_and_other_paths_are_not_found() -> None:
    with FaultServer() as server:
        connection = http.client.HTTPConnection(urlsplit(server.url).netloc)
        connection.request("GET", "/v1/models")
        assert json.loads(connection.getresponse().read())["data"]
        connection.request("GET", "/elsewhere")
        assert connection.getresponse().status == 404
        connection.close()


def test_the_table_is_whole() -> None:
    assert len(FAULTS) >= 90
    assert {fault.fault for fault in FAULTS.values()} == {"F", "U", "P", "X", ""}
    for fault in FAULTS.values():
        assert fault.does
        assert fault.again or fault.fault in "XF"
        assert fault.fault != "F" or fault.paid == "no"
        assert fault.fault != "P" or fault.paid == "yes"
    assert set(PASSING) < set(FAULTS)


@pytest.mark.parametrize("name", [fault.name for fault in FAULTS.values() if fault.wire])
def test_every_fault_is_put_on_the_wire_and_the_server_lives_on(name: str) -> None:
    with FaultServer(script=[name], tick=0.01) as server:
        with socket.create_connection(("127.0.0.1", server.port)) as client:
            payload = json.dumps(BODY).encode()
            client.sendall(b"POST /v1/chat/completions HTTP/1.1\r\ncontent-length: %d\r\n\r\n" % len(payload) + payload)
            client.settimeout(0.05)
            with contextlib.suppress(TimeoutError, ConnectionError):
                assert isinstance(client.recv(100), bytes)
        assert post(server.url).status == 200
    assert server.bill.section(section_of(BODY)).faults == [name]


def test_nobody_listens_at_a_closed_address() -> None:
    with pytest.raises(ConnectionRefusedError):
        post(closed_address())


@pytest.mark.usefixtures("_interruptible")
def test_it_runs_as_a_process_of_its_own_and_tells_its_ledger_at_the_end() -> None:
    command = [sys.executable, "-m", "draftkit.testing", "--faults", "1", "--among", "unavailable"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    url = process.stdout.readline().strip()
    assert post(url).status == 503
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=10)
    assert json.loads(out)["requests"] == 1


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM] * 8)
def test_it_ends_when_it_is_told_to_amid_its_answers(number: signal.Signals) -> None:
    command = [sys.executable, "-m", "draftkit.testing", "--faults", "1", "--among", "unavailable"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    url = process.stdout.readline().strip()
    with ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(post, url) for _ in range(40)]
        calls[3].result()
        process.send_signal(number)
        out, _ = process.communicate(timeout=10)
    assert json.loads(out)["requests"] >= 4


def test_the_faults_can_be_listed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "draftkit.testing", "--list"], capture_output=True, text=True, check=True
    )
    assert len(done.stdout.splitlines()) == len(FAULTS)


def test_the_server_needs_nothing_but_the_standard_library() -> None:
    script = "import sys, draftkit.testing; print(*sorted({name.split('.')[0] for name in sys.modules} - sys.stdlib_module_names))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert {"pydantic", "openai", "httpx2", "anyio", "docx"} & set(done.stdout.split()) == set()
