"""Do parts make up their total?"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from draftkit.messages import say

if TYPE_CHECKING:
    from draftkit.figures import Figure

_SIZES = {"": 1, "万": 10**4, "亿": 10**8}


def sum_problem(total: str, parts: Sequence[str | None]) -> str | None:
    """Return what is wrong with `total` as the sum of `parts`, or `None`.

    Only exact counts of one unit can be added; anything else (a blank, `40多家`, parts in other units) is no
    contradiction. Known parts may not exceed their total even while others are blank.
    """
    whole = _exact_count(total)
    known = [_exact_count(part) for part in parts if part is not None]
    if whole is None or any(figure is None or figure.unit != whole.unit for figure in known):
        return None
    found = sum((_number(figure) for figure in known if figure), Decimal(0))
    complete = len(known) == len(parts)
    if found == _number(whole) or (not complete and found < _number(whole)):
        return None
    return say(
        "the parts add up to {found}{unit}, the total says {total}; correct one of them, or set "
        '"total": false (in a workbook: 不必 under 相加) if they need not add up',
        found=_written_like(total, found),
        unit=whole.unit,
        total=total,
    )


def _exact_count(written: str) -> "Figure | None":
    from draftkit.figures import read_figure  # facts that are refused for their form need no grammar

    figure = read_figure(written)
    if figure is None or figure.approx or figure.kind != "count" or isinstance(figure.value, tuple | str):
        return None
    return figure


def _number(figure: "Figure") -> Decimal:
    assert isinstance(figure.value, int | Decimal)  # _exact_count let nothing else through
    return Decimal(figure.value)


def _written_like(total: str, number: Decimal) -> str:
    """Return a number with the 万 or 亿 of a total: 125.7万 beside 125.6万亩."""
    size = next((sign for sign in "亿万" if sign in total), "")
    return f"{(number / _SIZES[size]).normalize():f}{size}"
