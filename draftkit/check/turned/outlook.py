"""Whether a place of a text stands among plans: behind 下一步, or in a sentence of plans and wishes."""

import re
from functools import lru_cache

from draftkit.check.clauses import CLAUSE, SENTENCE_END, STOP
from draftkit.check.lexicon import read_alternation, word_pattern
from draftkit.patterns import lazy_pattern

HOPED = "力争|争取|努力|有望|可望"
"""Before what may not come about, as a pattern."""
_PART = 300
_SENTENCE = 120
_NEAR = 4
_SURE = lazy_pattern(r"了|已|仍|出现|发生|大幅")
_SO_FAR = lazy_pattern("截[至止]|目前|现在?|累计|共")
_ITEM = "(?:[一二三四五六七八九十]是|（?[一二三四五六七八九十0-9]+[）.．])?"
"""What opens an item of an enumeration: 一是."""
_BY_THEN = lazy_pattern(
    f"(?:^|[，、]){_ITEM}(?:力争)?(?:到[^，、]{{1,12}}?(?:[底末前]|年)|[^，、]{{1,12}}?(?:[底末年月日节]|季度)前|奋战[^，、]{{1,8}})[，,]"
)
"""What opens a sentence of what is to be done by then: 到2026年底，建成; 春节前，完成."""
_DATED = lazy_pattern(r"^[^，、]{0,4}?(?:20[0-9]{2}|[今明后]|本)年[^，、]{0,4}，")
"""The same of what stands among the next steps: 2026年，建成."""
_UNTIL_NOW = lazy_pattern("截[至止]|目前|累计|[去上前]年")


def is_among_plans(text: str, position: int) -> bool:
    """Tell whether a position stands in a part of the text that tells of plans."""
    return bool(word_pattern("outlook").search(text, max(0, position - _PART), position))


def is_ahead(text: str, position: int) -> bool:
    """Tell whether what stands at a position is still to come, by the words before it."""
    before = SENTENCE_END.split(text[max(0, position - _SENTENCE) : position])[-1]
    return is_to_come(before) or is_among_plans(text, position)


def is_to_come(words: str) -> bool:
    """Tell whether some words say that something is meant or planned."""
    return any(word_pattern(name).search(words) for name in ("intended", "planned"))


def is_by_then(text: str, position: int, *, dated: bool) -> bool:
    """Tell whether the sentence up to a position opens with the day by which something is to come, without 已.

    `dated`: any year will do.
    """
    before = SENTENCE_END.split(text[max(0, position - _SENTENCE) : position])[-1]
    opened = _BY_THEN.search(before) or (dated and _DATED.search(before))
    return bool(opened) and not (_SURE.search(before) or _UNTIL_NOW.search(before))


def is_amid_plans(text: str, position: int) -> bool:
    """Tell whether a sentence goes on from one of its paragraph that plans: 计划造林5900亩。封滩育林20000亩."""
    told = SENTENCE_END.split(text[max(0, position - _SENTENCE) : position].rpartition("\n")[2])
    near = text[position : position + _NEAR]
    if len(told) == 1 or _SURE.search(told[-1] + near) or _SO_FAR.search(told[-1]) or _UNTIL_NOW.match(near):
        return False
    return word_pattern("planned").search(told[-2]) is not None and not _SURE.search(told[-2])


def is_wished(text: str, position: int) -> bool:
    """Tell whether what stands at a position is meant to come about, or to be prevented (推动整改到位)."""
    before = STOP.split(text[max(0, position - _SENTENCE) : position])[-1]
    clause = CLAUSE.split(before)[-1]
    # 要压实责任，整改彻底到位; but not 加快整治，价格出现波动
    return bool(_intent().search(clause if _SURE.search(clause) else before))


@lru_cache(maxsize=1)
def _intent() -> re.Pattern[str]:
    # 将进一步完善 is meant, 将情况报送 is told
    return re.compile(rf"{read_alternation('intent')}|将(?:{read_alternation('light')})*\Z")
