"""Parts that stand in the text and don't add up to the total that stands with them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from draftkit.check.binding.bound import ALLOWED, STATED, Binding
from draftkit.check.binding.structure import is_of_change
from draftkit.check.clauses import SENTENCE_END, STOP, start_after
from draftkit.check.page import Page
from draftkit.check.summed import PARTS, REST, SUMMED
from draftkit.check.supply import Supply, number_of
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_LONGEST = 200
_MOST = 24
_OF_IT = f"{PARTS}|等|分别"
_SOME, _SOME_BEFORE = lazy_pattern(_OF_IT), lazy_pattern(f"{_OF_IT}|{REST}|其他|其它")
_UNCOUNTED = lazy_pattern(rf"(?:{REST})\D*\Z")
_COLON = lazy_pattern(r"[\u4e00-\u9fff]{0,4}[：:]")
_AMONG = lazy_pattern(r"[\u4e00-\u9fff]{0,4}[，,；;]?(?P<bracket>[（(])?其中")
_OPENED, _CLOSED = lazy_pattern("[（(]"), lazy_pattern("[）)]")
_SUM = f"(?:{SUMMED}|相加)(?:为|达到?|有)?"
_IN_ALL, _ALL_OF_IT = lazy_pattern(f"{_SUM}$"), lazy_pattern(f"[，、；,;]?{_SUM}")
_EDGE = lazy_pattern(r"[，。；！？,;!?\n]|$")
_REACH = 6
_SIZES = (("亿", 10**8), ("万", 10**4))
_NEARLY = Decimal("0.02")
"""Parts told by 其中 may leave some out; what is left is hardly ever so small a share."""


def judge_sums(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding for each total with parts of its unit (in brackets, behind a colon or 其中, before 合计) that
    make another sum.

    An error where the parts can't overlap (days, or parts of that total); else a warning. Parts told by 其中 need
    not be all: only what is more than the total, or nearly the whole, is told. Totals and parts that are wrong
    already are left out, and so is what the facts themselves say.
    """
    for index, figure in enumerate(page.figures):
        if figure.kind != "count" or figure.approx or binding.verdicts[index] not in (STATED, ALLOWED):
            continue
        row: Sequence[int] = []
        if _OPENED.match(page.text, figure.end):
            row = _in_brackets(page, index)
        elif _COLON.match(page.text, figure.end):
            row = _behind(page, index, figure.end)
        finding = (
            _judge(page, supply, binding, index, row)
            or _judge_before(page, supply, binding, index)
            or _judge_among(page, supply, binding, index)
        )
        if finding:
            yield finding


def _judge_before(page: Page, supply: Supply, binding: Binding, index: int) -> Finding | None:
    """Return a finding on a figure told as the sum of those before it: 来信46件、来访82件，合计|119件."""
    if not _IN_ALL.search(page.before(index, _REACH)):
        return None
    whole = _all_parts_before(page, supply, binding, index)
    row = whole or _before(page, supply, binding, index)
    return _judge(page, supply, binding, index, row, whole=bool(whole))


def _judge_among(page: Page, supply: Supply, binding: Binding, index: int) -> Finding | None:
    """Return a finding on a figure some parts of which follow 其中."""
    among = _AMONG.match(page.text, page.figures[index].end)
    if among is None or is_of_change(page, index):
        return None
    # 130件（其中甲村46件、乙村84件），走访群众86户
    behind = _siblings(supply, binding, _behind(page, index, among.end(), _CLOSED if among["bracket"] else STOP))
    return _judge(page, supply, binding, index, behind, among=True)


def _judge(
    page: Page,
    supply: Supply,
    binding: Binding,
    index: int,
    inside: Sequence[int],
    *,
    among: bool = False,
    whole: bool = False,
) -> Finding | None:
    figure = page.figures[index]
    parts = [page.figures[i] for i in inside if page.figures[i].kind not in MOMENTS]
    if any(binding.verdicts[i] not in (STATED, ALLOWED) for i in inside):
        return None
    total, found = number_of(figure), _sum(figure, parts)
    if total is None or found is None or found == total:
        return None
    if any(_sum(figure, parts[:count]) == total for count in range(2, len(parts))):
        return None  # what follows is no part: 其中民事58条、刑事39条，办结90条
    if among and total - found > total * _NEARLY:
        return None
    own = supply.claims[binding.claims[index]] if binding.claims[index] >= 0 else None
    claims = [supply.claims[binding.claims[i]] if binding.claims[i] >= 0 else None for i in inside]
    of_own = [bool(claim and own and claim.fact.parent == own.fact.key) for claim in claims]
    if among and own and own.fact.key in supply.parts and not any(of_own):
        return None  # none of what it is broken down into: 合计128件，其中118件按期办结，办结119件
    if all(of_own):
        return None  # as supplied: the facts say themselves whether they add up
    apart = whole or (not among and (len(parts) < len(inside) or any(of_own)))
    message = say(
        "the parts beside {text} add up to {found}{unit}. Put total and parts as supplied.",
        found=_written_like(found, figure),
        unit=figure.unit,
        text=figure.text,
    )
    place, severity = (figure.start, figure.end), "error" if apart else "warning"
    return Finding.at(place, "sum", message, figure.text, own.fact if own else None, severity=severity)


