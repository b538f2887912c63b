"""Figures that no fact is written as: which fact they were meant to state."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from draftkit.check.binding.bound import ALLOWED, ALTERED, FILLED, FOREIGN, STATED, SWAPPED, Binding
from draftkit.check.binding.derived import Derivation
from draftkit.check.binding.difference import FORM, QUALIFIER, UNIT, Difference, compare, leaves_out
from draftkit.check.binding.enumerated import counts_itself, counts_rows, is_few, read_heads, sets_out
from draftkit.check.binding.equals import is_qualified
from draftkit.check.binding.evidence import is_named_beside
from draftkit.check.binding.per_unit import is_told_per_unit, tells_of_each, tells_rate
from draftkit.check.binding.phrases import is_phrase, is_public_number, is_slight
from draftkit.check.clauses import BLANK_MARK, REACH, clause_at
from draftkit.check.items import names_in
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.retold import find_retold
from draftkit.check.supply import BLANK, COMPOUND, STATE, Claim, Supply, number_of
from draftkit.check.whole import find_scattered
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_KIN = 0.45
_AGAIN = 0.7
_SAME_UNIT = 0.25
_OTHER_VALUE = 0.8
"""How close two figures of different value can be at most."""
_MOST = 32
_ALIKE = 0.6
_NEAR = 2
_SAME_NUMBER = frozenset({FORM, QUALIFIER, UNIT})
_LONG = 3
_OPEN = lazy_pattern("[未没将待]")


def bind_strangers(
    page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int], derivation: Derivation
) -> None:
    """Bind strangers to facts that are stated nowhere, best fit first; what is left, to stated ones.

    What is said to be worked out, and rightly, is no second mention of one.
    """
    listed = chain.from_iterable(names_in(claim.form) for claim in supply.claims if claim.kind == STATE)
    heads = read_heads((*supply.labelled, *listed))
    for index, figure in enumerate(page.figures):
        if binding.verdicts[index] == FOREIGN and (
            is_phrase(page.text, figure)
            or is_public_number(figure)
            or counts_rows(page.text, figure, heads)
            or tells_rate(page, supply, binding, index)
        ):
            binding.verdicts[index] = ALLOWED
    missing = _unstated(supply, binding)
    _bind_shortened(page, supply, binding, missing)
    _bind_broken(page, supply, binding, missing)
    strangers = [index for index, verdict in enumerate(binding.verdicts) if verdict == FOREIGN]
    offers = sorted(_offers(page, supply, strangers, missing, marked), key=lambda offer: -offer[0])
    given: set[int] = set()
    for _, index, claim, difference in offers:
        if binding.verdicts[index] == FOREIGN and claim not in given:
            _alter(binding, index, claim, difference)
            given.add(claim)
    homes = binding.homes()
    for index in strangers:
        figure = page.figures[index]
        if binding.verdicts[index] != FOREIGN or is_slight(page.text, figure) or _is_idle(page, index):
            continue
        if not derivation.is_worked_out(page, index, binding):
            _bind_again(page, supply, binding, homes, index)


def _is_idle(page: Page, index: int) -> bool:
    """Whether a figure counts the text's own points: those that follow, or things beside which no fact is named."""
    figure = page.figures[index]
    if not counts_itself(page.text, figure):
        return False
    return sets_out(page.text, figure) or not any(page.is_named(index, claim) for claim in page.scores(index))


def _bind_broken(page: Page, supply: Supply, binding: Binding, missing: Sequence[Claim]) -> None:
    """Bind figures whose words are missing (`3个` for `3个片区`) to their facts as altered; not if they stand apart."""
    homes = binding.homes()
    for claim in missing:
        if claim.kind != COMPOUND or claim.index not in homes:
            continue
        places = [place for home in homes[claim.index] if (place := _scattered_at(page, home, claim, supply))]
        if places:
            binding.whole[claim.index] = places
            _settle_within(page, binding, claim, places)
        else:
            _alter(binding, homes[claim.index][0], claim.index, Difference(FORM, 1.0))


def _settle_within(page: Page, binding: Binding, claim: Claim, places: Sequence[tuple[int, int]]) -> None:
    """Note that the figures of a value that stands in some places state it, and are what it says: 居全省|第一."""
    for start, end in places:
        for index in range(bisect_left(page.starts, start), bisect_left(page.starts, end)):
            if binding.claims[index] == claim.index:
                binding.unsure.discard(index)
            elif binding.verdicts[index] == FOREIGN and (
                page.forms[index] in claim.form or tells_of_each(page, index)
            ):
                binding.verdicts[index] = ALLOWED


def _scattered_at(page: Page, index: int, claim: Claim, supply: Supply) -> tuple[int, int] | None:
    """Return where the words of a value stand around its figure with more between, in no clause of what is to come."""
    figure = page.figures[index]
    if is_told_per_unit(page, index, claim):
        return figure.start, figure.end
    place = find_scattered(page.text, figure, claim) or find_retold(page.text, figure, claim, supply)
    if place is None or is_qualified(page.text, *place):
        return None
    before = page.text[clause_at(page.text, place[0])[0] : place[0]].replace(claim.fact.label, "")  # 优待证申领率
    return None if word_pattern("planned").search(before) or _OPEN.search(before) else place


