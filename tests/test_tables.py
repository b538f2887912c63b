"""Facts in a workbook and in YAML: nothing is lost on the way there and back, and nothing is guessed."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from shutil import which
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from draftkit import FactsError, load_facts, parse_facts
from draftkit.cli import main
from draftkit.facts import Facts, dump_facts
from draftkit.facts.tables import make_workbook
from draftkit.facts.text import check_line, check_text
from draftkit.facts.values import value_problem
from draftkit.facts.yaml_text import write_yaml
from draftkit.kinds import list_kinds, load_kind
from draftkit.resources import folder

TRICKY = ["=1+1", "2020/1/24", "20200124", "_x0041_", "0571", "001", "12.50", "1,191", "86", "true", "null", "~", "- a",
          "a: b", "# x", "'", "其中", "示例", "1e5", "12:30", "no", "110101199003074518", "100%", "不必", "@", "[a]"]  # fmt: skip


def passes(check: Callable[[object], object]) -> Callable[[str], bool]:
    def is_fine(text: str) -> bool:
        try:
            return check(text) == text
        except ValueError:
            return False

    return is_fine


CHARACTERS = st.characters(categories=("L", "N", "P", "S", "Zs"))
LINES = st.one_of(st.sampled_from(TRICKY), st.text(CHARACTERS, max_size=12)).filter(passes(check_line))
NAMES = LINES.filter(bool)
TEXTS = st.one_of(st.sampled_from([*TRICKY, " ", "a\nb", " x\n", "a\tb"]),
                  st.text(st.one_of(CHARACTERS, st.sampled_from("\n\t")), max_size=20)).filter(passes(check_text))  # fmt: skip
SHARED: dict[str, Any] = {"id": st.just("?"), "as_of": LINES, "source": TEXTS, "//": TEXTS}
VALUES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({"value": None}),
    st.builds(lambda value: {"value": value}, NAMES.filter(lambda value: not value_problem(value))),
    st.builds(lambda value, unit: {"value": value, "unit": unit},
              st.sampled_from(["86", "12.50", "1,191", "1191.0", "0", "007", "-3", "123456789012", "3余"]),
              st.sampled_from(["人", "万元"])),
)  # fmt: skip


def figures(depth: int = 1) -> st.SearchStrategy[dict[str, Any]]:
    more: dict[str, Any] = {"parts": st.lists(figures(depth - 1), max_size=2)} if depth else {}
    made = st.fixed_dictionaries({"label": NAMES}, optional={**SHARED, **more})
    return st.builds(lambda fields, value: {**fields, **value, "total": not fields.get("parts")}, made, VALUES)


PEOPLE = st.fixed_dictionaries({"name": NAMES}, optional={**SHARED, "title": LINES, "note": LINES})
WITHIN: dict[str, Any] = {
    **SHARED, "text": TEXTS, "figures": st.lists(figures(), max_size=2), "people": st.lists(PEOPLE, max_size=2),
    "organisations": st.lists(NAMES, max_size=2), "documents": st.lists(NAMES, max_size=2),
}  # fmt: skip


def without(*names: str) -> dict[str, Any]:
    return {name: strategy for name, strategy in WITHIN.items() if name not in names}


ITEMS = st.one_of(
    figures(),
    PEOPLE,
    st.fixed_dictionaries({"organisation": NAMES}, optional={**SHARED, "note": LINES}),
    st.fixed_dictionaries({"document": NAMES}, optional={**SHARED, "number": LINES, "note": LINES}),
    st.fixed_dictionaries({"text": TEXTS, "documents": st.lists(NAMES, min_size=1, max_size=1)}, optional=without("text", "documents")),
    st.fixed_dictionaries({"topic": NAMES, "text": st.just("x")}, optional=without("text")),
    st.fixed_dictionaries({"event": NAMES},
                          optional={**WITHIN, "date": NAMES, "time": NAMES, "place": LINES}),
)  # fmt: skip


def number_ids(node: Any, count: Iterator[int]) -> None:
    if isinstance(node, dict):
        if "id" in node:
            node["id"] = f"n{next(count)}"
        for value in node.values():
            number_ids(value, count)
    elif isinstance(node, list):
        for value in node:
            number_ids(value, count)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    kind = load_kind(draw(st.sampled_from(list_kinds())))
    named = st.one_of(NAMES, st.sampled_from(["报告", "a/b", "长" * 40, "A", "a"])).filter(str.strip)
    groups = draw(st.lists(named if kind.free else st.sampled_from(list(kind.groups)), min_size=1, max_size=3, unique=True))
    head = {name: LINES for name in ("issuer", "self", "addressee", "as_of", "date", "subject")}
    raw = draw(st.fixed_dictionaries({"title": NAMES}, optional={**head, "//": TEXTS}))
    if draw(st.booleans()):
        mast = st.fixed_dictionaries({"mark": NAMES, "number": NAMES}, optional={"signer": LINES, "//": TEXTS})
        raw |= {"masthead": draw(mast), "attachments": draw(st.lists(NAMES, max_size=2))}
    raw |= {"kind": kind.name, "sections": {name: draw(st.lists(ITEMS, min_size=1, max_size=2)) for name in groups}}
    number_ids(raw, iter(range(10**6)))
    return parse_facts(json.dumps(raw, ensure_ascii=False))


@given(facts())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_facts_hold_comes_back_from_a_workbook(tmp_path_factory: pytest.TempPathFactory, given: Facts) -> None:
    path = tmp_path_factory.getbasetemp() / "there.xlsx"
    path.write_bytes(make_workbook(dump_facts(given), load_kind(given.kind)))
    assert load_facts(path) == given


@given(facts())
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_facts_hold_comes_back_from_yaml_and_json(
    tmp_path_factory: pytest.TempPathFactory, given: Facts
) -> None:
    path = tmp_path_factory.getbasetemp() / "there.yaml"
    path.write_text(write_yaml(dump_facts(given)), encoding="utf-8")
    assert load_facts(path) == given
    assert parse_facts(json.dumps(dump_facts(given))) == given


TOWNSHIP = folder("fixtures") / "township" / "facts.json"


def run(*arguments: object) -> int:
    return main([str(argument) for argument in arguments])


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., list[str]]:
    """A new workbook of the kind township that a test changes and saves; what is wrong with it, line by line."""
    path = tmp_path / "facts.xlsx"
    assert run("init", "township", "-o", path) == 0

    def read(change: Callable[[Any], object]) -> list[str]:
        opened = load_workbook(path)
        change(opened)
        opened.save(path)
        try:
            load_facts(path)
        except FactsError as error:
            return [str(problem) for problem in error.problems]
        return []

    return read


def fill(row: int, **cells: Any) -> Callable[[Any], None]:
    """Fill cells of a row of the sheet 基本情况 by column."""

    def change(opened: Any) -> None:
        for column, value in cells.items():
            opened["基本情况"][f"{column}{row}"] = value

    return change


def test_a_value_that_can_not_be_is_told_at_its_own_cell(book: Callable[..., list[str]]) -> None:
    (told,) = book(fill(4, C="(3)人"))
    assert told.startswith("基本情况!C4: value (3)人 stands in brackets")


def test_a_sheet_to_be_left_alone_must_be_there(book: Callable[..., list[str]]) -> None:
    def name(opened: Any, words: str) -> None:
        if "计算" not in opened.sheetnames:
            opened.create_sheet("计算")["A1"] = 5
        (row,) = [row for row in opened["报告"].iter_rows() if row[0].value == "不读的工作表"]
        row[1].value = words

    (told, unread) = book(lambda opened: name(opened, "计祘"))
    assert told.startswith("报告!B16: there is no sheet 计祘; there are: 基本情况")
    assert unread.startswith("计算: this sheet is no part of the kind township")
    assert book(lambda opened: name(opened, " 计算 ")) == []


def test_a_sheet_that_only_calculates_is_told_how_it_is_left_alone_where_sections_are_free(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    assert run("init", "general", "-o", path) == 0
    opened = load_workbook(path)
    opened.create_sheet("计算")["A1"] = 5
    opened.save(path)
    with pytest.raises(FactsError, match=r"计算: has no row of headings with 项目.*on the sheet 报告 behind 不读的工作表"):
        load_facts(path)


def test_a_new_workbook_of_every_kind_is_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in list_kinds():
        path = tmp_path / f"{kind}.xlsx"
        assert run("init", kind, "-o", path) == 0
        assert run("validate", path) == 0
        opened = load_workbook(path)
        for sheet in opened.worksheets[1:]:
            words = " ".join(str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
            assert not {"topic", "figures", "parts", "null"} & set(words.replace("（", " ").split())
            assert sheet["A2"].comment is not None
            assert sheet.data_validations.dataValidation
    capsys.readouterr()


def test_a_row_without_a_kind_is_a_figure_and_a_number_needs_its_unit(book: Callable[..., list[str]]) -> None:
    assert book(fill(7, B="新增排查", C=12, D="人")) == []
    for number in 12, "12", "1,191", 12.5:
        (problem,) = book(fill(8, B="再增排查", C=number))
        assert problem.startswith(f"基本情况!C8: shows the bare number {number}; fill in its unit beside it")
    for code in "0571", "12345678", "3号":
        assert book(fill(8, B="代码", C=code)) == []


def quote(opened: Any) -> None:
    fill(4, C="110")(opened)
    opened["基本情况"]["C4"].quotePrefix = True


def test_an_apostrophe_in_front_means_exactly_so(book: Callable[..., list[str]]) -> None:
    assert book(quote) == []


def test_a_sum_that_disagrees_with_its_parts_is_named_with_its_cell(book: Callable[..., list[str]]) -> None:
    def change(opened: Any) -> None:
        for row, number in (4, 100), (5, 40), (6, 50):
            fill(row, C=number, D="人")(opened)

    (problem,) = book(change)
    assert problem.startswith("基本情况!B4: the parts add up to 90人, the total says 100人")


def merge(opened: Any) -> None:
    opened["基本情况"].merge_cells("C4:C5")


def hide_row(opened: Any) -> None:
    opened["基本情况"].row_dimensions[4].hidden = True


def hide_column(opened: Any) -> None:
    opened["基本情况"].column_dimensions["B"].hidden = True


def hide_sheet(opened: Any) -> None:
    opened["存在问题"].sheet_state = "hidden"


def add_sheet(opened: Any) -> None:
    opened.create_sheet("计算")["A1"] = 5


def rename_sheet(opened: Any) -> None:
    opened["采取措施"].title = "措施"


def show_decimals(opened: Any) -> None:
    fill(4, C=43858)(opened)
    opened["基本情况"]["C4"].number_format = "yyyy-mm-dd"


def use_date_of_the_machine(opened: Any) -> None:
    fill(4, C=43858)(opened)
    opened["基本情况"]["C4"].number_format = "mm-dd-yy"


def drop_head(opened: Any) -> None:
    del opened["报告"]


def break_head(opened: Any) -> None:
    opened["报告"]["B8"].value = 43858
    opened["报告"]["A12"], opened["报告"]["B12"] = "联系人", "某某"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (fill(4, C="=40+46", D="人"), ["基本情况!C4: holds a formula that was never calculated"]),
        (fill(4, C=110101199003074518, D="号"), ["基本情况!C4: holds a number of 18 digits"]),
        (fill(4, C="#REF!"), []),  # openpyxl writes an error cell
        (fill(4, C="2020/1/28"), ["基本情况!C4: holds the date 2020/1/28 typed as text"]),
        (fill(4, G=43858), ["基本情况!G4: holds the number 43858 where a date belongs"]),
        (fill(4, G="20200128"), ["基本情况!G4: holds the date 20200128 typed as text"]),
        (fill(4, C=1 / 3, D="万元"), ["基本情况!C4: holds 0.333333333333333"]),
        (fill(4, C=True), ["基本情况!C4: shows TRUE or FALSE"]),
        (fill(4, J="镇长"), ["基本情况!J4: 职务或文号 is not for a row of the kind 数据"]),
        (fill(4, N="要"), ["基本情况!N4: may be empty or 不必"]),
        (fill(4, A="数字"), ["基本情况!A4: 数字 is no kind of row"]),
        (fill(5, E="其中3"), ["基本情况!E5: 其中3 fits no row above"]),
        (fill(5, A="人员"), ["基本情况!E5: a row of the kind 人员 can't stand within 数据"]),
        (fill(4, T="x"), ["基本情况!T4: stands in a column without a heading"]),
        (fill(2, T="x"), ["基本情况!T2: x is no heading here"]),
        (fill(4, B=None), ["基本情况!B4: is empty; fill it in"]),
        (fill(4, B=" 累计排查"), ["基本情况!B4: begins or ends with a space"]),
        (merge, ["基本情况!C4: is one of several cells that were merged", "基本情况!C5: is one of"]),
        (hide_row, ["基本情况!A4: stands in a hidden row"]),
        (hide_column, ["基本情况!B2: stands in a hidden row or column"]),
        (hide_sheet, ["存在问题: is a hidden sheet"]),
        (add_sheet, ["计算: this sheet is no part of the kind township"]),
        (rename_sheet, ["措施: this sheet is no part of the kind township"]),
        (show_decimals, ["基本情况!C4: holds a date that is not shown as a report writes it"]),
        (use_date_of_the_machine, ["基本情况!C4: holds a date that is not shown"]),
        (drop_head, ["has no sheet 报告"]),
        (break_head, ["报告!B8: holds the number 43858 where a date belongs", "报告!A12: 联系人 is no row of this sheet"]),
    ],
)
def test_what_a_cell_does_not_say_is_reported_with_its_place(
    book: Callable[..., list[str]], change: Callable[[Any], object], told: list[str]
) -> None:
    problems = book(change)
    for start in told:
        assert any(problem.startswith(start) for problem in problems), problems


def test_all_problems_are_told_at_once_and_none_twice(book: Callable[..., list[str]]) -> None:
    def change(opened: Any) -> None:
        fill(4, C="=1+1", D="人")(opened)
        fill(5, C=5)(opened)
        opened["采取措施"]["B4"] = None
        opened["报告"]["B2"] = "nowhere"

    problems = book(change)
    assert len(problems) == len(set(problems)) == 1, problems  # without a kind no sheet can be named
    problems = book(lambda opened: opened["报告"].__setitem__("B2", "township"))
    assert [problem.split(":")[0] for problem in problems] == ["基本情况!C4", "基本情况!C5", "采取措施!B4"]


def test_a_sheet_that_only_calculates_is_left_alone_by_name(book: Callable[..., list[str]]) -> None:
    def change(opened: Any) -> None:
        add_sheet(opened)
        opened["报告"]["B16"] = "计算"

    assert book(change) == []


def test_a_kind_may_be_named_by_its_label(book: Callable[..., list[str]]) -> None:
    assert book(lambda opened: opened["报告"].__setitem__("B2", "乡镇工作汇报")) == []


def test_what_a_cell_shows_is_the_fact(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    assert run("init", "township", "-o", path) == 0
    opened = load_workbook(path)
    sheet = opened["基本情况"]
    for row, (value, code, unit) in enumerate([(1191, "#,##0", "条"), (0.125, "0.00%", ""), ("0571", "@", ""),
                                               (43858, 'm"月"d"日"', ""), (86, '0"人"', "")], 7):  # fmt: skip
        sheet[f"B{row}"], sheet[f"C{row}"], sheet[f"D{row}"] = f"第{row}项", value, unit or None
        sheet[f"C{row}"].number_format = code
    opened.save(path)
    figures = load_facts(path).sections["situation"][1:]
    assert [figure.written for figure in figures] == ["1,191条", "12.50%", "0571", "1月28日", "86人"]  # type: ignore[union-attr]


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice, which calculates the formulas, is not here")
def test_libreoffice_calculates_the_sums_and_what_it_saves_is_read(tmp_path: Path) -> None:
    path, out = tmp_path / "facts.xlsx", tmp_path / "out"
    assert run("convert", folder("fixtures") / "disclosure" / "facts.json", path) == 0
    opened = load_workbook(path)
    sheet = opened["数据和各单位表现"]
    sheet["C4"], sheet["D4"] = "=1000+191", "条"
    sheet["C6"] = "58条"
    opened.save(path)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx",
               "--outdir", str(out), str(path)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if not (out / "facts.xlsx").exists():
        pytest.skip(f"this LibreOffice has no Calc: {done.stderr}")
    calculated = load_workbook(out / "facts.xlsx", data_only=True)["数据和各单位表现"]
    assert [calculated[f"F{row}"].value for row in (4, 5, 8)] == ["相符", "不符：分项合计128", "相符"]
    with pytest.raises(FactsError) as caught:
        load_facts(out / "facts.xlsx")
    (problem,) = caught.value.problems
    assert str(problem).startswith("数据和各单位表现!B5: the parts add up to 128条, the total says 129条")


def test_convert_goes_between_all_three_and_comes_back_the_same(tmp_path: Path) -> None:
    steps = [TOWNSHIP, *(tmp_path / name for name in ("a.xlsx", "b.yaml", "c.json"))]
    for before, after in pairwise(steps):
        assert run("convert", before, after) == 0
    assert load_facts(steps[-1]) == load_facts(TOWNSHIP)
    assert run("convert", TOWNSHIP, steps[-1]) == 2  # it exists
    assert run("convert", TOWNSHIP, tmp_path / "a.docx") == 2


def test_every_command_takes_a_workbook_and_yaml(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("facts.xlsx", "facts.yaml"):
        path, report = tmp_path / name, tmp_path / f"{name}.docx"
        assert run("convert", TOWNSHIP, path) == 0
        assert run("validate", path) == 0
        assert run("draft", path, "-m", "plain", "-o", report) == 0
        assert run("check", report, path) == 0
        assert run("prompt", path, "--section", "situation") == 0
    capsys.readouterr()


def test_a_workbook_under_another_name_is_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(make_workbook(dump_facts(load_facts(TOWNSHIP)), load_kind("township")))
    with pytest.raises(FactsError, match=r"must end in \.xlsx"):
        load_facts(path)


def test_without_openpyxl_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    assert run("init", "township", "-o", tmp_path / "facts.xlsx") == 2
    assert "pip install openpyxl" in capsys.readouterr().err
    assert not (tmp_path / "facts.xlsx").exists()


def test_a_hand_made_table_with_three_columns_is_enough(tmp_path: Path) -> None:
    made = Workbook()
    head, sheet = made.active, made.create_sheet("基本情况")
    assert head is not None
    head.title = "报告"
    for row in [("报告种类", "township"), ("标题", "关于排查情况的汇报")]:
        head.append(row)
    for cells in [("项目", "数值", "单位"), ("累计排查", 1191, "人")]:
        sheet.append(cells)
    made.save(tmp_path / "facts.xlsx")
    (figure,) = load_facts(tmp_path / "facts.xlsx").sections["situation"]
    assert figure.written == "1191人"  # type: ignore[union-attr]


def test_a_workbook_that_was_cut_off_is_one_message(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    path.write_bytes(make_workbook(dump_facts(load_facts(TOWNSHIP)), load_kind("township"))[:3000])
    with pytest.raises(FactsError, match="is damaged") as caught:
        load_facts(path)
    assert len(caught.value.problems) == 1
    assert not zipfile.is_zipfile(path)


def test_json_needs_none_of_it() -> None:
    script = ("import sys, draftkit; draftkit.load_facts(sys.argv[1]); "
              "print([name for name in ('openpyxl', 'yaml', 'draftkit.workbook', 'draftkit.facts.tables') if name in sys.modules])")  # fmt: skip
    done = subprocess.run([sys.executable, "-c", script, str(TOWNSHIP)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_kind_whose_sections_are_free_takes_their_names_from_the_sheets(tmp_path: Path) -> None:
    path = tmp_path / "facts.xlsx"
    assert run("init", "general", "-o", path) == 0
    opened = load_workbook(path)
    assert opened.worksheets[1].title == "基本情况"
    opened.worksheets[1].title = "防汛值守"
    opened.save(path)
    assert "防汛值守" in load_facts(path).sections


def test_the_commands_of_the_documentation_run_in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = (Path(__file__).parents[1] / "docs" / "tables.md").read_text(encoding="utf-8")
    commands = re.findall(r"^draftkit ([^#\n]+)", text, re.MULTILINE)
    assert len(commands) == 7
    for command in commands:
        assert run(*command.split()) == 0, capsys.readouterr().err
