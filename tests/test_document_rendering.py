"""The page as LibreOffice lays it out, measured in its PDF. Slow: runs only with DRAFTKIT_RENDER=1."""

import json
import os
import re
from pathlib import Path

import pytest

from draftkit import draft_report, load_facts, parse_facts
from draftkit.document import Note, Paragraph, Table, annotate_document, read_document, write_document
from draftkit.document.paragraph import Block
from draftkit.resources import folder
from tests.pdf_pages import Page, convert, fonts_missing, read_pages, what_is_missing

RENDERS = os.environ.get("DRAFTKIT_RENDER") == "1"
pytestmark = [
    pytest.mark.skipif(not RENDERS, reason="slow: set DRAFTKIT_RENDER=1"),
    pytest.mark.skipif(bool(RENDERS and what_is_missing()), reason=what_is_missing()),
]
looks_alike = pytest.mark.skipif(bool(RENDERS and fonts_missing()), reason=fonts_missing() if RENDERS else "")
CASES = [path.parent.name for path in sorted(folder("fixtures").glob("*/facts.json"))]
LINE = 225 / 22
"""Height of a line in millimetres."""
EM = 16 / 72 * 25.4
BODY = (
    "今年入汛以来，全镇先后经历4轮强降雨过程，累计降雨量达到386.5毫米，较常年同期偏多三成。镇党委、政府"
    "坚持“预防为主”，组织镇村干部1191人次开展巡查——排查各类隐患129处，已整改114处……其余15处落实专人值守。"
)
HEAD = [Paragraph("mark", "青山镇人民政府文件"), Paragraph("number", "青政发〔2020〕5号\t签发人：王小明")]
TITLE = Paragraph("title", "关于2020年防汛救灾和安全生产隐患排查工作开展情况的汇报")
CLOSING = [Paragraph("signature", "青山镇人民政府"), Paragraph("date", "2020年1月29日")]


def render(path: Path, *blocks: Block) -> list[Page]:
    write_document(blocks, path)
    return read_pages(convert(path, "pdf"))


def test_a_page_has_22_lines_of_28_characters_between_the_margins(tmp_path: Path) -> None:
    pages = render(tmp_path / "grid.docx", Paragraph("addressee", "国" * 28 * 22 * 3))
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert (round(page.width), round(page.height)) == (210, 297)
        *body, footer = page.lines
        assert [len(line.text) for line in body] == [28] * 22
        assert all(abs(line.left - 28) < 0.3 and 183.3 < line.right < 184.3 for line in body)
        # 22 lines fill 225 mm, and each is as high as the others
        assert 37 <= body[0].top < 37 + LINE
        assert 297 - 35 - LINE < body[-1].bottom <= 297 - 35
        assert abs((body[-1].top - body[0].top) / 21 - LINE) < 0.02
        assert footer.text == f"—{number}—"
        # the dash stands 7 mm below the type area, one character from its outer edge
        middle = (footer.top + footer.bottom) / 2
        assert abs(middle - (297 - 35 + 7)) < 1
        assert abs(footer.right - (210 - 26 - 5)) < 0.5 if number % 2 else abs(footer.left - (28 + 5)) < 0.5


@looks_alike
def test_each_part_of_the_page_is_in_its_typeface_and_marks_are_chinese_ones(tmp_path: Path) -> None:
    levels = ["一、基本情况", "（一）责任", "1.压实责任", "（1）值守"]
    (page,) = render(
        tmp_path / "a.docx", TITLE, Paragraph("addressee", "县政府："), *(Paragraph("heading", t) for t in levels),
        Paragraph("body", f"（一）强化巡查。{BODY}"),
    )  # fmt: skip
    faces = {char.text: char.font for line in page.lines for char in line.chars}
    for mark in "“”—…，。、":
        assert faces[mark].startswith("FandolFang") or (mark == "—" and faces[mark].startswith("FandolSong"))
    for text, face in zip(levels, ("Hei", "Kai", "Fang", "Fang"), strict=True):
        assert {f"Fandol{face}" in font for font in page.line(text).fonts() if "Liberation" not in font} == {True}
    run_in = page.line("（一）强化巡查。").chars
    assert "FandolKai" in run_in[1].font
    assert "FandolFang" in run_in[-1].font
    assert faces["8"].startswith("Liberation")
    assert {"FandolSong-Regular"} == set(page.lines[-1].fonts())
    sizes = {line.text[:2]: round(line.chars[0].size) for line in page.lines}
    assert (sizes["关于"], sizes["县政"], sizes["一、"], sizes["—1"]) == (22, 16, 16, 14)


