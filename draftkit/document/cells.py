"""A row of a Word table as one line, its cells apart by tabs, as tables in a text have them."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from draftkit.document.names import attribute, find

_EDGE = "\t"
_BREAK = "\n"
_PARTED, _SENTENCE, _NOTES = "；", "。", ("（", "(")
_FEW, _SHORT = 3, 40
_LEAST = 2
_MOST_SPANNED = 64

Line = list[tuple[str, Any, str]]
"""What a line holds, piece by piece: its characters, the element that holds them (none for an edge between two cells),
and the part that it is in."""


class Cell(NamedTuple):
    """The lines of a cell, and how many columns it spans."""

    lines: Sequence[Line]
    span: int


def span_of(cell: Any) -> int:
    """Return how many columns a `w:tc` spans (ECMA-376-1, 17.4.17)."""
    grid = find(cell, "w:tcPr", "w:gridSpan")
    written = attribute(grid, "val") if grid is not None else ""
    return min(int(written), _MOST_SPANNED) if written.isdigit() and int(written) else 1


def join_cells(cells: Sequence[Cell], part: str) -> Line | None:
    """Return the cells of a row as one line, or `None` where one of them holds more than a few words: it reads as text.

    Short lines of a cell are parted as clauses are; a note in brackets stands right behind what it is on.
    """
    told = [[line for line in cell.lines if line] for cell in cells]
    if len(cells) < _LEAST or any(_is_broken(lines) or (len(lines) > 1 and _is_text(lines)) for lines in told):
        return None
    row: Line = []
    for number, (cell, lines) in enumerate(zip(cells, told, strict=True)):
        row += [(_EDGE, None, part)] if number else []
        for place, line in enumerate(lines):
            row += [(_PARTED, None, part)] if place and not line[0][0].startswith(_NOTES) else []
            row += line
        row += [(_EDGE, None, part)] * (cell.span - 1)
    return row


def _is_text(lines: Sequence[Line]) -> bool:
    """Whether lines of a cell are many, long, or sentences: a text of their own."""
    words = "".join(text for line in lines for text, _, _ in line)
    return len(lines) > _FEW or len(words) > _SHORT or _SENTENCE in words


def _is_broken(lines: Iterable[Line]) -> bool:
    """Whether a line has an edge or a break of its own: a row within a row, a line in two."""
    return any(node is None or _BREAK in text or _EDGE in text for line in lines for text, node, _ in line)
