"""What the heads of a table's columns say of the numbers below: what they count, or that they count the rows."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.tables import Row, find_tables
from draftkit.figures import Figure, read_figure
from draftkit.patterns import lazy_pattern

_UNIT = lazy_pattern("[（(](?:单位[：:]?)?(?P<unit>[^（）()：:、，,]{1,6})[）)]$")
"""At the end of a head: 金额（万元）."""
_OF_ALL = lazy_pattern("(?:^|[\\s（(])(?:计量)?单位[：:]\\s*(?P<unit>[^（）()：:、，,\\s]{1,6})[）)]?$")
"""At the end of the line over a table: 单位：万元."""
_OF_ROWS = frozenset({"单位", "计量单位"})
_NUMBERED = frozenset({"序号", "编号", "序", "号", "No.", "No", "NO.", "#"})
_SHOWN = 40


def read_under_heads(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Figure, str]]:
    """Yield the figures of a text, each with how it is written: one that stands in a table without a unit of its own
    with that which a head gives it; and none that numbers its row.
    """
    told = _read_heads(text, figures)
    for number, figure in enumerate(figures):
        unit = told.get(number, "")
        if unit:
            yield _take(figure, unit) or figure, figure.text + unit
        elif unit is not None:
            yield figure, figure.text


def _read_heads(text: str, figures: Sequence[Figure]) -> Mapping[int, str | None]:
    """Return the units that heads give to figures, by their numbers, and `None` for those that number their row."""
    told: dict[int, str | None] = {}
    for head, *body in find_tables(text, figures):
        rows = [row for row in body if len(row.cells) == len(head.cells)]
        units = _units_of(head, text)
        for column, title in enumerate(head.cells):
            cells = [(number, row) for row in rows for number in _lone_figures(row, column, figures)]
            if title in _NUMBERED and [figures[number].value for number, _ in cells] == [*range(1, len(cells) + 1)]:
                told |= dict.fromkeys((number for number, _ in cells), None)
                continue
            for number, row in cells:
                unit = units[column] or _unit_of_row(head, row)
                if not figures[number].unit and unit and _take(figures[number], unit):
                    told[number] = unit
    return told


def _take(figure: Figure, unit: str) -> Figure | None:
    """Return a bare number as the figure that it is with a unit, where it stands."""
    read = read_figure(figure.text + unit)
    return read and read._replace(start=figure.start, end=figure.end, text=figure.text)


def _units_of(head: Row, text: str) -> list[str]:
    """Return the unit that each column's head states, or the line over the table for all of them."""
    over = text[max(0, head.start - _SHOWN) : head.start].rstrip().rpartition("\n")[2]
    of_all = _OF_ALL.search(over)
    own = (_UNIT.search(title) for title in head.cells)
    return [found["unit"] if found else of_all["unit"] if of_all else "" for found in own]


def _unit_of_row(head: Row, row: Row) -> str:
    return next((cell for title, cell in zip(head.cells, row.cells, strict=True) if title in _OF_ROWS), "")


def _lone_figures(row: Row, column: int, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the figure that is all of a cell."""
    start = row.ends[column - 1] if column else row.start
    for number in row.figures:
        if start <= figures[number].start < row.ends[column] and figures[number].text == row.cells[column]:
            yield number
