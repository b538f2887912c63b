"""A text cut where what is to be said of it changes: at the ends of figures, facts, blanks and findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["figure", "fact", "blank", "finding"]
Verdict = Literal["", "allowed", "stated", "blank", "warning", "error"]
"""What is to be said of a piece, the lightest first; `""` is text that says no figure.

`stated` as supplied, `blank` to be filled in, `allowed` a figure that is no fact of its own; the others are findings.
"""

_RANK: Sequence[Verdict] = ("", "allowed", "stated", "blank", "warning", "error")


@dataclass(frozen=True, slots=True)
class Extent:
    """What stands at `start` to `end` of the text: the number of a fact, a blank's fact or a finding; -1 for none."""

    start: int
    end: int
    kind: Kind
    number: int = -1
    verdict: Verdict = "allowed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, the numbers of the facts it states, and of the findings on it.

    `number` counts the pieces that say something, from 1; it is 0 where nothing is to be said. `leads` says that the
    piece belongs to a heading at the head of its paragraph. `words` are those between which a line may end, the first
    empty where one may end before the piece; none where it may end anywhere.
    """

    start: int
    text: str
    verdict: Verdict = ""
    number: int = 0
    facts: tuple[int, ...] = ()
    findings: tuple[int, ...] = ()
    leads: bool = False
    words: tuple[str, ...] = ()


def cut_pieces(text: str, extents: Iterable[Extent], cuts: Iterable[int] = ()) -> tuple[Piece, ...]:
    """Return `text` in pieces, none of which crosses the end of an extent or one of `cuts`."""
    kept = [extent for extent in _drop_told(extents) if 0 <= extent.start < extent.end <= len(text)]
    opening, closing = _by_place(kept)
    edges = sorted({0, len(text), *opening, *closing, *(cut for cut in cuts if 0 <= cut <= len(text))})
    pieces: list[Piece] = []
    covering: list[Extent] = []
    number = 0
    for start, end in pairwise(edges):
        if start in closing:
            covering = [extent for extent in covering if extent.end > start]
        covering += opening.get(start, ())
        number += bool(covering)
        pieces.append(_piece(start, text[start:end], covering, number))
    return tuple(pieces)


def cut_words(piece: Piece, ends: Sequence[int]) -> tuple[str, ...]:
    """Return a piece cut at those of `ends`, places in the whole text, that are in it."""
    stop = piece.start + len(piece.text)
    cuts = [place - piece.start for place in ends if piece.start <= place < stop]
    return tuple(piece.text[start:end] for start, end in pairwise((0, *cuts, len(piece.text)))) if ends else ()


def _drop_told(extents: Iterable[Extent]) -> Iterator[Extent]:
    """Yield the extents without those figures that lie in a fact's place: `2次` in `每天2次`."""
    ordered = sorted(extents, key=lambda extent: (extent.start, extent.kind == "figure", -extent.end))
    reach = 0
    for extent in ordered:
        if extent.kind == "figure" and extent.end <= reach:
            continue
        if extent.kind in ("fact", "blank"):
            reach = max(reach, extent.end)
        yield extent


def _by_place(extents: Iterable[Extent]) -> tuple[Mapping[int, list[Extent]], set[int]]:
    opening: dict[int, list[Extent]] = {}
    closing: set[int] = set()
    for extent in extents:
        opening.setdefault(extent.start, []).append(extent)
        closing.add(extent.end)
    return opening, closing


def _piece(start: int, text: str, covering: Sequence[Extent], number: int) -> Piece:
    if not covering:
        return Piece(start, text)
    verdict = max((extent.verdict for extent in covering), key=_RANK.index)
    facts = {extent.number: None for extent in covering if extent.kind in ("fact", "blank") and extent.number >= 0}
    findings = {extent.number: None for extent in covering if extent.kind == "finding"}
    return Piece(start, text, verdict, number, tuple(facts), tuple(findings))
