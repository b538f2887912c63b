"""The word lists of the check."""

import os

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))
read_lines, read_words = _LISTS.read_lines, _LISTS.read_words
read_set, read_groups = _LISTS.read_set, _LISTS.read_groups
read_alternation, word_pattern = _LISTS.read_alternation, _LISTS.word_pattern
