"""Parts that stand in the breakdown of another total: 受理9件，其中刑事3件；审结7件，其中刑事4件."""

from collections.abc import Iterator

from draftkit.check.binding.bound import STATED, SWAPPED, Binding
from draftkit.check.clauses import STOP
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_REACH = 16
_CLOSING = lazy_pattern(r"(?:合计|共计|总计|总[数量额]|(?<![公一同])共(?![同享建产]))[^，。；：、\d]{0,12}$")
_CONTRADICTED = -0.3
"""How much worse the words may fit the places that the totals give to two parts."""


def find_misplaced_parts(page: Page, supply: Supply, binding: Binding) -> None:
    """Find parts of two totals that stand each behind the other's; rebind each to the part that belongs there.

    A part stands behind the nearest total before it in its sentence, up to a semicolon, or before what is told as
    the first total there (甲镇3人、乙镇4人，合计7人). One part alone says nothing (its own total may just not be
    repeated), two in exchange do.
    """
    strays: dict[tuple[int, int], list[int]] = {}
    for index, total in _totals_beside(page, supply, binding):
        whole = supply.whole_of(supply.claims[binding.claims[index]])
        if whole and whole.index != total:
            strays.setdefault((whole.index, total), []).append(index)
    for (own, total), indexes in strays.items():
        others = strays.get((total, own), ()) if own < total else ()
        for index, other in zip(indexes, others, strict=False):
            part, counterpart = binding.claims[index], binding.claims[other]
            fit = page.prefer(index, counterpart, part) + page.prefer(other, part, counterpart)
            if fit > _CONTRADICTED and supply.claims[part].form != supply.claims[counterpart].form:
                binding.exchange(index, other)


def _totals_beside(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, int]]:
    """Yield each figure that states a part, with the claim of the total that stands before it, or closes its row."""
    for row in _sentences(page) if supply.parts else ():
        facts = {index: supply.claims[binding.claims[index]].fact for index in row if binding.claims[index] >= 0}
        total = -1
        opening: list[int] = []
        for index, fact in facts.items():
            if binding.verdicts[index] not in (STATED, SWAPPED):
                continue
            if supply.is_total(binding.claims[index]):
                if total < 0 and _CLOSING.search(page.before(index, _REACH)):
                    yield from ((part, binding.claims[index]) for part in opening)
                total = binding.claims[index]
            elif fact.parent and binding.verdicts[index] == STATED:
                if total >= 0:
                    yield index, total
                else:
                    opening.append(index)


def _sentences(page: Page) -> Iterator[list[int]]:
    """Yield the figures of each sentence, up to a semicolon."""
    row: list[int] = []
    for index, figure in enumerate(page.figures):
        if row and STOP.search(page.text, page.figures[row[-1]].end, figure.start):
            yield row
            row = []
        row.append(index)
    if row:
        yield row
