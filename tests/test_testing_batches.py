"""The shipped server's files and batches, asked by the openai client over HTTP."""

import io
import json
from collections.abc import Iterator
from typing import Any

import openai
import pytest

from draftkit.testing import BatchRules, FaultServer

URL = "/v1/chat/completions"


def lines(count: int, **changes: Any) -> list[dict[str, Any]]:
    body = {"model": "m", "messages": [{"role": "user", "content": "请写"}]}
    return [{"custom_id": f"c{n}", "method": "POST", "url": URL, "body": body, **changes} for n in range(count)]


def upload(client: openai.OpenAI, requests: list[dict[str, Any]]) -> str:
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in requests).encode()
    return client.files.create(file=("in.jsonl", io.BytesIO(content), "application/jsonl"), purpose="batch").id


def start(client: openai.OpenAI, requests: list[dict[str, Any]]) -> Any:
    file = upload(client, requests)
    return client.batches.create(input_file_id=file, endpoint=URL, completion_window="24h", metadata={"run": "7"})


def states(client: openai.OpenAI, batch: Any) -> Iterator[Any]:
    while batch.status not in ("completed", "failed", "expired", "cancelled"):
        yield batch
        batch = client.batches.retrieve(batch.id)
    yield batch


def content(client: openai.OpenAI, file: str | None) -> list[dict[str, Any]]:
    return [json.loads(line) for line in client.files.content(file).text.split("\n") if line] if file else []


def connect(server: FaultServer) -> openai.OpenAI:
    return openai.OpenAI(base_url=server.url, api_key="EMPTY", max_retries=0)


def test_a_batch_goes_through_its_states_and_its_lines_come_back_in_no_order() -> None:
    with FaultServer(seed=3) as server, connect(server) as client:
        seen = list(states(client, start(client, lines(40))))
        answered = content(client, seen[-1].output_file_id)
    assert [batch.status for batch in seen] == ["validating", "in_progress", "finalizing", "completed"]
    assert seen[-1].error_file_id is None
    names = [line["custom_id"] for line in answered]
    assert sorted(names) == sorted(f"c{n}" for n in range(40))
    assert names != sorted(names, key=lambda name: int(name[1:]))
    assert answered[0]["response"]["body"]["choices"][0]["finish_reason"] == "stop"
    assert server.bill.requests == server.bill.right == 40


def test_an_end_in_time_leaves_the_rest_undone_in_the_error_file() -> None:
    with FaultServer(batch_rules=BatchRules(expires_after=0.25)) as server, connect(server) as client:
        *_, ended = states(client, start(client, lines(8)))
        right, wrong = content(client, ended.output_file_id), content(client, ended.error_file_id)
    assert (ended.status, ended.request_counts.completed, ended.request_counts.failed) == ("expired", 2, 6)
    assert len(right) == 2
    assert {line["error"]["code"] for line in wrong} == {"batch_expired"}
    assert server.bill.paid == 2


def test_single_lines_fail_by_the_table_of_faults() -> None:
    script = ["content_filter", "busy", "error_500", "cut_at_length", "reset_before", None]
    with FaultServer(script=script) as server, connect(server) as client:
        *_, ended = states(client, start(client, lines(6)))
        right, wrong = content(client, ended.output_file_id), content(client, ended.error_file_id)
    reasons = sorted(line["response"]["body"]["choices"][0]["finish_reason"] for line in right)
    assert reasons == ["content_filter", "length", "stop"]
    assert sorted(line["response"]["status_code"] for line in wrong) == [429, 500, 500]


@pytest.mark.parametrize(
    ("requests", "code"),
    [
        (lines(4), "invalid_file"),
        (lines(1) + lines(1), "duplicate_custom_id"),
        ([*lines(1), {**lines(2)[1], "body": {"model": "other"}}], "mismatched_model"),
        (lines(1, url="/v1/elsewhere"), "invalid_json_line"),
        (lines(1, custom_id="x" * 65), "invalid_json_line"),
    ],
)
def test_a_file_that_breaks_a_rule_fails_as_a_whole(requests: list[dict[str, Any]], code: str) -> None:
    with FaultServer(batch_rules=BatchRules(most_lines=3)) as server, connect(server) as client:
        *_, ended = states(client, start(client, requests))
    assert ended.status == "failed"
    assert ended.errors.data[0].code == code
    assert server.bill.requests == 0


def test_a_file_that_is_too_large_is_refused() -> None:
    rules = BatchRules(largest_file=100)
    with FaultServer(batch_rules=rules) as server, connect(server) as client, pytest.raises(openai.APIError) as caught:
        upload(client, lines(4))
    assert isinstance(caught.value, openai.APIStatusError)
    assert caught.value.status_code == 413


def test_a_cancelled_batch_keeps_what_was_done() -> None:
    with FaultServer(batch_rules=BatchRules(expires_after=0.5)) as server, connect(server) as client:
        batch = client.batches.cancel(start(client, lines(4)).id)
        assert batch.status == "cancelling"
        *_, ended = states(client, batch)
        assert ended.status == "cancelled"
        assert len(content(client, ended.output_file_id)) == 2
        assert {line["error"]["code"] for line in content(client, ended.error_file_id)} == {"batch_cancelled"}
        with pytest.raises(openai.ConflictError):
            client.batches.cancel(batch.id)


def test_batches_are_listed_page_by_page_the_newest_first_with_what_was_told_about_them() -> None:
    with FaultServer() as server, connect(server) as client:
        made = [start(client, lines(1)).id for _ in range(5)]
        listed = list(client.batches.list(limit=2))
    assert [batch.id for batch in listed] == made[::-1]
    assert listed[0].metadata == {"run": "7"}


def test_a_batch_can_be_started_without_the_client_hearing_of_it() -> None:
    with FaultServer(batch_rules=BatchRules(loses=[True])) as server, connect(server) as client:
        with pytest.raises(openai.APIConnectionError):
            start(client, lines(1))
        assert len(list(client.batches.list())) == 1


def test_files_are_described_and_deleted() -> None:
    with FaultServer() as server, connect(server) as client:
        file = upload(client, lines(2))
        told = client.files.retrieve(file)
        assert (told.filename, told.bytes) == ("in.jsonl", len(client.files.content(file).content))
        client.files.delete(file)
        with pytest.raises(openai.NotFoundError):
            client.files.retrieve(file)
