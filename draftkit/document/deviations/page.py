"""The page of a Word file against the standard: paper, margins, lines and characters, page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from draftkit.document.deviations.deviation import SHOWN, Deviation
from draftkit.document.deviations.effective import Laid, LaidOut, Look
from draftkit.document.deviations.families import in_family, tell_family
from draftkit.document.layout import GBT9704, TWIPS, TWIPS_A_MM
from draftkit.document.names import attribute, find, name_of, switched_on
from draftkit.messages import say

SLACK = 1.0
"""Millimetres by which a length may differ (5.2.1: ±1 mm)."""
BOTH_WAYS = ("linesAndChars", "snapToChars")
"""Grids that set characters, too."""
OUTER = (("right", "left"), ("end", "start"), ("right", "both"))
"""Where page numbers may stand on odd pages and on even ones."""


def find_page_deviations(file: LaidOut, roles: Sequence[tuple[str, int, Laid]]) -> Iterator[Deviation]:
    """Yield what the pages have otherwise; of several sections, each is looked at."""
    body = [paragraph for role, _, paragraph in roles if role == "body"]
    sections = list(file.sections())
    if not sections:
        wanted = _area(GBT9704.width, GBT9704.height)
        yield Deviation("paper", "5.1", say("no paper size is named; it should be A4, {wanted} mm", wanted=wanted))
    for section in sections:
        yield from _lengths(section)
        if body:
            yield from _lines(section, body)
    if sections:
        yield from _page_numbers(file, sections[-1])


def _lengths(section: Any) -> Iterator[Deviation]:
    width, height = _size(section)
    if _differs(width, GBT9704.width) or _differs(height, GBT9704.height):
        message = say("the paper is {found} mm; it should be A4, {wanted} mm", found=f"{width:.0f} × {height:.0f}",
                      wanted=_area(GBT9704.width, GBT9704.height))  # fmt: skip
        yield Deviation("paper", "5.1", message)
    edges = {side: _length(section, "w:pgMar", side) for side in ("top", "bottom", "left", "right")}
    edges["left"] += _length(section, "w:pgMar", "gutter")
    for name, side in ((say("top margin (天头)"), "top"), (say("left margin (订口)"), "left")):
        wanted = getattr(GBT9704, side)
        if _differs(edges[side], wanted):
            message = say("the {edge} is {found:.1f} mm; it should be {wanted} mm", edge=name, found=edges[side],
                          wanted=_whole_mm(wanted))  # fmt: skip
            yield Deviation(f"margin-{side}", "5.2.1", message)
    wide, high = width - edges["left"] - edges["right"], height - edges["top"] - edges["bottom"]
    if _differs(wide, GBT9704.room, 2 * SLACK) or _differs(high, GBT9704.depth, 2 * SLACK):
        message = say("the type area is {found} mm; it should be {wanted} mm", found=f"{wide:.0f} × {high:.0f}",
                      wanted=_area(GBT9704.room, GBT9704.depth))  # fmt: skip
        yield Deviation("type-area", "5.2.1", message)


def _lines(section: Any, body: Sequence[Laid]) -> Iterator[Deviation]:
    width, height = _size(section)
    high = (height - _length(section, "w:pgMar", "top") - _length(section, "w:pgMar", "bottom")) * TWIPS_A_MM
    wide = (width - sum(_length(section, "w:pgMar", side) for side in ("left", "right", "gutter"))) * TWIPS_A_MM
    grid = find(section, "w:docGrid")
    pitch = Counter(_pitch(grid, paragraph) for paragraph in body).most_common(1)[0][0]
    if not pitch:
        yield Deviation("lines", "5.2.3", say("lines have no fixed height, so that each font gives other pages; a page "
                                              "should have {wanted} lines", wanted=GBT9704.lines))  # fmt: skip
    elif int(high / pitch) != GBT9704.lines:
        yield Deviation("lines", "5.2.3", say("a page has {found} lines; it should have {wanted}",
                                              found=int(high / pitch), wanted=GBT9704.lines))  # fmt: skip
    else:
        yield from _odd_lines(grid, pitch, body)
    looks = [look for paragraph in body if (look := paragraph.look_at(0))]
    em = Counter(look.size * 10 + look.tracking + _char_space(grid) for look in looks).most_common(1)
    if em and em[0][0] > 0 and int(wide / em[0][0] + 0.001) != GBT9704.chars:
        yield Deviation("chars", "5.2.3", say("a line holds {found} characters; it should hold {wanted}",
                                              found=int(wide / em[0][0]), wanted=GBT9704.chars))  # fmt: skip


def _odd_lines(grid: Any, pitch: int, body: Sequence[Laid]) -> Iterator[Deviation]:
    """Yield the paragraphs whose lines are higher or lower than most, `pitch`."""
    for paragraph in body:
        if (own := _pitch(grid, paragraph)) != pitch:
            message = (
                say("lines here are {found:g} pt high, the others {wanted:g} pt", found=own / TWIPS,
                    wanted=pitch / TWIPS)
                if own else say("lines here have no fixed height, the others {wanted:g} pt", wanted=pitch / TWIPS)
            )  # fmt: skip
            yield Deviation("odd-lines", "5.2.3", message, paragraph.text.strip()[:SHOWN])


def _pitch(grid: Any, paragraph: Laid) -> int:
    """Return the height of a paragraph's lines in twips; 0 where the font decides."""
    if paragraph.rule == "exact":
        return paragraph.line
    snaps = paragraph.snaps and grid is not None and attribute(grid, "type") in ("lines", *BOTH_WAYS)
    pitch = attribute(grid, "linePitch") if snaps else ""
    if not pitch.isdecimal() or (paragraph.rule == "auto" and paragraph.line not in (0, 240)):
        return 0
    return max(int(pitch), paragraph.line if paragraph.rule == "atLeast" else 0)


