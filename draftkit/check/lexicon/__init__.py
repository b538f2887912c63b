"""Word lists of the check, one file each: words apart by spaces or lines, `#` opens a comment line."""

import os
import re
from functools import lru_cache


@lru_cache
def read_lines(name: str) -> tuple[str, ...]:
    """Return the lines of a word list without comments and empty ones."""
    with open(os.path.join(os.path.dirname(__file__), f"{name}.txt"), encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    return tuple(line for line in lines if line and not line.startswith("#"))


@lru_cache
def read_words(name: str) -> tuple[str, ...]:
    """Return the words of a list, longest first."""
    words = dict.fromkeys(word for line in read_lines(name) for word in line.split())
    return tuple(sorted(words, key=len, reverse=True))


@lru_cache
def read_set(name: str) -> frozenset[str]:
    """Return the words of a list, to look words up in."""
    return frozenset(read_words(name))


@lru_cache
def word_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that finds the words of a list, the longest that stands there."""
    return re.compile("|".join(read_words(name)))
