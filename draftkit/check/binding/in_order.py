"""Figures told by their order: 合计320公里、36座 behind the rows; 受理9件、办结7件，城区分别为5件、4件."""

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.in_all import is_told_in_all
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_MOST, _REACH = 6, 24
_LEAST = 2
_SLACK = 8
_RESPECTIVELY = lazy_pattern("分别[^，。；、0-9]{0,4}$|各[为有]?$")


def stands_in_order(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a figure stands where the order of a row puts it: totals behind parts, parts behind totals."""
    run = _run_of(page, index)
    if len(run) < _LEAST:
        return False
    return _closes_rows(page, supply, binding, index, run) or _follows_totals(page, supply, binding, index, run)


def find_out_of_order(page: Page, supply: Supply, binding: Binding) -> None:
    """Find parts of one name told by 分别 in another order than their totals; rebind each to where it belongs."""
    done = -1
    for index in range(len(page.figures) if supply.parts else 0):
        run = _run_of(page, index) if index > done and binding.claims[index] >= 0 else range(0)
        if len(run) < _LEAST or run[0] != index or not _RESPECTIVELY.search(page.before(index, _SLACK)):
            continue
        done = run[-1]
        totals = _totals_before(page, supply, binding, index, len(run))
        claims = [binding.claims[other] for other in run]
        if len(totals) < len(run) or not all(map(binding.states_one, run)):
            continue
        wholes = [supply.whole_of(supply.claims[claim]) for claim in claims]
        order = [whole.index if whole else -1 for whole in wholes]
        alike = len({supply.claims[claim].fact.label for claim in claims}) == 1
        if order != totals and sorted(order) == sorted(totals) and alike:
            for other, total in zip(run, totals, strict=True):
                claim = claims[order.index(total)]
                if claim != binding.claims[other]:
                    binding.misplace(other, claim)


def _run_of(page: Page, index: int) -> range:
    """Return the figures around one with nothing but a joint between them: 320公里、36座."""
    first = last = index
    while first and index - first < _MOST and page.is_joined(first - 1):
        first -= 1
    while last + 1 < len(page.figures) and last - index < _MOST and page.is_joined(last):
        last += 1
    return range(first, last + 1)


def _closes_rows(page: Page, supply: Supply, binding: Binding, index: int, run: range) -> bool:
    """Whether a total is told in all in a row of totals, alone of its unit, and all its parts stand before."""
    fact = supply.claims[binding.claims[index]].fact
    parts = supply.parts.get(fact.key, ())
    units = [page.figures[other].unit for other in run]
    if not parts or units.count(page.figures[index].unit) > 1:
        return False
    if not is_told_in_all(page, supply, binding, run[0], ""):
        return False
    before = {binding.claims[other] for other in range(max(0, run[0] - _REACH), run[0])}
    return before.issuperset(parts)


def _follows_totals(page: Page, supply: Supply, binding: Binding, index: int, run: range) -> bool:
    """Whether a part stands in a row told by 分别 at the place that its total has in the row of totals before it."""
    whole = supply.whole_of(supply.claims[binding.claims[index]])
    if whole is None or not _RESPECTIVELY.search(page.before(run[0], _SLACK)):
        return False
    totals = _totals_before(page, supply, binding, run[0], len(run))
    return len(totals) == len(run) and totals[index - run[0]] == whole.index


def _totals_before(page: Page, supply: Supply, binding: Binding, index: int, count: int) -> list[int]:
    """Return the nearest so many totals that stand one behind the other before a figure in its sentence, in order."""
    totals: list[int] = []
    for other in range(index - 1, max(-1, index - 1 - _REACH), -1):
        if page.ends_sentence(other):
            break
        claim = binding.claims[other]
        if binding.verdicts[other] == STATED and supply.is_total(claim):
            totals.insert(0, claim)
            if len(totals) == count:
                break
        elif totals:
            break
    return totals
