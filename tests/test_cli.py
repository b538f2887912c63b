"""The command line as its user sees it: what is printed, what is written, what is returned."""

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from draftkit import Replayer, check_text, load_facts, parse_facts
from draftkit.cli import main
from draftkit.document import examine_document, read_document, read_draft
from draftkit.kinds import list_kinds
from tests.conftest import Endpoint, completion, failure
from tests.document_forge import forge, run
from tests.reports import FIXTURES

DISCLOSURE = str(FIXTURES / "disclosure" / "facts.json")
RECORDINGS = str(FIXTURES / "disclosure" / "recordings")
SMALL = """{"kind": "township", "title": "关于防汛工作情况的汇报", "sections": {"situation": [
 {"label": "转移群众", "value": "129人"}]}}"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("facts.json").write_text(SMALL, encoding="utf-8")


def test_draft_without_a_model_writes_a_verified_file_and_says_how_to_configure_one(capsys: Capture) -> None:
    assert main(["draft", "facts.json", "-o", "out.docx"]) == 0
    out, err = capsys.readouterr()
    assert "转移群众129人" in read_document("out.docx")
    assert "verified: 1 of 1" in out
    assert "DRAFTKIT_MODEL" in err


def test_draft_from_recordings_needs_no_model(capsys: Capture) -> None:
    assert main(["draft", DISCLOSURE, "-o", "out.docx", "--json", "out.json", "--replay", RECORDINGS]) == 0
    result = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert result["verified"] is True
    assert {section["how"] for section in result["sections"]} <= {"model", "mended", "repaired"}
    assert read_document("out.docx") == result["text"]
    assert "written by the model" in capsys.readouterr().out


def test_draft_with_an_endpoint_records_what_it_answered(serve: Callable[..., Endpoint], capsys: Capture) -> None:
    endpoint = serve(completion("汛情发生以来，我镇共转移群众129人[f1]。"))
    arguments = ["draft", "facts.json", "-o", "a.docx", "-m", "m", "--base-url", endpoint.url]
    assert main([*arguments, "--record", "kept"]) == 0
    assert "written by the model" in capsys.readouterr().out
    assert main(["draft", "facts.json", "-o", "b.docx", "--replay", "kept"]) == 0
    assert Path("a.docx").read_bytes() == Path("b.docx").read_bytes()
    assert Replayer("kept").unused() == ("situation",)


def test_a_model_that_fails_is_told_and_the_report_is_written_all_the_same(
    serve: Callable[..., Endpoint], capsys: Capture
) -> None:
    url = serve(failure(401, "bad key")).url
    assert main(["draft", "facts.json", "-o", "out.docx", "-m", "m", "--base-url", url]) == 3
    assert "转移群众129人" in read_document("out.docx")
    assert "DRAFTKIT_API_KEY" in capsys.readouterr().err


def test_no_fallback_writes_nothing_when_the_model_fails(serve: Callable[..., Endpoint]) -> None:
    url = serve(failure(401)).url
    arguments = ["draft", "facts.json", "-o", "out.docx", "-m", "m", "--base-url", url]
    assert main([*arguments, "--no-fallback"]) == 3
    assert not Path("out.docx").exists()


def test_an_output_that_cannot_be_written_is_found_before_anything_is_sent(serve: Callable[..., Endpoint]) -> None:
    endpoint = serve(completion("甲"))
    assert main(["draft", "facts.json", "-o", "none/out.docx", "-m", "m", "--base-url", endpoint.url]) == 2
    assert endpoint.requests == []


@pytest.mark.parametrize(
    ("text", "code"), [("转移群众129人。", 0), ("转移群众128人。", 1), ("转移群众一百余人。", 1)]
)
def test_check_returns_its_verdict(text: str, code: int, capsys: Capture) -> None:
    Path("draft.txt").write_text(text, encoding="utf-8")
    assert main(["check", "draft.txt", "facts.json"]) == code
    assert ("NOT verified" in capsys.readouterr().out) == bool(code)


def test_check_reads_word_files_and_prints_json(capsys: Capture) -> None:
    main(["draft", "facts.json", "-o", "out.docx"])
    capsys.readouterr()
    assert main(["check", "out.docx", "facts.json", "--json"]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert set(verdict) == {"version", "verified", "text", "findings", "figures", "facts", "unread"}
    start, end = verdict["facts"][0]["spans"][0]
    assert verdict["text"][start:end] == "129人"


def test_check_puts_findings_into_a_word_file_as_comments() -> None:
    main(["draft", "facts.json", "-o", "out.docx"])
    other = SMALL.replace("129人", "192人")
    Path("other.json").write_text(other, encoding="utf-8")
    assert main(["check", "out.docx", "other.json", "--annotate", "noted.docx"]) == 1
    assert read_document("noted.docx") == read_document("out.docx")
    with zipfile.ZipFile("noted.docx") as archive:
        assert "192人" in archive.read("word/comments.xml").decode("utf-8")
    Path("draft.txt").write_text("转移群众128人。", encoding="utf-8")
    assert main(["check", "draft.txt", "facts.json", "--annotate", "noted.docx"]) == 2


def test_check_tells_what_it_could_not_read_and_verifies_nothing_that_can_hold_figures(capsys: Capture) -> None:
    forge(Path("picture.docx"), f"<w:p>{run('转移群众129人')}<w:r><w:drawing/></w:r></w:p>")
    assert main(["check", "picture.docx", "facts.json"]) == 0
    assert "in the file, but not read: pictures 1" in capsys.readouterr().out
    forge(Path("chunk.docx"), f'<w:p>{run("转移群众129人")}</w:p><w:altChunk r:id="a"/>')
    assert main(["check", "chunk.docx", "facts.json"]) == 1
    out = capsys.readouterr().out
    assert "error [unread] the file holds charts, objects or embedded files" in out
    assert "NOT verified, errors: 1; 1 of 1 supplied figures" in out
    assert main(["check", "chunk.docx", "facts.json", "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["verified"], found["unread"]) == (False, {"chunk": 1})
    assert [finding["code"] for finding in found["findings"]] == ["unread"]


def test_python_says_what_the_command_says_of_a_file_with_an_embedded_object() -> None:
    forge(Path("object.docx"), f"<w:p>{run('转移群众129人')}<w:r><w:object/></w:r></w:p>")
    facts = load_facts("facts.json")
    for read in (read_draft("object.docx"), examine_document("object.docx")):
        check = check_text(read, facts)
        assert check.text == "转移群众129人"
        assert not check.verified
        assert [finding.code for finding in check.errors] == ["unread"]
        assert check.to_json()["verified"] is False
    assert check_text(read_draft("object.docx").text, facts).verified  # of a text alone nothing is hidden


def test_check_never_writes_comments_over_the_draft_itself(capsys: Capture) -> None:
    forge(Path("draft.docx"), f"<w:p>{run('转移群众128人')}</w:p>")
    before = Path("draft.docx").read_bytes()
    Path("link.docx").symlink_to("draft.docx")
    for out in ("draft.docx", "./draft.docx", "link.docx"):
        assert main(["check", "draft.docx", "facts.json", "--annotate", out]) == 2
        assert "is the draft itself" in capsys.readouterr().err
    assert Path("draft.docx").read_bytes() == before


@pytest.mark.parametrize("out", ["noted.docx", "no/noted.docx"])
def test_check_tells_its_verdict_also_where_no_comments_can_be_written(out: str, capsys: Capture) -> None:
    forge(Path("bare.docx"), "")
    assert main(["check", "bare.docx", "facts.json", "--annotate", out]) == 2
    told = capsys.readouterr()
    assert "NOT verified, errors: 1; 0 of 1 supplied figures" in told.out
    assert ("no place in its text" in told.err) == (out == "noted.docx")
    assert not Path(out).exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_behind_standard_output_is_one_message() -> None:
    command = f"{sys.executable} -m draftkit figures 转移群众129人 > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False, env=buffered())
    assert done.returncode == 2
    assert "can't be written out" in done.stderr
    assert "Traceback" not in done.stderr
    assert "ignored" not in done.stderr


def buffered() -> dict[str, str]:
    """The environment of somebody whose Python keeps output back until there is enough of it, as it does by itself."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def test_check_reads_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("转移群众129人。".encode())))
    assert main(["check", "-", "facts.json"]) == 0


