"""What any Word file has otherwise than GB/T 9704-2012, told with its clause."""

import json
import zipfile
from pathlib import Path

import docx
import pytest

from draftkit import draft_report, load_facts, parse_facts
from draftkit.cli import main
from draftkit.document import Deviation, Paragraph, find_deviations, write_document
from draftkit.errors import DocumentError
from draftkit.resources import folder

CASES = [path.parent.name for path in sorted(folder("fixtures").glob("*/facts.json"))]
REPORT = [
    Paragraph("title", "关于防汛工作情况的汇报"),
    Paragraph("addressee", "县政府："),
    Paragraph("heading", "一、基本情况"),
    Paragraph("body", "（一）强化宣传。印发“明白纸”5000份。"),
    Paragraph("heading", "（二）存在问题"),
    Paragraph("body", "资金不足，设备老化。"),
    Paragraph("attachment", "附件：1.台账"),
    Paragraph("attachment", "2.值班表"),
    Paragraph("signature", "青山镇人民政府"),
    Paragraph("date", "2020年1月29日"),
]


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.docx"
    write_document(REPORT, path)
    return path


def changed(path: Path, part: str, before: str, after: str) -> tuple[Deviation, ...]:
    """Return what is found once `before` is `after` in a part of the file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert before in parts[part]
    parts[part] = parts[part].replace(before, after)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return find_deviations(path)


@pytest.mark.parametrize("case", CASES)
def test_what_is_written_here_has_nothing_otherwise(tmp_path: Path, case: str) -> None:
    draft_report(load_facts(folder("fixtures") / case / "facts.json"), "plain").save(tmp_path / "a.docx")
    assert find_deviations(tmp_path / "a.docx") == ()


def test_a_document_head_and_attachments_are_known_for_what_they_are(tmp_path: Path) -> None:
    head = [Paragraph("mark", "青山镇人民政府文件"), Paragraph("number", "青政发〔2020〕5号\t签发人：王小明")]
    write_document([*head, *REPORT], tmp_path / "a.docx")
    assert find_deviations(tmp_path / "a.docx") == ()


@pytest.mark.parametrize("case", CASES)
def test_an_annex_is_left_out_whether_there_is_a_date_before_it_or_not(tmp_path: Path, case: str) -> None:
    draft_report(load_facts(folder("fixtures") / case / "facts.json"), "plain").save(tmp_path / "a.docx", annex=True)
    assert find_deviations(tmp_path / "a.docx") == ()


@pytest.mark.parametrize(
    "blocks",
    [
        [REPORT[0], Paragraph("body", "现将值班有关情况汇报如下："), *REPORT[2:]],
        [REPORT[0], Paragraph("addressee", "厅："), *REPORT[2:]],
        [REPORT[0], Paragraph("addressee", f"{'各县（市、区）人民政府，' * 10}市直各单位："), *REPORT[2:]],
        [*REPORT[:3], Paragraph("body", "（一）强化宣传"), Paragraph("body", "印发“明白纸”5000份。"), *REPORT[4:]],
        [*REPORT[:3], Paragraph("body", "（一）宣传"), Paragraph("body", "（二）巡查"), Paragraph("heading", "（三）存在问题"), *REPORT[5:]],
    ],
)
def test_openings_addressees_and_headings_of_every_make_are_known(tmp_path: Path, blocks: list[Paragraph]) -> None:
    write_document(blocks, tmp_path / "a.docx")
    assert find_deviations(tmp_path / "a.docx") == ()


def test_an_addressee_and_a_line_that_is_a_heading_are_judged_in_a_file_of_any_make(tmp_path: Path) -> None:
    document = docx.Document()
    for text in ("关于防汛工作的汇报", "县政府：", "（一）强化宣传", "印发“明白纸”5000份。"):
        document.add_paragraph(text).paragraph_format.first_line_indent = 200000
    document.save(str(tmp_path / "a.docx"))
    found = [deviation.message for deviation in find_deviations(tmp_path / "a.docx")]
    assert any(message.startswith("the addressee doesn't stand") for message in found)
    assert any(message.startswith("headings such as （一）: the font is") for message in found)


def test_what_a_grid_takes_from_each_character_is_no_whole_number(report: Path) -> None:
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    changed(report, "word/styles.xml", '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>')
    assert changed(report, "word/document.xml", '<w:docGrid w:type="lines" w:linePitch="579"/>', grid) == ()


@pytest.mark.parametrize(
    ("part", "before", "after", "code", "clause"),
    [
        ("document", 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"', "paper", "5.1"),
        ("document", 'w:top="2098"', 'w:top="1440"', "margin-top", "5.2.1"),
        ("document", 'w:left="1587" w:header', 'w:left="1800" w:header', "margin-left", "5.2.1"),
        ("document", 'w:right="1474"', 'w:right="1800"', "type-area", "5.2.1"),
        ("styles", 'w:line="579" w:lineRule="exact"', 'w:line="480" w:lineRule="exact"', "lines", "5.2.3"),
        ("styles", 'w:line="579" w:lineRule="exact"', 'w:line="360" w:lineRule="auto"', "lines", "5.2.3"),
        ("styles", '<w:spacing w:val="-5"/>', '<w:spacing w:val="0"/>', "chars", "5.2.3"),
        ("styles", 'w:color w:val="000000"', 'w:color w:val="0070C0"', "color", "5.2.4"),
        ("document", '"方正小标宋简体"', '"宋体"', "font", "7.3.1"),
        ("styles", '<w:sz w:val="44"/>', '<w:sz w:val="36"/>', "size", "7.3.1"),
        ("styles", '<w:jc w:val="center"/>', '<w:jc w:val="left"/>', "align", "7.3.1"),
        ("styles", 'w:firstLineChars="0" w:firstLine="0"', 'w:firstLineChars="200" w:firstLine="640"', "indent", "7.3.2"),
        ("document", 'w:eastAsia="黑体"', 'w:eastAsia="宋体"', "font", "7.3.3"),
        ("document", 'w:eastAsia="楷体_GB2312"', 'w:eastAsia="宋体"', "font", "7.3.3"),
        ("styles", 'w:firstLineChars="200" w:firstLine="640"', 'w:firstLine="0"', "indent", "7.3.3"),
        ("document", "2020年1月29日", "2020年01月29日", "date", "7.3.5.4"),
        ("document", "2020年1月29日", "二〇二〇年一月二十九日", "date", "7.3.5.4"),
        ("document", 'w:rightChars="400" w:right="1280"', 'w:rightChars="0" w:right="0"', "date-place", "7.3.5"),
        ("document", 'w:rightChars="400" w:right="1280"', 'w:rightChars="900" w:right="2880"', "date-place", "7.3.5"),
        ("document", "资金不足，", "资金不足,", "punctuation", "9"),
        ("document", "（二）存在问题", "（三）存在问题", "heading-number", "7.3.3"),
        ("document", "一、基本情况", "二、基本情况", "heading-number", "7.3.3"),
        ("styles", '<w:rFonts w:hint="eastAsia"', '<w:b/><w:rFonts w:hint="eastAsia"', "bold", "7.3.3"),
        ("styles", '<w:spacing w:before="0" w:after="0"', '<w:spacing w:before="0" w:after="120"', "space", "5.2.3"),
        ("footer1", " PAGE ", " DATE ", "page-number", "7.5"),
        ("footer1", "— ", "第", "page-number", "7.5"),
        ("styles", '<w:sz w:val="28"/>', '<w:sz w:val="18"/>', "page-number-face", "7.5"),
        ("settings", "<w:evenAndOddHeaders/>", "", "page-number-place", "7.5"),
        ("footer2", '<w:jc w:val="left"/>', '<w:jc w:val="right"/>', "page-number-place", "7.5"),
    ],
)
def test_each_thing_that_is_otherwise_is_told_with_its_clause(
    report: Path, part: str, before: str, after: str, code: str, clause: str
) -> None:
    found = changed(report, f"word/{part}.xml", before, after)
    assert (code, clause) in {(deviation.code, deviation.clause) for deviation in found}


@pytest.mark.parametrize(
    ("own", "code", "told"),
    [
        ('<w:spacing w:line="480" w:lineRule="exact"/>', "odd-lines", "lines here are 24 pt high, the others 28.95 pt"),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', "odd-lines", "lines here have no fixed height, the others 28.95 pt"),
        ('<w:spacing w:before="156"/>', "space", "space of 7.8 pt is set above or below the paragraph"),
    ],
)
def test_one_paragraph_that_is_set_otherwise_is_told_with_its_words(report: Path, own: str, code: str, told: str) -> None:
    with zipfile.ZipFile(report) as archive:
        xml = archive.read("word/document.xml").decode()
    text = xml.index("资金不足")
    properties = xml[xml.rindex("<w:pPr>", 0, text) : xml.index("</w:pPr>", xml.rindex("<w:pPr>", 0, text))]
    place = '<w:pStyle w:val="BodyText"/>'
    assert place in properties
    start = xml.rindex("<w:p>", 0, text)
    altered = xml[start:text].replace(place, place + own)
    (deviation,) = changed(report, "word/document.xml", xml[start:text], altered)
    assert (deviation.code, deviation.where) == (code, "资金不足，设备老化。")
    assert deviation.message.startswith(told)


def test_an_empty_line_is_told_in_the_text_and_let_be_around_it(report: Path) -> None:
    line = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
    with zipfile.ZipFile(report) as archive:
        xml = archive.read("word/document.xml").decode()
    start = {words: xml.rindex("<w:p>", 0, xml.index(words)) for words in ("县政府：", "附件：", "青山镇人民政府", "资金不足")}
    for words, codes in (("县政府：", []), ("附件：", []), ("青山镇人民政府", []), ("资金不足", ["empty"])):
        after = xml[start[words] : start[words] + 200]
        found = changed(report, "word/document.xml", after, line + after)
        assert [deviation.code for deviation in found] == codes
    assert changed(report, "word/document.xml", line, "") == ()


def test_a_thing_is_told_once_with_the_first_place_and_how_often_it_is_found(report: Path) -> None:
    found = changed(report, "word/document.xml", "仿宋_GB2312", "宋体")
    body = [deviation for deviation in found if deviation.code == "font" and "body" in deviation.message]
    assert [(deviation.where, deviation.count) for deviation in body] == [("（一）强化宣传。印发“明白纸”5", 2)]


@pytest.mark.parametrize(
    ("numbers", "found"),
    [
        ("一三三四", [("三、", "二、")]),
        ("一三四五", [("三、", "二、")]),
        ("一三三五", [("三、", "二、"), ("五、", "四、")]),
        ("一二二三", [("二、", "三、")]),
        ("一二一二", []),
    ],
)
def test_a_wrong_number_is_told_once_and_not_again_for_the_right_ones_behind_it(
    tmp_path: Path, numbers: str, found: list[tuple[str, str]]
) -> None:
    text = [p for n in numbers for p in (Paragraph("heading", f"{n}、情况"), Paragraph("body", "已办结。"))]
    write_document([REPORT[0], *text], tmp_path / "a.docx")
    wanted = [f"the number is {number} where {due} is due" for number, due in found]
    assert [one.message for one in find_deviations(tmp_path / "a.docx") if one.code == "heading-number"] == wanted


JOINT = ["青河县安全生产委员会办公室", "青河县应急管理局", "青河县消防救援大队"]


def test_several_organs_sign_one_below_the_other_and_the_file_has_nothing_otherwise(tmp_path: Path) -> None:
    given = {**json.loads((folder("fixtures") / "township" / "facts.json").read_text(encoding="utf-8")), "issuer": "、".join(JOINT)}
    report = draft_report(parse_facts(json.dumps(given)), "plain")
    assert report.verified
    assert report.text.split("\n")[-4:] == [*JOINT, given["date"]]
    report.save(tmp_path / "a.docx")
    assert find_deviations(tmp_path / "a.docx") == ()


def test_where_a_date_should_stand_is_told_for_the_signature_above_it(report: Path, tmp_path: Path) -> None:
    signed = [Paragraph("signature", name) for name in JOINT]
    write_document([*REPORT[:-2], *signed, REPORT[-1]], tmp_path / "a.docx")
    assert find_deviations(tmp_path / "a.docx") == ()
    found = changed(tmp_path / "a.docx", "word/document.xml", 'w:rightChars="400" w:right="1280"', 'w:rightChars="900" w:right="2880"')
    assert [one.message for one in found] == [
        "the date stands 9.0 characters from the right edge; below this signature it should be 4, or 6.5 without a seal"
    ]
    # a signature of more than a line is no measure
    write_document([*REPORT[:-2], Paragraph("signature", "、".join(JOINT)), REPORT[-1]], tmp_path / "b.docx")
    assert find_deviations(tmp_path / "b.docx") == ()


def test_the_last_paragraph_is_a_signature_only_if_it_looks_like_one(tmp_path: Path) -> None:
    for closing, codes in (([], {"indent"}), ([Paragraph("signature", "青山镇人民政府")], set())):
        blocks = [*REPORT[:2], *([Paragraph("addressee", "整改工作已完成。")] if codes else REPORT[3:4]), *closing]
        write_document(blocks, tmp_path / "a.docx")
        assert {deviation.code for deviation in find_deviations(tmp_path / "a.docx")} == codes


def test_fonts_of_a_theme_are_looked_up_and_blanks_are_no_indent(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("关于防汛工作情况的汇报", 0)
    document.add_paragraph("　　今年入汛以来，坚持“预防为主”，已排查隐患129处。")
    document.save(str(tmp_path / "a.docx"))
    found = {deviation.code: deviation.message for deviation in find_deviations(tmp_path / "a.docx")}
    assert {"paper", "margin-top", "lines", "page-number", "font", "size", "blanks", "marks"} <= found.keys()
    assert "宋体" in found["font"]


def test_a_file_without_a_section_or_text_is_told_about_too(tmp_path: Path) -> None:
    from tests.document_forge import forge, run

    assert "paper" in {d.code for d in find_deviations(forge(tmp_path / "a.docx", ""))}
    assert "font" in {d.code for d in find_deviations(forge(tmp_path / "b.docx", f"<w:p>{run('标题')}</w:p>"))}
    (tmp_path / "c.txt").write_bytes(b"no")
    with pytest.raises(DocumentError, match=r"not a Word file \(.docx\). Open it in Word or WPS and save it as .docx.$"):
        find_deviations(tmp_path / "c.txt")


def test_the_command_tells_the_layout_with_and_without_facts(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--layout", str(report)]) == 0
    changed(report, "word/document.xml", 'w:top="2098"', 'w:top="1440"')
    assert main(["check", "--layout", str(report)]) == 1
    assert "5.2.1" in capsys.readouterr().out
    assert main(["check", "--layout", str(report), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"margin-top", "type-area", "lines"} == {deviation["code"] for deviation in told["deviations"]}
    facts = folder("fixtures") / "disclosure" / "facts.json"
    own = tmp_path / "own.docx"
    draft_report(load_facts(facts), "plain").save(own)
    assert main(["check", "--layout", str(own), str(facts)]) == 0
    assert main(["check", str(report)]) == 2
    assert main(["check", "--layout", str(tmp_path / "none.docx")]) == 2
