"""A text in which states are looked for one after the other: its clauses, what they name, and what it denies."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from draftkit.check.clauses import REACH, STOP, clause_at, cut_clauses, start_after
from draftkit.check.lexicon import word_pattern
from draftkit.check.supply import Claim
from draftkit.check.turned.labels import Labels
from draftkit.check.turned.lettered import Lettered
from draftkit.check.wording import COMMON
from draftkit.patterns import lazy_pattern

HEAD = 2
STATE_OF = lazy_pattern(r"(?:进展|进度)?(?:情况|状态|进展|进度)$")

Span = tuple[int, int]


_STATED = "(?:已|正|尚未|未|拟|即将|仍|在|待)[^、，的]{1,8}的"
_STATED_THING, _NEXT_STATED = lazy_pattern(f".{{0,4}}?{_STATED}"), lazy_pattern(f"、(?={_STATED})")


def _things_apart(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield a clause, or each of the things in it with its state before it: 已通水的提灌站、|正在施工的水厂."""
    if _STATED_THING.match(text, start, end):
        for edge in _NEXT_STATED.finditer(text, start, end):
            yield start, edge.start()
            start = edge.end()
    yield start, end


class Denial(NamedTuple):
    """A word that says that there is nothing of a thing, where its clause starts and ends, and what stands around."""

    start: int
    end: int
    first: int
    last: int
    around: str


class Reading:
    """A text in which states are looked for one after the other: its clauses, and what it denies."""

    def __init__(self, text: str, claims: Sequence[Claim], known: Sequence[Claim]) -> None:
        self.text = text
        self._known = known
        self._meant: dict[int, set[int]] = {}
        self.squeezed = "".join(text.split())
        self.signs = frozenset(text)
        self._tails = Counter(subject_of(claim)[-HEAD:] for claim in claims)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._known)

    @cached_property
    def clauses(self) -> list[Span]:
        """Where its clauses start and end, and where things do that each have their state before them."""
        cut = (place for clause in cut_clauses(self.text) for place in _things_apart(self.text, *clause))
        return [(start, min(end, start + 2 * REACH)) for start, end in cut]

    @cached_property
    def by_letters(self) -> Lettered:
        """Its clauses, by number, to be found by their characters."""
        return Lettered([frozenset(self.text[start:end]) for start, end in self.clauses])

    @cached_property
    def denials(self) -> tuple[list[Denial], Lettered]:
        """Words of denial before a thing, by what stands in the sentence up to the end of the clause."""
        return self._denials("absent", lambda at, first, last: (min(first, sentence_start(self.text, at)), last))

    @cached_property
    def denials_behind(self) -> tuple[list[Denial], Lettered]:
        """The same behind a thing, by what stands before in the clause."""
        return self._denials("absent_behind", lambda at, first, last: (first, at))

    def _denials(self, words: str, around: Callable[[int, int, int], Span]) -> tuple[list[Denial], Lettered]:
        """Return where words of a list stand, by what stands `around` a place in its clause."""
        found = []
        for place in word_pattern(words).finditer(self.text):
            first, last = clause_at(self.text, place.start())
            start, end = around(place.start(), first, last)
            found.append(Denial(*place.span(), first, last, self.text[start:end]))
        return found, Lettered([frozenset(denial.around) for denial in found])

    def may_mean(self, number: int, claim: Claim) -> bool:
        """Whether no other fact's label has more in common with a clause: not 管线迁改办法 for 资金管理办法."""
        meant = self._meant.get(number)
        if meant is None:
            meant = self._meant[number] = self._labels.hinted(self.text[slice(*self.clauses[number])])
        return not meant or claim.index in meant

    def is_of_other(self, clause: str, claim: Claim) -> bool:
        """Whether a clause names another fact and not one that is named elsewhere: 二期工程尚未开工，三期工程……"""
        if claim.fact.label not in self.text:
            return False
        named = self._labels.named(clause)
        return bool(named) and claim.index not in named

    def clauses_with(self, words: str) -> set[int]:
        """Return the numbers of the clauses in which the end of a label stands, if it is not that of so many."""
        numbers: set[int] = set()
        if self._tails[words] > COMMON:
            return numbers
        at = self.text.find(words)
        while at >= 0:
            number = bisect_right(self.clauses, (at, len(self.text))) - 1
            if number >= 0 and at + len(words) <= self.clauses[number][1]:
                numbers.add(number)
            at = self.text.find(words, at + 1)
        return numbers


def sentence_start(text: str, at: int) -> int:
    """Return where the sentence around a place, or its half, starts."""
    return start_after(STOP, text, max(0, at - 2 * REACH), at)


def subject_of(claim: Claim) -> str:
    """Return what a state is of: its label without the words that say that it is one."""
    return STATE_OF.sub("", claim.fact.label)