def test_a_finding_shows_its_place(capsys: Capture) -> None:
    Path("draft.txt").write_text("汛情发生以来，共转移群众192人。", encoding="utf-8")
    main(["check", "draft.txt", "facts.json"])
    assert "共转移群众【192人】。" in capsys.readouterr().out


def test_figures_lists_every_figure(capsys: Capture) -> None:
    assert main(["figures", "采购口罩4.2万余只，一是宣传"]) == 0
    assert capsys.readouterr().out.splitlines() == ["4-10\t4.2万余只\tcount\t42000\t只\t余"]
    assert main(["figures", "98.5%", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["figures"][0]["value"] == "98.5"


@pytest.mark.parametrize("name", ["facts.json", "report.docx", "报告.txt"])
def test_the_name_of_a_file_is_no_text_whose_figures_are_listed(name: str, capsys: Capture) -> None:
    assert main(["figures", name]) == 2
    assert f"To read a file: draftkit figures - < {name}" in capsys.readouterr().err


def test_a_text_that_speaks_of_a_file_is_one(capsys: Capture) -> None:
    assert main(["figures", "共3户，见 名单.xlsx"]) == 0
    assert "3户" in capsys.readouterr().out


def test_validate_tells_all_problems_and_returns_two(capsys: Capture) -> None:
    assert main(["validate", "facts.json"]) == 0
    Path("bad.json").write_text(SMALL.replace("129人", "").replace("township", "town"), encoding="utf-8")
    assert main(["validate", "bad.json"]) == 2
    err = capsys.readouterr().err
    assert "sections.situation[0].value" in err
    assert "unknown report kind town" in err


@pytest.mark.parametrize("kind", list_kinds())
def test_init_gives_a_file_that_is_in_order_and_can_be_drafted(kind: str, capsys: Capture) -> None:
    assert main(["init", kind, "-o", "new.json"]) == 0
    parse_facts(Path("new.json").read_bytes())
    assert main(["draft", "new.json", "-o", "new.docx"]) == 0
    assert main(["init", kind, "-o", "new.json"]) == 2
    assert "exists already" in capsys.readouterr().err


def test_init_tells_what_each_group_means(capsys: Capture) -> None:
    main(["init", "township"])
    start = json.loads(capsys.readouterr().out)
    assert "situation：" in start["//"]


@pytest.mark.parametrize("kind", list_kinds())
def test_schema_is_json(kind: str, capsys: Capture) -> None:
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["properties"]["kind"] == {"const": kind, "description": json_label(kind)}


def json_label(kind: str) -> str:
    from draftkit.kinds import load_kind

    return load_kind(kind).label


def test_prompt_shows_what_would_be_sent_and_sends_nothing(capsys: Capture) -> None:
    assert main(["prompt", DISCLOSURE, "--section", "situation"]) == 0
    out = capsys.readouterr().out
    assert "1191条" in out
    assert "tokens" in out
    assert main(["prompt", DISCLOSURE, "--section", "nonsense"]) == 2


def test_demo_drafts_and_catches_a_changed_digit(capsys: Capture) -> None:
    assert main(["demo"]) == 0
    out = capsys.readouterr().out
    assert "verified: " in out
    assert "NOT verified, " in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["draft"],
        ["draft", "none.json"],
        ["draft", "facts.json", "--jobs", "0"],
        ["draft", "facts.json", "--replay", ".", "--record", "x"],
        ["draft", "facts.json", "-m", "deepseek-chat"],
        ["check", "none.docx", "facts.json"],
        ["check", "facts.json", "none.json"],
        ["init", "nonsense"],
        ["schema", "../../etc/passwd"],
    ],
)
def test_wrong_usage_returns_two_with_one_message_and_no_traceback(arguments: list[str], capsys: Capture) -> None:
    assert main(arguments) == 2
    err = capsys.readouterr().err
    assert err.strip()
    assert "Traceback" not in err


