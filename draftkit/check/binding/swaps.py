"""Figures that stand where another fact is spoken of."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from math import inf
from typing import NamedTuple

from draftkit.check.as_of import is_as_of
from draftkit.check.binding.bases import own_words
from draftkit.check.binding.bound import ALTERED, STATED, SWAPPED, Binding
from draftkit.check.binding.difference import FORM, QUALIFIER, UNIT, compare
from draftkit.check.binding.events import OF_REPORT
from draftkit.check.binding.families import IN_ALL
from draftkit.check.binding.in_order import stands_in_order
from draftkit.check.binding.structure import closes_its_parts, is_part_larger, prefer
from draftkit.check.clauses import STOP
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, STATE, Claim, Supply
from draftkit.check.whole import words_of_value
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

EXCHANGED = 0.45
"""How much better two figures must fit each other's places, together, to be called swapped."""
UNLIKE = 0.7
"""The same, for figures of different units."""
CERTAIN = 1.0
"""The same, where one of the two is held by its own words (`每日2次`), or is told as what its parts come to."""
ALONE = 0.5
"""How much better a figure must fit another fact's place when no figure stands in its own."""
_DOUBTED = 0.2
"""The same as `EXCHANGED`, for two figures to be doubted where the words of one speak plainly for the other's fact."""
_OVERFULL = 0.5
"""How much it counts that a part is larger than its whole."""
_SPOKEN_OF = 0.05
_COMPARABLE = 0.5
_NOTHING = 0.05
_NEVER = -9.0
_NAMED = 0.45
_FULLY = 0.75
_PLAINLY = 0.6
_PARTNERS = 2
_MOST_RIVALS = 6
_JOINTS = ("，", "、", ",")
_SHORT = 16
_LONG_SENTENCE = 200
_GROWN = lazy_pattern("增")
_WHEN = ("时间", "日期", "时段")
_UP_TO = "截"
_SAME_NUMBER = frozenset({FORM, QUALIFIER, UNIT})


class _Exchange(NamedTuple):
    """Two figures that fit each other's places: `both` is by how much together, `gains` each alone."""

    both: float
    figures: tuple[int, int]
    claims: tuple[int, int]
    gains: tuple[float, float]


