"""The word lists of answers."""

import os

from draftkit.wordlists import WordLists

read_set = WordLists(os.path.dirname(__file__)).read_set
