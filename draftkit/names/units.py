"""Units and associations of a level of government, told by words of what they do: 市|农业|综合|行政|执法|支队."""

from collections.abc import Collection
from functools import lru_cache

from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import NONE, is_among_levels, is_word, opening_at

_OFFICES = frozenset({"中心", "大队", "支队", "总队", "站", "监督所", "检验所", "检疫所", "监测所"})
UNITS = _OFFICES | {"协会", "商会", "学会", "基金会"}
_LEVELS = frozenset("省市县区镇乡")
_NOT_BEFORE = frozenset("各全本我该每某两几多外其此任") | _LEVELS
_LONGEST = 16
_LONGEST_WORD = 6
_LEAST = 2


def find_unit(text: str, stop: int, places: Collection[int]) -> int:
    """Return where a unit begins (at its level) whose suffix begins at `stop`, -1 if there is none.

    `places` are where places' names end: 岭东县|公共就业服务中心.
    """
    reached, last = {stop}, stop
    for start in range(stop - 1, max(-1, stop - _LONGEST), -1):
        if last - start > _LONGEST_WORD:
            break
        if start + 1 in reached and stop - start > _LEAST and _is_level(text, start, stop, places):
            return start
        if any(text[start:end] in _deeds() for end in reached if end - start <= _LONGEST_WORD):
            reached.add(start)
            last = start
    return -1


def _is_level(text: str, level: int, stop: int, places: Collection[int]) -> bool:
    if text[level] in _LEVELS and level + 1 in places:
        return text[level + 1 : stop] not in read_set("generic_bodies")
    if text[level] not in _LEVELS or text[max(0, level - 1) : level] in _NOT_BEFORE or is_among_levels(text, level):
        return False
    if text[level + 1 : stop] in read_set("generic_bodies"):
        return False  # 市行业协会
    over = is_word(text[level - 1 : level + 1]) or is_word(text[level : level + 2])
    whole = any(text[level + 1 : end] in read_set("departments") for end in range(level + 3, level + _LONGEST_WORD))
    return opening_at(text, level) != NONE and (whole or not over)  # 县|市场监管, not 县市|场


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return read_set("unit_words") | read_set("departments")
