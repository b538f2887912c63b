"""A report set as an office wants it: by its own numbers, or in the page and styles of a file that it has."""

import io
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from draftkit import FormatError, draft_report, load_facts, parse_facts, read_page_format
from draftkit.cli import main
from draftkit.document import (
    Dress,
    Note,
    Paragraph,
    Table,
    build_document,
    dress_document,
    read_document,
    write_document,
)
from draftkit.document.layout import GBT9704
from draftkit.errors import DocumentError
from draftkit.resources import folder
from tests.document_forge import forge, run
from tests.test_document_annotating import commented

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FACTS = folder("fixtures") / "disclosure" / "facts.json"
REPORT = [
    Paragraph("mark", "青山镇人民政府文件"),
    Paragraph("number", "青政发〔2020〕5号"),
    Paragraph("title", "关于防汛工作情况的汇报"),
    Paragraph("addressee", "县政府："),
    Paragraph("heading", "一、基本情况"),
    Paragraph("body", "（一）强化宣传。印发“明白纸”5000份。"),
    Table([["村", "数"], ["青山村", "12"]]),
    Paragraph("attachment", "附件：值班表"),
    Paragraph("signature", "青山镇人民政府"),
    Paragraph("date", "2020年1月29日"),
]
TEXT = "\n".join(
    text for block in REPORT for text in ([block.text] if isinstance(block, Paragraph) else ["村\t数", "青山村\t12"])
)


