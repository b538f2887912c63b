"""What a batch is made from, and under which names its reports are kept: anything people have, and anything hostile."""

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit import FactsError, OutputError
from draftkit.batch import draft_batch
from draftkit.batch.naming import LONGEST, fold, safe_name
from draftkit.document import read_document
from draftkit.testing import FaultServer
from tests.batches import TOWNS, facts_of, rows_of, run, write_lines


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as running:
        yield running


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def write_json(path: Path, facts: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    return path


def names(out: Path) -> list[str]:
    return sorted(file.stem for file in out.glob("*.docx"))


def table(out: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((out / "report.csv").read_text(encoding="utf-8-sig"))))


@given(st.text())
def test_any_words_become_a_name_that_stays_in_its_folder(words: str) -> None:
    name = safe_name(words)
    assert name == safe_name(name)
    assert 0 < len(name.encode("utf-8")) <= LONGEST
    assert not set(name) & set('/\\:*?"<>|\n\t\0')
    assert name.isprintable()
    assert not name.startswith((".", "-", " "))
    assert not name.endswith((".", " "))
    assert Path("folder", f"{name}.docx").parent == Path("folder")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("../../etc/passwd", "etc_passwd"),
        ("/etc/passwd", "etc_passwd"),
        ("C:\\Windows\\系统", "C_Windows_系统"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("com1", "_com1"),
        ("COM²", "_COM²"),
        ("comma", "comma"),
        ("-rf", "_-rf"),
        ("~root", "~root"),
        ("\u202e汇报\u200b", "汇报"),
        ("...", "report"),
        ("", "report"),
        ("镇" * 300, "镇" * 66),
        ("情况 汇报.", "情况_汇报"),
    ],
)
def test_a_hostile_name_is_made_harmless(words: str, name: str) -> None:
    assert safe_name(words) == name


def test_hostile_ids_stay_in_the_folder_and_none_overwrites_another(
    tmp_path: Path, out: Path, server: FaultServer
) -> None:
    ids = ["../../up", "/up", "UP", "up", "Ｕp", "CON", "x" * 500, "x" * 501, "journal", "report", "\u202eup", "."]
    lines = write_lines(tmp_path / "f.jsonl", *(facts_of(f"第{n}镇", 100 + n, id=name) for n, name in enumerate(ids)))
    summary = run(lines, out, server)
    assert (summary.verified, summary.failed) == (len(ids), 0)
    assert len({fold(name) for name in names(out)}) == len(ids)
    assert {file.parent for file in tmp_path.rglob("*.docx")} == {out}
    for number, row in enumerate(rows_of(out)):
        assert f"{100 + number}人" in read_document(out / f"{row.key}.docx")
    assert run(lines, out, server).sent == 0


def test_files_folders_patterns_and_lines_are_all_taken(tmp_path: Path, out: Path, server: FaultServer) -> None:
    write_json(tmp_path / "towns" / "甲镇.json", facts_of("甲镇"))
    write_json(tmp_path / "towns" / "乙镇.json", facts_of("乙镇"))
    (tmp_path / "towns" / "notes.txt").write_text("no facts", encoding="utf-8")
    write_json(tmp_path / "丙镇" / "facts.json", facts_of("丙镇"))
    write_lines(tmp_path / "more.jsonl", facts_of("丁镇"), facts_of("戊镇", id="五号"))
    summary = draft_batch(
        [tmp_path / "towns", f"{tmp_path}/丙*/facts.json", tmp_path / "more.jsonl"], out, "m", base_url=server.url
    )
    assert summary.verified == summary.reports == 5
    assert names(out) == sorted(["甲镇", "乙镇", "丙镇", "丁镇人民政府-关于防汛工作情况的汇报", "五号"])


def test_lines_come_from_standard_input_too(
    out: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(json.dumps(facts_of(town)) + "\n\n" for town in TOWNS)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode())))
    assert draft_batch(["-"], out, "m", base_url=server.url).verified == len(TOWNS)


