"""Figures that stand where another fact is spoken of."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.bound import STATED, SWAPPED, Binding
from draftkit.check.moments import MOMENTS
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, STATE, Claim, Supply

EXCHANGED = 0.45
"""How much better two figures must fit each other's places, together, to be called swapped."""
UNLIKE = 0.7
"""The same, for figures of different units."""
CERTAIN = 1.0
"""The same, where one of the two is held by its own words (`每日2次`)."""
ALONE = 0.5
"""How much better a figure must fit another fact's place when no figure stands in its own."""
_SPOKEN_OF = 0.05
_NAMED = 0.45
_FULLY = 0.75
_PLAINLY = 0.6
_PARTNERS = 3


def find_swaps(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures that are right for one fact and stand in the words of another; rebind them to that one."""
    homes = binding.homes()
    wishes: dict[int, tuple[float, int]] = {}
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED or page.forms[index] in supply.allowed:
            continue
        own = binding.claims[index]
        for rival in _rivals(page, supply, index, own):
            gain = page.prefer(index, rival, own)
            if gain <= 0:
                continue
            for other in _nearest(homes.get(rival, ()), index):
                both = gain + page.prefer(other, own, rival)
                need = _need(page, binding, index, other)
                if both > need:
                    _wish(wishes, index, both, rival)
                    _wish(wishes, other, both, own)
            if (
                gain > ALONE
                and index not in binding.firm
                and _is_alone(page, supply, homes, index, own, rival, gain)
            ):
                _wish(wishes, index, gain, rival)
    for index, (_, claim) in wishes.items():
        binding.verdicts[index], binding.claims[index] = SWAPPED, claim


def _need(page: Page, binding: Binding, index: int, other: int) -> float:
    if index in binding.firm or other in binding.firm:
        return CERTAIN
    return EXCHANGED if page.figures[index].unit == page.figures[other].unit else UNLIKE


def _wish(wishes: dict[int, tuple[float, int]], index: int, gain: float, claim: int) -> None:
    wishes[index] = max(wishes.get(index, (0.0, -1)), (gain, claim))


def _rivals(page: Page, supply: Supply, index: int, own: int) -> Iterator[int]:
    form = supply.claims[own].form
    for claim, score in page.scores(index).items():
        rival = supply.claims[claim]
        if score > _SPOKEN_OF and claim != own and rival.kind not in (STATE, BLANK) and rival.form != form:
            yield claim


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
    if rival not in homes:
        return elsewhere or scores[rival] > 2 * _NAMED
    if not elsewhere:
        return False
    return scores.get(own, 0.0) < _SPOKEN_OF or (scores[rival] > _FULLY and gain > _PLAINLY)


def _fits(one: Claim, other: Claim) -> bool:
    """Whether a figure of one fact could have been written for the other: dates aren't taken for counts."""
    moments = {one.figures[0].kind in MOMENTS, other.figures[0].kind in MOMENTS}
    return len(moments) == 1
