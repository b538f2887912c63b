"""A table with one row a report, and the facts file that all of them start from."""

import copy
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.errors import DocumentError, FactsError, Problem
from draftkit.facts.tables.cellwise import CellReader
from draftkit.facts.tables.layout import HEAD, set_head
from draftkit.facts.tables.taken import Tables
from draftkit.facts.tables.wording import WORDS
from draftkit.figures import read_figure
from draftkit.messages import listed, say
from draftkit.workbook import Sheet, read_workbook

NAME = "文件名"
"""The column that names the files of a report."""
_FILLED = {title: field for title, field in HEAD.items() if field != "kind"}
_HEADING = re.compile(r"(?P<label>.+?)[（(](?P<unit>[^（）()]+)[）)]")


@dataclass(frozen=True, slots=True)
class Row:
    """One report: the number of its row, how its files shall be called, and what its cells say."""

    number: int
    name: str
    tables: Tables


Steps = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class BaseFigure:
    """A figure of raw facts: its path into the sections, itself, and its label behind those that it stands within."""

    path: Steps
    raw: dict[str, Any]
    within: str


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column fills: a field of the head, the figure at a path into the sections, with its unit, or the name."""

    number: int
    field: str = ""
    path: Steps = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class RowsTable:
    """The rows of a table. `shared` are labels of figures that no column fills: all reports say the same of them."""

    rows: tuple[Row, ...]
    shared: tuple[str, ...]


def read_rows(path: Path | str, base: Mapping[str, Any]) -> RowsTable:
    """Return a report for each row of the first sheet of a workbook, on the ground of the raw facts `base`.

    The first row of several cells holds headings: `标题`, `发文单位` and others of a report's head, and ids or labels
    of figures, with a unit in brackets if they have none in `base`. An empty cell of a figure is a blank, and one of
    the head is empty too: nothing of `base` stands where a column is. Rows that begin with `//` are left out.

    Raises `FactsError` for headings that fill nothing or more than one figure, and for a file that is no workbook.
    """
    try:
        sheets = [sheet for sheet in read_workbook(path) if sheet.rows]
    except DocumentError as error:
        raise FactsError([Problem("", str(error))]) from None
    problems = _refuse_sheets(sheets)
    if problems:
        raise FactsError(problems, str(path))
    columns, figures = _read_header(sheets[0], base, problems)
    if problems:
        raise FactsError(problems, str(path))
    rows = tuple(_read_row(sheets[0], number, columns, base) for number in _report_rows(sheets[0]))
    filled = {column.path for column in columns}
    shared = (f.raw["label"] for f in figures if f.path not in filled and f.raw.get("value") is not None)
    return RowsTable(rows, tuple(shared))


def find_figures_in(base: Mapping[str, Any]) -> list[BaseFigure]:
    """Return all figures of raw facts in order."""
    return list(_walk(base.get("sections", {}), (), ""))


def _walk(node: Any, path: Steps, within: str) -> Iterator[BaseFigure]:
    if isinstance(node, dict):
        named = next((node[name] for name in ("label", "topic", "event") if name in node), "")
        inside = f"{within}／{named}".lstrip("／") if named else within
        if "label" in node:
            yield BaseFigure(path, node, inside)
        for name, value in node.items():
            yield from _walk(value, (*path, name), inside)
    elif isinstance(node, list | tuple):
        for index, value in enumerate(node):
            yield from _walk(value, (*path, index), within)


def name_columns_of(figures: Sequence[BaseFigure]) -> list[str]:
    """Return a heading for each figure: its label where that is the only one, else its id, else what it is within."""
    labels = Counter(figure.raw["label"] for figure in figures)
    return [figure.raw["label"] if labels[figure.raw["label"]] == 1 else figure.raw.get("id", figure.within)
            for figure in figures]  # fmt: skip


def _refuse_sheets(sheets: list[Sheet]) -> list[Problem]:
    if not sheets:
        return [Problem("", say("is an empty workbook"))]
    if sheets[0].hidden:
        return [Problem(sheets[0].title, say("is a hidden sheet; show it, or take it out"))]
    return [Problem(sheet.title, say("is a second sheet; a table with one row a report has only one"))
            for sheet in sheets[1:]]  # fmt: skip


def _read_header(
    sheet: Sheet, base: Mapping[str, Any], problems: list[Problem]
) -> tuple[list[_Column], list[BaseFigure]]:
    figures = find_figures_in(base)
    reader = CellReader(sheet, problems)
    columns: list[_Column] = []
    top = _header_row(sheet)
    for number in sorted({column for row in sheet.rows.values() for column in row}):
        name = reader.read(top, number)
        if name is None or name.startswith("//"):
            continue
        found = _find_column(number, name.strip(), figures)
        taken = {(column.field, column.path) for column in columns}
        if isinstance(found, str):
            problems.append(sheet.problem(top, number, found))
        elif (found.field, found.path) in taken:
            problems.append(sheet.problem(top, number, say("{name} stands there twice", name=name)))
        else:
            columns.append(found)
    return columns, figures


def _find_column(number: int, name: str, figures: Sequence[BaseFigure]) -> _Column | str:
    """Return what a heading fills, or what is wrong with it."""
    if not name:
        return say("is a column without a heading; name what it fills, or begin its heading with // to leave it out")
    if name == NAME or name in _FILLED:
        return _Column(number, _FILLED.get(name, ""))
    split = _HEADING.fullmatch(name)
    for label, unit in [(name, "")] + ([(split["label"], split["unit"])] if split else []):
        hits = [hit for hit in figures if hit.raw.get("id") == label]
        hits = hits or [hit for hit in figures if label in (hit.raw["label"], hit.within)]
        if len(hits) > 1:
            return say("{name} is the label of several figures; give the one that is meant an id, and name that here",
                       name=label)  # fmt: skip
        if hits:
            return _Column(number, "", hits[0].path, unit or _unit_of(hits[0].raw))
    return say("{name} is neither the id nor the label of a figure in the facts that all reports start from, nor one "
               "of {known}; correct it, or begin it with // to leave the column out",
               name=name, known=listed((NAME, *_FILLED)))  # fmt: skip


def _unit_of(figure: Mapping[str, Any]) -> str:
    if figure.get("unit"):
        return str(figure["unit"])
    read = read_figure(str(figure.get("value") or ""))
    return read.unit if read is not None and not read.approx and read.kind == "count" else ""


def _header_row(sheet: Sheet) -> int:
    """Return the first row with several cells: above it stand titles."""
    return next((number for number in sorted(sheet.rows) if len(sheet.rows[number]) > 1), min(sheet.rows))


def _report_rows(sheet: Sheet) -> Iterator[int]:
    top = _header_row(sheet)
    return (number for number in sorted(sheet.rows) if number > top and not _first(sheet, number)[1].startswith("//"))


def _first(sheet: Sheet, number: int) -> tuple[int, str]:
    """Return the column and the text of a row's first cell."""
    column = min(sheet.rows[number])
    return column, sheet.rows[number][column].text.strip()


