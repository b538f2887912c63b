"""Request lines and result lines: what is written, and every shape that is read."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import Message, Request, ResultsError
from draftkit.engine.lines import body_fields, write_line
from draftkit.engine.results import BrokenLine, Result, read_results
from draftkit.model import Settings

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
COMPLETION = {"id": "c", "object": "chat.completion", "choices": [{"message": {"content": "好"}}]}


def request(*contents: str) -> Request:
    roles: list[Any] = ["system", "user", "assistant", "user"]
    return Request("situation", tuple(map(Message, roles, contents)))


@given(TEXT, st.lists(TEXT, min_size=1, max_size=4), TEXT, st.dictionaries(TEXT, TEXT | st.booleans(), max_size=2))
def test_a_line_is_the_json_of_its_request_on_one_line(
    name: str, contents: Sequence[str], model: str, more: dict[str, Any]
) -> None:
    fields = {"model": model, **{key: value for key, value in more.items() if key not in ("model", "messages")}}
    asked = request(*contents)
    line = write_line(name, asked, fields)
    assert line.count(b"\n") == 1
    assert line.endswith(b"\n")
    messages = [{"role": message.role, "content": message.content} for message in asked.messages]
    body = {"model": model, "messages": messages, **fields}
    assert json.loads(line) == {"custom_id": name, "method": "POST", "url": "/v1/chat/completions", "body": body}


def test_a_line_is_utf8_unescaped() -> None:
    assert "全镇1191条".encode() in write_line("a", request("全镇1191条"), {"model": "m"})


def test_the_fields_of_the_body_are_those_of_a_live_call() -> None:
    settings = Settings("m", "http://127.0.0.1/v1", temperature=0.3, max_tokens=900, extra={"enable_thinking": False})
    assert list(body_fields(settings).items()) == [
        ("model", "m"), ("temperature", 0.3), ("max_tokens", 900), ("enable_thinking", False),
    ]  # fmt: skip
    assert body_fields(settings, room=4096)["max_tokens"] == 4096
    assert body_fields(Settings("m", "http://127.0.0.1/v1")) == {"model": "m"}


def read(folder: Path, *lines: Any) -> list[Result | BrokenLine]:
    file = folder / "results.jsonl"
    file.write_bytes(b"".join(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n" for line in lines))
    return list(read_results(file))


@pytest.mark.parametrize(
    ("told", "status", "body"),
    [
        ({"response": {"status_code": 200, "request_id": "r", "body": COMPLETION}, "error": None}, 200, COMPLETION),
        ({"response": {"status_code": "200", "body": COMPLETION}}, 200, COMPLETION),
        ({"response": COMPLETION, "error": None}, 200, COMPLETION),
        ({"response": {"status_code": 429, "body": {"error": {"message": "slow"}}}, "error": None},
         429, {"error": {"message": "slow"}}),
        ({"response": None, "error": {"code": "batch_expired", "message": "late"}},
         0, {"error": {"code": "batch_expired", "message": "late"}}),
        ({"response": {"status_code": 400, "request_id": "v", "body": None}, "error": "no such model"},
         400, {"error": "no such model"}),
        ({"response": {"status_code": 400, "request_id": "v", "body": None}, "error": {"error": {"message": "long"}}},
         400, {"error": {"message": "long"}}),
        ({"response": None, "error": {"object": "error", "message": "long", "code": 400}},
         0, {"error": {"object": "error", "message": "long", "code": 400}}),
        ({}, 0, {"error": {"message": ""}}),
    ],
    ids=["openai", "status_as_words", "vllm_0.5.0", "failed", "expired", "vllm_words", "vllm_error", "vllm_0.5.0_error",
         "nothing"],
)  # fmt: skip
def test_every_shape_of_a_result_is_read(tmp_path: Path, told: Any, status: int, body: Any) -> None:
    assert read(tmp_path, {"id": "x", "custom_id": "a", **told}) == [Result("a", status, body)]


def test_broken_lines_are_told_with_their_numbers_and_the_rest_is_read(tmp_path: Path) -> None:
    good = {"custom_id": "a", "response": COMPLETION}
    lines = [b"\xef\xbb\xbf" + json.dumps(good).encode() + b"\n", b'{"custom_id": "b", "resp\n', b"\n", b"\xff\n", b"[1]\n",
             {"custom_id": 7}, b"[" * 99_999 + b"\n", b"x" * 8_000_001 + b"\n", good]  # fmt: skip
    found = read(tmp_path, *lines)
    assert [line.number for line in found if isinstance(line, BrokenLine)] == [2, 4, 5, 6, 7, 8]
    assert [line.custom_id for line in found if isinstance(line, Result)] == ["a", "a"]


def test_a_character_that_ends_lines_elsewhere_ends_none_here(tmp_path: Path) -> None:
    line = json.dumps({"custom_id": "a", "response": {"choices": ["一\u2028二\x85三"]}}, ensure_ascii=False).encode()
    assert read(tmp_path, line + b"\n") == [Result("a", 200, {"choices": ["一\u2028二\x85三"]})]


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ResultsError, match=r"none\.jsonl"):
        list(read_results(tmp_path / "none.jsonl"))