def test_a_body_paragraph_is_indented_by_two_characters(tmp_path: Path) -> None:
    (page,) = render(tmp_path / "a.docx", Paragraph("body", "国" * 60))
    assert [len(line.text) for line in page.lines[:3]] == [26, 28, 6]
    assert abs(page.lines[0].left - (28 + 2 * EM)) < 0.3


def test_a_title_stands_in_the_middle_in_the_lines_that_were_written(tmp_path: Path) -> None:
    (page,) = render(tmp_path / "a.docx", TITLE, Paragraph("addressee", "县政府："))
    assert [line.text for line in page.lines[:3]] == [
        "关于2020年防汛救灾和安全生产",
        "隐患排查工作开展情况的汇报",
        "县政府：",
    ]
    assert all(abs(line.middle - (28 + 78)) < 1 for line in page.lines[:2])
    assert abs(page.lines[2].left - 28) < 0.3


def test_a_report_keeps_22_lines_a_page_and_its_headings_with_their_text(tmp_path: Path) -> None:
    report: list[Block] = [TITLE, Paragraph("addressee", "县政府：")]
    for number in "一二三":
        report.append(Paragraph("heading", f"{number}、工作情况"))
        report += [Paragraph("body", f"（{level}）强化巡查。{BODY}") for level in "一二三四"]
    pages = render(tmp_path / "report.docx", *report, *CLOSING)
    assert len(pages[0].lines) == 22  # a title of two lines, the empty line below it, 19 lines, the page number
    # the last but one may be shorter: LibreOffice moves a paragraph whole to stay with the signature
    assert [len(page.lines) for page in pages[1:-2]] == [23] * (len(pages) - 3) != []
    assert not any("、工作情况" in page.lines[-2].text for page in pages)
    organ, date = pages[-1].lines[-3:-1]
    assert (organ.text, date.text) == ("青山镇人民政府", "2020年1月29日")
    # LibreOffice spaces digits and characters apart and so makes the date wider than Word does
    assert abs(organ.middle - date.middle) < 4
    assert abs(184 - date.right - 4 * EM) < 6


def test_headings_of_all_levels_stay_with_what_follows_wherever_the_page_ends(tmp_path: Path) -> None:
    texts = ["一、情况", "（一）责任", "1.落实"]
    for lines in (18, 19, 20, 21):
        body: list[Block] = [Paragraph("body", "一行。")] * lines
        headings = [Paragraph("heading", text) for text in texts]
        pages = render(tmp_path / f"{lines}.docx", *body, *headings, Paragraph("body", BODY))
        assert not {page.lines[-2].text for page in pages} & set(texts)
        assert len(pages) == 2 or lines == 18


def test_the_signature_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for lines in (20, 21, 22):
        pages = render(tmp_path / f"{lines}.docx", *[Paragraph("body", "一行。")] * lines, *CLOSING)
        assert [line.text for line in pages[-1].lines[:-1]][-3:] == ["一行。", "青山镇人民政府", "2020年1月29日"]


