"""Bookmarks on the very characters of a Word file, to be linked to; blanks among them are highlighted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from draftkit.document.names import attribute, find, make_element, name_of, next_number
from draftkit.document.reading import Reading
from draftkit.document.spans import Span, cut_at_ends, pieces_between, span_in, takes_marks

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
    first = next_number(reading.roots[reading.main].iter("{*}bookmarkStart"), first=1)
    numbered = [(_locate(reading, bookmark), bookmark, str(first + index)) for index, bookmark in enumerate(bookmarks)]
    placed = [(span, bookmark, number) for span, bookmark, number in numbered if span]
    for index, opens, end in cut_at_ends([span for span, _, _ in placed]):
        _, bookmark, number = placed[index]
        run = end.piece.node.getparent()
        if not opens:
            run.addnext(make_element(run, "bookmarkEnd", id=number))
            continue
        mark = make_element(run, "bookmarkStart", id=number, name=bookmark.name)
        (run.addnext if end.offset else run.addprevious)(mark)
        if bookmark.highlight:
            _highlight(mark, on=True)
    return frozenset(bookmark.name for _, bookmark, _ in placed)


def drop_bookmarks(root: Any) -> None:
    """Take draftkit's own bookmarks out of a body, and the highlight of what stands in them."""
    own = [mark for mark in root.iter("{*}bookmarkStart") if attribute(mark, "name").startswith(PREFIX)]
    numbers = {attribute(mark, "id") for mark in own}
    for mark in own:
        _highlight(mark, on=False)
    ends = [mark for mark in root.iter("{*}bookmarkEnd") if attribute(mark, "id") in numbers]
    for mark in (*own, *ends):
        mark.getparent().remove(mark)


def _locate(reading: Reading, mark: Bookmark) -> Span | None:
    touched = pieces_between(reading.pieces, mark.start, mark.end) if mark.start < mark.end else ()
    if not touched or not all(takes_marks(piece, reading) for piece in touched):
        return None
    return span_in(touched[0], touched[-1], mark.start, mark.end)


def _highlight(start: Any, *, on: bool) -> None:
    """Highlight the runs from a bookmark's start to its end, or take the highlight away."""
    for run in _runs_within(start):
        properties = find(run, "w:rPr")
        if properties is None:
            properties = make_element(run, "rPr")
            run.insert(0, properties)
        for old in [child for child in properties if name_of(child) == "w:highlight"]:
            properties.remove(old)
        if on:
            places = (index for index, child in enumerate(properties) if name_of(child) in BEHIND_HIGHLIGHT)
            properties.insert(next(places, len(properties)), make_element(run, "highlight", val="yellow"))


def _runs_within(start: Any) -> Iterator[Any]:
    number = attribute(start, "id")
    for node in start.itersiblings():
        if name_of(node) == "w:bookmarkEnd" and attribute(node, "id") == number:
            return
        if name_of(node) == "w:r":
            yield node
