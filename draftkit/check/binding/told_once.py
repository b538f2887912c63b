"""Moments whose date stands only before them: 2月10日6时关闭，14时恢复通行; 9月12日至16日."""

from draftkit.check.binding.bound import ALLOWED, FOREIGN, STATED, Binding
from draftkit.check.binding.difference import Parts, parts_of
from draftkit.check.clauses import SENTENCE_END
from draftkit.check.page import Page
from draftkit.check.supply import FIGURE, Supply
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_REACH = 60
_SLACK, _FEW = 3, 4
_NEXT_DAY = lazy_pattern("(?:次日|翌日|第二天)$")
_OTHER_DAY = lazy_pattern("(?:每[天日晚]|[前昨今明后]天|[前隔]日)$")
_LAST = 28
"""The day behind this one may be of the next month."""


def bind_told_once(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind each day or hour that, with the date that stands before it, is a supplied moment which stands nowhere."""
    known: dict[Parts, list[int]] = {}
    for claim in supply.claims:
        own = claim.figures[0] if claim.kind == FIGURE else None
        if own and own.kind in MOMENTS and isinstance(own.value, str) and not own.approx:
            known.setdefault(parts_of(own.value), []).append(claim.index)
    stated = frozenset(binding.homes()) if known else frozenset()
    for index, figure in enumerate(page.figures if known else ()):
        if figure.kind not in MOMENTS or figure.approx or page.forms[index] in supply.allowed:
            continue
        ends = [parts_of(end) for end in figure.ends if isinstance(end, str)]
        if len(ends) == 2 and binding.verdicts[index] in (FOREIGN, ALLOWED, STATED):
            first, last = (known.get(end, ()) for end in (ends[0], _complete(ends[1], ends[0])))
            if first and last:
                whole = supply.owners.get(page.forms[index], ())  # 11月1日至11月8日, supplied as a range, too
                told = dict.fromkeys((*whole, *first, *last))
                binding.state(index, next(iter(told)))
                binding.also[index] = [*told][1:]
        elif len(ends) == 1 and not ends[0][1] and binding.verdicts[index] in (FOREIGN, ALLOWED):
            meant = [claim for claim in known.get(_told_before(page, index, ends[0]), ()) if claim not in stated]
            if meant:
                binding.state(index, meant[0])
                binding.also[index] = meant[1:]


def _told_before(page: Page, index: int, own: Parts) -> Parts:
    """Return a moment with what the nearest date before it in its sentence has more; 次日 is the day behind that."""
    here = page.figures[index].start
    before = page.before(index, _SLACK)
    if _OTHER_DAY.search(before):
        return own
    for earlier in reversed(page.figures[max(0, index - _FEW) : index]):
        if earlier.kind != "date" or not isinstance(earlier.value, str):
            continue
        if here - earlier.end > _REACH or SENTENCE_END.search(page.text, earlier.end, here):
            break
        year, month, day, _ = parts_of(earlier.value)
        if not month:
            continue
        if _NEXT_DAY.search(before):
            day = f"{int(day) + 1:02}" if day.isdigit() and int(day) < _LAST else ""
        return _complete(own, (year, month, day, "")) if day else own
    return own


def _complete(own: Parts, other: Parts) -> Parts:
    """Return a moment with the leading parts that it leaves out, as they are in another."""
    at = next((place for place, part in enumerate(own) if part), len(own))
    year, month, day, clock = (*other[:at], *own[at:])
    return year, month, day, clock
