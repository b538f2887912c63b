"""What the cells of a workbook show, told by number and format, as Excel shows it."""

import zipfile
from pathlib import Path

import pytest

from draftkit.errors import DocumentError
from draftkit.workbook import name_cell, read_workbook, show_number

CHINESE_DATE = 'yyyy"年"m"月"d"日"'


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("86", "General", "86"),
        ("12.5", "General", "12.5"),
        ("12.300000000000001", "General", "12.3"),
        ("86", 'General"人"', "86人"),
        ("86", '0"人"', "86人"),
        ("0.125", "0.00%", "12.50%"),
        ("0.12345", "0.0%", "12.3%"),
        ("1191", "#,##0", "1,191"),
        ("1234567.891", "#,##0.00", "1,234,567.89"),
        ("5", "000", "005"),
        ("0.5", "0.##", "0.5"),
        ("2.5", "0", "3"),
        ("-2.5", "0.0;[Red]-0.0", "-2.5"),
        ("-5", "#,##0.00;(#,##0.00)", "(5.00)"),
        ("-0.001", "0.0", "0.0"),
        ("1234567", "¥#,##0.00", "¥1,234,567.00"),
        ("1234", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.00"),
        ("3", "[$¥-804]0", "¥3"),
        ("43858", CHINESE_DATE, "2020年1月28日"),
        ("43858", "m月d日", "1月28日"),
        ("43858", f"[$-804]{CHINESE_DATE};@", "2020年1月28日"),
        ("43858.75", 'm"月"d"日"h"时"mm"分"', "1月28日18时00分"),
        ("43858.75", 'yyyy"年"m"月"d"日"hh:mm', "2020年1月28日18:00"),
        ("0.75", "h:mm", "18:00"),
        ("0.604166666666667", '上午/下午h"时"mm"分"', "下午2时30分"),
        ("43858", 'm"月"d"日"aaaa', "1月28日星期二"),
    ],
)
def test_a_number_shows_what_excel_shows(raw: str, code: str, shown: str) -> None:
    found = show_number(raw, code)
    assert (found.text, found.problem) == (shown, "")


@pytest.mark.parametrize(
    ("raw", "code", "told"),
    [
        ("1.1010119900307452E+17", "0", "18 digits"),
        ("110101199003074000", "General", "18 digits"),
        ("0.33333333333333331", "General", "as much as there is room for"),
        ("123456789012", "General", "as much as there is room for"),
        ("43858", "yyyy-mm-dd", "2020年1月28日"),
        ("43858", "d-mmm-yy", "2020年1月28日"),
        ("43858", "[$-F800]dddd", "not known what it shows"),
        ("59", CHINESE_DATE, "type it again"),
        ("9999999", CHINESE_DATE, "type it again"),
        ("3.5", "# ?/?", "not known what it shows"),
        ("120", "[DBNum1]General", "not known what it shows"),
        ("123456", "#,##0,", "not known what it shows"),
        ("2", "[>=1]0;0", "not known what it shows"),
        ("123", "0.00E+00", "not known what it shows"),
        ("0", '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "not known what it shows"),
        ("5", "[6]", "not known what it shows"),
        ("5", ";;;", "hidden by its number format"),
        ("1e400", "0", "no number"),
        ("NaN", "0", "no number"),
        ("1", "0." + "0" * 100, "not known what it shows"),
        ("1", '"' * 1000, "not known what it shows"),
    ],
)
def test_what_a_number_shows_is_not_guessed(raw: str, code: str, told: str) -> None:
    assert told in show_number(raw, code).problem


def test_dates_count_from_1904_where_the_workbook_says_so() -> None:
    assert show_number("42396", CHINESE_DATE, from_1904=True).text == "2020年1月28日"


def test_cells_are_named_as_excel_names_them() -> None:
    assert [name_cell(7, column) for column in (1, 2, 26, 27, 703)] == ["A7", "B7", "Z7", "AA7", "AAA7"]


TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def build(path: Path, cells: str, *, kind: str = TYPES, main: str = "xmlns='urn:any'", strings: str = "",
          sheet: str = "") -> Path:  # fmt: skip
    """Write a workbook of one sheet by hand."""
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "_rels/.rels": f"<Relationships xmlns='{links}'><Relationship Id='a' Type='{kind}/officeDocument' "
                       "Target='xl/workbook.xml'/></Relationships>",
        "xl/_rels/workbook.xml.rels": f"<Relationships xmlns='{links}'><Relationship Id='s1' Type='{kind}/worksheet' "
                                      f"Target='sheet.xml'/><Relationship Id='s2' Type='{kind}/sharedStrings' "
                                      "Target='strings.xml'/></Relationships>",
        "xl/workbook.xml": f"<workbook {main} xmlns:r='{kind}'><sheets><sheet name='表' sheetId='1' r:id='s1'/></sheets>"
                           "</workbook>",
        "xl/strings.xml": f"<sst {main}>{strings}</sst>",
        "xl/sheet.xml": sheet or f"<worksheet {main}><sheetData><row r='1'>{cells}</row></sheetData></worksheet>",
    }  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