def test_a_bad_line_or_file_is_one_failed_row_with_its_problems_and_the_others_go_on(
    tmp_path: Path, out: Path, server: FaultServer
) -> None:
    lines = tmp_path / "facts.jsonl"
    good, wrong_sum = json.dumps(facts_of("甲镇")), facts_of("乙镇", id="乙")
    wrong_sum["sections"]["situation"][0]["parts"] = [{"label": "东村", "value": "1人"}]
    rows = [
        b"\xef\xbb\xbf" + good.encode(), b"{not json", json.dumps(wrong_sum).encode(), b"[]", b"\xff\xff\xff", b"  ",
        json.dumps({**facts_of("丙镇"), "kind": "../../etc"}).encode(), b'{"a": ' + b"9" * 9_000_000 + b"}",
        json.dumps(facts_of("丁镇"), ensure_ascii=False).encode("gb18030"), b"[" * 5000, b'{"id": 12.50, "kind": NaN}',
    ]  # fmt: skip
    lines.write_bytes(b"\n".join(rows))
    missing = write_json(tmp_path / "x.json", {"kind": "township"})
    summary = draft_batch([lines, missing], out, "m", base_url=server.url)
    assert (summary.reports, summary.verified, summary.failed) == (11, 2, 9)
    assert server.bill.requests == 4
    told = {row["source"].rpartition("/")[2]: row for row in table(out)}
    assert told["facts.jsonl:1"]["state"] == "written"
    assert told["facts.jsonl:9"]["state"] == "written"
    assert "东村" not in told["facts.jsonl:2"]["error"]
    assert "not JSON" in told["facts.jsonl:2"]["error"]
    assert "sections.situation[0]" in told["facts.jsonl:3"]["error"]
    assert told["facts.jsonl:3"]["report"] == "乙"
    assert "unknown report kind" in told["facts.jsonl:7"]["error"]
    assert "too large" in told["facts.jsonl:8"]["error"]
    assert told["x.json"]["state"] == "failed"
    assert all(row["error"] for row in told.values() if row["state"] == "failed")
    summary = draft_batch([lines, missing], out, "m", base_url=server.url)
    assert (summary.sent, summary.reports, summary.failed) == (0, 11, 9)


def test_half_a_character_in_a_line_is_the_matter_of_that_line(tmp_path: Path, out: Path, server: FaultServer) -> None:
    half = "关于\ud800工作情况的汇报"
    rows = [facts_of("甲镇"), {**facts_of("乙镇"), "title": half}, facts_of("丙镇", id=half)]  # an id is but a name
    lines = tmp_path / "f.jsonl"
    lines.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    for _ in range(2):
        summary = run(lines, out, server)
        assert (summary.verified, summary.failed, summary.stopped) == (2, 1, None)


def test_a_corrected_line_takes_the_place_of_the_failed_one(tmp_path: Path, out: Path, server: FaultServer) -> None:
    lines = write_lines(tmp_path / "f.jsonl", facts_of("甲镇"), {"id": "乙", "kind": "township"})
    assert run(lines, out, server).failed == 1
    write_lines(lines, facts_of("甲镇"), facts_of("乙镇", id="乙"))
    summary = run(lines, out, server)
    assert (summary.sent, summary.failed, summary.verified) == (2, 0, 2)
    assert "乙" in names(out)
    assert len(rows_of(out)) == 2


def test_equal_lines_become_two_reports_and_stay_two(tmp_path: Path, out: Path, server: FaultServer) -> None:
    lines = write_lines(tmp_path / "f.jsonl", facts_of("甲镇"), facts_of("甲镇"))
    assert run(lines, out, server).verified == 2
    assert run(lines, out, server).sent == 0
    assert len(names(out)) == 2


def test_a_name_that_leads_to_nothing_is_told_before_anything_begins(
    tmp_path: Path, out: Path, server: FaultServer
) -> None:
    with pytest.raises(FactsError, match="no such file"):
        run([tmp_path / "none.json"], out, server)
    (tmp_path / "empty").mkdir()
    with pytest.raises(FactsError, match=r"holds no file that ends in \.json"):
        run([tmp_path / "empty"], out, server)
    assert not out.exists()


def test_reports_are_not_written_among_the_facts(tmp_path: Path, server: FaultServer) -> None:
    write_json(tmp_path / "in" / "甲镇.json", facts_of("甲镇"))
    with pytest.raises(OutputError, match="another folder"):
        run([tmp_path / "in"], tmp_path / "in", server)
    assert server.bill.requests == 0


def test_a_strangers_file_is_never_overwritten(tmp_path: Path, out: Path, server: FaultServer) -> None:
    out.mkdir()
    (out / "甲镇.docx").write_bytes(b"mine")
    facts = write_json(tmp_path / "in" / "甲镇.json", facts_of("甲镇"))
    assert run(facts, out, server).verified == 1
    assert (out / "甲镇.docx").read_bytes() == b"mine"
    assert names(out) == ["甲镇", "甲镇-2"]


def test_a_report_edited_by_hand_is_not_replaced_when_its_facts_change(
    tmp_path: Path, out: Path, server: FaultServer
) -> None:
    facts = write_json(tmp_path / "in" / "甲镇.json", facts_of("甲镇"))
    run(facts, out, server)
    (out / "甲镇.docx").write_bytes(b"edited")
    assert run(facts, out, server).written == 1
    write_json(facts, facts_of("甲镇", 500))
    summary = run(facts, out, server)
    assert (summary.failed, summary.sent) == (1, 0)
    assert "changed since; move it away" in rows_of(out)[0].error
    assert (out / "甲镇.docx").read_bytes() == b"edited"
    (out / "甲镇.docx").unlink()
    assert run(facts, out, server).verified == 1
    assert "500人" in read_document(out / "甲镇.docx")


