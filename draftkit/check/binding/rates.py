"""Rates told with what they are reckoned from: each of the three is named by the others."""

from collections.abc import Set
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

from draftkit.check.binding.arithmetic import step_of, term_of
from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.page import Page
from draftkit.check.supply import Supply, number_of

_WITHIN = 4
"""How many figures in a row the three stand in."""
_STEPS = tuple(map(Decimal, ("1", "0.1", "0.01")))
_LEAST, _MOST = 1, 200
"""Between which percentages: 0.1 % is the share of many, and 100 % of all that is the same."""
_FEWEST = 3
"""How many digits a percentage has that tells what it is the share of; one less where the count is right before it."""


@dataclass(slots=True)
class Rates:
    """The rates of a page that a sentence tells with base and count. `doubted` are figures not named by their words."""

    page: Page
    supply: Supply
    binding: Binding
    doubted: Set[int]
    _percents: dict[Decimal, set[int]] | None = None

    def names(self, index: int) -> bool:
        """Whether a figure stands with two others of which one is named, and the one rate is the share of the counts.

        隐患1273项，销号|1251项|，整改率98.3%. Not where another rate was supplied that is their share as well.
        """
        near = self._near(index)
        rates = [other for other in near if self.page.figures[other].unit == "%"]
        counts = [other for other in near if other not in rates]
        triples = ((rate, *pair) for rate in rates for pair in permutations(counts, 2))
        return any(
            index in triple
            and max(triple) - min(triple) < _WITHIN
            and not self.doubted >= {*triple} - {index}
            and self._is_share(*triple)
            for triple in triples
        )

    def _near(self, index: int) -> list[int]:
        """Return the figures around one that can be reckoned with, within its sentence, and itself."""
        figures, first, last = self.page.figures, index, index
        while first > max(0, index - _WITHIN + 1) and not self.page.ends_sentence(first - 1):
            first -= 1
        while last + 1 < min(len(figures), index + _WITHIN) and not self.page.ends_sentence(last):
            last += 1
        return [i for i in range(first, last + 1) if self.binding.verdicts[i] == STATED and term_of(figures[i])]

    def _is_share(self, rate: int, one: int, other: int) -> bool:
        """Whether a rate is the share that one count is of another, and no other supplied rate is."""
        figures = self.page.figures
        if figures[one].unit != figures[other].unit:
            return False
        told, count, base = (number_of(figures[i]) or Decimal(0) for i in (rate, one, other))
        digits = len(told.as_tuple().digits) + (one == rate - 1)
        if not _LEAST <= told <= _MOST or digits < _FEWEST or not base or count == base:
            return False
        share = count * 100 / base
        # what is far more than any percentage cannot be rounded like one
        if share > 2 * _MOST or share.quantize(step_of(told), ROUND_HALF_UP) != told:
            return False
        fit = {claim for step in _STEPS for claim in self._owners().get(share.quantize(step, ROUND_HALF_UP), ())}
        return fit <= {self.binding.claims[rate]}

    def _owners(self) -> dict[Decimal, set[int]]:
        """Return the claims of each supplied percentage."""
        if self._percents is None:
            self._percents = {}
            for claim in self.supply.claims:
                number = number_of(claim.figures[0]) if claim.figures and claim.figures[0].unit == "%" else None
                if number is not None:
                    self._percents.setdefault(number, set()).add(claim.index)
        return self._percents
