"""Facts in a workbook: a sheet for the report's head, and one for each of its groups of facts."""

from draftkit.facts.tables.reading import read_tables
from draftkit.facts.tables.rows import RowsTable, read_rows
from draftkit.facts.tables.taken import Tables
from draftkit.facts.tables.writing import make_new_workbook, make_rows, make_workbook

__all__ = ["RowsTable", "Tables", "make_new_workbook", "make_rows", "make_workbook", "read_rows", "read_tables"]
