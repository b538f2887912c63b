"""What helps an endpoint's cache: one call ahead of those that begin alike, and a mark where the beginning ends."""

import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from draftkit import OpenAIModel, SettingsError, draft_report, load_facts
from draftkit.batch import Options, draft_batch
from draftkit.resources import folder
from draftkit.testing import write_section
from draftkit.testing.writing import text_of
from tests.batches import facts_of, write_lines

FACTS = Path(str(folder("fixtures") / "township" / "facts.json"))


@dataclass
class Endpoint:
    """Answers rightly, a moment later; `events` are `begins` and `ends` with the first message of each call."""

    url: str = ""
    refuses: int = 0
    events: list[tuple[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)

    def ahead(self, beginning: str) -> list[str]:
        return [what for what, message in self.events if message == beginning]


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    told = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            told.bodies.append(body)
            beginning = text_of(body["messages"][0])
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


# -- breakpoints ------------------------------------------------------------------------------------------------------

MARKS = [{"cache_control": {"type": "ephemeral"}}, {"prompt_cache_breakpoint": {"mode": "explicit"}}]


@pytest.mark.parametrize("mark", MARKS, ids=["DashScope", "OpenAI"])
def test_the_end_of_what_all_prompts_share_bears_the_mark_and_nothing_else_changes(
    endpoint: Endpoint, mark: dict[str, Any]
) -> None:
    facts = load_facts(FACTS)
    bare = OpenAIModel("m", base_url=endpoint.url)
    marked = OpenAIModel("m", base_url=endpoint.url, cache_breakpoint=mark)
    first = draft_report(facts, bare, workers=1)
    sent = endpoint.bodies[:]
    endpoint.bodies.clear()
    assert draft_report(facts, marked, workers=1).text == first.text
    for before, after in zip(sent, endpoint.bodies, strict=True):
        [part] = after["messages"][0]["content"]
        assert part == {"type": "text", "text": before["messages"][0]["content"], **mark}
        after["messages"][0]["content"] = part["text"]
        assert after == before
    assert bare.identity == marked.identity  # the mark changes a price, no answer


def test_a_mark_is_read_from_the_settings(
    endpoint: Endpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    config = f'model = "m"\nbase_url = "{endpoint.url}"\n[cache_breakpoint]\ncache_control = {{type = "ephemeral"}}\n'
    Path("draftkit.toml").write_text(config, encoding="utf-8")
    assert draft_report(load_facts(FACTS)).verified
    assert all(body["messages"][0]["content"][0]["cache_control"] == {"type": "ephemeral"} for body in endpoint.bodies)


@pytest.mark.parametrize("mark", ['"ephemeral"', '{text = "别的"}', '{type = "image_url"}'])
def test_a_mark_that_is_no_table_or_would_change_the_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draftkit.toml").write_text(f"cache_breakpoint = {mark}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="cache_breakpoint"):
        draft_report(load_facts(FACTS), "m")
