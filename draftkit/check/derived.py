"""Figures that nobody supplied: worked out from supplied ones, taken from a sample report, or invented."""

from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from draftkit.check.page import Page
from draftkit.check.phrases import is_slight
from draftkit.check.supply import Supply, number_of
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.messages import say

_MOST = 48


class Derivation:
    """Judges figures that belong to no fact."""

    def __init__(self, supply: Supply, foreign: frozenset[str], *, allow_derived: bool) -> None:
        self._supply = supply
        self._foreign = foreign
        self._allow = allow_derived
        self._sums: dict[tuple[Decimal, str], str] | None = None
        self._shares: dict[int, dict[Decimal, str]] = {}

    def judge_stranger(self, page: Page, index: int) -> Finding | None:
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
        how = self._derive(figure)
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

    def _derive(self, figure: Figure) -> str | None:
        number = number_of(figure)
        if number is None or figure.approx or figure.kind not in {"count", "percent", "period"}:
            return None
        if figure.unit == "%":
            return self._share(number)
        if self._sums is None:
            self._sums = self._work_out()
        return self._sums.get((number, figure.unit))

    def _known(self) -> dict[str, list[tuple[Decimal, str]]]:
        known: dict[str, list[tuple[Decimal, str]]] = {}
        for claim in self._supply.claims:
            if claim.figures and claim.figures[0].kind == "count" and not claim.figures[0].approx:
                number = number_of(claim.figures[0])
                if number is not None:
                    known.setdefault(claim.figures[0].unit, []).append((number, claim.figures[0].text))
        return known

    def _work_out(self) -> dict[tuple[Decimal, str], str]:
        sums: dict[tuple[Decimal, str], str] = {}
        for unit, numbers in self._known().items():
            for (one, a), (other, b) in combinations(numbers[:_MOST], 2):
                sums.setdefault((one + other, unit), f"{a}+{b}")
                high, low = (a, b) if one > other else (b, a)
                sums.setdefault((abs(one - other), unit), f"{high}-{low}")
            for first in range(len(numbers[:_MOST])):
                total, written = numbers[first]
                for number, text in numbers[first + 1 : _MOST]:
                    total, written = total + number, f"{written}+{text}"
                    sums.setdefault((total, unit), written)
        return sums

    def _share(self, percent: Decimal) -> str | None:
        places = -int(percent.as_tuple().exponent)
        if places not in self._shares:
            self._shares[places] = self._work_out_shares(Decimal(1).scaleb(-places))
        return self._shares[places].get(percent)

    def _work_out_shares(self, step: Decimal) -> dict[Decimal, str]:
        shares: dict[Decimal, str] = {}
        for numbers in self._known().values():
            for one, a in numbers[:_MOST]:
                for other, b in numbers[:_MOST]:
                    if other and one != other:
                        shares.setdefault((one * 100 / other).quantize(step, ROUND_HALF_UP), f"{a}÷{b}")
        return shares


def _finding(code: str, message: str, figure: Figure, severity: str = "error") -> Finding:
    return Finding(code, severity, "", figure.start, figure.end, figure.text, None, None, None, message)
