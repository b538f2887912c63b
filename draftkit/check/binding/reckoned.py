"""What a figure is reckoned from, told by its name: 较|二季度末, of what is 环比 in 三季度末; 每|千人口."""

import re
from functools import lru_cache

from draftkit.check.binding.bases import own_words, words_of
from draftkit.check.binding.bound import ALLOWED, FOREIGN, STATED, STRAY, Binding
from draftkit.check.page import Page
from draftkit.check.periods import base_of
from draftkit.check.reckoning import Reckoning, level_of, level_pattern
from draftkit.check.supply import Claim, Supply
from draftkit.check.ways import read_told_way, read_way
from draftkit.patterns import lazy_pattern

_YEAR_BEFORE = lazy_pattern(r"(?P<than>[比较与同和跟])(?P<year>(?:[去上今同]年|上一年|(?:19|20)[0-9]{2}年度?)?的?)\Z")
_REACH, _BEHIND = 10, 24
_TO_NEXT = lazy_pattern(r"(?:份|[末底])?(?:相比[，,]?)?[^，。；：、！？,;!?\n]*")
_PER = lazy_pattern(r"每\s*\Z")
_ROUND = lazy_pattern("[十百千万]+(?P<of>[一-鿿]+)")


def find_reckoned(page: Page, supply: Supply, binding: Binding) -> None:
    """Let the periods and rounds stand that supplied figures are reckoned from, as their facts tell; a change that is
    told from another period is none of its fact (one that nobody supplied is found fault with itself). Note where
    facts of no change are told.
    """
    reckoning = Reckoning(page.text, supply)
    for level, span in reckoning.levels(supply.claims):
        binding.whole.setdefault(level, []).append(span)
    for index, figure in enumerate(page.figures):
        verdict = binding.verdicts[index]
        if figure.kind == "count" and verdict == FOREIGN:
            _judge_round(page, index, binding, supply)
        elif figure.kind in ("date", "ordinal") and verdict in (FOREIGN, ALLOWED):
            _judge_base(page, index, binding, supply, reckoning)
        elif binding.states_one(index) and _is_told_from_other(page, index, binding, supply, reckoning):
            binding.doubt(index, STRAY)


def _judge_base(page: Page, index: int, binding: Binding, supply: Supply, reckoning: Reckoning) -> None:
    figure = page.figures[index]
    led = _YEAR_BEFORE.search(page.before(index, _REACH))
    if led is None:
        return
    start = figure.start - len(led["year"])
    found = _claims_of(page, index, binding, supply)
    claims = [claim for claim in found if claim.figures or reckoning.speaks_of(claim, start)]
    if not claims:
        return
    leads_to = page.text[figure.end : page.starts[index + 1]] if claims[0].figures else ""
    if leads_to and _goes_other_way(page, index + 1, leads_to, claims[0]):
        return
    if any(reckoning.is_base(claim, (start, figure.end)) for claim in claims):
        first = index - 1 if led["year"][:1].isdigit() and binding.verdicts[index - 1] == FOREIGN else index
        binding.verdicts[first] = binding.verdicts[index] = ALLOWED
    elif (
        binding.verdicts[index] == ALLOWED
        and claims[0].figures
        and reckoning.is_other_base(claims[0], (start, figure.end))
    ):
        binding.doubt(index + 1, STRAY)


def _is_told_from_other(page: Page, index: int, binding: Binding, supply: Supply, reckoning: Reckoning) -> bool:
    """Whether a change is told from another period than its fact's, in words alone: 比去年下半年增长|5%, of 同比."""
    words, figure = own_words(page, index), page.figures[index]
    way = read_way(words, figure.kind) if "年" in words else None
    if way is None or not way.base or base_of(way.base) is not None:
        return False
    start, end = (figure.start - len(words) + at for at in (way.begin + 1, way.start))
    claim = supply.claims[binding.claims[index]]
    if (index and page.figures[index - 1].end > start) or _goes_other_way(page, index, words, claim):
        return False
    return reckoning.is_other_base(claim, (start, end))


def _goes_other_way(page: Page, index: int, words: str, claim: Claim) -> bool:
    """Whether words before a figure tell a change that goes the other way than its fact's."""
    kind = page.figures[index].kind
    told = read_way(words, kind)
    own = read_told_way(words_of(claim).partition(claim.figures[0].text)[0], kind)
    return told is not None and own is not None and told.side != own.side


def _claims_of(page: Page, index: int, binding: Binding, supply: Supply) -> list[Claim]:
    """Return the changes that a period may be the base of: of the figure that it leads to, or of no change (持平)."""
    end = page.figures[index].end
    if level := _level().match(page.text, end, end + _BEHIND):
        return [claim for claim in supply.claims if level_of(claim) == level["how"]]
    if index + 1 == len(page.figures) or binding.verdicts[index + 1] != STATED:
        return []
    if not _TO_NEXT.fullmatch(page.text, end, page.figures[index + 1].start):
        return []
    return [supply.claims[binding.claims[index + 1]]]


def _judge_round(page: Page, index: int, binding: Binding, supply: Supply) -> None:
    """Let 每 and a round number stand that the label of the next figure is reckoned from: 每千人口|执业医师2.8名; what
    is told of another one is no statement of its fact.
    """
    form = page.forms[index].removesuffix("口")
    found = _ROUND.fullmatch(form) if _PER.search(page.before(index, _REACH)) else None
    if found is None or index + 1 == len(page.figures) or page.ends_sentence(index):
        return
    if binding.verdicts[index + 1] != STATED:
        return
    words = words_of(supply.claims[binding.claims[index + 1]])
    if form in words:
        binding.verdicts[index] = ALLOWED
    elif re.search(f"[十百千万]{re.escape(found['of'])}", words):
        binding.doubt(index + 1, STRAY)


@lru_cache(maxsize=1)
def _level() -> re.Pattern[str]:
    return re.compile(rf"(?:份|[末底])?(?:相比|比较)?{level_pattern()}")
