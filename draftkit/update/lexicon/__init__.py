"""The word lists of updates."""

import os
import re
from functools import cache

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))

word_pattern = _LISTS.word_pattern


@cache
def read_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of `trends.txt`."""
    return tuple(re.compile(line) for line in _LISTS.read_lines("trends"))