def find_swaps(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures that are right for one fact and stand in the words of another; rebind them to that one."""
    homes = binding.homes()
    # another figure is known to stand in their place
    taken = {claim for claim, verdict in zip(binding.claims, binding.verdicts, strict=True) if verdict == SWAPPED}
    exchanges: list[_Exchange] = []
    alone: dict[int, tuple[float, int]] = {}
    doubted: list[tuple[int, int]] = []
    # asked of a figure again for each that it may have been exchanged with
    is_ordered = cache(partial(stands_in_order, page, supply, binding))
    is_closing = cache(partial(closes_its_parts, page, supply, binding))
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED or page.forms[index] in supply.allowed:
            continue
        own = binding.claims[index]
        if page.is_named(index, own):
            continue
        for rival in _rivals(page, supply, index, own):
            # the order of a row says of which total a figure is, its words of which part
            by_words = supply.are_parts_of_one(own, rival)
            if not by_words and is_ordered(index):
                continue
            if _is_told_as_grown(page, supply, index, own, rival) or _is_when_of_it(page, binding, index, rival):
                continue
            gain = prefer(page, supply, index, rival, own)
            if gain <= _NOTHING:
                continue
            for other in _nearest(homes.get(rival, ()), index):
                if not by_words and is_ordered(other):
                    continue
                back = prefer(page, supply, other, own, rival)
                odd = is_part_larger(page, index, other, (own, rival))
                odd = odd or _is_total_among_parts(page, supply, binding, index, other)
                both = gain + back + _OVERFULL * odd
                if both > _need(page, supply, binding, index, other, is_closing):
                    # what is told in all is exchanged or stands right: no words alone make it another's
                    gains = 0.0 if is_closing(index) else gain, 0.0 if is_closing(other) else back
                    exchanges.append(_Exchange(both, (index, other), (rival, own), gains))
                elif both > _DOUBTED and gain > ALONE and _is_doubtful(page, index, other, rival):
                    doubted.append((index, other))
            held = index in binding.firm or rival in taken or is_closing(index)
            if gain > ALONE and not held and _is_alone(page, supply, homes, index, own, rival, gain):
                alone[index] = max(alone.get(index, (0.0, -1)), (gain, rival))
    for index, claim in _wishes(page, supply, binding, exchanges, alone).items():
        binding.misplace(index, claim)
    for pair in doubted:
        if all(binding.verdicts[index] == STATED for index in pair):
            binding.unsure.update(pair)


def _is_told_as_grown(page: Page, supply: Supply, index: int, own: int, rival: int) -> bool:
    """Whether the words before a figure say of its own fact that it grew, or not, and so not of its rival: 增加|售水量
    9.8万吨, of 预计年增售水, not of 售水量.
    """
    mine, its = (_GROWN.search(supply.claims[claim].words) for claim in (own, rival))
    return mine is not None and its is None and _GROWN.search(own_words(page, index)) is not None


def _is_when_of_it(page: Page, binding: Binding, index: int, rival: int) -> bool:
    """Whether a figure stands right behind another one of its own value, and its rival is called no more than a time:
    补考5人，时间是|6月20日下午.
    """
    before = binding.claims[index - 1] if index else -1
    same = before >= 0 and page.label(before) == page.label(binding.claims[index])
    return same and page.label(rival) in _WHEN and not page.ends_sentence(index - 1)


def _wishes(
    page: Page, supply: Supply, binding: Binding, exchanges: list[_Exchange], alone: Mapping[int, tuple[float, int]]
) -> dict[int, int]:
    """Return the fact of whose place each misplaced figure stands; one of the same number counts as altered there."""
    wishes = _settle(exchanges)
    for index, (_, claim) in alone.items():
        difference = compare(page.figures[index], supply.claims[claim].figures[0])
        if index not in wishes and difference.what in _SAME_NUMBER:
            binding.verdicts[index], binding.claims[index] = ALTERED, claim  # 14个 for 14处
            binding.differences[index] = difference
        else:
            wishes.setdefault(index, claim)
    return wishes


def _settle(exchanges: list[_Exchange]) -> dict[int, int]:
    """Return the fact of whose place each exchanged figure stands: the surest exchanges first, each figure once.

    A figure left over counts where its own words say plainly that it stands in another's place (three figures
    that went round).
    """
    best: dict[int, tuple[float, int]] = {}
    for exchange in exchanges:
        for figure, claim, gain in zip(exchange.figures, exchange.claims, exchange.gains, strict=True):
            best[figure] = max(best.get(figure, (_NEVER, -1)), (gain, claim))
    wishes: dict[int, int] = {}
    for exchange in sorted(exchanges, key=lambda exchange: -exchange.both):
        if not any(figure in wishes for figure in exchange.figures):
            for figure, claim, gain in zip(exchange.figures, exchange.claims, exchange.gains, strict=True):
                surest, other = best[figure]
                wishes[figure] = other if surest > max(2 * gain, _NOTHING) else claim
    for figure, (gain, claim) in best.items():
        if gain > ALONE:
            wishes.setdefault(figure, claim)
    return wishes


def _is_doubtful(page: Page, index: int, other: int, rival: int) -> bool:
    """Whether a figure in the words of another's fact makes that one doubtful, too, which they do not name.

    One told in all is named by its parts: 行政村、城区分别新建基站111个、141个，合计252个.
    """
    one, two = page.figures[index], page.figures[other]
    if one.unit != two.unit or not {one.kind, two.kind}.isdisjoint(MOMENTS) or page.is_named(other, rival):
        return False
    return not IN_ALL.search(page.before(index, _SHORT))


def _is_total_among_parts(page: Page, supply: Supply, binding: Binding, one: int, other: int) -> bool:
    """Whether a total stands at the head of a row of its parts, and the one that is gone from it stands far before.

    工程164个，面积4万平方米，房建236个，市政72个: 236 is the total of 164 and 72.
    """
    first, last = sorted((one, other))
    if last - first < 2 or last + 1 >= len(page.figures):
        return False
    part, total, sibling = (supply.claims[binding.claims[index]].fact for index in (first, last, last + 1))
    here, behind = page.figures[last], page.figures[last + 1]
    joint = page.text[here.end : behind.start]
    related = total.key == part.parent == sibling.parent and sibling.key != part.key
    return related and here.unit == behind.unit and joint[:1] in _JOINTS and len(joint) < _SHORT


def _need(
    page: Page, supply: Supply, binding: Binding, index: int, other: int, is_closing: Callable[[int], bool]
) -> float:
    one, two = page.figures[index], page.figures[other]
    if not binding.firm.isdisjoint((index, other)) and not _is_worded_alike(supply, binding, index, other):
        return CERTAIN if one.unit == two.unit else inf  # 2024年前三季度 and 67.4亿元
    if (one.kind == "ordinal") != (two.kind == "ordinal"):
        return inf  # 第二批 and 36万吨
    if (one.kind in MOMENTS) != (two.kind in MOMENTS):
        return inf  # 6:40头班|校车发车，36辆…
    if any(OF_REPORT.search(page.label(binding.claims[at])) for at in (index, other)):
        return inf  # it says of when all is told, whatever is called a 时段 beside
    if any(_UP_TO in page.label(binding.claims[at]) and is_as_of(page, at) for at in (index, other)):
        return inf  # 截至21日18时, of 数据截止时间
    if is_closing(index) or is_closing(other):
        return CERTAIN  # 房屋12间、厂房5间，合计17间: whatever else is spoken of, unless it is named in its stead
    return EXCHANGED if _unit_of(one) == _unit_of(two) else UNLIKE


def _unit_of(figure: Figure) -> str:
    """Return the unit of a figure, whatever it is reckoned for: 次 of 1次/日."""
    return figure.unit.partition("/")[0]


def _is_worded_alike(supply: Supply, binding: Binding, one: int, other: int) -> bool:
    """Whether two values have the same words beside their figures (每餐2元, 每餐4元): those hold neither of them."""
    first, second = (words_of_value(supply.claims[binding.claims[index]]) for index in (one, other))
    return any(first) and first == second


def _rivals(page: Page, supply: Supply, index: int, own: int) -> list[int]:
    """Return the facts that the words around a figure speak of beside its own, best first."""
    form = supply.claims[own].form
    scores = page.scores(index)
    least = max(_SPOKEN_OF, scores.get(own, 0.0) * _COMPARABLE)
    ranked = sorted((-score, claim) for claim, score in scores.items() if score > least and claim != own)
    rivals = (supply.claims[claim] for _, claim in ranked[:_MOST_RIVALS])
    return [rival.index for rival in rivals if rival.kind not in (STATE, BLANK) and rival.form != form]


def _nearest(indexes: Sequence[int], index: int) -> Sequence[int]:
    place = bisect_left(indexes, index)
    return indexes[max(0, place - _PARTNERS) : place + _PARTNERS]


def _is_alone(
    page: Page,
    supply: Supply,
    homes: Mapping[int, Sequence[int]],
    index: int,
    own: int,
    rival: int,
    gain: float,
) -> bool:
    """Whether a figure can be misplaced without another in its own place."""
    scores = page.scores(index)
    if scores[rival] < _NAMED or not _fits(supply.claims[own], supply.claims[rival]):
        return False
    elsewhere = len(homes[own]) > 1
    alike = supply.claims[own].figures[0].unit == supply.claims[rival].figures[0].unit
    if elsewhere and alike and page.stands_behind(index, rival):
        return True  # 女性42人，其中女性77人
    if any(_in_one_sentence(page, other, index) for other in _nearest(homes.get(rival, ()), index)):
        return False  # its words are about its own figure, which stands right there
    if rival not in homes:
        return elsewhere or scores[rival] > 2 * _NAMED
    if not elsewhere:
        return False
    return alike and (scores.get(own, 0.0) < _SPOKEN_OF or (scores[rival] > _FULLY and gain > _PLAINLY))


def _in_one_sentence(page: Page, one: int, other: int) -> bool:
    first, last = sorted((page.figures[one].end, page.figures[other].start))
    return last - first < _LONG_SENTENCE and not STOP.search(page.text, first, last)


def _fits(one: Claim, other: Claim) -> bool:
    """Whether a figure of one fact could have been written for the other: dates aren't taken for counts."""
    moments = {one.figures[0].kind in MOMENTS, other.figures[0].kind in MOMENTS}
    return len(moments) == 1
