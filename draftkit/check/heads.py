"""What the heads of a table's columns say of the numbers below: what they count, or that they count the rows."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from draftkit.check.tables import Row, find_tables, line_over
from draftkit.figures import Figure, read_figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import DIGIT, lazy_pattern

_OPEN, _CLOSE, _POWER = "[（(［\\[【]", "[）)］\\]】]", "(?<=[A-Za-z])[23]"
_PER = f"(?:[^0-9（）()［］\\[\\]【】：:、，,/／]|{_POWER}){{1,6}}"
_UNIT = lazy_pattern(f"(?:{_OPEN}(?:单位[：:]?)?|[/／，,])(?P<unit>{_PER}(?:[/／]{_PER})?){_CLOSE}?\\Z")
"""At the end of a head: 金额（万元）, 里程/公里, 单产（公斤/亩）."""
_OF_ALL = lazy_pattern(
    f"(?:(?:^|[\\s）)，,；;。]|{_OPEN})(?:计量|金额|资金|货币)?单位[：:]\\s*"
    f"(?P<unit>(?:[^0-9（）()［］\\[\\]【】：:\\s]|{_POWER}){{1,20}}){_CLOSE}?"
    f"|[（(](?P<of_title>(?:[^0-9（）()：:、，,\\s]|{_POWER}){{1,6}})[）)])\\Z"
)
"""At the end of the line over a table: 单位：万元, or of its title: 资金安排表（万元）."""
_OWN = frozenset({"%", "‰"})
"""Units that mostly stand with their numbers, though the line over a table names them too: 单位：万元、%."""
_OF_ROWS = frozenset({"单位", "计量单位"})
_NUMBERED = frozenset({"序号", "编号", "序", "号", "No.", "No", "NO.", "#"})
_GROUPS = frozenset("一二三四五六七八九十")
_NOTE = lazy_pattern("[（(][^（）()]+[）)]\\Z")
_NAMING = frozenset({*MOMENTS, "ordinal", "period"})
"""Kinds of figures that a row may be called by: 第1季度（万元）."""


def read_under_heads(text: str, figures: Sequence[Figure], supplied: Container[str]) -> Iterator[tuple[Figure, str]]:
    """Yield the figures of a text, each with how it is written: one that stands in a table without a unit of its own
    with that which a head gives it; and none that numbers its row.

    Of several units over one table (单位：人、万元) a column is in that in which most of it was supplied.
    """
    told = _read_heads(text, figures, supplied)
    for number, figure in enumerate(figures):
        read = told.get(number, (figure, figure.text))
        if read:
            yield read


def _read_heads(
    text: str, figures: Sequence[Figure], supplied: Container[str]
) -> Mapping[int, tuple[Figure, str] | None]:
    """Return the figures to which heads give a unit, with how they are written, by their numbers, and `None` for those
    that number their row, or end a unit.
    """
    told: dict[int, tuple[Figure, str] | None] = {}
    codes = [number for number, figure in enumerate(figures) if figure.kind == "code"]
    for head, *body in find_tables(text, figures):
        # what stands first may be a row like any other: 新增学位（个）, 480
        rows = [row for row in (head, *body) if len(row.cells) == len(head.cells)]
        of_row = {row.start: _unit_of_row(head, row, figures) for row in rows}
        of_all = _units_of_all(head, text)
        units = {*of_all, *map(_own_unit, head.cells)}
        # what is read as a code may end a unit: m2, μ|g/m3
        told |= {number: None for number in codes if any(unit.endswith(figures[number].text) for unit in units)}
        for column, title in enumerate(head.cells):
            cells = [(number, row) for row in rows for number in _lone_figures(row, column, figures)]
            if _counts_rows(title, [figures[number] for number, _ in cells]):
                told |= dict.fromkeys((number for number, _ in cells), None)
                continue
            own = _own_unit(title)
            over = _most_supplied(of_all, [figures[number].text for number, _ in cells], supplied)
            for number, row in cells:
                figure, unit = figures[number], own or of_row[row.start] or over
                if not figure.unit and unit and (read := read_figure(written := figure.text + unit)):
                    told[number] = read._replace(start=figure.start, end=figure.end, text=figure.text), written
    return told


def _most_supplied(units: Sequence[str], written: Sequence[str], supplied: Container[str]) -> str:
    """Return the one of some units in which most of some numbers were supplied, `""` where two are level that don't
    stand with their numbers.
    """
    counts = {unit: sum(f"{number}{unit}" in supplied for number in written) for unit in units}
    most = [unit for unit, count in counts.items() if count == max(counts.values())]
    if len(most) > 1:
        most = [unit for unit in most if unit not in _OWN]
    return most[0] if len(most) == 1 else ""


def _counts_rows(title: str, figures: Sequence[Figure]) -> bool:
    """Whether a column numbers its rows, anew in each group: under 序号, or the number of the first group (一)."""
    values = [figure.value for figure in figures]  # 一, 二 alone are no figures
    counted = title in _NUMBERED or title in _GROUPS
    steps = zip([0, *values], values, strict=False)
    return counted and all(value == 1 or (isinstance(last, int) and value == last + 1) for last, value in steps)


def _units_of_all(head: Row, text: str) -> list[str]:
    """Return the units that the line over a table may state for all of it: 元/人 is one, or two."""
    found = _OF_ALL.search(line_over(text, head))
    told = _as_supplied(found["unit"] or found["of_title"]) if found else ""
    return [*re.split("[、，,]", told), *(re.split("[、，,/]", told) if "/" in told else ())] if told else []


def _own_unit(title: str) -> str:
    """Return the unit that the head of a column or a row states: 金额（万元）."""
    found = _UNIT.search(title)
    return _as_supplied(found["unit"]) if found else ""


def _as_supplied(unit: str) -> str:
    return unit.replace("／", "/").replace("％", "%")


def _unit_of_row(head: Row, row: Row, figures: Sequence[Figure]) -> str:
    """Return the unit that a row's own cell states, or the head of the row."""
    told = next((cell for title, cell in zip(head.cells, row.cells, strict=True) if title in _OF_ROWS), "")
    written = tuple(figures[number].text for number in row.figures if figures[number].kind not in _NAMING)
    heads = (cell for cell in row.cells if _is_head(cell, written))
    return _as_supplied(told) or next((unit for cell in heads if (unit := _own_unit(cell))), "")


def _is_head(cell: str, written: tuple[str, ...]) -> bool:
    """Whether a cell names its row, with a number in it or none: 10千伏线路（公里）, but not 860（含上级资金）."""
    name = _NOTE.sub("", cell)
    return not DIGIT.search(cell) or (name != cell and not name.endswith(written))


def _lone_figures(row: Row, column: int, figures: Sequence[Figure]) -> Iterator[int]:
    """Yield the figure that is all of a cell, but for a note in brackets."""
    start = row.ends[column - 1] if column else row.start
    alone = _NOTE.sub("", row.cells[column])
    for number in row.figures:
        if start <= figures[number].start < row.ends[column] and figures[number].text == alone:
            yield number
