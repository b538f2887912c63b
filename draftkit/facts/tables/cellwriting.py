"""Write single cells with openpyxl, each so that it is read as it was meant."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from draftkit.facts.tables.cellwise import needs_apostrophe
from draftkit.workbook import name_cell, show_number

_NUMBER = re.compile(r"(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.(\d{1,6}))?(%?)")
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_GREY, _DARK, _HEAD_FILL = "FF7F7F7F", "FF1F3864", "FFDDE6F2"
FONT = "宋体"
_LONGEST_CHOICE = 250
"""Characters of a drop-down's list."""
_LINE = 15
"""Points of a line."""


class Pen:
    """Writes the cells of one sheet."""

    def __init__(self, sheet: Any) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        self._sheet = sheet
        self._top = Alignment(vertical="top", wrap_text=True)
        self._plain = Font(name=FONT, size=11)
        self._hint = Font(name=FONT, size=10, color=_GREY)
        self._bold = Font(name=FONT, size=11, bold=True, color=_DARK)
        self._fill = PatternFill("solid", fgColor=_HEAD_FILL)

    def write_text(self, row: int, column: int, text: str, *, plain: bool = False, indent: int = 0) -> None:
        """Write text that is read again character for character; a `plain` cell takes numbers when it is typed in."""
        from openpyxl.styles import Alignment

        cell = self._sheet.cell(row, column)
        cell.font = self._plain
        cell.alignment = Alignment("left", "top", wrap_text=True, indent=indent) if indent else self._top
        cell.number_format = "General" if plain and not text else "@"
        if text:
            cell.value = _ESCAPED.sub("_x005F_", text)
            cell.data_type = "s"  # an equals sign in front makes no formula
            if needs_apostrophe(text):
                cell.quotePrefix = True  # the apostrophe: meant exactly so

    def write_value(self, row: int, column: int, text: str | None, *, has_unit: bool) -> None:
        """Write a figure's value: as a number where it shows the very same, so that it can be added up."""
        found = _NUMBER.fullmatch(text or "")
        if text is None or found is None or not (has_unit or found[3]):
            return self.write_text(row, column, text or "", plain=True)
        whole, decimals, percent = found[1], found[2] or "", found[3]
        code = ("#,##0" if "," in whole else "0") + (f".{'0' * len(decimals)}" if decimals else "") + percent
        digits = text.replace(",", "").rstrip("%")
        raw = f"{digits}E-2" if percent else digits
        shown = show_number(raw, code)
        if shown.problem or shown.text != text:
            return self.write_text(row, column, text)
        cell = self._sheet.cell(row, column)
        cell.value = float(raw) if decimals or percent else int(raw)
        cell.number_format, cell.font, cell.alignment = code, self._plain, self._top
        return None

    def write_formula(self, row: int, column: int, formula: str) -> None:
        """Write a formula, which Excel calculates when it opens the workbook."""
        cell = self._sheet.cell(row, column)
        cell.value, cell.font, cell.alignment = formula, self._hint, self._top

    def write_hint(self, row: int, column: int, text: str, *, wrap: bool = True) -> None:
        """Write words for people."""
        cell = self._sheet.cell(row, column)
        cell.value, cell.font = text, self._hint
        cell.data_type = "s"
        if wrap:
            cell.alignment = self._top

    def write_label(self, row: int, column: int, text: str) -> None:
        """Write the name of a row."""
        cell = self._sheet.cell(row, column)
        cell.value, cell.font, cell.fill, cell.alignment = text, self._bold, self._fill, self._top

    def write_heading(self, row: int, column: int, name: str, about: str = "") -> None:
        """Write the heading of a column, with a note on what the column is for."""
        from openpyxl.comments import Comment

        self.write_label(row, column, name)
        cell = self._sheet.cell(row, column)
        cell.data_type = "s"
        if about:
            cell.comment = Comment(about, "draftkit", height=40 + 22 * (1 + len(about) // 18), width=300)

    def set_width(self, column: int, width: int) -> None:
        """Set a column's width, in half characters."""
        letter = name_cell(1, column).rstrip("1")
        self._sheet.column_dimensions[letter].width = width

    def set_height(self, row: int, widths: Iterable[tuple[str, int]]) -> None:
        """Make a row high enough for its texts in columns of these widths: not every program does that by itself."""
        lines = max((sum(-(-max(1, columns_of(line)) // (width - 2)) for line in text.split("\n"))
                     for text, width in widths), default=1)  # fmt: skip
        if lines > 1:
            self._sheet.row_dimensions[row].height = min(409, _LINE * lines)

    def fit_pages(self, header: int) -> None:
        """Print the sheet across, all columns on one page, with its headings on each."""
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.paperSize = 9  # A4
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self._sheet.print_options.gridLines = True
        self._sheet.print_title_rows = f"{header}:{header}"

    def offer(self, words: Iterable[str], area: str, *, strict: bool) -> None:
        """Offer words in a drop-down, as many as Excel takes; unless `strict`, others may be typed."""
        from openpyxl.worksheet.datavalidation import DataValidation

        words = list(words)
        if len(",".join(words)) > _LONGEST_CHOICE or any("," in word or '"' in word for word in words):
            return
        choice = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True,
                                showErrorMessage=strict)  # fmt: skip
        self._sheet.add_data_validation(choice)
        choice.add(area)


def columns_of(text: str) -> int:
    """Return how many half characters wide a text is."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in text)
