"""Figures told by no more than a word that goes with any subject: 办结|179条, 投入经费|9万元."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from draftkit.check.binding.bound import Binding
from draftkit.check.binding.changes import is_change, level_of
from draftkit.check.page import Page
from draftkit.check.subjects import pairs_in
from draftkit.check.supply import Supply


@dataclass(slots=True)
class Deeds:
    """The words of labels by the unit of their figures. `marked` are figures whose claim is told by a mark."""

    page: Page
    supply: Supply
    binding: Binding
    marked: Mapping[int, int]
    _owners: dict[str, Counter[str]] = field(default_factory=dict)

    def names(self, index: int) -> bool:
        """Whether a word beside a figure is of its fact's label, and of no other of its unit, or its mark says so.

        截至目前办结|179条 is 线索办结 where nothing else counted in 条 was 办结.
        """
        figure, claim = self.page.figures[index], self.binding.claims[index]
        label = self.supply.claims[claim].fact.label
        own = level_of(label) if is_change(label) else label  # 同比 is said of any change
        told = pairs_in(own) & pairs_in(self.page.beside(index))
        if self.marked.get(index) == claim:
            return bool(told)
        owners = self._read_owners().get(figure.unit, Counter())
        return any(owners[pair] == 1 for pair in told)

    def _read_owners(self) -> Mapping[str, Counter[str]]:
        """Return how many labels have each pair of characters, by unit."""
        if not self._owners:
            for claim in self.supply.claims:
                for unit in {figure.unit for figure in claim.figures}:
                    self._owners.setdefault(unit, Counter()).update(pairs_in(claim.fact.label))
        return self._owners
