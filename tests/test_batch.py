"""Many reports: drafted over real HTTP, each call journaled, and done again only as far as needed."""

import gc
import json
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from draftkit import JournalError, ModelRefused, Reply, Request, SettingsError, Usage
from draftkit.batch import Database, Options, draft_batch, read_status
from draftkit.document import read_document
from draftkit.testing import Call, FaultServer, write_section
from tests.batches import TOWNS, facts_of, run, wait_for, write_lines


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "facts.jsonl", *(facts_of(town, 100 + n) for n, town in enumerate(TOWNS)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_every_line_becomes_a_verified_report_with_its_own_figures(
    lines: Path, out: Path, server: FaultServer
) -> None:
    summary = run(lines, out, server)
    assert (summary.reports, summary.written, summary.verified, summary.failed) == (6, 6, 6, 0)
    assert summary.calls == summary.sent == server.bill.requests == 12
    for number, town in enumerate(TOWNS):
        name = f"{town}人民政府-关于防汛工作情况的汇报"
        text = read_document(out / f"{name}.docx")
        assert f"{100 + number}人" in text
        assert f"{107 + number}顶" in text
        assert json.loads((out / f"{name}.json").read_bytes())["text"] == text


def test_a_finished_run_given_again_does_nothing(lines: Path, out: Path, server: FaultServer) -> None:
    run(lines, out, server)
    before = {file.name: file.stat().st_mtime_ns for file in out.glob("*.docx")}
    summary = run(lines, out, server)
    assert (summary.sent, summary.written) == (0, 6)
    assert server.bill.requests == 12
    assert {file.name: file.stat().st_mtime_ns for file in out.glob("*.docx")} == before


def test_a_deleted_file_is_written_again_without_a_call(lines: Path, out: Path, server: FaultServer) -> None:
    run(lines, out, server)
    lost = sorted(out.glob("*.docx"))[0]
    before = lost.read_bytes()
    lost.unlink()
    assert run(lines, out, server).sent == 0
    assert lost.read_bytes() == before


def test_changed_facts_are_drafted_anew_and_the_others_left_alone(
    lines: Path, out: Path, server: FaultServer
) -> None:
    run(lines, out, server)
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    rows[2]["sections"]["situation"][0]["value"] = "888人"
    write_lines(lines, *rows)
    summary = run(lines, out, server)
    assert (summary.sent, summary.written, summary.verified) == (1, 6, 6)
    assert "888人" in read_document(out / f"{TOWNS[2]}人民政府-关于防汛工作情况的汇报.docx")


def test_another_model_or_another_prompt_drafts_all_anew(
    lines: Path, out: Path, server: FaultServer, tmp_path: Path
) -> None:
    run(lines, out, server)
    assert run(lines, out, server, model="n").sent == 12
    own = tmp_path / "own"
    own.mkdir()
    (own / "repair.md").write_text("请改正：\n$findings\n", encoding="utf-8")
    assert run(lines, out, server, model="n", prompts=own).sent == 0  # no repair was asked for: the requests are equal
    (own / "cited.md").write_text("数据后面写编号，如1191条[f1]。", encoding="utf-8")
    assert run(lines, out, server, model="n", prompts=own).sent == 12


def test_settings_that_cannot_work_leave_no_folder_behind(lines: Path, out: Path) -> None:
    with pytest.raises(SettingsError):
        draft_batch([lines], out, "m")
    assert not out.exists()


@pytest.mark.parametrize(("configured", "most"), [("in_flight = 2\n", 2), ("in_flight = 64\n", 6), ("", 6)])
def test_no_more_calls_are_under_way_than_jobs_or_the_configuration_allow(
    lines: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, configured: str, most: int
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("draftkit.toml").write_text(configured, encoding="utf-8")
    with FaultServer(ttft=0.15) as server:
        assert run(lines, out, server, jobs=6).verified == 6
        assert server.bill.most_in_flight == most


def test_tokens_are_told_as_a_lower_bound_where_either_count_is_missing(lines: Path, out: Path) -> None:
    class Own:
        name = "own"

        def complete(self, request: Request) -> Reply:
            body = {"messages": [{"role": m.role, "content": m.content} for m in request.messages]}
            return Reply(write_section(body), "stop", "own", Usage(None, 10))

    assert draft_batch([lines], out, Own()).uncounted == 12


def test_lines_in_another_order_cost_nothing(lines: Path, out: Path, server: FaultServer) -> None:
    run(lines, out, server)
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    write_lines(lines, *reversed(rows))
    assert run(lines, out, server).sent == 0
    assert len(list(out.glob("*.docx"))) == 6


def test_the_journal_is_for_its_owner_alone(lines: Path, out: Path, server: FaultServer) -> None:
    run(lines, out, server)
    if sys.platform != "win32":
        assert stat.S_IMODE((out / "journal.sqlite").stat().st_mode) == 0o600


def test_a_second_process_in_the_same_folder_refuses(lines: Path, out: Path, server: FaultServer) -> None:
    with Database(out), pytest.raises(JournalError, match="another draftkit works in"):
        run(lines, out, server)
    assert server.bill.requests == 0
    assert run(lines, out, server).written == 6


class Shouting:
    """A watcher that fails whatever it is told."""

    def begins(self, *_: object) -> None:
        pass

    def done(self, *_: object, **__: object) -> None:
        raise BrokenPipeError

    waiting = stopping = done


def test_who_watches_can_lose_nothing(lines: Path, out: Path, server: FaultServer) -> None:
    summary = draft_batch([lines], out, "m", base_url=server.url, watch=Shouting())
    assert (summary.verified, summary.failed, summary.stopped) == (6, 0, None)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="Linux")
def test_a_run_leaves_no_file_open(lines: Path, out: Path, server: FaultServer) -> None:
    run(lines, out / "first", server)
    before = len(list(Path("/proc/self/fd").iterdir()))
    run(lines, out / "second", server)
    gc.collect()
    wait_for(lambda: len(list(Path("/proc/self/fd").iterdir())) <= before)


def test_a_model_of_ones_own_is_journaled_too(lines: Path, out: Path) -> None:
    class Own:
        name = "own"
        asked = 0

        def complete(self, request: Request) -> Reply:
            Own.asked += 1
            if Own.asked == 3:
                raise ModelRefused("not this one")
            body = {"messages": [{"role": m.role, "content": m.content} for m in request.messages]}
            return Reply(write_section(body), "stop", "own")

    summary = draft_batch([lines], out, Own())
    assert (summary.verified, summary.given_up, summary.calls, Own.asked) == (6, 1, 12, 12)
    assert draft_batch([lines], out, Own(), options=Options(again=True)).sent == 1
    assert Own.asked == 13


def test_each_call_is_on_the_disk_before_it_is_sent(lines: Path, out: Path) -> None:
    seen: list[tuple[int, int]] = []

    def look(call: Call) -> None:
        with closing(sqlite3.connect(f"{(out / 'journal.sqlite').as_uri()}?mode=ro", uri=True)) as reader:
            seen.append((call.number, reader.execute("SELECT count(*) FROM calls").fetchone()[0]))

    with FaultServer(script=look) as server:
        run(lines, out, server, jobs=3)
    assert len(seen) == 12
    assert all(claimed > number for number, claimed in seen)


def test_a_journal_of_another_version_is_left_alone(lines: Path, out: Path, server: FaultServer) -> None:
    run(lines, out, server)
    with closing(sqlite3.connect(out / "journal.sqlite")) as journal:
        journal.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="another version"):
        run(lines, out, server)
    with pytest.raises(JournalError, match="another version"), read_status(out):
        pass
    assert server.bill.requests == 12


