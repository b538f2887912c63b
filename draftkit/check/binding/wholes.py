"""Shares and ranks told within another whole than their fact's: 占总投资的6%, of 占计划; 居全省第3位, of 全市位次."""

from collections.abc import Mapping
from functools import lru_cache

from draftkit.check.binding.bases import owned_figures, words_of
from draftkit.check.binding.bound import STRAY, Binding
from draftkit.check.lexicon import read_lines
from draftkit.check.page import Page
from draftkit.check.ranks import RANKING
from draftkit.check.scopes import SCOPE
from draftkit.check.supply import Claim, Supply
from draftkit.check.turned.contrasts import contrasts_of
from draftkit.patterns import lazy_pattern

_REACH = 40
_OF = r"(?:占(?![比地用道有领据])[到了其]?|完成)"
_RATE = "(?:比例|比重|比率|百分比|份额|占比|比)"
_OF_LABEL = lazy_pattern(rf"{_OF}(?P<whole>[^，。；（）()占]{{2,14}}?)(?:[（(][^（）()]*[）)])?的?{_RATE}?$")
_OF_TEXT = lazy_pattern(
    rf"{_OF}(?P<whole>[^，。；、（）()占\d]{{2,14}}?)(?:[（(][^（）()]*[）)])?"
    rf"(?:的(?:{_RATE}(?:[为是达]|达到)?)?|{_RATE}(?:[为是达]|达到)|(?=$))(?:[仅约近超达]|超过|达到|不足)*$"
)
_LEVEL = f"{SCOPE}|全(?:球|系统|行业)"
_ANY_LEVEL = lazy_pattern(_LEVEL)
_RANKED = lazy_pattern(rf"({_LEVEL})[^，。；、全第]{{0,2}}(?:{RANKING}|排行|第)")
_RANKED_HERE = lazy_pattern(rf"({_LEVEL})[^，。；、全第\d]{{0,6}}$")
_WITH = lazy_pattern(
    r"(?P<less>剔除|扣除|不含|不包含|不包括|不计)?(?(less)|(?<!不)(?:包含|包括|含|计入))(?P<what>[一-鿿]{2,8})"
)
_WITHIN_YEAR, _YEAR = lazy_pattern("半年|季度?|月"), lazy_pattern("年度|全年|年计划|年任务|年目标")
_PIECE = lazy_pattern("[，。；！？\n]")


def find_other_wholes(page: Page, supply: Supply, binding: Binding) -> None:
    """Find shares and ranks told within a whole that excludes the one of their fact's label: no statements of it."""
    for index, owners in owned_figures(page, supply, binding):
        figure = page.figures[index]
        words = _PIECE.split(page.before(index, _REACH))[-1]
        if figure.kind == "ordinal":
            wrong = all(_is_other_rank(words, claim) for claim in owners)
        else:
            share = figure.kind == "percent"
            wrong = all(
                (share and _is_other_whole(words, claim, supply)) or _is_reckoned_with(words, claim) for claim in owners
            )
        if wrong:
            binding.doubt(index, STRAY)


def _is_other_rank(words: str, claim: Claim) -> bool:
    """Whether a rank is told within another body than its fact's: 全省第3位, of 全市位次."""
    own, told = set(_RANKED.findall(words_of(claim))), _RANKED_HERE.search(words)
    return bool(own) and told is not None and told[1] not in own


def _is_other_whole(words: str, claim: Claim, supply: Supply) -> bool:
    """Whether a share is told of another whole than its fact's."""
    told, own = _OF_TEXT.search(words), _OF_LABEL.search(claim.fact.label)
    if told is None or own is None:
        return False
    here, supplied = told["whole"], own["whole"]
    if here in supplied or supplied in here:
        return False
    return (
        _exclude_by_sort(here, supplied)
        or _exclude_by_level(here, supplied, supply)
        or _exclude_by_word(here, supplied)
        or _is_within_year(here, supplied)
        or _is_within_year(supplied, here)
    )


def _exclude_by_sort(here: str, supplied: str) -> bool:
    """Whether two wholes are of different sorts: 总投资, 年度计划."""
    sorts = _sorts_of(here), _sorts_of(supplied)
    return all(sorts) and sorts[0].isdisjoint(sorts[1])


def _exclude_by_level(here: str, supplied: str, supply: Supply) -> bool:
    """Whether two wholes are of different places, or one of a place of which another share was supplied: 占全省税收."""
    told, own = _ANY_LEVEL.findall(here), _ANY_LEVEL.findall(supplied)
    if told and own:
        return set(told).isdisjoint(own)
    return bool(told) and any(f"占{here}" in label for label in supply.labelled)


def _is_within_year(one: str, other: str) -> bool:
    """Whether one whole is of a part of the year, and the other of all of it: 上半年任务, 全年任务."""
    part = _WITHIN_YEAR.search(one) and not _WITHIN_YEAR.search(other)
    return bool(part) and not _YEAR.search(one) and _YEAR.search(other) is not None


def _exclude_by_word(here: str, supplied: str) -> bool:
    """Whether a word of a whole stands in the place of one that excludes it: 归集额, of 提取总额."""
    return any(
        other.told in here and not any(word in here for word in other.same) for other in contrasts_of(supplied)
    )


def _is_reckoned_with(words: str, claim: Claim) -> bool:
    """Whether what a label leaves out (剔除烟叶税) is told as reckoned in, or the other way round."""
    own = _reckoned(claim.fact.label)
    return bool(own) and any(what in own and own[what] != less for what, less in _reckoned(words).items())


@lru_cache(maxsize=4096)
def _reckoned(words: str) -> Mapping[str, bool]:
    """Return what some words leave out (True), and what they reckon in."""
    return {found["what"]: bool(found["less"]) for found in _WITH.finditer(words)}


@lru_cache(maxsize=4096)
def _sorts_of(whole: str) -> frozenset[int]:
    return frozenset(
        line for line, words in enumerate(read_lines("wholes")) if any(word in whole for word in words.split())
    )
