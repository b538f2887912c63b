"""Words before a word of change or trouble: it is the means, the aim or the cause of what is told, or is averted."""

import re
from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.patterns import lazy_pattern

_MEANS = "通过|围绕|依托|借助|以(?![上下内外来前后及])|(?<![分成作])为了?"
_CAUSES = "针对|随着|由于"
_AVERTED = lazy_pattern("(?:防|防止|防范|避免|杜绝|遏制|扭转|缓解|弥补|破解|化解|解决|克服|应对)[^，。；]{0,4}$")
_WHILE = lazy_pattern("^[^，。；]{0,12}(?:同时|基础上|[前背情][提景况]下|过程中)")
_WAY = 10


def is_led(before: str, behind: str = "") -> bool:
    """Whether words lead to a means, an aim or a cause (通过|提升装载率节约成本); or those `behind`, to what is besides
    (在降低|收费的同时扩充床位).
    """
    return _leading().search(before[-_WAY:]) is not None or _WHILE.search(behind) is not None


def is_averted(before: str) -> bool:
    """Whether words say that what follows is prevented or made up for: 防|返贫, 弥补资金|缺口."""
    return _AVERTED.search(before[-_WAY:]) is not None


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    # 通过改革增加成本 tells what came of it, so only light words stand between; 随着车流|增加 is of its own thing
    adverbs = "|".join((*read_words("light"), *read_words("degrees")))
    return re.compile(rf"(?:(?:{_MEANS})(?:{adverbs})*|(?:{_CAUSES})[^，。；]{{0,4}})\Z")
