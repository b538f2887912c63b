"""Months told in other words than supplied: 前10个月 and 1—10月, 第三季度 and 7—9月, 上半年 and 1—6月."""

from collections.abc import Sequence

from draftkit.check.binding.bound import ALLOWED, FOREIGN, STATED, Binding
from draftkit.check.binding.events import OF_REPORT
from draftkit.check.page import Page
from draftkit.check.periods import Period, read_periods
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.verdict import Span

_KINDS = frozenset({"date", "ordinal", "period"})
_REACH, _BEHIND = 12, 3
_LONGEST = 20


def bind_same_months(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind figures that tell the months which a fact's value is; let those stand that anything was supplied of."""
    spans = _spans(supply)
    supplied: list[Period] | None = None
    for index, verdict in enumerate(binding.verdicts):
        told = _months_told(page, index) if verdict in (FOREIGN, STATED) else None
        if told is None:
            continue
        claims = [claim for claim, own in spans if claim.figures and _are_same(told, own, supply)]
        if claims and verdict == FOREIGN:
            binding.state(index, claims[0].index)
            binding.also[index] = [claim.index for claim in claims[1:]]
        elif verdict == FOREIGN:
            supplied = _several(supply.words) if supplied is None else supplied
            if any(_are_same(told, own, supply) for own in supplied):
                binding.verdicts[index] = ALLOWED
        for claim in claims:
            if claim.kind == COMPOUND and claim.index not in binding.whole:
                binding.whole[claim.index] = [(page.figures[index].start, page.figures[index].end)]


def find_reported(text: str, supply: Supply) -> dict[int, list[Span]]:
    """Return where the time that all is told of (统计时段: 1—6月) stands in other words: 上半年."""
    spans = [(claim, own) for claim, own in _spans(supply) if OF_REPORT.search(claim.fact.label)]
    told = _several(text) if spans else []
    return {
        claim.index: places
        for claim, own in spans
        if (places := [(period.start, period.end) for period in told if _are_same(period, own, supply)])
    }


def _spans(supply: Supply) -> Sequence[tuple[Claim, Period]]:
    """Return the facts whose value is several months, and those."""
    read = ((claim, _several(claim.form)) for claim in supply.claims if len(claim.form) < _LONGEST)
    return [(claim, own[0]) for claim, own in read if own and own[0].end - own[0].start == len(claim.form)]


def _months_told(page: Page, index: int) -> Period | None:
    """Return the several months that a figure tells of, with the words before it (2025年前|三季度), if it does."""
    figure = page.figures[index]
    if figure.kind not in _KINDS or figure.approx:
        return None
    first = max(0, figure.start - _REACH)
    for told in _several(page.text[first : figure.end + _BEHIND]):
        if first + told.start <= figure.start and figure.end <= first + told.end:
            return told
    return None


def _several(words: str) -> list[Period]:
    """Return the periods of more than one month in some words."""
    return [told for told in read_periods(words) if len(told.months) > 1]


def _are_same(told: Period, own: Period, supply: Supply) -> bool:
    """Whether what is told of are the months of another period, and of no year that was not supplied."""
    if told.months != own.months:
        return False
    if not told.is_numbered or told.year in (own.year, supply.year):
        return True
    return own.year is None and f"{told.year}年" in supply.words
