"""Figures told by their order: 合计320公里、36座 behind the rows; 受理9件、办结7件，城区分别为5件、4件."""

from collections.abc import Sequence
from itertools import pairwise
from operator import lt

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.in_all import is_told_in_all
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_REACH = 24
_LEAST = 2
_SLACK = 8
_RESPECTIVELY = lazy_pattern("分别[^，。；、0-9]{0,4}$|各[为有]?$")


def stands_in_order(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a figure stands where the order of a row puts it: totals behind parts, parts behind totals or another
    row.
    """
    run = page.run_around(index)
    if len(run) < _LEAST:
        return False
    if _closes_rows(page, supply, binding, index, run) or _follows_totals(page, supply, binding, index, run):
        return True
    order = _order_of_parts(page, supply, binding, run)
    return bool(order) and order == _order_before(page, supply, binding, run)


def find_out_of_order(page: Page, supply: Supply, binding: Binding) -> None:
    """Find parts of one name in another order than their totals or the row before, told by 分别 or without words, and
    totals told in all in another order than the rows tell their parts; rebind each to where it belongs.
    """
    done = -1
    for index in range(len(page.figures) if supply.parts else 0):
        run = page.run_around(index) if index > done and binding.claims[index] >= 0 else range(0)
        if len(run) < _LEAST or run[0] != index:
            continue
        done = run[-1]
        if not all(map(binding.states_one, run)):
            continue
        respectively = _RESPECTIVELY.search(page.before(index, _SLACK)) is not None
        belonging = {} if respectively else _totals_belonging(page, supply, binding, run)
        belonging = belonging or _parts_belonging(page, supply, binding, run, respectively=respectively)
        for other, claim in belonging.items():
            if claim != binding.claims[other]:
                binding.misplace(other, claim)


def _parts_belonging(page: Page, supply: Supply, binding: Binding, run: range, *, respectively: bool) -> dict[int, int]:
    """Return which part belongs where in a row of one name, nothing where it is told by words.

    The order is that of as many totals before a row told by 分别, or of what stands right before one without words:
    甲村受理9件、办结7件，乙村|5件、4件.
    """
    order = _order_of_parts(page, supply, binding, run)
    if not order:
        return {}
    if respectively:
        wanted = _totals_before(page, supply, binding, run[0], len(run))
    else:
        wanted = _order_before(page, supply, binding, run)
    if sorted(order) != sorted(wanted):
        return {}
    return {other: binding.claims[run[order.index(total)]] for other, total in zip(run, wanted, strict=True)}


def _order_of_parts(page: Page, supply: Supply, binding: Binding, run: range) -> list[int]:
    """Return of which totals the parts of a row are; nothing where they are not all of one name."""
    claims = [binding.claims[other] for other in run]
    if min(claims) < 0 or len({page.label(claim) for claim in claims}) > 1:
        return []
    wholes = [supply.whole_of(supply.claims[claim]) for claim in claims]
    return [whole.index for whole in wholes if whole] if all(wholes) else []


def _order_before(page: Page, supply: Supply, binding: Binding, run: range) -> list[int]:
    """Return of which totals as many figures right before a row are in its sentence, or which totals they are."""
    before = range(run[0] - len(run), run[0])
    if before.start < 0 or any(map(page.ends_sentence, before)):
        return []
    claims = [binding.claims[other] for other in before]
    if all(map(supply.is_total, claims)):
        return claims
    return _order_of_parts(page, supply, binding, before)


def _totals_belonging(page: Page, supply: Supply, binding: Binding, run: range) -> dict[int, int]:
    """Return which total of one unit belongs where in a row told in all, nothing where rows have two orders."""
    totals = _of_unit(page, run[0], run)
    places = _places_of_parts(page, supply, binding, totals, run)
    order = sorted(places, key=places.__getitem__)
    if not all(all(map(lt, places[first], places[second])) for first, second in pairwise(order)):
        return {}
    return {other: binding.claims[total] for other, total in zip(totals, order, strict=False)}


def _closes_rows(page: Page, supply: Supply, binding: Binding, index: int, run: range) -> bool:
    """Whether a total is told in all in a row of totals, and all its parts stand before."""
    return bool(_places_of_parts(page, supply, binding, _of_unit(page, index, run), run))


def _of_unit(page: Page, index: int, run: range) -> list[int]:
    return [other for other in run if page.figures[other].unit == page.figures[index].unit]


def _places_of_parts(
    page: Page, supply: Supply, binding: Binding, totals: Sequence[int], run: range
) -> dict[int, list[int]]:
    """Return where the parts of each of some totals told in all stand before them.

    甲村受理9件、办结7件，乙村5件、4件，合计14件、11件: 0 and 2, 1 and 3. Nothing where not all of all do, or names tell
    the totals apart.
    """
    if len(totals) > 1 and any(map(page.surroundings.in_list, totals)):
        return {}
    before = [binding.claims[other] for other in range(max(0, run[0] - _REACH), run[0])]
    nearest = {claim: place for place, claim in enumerate(before)}
    places: dict[int, list[int]] = {}
    for index in totals:
        claim = binding.claims[index]
        parts = supply.parts.get(supply.claims[claim].fact.key, ()) if claim >= 0 else ()
        if not parts or not nearest.keys() >= set(parts):
            return {}
        places[index] = sorted(map(nearest.__getitem__, parts))
    return places if is_told_in_all(page, supply, binding, run[0], "") else {}


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
