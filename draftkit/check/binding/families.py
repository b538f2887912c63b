"""Totals and parts that stand together whole: what is called otherwise among them is named by all the others."""

from collections.abc import Collection, Iterator, Sequence, Set
from dataclasses import dataclass

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.page import Page
from draftkit.check.summed import OVERALL, TOGETHER
from draftkit.check.supply import Claim, Supply
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_LEAST, _MOST = 2, 12
_REACH = 24
"""How many figures are looked at to each side: the parts, and what is told of each besides."""
_WORDS = 8
# 拢共41万株, 总盘子83.4亿元, 合起来16场: what is no part
IN_ALL = lazy_pattern(
    rf"(?:{OVERALL}|{TOGETHER})[^，。；、\d]{{0,3}}$"
    r"|[合加][^，。；、\d]{0,3}(?:[计来]|一起)[^，。；、]?$"
)
# 从外省来的13728人, 还在改的|有7个: one of what was just said
_OF_THOSE = lazy_pattern(r"[\u4e00-\u9fff]的(?:[有为是占达]|共有)?$")


@dataclass(frozen=True, slots=True)
class Families:
    """The totals of a page with their parts. `doubted` are the figures whose words don't name their fact."""

    page: Page
    supply: Supply
    binding: Binding
    doubted: Set[int]

    def names_total(self, index: int) -> bool:
        """Whether all the parts of a total stand right behind or right before it by their names, and add up to it.

        学校共97所: 小学58所，中学39所, whatever 学校 is called.
        """
        fact = self._claim(index).fact
        parts = self.supply.parts.get(fact.key, ()) if fact.adds_up else ()
        if not _LEAST <= len(parts) <= _MOST:
            return False
        return any(self._are_all_named(self._row(index, step, fact.key), parts) for step in (1, -1))

    def names_part(self, index: int, *, novel: bool) -> bool:
        """Whether a part stands in one row with all its siblings, and they and their total are named: it is the last.

        Where what stands beside it is a `novel` noun, only as some of what was said before: 从外省来的13728人.
        """
        total = self.supply.whole_of(self._claim(index))
        parts = self.supply.parts.get(total.fact.key, ()) if total and total.fact.adds_up else ()
        words = self.page.before(index, _WORDS)
        if total is None or not _LEAST <= len(parts) <= _MOST or self._is_in_list(index):
            return False
        if IN_ALL.search(words) or (novel and not _OF_THOSE.search(words)):
            return False
        before, behind = self._row(index, -1, total.fact.key), self._row(index, 1, total.fact.key)
        row = [*reversed(before), index, *behind]
        others = [part for part in parts if part != self.binding.claims[index]]
        return self._are_all_named([*before, *behind], others) and self._is_total_at_end(row, total.index)

    def holds_part(self, index: int) -> bool:
        """Whether a part stands in one row with all its siblings, and others of them are doubted, too: the writer has
        words of his own for them.
        """
        total = self.supply.whole_of(self._claim(index))
        if total is None or len(self.supply.parts.get(total.fact.key, ())) > _MOST:
            return False
        row = {*self._row(index, -1, total.fact.key), *self._row(index, 1, total.fact.key)}
        wanted = {*self.supply.parts[total.fact.key]} - {self.binding.claims[index]}
        return wanted <= {self.binding.claims[other] for other in row} and not self.doubted.isdisjoint(row)

    def holds_total(self, index: int) -> bool:
        """Whether a total stands in one row with all its parts right before or behind it, and any of them is named."""
        claim = self._claim(index)
        parts = self.supply.parts.get(claim.fact.key, ())
        if not _LEAST <= len(parts) <= _MOST:
            return False
        rows = (self._row(index, step, claim.fact.key) for step in (1, -1))
        whole = (row for row in rows if {*parts} <= {self.binding.claims[at] for at in row})
        return any(not self.doubted >= {*row} for row in whole)

    def _is_total_at_end(self, row: Sequence[int], total: int) -> bool:
        """Whether a total stands before its parts, or behind them as what they come to; else it may be one of them."""
        places = [place for place, other in enumerate(row) if self.binding.claims[other] == total]
        return all(
            place == 0 or (place == len(row) - 1 and IN_ALL.search(self.page.before(row[place], _WORDS)))
            for place in places
        )

    def _is_in_list(self, index: int) -> bool:
        """Whether a figure stands in a list without words of its own: 依次为12处、|9处和5处."""
        if self.page.surroundings.in_list(index):
            return True
        last = len(self.page.figures) - 1
        return any(self.page.is_joined(place) for place in (index - 1, index) if 0 <= place < last)

    def _are_all_named(self, row: Collection[int], claims: Collection[int]) -> bool:
        found = {self.binding.claims[index] for index in row}
        return found.issuperset(claims) and self.doubted.isdisjoint(row)

    def _row(self, index: int, step: int, key: str) -> list[int]:
        """Return the figures of the parts of a total (and its own) to one side, up to another count of their unit."""
        row: list[int] = []
        for other in self._in_sentence(index, step):
            claim = self.binding.claims[other]
            fact = self.supply.claims[claim].fact if claim >= 0 else None
            if fact and self.binding.verdicts[other] == STATED and key in (fact.parent, fact.key):
                row.append(other)
            elif self._is_like(index, other):
                break
        return row

    def _in_sentence(self, index: int, step: int) -> Iterator[int]:
        for other in range(index + step, index + step * _REACH, step):
            if not 0 <= other < len(self.page.figures) or self.page.ends_sentence(min(other, other - step)):
                return
            yield other

    def _is_like(self, index: int, other: int) -> bool:
        one, two = self.page.figures[index], self.page.figures[other]
        return one.unit == two.unit and two.kind not in MOMENTS

    def _claim(self, index: int) -> Claim:
        return self.supply.claims[self.binding.claims[index]]
