"""One figure told of several facts that a row names before 各: 一、二、三季度|各检查企业20家, 6至8月|每月4次."""

import re
from collections.abc import Sequence
from functools import reduce

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.clauses import CLAUSE, common_tail
from draftkit.check.items import tally_of
from draftkit.check.joint import name_jointly
from draftkit.check.listed_names import names_in_row
from draftkit.check.page import Page
from draftkit.check.supply import FIGURE, Supply
from draftkit.patterns import lazy_pattern

_DEED = "[^，。；：、]{0,12}"
_EACH = lazy_pattern(
    rf"(?:各自?|均|都|每个?(?:月|季度|年|镇|乡|村|天))+(?:{_DEED}[0-9][^，。；：、0-9]{{0,4}}(?:、|和|并)){{0,3}}{_DEED}$"
)
"""What says that all of a row did what stands behind it, or before: 各|巡查8次、宣传|5场."""
_FIRST = lazy_pattern("前(?:(?P<two>[二2两])|(?P<three>[三3])|[四4])个?季度$")
"""A row of which only the number of its first items is told: 前三季度|各."""
_REACH, _MOST, _LEAST = 60, 12, 2
_SAID = 0.7
"""The share of what a label says of its item that must stand in the clause."""


def bind_shared(page: Page, supply: Supply, binding: Binding) -> None:
    """Let one figure state each fact that a row before 各 names, where all of them have its value."""
    for index, verdict in enumerate(binding.verdicts):
        owners = [o for o in supply.owners.get(page.forms[index], ()) if supply.claims[o].kind == FIGURE]
        if verdict != STATED or not 1 < len(owners) <= _MOST:
            continue
        clause = CLAUSE.split(page.before(index, _REACH))[-1]
        each = _EACH.search(clause)
        if each is None:
            continue
        row = _FIRST.sub(_quarters, clause[: each.start()], count=1)
        group = _named(row, {o: page.label(o) for o in owners})
        words = clause + CLAUSE.split(page.followed(index, _REACH))[0]
        if group and all(_is_said(rest, words) for rest in group.values()):
            _share(binding, index, [*group], owners)


def _quarters(found: re.Match[str]) -> str:
    return f"一至{'二' if found['two'] else '三' if found['three'] else '四'}季度"


def _is_said(rest: str, words: str) -> bool:
    """Whether a clause tells what a label says of its item: 检查企业, not 培训企业 behind the same row."""
    return sum(sign in words for sign in rest) >= _SAID * len(rest)


def _share(binding: Binding, index: int, group: Sequence[int], owners: Sequence[int]) -> None:
    """State a group of facts by one figure; what others of its value were given of them is exchanged for theirs."""
    left = [binding.claims[index]] if binding.claims[index] not in group else []
    homes = binding.homes()
    left += [owner for owner in owners if owner not in group and owner not in homes and owner not in left]
    for claim in group:
        for other in homes.get(claim, ()):
            if other != index and left and other not in binding.also:
                binding.state(other, left.pop(0))
    binding.state(index, group[0])
    binding.also[index] = [*group[1:]]
    binding.firm.add(index)


def _named(words: str, labels: dict[int, str]) -> dict[int, str]:
    """Return the facts that a row at the end of some words names, one for each of its items, each with the rest of its
    label; nothing where an item has none, or several.
    """
    told = list(labels.values())
    if group := _counted(words, labels):
        return group
    if name_jointly(words, [[label] for label in told]):  # 男女生
        rest = "".join(sign for sign in reduce(common_tail, told) if sign not in words)
        return dict.fromkeys(labels, rest)
    for row in names_in_row(words, told):
        found = [_owners_of(names, labels) for names in row]
        group = {owner: rest for one in found if len(one) == 1 for owner, rest in one.items()}
        if _LEAST <= len(group) == len(row):
            return group
    return {}


def _counted(words: str, labels: dict[int, str]) -> dict[int, str]:
    """Return all of some facts, where words are how many they are and what (三镇), with the rest of each label."""
    found = re.fullmatch(f"(?:上述|以上|这)?{tally_of(len(labels))}(?P<thing>[一-龥]{{1,2}})", words)
    if found is None or not all(found["thing"] in label for label in labels.values()):
        return {}
    return {owner: label.partition(found["thing"])[2] for owner, label in labels.items()}


def _owners_of(names: Sequence[str], labels: dict[int, str]) -> dict[int, str]:
    """Return the facts whose labels hold the first of some names that any does, with what else those say."""
    for name in names:
        whole = re.compile(f"(?<![0-9一二三四五六七八九十]){re.escape(name)}")
        if found := {owner: whole.sub("", label) for owner, label in labels.items() if whole.search(label)}:
            return found
    return {}