def _char_space(grid: Any) -> float:
    """Return what the grid adds to each character, in twips; the file has it in 4096ths of a point."""
    if grid is None or attribute(grid, "type") not in BOTH_WAYS:
        return 0
    space = attribute(grid, "charSpace")
    return int(space) / 4096 * TWIPS if re.fullmatch("-?[0-9]{1,9}", space) else 0


def _page_numbers(file: LaidOut, section: Any) -> Iterator[Deviation]:
    footers = file.footers(section)
    lines = {kind: [laid for laid in file.lay_all(root) if laid.text.strip()] for kind, root in footers.items()}
    numbered = {kind for kind, root in footers.items() if _has_page_field(root)}
    if "default" not in numbered:
        message = say("there are no page numbers; they should stand below the text as — 1 —")
        yield Deviation("page-number", "7.5", message)
        return
    line = next(iter(lines["default"]), None)
    if line is None or not re.fullmatch(r"\s*[—－-]\s*[0-9]*\s*[—－-]\s*", line.text):
        yield Deviation("page-number", "7.5", say("page numbers should have a dash on each side: — 1 —"))
    if line is not None:
        yield from _number_face(line.runs[0][1])
    differ = any(name_of(node) == "w:evenAndOddHeaders" and switched_on(node) for node in file.settings)
    aligned = {kind: laid[0].align for kind, laid in lines.items() if laid}
    if not differ or "even" not in numbered or (aligned.get("default"), aligned.get("even")) not in OUTER:
        yield Deviation("page-number-place", "7.5", say("page numbers should stand right on odd pages and left on even "
                                                        "ones, one character from the edge"))  # fmt: skip


def _number_face(look: Look) -> Iterator[Deviation]:
    wanted = GBT9704.page_number
    family = tell_family(wanted.font)
    if look.size != wanted.size or not in_family(look.font, family):
        message = say("page numbers are in {font} of {size:g} pt; they should be in {name} ({wanted:g} pt) {family}",
                      font=look.font or "?", size=look.size / 2, name=wanted.size_name, wanted=wanted.points,
                      family=family)  # fmt: skip
        yield Deviation("page-number-face", "7.5", message)


def _has_page_field(root: Any) -> bool:
    codes = [attribute(node, "instr") for node in root.iter("{*}fldSimple")]
    codes += [node.text or "" for node in root.iter("{*}instrText")]
    return any(code.strip().upper().startswith("PAGE") for code in codes)


def _size(section: Any) -> tuple[float, float]:
    return _length(section, "w:pgSz", "w"), _length(section, "w:pgSz", "h")


def _length(section: Any, element: str, name: str) -> float:
    node = find(section, element)
    value = attribute(node, name) if node is not None else ""
    return abs(int(value)) / TWIPS_A_MM if re.fullmatch("-?[0-9]{1,6}", value) else 0.0


def _differs(found: float, wanted: int, slack: float = SLACK) -> bool:
    """Tell whether millimetres in a file are others than twips of the standard."""
    return abs(found - _whole_mm(wanted)) > slack


def _area(width: int, height: int) -> str:
    return f"{_whole_mm(width)} × {_whole_mm(height)}"


def _whole_mm(twips: int) -> int:
    """Return a length as the standard has it: in whole millimetres, to which twips come close."""
    return round(twips / TWIPS_A_MM)
