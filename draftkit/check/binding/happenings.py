"""Dates of one event told of another, where both are supplied, or of another turn of its own (结束 for 启动)."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.binding.events import event_words
from draftkit.check.clauses import clause_at
from draftkit.check.happenings import BEGIN, OVER, Happening, exclude, happening_of, pattern_of, turns_in
from draftkit.check.page import Page
from draftkit.check.supply import FIGURE, Supply
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_REACH = 60
_NEAR = 8
_ROLE = "role"
_LIGHT = "(?:已|已经|正式|全面|全部|如期|按期|顺利|圆满|宣布|将)?"
_FROM = lazy_pattern("[自从由](?:每年)?$")
_FROM_BEHIND = lazy_pattern("起(?![草点步诉])")
_UP_TO = lazy_pattern("[至到](?:次年)?$")


class _Dated(NamedTuple):
    """A figure that is a date, its fact, what that is of, and what is said of the date."""

    figure: int
    claim: int
    happening: Happening
    words: str


def find_other_happenings(page: Page, supply: Supply, binding: Binding) -> None:
    """Find dates on another event: two that changed their events or their things, or that are each other's turn.

    One that stands alone is no statement of its fact where its clause ends with a turn that excludes that of the fact
    (秋收于9月20日|结束, for 秋收启动); else it is not sure.
    """
    dated = list(_dated(page, supply, binding))
    for one, other in pairwise(dated):
        if one.claim != other.claim and _are_exchanged(one, other):
            binding.doubt(one.figure, STRAY)
            binding.doubt(other.figure, STRAY)
    _judge_turns(page, binding, [one for one in dated if binding.verdicts[one.figure] == STATED])
    for index, others in binding.also.items():
        if binding.verdicts[index] == STATED and isinstance(page.figures[index].value, tuple) and len(others) == 1:
            ends = [happening_of(supply.claims[claim].fact.label) for claim in (binding.claims[index], *others)]
            if _are_reversed(ends):
                binding.doubt(index, STRAY)


def _dated(page: Page, supply: Supply, binding: Binding) -> Iterator[_Dated]:
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED or page.figures[index].kind not in MOMENTS or index in binding.also:
            continue
        claim = supply.claims[binding.claims[index]]
        happening = happening_of(claim.fact.label) if claim.kind == FIGURE else None
        if happening and not page.surroundings.in_list(index) and len(supply.owners[claim.form]) == 1:
            yield _Dated(index, claim.index, happening, event_words(page, index))


def _are_exchanged(one: _Dated, other: _Dated) -> bool:
    """Whether two dates stand each with the other's thing and its own deed, or with its own thing and the other's."""
    first, second = one.happening, other.happening
    if first.subject in second.subject or second.subject in first.subject:
        return False
    things = (first.subject in other.words, second.subject in one.words)
    own_things = (first.subject in one.words, second.subject in other.words)
    deeds = (first.deed in other.words, second.deed in one.words)
    own_deeds = (first.deed in one.words, second.deed in other.words)
    if first.deed == second.deed:
        return all(things) and not any(own_things)
    if all(things) and not any(own_things):
        return all(own_deeds)
    return all(own_things) and not any(things) and all(deeds) and not any(own_deeds)


def _judge_turns(page: Page, binding: Binding, dated: Sequence[_Dated]) -> None:
    """Note the dates that are told of another turn: for sure where two of one thing are, or where one plainly is."""
    found = [(one, doubt) for one in dated if (doubt := _other_turn(page, one))]
    turned: dict[str, set[int]] = {}
    for one, _ in found:
        turned.setdefault(one.happening.subject, set()).add(one.claim)
    for one, doubt in found:
        if doubt == STRAY or len(turned[one.happening.subject]) > 1:
            binding.doubt(one.figure, STRAY)
        elif doubt == UNSURE:
            binding.doubt(one.figure, UNSURE)


def _other_turn(page: Page, one: _Dated) -> str:
    """Return how surely a date is told of a turn that excludes its own; `_ROLE` where only 自 or 止 tell that."""
    happening = one.happening
    other, told = exclude(happening.turn), turns_in(one.words)
    role = _role(page, one.figure)
    if not other or happening.turn in told or happening.deed in one.words or role == happening.turn:
        return ""
    if not other & told:
        return _ROLE if role in other else ""
    figure = page.figures[one.figure]
    behind = page.text[figure.end : clause_at(page.text, figure.end)[1]]
    plain = re.fullmatch(f"{_LIGHT}(?:{pattern_of(other)})", behind)
    named = re.search(f"(?:{pattern_of(other)})(?:日期?|时间)?[为是]?$", page.before(one.figure, _NEAR))
    led = page.led(one.figure, _REACH)
    return STRAY if (plain or named) and happening.subject in led else UNSURE


def _role(page: Page, index: int) -> int:
    """Return whether something is told from a date on, or up to it, by the words of a range."""
    end, before = page.figures[index].end, page.before(index, _NEAR)
    if _FROM.search(before) or _FROM_BEHIND.match(page.text, end):
        return BEGIN
    return OVER if _UP_TO.search(before) else -1


def _are_reversed(ends: Sequence[Happening | None]) -> bool:
    """Whether a range is told from the end of something to its beginning."""
    first, last = ends
    if first is None or last is None or first.subject != last.subject:
        return False
    return (first.turn, last.turn) == (OVER, BEGIN)
