"""The word lists of titles."""

import os

from draftkit.wordlists import WordLists

_LISTS = WordLists(os.path.dirname(__file__))
read_set = _LISTS.read_set
