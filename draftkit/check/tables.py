"""Tables in a text, in lines of cells apart by `|` or tabs: what the heads of its row and column say of each figure."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from draftkit.check.lists import Item
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_RULE = lazy_pattern(r"\s*[|:+-][\s|:+-]*")
"""Between two lines of a table, or at its edges: |---|:---:|, ----+----."""
_CELL_EDGE = lazy_pattern(r"[|\t]")
_LETTER = lazy_pattern(r"[\u4e00-\u9fffA-Za-z]")
_REACH, _LONGEST = 240, 80
_LEAST = 2


class Row(NamedTuple):
    """A line of a table: its cells, where each ends, and the figures in the line."""

    start: int
    cells: list[str]
    ends: list[int]
    figures: range


def find_cells(text: str, figures: Sequence[Figure], passing: Sequence[bool]) -> dict[int, Item]:
    """Return, for each figure in a table whose columns have heads, what these and its row's head say.

    Dates pass for words. A cell that has words of its own is read as any other text, and so is a line with one figure,
    for its head alone tells.
    """
    items: dict[int, Item] = {}
    for head, *body in find_tables(text, figures):
        if any(not passing[number] for number in head.figures):
            continue
        over = line_over(text, head)
        for row in body:
            counted = [number for number in row.figures if not passing[number]]
            if len(row.cells) != len(head.cells) or len(counted) < _LEAST:
                continue
            name = _name_of(row, figures[counted[0]].start)
            for number in counted:
                column = bisect_right(row.ends, figures[number].start)
                alone = not _LETTER.search(row.cells[column].replace(figures[number].text, "", 1))
                if alone and _LETTER.search(head.cells[column]):
                    items[number] = Item(head.cells[column], name, over)
    return items


def line_over(text: str, head: Row) -> str:
    """Return the last line over a table that is no rule, or as much of its end as may tell of the table."""
    above = text[max(0, head.start - _REACH) : head.start].rstrip(" \t\r\n\u3000|:+-")
    return above.rpartition("\n")[2][-_LONGEST:]


def _name_of(row: Row, first: int) -> str:
    """Return what stands in words before the first figure of a row: its name, behind its number if it has one."""
    ends = zip(row.cells, row.ends, strict=True)
    return "".join(cell for cell, end in ends if end <= first and _LETTER.search(cell))


def find_tables(text: str, figures: Sequence[Figure]) -> Iterator[list[Row]]:
    """Yield the lines of each table, two at least, but for the rules between them."""
    rows: list[Row] = []
    start = number = 0
    for line in text.split("\n") if _CELL_EDGE.search(text) else ():
        end = start + len(line)
        first = number
        while number < len(figures) and figures[number].start < end:
            number += 1
        if _CELL_EDGE.search(line) and not _RULE.fullmatch(line):
            rows.append(_read_row(line, start, range(first, number)))
        elif not _RULE.fullmatch(line):
            if len(rows) >= _LEAST:
                yield _with_one_head(rows, figures)
            rows = []
        start = end + 1
    if len(rows) >= _LEAST:
        yield _with_one_head(rows, figures)


def _with_one_head(rows: list[Row], figures: Sequence[Figure]) -> list[Row]:
    """Return a table with its second row joined to the first where that is one more head, under cells that span several
    columns: 2023年 over 面积 and 产量.
    """
    if len(rows[0].cells) != len(rows[1].cells):
        return rows
    first, second = rows[0], rows[1]
    spanned = [place for place, cell in enumerate(first.cells) if not cell and second.cells[place]]
    heads = range(first.figures.start, second.figures.stop)
    if not spanned or any(figures[number].kind not in MOMENTS for number in heads):
        return rows
    cells, over = [], ""
    for above, below in zip(first.cells, second.cells, strict=True):
        over = above or over
        cells.append(f"{over if below else above}{below}")
    return [Row(first.start, cells, second.ends, heads), *rows[2:]]


def _read_row(line: str, start: int, figures: range) -> Row:
    """Read a line of cells; a `|` at either end of it is no edge between two."""
    inside = line.strip(" \u3000\r")
    first = len(line) - len(line.lstrip(" \u3000\r"))
    if inside.startswith("|"):
        inside, first = inside[1:].removesuffix("|"), first + 1
    cells = _CELL_EDGE.split(inside)
    ends = accumulate((len(cell) + 1 for cell in cells), initial=start + first)
    return Row(start, [cell.strip() for cell in cells], [*ends][1:], figures)