def test_a_formula_is_read_as_it_was_last_calculated(tmp_path: Path) -> None:
    path = build(tmp_path / "a.xlsx", "<c r='A1'><f>40+46</f><v>86</v></c><c r='B1' t='str'><f>A1&amp;\"人\"</f>"
                                      "<v>86人</v></c><c r='C1'><f>A1+1</f></c><c r='D1' t='str'><f>\"\"</f><v></v></c>")  # fmt: skip
    row = read_workbook(path)[0].rows[1]
    assert (row[1].text, row[1].kind, row[2].text) == ("86", "number", "86人")
    assert "never calculated" in row[3].problem
    assert 4 not in row


def test_strings_are_read_whole_and_without_how_they_are_pronounced(tmp_path: Path) -> None:
    strings = "<si><r><t>累计</t></r><r><t>排查</t></r><rPh sb='0' eb='1'><t>leiji</t></rPh></si><si><t>a_x000D_\nb_x005F_x0041_</t></si>"
    path = build(tmp_path / "a.xlsx", "<c t='s'><v>0</v></c><c t='s'><v>1</v></c><c t='inlineStr'><is><t>在内</t></is></c>",
                 strings=strings)  # fmt: skip
    row = read_workbook(path)[0].rows[1]
    assert [row[column].text for column in (1, 2, 3)] == ["累计排查", "a\nb_x0041_", "在内"]


def test_a_strict_workbook_is_read_too(tmp_path: Path) -> None:
    path = build(tmp_path / "a.xlsx", "<c r='A1'><v>5</v></c>", kind=STRICT,
                 main="xmlns='http://purl.oclc.org/ooxml/spreadsheetml/main'")  # fmt: skip
    assert read_workbook(path)[0].rows[1][1].text == "5"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("<c r='A1' t='e'><v>#REF!</v></c>", "#REF!"),
        ("<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!"),
        ("<c r='A1' t='b'><v>1</v></c>", "TRUE or FALSE"),
        ("<c r='A1' t='d'><v>2020-01-28</v></c>", "type it again"),
    ],
)
def test_a_cell_that_shows_no_fact_says_so(tmp_path: Path, cell: str, told: str) -> None:
    assert told in read_workbook(build(tmp_path / "a.xlsx", cell))[0].rows[1][1].problem


@pytest.mark.parametrize("cell", ["<c r='A0'><v>1</v></c>", "<c r='A1' t='s'><v>7</v></c>", "<c r='A1' t='s'><v>x</v></c>",
                                  "<c r='A1' t='s'><v>-1</v></c>", "<c r='ABCD1'><v>1</v></c>"])  # fmt: skip
def test_a_damaged_sheet_is_told(tmp_path: Path, cell: str) -> None:
    with pytest.raises(DocumentError, match="is damaged"):
        read_workbook(build(tmp_path / "a.xlsx", cell))


def make_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", bytes(50 << 20))


def make_stranger(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")


ENTITY = "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&e;</v></c></row></sheetData></worksheet>"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), r"Excel 97-2003 \(\.xls\)"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")),
         "password"),
        (lambda path: path.write_bytes(b"a,b\n1,2\n"), "not a workbook"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_bytes(b"PK\x03\x04 cut off"), "cut off"),
        (make_bomb, "far larger"),
        (make_stranger, "not a workbook"),
        (lambda path: build(path, "", sheet=ENTITY), "document type"),
        (lambda path: build(path, "<c><v>1</v></c>" * 200_001), "far more cells"),
        (lambda path: None, "no such file"),
    ],
)  # fmt: skip
def test_a_hostile_or_wrong_file_gets_one_clear_message(tmp_path: Path, make: object, told: str) -> None:
    path = tmp_path / "a.xlsx"
    make(path)  # type: ignore[operator]
    with pytest.raises(DocumentError, match=told) as caught:
        read_workbook(path)
    assert "\n" not in str(caught.value)


def test_a_cell_in_the_last_corner_costs_nothing(tmp_path: Path) -> None:
    sheet = "<worksheet><sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>"
    (found,) = read_workbook(build(tmp_path / "a.xlsx", "", sheet=sheet))
    assert list(found.rows) == [1048576]
