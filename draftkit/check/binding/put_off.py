"""Dates of what was supplied as it is, told as planned, put off or called off: 拟于9月28日通车, 原定9月28日."""

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.clauses import clause_at
from draftkit.check.happenings import happening_of, is_date_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import FIGURE, Claim, Supply
from draftkit.check.turned.outlook import HOPED
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_REACH = 10
_DAY = lazy_pattern(r"(?:\d{4}|-)-\d{2}-\d{2}")
_AT = "(?:在|于|到|至)?$"
_HOPED = lazy_pattern(f"(?:拟|预计|计划|打算|{HOPED}){_AT}")
_WISHED = lazy_pattern(f"(?:{HOPED}){_AT}")
"""What hopes for a day that may be to come anyway: 启用日期12月20日, 预计12月20日启用."""
_AHEAD = lazy_pattern("将[在于]?$")
_MOVING = "原定|原拟|原计划|推迟|推后|延后|延期|改期|顺延|提前"
_MOVED = lazy_pattern(f"(?:{_MOVING}){_AT}")
_SUPPLIED = lazy_pattern(f"{_MOVING}|[延推改]|取消|中止|停办|暂停|未|试")
_CALLED_OFF = lazy_pattern("取消|推迟|延期|改期|中止|停办|暂停|未能|没能|试(?![点验题卷])")
_DENIED = lazy_pattern("(?:未能?|没能|没有)(?:如期|按期|按时)?[在于]$")


def find_put_off(page: Page, supply: Supply, binding: Binding) -> None:
    """Find dates of what is told as planned, moved, called off or on trial where nothing of that was supplied.

    That is not sure; one on which something was not done (未能于9月28日通车) is no statement of its fact. A day to come
    is often supplied as a plain date (开班日期, 将于9月9日开班); one that is hoped for is not, nor is one of an event.
    """
    for index, verdict in enumerate(binding.verdicts):
        figure = page.figures[index]
        if verdict != STATED or figure.kind not in MOMENTS:
            continue
        claim = supply.claims[binding.claims[index]]
        if claim.kind != FIGURE or _is_open(claim):
            continue
        if _is_denied(page, index, claim):
            binding.doubt(index, STRAY)
        elif _is_put_off(page, index, claim):
            binding.doubt(index, UNSURE)


def _is_open(claim: Claim) -> bool:
    """Whether it was supplied that something is planned, due or moved; a 竣工日期 is a day gone by."""
    words = f"{claim.fact.label}{claim.fact.context}"
    due = word_pattern("deadlines").search(words) and not claim.fact.label.endswith("日期")
    return bool(_SUPPLIED.search(words) or word_pattern("planned").search(words) or due)


def _is_denied(page: Page, index: int, claim: Claim) -> bool:
    """Whether a clause ends with the very thing that happened on a date, and says that it did not."""
    happening = happening_of(claim.fact.label)
    end = page.figures[index].end
    behind = page.text[end : clause_at(page.text, end)[1]]
    if happening is None or not behind.endswith(happening.deed):
        return False
    return _DENIED.search(page.before(index, _REACH)) is not None


def _is_put_off(page: Page, index: int, claim: Claim) -> bool:
    before, end = page.before(index, _REACH), page.figures[index].end
    if _MOVED.search(before) or _CALLED_OFF.match(page.text, end):
        return True
    if not _DAY.match(str(page.figures[index].value)) or page.figures[index].approx:
        return False
    hoped = _WISHED if word_pattern("deadlines").search(claim.fact.label) else _HOPED
    return bool(hoped.search(before) or (not is_date_of(claim.fact.label) and _AHEAD.search(before)))