def _bind_shortened(page: Page, supply: Supply, binding: Binding, missing: Sequence[Claim]) -> None:
    """Bind dates and times that stand only in part (`1月26日` for `2020年1月26日`) to their facts."""
    wanted = [claim for claim in missing if claim.figures[0].kind in MOMENTS]
    for index, figure in enumerate(page.figures if wanted else ()):
        if figure.kind not in MOMENTS or page.forms[index] in supply.allowed:
            continue
        if binding.verdicts[index] not in (ALLOWED, STATED):
            continue
        told = str(figure.value)
        date = told.partition("T")[0] or told
        for claim in wanted:
            meant = str(claim.figures[0].value)
            # the hour of another moment is no part of this one: 6时 of 2月10日6时 is not left out in 2月10日14时
            if date != meant and leaves_out(told if "T" in meant else date, meant):
                _keep_stated(page, binding, index)
                _alter(binding, index, claim.index, Difference(FORM, 1.0))
                wanted.remove(claim)
                break


def _keep_stated(page: Page, binding: Binding, index: int) -> None:
    """Note that the other claims of a figure stand all the same."""
    if binding.verdicts[index] == STATED:
        place = page.figures[index].start, page.figures[index].end
        for claim in (binding.claims[index], *binding.also.pop(index, ())):
            binding.whole.setdefault(claim, []).append(place)


def _unstated(supply: Supply, binding: Binding) -> list[Claim]:
    told = zip(binding.claims, binding.verdicts, strict=True)
    stated = {*binding.homes(), *binding.whole, *(claim for claim, verdict in told if verdict in (SWAPPED, ALTERED))}
    stated.update(claim for index, others in binding.also.items() if binding.claims[index] >= 0 for claim in others)
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
    for index in strangers if missing else ():
        figure, scores = page.figures[index], page.scores(index)
        near = [] if is_slight(page.text, figure) else [number for number in scores if number in wanted]
        alike = () if _is_idle(page, index) else by_unit.get(figure.unit, ())[:_MOST]
        for number in {*alike, *near}:
            claim = supply.claims[number]
            difference = compare(figure, claim.figures[0])
            for own in claim.figures[1:]:
                difference = max(difference, compare(figure, own), key=lambda found: found.closeness)
            score = scores.get(number, 0.0)
            if difference.closeness > 0 or score > _KIN:  # 一项基础工作 is no 1380条
                yield difference.closeness + score + (marked.get(index) == number), index, number, difference


def _bind_again(page: Page, supply: Supply, binding: Binding, homes: Mapping[int, Sequence[int]], index: int) -> None:
    """Bind a stranger to a fact that is stated elsewhere (a second mention that is wrong), or to a blank."""
    figure = page.figures[index]
    best, number, chosen = 0.0, -1, None
    for other, score in page.scores(index).items():
        claim = supply.claims[other]
        if claim.kind == BLANK:
            if score > max(_KIN, best) and figure.kind not in MOMENTS and not _is_left_empty(page, index):
                best, number, chosen = score, other, None
        elif claim.figures:
            own = claim.figures[0]
            if figure.value != own.value and (
                figure.unit != own.unit or score + _OTHER_VALUE <= max(_AGAIN, best)
            ):
                continue  # nothing alike, or not enough
            difference = compare(figure, own)
            if not (_is_telling(figure, difference) or is_named_beside(page, index, other)):
                continue
            rank = score + difference.closeness
            least = _SAME_UNIT if figure.unit == own.unit else _ALIKE
            if difference.closeness < _ALIKE and _stands_near(homes.get(other, ()), index):
                continue  # the words are about the fact's own figure, which stands right there
            if difference.closeness >= least and rank > max(_AGAIN, best):
                best, number, chosen = rank, other, difference
    if chosen:
        _alter(binding, index, number, chosen)
    elif number >= 0:
        binding.verdicts[index], binding.claims[index] = FILLED, number


def _is_left_empty(page: Page, index: int) -> bool:
    """Whether a ____ stands before a small count in its sentence: 通报日期为____，这|两件|事."""
    figure = page.figures[index]
    counts = is_few(figure) and not figure.text[0].isascii()
    return counts and BLANK_MARK.search(page.led(index, REACH)) is not None


def _is_telling(figure: Figure, difference: Difference) -> bool:
    """Whether a figure tells by its number alone which fact it states again (1,860人 for 1860人; not 5个 for 5件)."""
    number = number_of(figure)
    return difference.what in _SAME_NUMBER and number is not None and len(f"{number.normalize():f}") >= _LONG


def _stands_near(homes: Sequence[int], index: int) -> bool:
    place = bisect_left(homes, index)
    return any(abs(home - index) <= _NEAR for home in homes[max(0, place - 1) : place + 1])
