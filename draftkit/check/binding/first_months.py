"""The first months of a year, in whatever words: 前10个月 and 1—10月, 头三个季度, 前三季度 and 1—9月."""

from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, FIGURE, Supply
from draftkit.figures import Figure
from draftkit.figures.figure import Value
from draftkit.figures.numerals import read_han
from draftkit.patterns import lazy_pattern

FIRST = "(?<![提之此以目日产事])[前头]"
_UNITS = {"个月": 1, "季度": 3, "个季度": 3}
_BEFORE = lazy_pattern(rf"{FIRST}\Z")
_TOLD = lazy_pattern(rf"{FIRST}(?P<number>[0-9]+|[一二两三四五六七八九十]+)(?P<unit>个月|个?季度)")
_RANGE = lazy_pattern("(?P<year>[0-9]{4}|-)-01,(?:(?P=year)|-)-(?P<last>[0-9]{2})")
_ENDS, _YEAR = 2, 12
_REACH = 2


def months_told(page: Page, index: int) -> int:
    """Return how many of the first months of a year a figure tells of, 0 if it doesn't."""
    figure = page.figures[index]
    if figure.kind != "period":
        return _span_of(figure.value) if figure.kind == "date" else 0
    if figure.approx or figure.unit not in _UNITS or not isinstance(figure.value, int):
        return 0
    return _UNITS[figure.unit] * figure.value if _BEFORE.search(page.before(index, _REACH)) else 0


def months_supplied(supply: Supply) -> frozenset[int]:
    """Return of how many of the first months of a year anything was supplied."""
    told = {_UNITS[found["unit"]] * _number(found["number"]) for found in _TOLD.finditer(supply.words)}
    told |= {_span_of(value) for value, _, _ in supply.values if isinstance(value, tuple)}
    return frozenset(told) - {0}


def since_january(page: Page, index: int, supply: Supply) -> list[int]:
    """Return the supplied spans of months that the first months of a year are: 前|九个月 of 1—9月."""
    months = months_told(page, index)
    if not 1 < months <= _YEAR:
        return []
    told = (claim for claim in supply.claims if claim.kind in (FIGURE, COMPOUND) and len(claim.figures) == 1)
    return [claim.index for claim in told if _is_span(claim.figures[0], months)]


def _is_span(figure: Figure, months: int) -> bool:
    return figure.kind == "date" and not figure.approx and _span_of(figure.value) == months


def _span_of(value: Value | object) -> int:
    """Return how many of the first months of a year a range of months is of, 0 if it begins later."""
    if not isinstance(value, tuple) or len(value) != _ENDS:
        return 0
    found = _RANGE.fullmatch(",".join(map(str, value)))
    return int(found["last"]) if found else 0


def _number(written: str) -> int:
    return int(written) if written.isdigit() else int(read_han(written) or 0)
