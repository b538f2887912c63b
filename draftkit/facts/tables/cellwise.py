"""Read single cells of a sheet, and tell why one can't be taken."""

import re

from draftkit.errors import Problem
from draftkit.messages import say
from draftkit.workbook import Cell, Sheet

_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}")
_RUN_TOGETHER = re.compile(r"(?:19|20)\d{6}")
_COUNT = re.compile(r"-?(?:0|[1-9]\d{0,6}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?")
_BARE = re.compile(r"-?[\d,]+(?:\.\d+)?")


class CellReader:
    """Reads the cells of one sheet and collects what is wrong with them."""

    def __init__(self, sheet: Sheet, problems: list[Problem]) -> None:
        self.sheet = sheet
        self.problems = problems
        self._told: set[tuple[int, int]] = set()

    def peek(self, row: int, column: int) -> str:
        """Return what a cell shows, without judging it."""
        cell = self.sheet.rows.get(row, {}).get(column)
        return cell.text.strip() if cell else ""

    def read(self, row: int, column: int, *, dated: bool = False) -> str | None:
        """Return what a cell shows, `""` for an empty one, `None` when it can't be taken; then that is told.

        `dated` cells hold dates.
        """
        cell = self.sheet.rows.get(row, {}).get(column)
        if cell is not None and self.sheet.is_unseen(row, column):
            self._tell_unseen(row, column)
            return None
        message = self._judge(cell, dated=dated) if cell else ""
        if self.sheet.is_merged(row, column):
            message = say("is one of several cells that were merged; split them, and fill in each")
        if message:
            self.problems.append(self.sheet.problem(row, column, message))
            return None
        return cell.text if cell else ""

    def read_value(self, row: int, column: int, *, has_unit: bool) -> str | None:
        """Return the value of a figure as `read` does. A bare number needs a unit beside it."""
        text = self.read(row, column)
        cell = self.sheet.rows.get(row, {}).get(column)
        if cell is None or text is None:
            return text
        message = ""
        if not has_unit and _is_bare(cell):
            message = say("shows the bare number {number}; fill in its unit beside it, or put an apostrophe in front "
                          "if it has none", number=cell.text.strip())  # fmt: skip
        elif cell.kind == "text" and not cell.quoted and _DATE.fullmatch(cell.text.strip()):
            message = _typed_date(cell.text)
        if message:
            self.problems.append(self.sheet.problem(row, column, message))
            return None
        return text

    def refuse_hidden_sheet(self) -> None:
        """Tell that a sheet can't be seen, if it holds anything."""
        if self.sheet.hidden and self.sheet.rows:
            self.problems.append(Problem(self.sheet.title, say("is a hidden sheet; show it, or take it out")))

    def _tell_unseen(self, row: int, column: int) -> None:
        """Tell of a cell in a hidden row or column; of the others there nothing more."""
        area = (row, 0) if row in self.sheet.hidden_rows else (0, column)
        if area not in self._told:
            self._told.add(area)
            message = say("stands in a hidden row or column; show it, or take it out")
            self.problems.append(self.sheet.problem(row, column, message))

    @staticmethod
    def _judge(cell: Cell, *, dated: bool) -> str:
        if cell.problem or not dated:
            return cell.problem
        if cell.kind == "number":
            return say("holds the number {number} where a date belongs. Give the cell a date format like {format}, or "
                       "type the date as text", number=cell.text, format="2020年1月28日")  # fmt: skip
        typed = cell.kind == "text" and not cell.quoted
        if typed and (_DATE.fullmatch(cell.text.strip()) or _RUN_TOGETHER.fullmatch(cell.text.strip())):
            return _typed_date(cell.text)
        return ""


def needs_apostrophe(text: str) -> bool:
    """Tell whether text would not be taken for what it is: a date in digits, a number without a unit, spaces."""
    written = text.strip()
    return not written or any(found.fullmatch(written) for found in (_DATE, _RUN_TOGETHER, _COUNT))


def _is_bare(cell: Cell) -> bool:
    """Tell whether a cell shows a number and nothing else; text with a 0 in front or many digits is a code."""
    if cell.kind == "text":
        return not cell.quoted and bool(_COUNT.fullmatch(cell.text.strip()))
    return cell.kind == "number" and bool(_BARE.fullmatch(cell.text))


def _typed_date(text: str) -> str:
    return say("holds the date {date} typed as text. Write it like {format}; if it shall stand in the report as it is, "
               "put an apostrophe in front", date=text, format="2020年1月28日")  # fmt: skip
