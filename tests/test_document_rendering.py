"""The page as LibreOffice lays it out, counted in its PDF. Slow: runs only with DRAFTKIT_RENDER=1."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from draftkit.document import Note, Paragraph, annotate_document, read_document, write_document

MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
pytestmark = [
    pytest.mark.skipif(os.environ.get("DRAFTKIT_RENDER") != "1", reason="slow: set DRAFTKIT_RENDER=1"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
MM = 72 / 25.4
HTML = "{http://www.w3.org/1999/xhtml}"
BODY = (
    "今年入汛以来，全镇先后经历4轮强降雨过程，累计降雨量达到386.5毫米，较常年同期偏多三成。镇党委、政府"
    "坚持“预防为主”，组织镇村干部1191人次开展巡查，排查各类隐患129处，已整改114处，其余15处落实专人值守。"
)


@dataclass(frozen=True)
class Line:
    """A line of a PDF page: its text and where it stands, in millimetres from the top left corner."""

    text: str
    left: float
    right: float
    top: float


def convert(path: Path, kind: str) -> Path:
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(path.parent),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return path.with_suffix(f".{kind}")


def render(path: Path, *paragraphs: Paragraph) -> list[list[Line]]:
    write_document(paragraphs, path)
    boxes = path.with_suffix(".html")
    subprocess.run(["pdftotext", "-bbox-layout", convert(path, "pdf"), boxes], check=True, timeout=60)
    return [lines_of(page) for page in ElementTree.parse(boxes).iter(f"{HTML}page")]


def lines_of(page: ElementTree.Element) -> list[Line]:
    rows: dict[int, list[ElementTree.Element]] = {}
    for word in sorted(page.iter(f"{HTML}word"), key=lambda word: float(word.get("yMax", ""))):
        bottom = round(float(word.get("yMax", "")) / MM)
        # words of two fonts in one line differ in height a little
        row = next((key for key in rows if abs(key - bottom) <= 3), bottom)
        rows.setdefault(row, []).append(word)
    return [
        Line(
            "".join(word.text or "" for word in sorted(row, key=lambda w: float(w.get("xMin", "")))),
            min(float(word.get("xMin", "")) for word in row) / MM,
            max(float(word.get("xMax", "")) for word in row) / MM,
            min(float(word.get("yMin", "")) for word in row) / MM,
        )
        for row in rows.values()
    ]


def test_a_page_has_22_lines_of_28_characters_between_the_margins(tmp_path: Path) -> None:
    pages = render(tmp_path / "grid.docx", Paragraph("addressee", "国" * 28 * 22 * 3))
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        *body, footer = page
        assert [len(line.text) for line in body] == [28] * 22
        assert footer.text == f"—{number}—"
        assert all(abs(line.left - 28) < 0.5 and line.right < 210 - 26 + 0.3 for line in body)
        assert 37 <= body[0].top < 40
        # the dash stands 7 mm below the type area, one character from its outer edge
        assert 297 - 35 < footer.top < 297 - 35 + 7
        assert abs(footer.right - (210 - 26 - 5)) < 1 if number % 2 else abs(footer.left - (28 + 5)) < 1


def test_a_body_paragraph_is_indented_by_two_characters(tmp_path: Path) -> None:
    (page,) = render(tmp_path / "a.docx", Paragraph("body", "国" * 60))
    assert [len(line.text) for line in page[:3]] == [26, 28, 6]
    assert abs(page[0].left - (28 + 32 / MM)) < 0.5


def test_a_report_keeps_22_lines_a_page_and_its_headings_with_their_text(tmp_path: Path) -> None:
    title = "关于2020年防汛救灾和安全生产隐患排查工作开展情况的汇报"
    report = [Paragraph("title", title), Paragraph("addressee", "县政府：")]
    for number in "一二三":
        report.append(Paragraph("heading", f"{number}、工作情况"))
        report += [Paragraph("body", f"（{level}）强化巡查。{BODY}") for level in "一二三四"]
    report += [Paragraph("signature", "青山镇人民政府"), Paragraph("date", "2020年1月29日")]
    pages = render(tmp_path / "report.docx", *report)
    assert [line.text for line in pages[0][:3]] == [
        "关于2020年防汛救灾和安全生产",
        "隐患排查工作开展情况的汇报",
        "县政府：",
    ]
    assert len(pages[0]) == 22  # a title of two lines, the empty line below it, 19 lines, the page number
    # the last but one may be shorter: LibreOffice moves a paragraph whole to stay with the signature
    assert [len(page) for page in pages[1:-2]] == [23] * (len(pages) - 3) != []
    assert not any("、工作情况" in page[-2].text for page in pages)
    organ, date = pages[-1][-3:-1]
    assert (organ.text, date.text) == ("青山镇人民政府", "2020年1月29日")
    # LibreOffice spaces digits and characters apart and so makes the date wider than Word does
    assert abs((organ.left + organ.right) / 2 - (date.left + date.right) / 2) < 6


def test_the_signature_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for lines in (20, 21, 22):
        body = [Paragraph("body", "一行。")] * lines
        closing = [Paragraph("signature", "青山镇人民政府"), Paragraph("date", "2020年1月29日")]
        pages = render(tmp_path / f"{lines}.docx", *body, *closing)
        assert [line.text for line in pages[-1][:-1]][-3:] == ["一行。", "青山镇人民政府", "2020年1月29日"]


def test_one_line_and_two_hundred_pages_both_come_out(tmp_path: Path) -> None:
    assert len(render(tmp_path / "one.docx", Paragraph("body", "一行。"))) == 1
    pages = render(tmp_path / "many.docx", *[Paragraph("body", "国" * (26 + 28 * 21))] * 200)
    assert len(pages) == 200
    assert {len(page) for page in pages} == {23}


def test_libreoffice_finds_every_comment_on_its_characters(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    write_document([Paragraph("body", f"（一）强化巡查。{BODY}")], path)
    text = read_document(path)
    places = [text.index(words) for words in ("1191人次", "129处")]
    notes = [Note(place, place + 4, f"核对{place}") for place in places]
    annotate_document(path, notes, tmp_path / "noted.docx")
    flat = convert(tmp_path / "noted.docx", "fodt").read_text(encoding="utf-8")
    assert all(f"核对{place}" in re.sub("<[^>]+>", "", flat) for place in places)
    assert flat.count("<office:annotation-end") == 2
