"""How a report is set: the standard's page, an office's own numbers from a TOML file, or the styles of a file."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from draftkit.archive import read_bytes
from draftkit.document.layout import GBT9704, SIZES, TWIPS, TWIPS_A_MM, Face, Layout
from draftkit.document.template import Template
from draftkit.errors import FormatError, Problem
from draftkit.messages import listed, say
from draftkit.reading import Unreadable, decode_text, parse_toml

LENGTHS = {"top": "top", "bottom": "bottom", "left": "left", "right": "right", "page_number": "footer"}
"""Lengths of `[page]`, in millimetres -> fields of a layout. `page_number` is measured from the foot of the paper."""
FACES = {
    "title": "title", "body": "body", "page_number": "page_number", "mark": "mark", "signer": "signer",
    "table": "table", "table_header": "table_header", **{f"heading{level}": "headings" for level in range(1, 5)},
}  # fmt: skip
TEMPLATES_OWN = ("page.lines", "page.line_pitch", "page.chars", "page_number.")
"""What a template's styles and footers say, and no numbers beside it."""
LONGEST_FONT = 31
"""Characters in a font's name, as Word has it."""
LEAST_ROOM = 60 * TWIPS_A_MM
TRACKING = (-30, 100)
"""How much closer or wider characters may be set, in twips."""


@dataclass(frozen=True, slots=True)
class PageFormat:
    """How a report is set. With a `template` its page and styles hold, but for what an office's numbers have `named`
    (`title.font`, `page.left`), and `layout` for what it lacks.
    """

    layout: Layout = GBT9704
    template: Template | None = None
    named: tuple[str, ...] = ()


STANDARD = PageFormat()
"""GB/T 9704-2012."""


def read_format(path: Path | str, template: Template | None = None) -> PageFormat:
    """Read an office's numbers; what they don't name is as a template, if there is one, and then the standard has it.

    `[page]` has margins in millimetres, `lines` a page or `line_pitch` in points, `chars` a line, and `latin`, the
    font of figures; each other table a `font`, a `size` (points, or `"三号"`) and `bold`. With a template neither lines
    nor `chars` nor `[page_number]`, which only its own styles and footers can say. Raises `DocumentError` for a file
    that can't be read and `FormatError` with all that is wrong.
    """
    try:
        data = parse_toml(decode_text(read_bytes(path)))
    except Unreadable as error:
        raise FormatError([error.problem], str(path)) from None
    reader = _Reader(data)
    layout = reader.read()
    named = tuple(sorted(reader.named()))
    if template:
        reader.refuse(named, TEMPLATES_OWN, say("is as the template has it; leave it out, or change the template"))
    if reader.problems:
        raise FormatError(reader.problems, str(path))
    return PageFormat(layout, template, named)


