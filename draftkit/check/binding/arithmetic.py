"""What can be worked out from supplied figures: sums, differences, shares, averages, multiples."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import accumulate, combinations
from typing import NamedTuple

from draftkit.check.supply import Claim, number_of
from draftkit.figures import Figure

_MOST = 48
_TAIL = 2


class Term(NamedTuple):
    """A supplied number as written, to work with."""

    number: Decimal
    unit: str
    text: str


def term_of(figure: Figure) -> Term | None:
    """Return a figure to work with; `None` if it is no exact count or percentage."""
    works = not figure.approx and (figure.kind == "count" or figure.unit == "%")
    number = number_of(figure) if works else None
    return None if number is None else Term(number, figure.unit, figure.text)


class Sums:
    """The sums of supplied figures that someone may want: of two, of neighbours in the facts, of a column."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self.known: dict[str, list[Term]] = {}
        self._columns: dict[str, dict[str, list[Term]]] = {}
        self._told: dict[str, dict[Decimal, Sequence[Term]]] = {}
        for claim in claims:
            if claim.figures and (term := term_of(claim.figures[0])) and term.unit != "%":
                self.known.setdefault(term.unit, []).append(term)
                columns = self._columns.setdefault(term.unit, {})
                columns.setdefault(claim.fact.label[-_TAIL:], []).append(term)

    def find(self, number: Decimal, unit: str) -> str | None:
        """Return of which figures `number` is the sum."""
        if unit not in self._told:
            self._told[unit] = self._add_up(unit)
        terms = self._told[unit].get(number)
        return written_sum(terms) if terms else None

    def _add_up(self, unit: str) -> dict[Decimal, Sequence[Term]]:
        """Return the terms of each sum; of several ways to make one, the first."""
        told: dict[Decimal, Sequence[Term]] = {}
        for column in self._columns.get(unit, {}).values():
            if len(column) > 1:
                told.setdefault(sum((term.number for term in column[:_MOST]), Decimal(0)), column[:_MOST])
        nearest = self.known.get(unit, [])[:_MOST]
        for one, other in combinations(nearest, 2):
            told.setdefault(one.number + other.number, (one, other))
        for first in range(len(nearest)):
            totals = accumulate(term.number for term in nearest[first:])
            for last, total in enumerate(totals, start=first + 1):
                if last >= first + 3:
                    told.setdefault(total, nearest[first:last])
        return told


def written_sum(terms: Iterable[Term]) -> str:
    """Return `120人+86人`."""
    return "+".join(term.text for term in terms)


def find_difference(number: Decimal, unit: str, near: Sequence[Term]) -> str | None:
    """Return of which two figures `number` is the difference."""
    for one, other in _pairs(near, unit):
        if one.number - other.number == number:
            return f"{one.text}-{other.text}"
    return None


def find_share(percent: Decimal, near: Sequence[Term], known: dict[str, list[Term]]) -> str | None:
    """Return of which figures `percent` is the share, or the growth."""
    step = step_of(percent)
    for unit in _units(near):
        for one, other in _pairs(near, unit):
            if _rounded(one.number, other.number, step, 100) == percent:
                return f"{one.text}÷{other.text}"
            if _rounded(abs(one.number - other.number), other.number, step, 100) == percent:
                return f"({one.text}-{other.text})÷{other.text}"
        terms = known.get(unit, [])[:_MOST]
        total = sum((term.number for term in terms), Decimal(0))
        for term in near:
            if term.unit == unit and _rounded(term.number, total, step, 100) == percent:
                return f"{term.text}÷({written_sum(terms)})"
    return None


def find_multiple(times: Decimal, near: Sequence[Term]) -> str | None:
    """Return of which two figures `times` is the quotient."""
    step = step_of(times)
    for unit in _units(near):
        for one, other in _pairs(near, unit):
            if _rounded(one.number, other.number, step) == times:
                return f"{one.text}÷{other.text}"
    return None


def find_average(number: Decimal, unit: str, near: Sequence[Term], rows: Iterable[Sequence[Term]]) -> str | None:
    """Return of which figures `number` is the average: of a row, or one divided by another."""
    step = step_of(number)
    for row in rows:
        if len(row) > 1 and _rounded(sum((term.number for term in row), Decimal(0)), Decimal(len(row)), step) == number:
            return f"({written_sum(row)})÷{len(row)}"
    for one in near:
        for other in near:
            if one.unit == unit and other is not one and _rounded(one.number, other.number, step) == number:
                return f"{one.text}÷{other.text}"
    return None


def step_of(number: Decimal) -> Decimal:
    """Return one of the last place of a number: 0.1 for 58.3."""
    return Decimal(1).scaleb(min(0, int(number.as_tuple().exponent)))


def _pairs(near: Sequence[Term], unit: str) -> Iterator[tuple[Term, Term]]:
    terms = [term for term in near if term.unit == unit]
    yield from ((one, other) for one in terms for other in terms if one != other)


def _units(near: Sequence[Term]) -> Iterable[str]:
    return dict.fromkeys(term.unit for term in near if term.unit != "%")


def _rounded(one: Decimal, other: Decimal, step: Decimal, times: int = 1) -> Decimal | None:
    return (one * times / other).quantize(step, ROUND_HALF_UP) if other else None