def test_a_strangers_table_is_told_before_anything_is_sent(tmp_path: Path, out: Path, server: FaultServer) -> None:
    out.mkdir()
    (out / "report.csv").write_bytes(b"mine")
    facts = write_json(tmp_path / "in" / "甲镇.json", facts_of("甲镇"))
    with pytest.raises(OutputError, match=r"report\.csv was not written by this run"):
        run(facts, out, server)
    assert server.bill.requests == 0
    assert (out / "report.csv").read_bytes() == b"mine"


def test_a_file_named_twice_is_drafted_once(
    tmp_path: Path, out: Path, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write_json(tmp_path / "in" / "甲镇.json", facts_of("甲镇"))
    monkeypatch.chdir(tmp_path)
    names_of_it = [file.parent, file, Path("in/甲镇.json"), Path("in/../in/甲镇.json"), Path("in/*.json")]
    assert run(names_of_it, out, server).reports == 1
    assert server.bill.requests == 2


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_pipe_is_no_facts_file(tmp_path: Path, out: Path, server: FaultServer) -> None:
    write_json(tmp_path / "in" / "甲镇.json", facts_of("甲镇"))
    os.mkfifo(tmp_path / "in" / "p.json")
    assert run(tmp_path / "in", out, server).reports == 1
    with pytest.raises(FactsError, match="is no regular file"):
        run(tmp_path / "in" / "p.json", out, server)


def test_the_table_names_the_line_where_a_report_stands_now(tmp_path: Path, out: Path, server: FaultServer) -> None:
    rows = [facts_of(town, id=town) for town in TOWNS]
    lines = write_lines(tmp_path / "f.jsonl", *rows)
    run(lines, out, server)
    write_lines(lines, *reversed(rows))
    assert run(lines, out, server).sent == 0
    assert [row["source"].rpartition(":")[2] for row in table(out)] == [str(n + 1) for n in range(len(TOWNS))]
    assert [row["report"] for row in table(out)] == list(reversed(TOWNS))


def make_folder(path: Path) -> None:
    path.mkdir()


def make_unreadable(path: Path) -> None:
    path.write_bytes(b"a stranger's work")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root reads everything")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and modes of POSIX")
@pytest.mark.parametrize("put", [make_folder, make_unreadable, getattr(os, "mkfifo", None)])
def test_what_cannot_be_read_is_no_report_of_ours_and_fails_that_report_alone(
    tmp_path: Path, out: Path, server: FaultServer, put: Callable[[Path], None]
) -> None:
    facts = [write_json(tmp_path / "in" / f"{name}.json", facts_of(name)) for name in ("甲镇", "乙镇")]
    run(facts, out, server)
    (out / "甲镇.docx").unlink()
    put(out / "甲镇.docx")
    before = (out / "甲镇.docx").lstat()
    facts[0].write_text(json.dumps(facts_of("甲镇", 500)), encoding="utf-8")
    summary = run(facts, out, server)
    assert (summary.failed, summary.verified, summary.stopped) == (1, 1, None)
    assert "can't be read" in rows_of(out)[0].error
    after = (out / "甲镇.docx").lstat()
    assert (after.st_ino, after.st_mode, after.st_size) == (before.st_ino, before.st_mode, before.st_size)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_in_the_folder_is_not_written_through(tmp_path: Path, out: Path, server: FaultServer) -> None:
    out.mkdir()
    (tmp_path / "target").write_text("mine", encoding="utf-8")
    (out / "甲镇.docx").symlink_to(tmp_path / "target")
    (out / "乙镇.docx").symlink_to(tmp_path / "nowhere")
    run([write_json(tmp_path / "in" / f"{name}.json", facts_of(name)) for name in ("甲镇", "乙镇")], out, server)
    assert (tmp_path / "target").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("words", ["=1+1", "+cmd", "-2", "@SUM(A1)"])
def test_no_cell_of_the_table_is_computed(words: str, tmp_path: Path, out: Path) -> None:
    title = f"{words}情况的汇报"
    draft_batch([write_lines(tmp_path / "f.jsonl", facts_of("甲镇", id="甲", title=title))], out, "plain")
    assert (out / "report.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = table(out)
    assert (row["state"], row["title"]) == ("written", f"'{title}")


@pytest.mark.parametrize("space", ["\t", " "])
def test_a_formula_behind_a_space_is_refused_and_its_cell_is_empty(space: str, tmp_path: Path, out: Path) -> None:
    facts = facts_of("甲镇", id="甲", title=f"{space}=1情况的汇报")
    draft_batch([write_lines(tmp_path / "f.jsonl", facts)], out, "plain")
    (row,) = table(out)
    assert (row["state"], row["title"]) == ("failed", "")


def test_names_of_files_that_are_no_text_are_taken(tmp_path: Path, out: Path, server: FaultServer) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("file names are text there")
    path = os.path.join(os.fsencode(tmp_path), b"\xff\xfe.json")
    with open(path, "wb") as file:
        file.write(json.dumps(facts_of("甲镇")).encode())
    assert run([Path(os.fsdecode(path))], out, server).verified == 1
