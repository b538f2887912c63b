"""The word lists of names."""

import os

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))
read_lines, read_words = _LISTS.read_lines, _LISTS.read_words
read_set, word_pattern = _LISTS.read_set, _LISTS.word_pattern
