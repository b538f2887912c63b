"""The command `audit`: what it refuses to write."""

import json
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement

from draftkit.cli import main
from draftkit.document import read_document
from draftkit.resources import folder

FACTS = str(Path(str(folder("fixtures"))) / "community" / "facts.json")

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _drafted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["draft", FACTS, "-m", "plain", "-o", "report.docx", "--json", "report.json"]) == 0


def test_the_file_to_send_is_not_written_with_peoples_comments_or_tracked_changes_in_it(capsys: Capture) -> None:
    document = Document("report.docx")
    document.add_comment(document.paragraphs[0].runs, text="请核", author="李科长")
    gone = OxmlElement("w:del")
    document.paragraphs[-1]._p.append(gone)
    document.save("edited.docx")
    capsys.readouterr()
    assert main(["audit", "report.json", "edited.docx", "--clean", "send.docx"]) == 1
    told = capsys.readouterr().err
    assert "tracked changes: 1" in told
    assert "comments: 1" in told
    assert not Path("send.docx").exists()


def test_the_file_to_send_is_written_where_nobody_left_anything() -> None:
    assert main(["audit", "report.json", "report.docx", "--clean", "send.docx"]) == 0
    assert read_document(Path("send.docx")) == read_document(Path("report.docx"))


@pytest.mark.parametrize("name", ["report.json", "page.html", "facts.yaml", "facts.xlsx"])
def test_what_is_no_draft_by_its_name_is_refused(name: str, capsys: Capture) -> None:
    Path(name).write_bytes(Path(name).read_bytes() if Path(name).exists() else b"x")
    assert main(["check", name, FACTS]) == 2
    assert "is no draft" in capsys.readouterr().err
    assert main(["audit", "report.json", name]) == 2


def test_the_files_that_were_written_are_named(capsys: Capture) -> None:
    capsys.readouterr()
    assert main(["audit", "report.json", "-o", "table.docx", "--clean", "send.docx"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["table.docx", "send.docx"]
    assert main(["audit", "report.json", "-o", "table.docx", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["verified"]
