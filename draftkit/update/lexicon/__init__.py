"""The word lists of updates."""

import os

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))

word_pattern = _LISTS.word_pattern
