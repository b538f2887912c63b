"""The word lists of what is only likely a name: enough to mask it, never held against a text."""

import os
from functools import cache

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))
read_lines, read_words = _LISTS.read_lines, _LISTS.read_words
read_set, word_pattern = _LISTS.read_set, _LISTS.word_pattern


@cache
def unlikely_in_names() -> frozenset[str]:
    """Return the characters that nothing has which is taken for a name by its place alone."""
    return frozenset("".join(_LISTS.read_lines("not_in_brands")))