def _written_like(number: Decimal, figure: Figure) -> str:
    """Return a number in 万 or 亿 where a figure is written so: 391.5万 beside 396万亩."""
    size, sign = next(((size, sign) for sign, size in _SIZES if sign in figure.text), (1, ""))
    return f"{(number / size).normalize():f}{sign}"


def _in_brackets(page: Page, index: int) -> list[int]:
    """Return the figures in the bracket behind figure `index`, if it says to break it down wholly."""
    start = page.figures[index].end
    closed = _CLOSED.search(page.text, start, start + _LONGEST)
    # 其余由县里调度: the rest is not counted
    if closed is None or _UNCOUNTED.search(page.text, start, closed.start()):
        return []
    return _row(page, index, start, closed.start())


def _behind(page: Page, index: int, start: int, edges: re.Pattern[str] = STOP) -> list[int]:
    """Return the figures from `start` on to an edge: the end of the sentence or its half, or of a bracket."""
    stop = edges.search(page.text, start, start + _LONGEST)
    return _row(page, index, start, stop.start() if stop else min(start + _LONGEST, len(page.text)))


def _row(page: Page, index: int, start: int, end: int) -> list[int]:
    """Return the figures behind `index` up to `end`, or none where some are parts of parts or left out."""
    if _SOME.search(page.text, start, end) or _OPENED.search(page.text, start + 1, end):
        return []
    inside = []
    for other in range(index + 1, min(len(page.figures), index + _MOST)):
        if page.figures[other].start > end:
            break
        inside.append(other)
    return inside


def _siblings(supply: Supply, binding: Binding, row: Sequence[int]) -> Sequence[int]:
    """Return the figures of a row that are parts of one fact, up to what else it goes on to tell; or all of it."""
    parents = [supply.claims[binding.claims[i]].fact.parent if binding.claims[i] >= 0 else None for i in row]
    count = next((count for count, parent in enumerate(parents) if parent != parents[0]), len(row))
    return row[:count] if count > 1 and parents[0] else row


def _all_parts_before(page: Page, supply: Supply, binding: Binding, index: int) -> list[int]:
    """Return the figures right before one in its sentence that state all the parts of another total, once each.

    What is told in all behind them is that total, if it is of nothing that is named: 分别为16件、18件，合计|34件.
    """
    last = binding.claims[index - 1] if index else -1
    total = supply.whole_of(supply.claims[last]) if last >= 0 else None
    parts = supply.parts[total.fact.key] if total else []
    row = list(range(index - len(parts), index))
    if total is None or total.index == binding.claims[index] or not 2 <= len(parts) <= index:
        return []
    figure = page.figures[index]
    if {binding.claims[other] for other in row} != {*parts} or not _EDGE.match(page.text, figure.end):
        return []
    if not _ALL_OF_IT.fullmatch(page.text, page.figures[row[-1]].end, figure.start):
        return []  # 东区212户、西区148户，签约总计301户
    start = _start_of_row(page, figure)
    if page.figures[row[0]].start < start:
        return []
    # 幼儿园120所、小学58所、中学39所，合计217所
    before = row[0] - 1
    besides = before >= 0 and page.figures[before].start >= start and page.figures[before].unit == figure.unit
    return [] if besides and binding.claims[before] != total.index else row


def _before(page: Page, supply: Supply, binding: Binding, index: int) -> list[int]:
    """Return the figures of a total's unit that lead up to it; none if some of the last ones make the sum.

    Parts of a total right beside it are that one's: 甲村受理9件、办结7件，乙村5件、4件，合计14件、11件.
    """
    figure = page.figures[index]
    others = {binding.claims[other] for other in page.run_around(index)} - {binding.claims[index]}
    start = _start_of_row(page, figure)
    if _SOME_BEFORE.search(page.text, start, figure.start) or _OPENED.search(page.text, start, figure.start):
        return []
    row: list[int] = []
    for other in range(index - 1, max(-1, index - _MOST), -1):
        if page.figures[other].start < start:
            break
        whole = supply.whole_of(supply.claims[binding.claims[other]]) if binding.claims[other] >= 0 else None
        if page.figures[other].unit == figure.unit and not (whole and whole.index in others):
            row.insert(0, other)
            if len(row) > 1 and _sum(figure, [page.figures[i] for i in row]) == number_of(figure):
                return []
    return row


def _start_of_row(page: Page, figure: Figure) -> int:
    """Return where the half sentence of a sum starts, or all of it where the sum opens a half: 来信46件；合计|119件."""
    reach = max(0, figure.start - _LONGEST)
    start = start_after(STOP, page.text, reach, figure.start)
    opens = _ALL_OF_IT.fullmatch(page.text, start, figure.start)
    return start_after(SENTENCE_END, page.text, reach, figure.start) if opens else start


def _sum(total: Figure, parts: Sequence[Figure]) -> Decimal | None:
    numbers = [number_of(part) for part in parts]
    if len(parts) < 2 or number_of(total) is None:
        return None
    if any(part.unit != total.unit or part.approx or part.kind != "count" for part in parts):
        return None
    return sum((number for number in numbers if number is not None), Decimal(0))
