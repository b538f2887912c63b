"""Which pieces of a text hold a share of some characters, in little time."""

from collections.abc import Sequence, Set
from math import ceil


class Lettered:
    """Finds the pieces, given by their characters, that hold enough of some others.

    A piece that holds six in ten of them holds one of the rarest five in ten: only those that do are looked at.
    """

    def __init__(self, pieces: Sequence[Set[str]]) -> None:
        self._pieces = pieces
        self._filed: dict[str, list[int]] = {}
        for number, signs in enumerate(pieces):
            for sign in signs:
                self._filed.setdefault(sign, []).append(number)

    def holding(self, letters: Set[str], least: float) -> list[int]:
        """Return the numbers of the pieces that hold at least so many of some characters, in order."""
        wanted = max(1, ceil(least))
        if wanted > len(letters):
            return []
        rarest = sorted(letters, key=lambda sign: (len(self._filed.get(sign, ())), sign))
        numbers = {number for sign in rarest[: len(letters) - wanted + 1] for number in self._filed.get(sign, ())}
        return sorted(number for number in numbers if len(letters & self._pieces[number]) >= least)
