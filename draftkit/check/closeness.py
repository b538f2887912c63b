"""How near a text keeps to the words of labels."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.clauses import REACH, STOP, start_after
from draftkit.check.page import Page
from draftkit.check.subjects import content_of
from draftkit.check.supply import STATE, Supply
from draftkit.check.verdict import Span
from draftkit.figures.figure import MOMENTS

LEAST = 6
"""Facts that must stand in a text before the way it words them says anything."""
NEAR = 0.8
"""The share of labels' characters that stand beside the figures of a text near to them: of 450 drafts nearly all of
those close to the labels or in another order keep more, half to three quarters of those paraphrased less."""
KEPT = 0.92
"""The share in a text that keeps to them: who does so everywhere else calls no thing by another name."""
_BEHIND = 8
_MOST = 0.5
"""The share of all states but one that must stand word for word in a text that keeps to the words of states."""
_SOME, _WHOLE = 0.5, 0.85
"""The share of figures whose labels stand whole beside them in a text that mostly words things as they were supplied,
and in one that does so word for word: the latter are, of 4,300 drafts, three of four close to the labels, half of those
with marks or in another order, 3 of 1,500 paraphrased."""


def share_told(text: str, place: Span, label: str) -> float:
    """Return how many of a label's characters stand before a place in its sentence, or right behind it: 0 to 1."""
    start, end = place
    around = _before(text, start)
    behind = STOP.split(text[end : end + _BEHIND])[0]
    letters = set(content_of(label) or label) or {""}
    return len(letters.intersection(around + text[start:end] + behind)) / len(letters)


def _before(text: str, start: int) -> str:
    """Return what stands before a place in its sentence."""
    return text[start_after(STOP, text, max(0, start - REACH), start) : start]


def keeps_to_words(text: str, supply: Supply, places: Mapping[int, Sequence[Span]]) -> bool:
    """Whether a text says nearly all labels of its figures, and most of the states supplied, word for word.

    One who does so says the other states in their words, too.
    """
    labels = [claim.fact.label for claim in supply.claims if claim.figures and places.get(claim.index)]
    states = [claim.form for claim in supply.claims if claim.kind == STATE and len(claim.form) > 1]
    if len(labels) < LEAST or sum(label in text for label in labels) < _WHOLE * len(labels):
        return False
    told = sum(form in text for form in states)
    return told > 0 and told > _MOST * (len(states) - 1)


class Closeness:
    """How much of their labels stands beside the figures of a page."""

    def __init__(self, page: Page, binding: Binding) -> None:
        self._page, self._binding = page, binding

    @cached_property
    def shares(self) -> dict[int, float]:
        """The share of its fact's label beside each figure that states one and is no moment."""
        page, shares = self._page, {}
        for index, verdict in enumerate(self._binding.verdicts):
            label = page.label(self._binding.claims[index])
            if verdict == STATED and label and page.figures[index].kind not in MOMENTS:
                shares[index] = share_told(page.text, (page.figures[index].start, page.figures[index].end), label)
        return shares

    @cached_property
    def _sum(self) -> float:
        return sum(self.shares.values())

    def of_others(self, index: int) -> float:
        """Return the mean share of all figures but one, 0 where it is none or those are too few to say anything.

        Where most of their labels don't stand whole a text is near to them at best.
        """
        others = len(self.shares) - 1
        if index not in self.shares or others < LEAST:
            return 0.0
        mean = (self._sum - self.shares[index]) / others
        return mean if self._wholes >= _SOME * others else min(mean, NEAR)

    @cached_property
    def _whole(self) -> dict[int, bool]:
        """Whether its fact's label stands whole beside each figure that states one and is no moment."""
        page, claims = self._page, self._binding.claims
        return {index: _stands_whole(page, index, page.label(claims[index])) for index in self.shares}

    @cached_property
    def _wholes(self) -> int:
        return sum(self._whole.values())

    def keeps_labels(self, index: int) -> bool:
        """Whether the labels of nearly all figures but one stand whole beside them; not where those are too few."""
        others = len(self._whole) - (index in self._whole)
        return others >= LEAST and self._wholes - self._whole.get(index, 0) >= _WHOLE * others


def _stands_whole(page: Page, index: int, label: str) -> bool:
    """Whether a label stands in the sentence before a figure, right behind it, or as its item in a list."""
    start, end = page.figures[index].start, page.figures[index].end
    around = _before(page.text, start)
    behind = page.text[end : end + len(label) + _BEHIND]
    return label in around or label in behind or any(label in words for words in page.surroundings.items(index))
