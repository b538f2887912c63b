"""Opposites (`lexicon/antonyms.txt`): which side of which pair of words a clause takes."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache

from draftkit.check.lexicon import read_lines

_BASES = (
    "同比", "环比", "上年", "去年", "前年", "上月", "上期", "同期", "往年", "常年", "年初", "季度", "年前",
    *(f"{than}{what}" for than in "比较" for what in ("计划", "预算", "预期", "预计", "目标", "任务")),
    *(f"{than}{what}" for than in "比较" for what in ("全省", "全市", "全县")),
)  # fmt: skip
_FIGURE = r"(?=了|出|[约近超达至]|[\d一二三四五六七八九十两几百半]|[^一-鿿]|$)"
_WITHIN = {"出口": "(?<!进)出口", "住院": "住院(?![日天时费床])"}
"""Words that are none where they stand within those of a thing."""
# what it is compared with is looked back at last: the search may then jump from one first character to the next
_BARE = tuple(f"{word}{_FIGURE}(?:{'|'.join(f'(?<={base}{word})' for base in _BASES)})" for word in "少多")
"""Told beside what it is compared with: 比上年多12起."""


@lru_cache(maxsize=4096)
def poles_of(words: str) -> Mapping[int, int]:
    """Return, for each line of antonyms, the side that `words` take; lines with both sides are left out."""
    sides: dict[int, set[int]] = {}
    for _, _, line, side in find_poles(words):
        sides.setdefault(line, set()).add(side)
    return {line: min(taken) for line, taken in sides.items() if len(taken) == 1}


def find_poles(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Yield where each word of antonyms starts and ends, its line and its side."""
    for found in _any_pole().finditer(text):
        for line, side in _places().get(found.group(), ()) or [_compared(found.group())]:
            yield *found.span(), line, side


def read_poles() -> Set[str]:
    """Return all words of antonyms."""
    return _places().keys()


@lru_cache
def lines_with(words: tuple[str, ...]) -> Set[int]:
    """Return the lines of antonyms that hold any of some words."""
    return frozenset(line for word in words for line, _ in _places()[word])


def words_of(line: int, side: int) -> tuple[str, ...]:
    """Return the words of one side of a line."""
    return _lines()[line][side]


@lru_cache
def pattern_of(line: int, side: int) -> re.Pattern[str]:
    """Return a pattern that finds the words of one side of a line."""
    words = "|".join(_form(word) for word in sorted(_lines()[line][side], key=len, reverse=True))
    return re.compile(f"{words}|{_BARE[side]}" if line == _compared("少")[0] else words)


def _form(word: str) -> str:
    """Return a pattern of a word of a line, where it is none of a thing: 增加值, 进出口, 住院日."""
    return f"{_WITHIN.get(word, word)}(?![值额回])"


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    sides = (line.split("|") for line in read_lines("antonyms"))
    return tuple((tuple(left.split()), tuple(right.split())) for left, right in sides)


@lru_cache(maxsize=1)
def _any_pole() -> re.Pattern[str]:
    # 增加值 and 核减额 are things, 多收回 is another deed
    words = "|".join(_form(word) for word in sorted(_places(), key=len, reverse=True))
    return re.compile(f"{words}|{'|'.join(_BARE)}")


@lru_cache
def _compared(word: str) -> tuple[int, int]:
    """Return what 少 or 多 say behind what is compared with: as 减少 or 增加."""
    return _places()["减少" if word == "少" else "增加"][0]


@lru_cache(maxsize=1)
def _places() -> dict[str, list[tuple[int, int]]]:
    places: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(_lines()):
        for side, words in enumerate(line):
            for word in words:
                places.setdefault(word, []).append((number, side))
    return places
