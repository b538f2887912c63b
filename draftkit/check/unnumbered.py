"""Findings on times, amounts and ranks stated without a numeral (年底前, 倍增, 全省前三) that nobody supplied."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.check.lexicon import read_lines
from draftkit.check.supply import Supply, words_of
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

# 2024年底前, 三年内: figures; ×月底前: a mask; 全年内
_NOT_ALONE = r"(?<![0-9０-９〇一二三四五六七八九十两几数多半百×Xx个全周近历往])"
_OWN = "(?:[今明本当]年?)?"


_NEXT = lazy_pattern("(?<![为对是])(?:明|后|来)年(?:上半年|下半年|年初|年中)")
"""As much of a date as next year's March (明年3月) is."""


def judge_unnumbered(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a warning for each: plans say so in passing, and it binds whoever signs them all the same.

    A half of next year is an error.
    """
    supplied = ""
    for term in _NEXT.finditer(text):
        supplied = supplied or words_of(supply)
        if term[0] not in supplied:
            yield unsupplied_finding(term.span(), term[0])
    for found in _words().finditer(text):
        supplied = supplied or words_of(supply)
        if found["word"].removesuffix("前") in supplied:
            continue
        yield unsupplied_finding(found.span(), found[0], "warning")


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Return a pattern of the words, each with its own year (今年年底前)."""
    words = []
    for line in read_lines("unnumbered"):
        word, _, unless = line.partition(" unless ")
        words.append(word + (f"(?!{'|'.join(unless.split())})" if unless else ""))
    return re.compile(rf"{_NOT_ALONE}{_OWN}(?P<word>{'|'.join(words)})")
