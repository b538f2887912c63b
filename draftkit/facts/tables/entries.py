"""The rows of one sheet as entries of a group: each on its own, or within one above it."""

from dataclasses import dataclass
from typing import Any

from draftkit.facts.tables.cellwise import CellReader
from draftkit.facts.tables.layout import (
    AS_OF,
    BARE,
    BY_TAG,
    BY_WORD,
    CHECK,
    CHILDREN,
    COLUMNS,
    DATE,
    EXAMPLE,
    KIND,
    LABEL,
    NEED_NOT_ADD_UP,
    NOTE,
    TIME,
    TOTAL,
    UNIT,
    VALUE,
    WITHIN,
    RowKind,
    read_level,
)
from draftkit.messages import listed, say

_DATED = frozenset({AS_OF, DATE, TIME})


@dataclass(slots=True)
class _Open:
    """An entry that rows below may belong to."""

    kind: RowKind
    node: dict[str, Any]
    place: str


class EntryReader:
    """Reads the entries of a sheet below its row of headings."""

    def __init__(self, reader: CellReader, header: int, stem: str, places: dict[str, str], spoiled: set[str]) -> None:
        self._reader = reader
        self._sheet = reader.sheet
        self._header = header
        self._stem = stem
        self._places = places
        self._spoiled = spoiled
        self._columns = self._read_header()
        self._items: list[Any] = []
        self._open: list[_Open] = []

    def read(self) -> list[Any]:
        """Return the entries; what is wrong is told to the reader of cells."""
        ignored = {self._columns[CHECK]} if CHECK in self._columns else set()
        for number in sorted(self._sheet.rows):
            if number > self._header and self._sheet.rows[number].keys() - ignored:
                self._read_row(number)
        return self._items

    def _read_header(self) -> dict[str, int]:
        columns: dict[str, int] = {}
        for column in sorted(self._sheet.rows[self._header]):
            self._reader.read(self._header, column)
            name = self._reader.peek(self._header, column)
            if name in COLUMNS and name not in columns:
                columns[name] = column
            elif name:
                known = listed(COLUMNS)
                self._tell(self._header, column, say("{name} is no heading here, or stands there twice; known are: "
                                                     "{known}", name=name, known=known))  # fmt: skip
        return columns

    def _tell(self, row: int, column: int, message: str) -> None:
        self._reader.problems.append(self._sheet.problem(row, column, message))

    def _column(self, name: str) -> int:
        return self._columns.get(name, min(self._columns.values(), default=1))

    def _read_row(self, number: int) -> None:
        word = self._reader.read(number, self._columns[KIND]) if KIND in self._columns else ""
        if word is None or word.startswith(EXAMPLE):
            return
        kind = BY_WORD.get(word) if word else BY_TAG["figure"]
        if kind is None:
            known = listed(BY_WORD)
            message = say("{word} is no kind of row; choose one of: {known}", word=word, known=known)
            return self._tell(number, self._column(KIND), message)
        level = self._read_level(number)
        if level is None:
            return None
        node, fine = self._read_fields(number, kind)
        place = self._attach(number, kind, node, level)
        if place:
            self._mark(number, kind, place, fine=fine)
        return None

    def _read_level(self, number: int) -> int | None:
        written = self._reader.read(number, self._columns[WITHIN]) if WITHIN in self._columns else ""
        if written is None:
            return None
        level = read_level(written)
        if level is None or level > len(self._open):
            self._tell(number, self._column(WITHIN),
                       say("{written} fits no row above; it may be empty, {first} below a row of its own, {second} "
                           "below {first}", written=written, first=WITHIN, second=f"{WITHIN}2"))  # fmt: skip
            return None
        return level

    def _read_fields(self, number: int, kind: RowKind) -> tuple[dict[str, Any], bool]:
        """Return the fields that a row fills, and whether all of its cells could be taken."""
        node: dict[str, Any] = {kind.fields.get(LABEL, "text"): ""}  # tells what it is, and that it is missing
        if kind.tag == "figure":
            node["value"] = None
        fine = True
        has_unit = bool(UNIT in self._columns and self._reader.peek(number, self._columns[UNIT]))
        for name, column in self._columns.items():
            if name in (KIND, WITHIN, CHECK):
                continue
            text = (self._reader.read_value(number, column, has_unit=has_unit) if name == VALUE
                    else self._reader.read(number, column, dated=name in _DATED))  # fmt: skip
            if text is None:
                fine = False
            elif text and name not in kind.fields:
                fine = False
                self._tell(number, column, self._misplaced(name, kind))
            elif text:
                node[kind.fields[name]] = text
        fine = self._read_total(number, node) and fine
        return node, self._refuse_strangers(number) and fine

    def _read_total(self, number: int, node: dict[str, Any]) -> bool:
        if "total" not in node:
            return True
        node["total"] = False if node["total"] == NEED_NOT_ADD_UP else None
        if node["total"] is None:
            self._tell(number, self._columns[TOTAL], say("may be empty or {word}", word=NEED_NOT_ADD_UP))
        return node["total"] is False

    def _refuse_strangers(self, number: int) -> bool:
        strangers = self._sheet.rows[number].keys() - set(self._columns.values())
        for column in sorted(strangers):
            self._tell(number, column, say("stands in a column without a heading; move it, or take it out"))
        return not strangers

    @staticmethod
    def _misplaced(name: str, kind: RowKind) -> str:
        return say("{column} is not for a row of the kind {kind}, which has: {known}",
                   column=name, kind=kind.word, known=listed(kind.fields))  # fmt: skip

    def _attach(self, number: int, kind: RowKind, node: dict[str, Any], level: int) -> str:
        """Put an entry in its place and return where that is, `""` where it may not stand."""
        del self._open[level:]
        if level == 0:
            target, stem, name = self._items, self._stem, ""
        else:
            owner = self._open[-1]
            name = CHILDREN.get(owner.kind.tag, {}).get(kind.tag, "")
            if not name:
                self._tell(number, self._column(WITHIN), say("a row of the kind {kind} can't stand within {owner}",
                                                             kind=kind.word, owner=owner.kind.word))  # fmt: skip
                self._open.append(_Open(kind, node, ""))
                return ""
            target, stem = owner.node.setdefault(name, []), f"{owner.place}.{name}"
        place = f"{stem}[{len(target)}]"
        target.append(self._name_of(number, kind, node) if name in BARE else node)
        self._open.append(_Open(kind, node, place))
        return place

    def _name_of(self, number: int, kind: RowKind, node: dict[str, Any]) -> Any:
        """Return the plain name of an entry within another, which has nothing else."""
        own = kind.fields[LABEL]
        for column, field in kind.fields.items():
            if field in node and field != own:
                self._tell(number, self._columns[column],
                           say("{kind} within another row has only a name; move this to {note} of that row",
                               kind=kind.word, note=NOTE))  # fmt: skip
        return node.get(own, "")

    def _mark(self, number: int, kind: RowKind, place: str, *, fine: bool) -> None:
        self._places[place] = self._sheet.place(number, self._column(LABEL))
        for name, field in kind.fields.items():
            if name in self._columns:
                self._places[f"{place}.{field}"] = self._sheet.place(number, self._columns[name])
        if not fine:
            self._spoiled.add(place)
