"""One table, one row a township: a report for each row, and nothing of another's in it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from draftkit import FactsError, load_facts, parse_facts
from draftkit.batch import draft_batch, open_rows
from draftkit.cli import main
from draftkit.document import read_document
from tests.reports import FIXTURES

BASE = """\
kind: township
title: 关于返乡人员排查工作情况的汇报
self: 我镇
sections:
  situation:
  - id: total
    label: 累计排查返乡人员
    value: 86
    unit: 人
    parts:
    - {label: 县直部门反馈, value: 50, unit: 人}
    - {label: 村级摸排, value: 36, unit: 人}
  - {label: 医学观察, value: 4人}
  measures:
  - topic: 强化宣传
    text: 组织干部进村入户宣传
    figures:
    - {id: leaflets, label: 发放宣传彩页, value: null}
    - {label: 建立微信群, value: 3个}
"""
HEADINGS = ["发文单位", "total", "县直部门反馈", "村级摸排", "医学观察", "发放宣传彩页（份）"]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "base.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Path]:
    def write(*rows: list[Any], headings: list[str] = HEADINGS) -> Path:
        book = Workbook()
        assert book.active is not None
        for row in [headings, *rows]:
            book.active.append(row)
        book.save(tmp_path / "rows.xlsx")
        return tmp_path / "rows.xlsx"

    return write


def town(number: int) -> list[Any]:
    return [f"第{number}镇人民政府", 3 * number, 2 * number, number, f"{number}人", 1000 + number if number % 2 else None]


def test_three_hundred_reports_come_from_one_sheet(base: Path, table: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    summary = draft_batch([base], out, "plain", rows=table(*map(town, range(1, 301))))
    assert (summary.reports, summary.verified) == (300, 300)
    with (out / "report.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) == 301
    for number in (1, 150, 299):
        (report,) = out.glob(f"第{number}镇人民政府-*.docx")
        text = read_document(report)
        assert f"{3 * number}人" in text
        assert (f"{1000 + number}份" in text) == bool(number % 2)
        assert f"{3 * number + 3}人" not in text
        assert "3个" in text
    again = draft_batch([base], out, "plain", rows=table(*map(town, range(1, 301))))
    assert (again.reports, again.verified) == (300, 300)


def test_a_row_that_is_wrong_fails_alone_with_its_cells(
    base: Path, table: Callable[..., Path], tmp_path: Path
) -> None:
    wrong = town(2)
    wrong[1], wrong[4] = 7, "=1+1"
    summary = draft_batch([base], tmp_path / "out", "plain", rows=table(town(1), wrong, [*town(3)[:1], 9, 1, 1, "3人"]))
    assert (summary.reports, summary.verified, summary.failed) == (3, 1, 2)
    told = (tmp_path / "out" / "report.csv").read_text(encoding="utf-8-sig")
    assert "rows.xlsx:3: Sheet!E3: holds a formula that was never calculated" in told
    assert "rows.xlsx:4: Sheet!B4: the parts add up to 2人, the total says 9人" in told


def test_a_row_that_fails_is_called_what_its_report_is_to_be_called(
    base: Path, table: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["红石镇", "红石镇人民政府", "=1+1"], [None, "柳镇人民政府", "=1+1"]]
    path = table(*rows, headings=["文件名", "发文单位", "医学观察"])
    assert main(["batch", str(base), "--rows", str(path), "-o", str(tmp_path / "out"), "-m", "plain"]) == 1
    told = (tmp_path / "out" / "report.csv").read_text(encoding="utf-8-sig") + capsys.readouterr().err
    assert "\n红石镇," in told
    assert "] 红石镇: failed: " in told
    assert "\n柳镇人民政府-关于返乡人员排查工作情况的汇报," in told
    rows[0][2] = "4人"
    table(*rows, headings=["文件名", "发文单位", "医学观察"])
    assert main(["batch", str(base), "--rows", str(path), "-o", str(tmp_path / "out"), "-m", "plain"]) == 1
    assert (tmp_path / "out" / "红石镇.docx").is_file()


def test_an_empty_cell_is_a_blank_and_never_the_figure_of_the_base(base: Path, table: Callable[..., Path]) -> None:
    (row,) = open_rows([str(base)], table(["青河镇人民政府", 12])).table.rows
    total, watched = row.tables.raw["sections"]["situation"]
    assert (total["value"], total["unit"]) == ("12", "人")
    assert [part["value"] for part in total["parts"]] == [None, None]
    assert watched["value"] is None


def test_a_row_of_sums_is_no_report_and_titles_may_stand_above(base: Path, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in [["排查情况统计表"], HEADINGS, town(1), ["合计", 3, 2, 1, "1人", 1001], ["//制表：某某"]]:
        book.active.append(row)
    book.active.merge_cells("A1:F1")
    book.save(tmp_path / "rows.xlsx")
    first, sums = open_rows([str(base)], tmp_path / "rows.xlsx")
    assert not first.problem
    assert sums.problem.startswith("Sheet!A4: begins a row that adds up others")


def test_an_empty_cell_of_the_head_is_not_filled_from_the_base(base: Path, table: Callable[..., Path]) -> None:
    headings = ["标题", "自称", "医学观察"]
    first, second = open_rows([str(base)], table(["关于甲的汇报", None, 1], [None, "我乡", 2], headings=headings))
    assert '"self": ""' in first.data.decode()
    assert second.problem.startswith("Sheet!A3: is empty")


def test_figures_without_a_column_are_named(
    base: Path, table: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", str(base), "--rows", str(table(town(1))), "-o", str(tmp_path / "out"), "-m", "plain"]) == 0
    assert "every report says of them what" in (told := capsys.readouterr().err)
    assert told.splitlines()[0].endswith("建立微信群")


@pytest.mark.parametrize(
    ("headings", "told"),
    [
        (["发文单位", "没有这一项"], "Sheet!B1: 没有这一项 is neither the id nor the label"),
        (["发文单位", "total", "累计排查返乡人员"], "Sheet!C1: 累计排查返乡人员 stands there twice"),
        (["发文单位", "total", None], "Sheet!C1: is a column without a heading"),
    ],
)
def test_a_heading_that_fills_nothing_stops_before_anything_is_drafted(
    base: Path, table: Callable[..., Path], tmp_path: Path, headings: list[Any], told: str
) -> None:
    with pytest.raises(FactsError) as caught:
        draft_batch([base], tmp_path / "out", "plain", rows=table(["x", 1, 2], headings=headings))
    assert told in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_column_may_be_left_out_by_its_heading(base: Path, table: Callable[..., Path]) -> None:
    rows = open_rows([str(base)], table(["x", "随便"], headings=["发文单位", "//备查"]))
    assert len(rows) == 1


def test_a_table_to_fill_in_has_a_column_for_each_figure(base: Path, tmp_path: Path) -> None:
    path = tmp_path / "rows.xlsx"
    assert main(["init", str(base), "--rows", "-o", str(path)]) == 0
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[1]][7:] == ["累计排查返乡人员", "县直部门反馈", "村级摸排", "医学观察",
                                                     "发放宣传彩页", "建立微信群"]  # fmt: skip
    assert draft_batch([base], tmp_path / "out", "plain", rows=path).verified == 1
    assert main(["init", "township", "--rows", "-o", str(tmp_path / "more.xlsx")]) == 0


def test_two_figures_of_one_label_are_told_apart_by_what_they_stand_within(tmp_path: Path) -> None:
    facts, path = FIXTURES / "disclosure" / "facts.json", tmp_path / "rows.xlsx"
    assert main(["init", str(facts), "--rows", "-o", str(path)]) == 0
    (source,) = open_rows([str(facts)], path)
    assert parse_facts(source.data) == load_facts(facts)


def test_workbooks_and_yaml_in_a_folder_are_drafted_and_lock_files_are_not(base: Path, tmp_path: Path) -> None:
    place = tmp_path / "facts"
    place.mkdir()
    base.rename(place / "a.yaml")
    assert main(["convert", str(place / "a.yaml"), str(place / "b.xlsx")]) == 0
    (place / "~$b.xlsx").write_bytes(b"\x05user")
    (place / "c.yml").write_text("kind: [", encoding="utf-8")
    summary = draft_batch([place], tmp_path / "out", "plain")
    assert (summary.reports, summary.verified, summary.failed) == (3, 2, 1)


def test_an_engine_is_asked_for_the_rows_of_a_table(base: Path, table: Callable[..., Path], tmp_path: Path) -> None:
    rows = table(town(1), town(2))
    command = ["batch", "export", str(tmp_path / "out"), str(base), "--rows", str(rows), "-m", "m",
               "--base-url", "http://127.0.0.1:9/v1"]  # fmt: skip
    assert main(command) in (0, 1)
    (asked,) = (tmp_path / "out").rglob("*.jsonl")
    assert len(asked.read_text(encoding="utf-8").splitlines()) == 4  # two sections of two reports


def test_a_red_head_or_a_number_that_fits_not_every_row_is_told_before_the_run(
    table: Callable[..., Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = {"mark": "青山镇人民政府文件", "number": "青政发〔2024〕21号"}
    facts = {"kind": "general", "title": "防汛情况汇报", "issuer": "青山镇人民政府", "masthead": head,
             "sections": {"基本情况": [{"label": "转移群众", "value": "3人"}]}}  # fmt: skip
    base = tmp_path / "headed.json"
    base.write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")
    rows = table(["青山镇人民政府", "3人"], ["柳林镇人民政府", "4人"], headings=["发文单位", "转移群众"])
    main(["batch", str(base), "--rows", str(rows), "-o", str(tmp_path / "out"), "-m", "plain"])
    err = capsys.readouterr().err
    assert "warning: the red head (masthead.mark) is another organ's than the one that signs, in rows 3" in err
    assert "warning: every report bears the number 青政发〔2024〕21号" in err
