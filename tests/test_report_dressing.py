"""What stands on a report's Word file beside its text: the annex, the links, the warning, the comments."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from draftkit import Report, check_text, draft_report, load_facts, parse_facts
from draftkit.audit import audit_text, dress_edited
from draftkit.cli import main
from draftkit.document import Paragraph, examine_document, read_document, undress_document, write_document
from draftkit.draft import Draft
from draftkit.messages import retell
from draftkit.recording import Replayer
from draftkit.report import prepare_report
from tests.reports import FIXTURES, KINDS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACTS = """{"kind": "township", "title": "关于防汛工作情况的汇报", "issuer": "青河镇人民政府", "self": "我镇", "as_of": "7月5日",
 "sections": {"situation": [
   {"label": "转移群众", "value": "129人", "source": "镇应急办台账<终稿>&附表", "as_of": "7月3日", "parts": [
     {"label": "东村", "value": "59人"}, {"label": "西村", "value": "70人", "source": "西村村委会"}]},
   {"label": "受灾面积", "value": null}, {"label": "安置点", "value": "3处"}]}}"""


def drafted(kind: str, wrong: tuple[str, str] = ("", "")) -> Report:
    """Draft a fixture; with `wrong` every section says the second of the words for the first."""
    case = FIXTURES / kind
    drafting = prepare_report(load_facts(case / "facts.json"), Replayer(case / "recordings"))
    written = [drafting.write(section) for section in drafting.sections]
    if wrong[0]:
        written = [replace(one, draft=Draft(one.text.replace(*wrong))) for one in written]
    return drafting.finish(written)


def body_of(data: bytes | Path) -> Any:
    source = data if isinstance(data, Path) else io.BytesIO(data)
    with zipfile.ZipFile(source) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def marks_of(root: Any, prefix: str) -> dict[str, str]:
    """Return what text stands in each bookmark whose name begins so."""
    found = {}
    for start in root.iter(f"{W}bookmarkStart"):
        if start.get(f"{W}name").startswith(prefix):
            text = ""
            for node in start.itersiblings():
                if node.tag == f"{W}bookmarkEnd" and node.get(f"{W}id") == start.get(f"{W}id"):
                    break
                text += "".join(node.itertext(f"{W}t"))
            found[start.get(f"{W}name")] = text
    return found


def table_rows(root: Any) -> list[list[str]]:
    rows = [[cell for cell in row.iter(f"{W}tc")] for row in root.iter(f"{W}tr")]
    return [["".join(cell.itertext(f"{W}t")) for cell in row] for row in rows]


@pytest.mark.parametrize("kind", KINDS)
def test_every_figure_has_a_bookmark_and_a_row_that_links_to_it(kind: str) -> None:
    report = drafted(kind)
    root = body_of(report.to_docx(annex=True))
    marks = marks_of(root, "_draftkit_f")
    assert list(marks.values()) == [figure.text for figure in report.check.figures]
    links = {link.get(f"{W}anchor"): "".join(link.itertext(f"{W}t")) for link in root.iter(f"{W}hyperlink")}
    assert {name: text for name, text in links.items() if "_draftkit_f" in name} == marks
    assert len({start.get(f"{W}id") for start in root.iter(f"{W}bookmarkStart")}) == len(marks_of(root, ""))
    assert all(row.find(f"{W}trPr/{W}tblHeader") is not None for row in [t.find(f"{W}tr") for t in root.iter(f"{W}tbl")])


@pytest.mark.parametrize("kind", KINDS)
def test_the_text_is_the_same_with_and_without_what_helps_to_check_it(kind: str, tmp_path: Path) -> None:
    for report in (drafted(kind), drafted(kind, ("1", "7"))):
        (tmp_path / "audited.docx").write_bytes(report.to_docx(annex=True))
        (tmp_path / "clean.docx").write_bytes(undress_document(report.to_docx(annex=True)))
        assert read_document(tmp_path / "audited.docx") == read_document(tmp_path / "clean.docx") == report.text
        root = body_of(tmp_path / "clean.docx")
        for name in ("bookmarkStart", "bookmarkEnd", "hyperlink", "highlight", "tbl", "commentRangeStart", "commentReference"):
            assert root.find(f".//{W}{name}") is None
        assert report.to_docx(annex=True) == report.to_docx(annex=True)


def test_blanks_are_highlighted_and_come_first_each_with_its_fact() -> None:
    report = drafted("township")
    root = body_of(report.to_docx(annex=True))
    blanks = marks_of(root, "_draftkit_b")
    assert set(blanks.values()) == {"____"}
    assert len(blanks) == report.text.count("____")
    lit = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert ["".join(run.itertext()) for run in lit] == ["____"] * len(blanks)
    rows = table_rows(root)
    assert rows[0][0] == "序号"
    labels = [fact.label for fact in report.check.all_facts() if fact.status == "blank"]
    assert [row[1] for row in rows[1 : len(labels) + 1]] == ["待补"] * len(labels)
    assert sorted(row[2].split("，其中")[-1] for row in rows[1 : len(labels) + 1]) == sorted(f"{label}：未知" for label in labels)


def test_a_row_of_no_fact_tells_which_supplied_text_has_the_figure() -> None:
    rows = table_rows(body_of(drafted("disclosure").to_docx(annex=True)))
    told = {row[1]: row[2] for row in rows if row[2].startswith("非事实数据")}
    assert told["29日"] == "非事实数据：项目名称所给"
    assert told["2020年1月29日21:00"] == "非事实数据：数据截至时间所给"
    assert told["2020年1月30日"] == "非事实数据：成文日期所给"


def test_a_row_tells_fact_source_date_sentence_and_how_it_was_written() -> None:
    report = draft_report(parse_facts(FACTS), "plain")
    rows = {row[1]: row for row in table_rows(body_of(report.to_docx(annex=True)))}
    assert rows["129人"][2:4] == ["转移群众：129人", "镇应急办台账<终稿>&附表；截至7月3日"]
    assert rows["59人"][2:4] == ["转移群众，其中东村：59人", "镇应急办台账<终稿>&附表；截至7月3日"]  # its total's
    assert rows["70人"][3] == "西村村委会；截至7月3日"
    assert rows["3处"][3] == "未注明来源；截至7月5日"
    assert "第1句" in rows["129人"][4]
    assert rows["129人"][5] == "程序按事实直写"


def test_a_report_that_is_not_verified_says_so_in_red_on_its_first_page(tmp_path: Path) -> None:
    report = drafted("disclosure", ("1191条", "1192条"))
    path = tmp_path / "report.docx"
    report.save(path)
    root = body_of(path)
    first = root.find(f"{W}body")[0]
    assert "".join(first.itertext(f"{W}t")) == "未通过核对"
    assert first.find(f".//{W}color").get(f"{W}val") == "C00000"
    page, found = "", False
    for block in root.find(f"{W}body"):
        page += "".join(block.itertext(f"{W}t"))
        if block.find(f".//{W}br[@{W}type='page']") is not None:
            found = True
            break
    assert found
    assert "1192条" in page
    assert report.title not in page
    notes = [retell(f.message, "zh") for f in report.findings]
    with zipfile.ZipFile(path) as archive:
        comments = etree.fromstring(archive.read("word/comments.xml"))
    assert ["".join(comment.itertext(f"{W}t")) for comment in comments] == notes
    assert read_document(path) == report.text
    assert draft_report(parse_facts(FACTS), "plain").to_docx().count(b"comments") == 0


def test_what_stands_in_the_file_is_chinese_whatever_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAFTKIT_LANG", "en")
    report = drafted("disclosure", ("129条", "128条"))
    assert report.check.errors[0].message.isascii() is False  # it quotes the label
    assert "was supplied" in report.check.errors[0].message
    data = report.to_docx(annex=True)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        told = "".join("".join(etree.fromstring(archive.read(name)).itertext()) for name in archive.namelist()
                       if name.endswith(("document.xml", "comments.xml")))  # fmt: skip
    assert not re.search(r"supplied|Write|write", told)
    assert "与所给的不符" in told


def test_check_does_not_pass_over_a_table_that_it_cannot_vouch_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = FIXTURES / "disclosure" / "facts.json"
    drafted("disclosure").save(tmp_path / "audited.docx", annex=True)
    assert main(["--lang", "en", "check", str(tmp_path / "audited.docx"), str(facts)]) == 1
    assert "table or warning page" in capsys.readouterr().out


def test_an_edited_file_gets_a_new_annex_that_says_what_was_written_by_hand(tmp_path: Path) -> None:
    report = drafted("disclosure")
    paragraphs = [Paragraph(p.role, p.text.replace("1191条。", "1191条，群众反映良好。")) for p in report.paragraphs]
    write_document(paragraphs, tmp_path / "edited.docx")
    audit = audit_text(report, read_document(tmp_path / "edited.docx"))
    data = dress_edited(audit, (tmp_path / "edited.docx").read_bytes())
    (tmp_path / "once.docx").write_bytes(data)
    assert dress_edited(audit, data) == data  # what is there already goes first
    rows = {row[1]: row for row in table_rows(body_of(data))}
    assert rows["1191条"][5] == "模型撰写；人工修改"
    assert rows["1191条"][4].startswith("一、工作情况及成效第1句")
    assert rows["3家"][5] == "模型撰写"
    assert read_document(tmp_path / "once.docx") == audit.check.text


def test_the_command_writes_the_audited_file_and_the_one_to_send(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    facts = FIXTURES / "disclosure" / "facts.json"
    case = str(FIXTURES / "disclosure" / "recordings")
    assert main(["draft", str(facts), "-o", "r.docx", "--json", "r.json", "--audit", "--replay", case]) == 0
    assert main(["audit", "r.json", "r.docx", "-o", "again.docx", "--clean", "send.docx"]) == 0
    assert Path("again.docx").read_bytes() == Path("r.docx").read_bytes()
    assert main(["audit", "r.json", "-o", "own.docx", "--clean", "own-send.docx"]) == 0
    assert Path("own.docx").read_bytes() == Path("r.docx").read_bytes()
    assert Path("own-send.docx").read_bytes() == Report.load("r.json").to_docx()
    for name in ("send.docx", "own-send.docx"):
        reading = examine_document(name)
        assert reading.unread == {}
        assert check_text(reading.text, load_facts(facts)).verified
    assert main(["audit", "r.json", "r.docx", "-o", "r.docx"]) == 2
    Path("edited.txt").write_text("别的", encoding="utf-8")
    assert main(["audit", "r.json", "edited.txt", "-o", "x.docx"]) == 2


def test_no_file_to_send_is_written_of_what_is_not_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    report = drafted("disclosure", ("1191条", "1192条"))
    report.save("r.json")
    assert main(["audit", "r.json", "--clean", "send.docx", "-o", "own.docx"]) == 1
    assert "send.docx" in capsys.readouterr().err
    assert not Path("send.docx").exists()
    assert "未通过核对" in "".join(body_of(Path("own.docx")).itertext())


def test_a_verdict_that_somebody_wrote_into_the_file_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    report = drafted("disclosure", ("1191条", "1192条"))
    forged = replace(report, check=replace(report.check, findings=()))
    assert forged.verified
    forged.save("r.json")
    assert main(["--lang", "en", "audit", "r.json", "-o", "own.docx", "--clean", "send.docx"]) == 1
    assert "judged otherwise" in capsys.readouterr().out
    assert not Path("send.docx").exists()
    assert Path("own.docx").read_bytes() == report.to_docx(annex=True)


@pytest.mark.skipif(os.environ.get("DRAFTKIT_RENDER") != "1", reason="slow: set DRAFTKIT_RENDER=1")
@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="not installed: soffice, pdftotext")
@pytest.mark.parametrize("wrong", [("", ""), ("1191条", "1192条")])
def test_libreoffice_keeps_what_tells_the_annex_from_the_text(wrong: tuple[str, str], tmp_path: Path) -> None:
    report = drafted("disclosure", wrong)
    report.save(tmp_path / "report.docx", annex=True)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    for kind, out in (("docx", "saved"), ("pdf", "printed")):
        command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / out)]
        subprocess.run([*command, str(tmp_path / "report.docx")], check=True, capture_output=True, timeout=180)
    assert read_document(tmp_path / "saved" / "report.docx").strip() == report.text
    text = subprocess.run(["pdftotext", tmp_path / "printed" / "report.pdf", "-"], capture_output=True, check=True)
    pages = text.stdout.decode().split("\f")
    first = next(number for number, page in enumerate(pages) if "数据核对表" in page)
    assert not re.search("特此|2020年1月30日", pages[first].split("数据核对表")[0])
    assert ("未通过核对" in pages[0]) == bool(wrong[0])
