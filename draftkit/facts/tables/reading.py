"""From a workbook to raw facts: every cell is taken as it shows, or reported with its place."""

import re
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from draftkit.errors import DocumentError, FactsError, KindError, Problem
from draftkit.facts.tables.cellwise import CellReader
from draftkit.facts.tables.entries import EntryReader
from draftkit.facts.tables.layout import (
    HEAD,
    HEAD_COLUMNS,
    HEAD_SHEET,
    LABEL,
    NOT_READ,
    SECTION,
    set_head,
    sheet_titles,
)
from draftkit.facts.tables.taken import Tables
from draftkit.kinds import Kind, list_kinds, load_kind
from draftkit.messages import listed, say
from draftkit.workbook import Sheet, read_workbook

_HEADER_WITHIN = 20
"""Rows from the top among which a sheet's header is looked for."""


def read_tables(path: Path | str, own: Path | None = None) -> Tables:
    """Return what a workbook says; `own` is a folder with kinds of the user's.

    Raises `FactsError` for a file that is no workbook, or has no sheet for the report's head.
    """
    try:
        sheets = read_workbook(path)
    except DocumentError as error:
        raise FactsError([Problem("", str(error))]) from None
    tables = Tables()
    head = next((sheet for sheet in sheets if sheet.title == HEAD_SHEET), None)
    if head is None:
        message = say("has no sheet {sheet} with title and kind of the report; begin with: draftkit init {kind} "
                      "-o facts.xlsx", sheet=HEAD_SHEET, kind="township")  # fmt: skip
        raise FactsError([Problem("", message)], str(path))
    ignored = _read_head(head, tables, [sheet.title for sheet in sheets if sheet is not head])
    kind = _find_kind(tables, own)
    if kind is not None:
        others = [sheet for sheet in sheets if sheet is not head and sheet.title not in ignored]
        tables.raw["sections"] = _read_groups(others, kind, tables)
    else:
        tables.spoiled.add("sections")
    return tables


def _read_head(sheet: Sheet, tables: Tables, titles: Collection[str]) -> set[str]:
    """Read the report's head; return the titles of the sheets to be left alone, which must be among `titles`."""
    reader = CellReader(sheet, tables.problems)
    reader.refuse_hidden_sheet()
    ignored: set[str] = set()
    rows = {name: number for number in sheet.rows if (name := reader.peek(number, 1))}
    for name, number in rows.items():
        cell = reader.read(number, 2, dated=HEAD.get(name) in ("as_of", "date"))
        if name == NOT_READ:
            ignored = {title.strip() for title in re.split("[、，,;；\n]", cell or "") if title.strip()}
            for title in sorted(ignored.difference(titles)):
                tables.problems.append(sheet.problem(number, 2, say("there is no sheet {title}; there are: {known}",
                                                                    title=title, known=listed(titles))))  # fmt: skip
        elif name in HEAD:
            _enter_head(tables, HEAD[name], sheet.place(number, 2), cell)
        elif name != HEAD_COLUMNS[0] and cell:
            tables.problems.append(sheet.problem(number, 1, say("{name} is no row of this sheet; there are: {known}",
                                                                name=name, known=listed(HEAD))))  # fmt: skip
    for name, field_name in HEAD.items():
        tables.places.setdefault(field_name, f"{sheet.title}!{name}")
    return ignored


def _enter_head(tables: Tables, name: str, place: str, text: str | None) -> None:
    tables.places[name] = place
    if text is None:
        tables.spoiled.add(name)
    elif text:
        set_head(tables.raw, name, text)


def _find_kind(tables: Tables, own: Path | None) -> Kind | None:
    """Return the report's kind; its label is as good as its name."""
    wanted = tables.raw.get("kind", "")
    try:
        names = list_kinds(own)
        if wanted and wanted not in names:
            wanted = next((name for name in names if load_kind(name, own).label == wanted), wanted)
            tables.raw["kind"] = wanted
        return load_kind(wanted, own) if wanted else None
    except KindError:
        return None  # told with everything else


def _read_groups(sheets: Iterable[Sheet], kind: Kind, tables: Tables) -> dict[str, list[Any]]:
    groups = {name.casefold(): group for group, title in sheet_titles(kind).items() for name in (group, title)}
    tables.places["sections"] = listed(groups) or HEAD_SHEET
    sections: dict[str, list[Any]] = {}
    for sheet in sheets:
        group = _section_of(sheet) if kind.free else groups.get(sheet.title.casefold())
        if group is None:
            _refuse_sheet(sheet, kind, tables)
            continue
        if group in sections:
            tables.problems.append(Problem(sheet.title, say("is a second sheet of the same facts; join both")))
            continue
        items = _read_group(sheet, group, tables)
        if items:
            sections[group] = items
    return sections


def _section_of(sheet: Sheet) -> str:
    """Return the name of a section that the facts name themselves."""
    top = sheet.rows.get(1, {})
    return top[2].text if 1 in top and 2 in top and top[1].text == SECTION else sheet.title


def _refuse_sheet(sheet: Sheet, kind: Kind, tables: Tables) -> None:
    if not sheet.rows:
        return
    known = listed(sheet_titles(kind).values())
    message = say("this sheet is no part of the kind {kind}, whose sheets are {known}. {hint}",
                  kind=kind.name, known=known, hint=_hint_to_leave())  # fmt: skip
    tables.problems.append(Problem(sheet.title, message))


def _hint_to_leave() -> str:
    return say("If it only helps to calculate, name it on the sheet {head} behind {row}", head=HEAD_SHEET, row=NOT_READ)


def _read_group(sheet: Sheet, group: str, tables: Tables) -> list[Any]:
    if not sheet.rows:
        return []
    reader = CellReader(sheet, tables.problems)
    reader.refuse_hidden_sheet()
    header = _find_header(sheet, reader)
    if header is None:
        message = say("has no row of headings with {label}. {hint}", label=LABEL, hint=_hint_to_leave())
        tables.problems.append(Problem(sheet.title, message))
        return []
    entries = EntryReader(reader, header, f"sections.{group}", tables.places, tables.spoiled)
    return entries.read()


def _find_header(sheet: Sheet, reader: CellReader) -> int | None:
    near = (number for number in sorted(sheet.rows) if number <= _HEADER_WITHIN)
    return next((n for n in near if any(reader.peek(n, column) == LABEL for column in sheet.rows[n])), None)
