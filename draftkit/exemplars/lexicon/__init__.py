"""The word lists of sample reports."""

from pathlib import Path

from draftkit.wordlists import WordLists

_LISTS = WordLists(Path(__file__).parent)
read_lines, read_words = _LISTS.read_lines, _LISTS.read_words
read_set, word_pattern = _LISTS.read_set, _LISTS.word_pattern
