"""Figures that stand where another fact is spoken of."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from draftkit.check.bound import FILLED, STATED, SWAPPED, Binding
from draftkit.check.moments import MOMENTS
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, STATE, Claim, Supply
from draftkit.patterns import lazy_pattern

EXCHANGED = 0.45
"""How much better two figures must fit each other's places, together, to be called swapped."""
UNLIKE = 0.7
"""The same, for figures of different units."""
CERTAIN = 1.0
"""The same, where one of the two is held by its own words (`每日2次`)."""
ALONE = 0.5
"""How much better a figure must fit another fact's place when no figure stands in its own."""
_SPOKEN_OF = 0.05
_COMPARABLE = 0.5
_NOTHING = 0.05
_NAMED = 0.45
_FULLY = 0.75
_PLAINLY = 0.6
_PARTNERS = 2
_MOST_RIVALS = 6
_STRUCTURE = 0.4
_BEHIND = 60
_LONG_SENTENCE = 200
_TOTAL = lazy_pattern(r"(?:合计|共计|总计|总共|累计)(?:达到?|有|为)?$")
_BREAKDOWN = lazy_pattern(r"[\u4e00-\u9fff]{0,6}[，,]?(?:[（(]|其中)")
_BREAKDOWN_BEFORE = lazy_pattern(r"其中|[（(][^）)]*$")
_RATE = lazy_pattern(r"(?:率|占比|比例|比重)(?:为|达|达到|是|约|至|到|[升降]至|提高到|保持在|控制在)?$")
_RATE_REACH = 8
_STOP = lazy_pattern(r"[。；！？!?;\n]")


def find_swaps(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures that are right for one fact and stand in the words of another; rebind them to that one."""
    homes = binding.homes()
    wishes: dict[int, tuple[float, int]] = {}
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED or page.forms[index] in supply.allowed:
            continue
        own = binding.claims[index]
        if page.is_named(index, own):
            continue
        for rival in _rivals(page, supply, index, own):
            gain = _prefer(page, supply, index, rival, own)
            if gain <= _NOTHING:
                continue
            for other in _nearest(homes.get(rival, ()), index):
                both = gain + _prefer(page, supply, other, own, rival)
                need = _need(page, binding, index, other)
                if both > need:
                    _wish(wishes, index, both, rival)
                    _wish(wishes, other, both, own)
            if gain > ALONE and index not in binding.firm and _is_alone(page, supply, homes, index, own, rival, gain):
                _wish(wishes, index, gain, rival)
    for index, (_, claim) in wishes.items():
        binding.verdicts[index], binding.claims[index] = SWAPPED, claim


def _prefer(page: Page, supply: Supply, index: int, one: int, other: int) -> float:
    """Return by how much a figure's place speaks for fact `one`: by wording, and by 共计 and 其中."""
    gain = page.prefer(index, one, other) + _kind_fit(page, supply, index, one, other)
    first, second = supply.claims[one].fact, supply.claims[other].fact
    if second.parent == first.key:
        return gain + _totality(page, index)
    return gain - _totality(page, index) if first.parent == second.key else gain


def _kind_fit(page: Page, supply: Supply, index: int, one: int, other: int) -> float:
    """Return how plainly a share is spoken of (占比, 整改率) where just one of two facts is one."""
    shares = [supply.claims[claim].figures[0].kind == "percent" for claim in (one, other)]
    start = page.figures[index].start
    if shares[0] == shares[1] or not _RATE.search(page.text, max(0, start - _RATE_REACH), start):
        return 0.0
    return _STRUCTURE if shares[0] else -_STRUCTURE


def find_filled(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures of other facts that stand where a blank should: 疑似病例2例 for 疑似病例____."""
    blanks = {claim.index for claim in supply.claims if claim.kind == BLANK}
    for index, verdict in enumerate(binding.verdicts if blanks else ()):
        if verdict != STATED or page.is_named(index, binding.claims[index]):
            continue
        own = binding.claims[index]
        if page.stands_behind(index, own):
            continue
        for claim, score in page.scores(index).items():
            if claim in blanks and score > _NAMED and page.prefer(index, claim, own) > ALONE:
                binding.verdicts[index], binding.claims[index] = FILLED, claim
                break


def _totality(page: Page, index: int) -> float:
    """Return how plainly a figure stands as a total (共计86人，其中…), or as a part behind one (-)."""
    figure = page.figures[index]
    if _TOTAL.search(page.text, max(0, figure.start - 4), figure.start):
        return _STRUCTURE
    if _BREAKDOWN.match(page.text, figure.end):
        return _STRUCTURE
    start = max(0, figure.start - _BEHIND)
    for stop in _STOP.finditer(page.text, start, figure.start):
        start = stop.end()
    return -_STRUCTURE if _BREAKDOWN_BEFORE.search(page.text, start, figure.start) else 0.0


def _need(page: Page, binding: Binding, index: int, other: int) -> float:
    if index in binding.firm or other in binding.firm:
        return CERTAIN
    one, two = page.figures[index], page.figures[other]
    if (one.kind in MOMENTS) != (two.kind in MOMENTS):
        return CERTAIN
    return EXCHANGED if one.unit == two.unit else UNLIKE


def _wish(wishes: dict[int, tuple[float, int]], index: int, gain: float, claim: int) -> None:
    wishes[index] = max(wishes.get(index, (0.0, -1)), (gain, claim))


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
    if any(_in_one_sentence(page, other, index) for other in _nearest(homes.get(rival, ()), index)):
        return False  # its words are about its own figure, which stands right there
    elsewhere = len(homes[own]) > 1
    if rival not in homes:
        return elsewhere or scores[rival] > 2 * _NAMED
    if not elsewhere:
        return False
    return scores.get(own, 0.0) < _SPOKEN_OF or (scores[rival] > _FULLY and gain > _PLAINLY)


def _in_one_sentence(page: Page, one: int, other: int) -> bool:
    first, last = sorted((page.figures[one].end, page.figures[other].start))
    return last - first < _LONG_SENTENCE and not _STOP.search(page.text, first, last)


def _fits(one: Claim, other: Claim) -> bool:
    """Whether a figure of one fact could have been written for the other: dates aren't taken for counts."""
    moments = {one.figures[0].kind in MOMENTS, other.figures[0].kind in MOMENTS}
    return len(moments) == 1
