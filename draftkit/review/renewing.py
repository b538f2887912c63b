"""Where the figures stand that changed since the report this one was made from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from draftkit.review.pieces import Piece
from draftkit.update import FigureChange


@dataclass(frozen=True, slots=True)
class Renewal:
    """A figure that changed, and the number of the piece in which it stands; 0 where it is not found."""

    change: FigureChange
    piece: int


def find_renewals(text: str, pieces: Sequence[Piece], changes: Iterable[FigureChange]) -> Iterator[Renewal]:
    """Yield each change with its place; two that read alike in one sentence take its figures in order."""
    taken: set[int] = set()
    for change in changes:
        start = text.find(change.sentence) if change.sentence else -1
        end = start + len(change.sentence)
        near = [piece for piece in pieces if start <= piece.start < end and piece.number and piece.number not in taken]
        told = [(fit, piece.number) for piece in near if (fit := _fit(piece, change.after))]
        number = min(told)[1] if told else 0
        taken.add(number)
        yield Renewal(change, number)


def _fit(piece: Piece, figure: str) -> int:
    """Return how well a piece holds a figure: 1 where it is that, 2 where it holds it, 0 where it doesn't.

    8600万元 does not hold 600万元.
    """
    if not figure or piece.text == figure:
        return int(bool(figure))
    at = piece.text.find(figure)
    return 2 if at >= 0 and not piece.text[max(0, at - 1) : at].isdecimal() else 0