class _Reader:
    """Reads one format, and gathers what is wrong with it."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.problems: list[Problem] = []

    def read(self) -> Layout:
        self._refuse_unknown("", self._data, {"page", *FACES})
        page = self._table("page")
        self._refuse_unknown("page", page, {*LENGTHS, "lines", "line_pitch", "chars", "latin"})
        changes: dict[str, Any] = dict(self._faces())
        for name, target in LENGTHS.items():
            if (length := self._number("page", page, name, 5, 120)) is not None:
                changes[target] = round(length * TWIPS_A_MM)
        if (latin := self._font("page", page, "latin")) is not None:
            changes["latin"] = latin
        layout = replace(GBT9704, **changes)
        if "size" not in self._table("signer"):
            # the names stand in the line of 发文字号
            layout = replace(layout, signer=replace(layout.signer, size=layout.body.size))
        if self._has_room(layout):
            layout = self._with_lines(replace(layout, tracking=self._tracking(layout, page, changes)), page)
        return layout

    def named(self) -> Iterator[str]:
        """Yield what is named, as `table.field`."""
        for table, fields_ in self._data.items():
            yield from (f"{table}.{name}" for name in fields_) if isinstance(fields_, Mapping) else ()

    def refuse(self, named: Sequence[str], beginnings: tuple[str, ...], message: str) -> None:
        """Find fault with what is named so."""
        for place in named:
            if place.startswith(beginnings):
                self._say(place, message)

    def _with_lines(self, layout: Layout, page: Mapping[str, Any]) -> Layout:
        lines = self._number("page", page, "lines", 5, 60, whole=True)
        pitch = self._number("page", page, "line_pitch", 8, 100)
        if lines is not None and pitch is not None:
            self._say("page.line_pitch", say("stands beside lines; leave one of them out"))
        twips = int(layout.depth / lines) if lines else round(pitch * TWIPS) if pitch else layout.pitch
        largest = layout.em
        if twips < largest:
            self._say("page.lines", say("lines of {pitch:.1f} pt are too low for type of {size:g} pt",
                                        pitch=twips / TWIPS, size=layout.body.points))  # fmt: skip
        return replace(layout, pitch=twips)

    def _tracking(self, layout: Layout, page: Mapping[str, Any], changes: Mapping[str, Any]) -> int:
        chars = self._number("page", page, "chars", 5, 80, whole=True)
        if chars is None:
            return 0 if {"left", "right", "body"} & changes.keys() else layout.tracking
        # rounded down, or the last character goes to the next line
        tracking = math.floor((layout.room - chars * layout.em) / chars)
        if not TRACKING[0] <= tracking <= TRACKING[1]:
            message = say("{chars} characters of {size:g} pt don't stand well in {room:.0f} mm",
                          chars=int(chars), size=layout.body.points, room=layout.room / TWIPS_A_MM)  # fmt: skip
            self._say("page.chars", message)
        return tracking

    def _has_room(self, layout: Layout) -> bool:
        if layout.room >= LEAST_ROOM and layout.depth >= LEAST_ROOM:
            return True
        self._say("page", say("the margins leave less than 60 mm of an A4 page"))
        return False

    def _faces(self) -> Iterator[tuple[str, Any]]:
        headings = list(GBT9704.headings)
        for name, target in FACES.items():
            fields_ = self._table(name)
            self._refuse_unknown(name, fields_, {field.name for field in fields(Face)})
            if target == "headings":
                level = int(name[-1]) - 1
                headings[level] = self._face(name, fields_, headings[level])
            elif fields_:
                yield target, self._face(name, fields_, getattr(GBT9704, target))
        yield "headings", tuple(headings)

    def _face(self, name: str, given: Mapping[str, Any], face: Face) -> Face:
        font = self._font(name, given, "font")
        size = SIZES.get(given["size"]) if isinstance(given.get("size"), str) else None
        if size is None:
            size = self._number(name, given, "size", 5, 72, words=listed(SIZES))
        bold = given.get("bold", face.bold)
        if not isinstance(bold, bool):
            self._say(f"{name}.bold", say("must be true or false"))
        return Face(font or face.font, round(2 * size) if size else face.size, bold is True)

    def _table(self, name: str) -> Mapping[str, Any]:
        table = self._data.get(name, {})
        if isinstance(table, Mapping):
            return table
        self._say(name, say("must be a table: write [{name}] and its fields below it", name=name))
        return {}

    def _number(
        self, table: str, given: Mapping[str, Any], name: str, least: float, most: float, *, whole: bool = False,
        words: str = "",
    ) -> float | None:  # fmt: skip
        value = given.get(name)
        if value is None:
            return None
        fits = isinstance(value, int if whole else int | float) and not isinstance(value, bool)
        if not fits or not least <= value <= most:
            message = say("must be a number from {least} to {most}", least=least, most=most)
            self._say(f"{table}.{name}", f"{message} ({words})" if words else message)
            return None
        return float(value)

    def _font(self, table: str, given: Mapping[str, Any], name: str) -> str | None:
        value = given.get(name)
        if value is None:
            return None
        good = isinstance(value, str) and value.strip() and len(value) <= LONGEST_FONT
        if not good or not value.isprintable() or set('<>&"') & set(value):
            message = say("must be the name of a font, at most {most} characters", most=LONGEST_FONT)
            self._say(f"{table}.{name}", message)
            return None
        return str(value)

    def _refuse_unknown(self, table: str, given: Mapping[str, Any], known: set[str]) -> None:
        for name in sorted(given.keys() - known):
            place = f"{table}.{name}" if table else name
            self._say(place, say("is not known; known are: {known}", known=listed(sorted(known))))

    def _say(self, place: str, message: str) -> None:
        self.problems.append(Problem(place, message))
