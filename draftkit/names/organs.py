"""Organs that every level of government has one of, told by their level alone: 市妇联, 团市委, 县委宣传部."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from draftkit.names.found import BODY, OFFICE, FoundName
from draftkit.names.lexicon import read_words
from draftkit.names.ordinary import NONE, is_among_levels, is_word, opening_at
from draftkit.patterns import lazy_pattern

_NOT_BEFORE = frozenset("各全本我该每某两几多外其此任省市县区镇乡级辖")
_LEADING = frozenset("委政中直")
_TOWN_FIRMS = ("城市", "城建", "城投")
"""What begins the name of a firm, though it makes a word of the level before it: 县|城市建设投资集团."""
_YOUTH = lazy_pattern("团[省市县区州]委")


def find_organs(text: str, places: Mapping[int, int]) -> Iterator[FoundName]:
    """Yield organs named by their level alone; behind a place's name they are that place's, and named with it.

    `places` are the places found: where each ends, and where it starts.
    """
    for match in _organs().finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        joined = is_word(text[start : start + 2]) and text[start + 1] not in _LEADING  # 市场
        joined = joined and not match[0].startswith(_TOWN_FIRMS, 1)
        over = joined or is_word(text[end - 1 : end + 1]) or before in _NOT_BEFORE or is_among_levels(text, start)
        if start + 1 in places:
            whole = text[places[start + 1] : end]
            yield FoundName(places[start + 1], end, whole, BODY, whole)
        elif not over and opening_at(text, start) != NONE:
            yield FoundName(start, end, match[0], OFFICE, match[0][1:])
    for match in _YOUTH.finditer(text):
        if opening_at(text, match.start()) != NONE and text[match.end() : match.end() + 1] != "员":
            yield FoundName(match.start(), match.end(), match[0], OFFICE, match[0])


@lru_cache(maxsize=1)
def _organs() -> re.Pattern[str]:
    organs = sorted(read_words("level_organs"), key=len, reverse=True)
    return re.compile(f"[省市县区](?:{'|'.join(organs)})(?!员)")
