"""Cells and sheets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from draftkit.errors import Problem

Kind = Literal["text", "number", "date", "other"]
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds something.

    `text` is what it shows, `problem` why that can't be told or trusted. `quoted` is text behind an apostrophe: meant
    exactly so. Rows and columns count from 1.
    """

    row: int
    column: int
    text: str
    kind: Kind
    problem: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, its edges included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Tell whether a cell is in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: the cells that hold something by row, and what its reader doesn't see or can't tell apart."""

    title: str
    hidden: bool
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[Area, ...]
    hidden_rows: frozenset[int]
    hidden_columns: tuple[tuple[int, int], ...]

    def place(self, row: int, column: int) -> str:
        """Return a cell's place as Excel names it: `情况!B7`."""
        return f"{self.title}!{name_cell(row, column)}"

    def problem(self, row: int, column: int, message: str) -> Problem:
        """Return a problem of a cell."""
        return Problem(self.place(row, column), message)

    def is_unseen(self, row: int, column: int) -> bool:
        """Tell whether a cell stands in a hidden row or column."""
        return row in self.hidden_rows or any(first <= column <= last for first, last in self.hidden_columns)

    def is_merged(self, row: int, column: int) -> bool:
        """Tell whether a cell is one of several that were made one."""
        return any(area.holds(row, column) for area in self.merged)


def name_cell(row: int, column: int) -> str:
    """Return `B7` for row 7, column 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def read_reference(written: str) -> tuple[int, int]:
    """Return row and column of `B7`. Raises `ValueError`."""
    found = _REFERENCE.fullmatch(written)
    if found is None:
        raise ValueError(written)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def read_area(written: str) -> Area:
    """Return the rectangle `B7:C9`. Raises `ValueError`."""
    first, _, last = written.partition(":")
    (top, left), (bottom, right) = read_reference(first), read_reference(last or first)
    return Area(top, left, bottom, right)
