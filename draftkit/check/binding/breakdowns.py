"""Parts that stand in the breakdown of another total: 受理9件，其中刑事3件；审结7件，其中刑事4件."""

from collections.abc import Container, Iterator, Sequence

from draftkit.check.binding.bound import STATED, SWAPPED, Binding
from draftkit.check.clauses import STOP
from draftkit.check.page import Page
from draftkit.check.summed import OVERALL, TOGETHER
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_REACH = 16
_CLOSING = lazy_pattern(rf"(?:合计|{OVERALL}|{TOGETHER})[^，。；：、\d]{{0,12}}$")
_CONTRADICTED = -0.4
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
        for index, other in _pair(page, binding, indexes, others):
            part, counterpart = binding.claims[index], binding.claims[other]
            fit = page.prefer(index, counterpart, part) + page.prefer(other, part, counterpart)
            if fit > _CONTRADICTED and supply.claims[part].form != supply.claims[counterpart].form:
                binding.exchange(index, other)


def _pair(page: Page, binding: Binding, ones: Sequence[int], others: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the parts of two totals that may have been exchanged: those of one name, the rest in their order."""
    named = {page.label(binding.claims[other]): other for other in others}
    pairs = {one: other for one in ones if (other := named.pop(page.label(binding.claims[one]), -1)) >= 0}
    yield from pairs.items()
    taken = set(pairs.values())
    rest = [one for one in ones if one not in pairs], [other for other in others if other not in taken]
    yield from zip(*rest, strict=False)


def _totals_beside(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, int]]:
    """Yield each figure that states a part, with the claim of the total that stands before it, or closes its row.

    A row that opens its sentence is of the one total that ended that before: 全县受灾1200人。甲镇700人，乙镇500人. A
    part whose own total closes its row with others is of that one, wherever it stands among them.
    """
    ended = -1
    for row in _sentences(page) if supply.parts else ():
        claims = {index: binding.claims[index] for index in row if binding.verdicts[index] in (STATED, SWAPPED)}
        totals = {claim for claim in claims.values() if supply.is_total(claim)}
        total = -1
        opening: list[int] = []
        for index, claim in claims.items():
            whole = supply.whole_of(supply.claims[claim])
            if claim in totals:
                if total < 0 and _CLOSING.search(page.before(index, _REACH)):
                    yield from ((part, claim) for part in opening)
                    opening.clear()
                total = claim
            elif whole and binding.verdicts[index] == STATED:
                if total >= 0:
                    yield index, total
                elif whole.index not in totals:
                    opening.append(index)
        if ended >= 0 and total < 0:
            yield from ((part, ended) for part in opening)
        ended = _last_total(page, binding, row, totals) if len(totals) == 1 else -1


def _last_total(page: Page, binding: Binding, row: Sequence[int], totals: Container[int]) -> int:
    """Return the total that ends a sentence, with no more behind it than by how much it changed; -1 if none does."""
    last = next((index for index in reversed(row) if page.figures[index].kind != "percent"), -1)
    claim = binding.claims[last] if last >= 0 and binding.verdicts[last] == STATED else -1
    return claim if claim in totals else -1


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