def test_help_and_messages_are_chinese_where_the_reader_is(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    from draftkit.messages import set_language

    set_language(None)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["draft", "--help"]) == 0
    assert "核对" in capsys.readouterr().out
    assert main(["--lang", "zh", "validate", "none.json"]) == 2
    assert "错误" in capsys.readouterr().err


def test_the_version_is_told(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert "0.1.0" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["facts.json", "-o", "facts.json"], "is what is read"),
        (["facts.json", "-o", "a.docx", "--json", "./facts.json"], "is what is read"),
        (["facts.json", "-o", "a.html", "--review", "a.html"], "is to be written twice"),
    ],
)
def test_what_is_read_is_not_written_over_and_nothing_is_written_twice(
    arguments: list[str], told: str, capsys: Capture
) -> None:
    before = Path("facts.json").read_bytes()
    assert main(["draft", *arguments, "-m", "plain"]) == 2
    assert told in capsys.readouterr().err
    assert Path("facts.json").read_bytes() == before


def test_yesterdays_report_is_not_written_over(capsys: Capture) -> None:
    assert main(["draft", "facts.json", "-m", "plain", "-o", "a.docx", "--json", "a.json"]) == 0
    assert main(["update", "a.json", "facts.json", "-m", "plain", "-o", "b.docx", "--json", "a.json"]) == 2
    assert "is what is read" in capsys.readouterr().err


