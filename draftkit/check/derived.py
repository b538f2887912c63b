"""Figures that nobody supplied: worked out from supplied ones, taken from a sample report, or invented."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from draftkit.check.bound import STATED, Binding
from draftkit.check.page import Page
from draftkit.check.phrases import is_slight
from draftkit.check.supply import Supply, number_of
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_MOST = 48
_NEAREST = 6
_REACH = 200
_WORKED_OUT = lazy_pattern(
    r"合计|共计|总计|总共|共|相差|多出?|少|高出?|低|增加|减少|增长|下降|占比?|比重|比例|率|净增|余下|剩余|其余|还有|差距"
)
_CUE_REACH = 14

Term = tuple[Decimal, str]


class Derivation:
    """Judges figures that belong to no fact, and tells which of them are worked out from facts.

    A sum may be one of any supplied figures; a difference, share or growth only of figures that stand near,
    for among forty figures some two make any percentage.
    """

    def __init__(self, supply: Supply, foreign: frozenset[str] = frozenset(), *, allow_derived: bool = False) -> None:
        self._supply = supply
        self._foreign = foreign
        self._allow = allow_derived
        self._sums: dict[tuple[Decimal, str], str] | None = None

    def judge_stranger(self, page: Page, index: int, binding: Binding) -> Finding | None:
        """Return what is wrong with a figure that belongs to no fact, or `None` if it may stand."""
        figure, form = page.figures[index], page.forms[index]
        if figure.kind == "document":
            message = say(
                "{text} is a document number nobody supplied. Delete it, or add it to the facts.",
                text=figure.text,
            )
            return _finding("leaked" if form in self._foreign else "unknown_name", message, figure)
        if form in self._foreign:
            message = say("{text} comes from a sample report and was not supplied. Delete it.", text=figure.text)
            return _finding("leaked", message, figure)
        how = self.derive(page, index, binding)
        if how and self._allow:
            return None
        if how:
            message = say(
                "{text} is right but worked out ({how}), and was not supplied. Delete it, or supply it as a fact.",
                text=figure.text,
                how=how,
            )
        else:
            message = say("{text} was not supplied. Delete it, or add it to the facts if it is true.", text=figure.text)
        return _finding("invented", message, figure, "warning" if is_slight(page.text, figure) else "error")

    def is_worked_out(self, page: Page, index: int, binding: Binding) -> bool:
        """Tell whether a figure is right as a sum, difference or share, and said to be one (合计, 占, 多)."""
        figure = page.figures[index]
        around = page.text[max(0, figure.start - _CUE_REACH) : figure.start]
        opened = page.text[figure.end : figure.end + 3].startswith(("（", "(", "，其中", "其中"))
        return (opened or bool(_WORKED_OUT.search(around))) and self.derive(page, index, binding) is not None

    def derive(self, page: Page, index: int, binding: Binding) -> str | None:
        """Return how a figure is worked out from supplied ones, `None` if it isn't."""
        figure = page.figures[index]
        number = number_of(figure)
        if number is None or figure.approx or figure.kind not in {"count", "percent", "period"}:
            return None
        if figure.unit == "%":
            return self._share(page, index, binding, number)
        if self._sums is None:
            self._sums = self._work_out_sums()
        return self._sums.get((number, figure.unit)) or self._difference(page, index, binding, number)

    def _known(self) -> dict[str, list[Term]]:
        known: dict[str, list[Term]] = {}
        for claim in self._supply.claims:
            if claim.figures and (term := _term(claim.figures[0])):
                known.setdefault(claim.figures[0].unit, []).append(term)
        return known

    def _work_out_sums(self) -> dict[tuple[Decimal, str], str]:
        sums: dict[tuple[Decimal, str], str] = {}
        for unit, numbers in self._known().items():
            for (one, a), (other, b) in combinations(numbers[:_MOST], 2):
                sums.setdefault((one + other, unit), f"{a}+{b}")
            for first in range(len(numbers[:_MOST])):
                total, written = numbers[first]
                for number, text in numbers[first + 1 : _MOST]:
                    total, written = total + number, f"{written}+{text}"
                    sums.setdefault((total, unit), written)
        return sums

    def _difference(self, page: Page, index: int, binding: Binding, number: Decimal) -> str | None:
        unit = page.figures[index].unit
        for (one, a), (other, b) in _pairs(_near(page, index, binding), unit):
            if one - other == number:
                return f"{a}-{b}"
        return None

    def _share(self, page: Page, index: int, binding: Binding, percent: Decimal) -> str | None:
        step = Decimal(1).scaleb(int(percent.as_tuple().exponent))
        near = _near(page, index, binding)
        for unit in {unit for unit, _ in near}:
            for (one, a), (other, b) in _pairs(near, unit):
                if other and _rounded(one, other, step) == percent:
                    return f"{a}÷{b}"
                if other and _rounded(abs(one - other), other, step) == percent:
                    return f"({a}-{b})÷{b}"
            numbers = [term for term in self._known().get(unit, ())][:_MOST]
            total = sum((number for number, _ in numbers), Decimal(0))
            for number, text in (term for other, term in near if other == unit):
                if total and _rounded(number, total, step) == percent:
                    return f"{text}÷({'+'.join(written for _, written in numbers)})"
        return None


def _term(figure: Figure) -> Term | None:
    number = number_of(figure) if figure.kind == "count" and not figure.approx else None
    return None if number is None else (number, figure.text)


def _near(page: Page, index: int, binding: Binding) -> list[tuple[str, Term]]:
    """Return the stated figures around one, with their units."""
    here = page.figures[index]
    terms = []
    for other in range(max(0, index - _NEAREST), min(len(page.figures), index + _NEAREST + 1)):
        figure = page.figures[other]
        if binding.verdicts[other] == STATED and abs(figure.start - here.start) <= _REACH and (term := _term(figure)):
            terms.append((figure.unit, term))
    return terms


def _pairs(near: list[tuple[str, Term]], unit: str) -> Iterator[tuple[Term, Term]]:
    terms = [term for other, term in near if other == unit]
    yield from ((one, other) for one in terms for other in terms if one != other)


def _rounded(one: Decimal, other: Decimal, step: Decimal) -> Decimal:
    return (one * 100 / other).quantize(step, ROUND_HALF_UP)


def _finding(code: str, message: str, figure: Figure, severity: str = "error") -> Finding:
    return Finding(code, severity, "", figure.start, figure.end, figure.text, None, None, None, message)
