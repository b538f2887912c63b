"""Reading a document that someone made or edited, as its reader sees it."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from draftkit.document import Paragraph, examine_document, read_document, read_draft, write_document
from draftkit.errors import DocumentError
from tests.document_forge import SPACES, R, W, box, field, forge, run

DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
SHOWN, STYLED = '<w:vanish w:val="0"/>', '<w:rStyle w:val="b"/>'
RUBY = (
    "<w:p><w:r><w:ruby><w:rt><w:r><w:t>a</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>国</w:t></w:r></w:rubyBase>"
    "</w:ruby></w:r></w:p>"
)


def read(tmp_path: Path, body: str, extra: dict[str, str] | None = None) -> str:
    return read_document(forge(tmp_path / "made.docx", body, extra))


def test_a_figure_split_over_runs_is_one(tmp_path: Path) -> None:
    split = run("排查") + run("1", "<w:b/>") + '<w:bookmarkStart w:id="1"/>' + run("191") + run("条")
    assert read(tmp_path, f"<w:p>{split}</w:p>") == "排查1191条"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:sdt><w:sdtContent><w:p>{run('120人')}</w:p></w:sdtContent></w:sdt>", "120人"),
        (f"<w:p><w:sdt><w:sdtContent>{run('120人')}</w:sdtContent></w:sdt></w:p>", "120人"),
        (f'<w:p><w:fldSimple w:instr="REF a">{run("120人")}</w:fldSimple></w:p>', "120人"),
        (f"<w:p>{field('DOCPROPERTY n', '120人')}</w:p>", "120人"),
        (f"<w:p><w:ins>{run('120')}</w:ins><w:del><w:r><w:delText>99</w:delText></w:r></w:del></w:p>", "120"),
        (f"<w:p><w:moveFrom>{run('99')}</w:moveFrom><w:moveTo>{run('120')}</w:moveTo></w:p>", "120"),
        (f"<w:p><w:hyperlink>{run('120')}</w:hyperlink><w:smartTag>{run('人')}</w:smartTag></w:p>", "120人"),
        (f"<w:p>{run('1')}{run('99', '<w:vanish/>')}{run('20')}</w:p>", "120"),
        (f"<w:p>{run('120', SHOWN)}</w:p>", "120"),
        (f"<w:p>{run('甲')}{box('120人')}{run('乙')}</w:p><w:p>{run('丙')}</w:p>", "甲乙\n120人\n丙"),
        ("<w:p><w:r><w:t>12</w:t><w:tab/><w:t>34</w:t><w:br/><w:t>56</w:t></w:r></w:p>", "12\t34\n56"),
        ("<w:p><w:r><w:t> 12 </w:t></w:r><w:r><w:t>34\n</w:t></w:r></w:p>", "1234"),
        ("<w:p><w:r><w:t>12<!-- - -->34</w:t></w:r></w:p>", "1234"),
        ("<w:p><m:oMath><m:r><m:t>120</m:t></m:r></m:oMath></w:p>", "120"),
        ('<w:p><w:r><w:sym w:font="Symbol" w:char="F031"/></w:r></w:p>', "1"),
        (
            f"<w:p><w:r><w:ruby><w:rt>{run('a')}</w:rt><w:rubyBase>{run('国')}</w:rubyBase></w:ruby></w:r></w:p>",
            "国",
        ),
        ("<w:p/><w:p/>", "\n"),
        ("", ""),
    ],
)
def test_the_text_is_what_the_reader_sees(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, body) == text


def test_a_table_is_read_row_by_row_without_rows_that_are_deleted(tmp_path: Path) -> None:
    def row(*cells: str, properties: str = "") -> str:
        inside = "".join(f"<w:tc><w:tcPr/><w:p>{run(cell)}</w:p></w:tc>" for cell in cells)
        return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"

    table = (
        f"<w:tbl>{row('指标', '数量')}{row('废', '99', properties='<w:del/>')}{row('口罩', '500')}</w:tbl>"
    )
    assert read(tmp_path, f"{table}<w:p>{run('完')}</w:p>") == "指标\t数量\n口罩\t500\n完"


def test_paragraphs_whose_mark_is_deleted_are_joined(tmp_path: Path) -> None:
    gone = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
    body = f"<w:p>{gone}{run('11')}</w:p><w:p>{run('91条')}</w:p><w:p>{gone}</w:p>"
    assert read(tmp_path, body) == "1191条"


def test_headers_come_first_footnotes_and_footers_last_and_page_numbers_not_at_all(tmp_path: Path) -> None:
    body = (
        f"<w:p>{run('正文')}<w:r><w:footnoteReference w:id='1'/></w:r></w:p>"
        "<w:sectPr><w:headerReference r:id='header1'/>"
        "<w:footerReference r:id='footer1'/><w:footerReference r:id='footer2'/></w:sectPr>"
    )
    number = (
        f"<w:p>{run('第 ')}{field(' PAGE ', '7')}{run(' 页 共 ')}{field('NUMPAGES', '9')}{run(' 页')}</w:p>"
    )
    extra = {
        "header1": f"<w:hdr {SPACES}><w:p>{run('页眉')}</w:p><w:p/></w:hdr>",
        "footer1": f"<w:ftr {SPACES}>{number}</w:ftr>",
        "footer2": f"<w:ftr {SPACES}><w:p>{run('编号88 ')}{field('PAGE', '7')}</w:p></w:ftr>",
        "footer3": f"<w:ftr {SPACES}><w:p>{run('无人引用')}</w:p></w:ftr>",
        "footnotes": f'<w:footnotes {SPACES}><w:footnote w:type="separator" w:id="-1"><w:p>{run("—")}</w:p>'
        f'</w:footnote><w:footnote w:id="1"><w:p>{run("注120")}</w:p></w:footnote></w:footnotes>',
    }
    assert read(tmp_path, body, extra) == "页眉\n正文\n注120\n编号88 "


def margins(*kinds: str) -> str:
    """Return the references of a section, each of a header or footer of its own: `header1 first`."""
    named = (kind.split(" ") for kind in kinds)
    return "".join(
        f'<w:{name.rstrip("12")}Reference w:type="{kind}" r:id="{name}"/>' for name, kind in named
    )  # fmt: skip


@pytest.mark.parametrize(
    ("section", "settings", "text"),
    [
        (margins("header1 first", "footer1 first"), "", "正文"),
        (margins("header1 even", "footer1 even"), "", "正文"),
        (margins("header1 first") + "<w:titlePg/>", "", "眉7\n正文"),
        (margins("footer1 first") + '<w:titlePg w:val="off"/>', "<w:evenAndOddHeaders/>", "正文"),
        (margins("header1 even") + "<w:titlePg/>", '<w:evenAndOddHeaders w:val="0"/>', "正文"),
        (margins("header1 even", "footer1 even"), "<w:evenAndOddHeaders/>", "眉7\n正文\n脚8"),
        (margins("header1 first", "header1 default"), "", "眉7\n正文"),
        (margins("header1 first") + "<w:sectPrChange><w:sectPr><w:titlePg/></w:sectPr></w:sectPrChange>", "", "正文"),
    ],
)
def test_a_header_or_footer_that_word_does_not_show_is_no_text(
    tmp_path: Path, section: str, settings: str, text: str
) -> None:
    extra = {
        "header1": f"<w:hdr {SPACES}><w:p>{run('眉7')}</w:p></w:hdr>",
        "footer1": f"<w:ftr {SPACES}><w:p>{run('脚8')}</w:p></w:ftr>",
        "settings": f"<w:settings {SPACES}>{settings}</w:settings>",
    }
    assert read(tmp_path, f"<w:p>{run('正文')}</w:p><w:sectPr>{section}</w:sectPr>", extra) == text


def test_a_header_that_a_later_section_takes_over_and_shows_is_text(tmp_path: Path) -> None:
    extra = {
        "header1": f"<w:hdr {SPACES}><w:p>{run('眉7')}</w:p></w:hdr>",
        "header2": f"<w:hdr {SPACES}><w:p>{run('眉8')}</w:p></w:hdr>",
    }
    first = f"<w:p><w:pPr><w:sectPr>{margins('header1 first')}</w:sectPr></w:pPr>{run('甲')}</w:p>"
    later = f"<w:p>{run('乙')}</w:p><w:sectPr><w:titlePg/></w:sectPr>"
    assert read(tmp_path, first + later, extra) == "眉7\n甲\n乙"
    assert read(tmp_path, first + later.replace("<w:titlePg", margins("header2 first") + "<w:titlePg"), extra) == (
        "眉8\n甲\n乙"
    )


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
@pytest.mark.parametrize(
    ("mark", "text", "unread"),
    [
        ("<w:r>{}</w:r>", "正文\n注120", {}),
        ("<w:ins><w:r>{}</w:r></w:ins>", "正文\n注120", {}),
        ('<w:r><w:NOTEReference w:id="01"/></w:r>', "正文\n注120", {}),
        ("<w:del><w:r>{}</w:r></w:del><w:r>{}</w:r>", "正文\n注120", {}),
        ("", "正文", {"deleted": 4}),
        ("<w:del><w:r>{}</w:r></w:del>", "正文", {"deleted": 4}),
        ("<w:moveFrom><w:r>{}</w:r></w:moveFrom>", "正文", {"deleted": 4}),
        ("<w:r><w:rPr><w:vanish/></w:rPr>{}</w:r>", "正文", {"hidden": 4}),
    ],
)
def test_a_note_is_read_only_where_something_on_paper_refers_to_it(
    tmp_path: Path, kind: str, mark: str, text: str, unread: dict[str, int]
) -> None:
    notes = f'<w:{kind}s {SPACES}><w:{kind} w:id="1"><w:p>{run("注120")}</w:p></w:{kind}></w:{kind}s>'
    refers = mark.replace("{}", '<w:NOTEReference w:id="1"/>').replace("NOTE", kind)
    body = f"<w:p>{run('正文')}{refers}</w:p>"
    reading = examine_document(forge(tmp_path / "a.docx", body, {f"{kind}s": notes}))
    assert (reading.text, reading.unread) == (text, unread)


def test_text_hidden_by_a_style_or_by_the_style_it_is_based_on_is_left_out_and_counted(
    tmp_path: Path,
) -> None:
    styles = (
        f'<w:styles {SPACES}><w:style w:styleId="a"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
    )
    body = (
        f"<w:p>{run('甲')}{run('99', STYLED)}</w:p>"
        f'<w:p><w:pPr><w:pStyle w:val="a"/></w:pPr>{run("88")}{run("乙", SHOWN)}</w:p>'
    )
    reading = examine_document(forge(tmp_path / "a.docx", body, {"styles": styles}))
    assert reading.text == "甲\n乙"
    assert reading.unread == {"hidden": 4}


def dropdown(choices: str, result: str = "") -> str:
    begin = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>{choices}</w:ddList></w:ffData></w:fldChar>'
    return field("FORMDROPDOWN", result).replace('<w:fldChar w:fldCharType="begin"/>', begin)


@pytest.mark.parametrize(
    ("choices", "result", "text"),
    [
        ('<w:result w:val="1"/>', "", "扣乙台。"),
        ('<w:result w:val="1"/>', "丁台", "扣乙台。"),
        ('<w:default w:val="2"/>', "", "扣丙台。"),
        ('<w:result w:val="0"/><w:default w:val="2"/>', "", "扣甲台。"),
        ("", "", "扣甲台。"),
        ('<w:result w:val="7"/>', "丁台", "扣丁台。"),
        (f'<w:result w:val="{"9" * 5000}"/>', "", "扣。"),
    ],
)
def test_of_a_drop_down_list_the_chosen_entry_is_read(
    tmp_path: Path, choices: str, result: str, text: str
) -> None:
    entries = "".join(f'<w:listEntry w:val="{entry}台"/>' for entry in "甲乙丙")
    assert read(tmp_path, f"<w:p>{run('扣')}{dropdown(choices + entries, result)}{run('。')}</w:p>") == text


def ruby(base: str, above: str) -> str:
    return f"<w:r><w:ruby><w:rt>{run(above)}</w:rt><w:rubyBase>{run(base)}</w:rubyBase></w:ruby></w:r>"


@pytest.mark.parametrize(
    ("above", "text"),
    [("14台", "扣车14台。"), ("十四台", "扣车十四台。"), ("（略）", "扣车（略）。"), ("chē", "扣车。"), ("ㄔㄜ", "扣车。")],
)
def test_what_stands_above_a_word_is_read_behind_it_unless_it_only_says_how_to_speak_it(
    tmp_path: Path, above: str, text: str
) -> None:
    assert read(tmp_path, f"<w:p>{run('扣')}{ruby('车', above)}{run('。')}</w:p>") == text


def smart_art(link: str) -> str:
    return f'<w:r><w:drawing><dgm:relIds xmlns:dgm="{DIAGRAM}" r:dm="{link}"/></w:drawing></w:r>'


def data_of(*lines: str) -> str:
    points = "".join(f"<dgm:pt><dgm:t>{line}</dgm:t></dgm:pt>" for line in lines)
    return (
        f'<dgm:dataModel xmlns:dgm="{DIAGRAM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        f"<dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>"
    )


def test_smart_art_is_read_behind_its_paragraph_as_a_text_box_is(tmp_path: Path) -> None:
    lines = "<a:p><a:r><a:t>查扣</a:t></a:r><a:r><a:t>14台</a:t></a:r></a:p><a:p/>", "<a:p><a:r><a:t>其他</a:t></a:r></a:p>"
    extra = {"diagramData1": data_of(*lines), "header1": f"<w:hdr {SPACES}><w:p>{smart_art('diagramData1')}</w:p></w:hdr>"}
    body = f"<w:p>{run('甲')}{smart_art('diagramData1')}{run('乙')}</w:p><w:p>{run('丙')}</w:p>"
    reading = examine_document(forge(tmp_path / "a.docx", body, extra))
    assert (reading.text, reading.unread) == ("甲乙\n查扣14台\n其他\n丙", {})


def test_smart_art_without_text_is_told_as_a_picture_and_hidden_as_hidden(tmp_path: Path) -> None:
    extra = {"diagramData1": data_of("<a:p/>"), "diagramData2": data_of("<a:p><a:r><a:t>9</a:t></a:r></a:p>")}
    hidden = smart_art("diagramData2").replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    body = f"<w:p>{run('甲')}{smart_art('diagramData1')}{smart_art('nowhere')}{hidden}</w:p>"
    reading = examine_document(forge(tmp_path / "a.docx", body, extra))
    assert (reading.text, reading.unread) == ("甲", {"picture": 2, "hidden": 1})


def test_smart_art_named_many_times_is_read_once(tmp_path: Path) -> None:
    extra = {"diagramData1": data_of(f"<a:p><a:r><a:t>{'长' * 1000}</a:t></a:r></a:p>")}
    body = f"<w:p>{smart_art('diagramData1') * 100}</w:p>"
    assert len(read(tmp_path, body, extra)) < 1100


def test_a_field_without_an_end_does_not_swallow_the_rest(tmp_path: Path) -> None:
    body = f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:p>{run("120人")}</w:p>'
    assert read(tmp_path, body) == "\n120人"


def test_what_stands_in_the_code_of_a_field_is_not_on_the_page(tmp_path: Path) -> None:
    code = f"{field('REF a', '99')}{run('88')}"
    outer = field("IF", "120人").replace("<w:r><w:instrText>IF", f"{code}<w:r><w:instrText>IF")
    assert read(tmp_path, f"<w:p>{outer}</w:p>") == "120人"


def test_pictures_and_deleted_text_are_counted(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:drawing/></w:r><w:del><w:r><w:delText>99</w:delText></w:r></w:del></w:p>"
    assert examine_document(forge(tmp_path / "a.docx", body)).unread == {"picture": 1, "deleted": 2}


def test_charts_objects_and_embedded_files_are_counted_apart_from_pictures(tmp_path: Path) -> None:
    chart = '<w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></w:drawing>'
    body = f'<w:p><w:r>{chart}</w:r><w:r><w:object/></w:r></w:p><w:altChunk r:id="a"/>'
    unread = examine_document(forge(tmp_path / "a.docx", body)).unread
    assert unread == {"chart": 1, "object": 1, "chunk": 1}


def test_a_file_of_the_strict_edition_is_read_as_well(tmp_path: Path) -> None:
    path = forge(tmp_path / "a.docx", f"<w:p>{run('120人')}</w:p>")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            data = data.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main")
            archive.writestr(
                name, data.replace(R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships")
            )
    assert read_document(path) == "120人"


def test_a_document_of_python_docx_is_read(tmp_path: Path) -> None:
    import docx

    document = docx.Document()
    document.add_heading("标题", 0)
    document.add_paragraph("第一段").add_run("120人").bold = True
    document.add_table(1, 2).cell(0, 1).text = "表"
    document.save(str(tmp_path / "a.docx"))
    assert read_document(tmp_path / "a.docx") == "标题\n第一段120人\n\t表"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
def test_a_draft_in_plain_text_is_read_in_the_encodings_offices_use(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.txt").write_bytes("一、情况\r\n共1191条。".encode(encoding))
    assert read_draft(tmp_path / "a.txt").text == "一、情况\n共1191条。"


def test_a_draft_is_told_by_what_it_holds(tmp_path: Path) -> None:
    write_document([Paragraph("body", "共1191条。")], tmp_path / "a.docx")
    (tmp_path / "a.docx").rename(tmp_path / "a.txt")
    assert read_draft(tmp_path / "a.txt").text == "共1191条。"


def test_the_marks_of_markdown_are_no_text_of_a_markdown_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 标题\n- 供热企业**9**家。", encoding="utf-8")
    assert read_draft(tmp_path / "a.md").text == "标题\n供热企业9家。"


def test_a_draft_is_read_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("# 标题\n共1191条。".encode("gbk"))))
    assert read_draft("-").text == "# 标题\n共1191条。"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\x00\x01\x02", "no text at all"),
        (b"\x81", "neither UTF-8 nor GBK"),
        (b"%PDF-1.7", "is not a Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word 97-2003"),
        (b"a" * (17 << 20), "is longer than 16 MB"),
    ],
)
def test_a_draft_that_is_no_text_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(DocumentError, match=says):
        read_draft(tmp_path / "a.txt")


def test_short_lines_of_a_cell_stay_in_their_row(tmp_path: Path) -> None:
    def row(*cells: tuple[str, ...]) -> str:
        inside = ("".join(f"<w:p>{run(line)}</w:p>" for line in lines) for lines in cells)
        return "<w:tr>" + "".join(f"<w:tc><w:tcPr/>{cell}</w:tc>" for cell in inside) + "</w:tr>"

    table = row(("乡镇",), ("资金",)) + row(("东湖镇",), ("2600万元", "（含上级资金）")) + row(("西山镇", "北关镇"), ("98万元",))
    told = "乡镇\t资金\n东湖镇\t2600万元（含上级资金）\n西山镇；北关镇\t98万元\n完"
    assert read(tmp_path, f"<w:tbl>{table}</w:tbl><w:p>{run('完')}</w:p>") == told


def test_cells_of_more_than_a_line_are_read_as_text_and_one_over_several_columns_keeps_those_behind_it_in_theirs(
    tmp_path: Path,
) -> None:
    def cell(*lines: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{''.join(f'<w:p>{run(line)}</w:p>' for line in lines)}</w:tc>"

    wide = cell("全县", properties="<w:gridSpan w:val='2'/>")
    table = (
        f"<w:tbl><w:tr>{wide}{cell('合计', '')}</w:tr><w:tr>{cell('9处')}{cell('12处')}{cell('21处')}</w:tr>"
        f"<w:tr>{cell('第一句话。', '第二句话。')}{cell('5处')}</w:tr><w:tr>{cell('独此一格')}</w:tr></w:tbl>"
    )
    told = "全县\t\t合计\n9处\t12处\t21处\n第一句话。\n第二句话。\n5处\n独此一格\n完"
    assert read(tmp_path, f"{table}<w:p>{run('完')}</w:p>") == told
