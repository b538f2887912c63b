"""A supplied rate below a hundred, and words that make it whole: 全部合格 where 合格率 is 98.6%."""

from collections.abc import Iterator
from functools import cache

from draftkit.check.altered import other_figure_finding
from draftkit.check.clauses import SENTENCE_END, pairs_of
from draftkit.check.summed import REST
from draftkit.check.supply import FIGURE, Claim, Supply, number_of
from draftkit.check.turned.outlook import is_ahead, is_wished
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_RATE = lazy_pattern("([一-龥]{2})率$")
_WHOLE = lazy_pattern(
    "(?:(?:全部|全数|悉数|全都|均已?|百分之?百)(?!未|不)|无一[例家户项件人处起]?[不未])(?P<deed>[一-龥]{2})(?!率|的)"
)
_REST = lazy_pattern(f"{REST}|其他|其它|最终|复检|整改后|截至")
"""What is told of as whole apart from the rate, or later."""
_REACH, _MOST = 60, 50
_WHOLE_RATE = 100


def judge_overstated(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a warning for each 全部合格 and 无一不合格 of what a rate below a hundred was supplied for."""
    rates = _rates(supply)
    supplied = cache(supply.words.__contains__)
    for found in _WHOLE.finditer(text) if rates else ():
        if found["deed"] not in rates or supplied(found[0]):
            continue
        sentence = SENTENCE_END.split(text[max(0, found.start() - _REACH) : found.start()])[-1]
        if _REST.search(sentence) or is_wished(text, found.start()) or is_ahead(text, found.start()):
            continue
        words = pairs_of(sentence)
        for claim in rates[found["deed"]]:
            head = pairs_of(_RATE.sub("", claim.fact.label))
            if not head or head & words:
                yield other_figure_finding(text, found.span(), claim.fact, "warning")
                break


def _rates(supply: Supply) -> dict[str, list[Claim]]:
    """Return the rates below a hundred by the deed they tell of, the first of each."""
    rates: dict[str, list[Claim]] = {}
    for claim in supply.claims:
        rate = _RATE.search(claim.fact.label) if claim.kind == FIGURE and claim.figures[0].unit == "%" else None
        number = number_of(claim.figures[0]) if rate else None
        if rate and number is not None and number < _WHOLE_RATE and len(rates.setdefault(rate[1], [])) < _MOST:
            rates[rate[1]].append(claim)
    return rates
