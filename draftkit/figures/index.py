"""Word lists turned into look-up tables: which word of a list stands here?"""

from collections.abc import Iterable, Mapping
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from draftkit.characters import is_han
from draftkit.figures.shapes import ARABIC, HAN_NUMERALS
from draftkit.patterns import lazy_pattern

# what a slogan is called among the phrases; every other one is no figure
SLOGAN = "{slogan}"
# of an entry `as -`: words like a longer idiom, which hold a figure all the same (翻一番)
COUNTED = "-"
# of an entry `unless {count}`: a figure where a measure word follows its numeral (其三个子女)
COUNT = "{count}"
# what {n} in an entry stands for
ANY_NUMERAL = "一二两三四五六七八九十"
# as the search for figures comes upon them
_FIRST_NUMERAL = lazy_pattern(rf"[{ARABIC}{HAN_NUMERALS}半]|[数几](?=[十百千万亿])")
# 三户次要问题, 两条次干道, 一起次生灾害, 用工类97条次之: no times of anything
_NO_TIMES = (*"要品日月年序生贷级干声席氯磷卧密", "之，", "之；", "之。", "之、")


class Word(NamedTuple):
    """An entry of a word list: it does not count where one of `unless` follows (or precedes), and none of `but`."""

    text: str
    # what it is called: the bare unit of `元整 as 元`
    name: str
    unless: tuple[str, ...]
    # how far into the word its first numeral stands (0 in other lists)
    offset: int = 0
    but: tuple[str, ...] = ()

    def fits(self, text: str, end: int) -> bool:
        """Tell whether the word counts where it ends at `end`, by what follows."""
        return not (self.unless and text.startswith(self.unless, end)) or (
            bool(self.but) and text.startswith(self.but, end)
        )


# words of one length (and offset) by their text, the longest first: a look-up each tells them apart
Group = tuple[int, int, Mapping[str, tuple[Word, ...]]]
Table = Mapping[str, tuple[Group, ...]]


def parse_entry(entry: str) -> Word:
    """Read `word`, `word as name`, `word unless A B`, `word unless A B but C D`."""
    if " " not in entry:
        return Word(entry, entry, ())
    head, _, unless = entry.partition(" unless ")
    unless, _, but = unless.partition(" but ")
    text, _, name = head.partition(" as ")
    return Word(text.strip(), name.strip() or text.strip(), tuple(unless.split()), 0, tuple(but.split()))


def index_heads(entries: Iterable[str]) -> Table:
    """Index words by their first character, longest first."""
    return _group((word.text[0], word) for word in map(parse_entry, entries))


def index_units(units: Iterable[str], others: Iterable[str]) -> Table:
    """Index measure words like `index_heads`, each of one character also with 次: 册 makes 册次, 艘 makes 艘次."""
    words = [parse_entry(entry) for entry in units]
    times = (f"{word.text}次" for word in words if len(word.text) == 1 and is_han(word.text))
    words += (Word(text, text, _NO_TIMES) for text in times)
    words += map(parse_entry, others)
    return _group((word.text[0], word) for word in words)


def index_tails(entries: Iterable[str]) -> Table:
    """Index words by their last character, longest first."""
    return _group((word.text[-1], word) for word in map(parse_entry, entries))


def index_numerals(words: Iterable[Word]) -> Table:
    """Index words that hold a numeral by two characters: the numeral and the one after it, or before it.

    `{n}` is spelled out. Two look-ups then tell whether such a word stands at a numeral.
    """
    pairs = []
    for word in chain.from_iterable(map(_spell_out, words)):
        head = _FIRST_NUMERAL.search(word.text)
        if head and len(word.text) > 1:
            offset = head.start()
            key = word.text[offset - 1 : offset + 1] if offset else word.text[:2]
            pairs.append((key, word._replace(offset=offset)))
    return _group(pairs)


def match_head(table: Table, text: str, at: int) -> Word | None:
    """Return the longest word of a table (`index_heads`) that starts at `at`."""
    return _find_longest(table.get(text[at : at + 1], ()), text, at)


def match_tail(table: Table, text: str, floor: int, end: int) -> Word | None:
    """Return the longest word of a table (`index_tails`) that ends at `end`, all of it behind `floor`."""
    if end <= floor:
        return None
    for length, _, words in table.get(text[end - 1], ()):
        for word in words.get(text[max(floor, end - length) : end], ()):
            if not (word.unless and text.endswith(word.unless, 0, end - length)):
                return word
    return None


def match_numeral(table: Table, text: str, at: int) -> Word | None:
    """Return the longest word of a table (`index_numerals`) whose first numeral stands at `at`."""
    behind = _find_longest(table.get(text[at - 1 : at + 1], ()), text, at) if at else None
    # 第一批 is no 一批
    if at and text[at - 1] == "第":
        return behind
    ahead = match_opening(table, text, at)
    if behind is None or ahead is None:
        return ahead or behind
    return ahead if len(ahead.text) > len(behind.text) else behind


def match_opening(table: Table, text: str, at: int) -> Word | None:
    """Return the longest word of a table (`index_numerals`) that begins with the numeral at `at`."""
    return _find_longest(table.get(text[at : at + 2], ()), text, at)


def _find_longest(groups: tuple[Group, ...], text: str, at: int) -> Word | None:
    for length, offset, words in groups:
        start = at - offset
        for word in words.get(text[start : start + length], ()) if start >= 0 else ():
            if not word.unless or word.fits(text, start + length):
                return word
    return None


def _spell_out(word: Word) -> list[Word]:
    if "{n}" not in word.text:
        return [word]
    return [
        spelled
        for numeral in ANY_NUMERAL
        for spelled in _spell_out(word._replace(text=word.text.replace("{n}", numeral, 1)))
    ]


def _group(pairs: Iterable[tuple[str, Word]]) -> Table:
    table: dict[str, dict[tuple[int, int], dict[str, tuple[Word, ...]]]] = {}
    for key, word in pairs:
        group = table.setdefault(key, {}).setdefault((-len(word.text), word.offset), {})
        group[word.text] = (*group[word.text], word) if word.text in group else (word,)
    return {
        key: tuple((-length, offset, words) for (length, offset), words in sorted(groups.items(), key=itemgetter(0)))
        for key, groups in table.items()
    }
