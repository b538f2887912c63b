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
        told = (
            piece.number
            for piece in pieces
            if start <= piece.start < end and piece.number not in taken and change.after and change.after in piece.text
        )
        number = next(told, 0)
        taken.add(number)
        yield Renewal(change, number)
