"""Opposites (`lexicon/antonyms.txt`): which side of which pair of words a clause takes."""

import re
from collections.abc import Mapping
from functools import lru_cache

from draftkit.check.lexicon import read_lines


@lru_cache(maxsize=4096)
def poles_of(words: str) -> Mapping[int, int]:
    """Return, for each line of antonyms, the side that `words` take; lines with both sides are left out."""
    sides: dict[int, set[int]] = {}
    for found in _any_pole().finditer(words):
        line, side = _places()[found.group()]
        sides.setdefault(line, set()).add(side)
    return {line: min(taken) for line, taken in sides.items() if len(taken) == 1}


@lru_cache
def pattern_of(line: int, side: int) -> re.Pattern[str]:
    """Return a pattern that finds the words of one side of a line."""
    return re.compile("|".join(sorted(_lines()[line][side], key=len, reverse=True)))


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    sides = (line.split("|") for line in read_lines("antonyms"))
    return tuple((tuple(left.split()), tuple(right.split())) for left, right in sides)


@lru_cache(maxsize=1)
def _any_pole() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_places(), key=len, reverse=True)))


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[int, int]]:
    return {
        word: (number, side)
        for number, line in enumerate(_lines())
        for side, words in enumerate(line)
        for word in words
    }