def test_the_document_head_stands_where_the_standard_has_it(tmp_path: Path) -> None:
    (page,) = render(tmp_path / "a.docx", *HEAD, TITLE)
    mark, number, title = page.lines[:3]
    assert abs(mark.middle - (28 + 78)) < 1
    assert mark.left >= 28 - 0.3
    # the box of a character is up to 4 mm higher than what is seen of it
    assert 37 + 35 - 4.5 < mark.top < 37 + 35 + 1
    assert abs(number.left - (28 + EM)) < 0.3
    assert abs(184 - EM - number.right) < 0.5
    left, right, top = page.rules[0]
    assert (round(left), round(right)) == (28, 184)
    assert abs(top - number.bottom - 4) < 0.7
    assert abs(title.top - top - 2 * LINE) < 3


def test_attachments_stand_two_characters_in_and_go_on_below_their_names(tmp_path: Path) -> None:
    name = "青山镇2020年防汛救灾和安全生产隐患排查整治台账（含各村社区分户明细）"
    (page,) = render(
        tmp_path / "a.docx", Paragraph("body", "特此报告。"), Paragraph("attachment", f"附件：1.{name}"),
        Paragraph("attachment", "2.值班表"), *CLOSING,
    )  # fmt: skip
    body, first, more, second, organ = page.lines[:5]
    assert abs(first.left - body.left) < 0.3
    assert abs(more.left - (first.chars[5].left)) < 1
    assert abs(second.left - first.chars[3].left) < 1
    assert abs(first.top - body.top - 2 * LINE) < 0.3
    assert abs(organ.top - second.top - 2 * LINE) < 0.3


def test_a_table_repeats_its_header_on_every_page(tmp_path: Path) -> None:
    rows = [["序号", "村（社区）", "隐患（处）"], *([str(number), "青山村", "12"] for number in range(1, 91))]
    pages = render(tmp_path / "a.docx", Paragraph("body", "明细如下。"), Table(rows, widths=[1, 3, 2]))
    assert len(pages) > 2
    assert all("序号村（社区）隐患（处）" in [line.text for line in page.lines[:2]] for page in pages)
    assert all(round(left) >= 28 and round(right) <= 184 for page in pages for left, right, _ in page.rules)


@pytest.mark.parametrize("count", [11, 12, 13])
def test_an_annex_leaves_no_empty_page_behind_it(tmp_path: Path, count: int) -> None:
    figures = [{"label": f"{name}村巡查点", "value": f"{number}处"} for number, name in enumerate("甲乙丙丁戊己庚辛壬癸子丑寅"[:count], 21)]
    given = {"kind": "general", "title": "关于巡查工作情况的汇报", "sections": {"情况": figures}}
    facts = parse_facts(json.dumps(given))
    draft_report(facts, "plain").save(tmp_path / "a.docx", annex=True)
    pages = read_pages(convert(tmp_path / "a.docx", "pdf"))
    assert all(len(page.lines) > 1 for page in pages)


def test_one_line_and_two_hundred_pages_both_come_out(tmp_path: Path) -> None:
    assert len(render(tmp_path / "one.docx", Paragraph("body", "一行。"))) == 1
    pages = render(tmp_path / "many.docx", *[Paragraph("body", "国" * (26 + 28 * 21))] * 200)
    assert len(pages) == 200
    assert {len(page.lines) for page in pages} == {23}
    assert pages[-1].lines[-1].text == "—200—"


@pytest.mark.parametrize("case", CASES)
def test_every_shipped_report_keeps_to_the_type_area(tmp_path: Path, case: str) -> None:
    report = draft_report(load_facts(folder("fixtures") / case / "facts.json"), "plain")
    report.save(tmp_path / "report.docx")
    for page in read_pages(convert(tmp_path / "report.docx", "pdf")):
        *body, footer = page.lines
        assert re.fullmatch("—[0-9]+—", footer.text)
        assert len(body) <= 22
        # a full stop may hang over the edge (overflowPunct)
        assert all(line.left > 27.7 and line.right < 184.3 + EM for line in body)
        assert not re.match("[一二三四五六七八九十]+、", body[-1].text) or "。" in body[-1].text


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
