"""Bookmarks on the very characters of a Word file, to be linked to; blanks among them are highlighted."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from draftkit.document.names import attribute, find, name_of
from draftkit.document.reading import Reading
from draftkit.document.runs import cut_run, outermost
from draftkit.document.walking import Piece

PREFIX = "_draftkit_"
"""How names of bookmarks begin; Word keeps those that begin with _ out of its list."""
BEHIND_HIGHLIGHT = frozenset(
    [
        "w:u",
        "w:effect",
        "w:bdr",
        "w:shd",
        "w:fitText",
        "w:vertAlign",
        "w:rtl",
        "w:cs",
        "w:em",
        "w:lang",
        "w:eastAsianLayout",
        "w:specVanish",
        "w:oMath",
    ]
)
"""What stands behind `w:highlight` in `w:rPr` (ECMA-376, 17.3.2)."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A bookmark on the characters from `start` to `end` of the text that `read_document` returns."""

    start: int
    end: int
    name: str
    highlight: bool = False


def set_bookmarks(reading: Reading, bookmarks: Sequence[Bookmark]) -> frozenset[str]:
    """Set bookmarks in a document that was read; return the names of those that found a place.

    None can be set in headers, footnotes and text boxes. Bookmarks don't overlap.
    """
    first = _next_id(reading)
    ends: list[tuple[int, bool, Piece, int, Bookmark, int]] = []
    for number, bookmark in enumerate(bookmarks, start=first):
        if place := _locate(reading, bookmark):
            for opens, piece, offset in ((True, *place[0]), (False, *place[1])):
                ends.append((piece.start + offset, opens, piece, offset, bookmark, number))
    # the last first, so that earlier offsets stay true
    for _, opens, piece, offset, bookmark, number in sorted(ends, key=lambda end: end[:2], reverse=True):
        cut_run(piece.node, offset)
        run = piece.node.getparent()
        mark = _make(run, "bookmarkStart" if opens else "bookmarkEnd", id=str(number))
        if opens:
            mark.set(mark.tag.replace("}bookmarkStart", "}name"), bookmark.name)
        if opens and not offset:
            run.addprevious(mark)
        else:
            run.addnext(mark)
        if opens and bookmark.highlight:
            _highlight(mark, on=True)
    return frozenset(end[4].name for end in ends)


def drop_bookmarks(root: Any) -> None:
    """Take draftkit's own bookmarks out of a body, and the highlight of what stands in them."""
    own = [mark for mark in root.iter("{*}bookmarkStart") if attribute(mark, "name").startswith(PREFIX)]
    numbers = {attribute(mark, "id") for mark in own}
    for mark in own:
        _highlight(mark, on=False)
    ends = [mark for mark in root.iter("{*}bookmarkEnd") if attribute(mark, "id") in numbers]
    for mark in (*own, *ends):
        mark.getparent().remove(mark)


def _locate(reading: Reading, mark: Bookmark) -> tuple[tuple[Piece, int], tuple[Piece, int]] | None:
    pieces = reading.pieces
    low = max(bisect_right(pieces, mark.start, key=lambda piece: piece.start) - 1, 0)
    high = bisect_right(pieces, mark.end - 1, key=lambda piece: piece.start)
    touched = [piece for piece in pieces[low:high] if piece.start + len(piece.text) > mark.start]
    if not touched or mark.start >= mark.end:
        return None
    first, last = touched[0], touched[-1]
    if not all(piece.part == reading.main and piece.node.getparent() is outermost(piece.node) for piece in touched):
        return None
    return (first, max(mark.start - first.start, 0)), (last, min(mark.end - last.start, len(last.text)))


def _next_id(reading: Reading) -> int:
    used: Iterable[str] = (attribute(mark, "id") for mark in reading.roots[reading.main].iter("{*}bookmarkStart"))
    return max((int(number) + 1 for number in used if number.isascii() and number.isdigit()), default=1)


def _highlight(start: Any, *, on: bool) -> None:
    """Highlight the runs from a bookmark's start to its end, or take the highlight away."""
    for run in _runs_within(start):
        properties = find(run, "w:rPr")
        if properties is None:
            properties = _make(run, "rPr")
            run.insert(0, properties)
        for old in [child for child in properties if name_of(child) == "w:highlight"]:
            properties.remove(old)
        if on:
            places = (index for index, child in enumerate(properties) if name_of(child) in BEHIND_HIGHLIGHT)
            properties.insert(next(places, len(properties)), _make(run, "highlight", val="yellow"))


def _runs_within(start: Any) -> Iterator[Any]:
    number = attribute(start, "id")
    for node in start.itersiblings():
        if name_of(node) == "w:bookmarkEnd" and attribute(node, "id") == number:
            return
        if name_of(node) == "w:r":
            yield node


def _make(near: Any, name: str, **attributes: str) -> Any:
    space = near.getroottree().getroot().tag.partition("}")[0]
    element = near.makeelement(f"{space}}}{name}")
    for key, value in attributes.items():
        element.set(f"{space}}}{key}", value)
    return element
