"""Parts that stand in the text and don't add up to the total that stands before them."""

from collections.abc import Iterator
from decimal import Decimal

from draftkit.check.bound import ALLOWED, STATED, Binding
from draftkit.check.page import Page
from draftkit.check.supply import Supply, number_of
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.messages import say

_LONGEST = 200
_SOME = ("其中", "含", "包括", "等", "分别")
_DATED = frozenset({"date", "time"})


def judge_sums(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding for each total whose breakdown in brackets is of its unit and makes another sum.

    An error where the parts can't overlap (days, or parts of that fact); else a warning. Totals and parts
    that are wrong already are left out.
    """
    for index, figure in enumerate(page.figures):
        if figure.kind != "count" or page.text[figure.end : figure.end + 1] not in ("（", "("):
            continue
        inside = _breakdown(page, index)
        if inside is None or any(binding.verdicts[i] not in (STATED, ALLOWED) for i in (index, *inside)):
            continue
        parts = [page.figures[i] for i in inside if page.figures[i].kind not in _DATED]
        found = _sum(figure, parts)
        if found is None or found == number_of(figure):
            continue
        own = supply.claims[binding.claims[index]] if binding.claims[index] >= 0 else None
        of_own = [
            binding.claims[i] >= 0 and own and supply.claims[binding.claims[i]].fact.parent == own.fact.key
            for i in inside
        ]
        if all(of_own):
            continue  # as supplied: the facts say themselves whether they add up
        apart = len(parts) < len(inside) or any(of_own)
        message = say(
            "the parts in brackets add up to {found}{unit}, not to {text}. Put total and parts as supplied.",
            found=f"{found.normalize():f}",
            unit=figure.unit,
            text=figure.text,
        )
        fact, severity = own.fact if own else None, "error" if apart else "warning"
        yield Finding.at((figure.start, figure.end), "sum", message, figure.text, fact, severity=severity)


def _breakdown(page: Page, index: int) -> list[int] | None:
    """Return the figures in the bracket behind figure `index`, if it says to break it down wholly."""
    start = page.figures[index].end
    ends = [end for end in (page.text.find(mark, start, start + _LONGEST) for mark in "）)") if end > 0]
    if not ends or any(word in page.text[start : min(ends)] for word in _SOME):
        return None
    inside = []
    for other in range(index + 1, len(page.figures)):
        if page.figures[other].start > min(ends):
            break
        inside.append(other)
    return inside


def _sum(total: Figure, parts: list[Figure]) -> Decimal | None:
    numbers = [number_of(part) for part in parts]
    if len(parts) < 2 or total.approx or number_of(total) is None:
        return None
    if any(part.unit != total.unit or part.approx or part.kind != "count" for part in parts):
        return None
    return sum((number for number in numbers if number is not None), Decimal(0))
