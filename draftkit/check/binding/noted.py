"""Figures noted in brackets behind an item that excludes their own: 女936人（其中持证|736人）, of 男船员持证."""

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.clauses import start_after
from draftkit.check.page import Page
from draftkit.check.poles import poles_of
from draftkit.check.supply import Claim, Supply
from draftkit.patterns import lazy_pattern

_NOTE = lazy_pattern("[（(](?:其中|均?含|包括)?(?P<words>[一-鿿]{0,8})")
_JOINT = lazy_pattern("[、，,。；;：:（）()\n]")
_REACH = 16


def find_noted_elsewhere(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures that a note right behind another figure tells, which is of what their label excludes, and parts that
    their own words tell of what the label of their total excludes.

    The former are no statement of their fact, unless the note says their own word itself; the latter are not sure.
    """
    for index in range(len(page.figures)):
        if not binding.states_one(index):
            continue
        claim = supply.claims[binding.claims[index]]
        if index and _is_noted_elsewhere(page, supply, binding, index):
            binding.doubt(index, STRAY)
        elif (whole := supply.whole_of(claim)) and _excludes(_words_of(page, index), whole, supply):
            binding.doubt(index, UNSURE)


def _is_noted_elsewhere(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    label = page.label(binding.claims[index])
    return _is_noted_of_other(page, index, label) or _is_of_another_total(page, supply, binding, index)


def _is_noted_of_other(page: Page, index: int, label: str) -> bool:
    item, figure = page.figures[index - 1], page.figures[index]
    note = _NOTE.fullmatch(page.text, item.end, figure.start)
    own = poles_of(label) if note else {}
    if note is None or not own:
        return False
    told, said = poles_of(_words_of(page, index - 1)), poles_of(note["words"])
    return any(line in told and told[line] != side and line not in said for line, side in own.items())


def _is_of_another_total(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a part is noted right behind a figure that is neither its total nor another part of that, which stands
    elsewhere: 茧价每公斤52元（财政补贴|80%）, of 保险.
    """
    whole = supply.whole_of(supply.claims[binding.claims[index]])
    before = binding.claims[index - 1]
    if whole is None or before in (-1, whole.index) or binding.verdicts[index - 1] != STATED:
        return False
    if len(supply.parts[whole.fact.key]) > 1:
        return False  # all parts of a total elsewhere are looked at together
    if not _NOTE.fullmatch(page.text, page.figures[index - 1].end, page.figures[index].start):
        return False
    sibling = supply.whole_of(supply.claims[before])
    return (sibling is None or sibling.index != whole.index) and whole.index in binding.claims


def _excludes(words: str, whole: Claim, supply: Supply) -> bool:
    """Whether words before a part take the other side than the label of its total, and no part's label either: 脱贫
    不稳定户 is part of 防返贫监测户.
    """
    own = poles_of(whole.fact.label)
    told = poles_of(words) if own else {}
    other = {line for line, side in own.items() if told.get(line, side) != side}
    parts = supply.labels_of_parts(whole.fact.key) if other else ()
    return any(all(line not in poles_of(label) for label in parts) for line in other)


def _words_of(page: Page, index: int) -> str:
    """Return the words before a figure, up to a joint or a mark."""
    start = page.figures[index].start
    return page.text[start_after(_JOINT, page.text, max(0, start - _REACH), start) : start]
