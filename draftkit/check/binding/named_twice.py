"""Lists that name one item twice: 捕捞和捕捞产量分别为2.5万吨、13.2万吨, where the second figure is another item's."""

from collections.abc import Iterator
from itertools import combinations

from draftkit.check.binding.bound import Binding
from draftkit.check.clauses import common_tail
from draftkit.check.page import Page
from draftkit.check.supply import Supply

_LEAST, _MOST = 2, 12
_GAP = 8
"""Characters between two figures of one list: a joint, and words of their values."""


def find_items_named_twice(page: Page, supply: Supply, binding: Binding) -> None:
    """Find the second figure of an item of a list, where its own item is gone; rebind it to the one that is named."""
    for run in _runs(page, binding):
        for pair in combinations(run if len(run) <= _MOST else (), 2):
            if not all(binding.states_one(index) for index in pair):
                continue
            name = _common_name(page, supply, binding, *pair, opens=pair[0] == run[0])
            first, second = (supply.claims[binding.claims[index]] for index in pair)
            if not name or first.form == second.form:
                continue
            held = [name in claim.fact.label for claim in (first, second)]
            if held == [True, False]:
                binding.misplace(pair[1], first.index)
            elif held == [False, True]:
                binding.misplace(pair[0], second.index)


def _runs(page: Page, binding: Binding) -> Iterator[list[int]]:
    """Yield the figures of each list that state a fact each."""
    run: list[int] = []
    for index in range(len(page.figures)):
        if not (page.surroundings.in_list(index) and binding.states_one(index)):
            continue
        if run and not _go_on(page, run[-1], index):
            yield run
            run = []
        run.append(index)
    if run:
        yield run


def _go_on(page: Page, one: int, other: int) -> bool:
    """Whether two figures stand in one list: side by side, with the same words for all its items."""
    near = page.figures[other].start - page.figures[one].end <= _GAP
    return near and other == one + 1 and page.surroundings.items(one)[1] == page.surroundings.items(other)[1]


def _common_name(page: Page, supply: Supply, binding: Binding, one: int, other: int, *, opens: bool) -> str:
    """Return the name that two figures of a list have in common, be it that one has the end of both labels, too.

    Where the first `opens` the list, more may stand before its name: 全县发布|暴雨、雷电、暴雨预警.
    """
    names = [page.surroundings.items(index)[0] for index in (one, other)]
    short, long = sorted(names, key=len)
    labels = [supply.claims[binding.claims[index]].fact.label for index in (one, other)]
    rest = long.removeprefix(short) if long.startswith(short) else "\n"
    if opens and names[0].endswith(names[1]):
        short, rest = names[1], ""
    return short if len(short) >= _LEAST and common_tail(*labels).endswith(rest) else ""