def test_a_section_drafted_in_parts_is_put_together_again_from_the_journal(lines: Path, out: Path) -> None:
    def script(call: Call) -> str | None:
        return "cut_at_length" if "必写数据 2 个" in str(call.body) else None

    with FaultServer(script=script) as server:
        summary = run(lines, out, server)
        assert (summary.verified, summary.sent) == (6, server.bill.requests)
        asked = server.bill.requests
        before = {file.name: file.read_bytes() for file in out.glob("*.docx")}
        for file in out.glob("*.docx"):
            file.unlink()
        assert (run(lines, out, server).sent, server.bill.requests) == (0, asked)
    assert {file.name: file.read_bytes() for file in out.glob("*.docx")} == before
    kept = [json.loads(file.read_bytes()) for file in out.glob("*.json")]
    assert all(report["sections"][0]["parts"] == 2 for report in kept)


def test_the_last_sections_of_a_run_are_begun_longest_first(tmp_path: Path, out: Path) -> None:
    class Listening:
        name = "listening"

        def __init__(self) -> None:
            self.asked: list[str] = []

        def complete(self, request: Request) -> Reply:
            self.asked.append(request.name.rpartition("/")[2])
            body = {"messages": [{"role": each.role, "content": each.content} for each in request.messages]}
            return Reply(write_section(body), "stop", self.name, None)

    rows = [facts_of(town, 100 + n) for n, town in enumerate(TOWNS)]
    for row in rows:
        row["sections"]["problems"][0]["text"] = "物资紧缺，库房离各村较远，道路又窄，调运起来费时费力"
    model = Listening()
    summary = draft_batch([write_lines(tmp_path / "f.jsonl", *rows)], out, model, options=Options(jobs=1))
    assert summary.written == 6
    assert model.asked == ["situation", "problems"] * 5 + ["problems", "situation"]
