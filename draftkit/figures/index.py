"""Word lists turned into look-up tables: which word of a list stands here?"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from draftkit.figures.words import NUMERALS


class Word(NamedTuple):
    """An entry of a word list: it does not count where one of `unless` follows."""

    text: str
    unless: tuple[str, ...]
    # how far into the word its first numeral stands (0 in other lists)
    offset: int = 0


Table = Mapping[str, tuple[Word, ...]]


def parse_entry(entry: str) -> Word:
    """Read `word` or `word unless A B`."""
    text, _, unless = entry.partition(" unless ")
    return Word(text.split()[0], tuple(unless.split()))


def index_heads(entries: Iterable[str]) -> Table:
    """Index words by their first character, longest first."""
    return _group((word.text[0], word) for word in map(parse_entry, entries))


def index_tails(entries: Iterable[str]) -> Table:
    """Index words by their last character, longest first."""
    return _group((word.text[-1], word) for word in map(parse_entry, entries))


def index_numerals(entries: Iterable[str], heads: frozenset[str]) -> Table:
    """Index words that hold a numeral by two characters: the numeral and the one after it, or before it.

    `{n}` is spelled out. Two dictionary look-ups then tell whether an idiom stands at a numeral.
    """
    pairs = []
    for word in (spelled for entry in entries for spelled in _spell_out(parse_entry(entry))):
        offset = next((at for at, sign in enumerate(word.text) if sign in heads), None)
        if offset is None or len(word.text) < 2:
            continue
        key = word.text[offset - 1 : offset + 1] if offset else word.text[:2]
        pairs.append((key, word._replace(offset=offset)))
    return _group(pairs)


def match_head(table: Table, text: str, at: int) -> Word | None:
    """Return the longest word of a table (`index_heads`) that starts at `at`."""
    for word in table.get(text[at : at + 1], ()):
        if text.startswith(word.text, at) and not text.startswith(word.unless, at + len(word.text)):
            return word
    return None


def match_tail(table: Table, text: str, floor: int, end: int) -> Word | None:
    """Return the longest word of a table (`index_tails`) that ends at `end` and starts no earlier than `floor`."""
    for word in table.get(text[end - 1 : end], ()) if end > floor else ():
        if text.endswith(word.text, floor, end):
            return word
    return None


def match_numeral(table: Table, text: str, at: int) -> Word | None:
    """Return the longest word of a table (`index_numerals`) whose first numeral stands at `at`."""
    best: Word | None = None
    for key in (text[at : at + 2], text[at - 1 : at + 1] if at else ""):
        for word in table.get(key, ()):
            start = at - word.offset
            if start >= 0 and text.startswith(word.text, start):
                if text.startswith(word.unless, start + len(word.text)):
                    continue
                if best is None or len(word.text) > len(best.text):
                    best = word
    return best


def _spell_out(word: Word) -> list[Word]:
    if "{n}" not in word.text:
        return [word]
    return [
        spelled
        for numeral in NUMERALS
        for spelled in _spell_out(word._replace(text=word.text.replace("{n}", numeral, 1)))
    ]


def _group(pairs: Iterable[tuple[str, Word]]) -> Table:
    table: dict[str, dict[Word, None]] = {}
    for key, word in pairs:
        table.setdefault(key, {})[word] = None
    return {
        key: tuple(sorted(words, key=lambda word: len(word.text), reverse=True)) for key, words in table.items()
    }
