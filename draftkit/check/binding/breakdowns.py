"""Parts that stand in the breakdown of another total: 受理9件，其中刑事3件；审结7件，其中刑事4件."""

from collections.abc import Iterator

from draftkit.check.binding.bound import STATED, SWAPPED, Binding
from draftkit.check.clauses import STOP
from draftkit.check.page import Page
from draftkit.check.supply import Supply

_CONTRADICTED = -0.3
"""How much worse the words may fit the places that the totals give to two parts."""


def find_misplaced_parts(page: Page, supply: Supply, binding: Binding) -> None:
    """Find parts of two totals that stand each behind the other's; rebind each to the part that belongs there.

    A part stands behind the nearest total before it in its sentence, up to a semicolon. One part alone says
    nothing (its own total may just not be repeated), two in exchange do.
    """
    strays: dict[tuple[int, int], list[int]] = {}
    for index, total in _totals_before(page, supply, binding):
        whole = supply.whole_of(supply.claims[binding.claims[index]])
        if whole and whole.index != total:
            strays.setdefault((whole.index, total), []).append(index)
    for (own, total), indexes in strays.items():
        others = strays.get((total, own), ()) if own < total else ()
        for index, other in zip(indexes, others, strict=False):
            part, counterpart = binding.claims[index], binding.claims[other]
            fit = page.prefer(index, counterpart, part) + page.prefer(other, part, counterpart)
            if fit > _CONTRADICTED and supply.claims[part].form != supply.claims[counterpart].form:
                binding.misplace(index, counterpart)
                binding.misplace(other, part)


def _totals_before(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, int]]:
    """Yield each figure that states a part, with the claim of the total that stands before it."""
    totals = {claim.fact.parent for claim in supply.claims if claim.fact.parent}
    stops = STOP.finditer(page.text) if totals else iter(())
    stop = next(stops, None)
    total = -1
    for index, verdict in enumerate(binding.verdicts if totals else ()):
        while stop is not None and stop.start() < page.figures[index].start:
            total, stop = -1, next(stops, None)
        if verdict not in (STATED, SWAPPED):
            continue
        fact = supply.claims[binding.claims[index]].fact
        if fact.key in totals:
            total = binding.claims[index]
        elif fact.parent and total >= 0 and verdict == STATED:
            yield index, total
