"""What the heads of a table's columns say of the numbers below: what they count, or that they count the rows."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.tables import Row, find_tables
from draftkit.figures import Figure, read_figure
from draftkit.patterns import lazy_pattern

_UNIT = lazy_pattern("[（(](?:单位[：:]?)?(?P<unit>[^（）()：:、，,]{1,6})[）)]$")
"""At the end of a head: 金额（万元）."""
_OF_ALL = lazy_pattern("(?:^|[\\s（(])(?:计量|金额|资金|货币)?单位[：:]\\s*(?P<unit>[^（）()：:、，,\\s]{1,6})[）)]?$")
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
        read = told.get(number, (figure, figure.text))
        if read:
            yield read


def _read_heads(text: str, figures: Sequence[Figure]) -> Mapping[int, tuple[Figure, str] | None]:
    """Return the figures to which heads give a unit, with how they are written, by their numbers, and `None` for those
    that number their row.
    """
    told: dict[int, tuple[Figure, str] | None] = {}
    for head, *body in find_tables(text, figures):
        rows = [row for row in body if len(row.cells) == len(head.cells)]
        of_all = _unit_of_all(head, text)
        for column, title in enumerate(head.cells):
            cells = [(number, row) for row in rows for number in _lone_figures(row, column, figures)]
            if title in _NUMBERED and [figures[number].value for number, _ in cells] == [*range(1, len(cells) + 1)]:
                told |= dict.fromkeys((number for number, _ in cells), None)
                continue
            for number, row in cells:
                figure, unit = figures[number], _own_unit(title) or _unit_of_row(head, row) or of_all
                if not figure.unit and unit and (read := read_figure(written := figure.text + unit)):
                    told[number] = read._replace(start=figure.start, end=figure.end, text=figure.text), written
    return told


def _unit_of_all(head: Row, text: str) -> str:
    """Return the unit that the line over a table states for all of it."""
    over = text[max(0, head.start - _SHOWN) : head.start].rstrip().rpartition("\n")[2]
    found = _OF_ALL.search(over)
    return found["unit"] if found else ""


def _own_unit(title: str) -> str:
    """Return the unit that the head of a column or a row states: 金额（万元）."""
    found = _UNIT.search(title)
    return found["unit"] if found else ""


def _unit_of_row(head: Row, row: Row) -> str:
    """Return the unit that a row's own cell states, or the head of the row."""
    told = next((cell for title, cell in zip(head.cells, row.cells, strict=True) if title in _OF_ROWS), "")
    return told or next((unit for cell in row.cells if (unit := _own_unit(cell))), "")


def _lone_figures(row: Row, column: int, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the figure that is all of a cell."""
    start = row.ends[column - 1] if column else row.start
    for number in row.figures:
        if start <= figures[number].start < row.ends[column] and figures[number].text == row.cells[column]:
            yield number
