"""Figures noted in brackets behind an item that excludes their own: 女936人（其中持证|736人）, of 男船员持证."""

from draftkit.check.binding.bound import STRAY, Binding
from draftkit.check.clauses import start_after
from draftkit.check.page import Page
from draftkit.check.poles import poles_of
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_NOTE = lazy_pattern("[（(](?:其中|均?含|包括)?(?P<words>[一-鿿]{0,8})")
_JOINT = lazy_pattern("[、，,。；;：:（）()\n]")
_REACH = 16


def find_noted_elsewhere(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures that a note right behind another figure tells, which is of what their label excludes.

    They are no statement of their fact, unless the note says their own word itself.
    """
    for index in range(1, len(page.figures)):
        if not binding.states_one(index):
            continue
        item, figure = page.figures[index - 1], page.figures[index]
        note = _NOTE.fullmatch(page.text, item.end, figure.start)
        own = poles_of(supply.claims[binding.claims[index]].fact.label) if note else {}
        if note is None or not own:
            continue
        start = start_after(_JOINT, page.text, max(0, item.start - _REACH), item.start)
        told, said = poles_of(page.text[start : item.start]), poles_of(note["words"])
        if any(line in told and told[line] != side and line not in said for line, side in own.items()):
            binding.doubt(index, STRAY)
