"""Read an .xlsx: its parts are checked to be harmless, then read as they stand, without calculating anything."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.archive import EXCEL, Package, open_package
from draftkit.errors import DocumentError
from draftkit.messages import say
from draftkit.workbook.cells import Cell, Sheet, read_area, read_reference
from draftkit.workbook.dates import system_date
from draftkit.workbook.formats import BUILT_IN, GENERAL, SYSTEM_DATES, show_number

MAX_SHEETS = 200
MAX_CELLS = 200_000
"""Most cells of a workbook that hold something: a row for each of 1,000 townships, and 200 columns."""
MAX_COMPARED = 5_000_000
"""Most comparisons of cells with merged and hidden areas."""

_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class _Style:
    format_id: int
    code: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class _Book:
    strings: tuple[str, ...]
    styles: tuple[_Style, ...]
    from_1904: bool


def read_workbook(path: Path | str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in order.

    Raises `DocumentError` for a file that is none, is damaged, locked, far too large or means harm.
    """
    package = open_package(path, EXCEL)
    main = package.main_part()
    root = package.parse(main) if main in package else None
    if root is None or _name(root) != "workbook":
        raise DocumentError(say("{path} is not a workbook (.xlsx). Open it in Excel or WPS and save it as .xlsx.",
                                path=path))  # fmt: skip
    parts = {link.id: link for link in package.relations(main)}
    others = {link.kind: link.target for link in parts.values()}
    book = _Book(
        _read_strings(package, others.get("sharedStrings", "")),
        _read_styles(package, others.get("styles", "")),
        any(_flag(found, "date1904") for found in _children(root, "workbookPr")),
    )
    entries = [entry for found in _children(root, "sheets") for entry in _children(found, "sheet")]
    if len(entries) > MAX_SHEETS:
        raise _too_many(path)
    sheets, room = [], MAX_CELLS
    for entry in entries:
        link = parts.get(next((value for name, value in entry.attrib.items() if name.endswith("}id")), ""))
        if link is not None and link.kind == "worksheet":
            sheets.append(_read_sheet(package, entry, link.target, book, room))
            room -= sum(len(row) for row in sheets[-1].rows.values())
    return tuple(sheets)


def _too_many(path: Path | str) -> DocumentError:
    return DocumentError(say("{path} holds far more cells or sheets than facts need; keep only those of the report.",
                             path=path))  # fmt: skip


def _read_strings(package: Package, part: str) -> tuple[str, ...]:
    if not part or part not in package:
        return ()
    return tuple(_rich_text(entry) for entry in _children(package.parse(part), "si"))


def _rich_text(entry: Any) -> str:
    """Return the text of a cell: all its runs, without how it is pronounced."""
    pieces = []
    for child in entry:
        if _name(child) == "t":
            pieces.append(child.text or "")
        elif _name(child) == "r":
            pieces.extend(text.text or "" for text in _children(child, "t"))
    return _unescape("".join(pieces))


def _unescape(text: str) -> str:
    # a carriage return and what else XML can't hold; _x005F_ is the stroke of such an escape itself
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")


def _read_styles(package: Package, part: str) -> tuple[_Style, ...]:
    if not part or part not in package:
        return ()
    root = package.parse(part)
    codes = dict(BUILT_IN)
    for group in _children(root, "numFmts"):
        codes.update((_number(entry, "numFmtId"), entry.get("formatCode", GENERAL)) for entry in group)
    return tuple(
        _Style(identity, codes.get(identity, f"[{identity}]"), _flag(entry, "quotePrefix"))
        for group in _children(root, "cellXfs")
        for entry in _children(group, "xf")
        for identity in [_number(entry, "numFmtId")]
    )


