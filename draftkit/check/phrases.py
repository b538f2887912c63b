"""Figures that state nothing, or too little to be called wrong."""

import re
from functools import lru_cache

from draftkit.check.lexicon import read_lines
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_REACH = 12
_NUMERALS = "〇零两二三四五六七八九十百千万亿半"
_SMALL = frozenset("两二三四五六七八九十")
_NOT_ONE = lazy_pattern("[不每某同这那另唯任各无][^，。；]{0,2}$|(?:任何|哪怕|只有|只要)$")
_ONE_BEFORE = lazy_pattern(f"一[^一{_NUMERALS}，。；：\\s]{{1,6}}[、，]?[^一，。；：\\s]{{0,3}}$")
_ONE_BEHIND = lazy_pattern(f"[^一{_NUMERALS}。；：\\s]{{0,5}}[、，]?[^一，。；：\\s]{{0,2}}一[^{_NUMERALS}]")
_PLAN = lazy_pattern("方面|环节|层面|层次|维度|阶段|步骤|措施|举措|原则|要求|重点|关键|抓手|建议|机制|制度|体系")
_TALLY = lazy_pattern("合计|共计|总计|总共|相加|之和|相比|相差|加起来")  # 两项合计, 三镇共计
_LEVELS = frozenset("级镇村县市区乡省地方")  # 甲乙两镇, 市县两级


def is_phrase(text: str, figure: Figure) -> bool:
    """Whether a figure is part of a set phrase (24小时值守, 一人一档) and states nothing."""
    start = max(0, figure.start - _REACH)
    for found in _phrases().finditer(text, start, figure.end + _REACH):
        if found.start() < figure.end and figure.start < found.end():
            return True
    return figure.value == 1 and figure.text.startswith("一") and _is_idle_one(text, figure)


def _is_idle_one(text: str, figure: Figure) -> bool:
    """Whether 一 counts nothing: 不漏一户, 每一名, 一个问题、一套方案."""
    before = text[max(0, figure.start - _REACH) : figure.start]
    if _NOT_ONE.search(before):
        return True
    return bool(_ONE_BEFORE.search(before) or _ONE_BEHIND.match(text, figure.end))


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    pairs = rf"一[^\s一{_NUMERALS}，。、；：]{{1,2}}一[^\s一{_NUMERALS}，。、；：]{{1,2}}"
    shares = r"[一二三四五六七八九]分[一-龥]{2,4}[，、]?[一-龥]{0,2}?[一二三四五六七八九]分"  # 一分部署，九分落实
    lines = read_lines("phrases")
    heads = "".join(sorted({"一二三四五六七八九", *(line[0] for line in lines)}))
    # a leading class is what lets the engine jump
    return re.compile("|".join([pairs, shares, *map(re.escape, lines)]).join((f"(?=[{re.escape(heads)}])(?:", ")")))


def is_slight(text: str, figure: Figure) -> bool:
    """Whether a figure says little enough to be only pointed out: 一名, 上午, 三项 behind three items."""
    if figure.kind == "time" and isinstance(figure.value, str) and not figure.value.startswith("T"):
        return True
    if figure.value == 1 and figure.text.startswith(("一", "第一")):
        return True
    if figure.text[0] in _SMALL and (_PLAN.match(text, figure.end) or _TALLY.match(text, figure.end)):
        return True
    if figure.unit in _LEVELS and isinstance(figure.value, int) and figure.text[0] in _SMALL:
        return True
    if isinstance(figure.value, int) and 2 <= figure.value <= _REACH and figure.text[0] in _SMALL:
        clause = re.split(r"[，。；：！？\n]", text[max(0, figure.start - 60) : figure.start])[-1]
        items = [item for item in re.split(r"、|和|与|及|以及", clause.removesuffix("等")) if item]
        return len(items) == figure.value
    return False
