"""Which of many supplied clauses a clause of the text has most pairs of characters of, in little time."""

from collections.abc import Iterator, Sequence, Set
from math import ceil

_SHARE = 0.6


class Alike:
    """Finds the clauses, given by their pairs of characters, of which some words have six in ten.

    Each clause is filed under its rarest pairs only: words that have six in ten of all have one of these.
    """

    def __init__(self, clauses: Sequence[Set[str]]) -> None:
        self._clauses = clauses
        self._filed: dict[str, list[int]] = {}
        counts: dict[str, int] = {}
        for pairs in clauses:
            for pair in pairs:
                counts[pair] = counts.get(pair, 0) + 1
        for number, pairs in enumerate(clauses):
            spare = len(pairs) - ceil(_SHARE * len(pairs))
            for pair in sorted(pairs, key=lambda pair: (counts[pair], pair))[: spare + 1]:
                self._filed.setdefault(pair, []).append(number)

    def find(self, pairs: Set[str]) -> Iterator[int]:
        """Yield the numbers of the clauses that are alike, in order."""
        numbers = {number for pair in pairs for number in self._filed.get(pair, ())}
        for number in sorted(numbers):
            wanted = self._clauses[number]
            if len(wanted & pairs) >= _SHARE * len(wanted):
                yield number
