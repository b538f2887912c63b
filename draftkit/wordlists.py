"""Word lists in a folder, one file each: words apart by spaces or lines, `#` opens a comment line."""

import os
import re
from functools import cache


def parse_lines(text: str) -> tuple[str, ...]:
    """Return the lines of a word list without comments and empty ones."""
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


class WordLists:
    """The word lists of one folder, by the names of their files; each is read when it is first asked for."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        # a cache of each instance: lists are looked up in the innermost loops
        self.read_lines = cache(self._read_lines)
        self.read_words = cache(self._read_words)
        self.read_set = cache(self._read_set)
        self.read_groups = cache(self._read_groups)
        self.read_alternation = cache(self._read_alternation)
        self.word_pattern = cache(self._word_pattern)

    def _read_lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a list."""
        with open(os.path.join(self._folder, f"{name}.txt"), encoding="utf-8") as file:
            return parse_lines(file.read())

    def _read_words(self, name: str) -> tuple[str, ...]:
        """Return the words of a list, longest first."""
        words = dict.fromkeys(word for line in self.read_lines(name) for word in line.split())
        return tuple(sorted(words, key=len, reverse=True))

    def _read_set(self, name: str) -> frozenset[str]:
        """Return the words of a list, to look words up in."""
        return frozenset(self.read_words(name))

    def _read_groups(self, name: str) -> tuple[tuple[str, ...], ...]:
        """Return the words of each line of a list."""
        return tuple(tuple(line.split()) for line in self.read_lines(name))

    def _read_alternation(self, *names: str) -> str:
        """Return the words of one list or more as the alternatives of a pattern, longest first."""
        words = dict.fromkeys(word for name in names for word in self.read_words(name))
        return "|".join(sorted(words, key=len, reverse=True))

    def _word_pattern(self, *names: str) -> re.Pattern[str]:
        """Return a pattern that finds the words of one list or more, the longest that stands there."""
        return re.compile(self.read_alternation(*names))