def test_nothing_to_prove_is_not_told_as_proved(capsys: Capture) -> None:
    assert main(["init", "general", "-o", "empty.json"]) == 0
    assert main(["draft", "empty.json", "-m", "plain", "--json", "empty-report.json"]) == 0
    assert main(["audit", "empty-report.json"]) == main(["check", "empty.docx", "empty.json"]) == 0
    out = capsys.readouterr().out
    assert out.count("nothing to prove: no figure was supplied that is known") == 3
    assert "verified" not in out


def test_a_line_typed_in_a_text_is_a_blank_wherever_blanks_are_told(capsys: Capture) -> None:
    figures = [{"label": "召开会议", "value": None}, {"label": "发放彩页", "value": None}]
    item = {"topic": "加强投入", "text": "投入资金____万元", "figures": figures}
    facts = {"kind": "general", "title": "关于防汛工作情况的汇报", "sections": {"主要做法": [item]}}
    Path("facts.json").write_text(json.dumps(facts), encoding="utf-8")
    outputs = ["-o", "r.docx", "--json", "r.json", "--review", "r.html"]
    assert main(["draft", "facts.json", "-m", "plain", *outputs]) == 0
    assert main(["check", "r.docx", "facts.json"]) == main(["audit", "r.json"]) == 0
    out = capsys.readouterr().out
    assert out.count("left blank, to be filled in by hand, 3: 召开会议, 发放彩页, 投入资金____万元") == 3
    page = Path("r.html").read_text(encoding="utf-8")
    assert "Before signing: 3 to fill in" in page
    assert page.count('class="m blank"') == 1 + 3  # one in the legend
    assert "投入资金____万元</a>" in page
    assert main(["validate", "facts.json"]) == 0
    assert "2 figures, 2 of them not known; besides, 1 places" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "told"),
    [("专业技术人员缺口____，转移群众129人。", 1), ("专业技术人员缺口3名，转移群众129人。", 0), ("转移群众129人。", 0)],
)
def test_what_is_not_blank_in_the_text_is_not_told_as_left_blank(text: str, told: int, capsys: Capture) -> None:
    more = SMALL.replace("]}}", ', {"label": "专业技术人员缺口", "value": null}]}}')
    Path("facts.json").write_text(more, encoding="utf-8")
    Path("draft.txt").write_text(text, encoding="utf-8")
    main(["check", "draft.txt", "facts.json"])
    assert capsys.readouterr().out.count("left blank, to be filled in by hand, 1: 专业技术人员缺口") == told


