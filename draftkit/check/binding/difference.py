"""How a written figure differs from the one that was supplied."""

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.supply import number_of
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS

FORM, QUALIFIER, UNIT, ROUNDED, DIGITS, MOMENT, NUMBER, KIND = (
    "form", "qualifier", "unit", "rounded", "digits", "moment", "number", "kind",
)  # fmt: skip

_CLOSENESS = {
    FORM: 1.0,
    QUALIFIER: 0.95,
    UNIT: 0.8,
    ROUNDED: 0.7,
    DIGITS: 0.6,
    MOMENT: 0.4,
    NUMBER: 0.25,
    KIND: 0.0,
}

Parts = tuple[str, str, str, str]


class Difference(NamedTuple):
    """What changed, and how close the two still are (0: strangers, 1: the same in other words)."""

    what: str
    closeness: float


def compare(found: Figure, supplied: Figure) -> Difference:
    """Return how `found` differs from `supplied`."""
    what = _what_differs(found, supplied)
    closeness = _CLOSENESS[what]
    if what == UNIT and found.kind != supplied.kind:
        closeness -= 0.5
    if what == DIGITS:
        closeness += 0.2 if found.unit == supplied.unit else -0.3
    if what == MOMENT:
        closeness += 0.4 * _shared_parts(str(found.value), str(supplied.value))
    return Difference(what, closeness)


def _what_differs(found: Figure, supplied: Figure) -> str:
    if found.kind in MOMENTS or supplied.kind in MOMENTS:
        if found.kind not in MOMENTS or supplied.kind not in MOMENTS:
            return KIND
        if found.value == supplied.value:
            return FORM if found.approx == supplied.approx else QUALIFIER
        return MOMENT
    if found.value == supplied.value:
        if found.unit != supplied.unit:
            return UNIT
        return FORM if found.approx == supplied.approx else QUALIFIER
    mine, theirs = number_of(found), number_of(supplied)
    if mine is None or theirs is None:
        return NUMBER if found.unit == supplied.unit and found.kind == supplied.kind else KIND
    same_unit = found.unit == supplied.unit
    if same_unit and _is_rounded(mine, theirs):
        return ROUNDED
    if _one_slip(_digits(mine), _digits(theirs)):
        return DIGITS
    return NUMBER if same_unit else KIND


def _is_rounded(found: Decimal, supplied: Decimal) -> bool:
    if not supplied or abs(found - supplied) > abs(supplied) / 12:
        return False
    return len(_digits(found).strip("0")) < len(_digits(supplied).strip("0"))


@lru_cache(maxsize=4096)
def _digits(number: Decimal) -> str:
    return f"{number.normalize():f}".replace(".", "").replace("-", "").lstrip("0")


def _one_slip(one: str, other: str) -> bool:
    """Whether one digit was changed, dropped, added, or swapped with its neighbour."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) - len(short) > 1 or one == other or not short:
        return False
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    if len(short) < len(long):
        return long[at + 1 :] == short[at:]
    if short[at + 1 :] == long[at + 1 :]:
        return len(short) > 1
    return short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]


def _shared_parts(one: str, other: str) -> float:
    """Return the share of a date's parts that agree: `--01-26` and `--01-28` agree in the month."""
    mine, theirs = parts_of(one), parts_of(other)
    known = [i for i in range(len(mine)) if mine[i] or theirs[i]]
    return sum(mine[i] == theirs[i] for i in known) / len(known) if known else 0.0


def parts_of(moment: str) -> Parts:
    """Return the year, month, day and hour of a moment, `""` for each that is not told."""
    date, _, clock = moment.partition("T")
    if date.startswith("---"):
        return ("", "", date[3:], clock)
    if date.startswith("--"):
        month, _, day = date[2:].partition("-")
        return ("", month, day, clock)
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    return (year, month, day, clock)


def leaves_out(found: str, supplied: str) -> bool:
    """Whether `found` is `supplied` with some of its parts left out (`29日` for `1月29日`)."""
    mine, theirs = parts_of(found), parts_of(supplied)
    return any(mine) and all(not a or a == b for a, b in zip(mine, theirs, strict=True))
