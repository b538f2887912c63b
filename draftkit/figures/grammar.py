"""A lexicon made ready to match with."""

from dataclasses import dataclass
from functools import lru_cache

from draftkit.figures.index import Table, index_heads, index_numerals, index_tails
from draftkit.figures.shapes import NUMERAL_HEADS
from draftkit.figures.words import Lexicon


@dataclass(frozen=True, slots=True)
class Grammar:
    """Look-up tables of a lexicon."""

    units: Table
    before: Table
    after: Table
    after_time: Table
    dayparts: Table
    alone: frozenset[str]
    slogans: Table
    words: Table
    periods: frozenset[str]
    shares: frozenset[str]


@lru_cache(maxsize=8)
def compile_grammar(lexicon: Lexicon) -> Grammar:
    """Return the tables of a lexicon."""
    return Grammar(
        units=index_heads([*lexicon.units, *lexicon.periods, *lexicon.shares]),
        before=index_tails(lexicon.before),
        after=index_heads(lexicon.after),
        after_time=index_heads(lexicon.after_time),
        dayparts=index_heads(entry.replace(" alone", "") for entry in lexicon.dayparts),
        alone=frozenset(entry.split()[0] for entry in lexicon.dayparts if " alone" in entry),
        slogans=index_numerals(lexicon.slogans, NUMERAL_HEADS),
        words=index_numerals(lexicon.words, NUMERAL_HEADS),
        periods=frozenset(entry.split()[0] for entry in lexicon.periods),
        shares=frozenset(entry.split()[0] for entry in lexicon.shares),
    )
