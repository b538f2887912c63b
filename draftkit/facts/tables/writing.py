"""From facts to a workbook, with drop-downs, notes and visible sums. The one door to openpyxl."""

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from draftkit.errors import OutputError
from draftkit.facts.tables.cellwriting import Pen
from draftkit.facts.tables.layout import (
    COLUMNS,
    EXAMPLE,
    HEAD,
    HEAD_COLUMNS,
    HEAD_SHEET,
    NOT_READ,
    head_text,
    sheet_titles,
)
from draftkit.facts.tables.rows import NAME, find_figures_in, name_columns_of
from draftkit.facts.tables.sheetwriting import SheetWriter
from draftkit.facts.tables.wording import name_columns_in
from draftkit.kinds import Kind, list_kinds
from draftkit.messages import say, typed

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

_ABOUT_HEAD = {
    "报告种类": "不要改。",
    "标题": "报告的标题。",
    "发文单位": "用于落款；联合行文的几个单位用“、”隔开。",
    "自称": "文中怎么称呼自己，如：我镇。",
    "主送单位": "报告送给谁。",
    "数据截至": "如：2020年1月28日18:00。",
    "成文日期": "用于落款，如：2020年1月29日。",
    "汇报事项": "如：疫情防控工作；不填则取自标题。",
    "发文机关标志": "版头，如：青山镇人民政府文件；一般汇报不填版头各行。",
    "发文字号": "如：青政发〔2020〕5号。",
    "签发人": "上行文才填；几个人用“、”隔开。",
    "版头备注": "给填写人看的话，不进报告。",
    "附件": "附件名称，一行一个。",
    "备注": "给填写人看的话，不进报告。",
    NOT_READ: "只用来计算的工作表，名称写在这里，用“、”隔开；其他工作表都会读。",
}
_EACH_HAS = ("标题", "发文单位", "自称", "主送单位", "数据截至", "成文日期")
_HEAD_OF_ROWS = {NAME: "", **{title: HEAD[title] for title in _EACH_HAS}}
_ABOUT_NAME = "这份报告的文件叫什么；不填用发文单位和标题。"
_GUIDE = (
    "怎么填",
    "1. 每张工作表是报告的一部分，一行一条；表头批注说明各列填什么。",
    "2. 单元格显示什么，报告里就一字不差写什么：带千分位就写千分位，百分数、小数位数按显示的写；"
    "日期要显示成“1月28日”这样的写法。",
    "3. 数值空着表示还不知道，报告里留空，不会编造。",
    "4. 公式取 Excel、WPS 上次算出的结果；合并单元格、隐藏的行列、错误值、超过 15 位的数字"
    "都会按单元格指出，请改正后再用。",
    "5. 填好后：draftkit validate 本文件{prompts}；draftkit draft 本文件{prompts}。",
)
"""Where the kind is one's own, its folder is needed in `{prompts}`."""


def make_workbook(raw: Mapping[str, Any], kind: Kind, own: "Path | None" = None) -> bytes:
    """Return an .xlsx of raw facts (`dump_facts`, or a new file's) of a kind, ready to be filled in.

    Read again it says the same. `own` is a folder with kinds of the user's. Raises `OutputError` without openpyxl.
    """
    book, head = _new_book()
    _write_head(head, raw, kind, own)
    sections = raw.get("sections", {})
    titles = sheet_titles(kind, sections)
    for group in [*sections, *(name for name in titles if name not in sections)]:
        sheet = book.create_sheet(titles[group])
        writer = SheetWriter(sheet, COLUMNS)
        about = kind.groups[group].about if group in kind.groups else ""
        writer.write_top(about, group if kind.free and titles[group] != group else "")
        writer.write_example(EXAMPLE)
        writer.write_items(sections.get(group, ()))
        writer.finish()
    return _pack(book)


def make_new_workbook(raw: Mapping[str, Any], kind: Kind, own: "Path | None" = None) -> bytes:
    """Return an .xlsx of the raw facts that a new file of a kind starts with; its notes speak of columns."""
    head = {**raw, "//": f"{kind.label}。{kind.about}", "sections": name_columns_in(raw["sections"])}
    return make_workbook(head, kind, own)


def make_rows(base: Mapping[str, Any]) -> bytes:
    """Return an .xlsx with one row a report: a column for each field of the head and each figure of raw facts.

    The first row holds what `base` says. Raises `OutputError` without openpyxl.
    """
    book, sheet = _new_book()
    sheet.title = "各单位"
    pen = Pen(sheet)
    for column, (name, field) in enumerate(_HEAD_OF_ROWS.items(), 1):
        pen.write_heading(1, column, name, _ABOUT_HEAD.get(name, _ABOUT_NAME))
        pen.write_text(2, column, str(base.get(field, "")))
        pen.set_width(column, 24)
    figures = find_figures_in(base)
    named = zip(figures, name_columns_of(figures), strict=True)
    for column, (figure, name) in enumerate(named, len(_HEAD_OF_ROWS) + 1):
        pen.write_heading(1, column, name, _about_figure(figure.raw))
        pen.write_value(2, column, figure.raw.get("value"), has_unit=bool(figure.raw.get("unit")))
        pen.set_width(column, max(12, 2 * len(name) + 4))
    sheet.freeze_panes = "C2"
    pen.fit_pages(1)
    return _pack(book)


def _about_figure(figure: Mapping[str, Any]) -> str:
    unit = f"，单位：{figure['unit']}" if figure.get("unit") else "；没有单位的，在表头项目后加上，如：累计排查（人）"
    return f"{figure['label']}{unit}。空着表示还不知道。"


def _new_book() -> "tuple[Workbook, Any]":
    """Return a new workbook and its first sheet."""
    try:
        from openpyxl import Workbook
    except ImportError:
        raise OutputError(say("to write a workbook openpyxl is needed: pip install openpyxl")) from None
    book = Workbook()
    return book, book.active


def _write_head(sheet: Any, raw: Mapping[str, Any], kind: Kind, own: "Path | None") -> None:
    sheet.title = HEAD_SHEET
    pen = Pen(sheet)
    for column, (name, width) in enumerate(zip(HEAD_COLUMNS, (14, 56, 60), strict=True), 1):
        pen.write_heading(1, column, name)
        pen.set_width(column, width)
    rows = {**HEAD, NOT_READ: ""}
    for number, (name, field) in enumerate(rows.items(), 2):
        pen.write_label(number, 1, name)
        text = head_text(raw, field) if field else ""
        pen.write_text(number, 2, text)
        pen.write_hint(number, 3, f"{kind.label}。{_ABOUT_HEAD[name]}" if field == "kind" else _ABOUT_HEAD[name])
        pen.set_height(number, [(text, 56), (_ABOUT_HEAD[name], 60)])
    pen.offer(list_kinds(own), "B2", strict=True)
    prompts = f" {typed('--prompts', own)}" if own else ""
    for number, line in enumerate((line.replace("{prompts}", prompts) for line in _GUIDE), len(rows) + 4):
        pen.write_hint(number, 3, line)
        pen.set_height(number, [(line, 60)])
    sheet.freeze_panes = "A2"
    pen.fit_pages(1)


def _pack(book: "Workbook") -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
