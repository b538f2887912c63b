"""The word lists of titles and styles."""

import os

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))
read_lines, read_set = _LISTS.read_lines, _LISTS.read_set
