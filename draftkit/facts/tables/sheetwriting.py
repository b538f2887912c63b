"""Write one group of facts as the rows of a sheet."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from draftkit.facts.models import tag_of
from draftkit.facts.tables.cellwriting import Pen
from draftkit.facts.tables.layout import (
    BARE,
    BY_TAG,
    CHECK,
    CHILDREN,
    COMMENT,
    KIND,
    LABEL,
    NEED_NOT_ADD_UP,
    NOTE,
    ROW_KINDS,
    SECTION,
    SOURCE,
    TOTAL,
    UNIT,
    VALUE,
    WITHIN,
    write_level,
)
from draftkit.facts.tables.wording import WORDS, name_columns
from draftkit.workbook import name_cell

HEADER = 2
_WIDTHS = {KIND: 10, LABEL: 30, VALUE: 16, UNIT: 8, WITHIN: 8, SOURCE: 16, NOTE: 52, CHECK: 22, COMMENT: 30}
_WIDTH = 12
_FREE_ROWS = 500
"""Rows below the facts that have drop-downs too."""
_TAIL = re.compile(r"[-\d,.]+(?P<unit>\D*)")
_LONGEST_FORMULA = 8_000
_EXAMPLE = {LABEL: "累计排查返乡人员", VALUE: "1191", UNIT: "人", SOURCE: "县疾控中心",
            NOTE: "这一行只说明怎么填，不读，可以删去"}  # fmt: skip


class SheetWriter:
    """Writes the rows of one sheet, from the top."""

    def __init__(self, sheet: Any, columns: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._pen = Pen(sheet)
        self._about = columns
        self._columns = {name: number for number, name in enumerate(columns, 1)}
        self._row = HEADER

    def write_top(self, about: str, name: str = "") -> None:
        """Write what belongs here, the section's name where the sheet's title can't be it, and the headings."""
        if name:
            self._pen.write_label(1, 1, SECTION)
            self._pen.write_text(1, 2, name)
        else:
            self._pen.write_hint(1, 1, name_columns(about), wrap=False)
        for name, column in self._columns.items():
            self._pen.write_heading(HEADER, column, name, self._about[name])
            self._pen.set_width(column, _WIDTHS.get(name, _WIDTH))
        self._sheet.freeze_panes = name_cell(HEADER + 1, self._columns[VALUE])

    def write_example(self, word: str) -> None:
        """Write a row that shows how rows are filled in."""
        self._row += 1
        for name, text in {KIND: word, **_EXAMPLE}.items():
            self._pen.write_hint(self._row, self._columns[name], text)

    def write_items(self, items: Iterable[Mapping[str, Any]]) -> None:
        """Write entries, each with what is within it below."""
        for item in items:
            self._write(item, tag_of(item) or "statement", 0)

    def finish(self) -> None:
        """Add drop-downs to the rows that are there and some below, and colour to sums that are wrong."""
        for name, words, strict in (
            (KIND, [kind.word for kind in ROW_KINDS], False),
            (UNIT, WORDS.read_lines("units")[0].split(), False),
            (WITHIN, [write_level(level) for level in (1, 2, 3)], False),
            (TOTAL, [NEED_NOT_ADD_UP], True),
        ):
            self._pen.offer(words, self._area(name), strict=strict)
        self._colour_sums()
        self._pen.fit_pages(HEADER)

    def _area(self, name: str) -> str:
        column = self._columns[name]
        return f"{name_cell(HEADER + 1, column)}:{name_cell(self._row + _FREE_ROWS, column)}"

    def _colour_sums(self) -> None:
        from openpyxl.formatting.rule import FormulaRule
        from openpyxl.styles import Font

        first = name_cell(HEADER + 1, self._columns[CHECK])
        rule: Any = FormulaRule(  # type: ignore[no-untyped-call]
            [f'LEFT({first},2)="不符"'], font=Font(bold=True, color="FFC00000")
        )
        self._sheet.conditional_formatting.add(self._area(CHECK), rule)

    def _write(self, item: Mapping[str, Any], tag: str, level: int) -> int:
        """Write an entry and what is within it; return its row."""
        self._row += 1
        row, kind = self._row, BY_TAG[tag]
        self._pen.write_text(row, self._columns[KIND], kind.word)
        self._pen.write_text(row, self._columns[WITHIN], write_level(level))
        for name, column in self._columns.items():
            if name not in (KIND, WITHIN, CHECK):
                self._write_field(row, column, name, kind.fields.get(name, ""), item, level)
        self._pen.set_height(row, [(str(item.get(field) or ""), _WIDTHS.get(name, _WIDTH))
                                   for name, field in kind.fields.items() if name != TOTAL])  # fmt: skip
        parts = []
        for child_tag, field in CHILDREN.get(tag, {}).items():
            own = BY_TAG[child_tag].fields[LABEL]
            for child in item.get(field, ()):
                parts.append(self._write({own: child} if field in BARE else child, child_tag, level + 1))
        if tag == "figure" and parts and item.get("total", True):
            self._write_sum(row, parts, item)
        return row

    def _write_field(
        self, row: int, column: int, name: str, field: str, item: Mapping[str, Any], level: int
    ) -> None:
        content = item.get(field)
        if name == VALUE:
            self._pen.write_value(row, column, content, has_unit=bool(item.get("unit")))
        elif name == TOTAL:
            self._pen.write_text(row, column, NEED_NOT_ADD_UP if content is False else "")
        else:
            self._pen.write_text(row, column, content or "", indent=level if name == LABEL else 0)

    def _write_sum(self, row: int, parts: list[int], item: Mapping[str, Any]) -> None:
        """Write a formula that tells whether the parts add up, whether they are numbers or texts with a unit."""
        found = _TAIL.fullmatch(str(item.get("value") or ""))
        unit = found["unit"].replace('"', '""') if found else ""
        cells = [name_cell(number, self._columns[VALUE]) for number in (row, *parts)]
        whole, *terms = [f'VALUE(SUBSTITUTE({cell},"{unit}",""))' for cell in cells]
        empty = ",".join(f'{cell}=""' for cell in cells)
        added = "+".join(terms)
        formula = (f'=IF(OR({empty}),"未填齐",IFERROR(IF(ROUND({added}-{whole},6)=0,"相符",'
                   f'"不符：分项合计"&({added})),"写法不一，由程序核对"))')  # fmt: skip
        if len(formula) <= _LONGEST_FORMULA:
            self._pen.write_formula(row, self._columns[CHECK], formula)
