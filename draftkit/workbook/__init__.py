"""A workbook (.xlsx) as its reader sees it: cells with what they show, and what about them can't be trusted."""

from draftkit.workbook.cells import Cell, Sheet, name_cell
from draftkit.workbook.formats import Shown, show_number
from draftkit.workbook.reading import read_workbook

__all__ = ["Cell", "Sheet", "Shown", "name_cell", "read_workbook", "show_number"]