def _read_row(sheet: Sheet, number: int, columns: list[_Column], base: Mapping[str, Any]) -> Row:
    tables = Tables(copy.deepcopy(dict(base)))
    reader = CellReader(sheet, tables.problems)
    first, begins = _first(sheet, number)
    if begins in WORDS.read_set("sums"):
        message = say("begins a row that adds up others, not a report; take it out, or begin it with //")
        tables.problems.append(sheet.problem(number, first, message))
    name = ""
    for column in columns:
        place = sheet.place(number, column.number)
        if column.path:
            tables.places[_place_of(column.path)] = place
            _fill_figure(reader, number, column, _at(tables.raw["sections"], column.path))
            continue
        text = reader.read(number, column.number, dated=column.field in ("as_of", "date"))
        if column.field == "":
            name = text or ""
        else:
            tables.places[column.field] = place
            set_head(tables.raw, column.field, text or "")  # never the base's: another body would report
            if text is None:
                tables.spoiled.add(column.field)
    return Row(number, name, tables)


def _place_of(path: Steps) -> str:
    return "sections" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)


def _at(node: Any, path: Steps) -> dict[str, Any]:
    for step in path:
        node = node[step]
    found: dict[str, Any] = node
    return found


def _fill_figure(reader: CellReader, row: int, column: _Column, figure: dict[str, Any]) -> None:
    text = reader.read_value(row, column.number, has_unit=bool(column.unit))
    figure["value"] = text or None
    figure.pop("unit", None)
    cell = reader.sheet.rows.get(row, {}).get(column.number)
    bare = text is not None and text.replace(",", "").replace(".", "").lstrip("-").isdecimal()
    if cell is not None and column.unit and bare:
        figure["unit"] = column.unit
