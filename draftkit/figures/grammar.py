"""A lexicon made ready to match with, and the look-ups that every room needs."""

import re
from functools import lru_cache
from typing import NamedTuple

from draftkit.characters import is_han
from draftkit.figures.heads import compile_heads
from draftkit.figures.index import (
    SLOGAN,
    Table,
    index_heads,
    index_numerals,
    index_tails,
    index_units,
    match_head,
    match_tail,
    parse_entry,
)
from draftkit.figures.shapes import LATIN, SIGNS, SPACES, skip_spaces, skip_spaces_back
from draftkit.figures.words import Lexicon

# 元/人
_PER = frozenset("/／")
_EVERY = re.compile("[0-9]{1,2}(?![0-9.])|[十百千万]{1,2}")
"""How many of a period something is done in (1次/2小时), or of what it is a rate for (2.3批次/千人)."""
_PERSONS = frozenset("生")
"""What a rate is for that is no measure word: 5元/生."""
_TERM = re.compile("[·•/／](?P<term>[年月天日次季])(?![一-鿿]{0,2}[0-9])")
"""How long it is for: 705元/人|·月."""


class Grammar(NamedTuple):
    """Look-up tables of a lexicon, and the pattern that finds where figures start."""

    heads: re.Pattern[str]
    not_plain_after: frozenset[str]
    # last characters of qualifiers, and spaces
    qualified_behind: frozenset[str]
    # these, and what makes an ordinal, a negative or a day of a number
    special_behind: frozenset[str]
    units: Table
    before: Table
    before_bare: Table
    after: Table
    after_time: Table
    dayparts: Table
    dayparts_alone: Table
    phrases: Table
    joints: Table
    periods: frozenset[str]
    shares: frozenset[str]
    no_units: frozenset[str]

    def find_unit(self, text: str, at: int) -> tuple[str, int]:
        """Return the bare unit that starts at `at`, and where it ends; `("", at)` if none does."""
        word = match_head(self.units, text, at)
        if word is None:
            return "", at
        end = at + len(word.text)
        following = text[end : end + 1]
        if following in _PER:
            return self._find_rate(text, word.name, end)
        # the t of 3tons is no tonne
        if LATIN.issuperset((word.text[-1], following)):
            return "", at
        return word.name, end

    def _find_rate(self, text: str, unit: str, end: int) -> tuple[str, int]:
        """Return a unit with what it is so many for, behind the / at `end`: 元/人, 升/百公里, 次/2小时, 元/人·月."""
        every = _EVERY.match(text, end + 1)
        start = every.end() if every else end + 1
        per = match_head(self.units, text, start)
        name = per.text if per else text[start : start + 1] if text[start : start + 1] in _PERSONS else ""
        if not name or (every and every[0].isdigit() and name not in self.periods):
            return unit, end
        stop = start + len(name)
        term = _TERM.match(text, stop)
        told = f"{unit}/{every[0] if every else ''}{per.name if per else name}"
        return (f"{told}·{term['term']}", term.end()) if term else (told, stop)

    def find_plain_unit(self, text: str, at: int) -> tuple[str, int]:
        """Return the same for a unit that nothing goes on, neither a part (3天半) nor a qualifier (5人以上)."""
        for length, _, words in self.units.get(text[at], ()):
            for word in words.get(text[at : at + length], ()):
                end = at + length
                if not word.unless or word.fits(text, end):
                    return ("", at) if text[end : end + 1] in self.not_plain_after else (word.name, end)
        return "", at

    def guess_unit(self, text: str, at: int) -> tuple[str, int]:
        """Return the one character at `at` as an unknown measure word, if it can be one."""
        sign = text[at : at + 1]
        possible = is_han(sign) and sign not in self.no_units and sign not in self.units
        return (sign, at + 1) if possible else ("", at)

    def look_back(self, text: str, at: int, floor: int, bare: bool = False) -> tuple[int, str]:
        """Return where the qualifier before `at` starts, and the qualifier; `(at, "")` if there is none.

        `bare`: before 百 千 万 without a digit, which take 上 and 过 too (上百家).
        """
        end = skip_spaces_back(text, at, floor)
        word = match_tail(self.before, text, floor, end)
        if word is None and bare:
            word = match_tail(self.before_bare, text, floor, end)
        # 预约 ends like a qualifier and is none
        return (end - len(word.text), word.name) if word and word.name != "-" else (at, "")

    def look_on(self, text: str, at: int, time: bool = False) -> tuple[int, str]:
        """Return where the qualifier after `at` ends, and the qualifier; `(at, "")` if there is none."""
        start = skip_spaces(text, at)
        word = match_head(self.after_time, text, start) if time else None
        word = word or match_head(self.after, text, start)
        return (start + len(word.text), word.name) if word else (at, "")


@lru_cache(maxsize=8)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Return the tables of a lexicon."""
    units = index_units(lexicon.units, [*lexicon.periods, *lexicon.shares])
    before, after = index_tails(lexicon.before), index_heads(lexicon.after)
    phrases = [parse_entry(entry)._replace(name=SLOGAN) for entry in lexicon.slogans]
    phrases += [parse_entry(entry) for entry in (*lexicon.words, *lexicon.sayings)]
    after_time, dayparts = index_heads(lexicon.after_time), index_heads([*lexicon.dayparts, *lexicon.dayparts_alone])
    heads, not_plain_after = compile_heads(units, before, after, {*after_time, *dayparts}, phrases, lexicon.joints)
    return Grammar(
        heads=heads,
        not_plain_after=not_plain_after,
        qualified_behind=SPACES.union(before),
        special_behind=SPACES.union(before, SIGNS, "第下负初"),
        units=units,
        before=before,
        before_bare=index_tails(lexicon.before_bare),
        after=after,
        after_time=after_time,
        dayparts=dayparts,
        dayparts_alone=index_heads(lexicon.dayparts_alone),
        phrases=index_numerals(phrases),
        joints=index_tails(lexicon.joints),
        periods=frozenset(parse_entry(entry).name for entry in lexicon.periods),
        shares=frozenset(parse_entry(entry).name for entry in lexicon.shares),
        no_units=frozenset("".join(lexicon.no_units)),
    )
