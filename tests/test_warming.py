"""One call goes ahead of those that begin alike: told by the order in which calls begin and end at an endpoint."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from draftkit import OpenAIModel, draft_report, load_facts
from draftkit.batch import Options, draft_batch
from draftkit.resources import folder
from draftkit.testing import write_section
from tests.batches import facts_of, write_lines

FACTS = Path(str(folder("fixtures") / "township" / "facts.json"))


@dataclass
class Endpoint:
    """Answers rightly, a moment later; `events` are `begins` and `ends` with the first message of each call."""

    url: str = ""
    refuses: int = 0
    events: list[tuple[str, str]] = field(default_factory=list)

    def ahead(self, beginning: str) -> list[str]:
        return [what for what, message in self.events if message == beginning]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    told = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            beginning = body["messages"][0]["content"]
            told.events.append(("begins", beginning))
            refused = len(told.events) <= told.refuses
            time.sleep(0.05)  # others would come meanwhile
            message = {"role": "assistant", "content": write_section(body)}
            answer = {"id": "1", "object": "chat.completion", "created": 1, "model": "m",
                      "choices": [{"index": 0, "finish_reason": "stop", "message": message}]}  # fmt: skip
            data = json.dumps({"error": {"message": "no"}} if refused else answer).encode()
            told.events.append(("ends", beginning))
            self.send_response(400 if refused else 200)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield told
    server.shutdown()
    server.server_close()


def test_the_first_section_is_answered_before_the_others_are_asked_for(endpoint: Endpoint) -> None:
    report = draft_report(load_facts(FACTS), OpenAIModel("m", base_url=endpoint.url), warm_cache=True)
    assert report.verified
    assert [what for what, _ in endpoint.events[:4]] == ["begins", "ends", "begins", "begins"]
    assert len(endpoint.events) == 2 * len(report.sections)


def test_without_being_asked_to_no_section_waits_for_another(endpoint: Endpoint) -> None:
    draft_report(load_facts(FACTS), OpenAIModel("m", base_url=endpoint.url))
    assert [what for what, _ in endpoint.events[:2]] == ["begins", "begins"]


def test_a_call_ahead_that_fails_lets_the_others_go(endpoint: Endpoint) -> None:
    endpoint.refuses = 1
    report = draft_report(load_facts(FACTS), OpenAIModel("m", base_url=endpoint.url), warm_cache=True)
    assert [what for what, _ in endpoint.events[:4]] == ["begins", "ends", "begins", "begins"]
    assert sorted(section.how for section in report.sections) == ["model"] * 3 + ["plain"]


def test_a_batch_sends_one_prompt_of_each_kind_ahead(endpoint: Endpoint, tmp_path: Path) -> None:
    reports = [facts_of(town, 100 + number, kind=kind)
               for number, town in enumerate(["青河镇", "白石镇", "柳林镇"]) for kind in ("township", "bureau")]  # fmt: skip
    lines = write_lines(tmp_path / "facts.jsonl", *reports)
    summary = draft_batch([lines], tmp_path / "out", "m", base_url=endpoint.url, options=Options(warm_cache=True))
    assert (summary.reports, summary.verified) == (6, 6)
    beginnings = {beginning for _, beginning in endpoint.events}
    assert len(beginnings) == 2
    for beginning in beginnings:
        assert endpoint.ahead(beginning)[:3] == ["begins", "ends", "begins"]
        assert len(endpoint.ahead(beginning)) == 2 * 2 * 3
