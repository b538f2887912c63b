"""Facts of a zero, told as that there is none of their thing: 没有人员死亡 for 死亡 0人."""

from dataclasses import replace

from draftkit.check.binding.bound import Binding
from draftkit.check.page import Page
from draftkit.check.supply import FIGURE, STATE, Supply, number_of
from draftkit.check.turned.reworded import find_reworded
from draftkit.check.turned.states import find_states

_COUNTED = frozenset("人名位例起件次宗处户个项只头家批")
"""Units of what there may be none of; 0% is no such thing."""
_NONE = "无"
_MOST = 40
"""Facts of a zero that are looked for in words: no list has more, and a hostile one costs no more."""


def bind_zeros(page: Page, supply: Supply, binding: Binding) -> None:
    """Note where facts of a zero that stand nowhere are told as none."""
    homes = binding.homes()
    absent = [
        replace(claim, form=_NONE, kind=STATE)
        for claim in supply.claims
        if claim.kind == FIGURE
        and number_of(claim.figures[0]) == 0
        and claim.figures[0].unit in _COUNTED
        and claim.index not in homes
    ]
    if absent:
        few = absent[:_MOST]
        told = find_reworded(page.text, few, supply.claims) | find_states(page.text, few)
        for claim, places in told.items():
            binding.whole.setdefault(claim, []).extend(places)
