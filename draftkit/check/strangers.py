"""Figures that no fact is written as: which fact they were meant to state."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.bound import ALTERED, FILLED, FOREIGN, SWAPPED, Binding
from draftkit.check.difference import Difference, compare
from draftkit.check.moments import MOMENTS
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, COMPOUND, Claim, Supply

_KIN = 0.45
_AGAIN = 0.7
_SAME_UNIT = 0.25
_MOST = 32


def bind_strangers(page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int]) -> None:
    """Bind strangers to facts that are stated nowhere, best fit first; what is left, to stated ones."""
    strangers = [index for index, verdict in enumerate(binding.verdicts) if verdict == FOREIGN]
    if not strangers:
        return
    missing = _unstated(supply, binding)
    offers = sorted(_offers(page, supply, strangers, missing, marked), key=lambda offer: -offer[0])
    given: set[int] = set()
    for _, index, claim, difference in offers:
        if binding.verdicts[index] == FOREIGN and claim not in given:
            _alter(binding, index, claim, difference)
            given.add(claim)
    for index in strangers:
        if binding.verdicts[index] == FOREIGN:
            _bind_again(page, supply, binding, index)


def _unstated(supply: Supply, binding: Binding) -> list[Claim]:
    stated = set(binding.homes()) | {
        claim for claim, verdict in zip(binding.claims, binding.verdicts, strict=True) if verdict == SWAPPED
    }
    return [
        claim
        for claim in supply.claims
        if claim.figures and (claim.index not in binding.whole if claim.kind == COMPOUND else claim.index not in stated)
    ]


def _alter(binding: Binding, index: int, claim: int, difference: Difference) -> None:
    binding.verdicts[index], binding.claims[index] = ALTERED, claim
    binding.differences[index] = difference


def _offers(
    page: Page,
    supply: Supply,
    strangers: Sequence[int],
    missing: Sequence[Claim],
    marked: Mapping[int, int],
) -> Iterator[tuple[float, int, int, Difference]]:
    by_unit: dict[str, list[int]] = {}
    for claim in missing:
        for unit in {figure.unit for figure in claim.figures}:
            by_unit.setdefault(unit, []).append(claim.index)
    wanted = {claim.index for claim in missing}
    for index in strangers:
        figure, scores = page.figures[index], page.scores(index)
        near = [number for number in scores if number in wanted]
        for number in {*by_unit.get(figure.unit, ())[:_MOST], *near}:
            claim = supply.claims[number]
            difference = max((compare(figure, own) for own in claim.figures), key=lambda d: d.closeness)
            score = scores.get(number, 0.0)
            if difference.closeness > 0 or score > _KIN:
                yield difference.closeness + score + (marked.get(index) == number), index, number, difference


def _bind_again(page: Page, supply: Supply, binding: Binding, index: int) -> None:
    """Bind a stranger to a fact that is stated elsewhere (a second mention that is wrong), or to a blank."""
    figure = page.figures[index]
    best, number, chosen = 0.0, -1, None
    for other, score in page.scores(index).items():
        claim = supply.claims[other]
        if claim.kind == BLANK:
            if score > max(_KIN, best) and figure.kind not in MOMENTS:
                best, number, chosen = score, other, None
        elif claim.figures:
            difference = compare(figure, claim.figures[0])
            rank = score + difference.closeness
            if difference.closeness >= _SAME_UNIT and rank > max(_AGAIN, best):
                best, number, chosen = rank, other, difference
    if chosen:
        _alter(binding, index, number, chosen)
    elif number >= 0:
        binding.verdicts[index], binding.claims[index] = FILLED, number
