"""Roads and streets: 滨河东路, 迎宾大道, 解放路."""

from collections.abc import Iterator
from functools import lru_cache

from draftkit.characters import is_han
from draftkit.names.found import PLACE, FoundName
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import (
    EDGE,
    NONE,
    ends_common,
    is_toponymic,
    is_word,
    opening_at,
    runs_over,
)
from draftkit.patterns import lazy_pattern

_SUFFIX = lazy_pattern(r"(?P<side>[东南西北中])(?:路|街|大街|大道)|大道|大街|[路街]")
_AMONG_ROADS = lazy_pattern(
    r"(?:[、和及][一-龥]{2,4}(?:路|街|大道))*等?(?:[0-9一二三四五六七八九十]+条)?(?:主要|重点|主次|城区|市政)?"
    r"(?:路段|道路|干道|街道|街巷|路口|沿线|两侧|沿街|管网)"
)
"""What tells that roads were spoken of: 和平路|等路段, 振兴路|沿线."""
_ON_IT = frozenset("口段灯面")
"""What may follow a road though it makes a word with 路: 滨河东路|路灯 aside, 滨河东路口."""


def find_roads(text: str) -> Iterator[FoundName]:
    """Yield roads that are named as roads are: by a side of the town, as 大道, or by a word that roads bear."""
    for match in _SUFFIX.finditer(text):
        start, stop, end = match.start() - 2, match.start(), match.end()
        if start < 0 or not all(map(is_han, text[start:stop])) or _goes_on(text, end, sided=bool(match["side"])):
            continue
        if _is_road(text, start, stop, end, sided=bool(match["side"])):
            yield FoundName(start, end, text[start:end], PLACE, text[start:stop])


def _goes_on(text: str, end: int, *, sided: bool) -> bool:
    """Whether a word runs on behind: 道路|桥, 街|道; 建设路|上."""
    after = text[end : end + 1]
    return (is_word(text[end - 1 : end + 1]) and not (sided and after in _ON_IT)) or after in "上道"


def _is_road(text: str, start: int, stop: int, end: int, *, sided: bool) -> bool:
    stem, opening = text[start:stop], opening_at(text, start)
    if opening == NONE or ends_common(text, start, end) or runs_over(text, start):
        return False
    if not sided and end - stop == 1:
        named = read_set("street_words" if _AMONG_ROADS.match(text, end) else "plain_streets")
        return opening == EDGE and stem in named
    return stem in _street_words() or (opening == EDGE and is_toponymic(stem))


@lru_cache(maxsize=1)
def _street_words() -> frozenset[str]:
    return read_set("street_words") | read_set("place_words")
