"""Many reports through an engine that answers files of requests: rounds, budgets, crashes, over HTTP and by hand."""

import json
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from draftkit import JournalError, ModelRefused, ModelUnreachable, ResultsError, SettingsError
from draftkit.batch import Database, Options, draft_batch
from draftkit.cli import main
from draftkit.engine import Collected, Round, collect_results, export_requests, submit_requests
from draftkit.engine.exports import Exports
from draftkit.testing import BatchRules, Call, FaultServer, write_section
from draftkit.testing.exchange import completion
from tests.reports import FIXTURES

FACTS = [FIXTURES / kind / "facts.json" for kind in ("bureau", "disclosure", "township")]
KEY = "sk-canary-0123456789"
STEP = 7
"""Writes between two crashes; 1 tries all, in a quarter of a minute."""
Shape = Callable[[Mapping[str, Any]], dict[str, Any]]


@pytest.fixture(autouse=True)
def _key(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAFTKIT_API_KEY", KEY)
    monkeypatch.chdir(tmp_path)


def lines_of(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_bytes().split(b"\n") if line]


def export(run: Path, url: str = "", **options: Any) -> list[Path]:
    first = not run.exists()
    done = export_requests(run, FACTS if first else (), "m" if first else None, base_url=url or None, **options)
    return [run / name for name in done.files]


def collect(run: Path, url: str | None = None) -> tuple[Collected, Round]:
    """Ask for the batches until all that were started have ended."""
    total = Collected()
    for _ in range(6):
        collected, done = collect_results(run, base_url=url)
        total.new += collected.new
        total.missing |= collected.missing
        total.ended |= collected.ended
        if not done.out:
            break
    return total, done


def go_on(run: Path, url: str | None = None) -> Round:
    """Go through rounds until nothing is asked any more."""
    for _ in range(12):
        submit_requests(run, base_url=url)
        _, done = collect(run, url)
        if not export(run):
            return done
    raise AssertionError("too many rounds")


def write_results(file: Path, out: Path, shape: Shape, wanted: Iterable[int] | None = None) -> Path:
    """Answer a file of requests as an engine does that was given it by hand."""
    lines = lines_of(file)
    chosen = range(len(lines)) if wanted is None else wanted
    told = [{"id": "x", "custom_id": lines[n]["custom_id"], **shape(lines[n]["body"])} for n in chosen]
    out.write_text("".join(json.dumps(line) + "\n" for line in told), encoding="utf-8")
    return out


def openai_shape(body: Mapping[str, Any], **changes: Any) -> dict[str, Any]:
    answer = completion(body, write_section(body), **changes)
    return {"response": {"status_code": 200, "request_id": "r", "body": answer}, "error": None}


def old_vllm_shape(body: Mapping[str, Any]) -> dict[str, Any]:
    return {"response": completion(body, write_section(body)), "error": None}


def live(tmp_path: Path) -> Path:
    with FaultServer() as server:
        draft_batch(FACTS, tmp_path / "live", "m", base_url=server.url)
    return tmp_path / "live"


def documents(run: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in run.glob("*.docx")}


def sections(run: Path) -> Iterator[dict[str, Any]]:
    for file in sorted(run.glob("*.json")):
        yield from json.loads(file.read_bytes())["sections"]


def test_the_whole_way_ends_in_the_same_documents_as_live_calls(tmp_path: Path) -> None:
    run = tmp_path / "run"
    script = ["invented_figure", "cut_at_length", "error_500", "busy", "think_open", "no_usage"]
    with FaultServer(script=script) as server:
        assert len(lines_of(*export(run, server.url))) == 10
        assert [export.state for export in submit_requests(run)] == ["started"]
        collected, first = collect(run)
        assert (collected.new, first.out, first.wanted) == (10, 0, 5)
        assert go_on_after(run).summary.verified == 3
    assert documents(run) == documents(live(tmp_path))
    assert {section["how"] for section in sections(run)} >= {"model", "repaired"}
    assert server.bill.requests == 15
    assert all(bill.after == 0 for bill in server.bill.sections.values())


def go_on_after(run: Path) -> Round:
    export(run)
    return go_on(run)


def test_an_end_in_time_is_a_normal_end_and_the_rest_is_asked_in_the_next_round(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer(batch_rules=BatchRules(expires_after=0.5)) as server:
        first = lines_of(*export(run, server.url))
        submit_requests(run)
        collected, done = collect(run)
    assert (collected.new, done.out, done.wanted) == (10, 0, 5)
    second = lines_of(*export(run))
    assert len(second) == 5
    assert not {line["custom_id"] for line in first} & {line["custom_id"] for line in second}
    with FaultServer() as other:
        assert go_on(run, other.url).summary.verified == 3
    assert server.bill.paid + other.bill.paid == 10
    assert documents(run) == documents(live(tmp_path))


def test_what_the_content_filter_stops_is_written_plainly_and_what_may_be_tried_again_has_a_budget(
    tmp_path: Path,
) -> None:
    def script(call: Call) -> str | None:
        names = ["content_filter", "error_500", "finish_null"]
        return names[known.setdefault(call.section, len(known))] if len({*known, call.section}) <= 3 else None

    known: dict[str, int] = {}
    run = tmp_path / "run"
    with FaultServer(script=script) as server:
        export(run, server.url)
        done = go_on(run)
    assert (done.summary.written, done.summary.plain, done.summary.given_up) == (3, 3, 3)
    requests = sorted(bill.requests for bill in server.bill.sections.values() if bill.faults)
    assert requests == [1, 2, 2]  # X is final; U and P are tried once more


@pytest.mark.parametrize("shape", [openai_shape, old_vllm_shape], ids=["nested", "vllm_0.5.0"])
def test_results_of_any_engine_are_taken_from_files(tmp_path: Path, shape: Shape) -> None:
    run = tmp_path / "run"
    (requests,) = export(run)
    results = write_results(requests, tmp_path / "results.jsonl", shape)
    collected, done = collect_results(run, [results])
    assert (collected.new, done.summary.verified, done.wanted) == (10, 3, 0)
    assert documents(run) == documents(live(tmp_path))


def test_an_engines_word_that_a_request_was_wrong_is_final(tmp_path: Path) -> None:
    def vllm_error(body: Mapping[str, Any]) -> dict[str, Any]:
        told = {"error": {"message": "This model's maximum context length is 2048 tokens.", "code": 400}}
        return {"response": {"status_code": 400, "request_id": "v", "body": None}, "error": told}

    run = tmp_path / "run"
    (requests,) = export(run)
    _, done = collect_results(run, [write_results(requests, tmp_path / "results.jsonl", vllm_error)])
    assert (done.summary.written, done.summary.given_up, done.wanted) == (3, 10, 0)
    assert all("context" in section["error"] for section in sections(run))


@pytest.mark.parametrize("reason", ["length", "tool_calls", None, "abort"])
def test_a_body_that_did_not_come_to_its_end_is_not_accepted(tmp_path: Path, reason: str | None) -> None:
    run = tmp_path / "run"
    (requests,) = export(run)
    results = write_results(requests, tmp_path / "results.jsonl", lambda body: openai_shape(body, reason=reason))
    collected, done = collect_results(run, [results])
    assert (collected.new, done.summary.written, done.wanted) == (10, 0, 10)
    again = lines_of(*export(run))
    assert all(("max_tokens" in line["body"]) == (reason == "length") for line in again)


def test_the_same_results_twice_change_nothing_and_those_of_others_are_told(tmp_path: Path) -> None:
    run, other = tmp_path / "run", tmp_path / "other"
    (requests,), (strangers,) = export(run), export(other)
    results = write_results(requests, tmp_path / "results.jsonl", openai_shape)
    strange = write_results(strangers, tmp_path / "strange.jsonl", openai_shape)
    results.write_bytes(results.read_bytes() + b'{"custom_id": "cut o')
    first, done = collect_results(run, [results, results, strange])
    assert (first.new, first.known, first.strange, len(first.broken)) == (10, 10, 10, 2)
    before = documents(run)
    second, again = collect_results(run, [results])
    assert (second.new, second.known) == (0, 10)
    assert (again.summary, documents(run)) == (done.summary, before)


def test_of_two_results_for_one_request_the_right_one_counts(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (requests,) = export(run)
    failed = write_results(requests, tmp_path / "failed.jsonl", lambda _: {"response": None, "error": {"code": "x"}})
    right = write_results(requests, tmp_path / "right.jsonl", openai_shape)
    both = tmp_path / "both.jsonl"
    both.write_bytes(failed.read_bytes() + right.read_bytes())
    _, done = collect_results(run, [both])
    assert done.summary.verified == 3


def test_an_engine_that_answers_a_file_once_more_is_heard_and_an_answer_that_was_no_good_is_not_judged_twice(
    tmp_path: Path,
) -> None:
    run = tmp_path / "run"
    (requests,) = export(run)
    failed = write_results(requests, tmp_path / "failed.jsonl", lambda _: {"response": {"status_code": 500}})
    cut = write_results(requests, tmp_path / "cut.jsonl", lambda body: openai_shape(body, reason="length"))
    right = write_results(requests, tmp_path / "right.jsonl", openai_shape)
    counts = [collect_results(run, [file])[0].new for file in (failed, failed, cut, cut, right, cut, right)]
    assert counts == [10, 0, 10, 0, 10, 0, 0]
    assert collect_results(run, [cut])[1].summary.verified == 3


HALF = "\ud83d"
NESTED: Any = json.loads("[" * 600 + "]" * 600)
ANSWER = completion({"messages": []}, "全镇平稳。")


@pytest.mark.parametrize(
    "told",
    [
        {"response": {"status_code": 10**30, "body": {}}},
        {"response": {"status_code": 500, "body": {"error": {"message": HALF, "code": HALF}}}},
        {"response": {"status_code": 200, "body": {**ANSWER, "model": HALF}}},
        {"response": {"status_code": 200, "body": {**ANSWER, "usage": {"prompt_tokens": 10**30}}}},
        {"response": {"status_code": 200, "body": NESTED}},
        {"response": {"status_code": 200, "body": {"choices": NESTED}}},
        {"response": NESTED, "error": NESTED},
        {"response": {"choices": [{"message": {"content": "x" * 300_000}, "finish_reason": "stop"}]}},
        {"response": {"choices": [{"message": {"content": HALF}, "finish_reason": "stop"}]}},
        {"response": None, "error": {"code": HALF, "message": None}},
    ],
    ids=["status", "half_error", "half_model", "tokens", "nested", "nested_choices", "nested_both", "huge", "half", "code"],
)  # fmt: skip
def test_whatever_a_result_holds_is_judged_and_stops_nothing(tmp_path: Path, told: dict[str, Any]) -> None:
    run = tmp_path / "run"
    (requests,) = export(run)
    collected, done = collect_results(run, [write_results(requests, tmp_path / "results.jsonl", lambda _: told)])
    assert (collected.new, done.out) == (10, 0)
    assert done.wanted or done.summary.written == 3
    strange = tmp_path / "strange.jsonl"
    strange.write_text(json.dumps({"custom_id": HALF, **told}), encoding="utf-8")
    assert collect_results(run, [strange])[0].strange == 1


def test_missing_results_stay_out_until_they_are_given_up_and_are_taken_even_then(tmp_path: Path) -> None:
    run = tmp_path / "run"
    (requests,) = export(run)
    half = write_results(requests, tmp_path / "half.jsonl", openai_shape, range(5))
    collected, done = collect_results(run, [half])
    assert (done.out, done.wanted, collected.missing) == (5, 0, {"requests-0001.jsonl": 5})
    assert export(run) == []
    again = export_requests(run, resend=True)
    assert (again.given_up, again.lines, again.round.out) == (5, 5, 5)
    late = write_results(requests, tmp_path / "late.jsonl", openai_shape, range(5, 10))
    collected, done = collect_results(run, [late])
    assert (collected.new, done.summary.verified, done.out) == (5, 3, 5)


def test_what_is_given_up_too_often_is_written_plainly(tmp_path: Path) -> None:
    run = tmp_path / "run"
    export(run)
    assert export_requests(run, resend=True).lines == 10
    done = export_requests(run, resend=True)
    assert (done.lines, done.round.summary.plain, done.round.summary.written) == (0, 10, 3)


@pytest.mark.parametrize("keeps", [True, False], ids=["by_metadata", "by_file"])
@pytest.mark.parametrize("state", ["uploaded", "starting", "started"])
def test_a_crash_at_any_step_of_submitting_starts_no_batch_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, state: str, keeps: bool
) -> None:
    run = tmp_path / "run"
    note = Exports.note

    def crash(self: Exports, file: str, reached: Any, **told: str) -> None:
        if reached == state:
            raise SystemExit  # the process ends before this is on the disk
        note(self, file, reached, **told)

    with FaultServer(batch_rules=BatchRules(keeps_metadata=keeps)) as server:
        export(run, server.url, most=6)
        with monkeypatch.context() as patched:
            patched.setattr(Exports, "note", crash)
            with pytest.raises(SystemExit):
                submit_requests(run)
        assert go_on(run).summary.verified == 3
        assert len(server.batches.batches) == 2
        assert server.bill.paid == 10


def test_a_batch_whose_start_was_lost_on_the_way_is_found_again(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer(batch_rules=BatchRules(loses=[True])) as server:
        export(run, server.url)
        assert [export.batch for export in submit_requests(run)] == ["batch_1"]
        assert go_on(run).summary.verified == 3
    assert len(server.batches.batches) == 1


@pytest.mark.parametrize("kept", [False, True])
def test_a_crash_before_a_file_has_its_name_leaves_no_claim_without_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    def crash(*_: object) -> None:
        raise SystemExit

    def crash_at_its_name(old: Path, new: Path) -> None:
        if Path(new).name == "requests-0001.jsonl":
            raise SystemExit
        replace(old, new)

    run, replace = tmp_path / "run", os.replace
    with monkeypatch.context() as patched:
        if kept:
            patched.setattr(os, "replace", crash_at_its_name)
        else:
            patched.setattr(Exports, "note", crash)
        patched.setattr("draftkit.engine.files._TOGETHER", 3)  # claims are on the disk already
        with pytest.raises(SystemExit):
            export(run)
    assert not list(run.glob("requests*"))
    assert len(export(run)) == (0 if kept else 1)
    assert [file.name for file in run.iterdir() if "requests" in file.name] == ["requests-0001.jsonl"]
    results = write_results(run / "requests-0001.jsonl", tmp_path / "results.jsonl", openai_shape)
    assert collect_results(run, [results])[1].summary.verified == 3


def test_a_file_that_the_endpoint_refuses_costs_nothing_and_draws_on_no_budget(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer(batch_rules=BatchRules(most_lines=3)) as server:
        export(run, server.url)
        for _ in range(6):
            submit_requests(run)
            collected, done = collect(run)
            assert (done.wanted, done.out, done.summary.given_up) == (10, 0, 0)
            export(run)
        assert (collected.ended, collected.missing) == ({"requests-0006.jsonl": 10}, {})
    with FaultServer() as other:
        assert go_on(run, other.url).summary.verified == 3
    assert server.bill.requests == 0


def test_files_stay_within_their_limits_and_ids_are_unique_and_short(tmp_path: Path) -> None:
    files = export(tmp_path / "run", most=4)
    assert [len(lines_of(file)) for file in files] == [4, 4, 2]
    ids = [line["custom_id"] for file in files for line in lines_of(file)]
    assert len(set(ids)) == 10
    assert max(map(len, ids)) <= 64
    assert {line["body"]["model"] for file in files for line in lines_of(file)} == {"m"}
    largest = max(file.stat().st_size for file in files)
    assert all(file.stat().st_size <= largest for file in export(tmp_path / "other", largest=largest))


def test_requests_and_results_are_for_their_owner_alone_and_no_file_holds_the_key(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer(script=["wrong_key", "error_500"]) as server:
        export(run, server.url)
        go_on(run)
    private = [*run.glob("*.jsonl"), *run.glob("journal.*")]
    assert len(private) >= 6
    if os.name == "posix":
        assert {stat.S_IMODE(file.stat().st_mode) for file in private} == {0o600}
    assert all(KEY.encode() not in file.read_bytes() for file in run.iterdir())


def test_a_refusal_that_meets_every_request_draws_on_no_budget(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer(script=lambda _: "quota_429") as server:
        export(run, server.url)
        submit_requests(run)
        _, done = collect(run)
    assert (done.wanted, done.summary.given_up, list(done.refused.values())) == (10, 0, [10])
    assert "quota" in next(iter(done.refused))
    export(run)
    with FaultServer() as other:
        assert go_on(run, other.url).summary.verified == 3


def test_live_calls_wait_until_the_results_are_collected_and_then_find_everything_done(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer() as server:
        export(run, server.url)
        submit_requests(run)
        with pytest.raises(JournalError, match="collect"):
            draft_batch(FACTS, run, "m", base_url=server.url)
        collect(run)
        summary = draft_batch(FACTS, run, "m", base_url=server.url)
    assert (summary.sent, summary.verified) == (0, 3)
    assert server.bill.requests == 10


def test_results_for_facts_that_changed_are_told_and_the_new_facts_are_asked(tmp_path: Path) -> None:
    run, facts = tmp_path / "run", tmp_path / "facts.jsonl"

    def supply(value: str) -> None:
        entries = [{"label": "发布信息", "value": value}]
        told = {"id": "a", "kind": "disclosure", "title": "信息发布工作汇报", "sections": {"situation": entries}}
        facts.write_text(json.dumps(told), encoding="utf-8")

    supply("1191条")
    (old,) = export_requests(run, [facts], "m").files
    supply("1192条")
    (new,) = export_requests(run, [facts]).files
    collected, done = collect_results(run, [write_results(run / old, tmp_path / "old.jsonl", openai_shape)])
    assert (collected.new, done.strays, done.out, done.summary.written) == (1, 1, 1, 0)
    _, done = collect_results(run, [write_results(run / new, tmp_path / "new.jsonl", openai_shape)])
    assert (done.strays, done.summary.verified) == (0, 1)


def test_a_batch_that_the_endpoint_forgot_keeps_no_other_from_being_collected(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer() as server:
        export(run, server.url, most=6)
        submit_requests(run)
        del server.batches.batches["batch_1"]
        collected, done = collect(run)
        assert (collected.new, collected.missing, done.out) == (4, {"requests-0001.jsonl": 6}, 6)
        assert export_requests(run, resend=True).lines == 6
        assert go_on(run).summary.verified == 3


def test_a_file_that_somebody_put_there_is_not_overwritten(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer() as server:
        export(run, server.url)
        (run / "results-0001-output.jsonl").write_text("mine", "utf-8")
        assert go_on(run).summary.verified == 3
    assert (run / "results-0001-output.jsonl").read_text("utf-8") == "mine"
    assert len(lines_of(run / "results-0001-output-2.jsonl")) == 10


def test_an_address_that_came_with_the_folder_never_gets_the_key_that_other_programs_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DRAFTKIT_API_KEY")
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    run = tmp_path / "run"
    export(run, "https://stranger.example/v1")
    with pytest.raises(SettingsError, match=r"no key for stranger\.example"):
        submit_requests(run)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://api.openai.example/v1")
    with pytest.raises(SettingsError, match=r"no key for stranger\.example"):
        submit_requests(run)


def test_more_facts_can_join_and_the_settings_of_the_first_round_stay(tmp_path: Path) -> None:
    run = tmp_path / "run"
    first = export_requests(run, FACTS[:1], "m", options=Options(binding="plain"))
    more = export_requests(run, FACTS[1:])
    texts = [(run / name).read_text("utf-8") for name in (*first.files, *more.files)]
    assert first.lines + more.lines == 10
    assert all("不要写进正文" in text for text in texts)  # what the plain binding says of marks
    results = [write_results(run / name, tmp_path / f"of-{name}", openai_shape) for name in (*first.files, *more.files)]
    assert collect_results(run, results)[1].summary.verified == 3


def test_what_an_endpoint_without_batches_says_is_told_with_the_other_way(tmp_path: Path) -> None:
    run = tmp_path / "run"
    with FaultServer() as server:
        export(run, f"{server.url}/without")
        with pytest.raises(ModelRefused, match="draftkit batch collect") as caught:
            submit_requests(run)
    assert caught.value.reason == "404"


def test_an_endpoint_that_is_away_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "draftkit.toml").write_text("retries = 0\n", encoding="utf-8")
    run = tmp_path / "run"
    export(run, "http://127.0.0.1:9/v1")
    with pytest.raises(ModelUnreachable):
        submit_requests(run)
    with FaultServer() as server:
        assert go_on(run, server.url).summary.verified == 3


def test_an_engine_without_a_model_is_told(tmp_path: Path) -> None:
    for model in (None, "plain"):
        with pytest.raises(SettingsError, match="-m NAME"):
            export_requests(tmp_path / "run", FACTS, model)


def test_where_no_run_is_the_way_to_start_one_is_told(tmp_path: Path) -> None:
    for call in (lambda: collect_results(tmp_path / "none"), lambda: export_requests(tmp_path / "none")):
        with pytest.raises(JournalError, match="batch export"):
            call()
    assert not (tmp_path / "none").exists()


def test_a_file_of_results_that_is_not_there_is_told(tmp_path: Path) -> None:
    export(tmp_path / "run")
    with pytest.raises(ResultsError, match=r"none\.jsonl"):
        collect_results(tmp_path / "run", [tmp_path / "none.jsonl"])


def test_the_commands_go_the_whole_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = str(tmp_path / "run")
    with FaultServer() as server:
        facts = [str(path) for path in FACTS]
        assert main(["batch", "export", run, *facts, "-m", "m", "--base-url", server.url]) == 0
        assert "batch submit" in capsys.readouterr().err
        assert main(["batch", "submit", run]) == 0
        codes: Sequence[int] = [main(["batch", "collect", run]) for _ in range(3)]
    assert codes == [1, 1, 0]
    out = capsys.readouterr().out
    assert "completed" in out
    assert "3 verified" in out
    assert main(["batch", "submit", run]) == 0
    assert "batch export" in capsys.readouterr().err


def test_a_crash_at_any_write_to_the_journal_loses_nothing_and_asks_nothing_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = tmp_path / "facts.jsonl"
    entries = [{"label": "发布信息", "value": "1191条"}]
    told = {"kind": "disclosure", "title": "信息发布工作汇报", "sections": {"situation": entries}}
    facts.write_text("".join(json.dumps({"id": name, **told}) + "\n" for name in "ab"), encoding="utf-8")
    left = [10**9]

    def counted(write: Callable[..., Any]) -> Callable[..., Any]:
        def crash(*arguments: Any) -> Any:
            left[0] -= 1
            if left[0] < 0:
                raise SystemExit  # the process ends before this write
            return write(*arguments)

        return crash

    monkeypatch.setattr(Database, "write", counted(Database.write))
    monkeypatch.setattr(Database, "write_many", counted(Database.write_many))

    def go(run: Path, url: str) -> Round:
        export_requests(run, [facts], "m", base_url=url)
        submit_requests(run)
        return collect(run)[1]

    writes = 0
    while True:
        run = tmp_path / str(writes)
        with FaultServer() as server:
            left[0] = writes
            try:
                go(run, server.url)
                break
            except SystemExit:
                left[0] = 10**9
            assert go(run, server.url).summary.verified == 2
            assert (server.bill.requests, len(server.batches.batches)) == (2, 1)
        writes += STEP
    assert writes >= 30