def test_a_section_without_a_heading_is_called_by_what_it_is_about_and_not_by_its_id(capsys: Capture) -> None:
    groups = {"situation": [{"label": "转移群众", "value": "129人"}], "next_steps": [{"text": "继续值守"}]}
    facts = {"kind": "county", "title": "关于防汛工作情况的汇报", "self": "我县", "sections": groups}
    Path("facts.json").write_text(json.dumps(facts), encoding="utf-8")
    outputs = ["-o", "r.docx", "--json", "r.json", "--review", "r.html", "--audit"]
    assert main(["draft", "facts.json", "-m", "plain", *outputs]) == 0
    assert main(["update", "r.json", "facts.json", "-o", "new.docx", "-m", "plain"]) == 0
    assert main(["review", "r.json", "-o", "again.html"]) == 0
    told = "".join(capsys.readouterr())
    assert told.count("  总体情况") == 4
    assert "situation" not in told
    assert "next_steps" not in told
    with zipfile.ZipFile("r.docx") as file:
        annex = file.read("word/document.xml").decode()
    assert "总体情况第1句：" in annex
    assert "situation" not in annex
    for page in ("r.html", "again.html"):
        assert "<h3>总体情况</h3>" in Path(page).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", [["audit"], ["review"], ["update", "facts.json", "-o", "new.docx"]])
@pytest.mark.parametrize("ending", ["docx", "html"])
def test_a_document_in_place_of_a_stored_report_is_told_as_one(command: list[str], ending: str, capsys: Capture) -> None:
    assert main(["draft", "facts.json", "-m", "plain", "-o", f"r.{ending}"]) == 0
    assert main([command[0], f"r.{ending}", *command[1:]]) == 2
    assert f"r.{ending}: is a document, no stored report. Give the file that draft --json wrote" in capsys.readouterr().err


def test_files_that_hold_no_facts_are_told_with_what_to_give(capsys: Capture) -> None:
    assert main(["draft", "facts.json", "-m", "plain", "-o", "r.docx"]) == 0
    assert main(["check", "facts.json", "r.docx"]) == 2
    assert "r.docx: is a document, and no facts" in capsys.readouterr().err
    Path("facts.csv").write_text("项目,数值\n转移群众,129人\n", encoding="utf-8")
    assert main(["validate", "facts.csv"]) == 2
    assert "facts.csv: is a table as plain text, which is not read. Save it as .xlsx" in capsys.readouterr().err
    assert main(["init", "nowhere.yaml", "--rows", "-o", "rows.xlsx"]) == 2
    assert "nowhere.yaml: can't be read: there is no such file" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["batch", "update"])
def test_the_chinese_help_says_in_chinese_what_must_be_given(command: str, capsys: Capture) -> None:
    assert main(["--lang", "zh", command, "--help"]) == 0
    told = capsys.readouterr().out
    assert "[必填]" in told
    assert "required" not in told


