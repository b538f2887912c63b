"""Characters of the text as places in the runs of the body, where marks can be set."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from draftkit.document.reading import Reading
from draftkit.document.runs import cut_run, outermost
from draftkit.document.walking import Piece


@dataclass(frozen=True, slots=True)
class Place:
    """Before the character `offset` of a piece."""

    piece: Piece
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """From one place to another, both in runs of the body's own paragraphs."""

    first: Place
    last: Place


def pieces_between(pieces: Sequence[Piece], start: int, end: int) -> Sequence[Piece]:
    """Return the pieces that hold characters from `start` to `end` of the text."""
    last = bisect_right(pieces, end - 1, key=lambda piece: piece.start)
    return [piece for piece in pieces[_index_at(pieces, start) : last] if piece.start + len(piece.text) > start]


def piece_at(pieces: Sequence[Piece], place: int) -> Piece:
    """Return the piece that a character of the text is in, else the last one before it, else the first."""
    return pieces[_index_at(pieces, place)]


def _index_at(pieces: Sequence[Piece], place: int) -> int:
    return max(bisect_right(pieces, place, key=lambda piece: piece.start) - 1, 0)


def takes_marks(piece: Piece, reading: Reading) -> bool:
    """Tell whether marks can be set around a piece: not in headers, footnotes, text boxes and formulas."""
    return piece.part == reading.main and piece.node.getparent() is outermost(piece.node)


def span_in(first: Piece, last: Piece, start: int, end: int) -> Span:
    """Return the span from `start` to `end` of the text, as far as it lies within these pieces."""
    return Span(Place(first, max(start - first.start, 0)), Place(last, min(end - last.start, len(last.text))))


def cut_at_ends(spans: Iterable[Span]) -> Iterator[tuple[int, bool, Place]]:
    """Cut the runs where spans begin and end; yield the number of the span, whether it begins, and the place.

    The last comes first, so that earlier offsets stay true. Where one span ends and another begins, the beginning
    comes first: both stand next to the cut.
    """
    ends: list[tuple[int, bool, Place]] = []
    for number, span in enumerate(spans):
        ends += [(number, True, span.first), (number, False, span.last)]
    ends.sort(key=lambda end: (end[2].piece.start + end[2].offset, end[1]), reverse=True)
    for number, opens, place in ends:
        cut_run(place.piece.node, place.offset)
        yield number, opens, place
