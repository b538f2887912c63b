"""What is not known yet, and is told of all the same behind its ____: 倒损房屋____间，为历年最少."""

import re
from collections.abc import Iterator
from functools import cache

from draftkit.check.blanks import unknown_finding
from draftkit.check.clauses import BLANK_MARK
from draftkit.check.periods import PAST
from draftkit.check.scopes import SCOPE
from draftkit.check.supply import Supply
from draftkit.check.turned.outlook import is_wished
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_BEFORE, _BEHIND = 12, 40
_UNIT = lazy_pattern("[^，。；：、\n_＿]{0,5}，")
_RANKED = (
    f"(?:为|是|创|系|再创|创下|刷新|处于|位居|居|位列|列)?了?(?:历年|历史|近年来?|近[几十]年|同期|往年|{SCOPE}|有记录以来|建[县市区]以来)"
    "[一-龥]{0,4}?(?:最[高低多少大小好优快差]|新高|新低|第一|首位|榜首|前列|纪录)"
)
_COMPARED = (
    "(?:已|均|全部|大幅|远远?|明显|略|略有|圆满|超额|提前){0,3}(?:超过?|高于|低于|优于|好于|超出|超额完成|完成|达到|实现)了?"
    f"(?P<aim>预期|既定|目标|年度|全年|年初|计划|预定|历史|{PAST}|序时|{SCOPE}平均)"
)
_PAID = "(?:均|都)?已?经?(?:全部|全额|足额|悉数|如数)(?:[兑拨发支缴偿付清][一-龥]{0,4}|到[位户账])"
_TOLD = lazy_pattern(f"{_RANKED}|{_COMPARED}|{_PAID}")
_OF_COMPLETION = lazy_pattern("(?:完成|进度|竣工|办结|整改)(?:率|比例)?[为达是]?$")
_COMPLETED = lazy_pattern(
    "[^，。；：\n未]{0,8}(?:全面|全部|圆满|如期|基本|已)(?:完成|竣工|办结|整改)[^，。；：\n]{0,4}(?=[，。；\n]|$)"
)


def judge_valued(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a warning for each ____ of which the next clause says how high it is, or that nothing is left of it."""
    supplied = cache(supply.words.__contains__)
    for mark in BLANK_MARK.finditer(text):
        unit = _UNIT.match(text, mark.end())
        if unit is None:
            continue
        told = _TOLD.match(text, unit.end(), unit.end() + _BEHIND)
        if told is None and _OF_COMPLETION.search(text, max(0, mark.start() - _BEFORE), mark.start()):
            told = _COMPLETED.match(text, unit.end(), unit.end() + _BEHIND)
        if told and not is_wished(text, _end_of_deed(told)) and not supplied(told[0]):
            yield unknown_finding(told.span(), told[0], "warning")


def _end_of_deed(told: re.Match[str]) -> int:
    """Return where words end that may say that something is meant, as the 计划 of 超额完成|计划 does not."""
    return told.start("aim") if told.groupdict().get("aim") else told.end()