@pytest.mark.parametrize("encoding", ["gbk", "big5", "latin-1", "ascii"])
def test_a_terminal_that_cannot_write_a_character_shows_a_replacement_and_loses_no_finding(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("draft.txt").write_text("转移群众128人，蓄水5000m³。", encoding="utf-8")

    def printed(*arguments: str) -> tuple[int, bytes]:
        outs = [TextIOWrapper(BytesIO(), encoding=encoding) for _ in range(2)]
        monkeypatch.setattr(sys, "stdout", outs[0])
        monkeypatch.setattr(sys, "stderr", outs[1])
        code = main(["--lang", "zh", *arguments])
        return code, b"".join(out.buffer.getvalue() for out in outs)  # type: ignore[attr-defined]

    assert b"5000m" in printed("figures", "蓄水5000m³")[1]
    code, told = printed("check", "draft.txt", "facts.json")
    assert (code, b"[altered]" in told, b"[invented]" in told) == (1, True, True)
    assert printed("check", "m³.txt", "facts.json")[0] == 2
    code, told = printed("check", "draft.txt", "facts.json", "--json")
    assert "5000m³" in json.loads(told)["text"]  # a replacement would be another text


@pytest.mark.parametrize(
    ("draft", "out", "says"),
    [
        ("-", "noted.docx", "--annotate needs a Word file as DRAFT: what comes from standard input can hold no comments"),
        ("draft.docx", "taken", "--annotate is a file to write, and a folder of this name stands there"),
        ("draft.docx", "none/noted.docx", "there is no folder none"),
        pytest.param("draft.docx", "/proc/noted.docx", "no file can be written in the folder /proc",
                     marks=pytest.mark.skipif(not Path("/proc/self").exists(), reason="no /proc here")),
    ],
)  # fmt: skip
def test_where_comments_cannot_be_written_is_told(draft: str, out: str, says: str, capsys: Capture) -> None:
    forge(Path("draft.docx"), f"<w:p>{run('转移群众128人')}</w:p>")
    Path("taken").mkdir()
    assert main(["check", draft, "facts.json", "--annotate", out]) == 2
    assert says in capsys.readouterr().err


def test_a_file_that_is_read_is_no_file_to_write(capsys: Capture) -> None:
    Path("taken").mkdir()
    assert main(["check", "taken", "facts.json"]) == 2
    assert "must be a file that can be read" in capsys.readouterr().err
    assert main(["draft", "facts.json", "-o", "taken"]) == 2
    assert "--out is a file to write" in capsys.readouterr().err


@pytest.mark.parametrize(
    "again",
    [
        ["draft", "facts.json", "-o", "report.docx"],
        ["update", "kept.json", "facts.json", "-o", "report.docx"],
        ["update", "kept.json", "facts.json", "-o", "other.docx", "--changes", "report.docx"],
        ["check", "other.docx", "facts.json", "--annotate", "report.docx"],
        ["audit", "kept.json", "other.docx", "--clean", "report.docx"],
    ],
)
def test_what_stands_where_a_report_is_written_is_kept_beside_and_that_is_told(again: list[str], capsys: Capture) -> None:
    assert main(["draft", "facts.json", "-o", "other.docx", "--json", "kept.json"]) == 0
    Path("report.docx").write_bytes(b"edited by hand")
    Path("report.1.docx").write_bytes(b"older")
    capsys.readouterr()
    assert main(again) == 0
    assert "转移群众129人" in read_document("report.docx")
    assert Path("report.1.docx").read_bytes() == b"older"
    assert Path("report.2.docx").read_bytes() == b"edited by hand"
    assert capsys.readouterr().err.count("report.docx was there already; what stood in it is kept as report.2.docx") == 1


def test_the_name_that_draft_chooses_itself_and_the_stored_report_are_kept_too(capsys: Capture) -> None:
    for name in ("facts.docx", "report.json"):
        Path(name).write_bytes(b"edited by hand")
    assert main(["draft", "facts.json", "--json", "report.json"]) == 0
    assert [Path(name).read_bytes() for name in ("facts.1.docx", "report.1.json")] == [b"edited by hand"] * 2


def test_the_same_report_written_again_leaves_no_copy(capsys: Capture) -> None:
    for _ in range(2):
        assert main(["draft", "facts.json", "-o", "report.docx"]) == 0
    assert sorted(path.name for path in Path().iterdir()) == ["facts.json", "report.docx"]
    assert "kept as" not in capsys.readouterr().err


def test_a_report_that_cannot_be_written_leaves_the_old_one_and_no_copy(
    monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    Path("report.docx").write_bytes(b"edited by hand")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("draftkit.saving.os.replace", fail)
    assert main(["draft", "facts.json", "-o", "report.docx"]) == 2
    assert sorted(path.name for path in Path().iterdir()) == ["facts.json", "report.docx"]
    assert Path("report.docx").read_bytes() == b"edited by hand"
