"""过半 in words beside the figures that show it: 计划过了大半，达68.9%."""

from collections.abc import Sequence
from decimal import Decimal

from draftkit.check.binding.arithmetic import Term
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_MORE_THAN_HALF = lazy_pattern("大半|多半|过半数?|(?:半数|一半)以上|(?:超过?|逾)(?:一半|半数)")
_HALF = Decimal("0.5")


def tells_more_than_half(figure: Figure) -> bool:
    """Whether a figure says more than half in words."""
    return _MORE_THAN_HALF.fullmatch(figure.text) is not None


def is_shown_as_share(terms: Sequence[Term]) -> bool:
    """Whether one of some figures is a share of more than half."""
    return any(term.unit == "%" and 50 < term.number <= 100 for term in terms)


def is_shown_by_parts(terms: Sequence[Term]) -> bool:
    """Whether one of some figures is more than half of another."""
    pairs = ((one, other) for one in terms for other in terms if one.unit == other.unit != "%" and other.number > 0)
    return any(_HALF < one.number / other.number < 1 for one, other in pairs)
