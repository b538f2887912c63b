"""Parts told as the total of their siblings, and that among these: 市级37项、省级6项，总数30项, where 37 is all."""

import re
from collections.abc import Iterable, Iterator, Mapping

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.rows import is_sole_count, sole_counts
from draftkit.check.clauses import STOP, start_after
from draftkit.check.page import Page
from draftkit.check.subjects import pairs_in
from draftkit.check.summed import AMOUNT, PARTS, SUMMED, TOGETHER
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_REACH = 60
_MOST = 24
"""Figures looked at on each side: rows of several measures, a row a paragraph."""
_MOST_PARTS = 12
_TELLING = 2
_IN_ALL = lazy_pattern(
    f"{SUMMED}|{AMOUNT}|总和|[合加]起来|[加合]在一起|合并(?:计算|统计)|相加|加总|算下来|汇总|综合各|"
    "(?:综合|总体|整体|总的|总)(?:来看|看来|来说|算来|上看|观之|看)"
)
"""What opens a row of totals: all figures behind it are of all."""
_SUMMED = lazy_pattern(f"(?:{TOGETHER}|累计)[^，。；、：0-9]{{0,4}}$")
"""The same, close before a figure alone."""
_LINE = lazy_pattern(r"\n{2,}")
_SUM_BEFORE = lazy_pattern("(?:总|合计|共计|共)[^，。；、：0-9]{0,6}$")
_SOME = lazy_pattern(f"{PARTS}|分别|[（(]")


def find_parts_in_all(page: Page, supply: Supply, binding: Binding) -> None:
    """Find parts told as a total (合计, 总数) whose siblings and total all stand in one row; exchange part and total.

    All there is to tell of that total stands there then, and the words say which figure is the sum of the others. The
    total must stand in the part's place: beside its words, or behind one of its siblings.
    """
    exchanged: set[int] = set()
    for index in sole_counts(page, supply, binding) if supply.parts else ():
        claim = binding.claims[index]
        whole = supply.whole_of(supply.claims[claim])
        siblings = supply.parts.get(whole.fact.key, ()) if whole else ()
        if not whole or index in exchanged or len(siblings) > _MOST_PARTS:
            continue
        if not is_told_in_all(page, supply, binding, index, whole.fact.label):
            continue
        for row in (range(index - 1, max(-1, index - 1 - _MOST), -1), range(index + 1, index + 1 + _MOST)):
            family = _family(page, binding, row, {whole.index, *siblings} - {claim}, claim)
            other = family.get(whole.index, -1)
            if other < 0 or not is_sole_count(page, supply, binding, other):
                continue
            if _names_part(page, index, claim, whole.index, family, STOP):
                continue
            if _is_in_place(page, other, claim, whole.index, family):
                binding.exchange(index, other)
                exchanged |= {index, other}
                break


def is_told_in_all(page: Page, supply: Supply, binding: Binding, index: int, total: str) -> bool:
    """Whether the words before a figure tell it as the `total` of something."""
    figure = page.figures[index]
    start = start_after(STOP, page.text, max(0, figure.start - _REACH), figure.start)
    last = index and page.figures[index - 1].end
    opened = start_after(_IN_ALL, page.text, start, figure.start)
    end = figure.start - len(total) if page.text.endswith(total, last, figure.start) else figure.start
    summed = _SUMMED.search(page.text, max(start, last), end)
    opened = max(opened, summed.end() if summed else start)
    if opened == start:
        return False
    if _SOME.search(page.text, opened, figure.start):
        return False
    return all(supply.is_total(binding.claims[other]) for other in _between(page, index, opened))


def _between(page: Page, index: int, start: int) -> Iterator[int]:
    """Yield the figures before one, from a place on."""
    while index and page.figures[index - 1].start >= start:
        index -= 1
        yield index


def _family(page: Page, binding: Binding, row: Iterable[int], wanted: set[int], own: int) -> dict[int, int]:
    """Return the figures of a row that state some claims, the nearest first; nothing where any of them is not there, or
    another figure of the claim that they are the family of.
    """
    family: dict[int, int] = {}
    for index in row:
        if index == len(page.figures) or binding.claims[index] == own:
            break
        claim = binding.claims[index]
        if binding.verdicts[index] == STATED and claim in wanted:
            family.setdefault(claim, index)
            if len(family) == len(wanted):
                return family
    return {}


def _names_part(
    page: Page, index: int, part: int, total: int, family: Mapping[int, int], edges: re.Pattern[str]
) -> bool:
    """Whether a part is named before a figure, behind what stands there of its family: 企业职工新增9人、总数|52人."""
    figure = page.figures[index]
    before = max((page.figures[other].end for other in family.values() if other < index), default=0)
    start = start_after(edges, page.text, max(before, figure.start - _REACH), figure.start)
    own = page.subjects[part].pairs.difference(*(page.subjects[claim].pairs for claim in (total, *family)))
    return not own.isdisjoint(pairs_in(page.text[start : figure.start]))


def _is_in_place(page: Page, index: int, part: int, total: int, family: Mapping[int, int]) -> bool:
    """Whether a total stands where a part of it is spoken of, or behind another part and not as a total."""
    if page.prefer(index, part, total) > 0 or _names_part(page, index, part, total, family, _LINE):
        return True
    if _is_headed_by(page, index, part, total) or _is_listed_with(page, index, family):
        return True
    behind = any(place < index for claim, place in family.items() if claim != total)
    return behind and not page.stands_behind(index, total) and not _SUM_BEFORE.search(page.before(index, _REACH))


def _is_headed_by(page: Page, index: int, part: int, total: int) -> bool:
    """Whether the label of a part stands right before a total, or opens its sentence: 国有书店…, 办活动940场."""
    label, start = page.label(part), max(0, page.figures[index].start - _REACH)
    if len(label) < _TELLING or page.has_label_before(index, total):
        return False
    opening = start_after(STOP, page.text, start, page.figures[index].start)
    return page.has_label_before(index, part) or (opening > start and page.text.startswith(label, opening))


def _is_listed_with(page: Page, index: int, family: Mapping[int, int]) -> bool:
    """Whether a total stands in a list right beside a part of it: 村、乡林长分别为412名、146名; 镇558名、村412名."""
    beside = [other for other in family.values() if abs(other - index) == 1]
    if page.surroundings.in_list(index) and any(map(page.surroundings.in_list, beside)):
        return True
    end = page.figures[index].end
    listed = index + 1 in beside and page.text.startswith("、", end)
    return listed and not _SOME.search(page.text, end, page.figures[index + 1].start)
