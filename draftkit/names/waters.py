"""Rivers and lakes, where what follows tells that one is meant: 沙溪河|等河道, 清澜湖|流域."""

from collections.abc import Iterator

from draftkit.characters import is_han
from draftkit.names.found import PLACE, FoundName
from draftkit.names.ordinary import NONE, is_toponymic, is_word, opening_at, runs_over
from draftkit.patterns import lazy_pattern

_WATER = lazy_pattern(
    r"[河江溪湖](?=(?:[、和及][一-龥]{2,4}[河江溪湖])*等?(?:[0-9一二三四五六七八九十]+条)?"
    r"(?:主要|重点|中小)?(?:河道|河流|河湖|水系|流域|干流|支流|沿岸|两岸|河段|上游|中游|下游|[河湖]长制|综合治理|清淤))"
)
_WHERE = frozenset("护环内外沿跨临排引过渡两各本该小大")
"""What a river is called by where it runs or what it is for, rather than by a name: 护城河, 排洪河."""


def find_waters(text: str) -> Iterator[FoundName]:
    """Yield rivers and lakes with a proper name of two characters."""
    for match in _WATER.finditer(text):
        start, stop = match.start() - 2, match.start()
        stem = text[max(0, start) : stop]
        if start < 0 or not _is_proper(stem) or opening_at(text, start) == NONE or runs_over(text, start):
            continue
        if not is_word(text[stop - 1 : stop + 1]):  # not 山|溪河
            yield FoundName(start, match.end(), text[start : match.end()], PLACE, stem)


def _is_proper(stem: str) -> bool:
    return all(map(is_han, stem)) and stem[0] not in _WHERE and is_toponymic(stem)
