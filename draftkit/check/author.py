"""Whether an office that a text names by its level alone may be the author's own: 县卫健局."""

import re
from bisect import bisect_right
from functools import cached_property

from draftkit.check.known import ACTING, LEVELS, KnownNames
from draftkit.names import FoundName
from draftkit.patterns import lazy_pattern

_WHOLE = lazy_pattern("[全我]([省市县区镇乡])")
_FIRST_SENTENCE = lazy_pattern("^[^。；！？\n]*", re.MULTILINE)
_NEXT = lazy_pattern("(?:今后|下一?步|下一?阶段|接下来|未来)，$")
"""What only the author goes on from: 下一步，|县残联|将…."""
_BEGINS = frozenset("，。；：！？、\n\u3000 ")
_JOINED = lazy_pattern("(?:联合|会同|邀请|委托|商请|协同|联手|携手)$")
_BESIDE = lazy_pattern("的?(?:大力|有力|全力|积极|密切)?(?:协助|支持|配合|指导|帮助|牵线|联合)下")
_WITH = frozenset("与和同跟")
_TOGETHER = lazy_pattern("(?:[一-龥]{2})?(?:协作|合作|联动|配合|协同|协商|会商|对接|沟通|[联携]手|联合|签[订署约])")
_DOWNWARDS = ("省", "市州", "县区", "镇乡")
_OPENING = 40


class Author:
    """What a text tells of its author, read once for all its offices."""

    def __init__(self, known: KnownNames, text: str) -> None:
        self._known, self._text = known, text

    def may_own(self, office: FoundName) -> bool:
        """Whether an office named by its level alone may be the reporting government's own.

        Not so where other offices of that level are supplied by name: then this one did not act; nor where it is said
        to have helped the author. Where neither the facts nor the text tell the level, the author's may be what a
        clause of a paragraph's first sentence opens with, one behind a short saying (青年兴则国家兴。|团县委), or who
        says what comes next.
        """
        text, known, start = self._text, self._known, office.start
        before = text[max(0, start - _OPENING) : start]
        if _JOINED.search(before) or _BESIDE.match(text, office.end):
            return False  # 会同|县公安局: not the author, and said to have taken part
        if before[-1:] in _WITH and _TOGETHER.match(text, office.end):
            return False  # 与|县公安局|密切协作
        level = next(sign for sign in office.text if sign in LEVELS)  # 团|市|委
        if level in known.acting and ACTING.match(office.text):
            return False
        levels = known.levels or self._levels
        if not levels and known.ranks and _rank_of(level) < min(map(_rank_of, known.ranks)):
            return False  # 县级财政投入 beside |市教育局
        if not levels and before and level not in known.ranks:
            return before[-1] in _BEGINS and (self._opens(start) or _NEXT.search(before) is not None)
        return not levels or level in levels or level in "镇乡村"

    @cached_property
    def _levels(self) -> frozenset[str]:
        return frozenset(_WHOLE.findall(self._text))

    @cached_property
    def _openings(self) -> list[tuple[int, int]]:
        return [found.span() for found in _FIRST_SENTENCE.finditer(self._text)]

    def _opens(self, place: int) -> bool:
        """Whether a place lies in the first sentence of its line, or near where that begins."""
        start, end = self._openings[bisect_right(self._openings, (place, len(self._text))) - 1]
        return place <= max(start + _OPENING, end)


def _rank_of(level: str) -> int:
    """Return how far down a level of government is."""
    return next((rank for rank, levels in enumerate(_DOWNWARDS) if level in levels), len(_DOWNWARDS))
