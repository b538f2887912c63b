"""Totals that stand amid their own parts, where a part stands at the head: 收到举报2件，3件有了结论，1件在查."""

from typing import NamedTuple

from draftkit.check.binding.bound import STATED, UNSURE, Binding
from draftkit.check.binding.families import IN_ALL
from draftkit.check.binding.in_all import is_told_in_all
from draftkit.check.binding.in_order import stands_in_order
from draftkit.check.binding.rows import is_sole_count
from draftkit.check.binding.structure import prefer
from draftkit.check.page import Page
from draftkit.check.subjects import pairs_in
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_LEAST, _MOST = 2, 12
_BESIDES = 3
"""Figures of other things that may stand in the row of a total and its parts."""
_WORDS = 10
_AMID, _LAST = 0.1, 0.2
"""How much better, together, the words must fit a part and its total exchanged, where that one stands amid its parts,
or behind the last of them."""
_CONTRADICTED = -0.35
"""How much worse they may fit for it to be doubted."""
# 占全部20个的…, 所有20个: what tells the total wherever it stands
_OF_ALL = lazy_pattern(r"(?:[占全总共]|所有)[^，。；、\d]{0,6}$")


class _Row(NamedTuple):
    """A total with all of its parts, in one paragraph: the figures of the first part and of the last."""

    first: int
    last: int


def find_totals_amid_parts(page: Page, supply: Supply, binding: Binding) -> None:
    """Find the first part of a whole row that stands where its total belongs, and that one in a part's place.

    Who tells a total and all its parts tells it before or behind them: the words need not say much more. Where they
    fit either way, that it stands amid them is not sure to be wrong.
    """
    for index, verdict in enumerate(binding.verdicts if supply.parts else ()):
        if verdict != STATED or not is_sole_count(page, supply, binding, index):
            continue
        row = _row_around(page, supply, binding, index)
        if row is None or row.first > index or _is_told_of_all(page, supply, binding, index):
            continue
        total, part = binding.claims[index], binding.claims[row.first]
        if _is_named(page, row.first, part, total):
            opened = _opens_breakdown(page, row.first) and _is_named(page, index, part, total)
            if opened and not _is_named(page, index, total, part):
                binding.exchange(row.first, index)
            continue
        fit = prefer(page, supply, row.first, total, part) + prefer(page, supply, index, part, total)
        if fit > (_LAST if index > row.last else _AMID) and not _is_named(page, index, total, part):
            binding.exchange(row.first, index)
        elif index < row.last and fit > _CONTRADICTED:
            binding.doubt(row.first, UNSURE)
            binding.doubt(index, UNSURE)


def _opens_breakdown(page: Page, index: int) -> bool:
    """Whether a colon stands behind a figure, before any other: 查了147家：餐馆58家，小吃店326家，食堂1264家."""
    return ":" in page.text[page.figures[index].end : page.figures[index + 1].start].replace("：", ":")


def _is_named(page: Page, index: int, claim: int, other: int) -> bool:
    """Whether the words on either side of a figure name a fact by what its label has and another's has not."""
    own = page.subjects[claim].pairs - page.subjects[other].pairs
    return not own.isdisjoint(pairs_in(page.beside(index)))


def _is_told_of_all(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether the words before a figure tell that it is of all."""
    words = page.before(index, _WORDS)
    if _OF_ALL.search(words) or IN_ALL.search(words) or stands_in_order(page, supply, binding, index):
        return True
    return is_told_in_all(page, supply, binding, index, supply.claims[binding.claims[index]].fact.label)


def _row_around(page: Page, supply: Supply, binding: Binding, index: int) -> _Row | None:
    """Return the row of a total and all its parts, each told once around it; nothing where it is not whole."""
    total = binding.claims[index]
    fact = supply.claims[total].fact
    wanted = supply.parts.get(fact.key, ()) if fact.adds_up else ()
    if not _LEAST <= len(wanted) <= _MOST:
        return None
    reach = len(wanted) + _BESIDES
    around = range(max(0, index - reach), min(len(page.figures), index + reach + 1))
    found = [other for other in around if binding.states_one(other) and binding.claims[other] in wanted]
    if len(found) != len(wanted) or len({binding.claims[other] for other in found}) < len(wanted):
        return None
    if sum(binding.claims[other] == total for other in around) > 1:
        return None
    start, end = min(found[0], index), max(found[-1], index)
    if "\n" in page.text[page.figures[start].start : page.figures[end].end]:
        return None
    return _Row(found[0], found[-1])