def numbers(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "office.toml"
    path.write_text(text, encoding="utf-8")
    return path


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_without_numbers_of_its_own_an_office_has_those_of_the_standard(tmp_path: Path) -> None:
    assert read_page_format().layout == GBT9704
    assert read_page_format(numbers(tmp_path, "")).layout == GBT9704
    written = "[page]\ntop = 37\nbottom = 35\nleft = 28\nright = 26\nlines = 22\nchars = 28\npage_number = 25\n"
    assert read_page_format(numbers(tmp_path, written)).layout == GBT9704


def test_an_offices_own_numbers_stand_in_the_file(tmp_path: Path) -> None:
    text = """
    [page]
    left = 25
    line_pitch = 28
    latin = "Arial"
    [title]
    font = "华文中宋"
    size = "小初"
    bold = true
    [heading2]
    font = "楷体"
    [body]
    font = "仿宋"
    size = 15.5
    """
    page = read_page_format(numbers(tmp_path, text))
    write_document(REPORT, tmp_path / "a.docx", page=page)
    parts = parts_of(tmp_path / "a.docx")
    styles = styles_of(tmp_path / "a.docx")
    fonts = styles["Title"].find(f"{W}rPr/{W}rFonts")
    assert fonts is not None
    assert (fonts.get(f"{W}eastAsia"), fonts.get(f"{W}ascii")) == ("华文中宋", "Arial")
    assert styles["Title"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "72"  # type: ignore[union-attr]
    assert styles["Normal"].find(f"{W}rPr/{W}sz").get(f"{W}val") == "31"  # type: ignore[union-attr]
    assert styles["Normal"].find(f"{W}pPr/{W}spacing").get(f"{W}line") == "560"  # type: ignore[union-attr]
    main_part = ElementTree.fromstring(parts["word/document.xml"])
    margins = main_part.find(f".//{W}pgMar")
    assert margins is not None
    assert margins.get(f"{W}left") == "1417"
    assert margins.get(f"{W}top") == "2098"
    assert "楷体" in {node.get(f"{W}eastAsia") for node in main_part.iter(f"{W}rFonts")}
    assert read_document(tmp_path / "a.docx") == TEXT


def styles_of(path: Path) -> dict[str | None, ElementTree.Element]:
    root = ElementTree.fromstring(parts_of(path)["word/styles.xml"])
    return {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}


def line_of(path: Path, style: str) -> int:
    spacing = styles_of(path)[style].find(f"{W}pPr/{W}spacing")
    return int(spacing.get(f"{W}line") or 0) if spacing is not None else 0


@pytest.mark.parametrize(("table", "style"), [("title", "Title"), ("heading1", "Heading1"), ("signer", "Number")])
def test_larger_type_has_lines_of_its_own_that_do_not_cut_into_each_other(tmp_path: Path, table: str, style: str) -> None:
    page = read_page_format(numbers(tmp_path, f"[{table}]\nsize = '小初'"))
    write_document(REPORT, tmp_path / "a.docx", page=page)
    assert line_of(tmp_path / "a.docx", style) == 36 * 1.25 * 20
    write_document(REPORT, tmp_path / "b.docx", page=read_page_format(numbers(tmp_path, f"[{table}]\nsize = 22")))
    assert line_of(tmp_path / "b.docx", style) == 0  # stands in the lines of the page


def test_the_names_of_signers_have_room_in_wide_characters_and_in_a_size_of_their_own(tmp_path: Path) -> None:
    rows = Paragraph("number", "\t签发人：王小明　欧阳修文\n\u3000青农发〔2025〕17号\t\t李四")
    for text, name in (("[body]\nsize = 12\n[page]\nchars = 34\n", 12 + 1.0), ("[signer]\nsize = 20\n", 20)):
        page = read_page_format(numbers(tmp_path, text))
        layout = page.layout
        write_document([rows], tmp_path / "a.docx", page=page)
        main_part = parts_of(tmp_path / "a.docx")["word/document.xml"].decode()
        places = [int(place) for place in re.findall('w:val="left" w:pos="([0-9]+)"', main_part)]
        assert places[1] + 8 * name * 20 <= layout.room - layout.em
        assert ('<w:sz w:val="40"/>' in main_part) is (name == 20)


def test_the_example_in_the_docs_can_be_used(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / "docs" / "word.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", text, re.DOTALL)
    layout = read_page_format(numbers(tmp_path, example)).layout
    assert (layout.title.font, layout.title.size, layout.headings[1].font) == ("华文中宋", 44, "楷体")
    assert (layout.pitch, layout.tracking) == (GBT9704.pitch, GBT9704.tracking)


def test_all_that_is_wrong_with_a_format_is_told_at_once(tmp_path: Path) -> None:
    text = """
    letter = 1
    body = 3
    [page]
    top = "wide"
    lines = 22
    line_pitch = 28
    gutter = 3
    [title]
    size = "巨号"
    font = 'a"b'
    [table]
    bold = 1
    """
    with pytest.raises(FormatError) as caught:
        read_page_format(numbers(tmp_path, text))
    assert {problem.place for problem in caught.value.problems} == {
        "letter", "body", "page.top", "page.line_pitch", "page.gutter", "title.size", "title.font", "table.bold",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[page]\nleft = 100\nright = 100\n", "page"),
        ("[page]\nchars = 60\n", "page.chars"),
        ("[page]\nlines = 50\n", "page.lines"),
        ("[page\n", "line 1, column 6"),
    ],
)
def test_numbers_that_can_not_be_are_refused(tmp_path: Path, text: str, place: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_page_format(numbers(tmp_path, text))
    assert [problem.place for problem in caught.value.problems] == [place]


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A file as an office has it: own page and styles, a picture in its header, and traces of who made it."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height, section.left_margin = Mm(210), Mm(297), Mm(30)
    section.header.paragraphs[0].add_run("青山镇").add_picture(io.BytesIO(PIXEL))
    for name, font, size in (("公文标题", "华文中宋", 20), ("公文正文", "仿宋", 15), ("一级标题", "黑体", 15)):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    numbered = '<w:numPr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:numId w:val="1"/></w:numPr>'
    document.styles["一级标题"].element.get_or_add_pPr().append(parse_xml(numbered))
    document.add_paragraph("上一份公文的正文，涉及13800138000。")
    document.core_properties.author = "张三"
    document.core_properties.last_modified_by = "李四"
    document.save(str(tmp_path / "office.docx"))
    return tmp_path / "office.docx"


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def test_a_template_gives_its_page_and_styles_and_none_of_its_text(office: Path, tmp_path: Path) -> None:
    page = read_page_format(template=office)
    write_document(REPORT, tmp_path / "a.docx", page=page, title="防汛")
    assert read_document(tmp_path / "a.docx") == f"青山镇\n{TEXT}"
    document = docx.Document(str(tmp_path / "a.docx"))
    assert round(document.sections[0].left_margin.mm) == 30  # type: ignore[union-attr]
    used = {p.text: p.style.name for p in document.paragraphs}  # type: ignore[union-attr]
    assert used["关于防汛工作情况的汇报"] == "公文标题"
    assert used["一、基本情况"] == "一级标题"
    assert used["（一）强化宣传。印发“明白纸”5000份。"] == "公文正文"
    assert used["县政府："] == "Salutation"  # it has none of its own
    everything = b"".join(parts_of(tmp_path / "a.docx").values())
    for trace in ("13800138000", "张三", "李四", "python-docx"):
        assert trace.encode() not in everything
    heading = next(p for p in document.paragraphs if p.text == "一、基本情况")
    assert heading.paragraph_format.keep_with_next
    assert heading._p.pPr.numPr.numId.val == 0  # its number stands in its text


def test_what_an_offices_numbers_name_holds_beside_its_template(office: Path, tmp_path: Path) -> None:
    text = "[page]\nleft = 20\nlatin = 'Arial'\n[title]\nfont = '宋体'\nbold = true\n[body]\nsize = 14\n[heading2]\nfont = '隶书'\n"
    page = read_page_format(numbers(tmp_path, text), office)
    write_document(REPORT, tmp_path / "a.docx", page=page)
    assert read_document(tmp_path / "a.docx") == f"青山镇\n{TEXT}"
    document = docx.Document(str(tmp_path / "a.docx"))
    section = document.sections[0]
    assert (round(section.left_margin.mm), round(section.top_margin.mm)) == (20, 25)  # type: ignore[union-attr]
    used = {p.text: p for p in document.paragraphs}
    title, body = used["关于防汛工作情况的汇报"].style, used["（一）强化宣传。印发“明白纸”5000份。"].style
    assert title.name == "公文标题"  # type: ignore[union-attr]
    fonts = title.element.rPr.rFonts  # type: ignore[union-attr]
    assert (fonts.get(qn("w:eastAsia")), fonts.get(qn("w:ascii"))) == ("宋体", "Arial")
    assert (title.font.size.pt, title.font.bold) == (20, True)  # type: ignore[union-attr]
    assert body.font.size.pt == 14  # type: ignore[union-attr]
    assert body.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"  # type: ignore[union-attr]
    assert used["县政府："].style.font.size.pt == 14  # type: ignore[union-attr]
    run_in = used["（一）强化宣传。印发“明白纸”5000份。"].runs[0]
    assert run_in._r.rPr.rFonts.get(qn("w:eastAsia")) == "隶书"  # type: ignore[union-attr]


def test_numbers_that_only_a_template_can_say_are_refused_beside_it(office: Path, tmp_path: Path) -> None:
    with pytest.raises(FormatError) as caught:
        read_page_format(numbers(tmp_path, "[page]\nlines = 22\nchars = 28\n[page_number]\nsize = 12\n"), office)
    assert [problem.place for problem in caught.value.problems] == ["page.chars", "page.lines", "page_number.size"]
    assert "change the template" in str(caught.value)


def test_a_template_gives_the_same_bytes_each_time_and_a_picture_that_is_there(office: Path, tmp_path: Path) -> None:
    first, second = (build_document(REPORT, page=read_page_format(template=office)) for _ in range(2))
    assert first == second
    (tmp_path / "a.docx").write_bytes(first)
    parts = parts_of(tmp_path / "a.docx")
    assert PIXEL in parts.values()
    types = parts["[Content_Types].xml"].decode()
    named = {node.get("PartName", "").lstrip("/") for node in ElementTree.fromstring(types) if node.get("PartName")}
    assert named <= parts.keys()


def test_what_is_no_template_is_refused(tmp_path: Path, office: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no zip")
    bare = forge(tmp_path / "bare.docx", f"<w:p>{run('x')}</w:p>")
    macros = tmp_path / "macros.docm"
    parts = parts_of(office)
    with zipfile.ZipFile(macros, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"))
    for path, says in ((tmp_path / "a.docx", "not a Word file"), (bare, "no styles"), (macros, "macros")):
        with pytest.raises(DocumentError, match=says):
            read_page_format(template=path)


def test_a_template_whose_header_fetches_a_picture_from_elsewhere_is_refused(tmp_path: Path, office: Path) -> None:
    parts = parts_of(office)
    with zipfile.ZipFile(tmp_path / "beacon.docx", "w") as archive:
        for name, data in parts.items():
            if name.startswith("word/_rels/header"):
                data = data.replace(b'Target="media/', b'TargetMode="External" Target="http://127.0.0.1/')
            archive.writestr(name, data)
    with pytest.raises(DocumentError, match="lies elsewhere"):
        read_page_format(template=tmp_path / "beacon.docx")


def test_a_report_is_saved_in_an_offices_format(tmp_path: Path, office: Path) -> None:
    report = draft_report(load_facts(FACTS), "plain")
    page = read_page_format(numbers(tmp_path, "[body]\nsize = 15\n"), office)
    report.save(tmp_path / "a.docx", page=page)
    assert (tmp_path / "a.docx").read_bytes() == report.to_docx(page=page) != report.to_docx()


def test_links_and_comments_stand_on_their_words_below_an_offices_own_header(tmp_path: Path, office: Path) -> None:
    title = "关于2020年全镇防汛抗旱和地质灾害防治工作开展情况以及下一步工作安排的汇报"
    facts = {"kind": "township", "title": title, "issuer": "青山镇政府",
             "sections": {"situation": [{"label": "转移群众", "value": "129人"}, {"label": "受灾面积", "value": None}]}}  # fmt: skip
    report = draft_report(parse_facts(json.dumps(facts, ensure_ascii=False)), "plain")
    page = read_page_format(template=office)
    (tmp_path / "a.docx").write_bytes(report.to_docx(page=page, annex=True))
    assert read_document(tmp_path / "a.docx") == f"青山镇\n{report.text}"
    root = ElementTree.fromstring(parts_of(tmp_path / "a.docx")["word/document.xml"])
    paragraph = next(p for p in root.iter(f"{W}p") if "129人" in "".join(p.itertext()) and p.find(f"{W}bookmarkStart") is not None)
    children = list(paragraph)
    first = next(i for i, node in enumerate(children) if node.tag == f"{W}bookmarkStart")
    last = next(i for i, node in enumerate(children) if node.tag == f"{W}bookmarkEnd")
    assert "".join("".join(node.itertext()) for node in children[first:last]) == "129人"
    lit = [run for run in root.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert ["".join(run.itertext()) for run in lit] == ["____"]
    start = report.text.index("129人")
    dress = Dress([Note(start, start + 4, "多了")])
    (tmp_path / "b.docx").write_bytes(dress_document(report.to_docx(page=page), dress, page=page))
    assert commented(tmp_path / "b.docx") == {"多了": "129人"}


def test_the_command_takes_a_format_and_a_template(
    tmp_path: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "a.docx"
    own = numbers(tmp_path, "[page]\nleft = 30\n")
    assert main(["draft", str(FACTS), "-m", "plain", "-o", str(out), "--format", str(own)]) == 0
    assert b'w:left="1701"' in parts_of(out)["word/document.xml"]
    assert main(["draft", str(FACTS), "-m", "plain", "-o", str(out), "--template", str(office)]) == 0
    assert "公文标题" in parts_of(out)["word/styles.xml"].decode()
    bad = numbers(tmp_path, "[page]\nwide = 1\ntop = 1\n")
    capsys.readouterr()
    assert main(["draft", str(FACTS), "-m", "plain", "-o", str(out), "--format", str(bad)]) == 2
    told = capsys.readouterr().err
    assert "page.wide" in told
    assert "page.top" in told


def test_what_is_printed_on_an_offices_paper_is_left_out_of_the_check_and_nothing_else(
    tmp_path: Path, office: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document(str(office))
    document.sections[0].footer.paragraphs[0].add_run("电话：0731-85550126")
    document.save(str(office))
    out, saved = tmp_path / "a.docx", tmp_path / "a.json"
    drafted = ["draft", str(FACTS), "-m", "plain", "-o", str(out), "--json", str(saved), "--template", str(office)]
    assert main(drafted) == 0
    assert main(["check", str(out), str(FACTS)]) == 1
    assert "0731-85550126" in capsys.readouterr().out
    assert main(["check", str(out), str(FACTS), "--template", str(office)]) == 0
    assert main(["audit", str(saved), str(out), "--template", str(office)]) == 0
    edited = docx.Document(str(out))
    edited.sections[0].footer.paragraphs[0].runs[-1].text = "电话：0731-85550127"
    edited.save(str(out))
    assert main(["check", str(out), str(FACTS), "--template", str(office)]) == 1


def test_a_batch_takes_a_format_and_drafts_anew_when_it_changed(tmp_path: Path, office: Path) -> None:
    own = numbers(tmp_path, "[page]\nleft = 30\n")
    command = ["batch", str(FACTS), "-m", "plain", "-o", str(tmp_path / "out")]
    assert main([*command, "--format", str(own)]) == 0
    (written,) = (tmp_path / "out").glob("*.docx")
    assert b'w:left="1701"' in parts_of(written)["word/document.xml"]
    assert main([*command, "--template", str(office)]) == 0
    assert "公文标题" in parts_of(written)["word/styles.xml"].decode()
