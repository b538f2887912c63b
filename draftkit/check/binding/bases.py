"""Changes told from another base than their fact's: 环比上升5%, of what was supplied as 同比."""

from collections.abc import Iterator
from functools import lru_cache

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.binding.events import own_start
from draftkit.check.lexicon import read_lines
from draftkit.check.page import Page
from draftkit.check.periods import base_of
from draftkit.check.supply import COMPOUND, Claim, Supply, squeeze
from draftkit.check.ways import COMPARED, read_way
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_PASSING = frozenset({*MOMENTS, "ordinal", "period"})
_SENTENCE = 80
_MOST = 32
_OF_YEAR, _SINCE_YEAR = "同比", "年初"
_AT_YEARS_END = lazy_pattern("年[末底终]|12月|十二月|全年|年度|一年来")
"""Where 比年初 and 同比 may be the same."""
_TOPIC = lazy_pattern(rf"(?:^|[，。；\n])\s*(?P<base>(?:{COMPARED})[^，。；\d]{{0,10}})[，,]$")
"""A clause that tells no more than with what the next one compares: 与上月相比，."""


def find_other_bases(page: Page, supply: Supply, binding: Binding) -> None:
    """Find changes that their clause reckons from another base than their fact's own words do.

    Such a figure is no statement of its fact; it is only not sure where the two may be the same (比上年末, 比上年).
    """
    for index, owners in owned_figures(page, supply, binding):
        told = _told_base(page, index)
        form = page.forms[index]
        own = {base_of(words_of(claim, form)) for claim in owners} if told is not None else {None}
        if told is not None and None not in own and told not in own:
            around = f"{page.led(index, _SENTENCE)}，{page.label(binding.claims[index])}"
            sure = all(_exclude(base, told, around, page.text) for base in own if base is not None)
            binding.doubt(index, STRAY if sure else UNSURE)


def owned_figures(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, list[Claim]]]:
    """Yield the figures that state one fact each, as they are when their turn comes, with all facts of their value."""
    for index, verdict in enumerate(binding.verdicts):
        if verdict == STATED and index not in binding.also and page.forms[index] not in supply.allowed:
            owners = supply.owners.get(page.forms[index], ()) or (binding.claims[index],)
            yield index, [supply.claims[owner] for owner in owners[:_MOST]]


def own_words(page: Page, index: int) -> str:
    """Return the words before a figure, up to the edge of its clause or to another figure that is no moment."""
    start = own_start(page, index, lambda kind: kind not in _PASSING)
    return page.text[start : page.figures[index].start]


def words_of(claim: Claim, form: str = "") -> str:
    """Return what is supplied of a fact before its figure: its label, and the words of its value (上升|5%).

    Of several figures (同比增长6.4%、环比下降2.3%) the one with the written `form` is meant.
    """
    if claim.kind != COMPOUND:
        return claim.fact.label
    starts = [0, *(figure.end for figure in claim.figures)]
    ahead = zip(starts, claim.figures, strict=False)
    own = [claim.form[start : figure.start] for start, figure in ahead if squeeze(figure.text) == form]
    return f"{claim.fact.label}，{own[0] if own and len(claim.figures) > 1 else claim.form}"


def _told_base(page: Page, index: int) -> int | None:
    """Return with what a figure's clause compares it, as the change that it tells, or the clause before that."""
    words = own_words(page, index)
    way = read_way(words, page.figures[index].kind)
    if way is None or way.came_to:
        return None
    if way.base:
        return base_of(way.base)
    start = page.figures[index].start - len(words)
    topic = _TOPIC.search(page.text[max(0, start - _SENTENCE) : start])
    return base_of(topic["base"]) if topic else None


def _exclude(own: int, told: int, around: str, text: str) -> bool:
    """Whether a change from one base is surely none from another; at a year's end, what is since 年初 is of a year, and
    what is told from 上年 may always be meant so.
    """
    of_year, since_year = _line_of(_OF_YEAR), _line_of(_SINCE_YEAR)
    if {own, told} != {of_year, since_year}:
        return True
    if own == since_year and not _AT_YEARS_END.search(f"{around}，{text}"):
        return True
    return _OF_YEAR in around and not _AT_YEARS_END.search(around)


@lru_cache(maxsize=2)
def _line_of(word: str) -> int:
    return next(line for line, words in enumerate(read_lines("bases")) if word in words.split())