def _read_sheet(package: Package, entry: Any, part: str, book: _Book, room: int) -> Sheet:
    root = package.parse(part)
    if sum(1 for found in root.iter("{*}c") if len(found)) > room:
        raise _too_many(package.path)
    rows: dict[int, dict[int, Cell]] = {}
    hidden_rows: set[int] = set()
    try:
        for found in _children(root, "sheetData"):
            for number, row in _numbered(found):
                if _is_hidden(row, "ht"):
                    hidden_rows.add(number)
                if cells := {cell.column: cell for cell in _read_row(number, row, book)}:
                    rows[number] = cells
        merged = [read_area(area.get("ref", "")) for area in root.iter("{*}mergeCell")]
    except (ValueError, LookupError):
        raise DocumentError(say("{path} is damaged: {reason}. Open it in {program}, save it again, or get it again.",
                                path=package.path, program=EXCEL.name,
                                reason=say("the part {name} can't be read", name=part))) from None  # fmt: skip
    columns = [(_number(column, "min"), _number(column, "max"))
               for column in root.iter("{*}col") if _is_hidden(column, "width")]  # fmt: skip
    if (len(merged) + len(columns)) * sum(map(len, rows.values())) > MAX_COMPARED:
        raise _too_many(package.path)
    hidden = entry.get("state", "visible") != "visible"
    return Sheet(entry.get("name", ""), hidden, rows, tuple(merged), frozenset(hidden_rows), tuple(columns))


def _numbered(data: Any) -> Iterator[tuple[int, Any]]:
    number = 0
    for row in _children(data, "row"):
        number = int(row.get("r", number + 1))
        yield number, row


def _read_row(number: int, row: Any, book: _Book) -> Iterator[Cell]:
    column = 0
    for found in _children(row, "c"):
        column = read_reference(found.get("r"))[1] if found.get("r") else column + 1
        cell = _read_cell(number, column, found, book)
        if cell is not None and (cell.text.strip() or cell.problem or (cell.quoted and cell.text)):
            yield cell


def _read_cell(row: int, column: int, found: Any, book: _Book) -> Cell | None:
    parts = {_name(child): child for child in found}
    value = parts["v"].text if "v" in parts else None
    style = book.styles[_index(found.get("s", "0"))] if book.styles else _Style(0, GENERAL, False)
    kind = found.get("t", "n")
    if "f" in parts and not value and kind != "str":
        return Cell(row, column, "", "other", say("holds a formula that was never calculated. Open the workbook in "
                                                  "Excel or WPS, save it, and try again"))  # fmt: skip
    if kind == "inlineStr" and "is" in parts:
        return Cell(row, column, _rich_text(parts["is"]), "text", quoted=style.quoted)
    if value is None:
        return None
    if kind == "s":
        return Cell(row, column, book.strings[_index(value)], "text", quoted=style.quoted)
    if kind == "str":
        return Cell(row, column, _unescape(value), "text", quoted=style.quoted)
    if kind == "n":
        return _number_cell(row, column, value, style, book)
    return Cell(row, column, value, "other", _odd(kind, value))


def _number_cell(row: int, column: int, value: str, style: _Style, book: _Book) -> Cell:
    if style.format_id in SYSTEM_DATES and style.code == f"[{style.format_id}]":  # the file has no code of its own
        return Cell(row, column, value, "date", system_date(value, from_1904=book.from_1904))
    shown = show_number(value, style.code, from_1904=book.from_1904)
    return Cell(row, column, shown.text, "date" if shown.is_date else "number", shown.problem)


def _odd(kind: str, value: str) -> str:
    if kind == "e":
        return say("shows the error {error}; correct its formula", error=value)
    if kind == "b":
        return say("shows TRUE or FALSE; type what should stand in the report")
    return say("holds a value in a form that is not read; type it again")


def _index(written: str) -> int:
    if not written.isdecimal():
        raise ValueError(written)  # -1 would be the last one
    return int(written)


def _is_hidden(element: Any, size: str) -> bool:
    return _flag(element, "hidden") or element.get(size) in ("0", "0.0")


def _flag(element: Any, name: str) -> bool:
    return element.get(name, "0") in ("1", "true", "on")


def _number(element: Any, name: str) -> int:
    written: str = element.get(name, "0")
    return int(written) if written.isdecimal() else 0


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _name(child) == name)


def _name(element: Any) -> str:
    """Return an element's name without its namespace: a strict workbook has others."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


