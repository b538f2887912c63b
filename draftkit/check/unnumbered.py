"""Findings on times, amounts and ranks stated without a numeral (年底前, 倍增, 全省前三) that nobody supplied."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import cache, lru_cache
from itertools import chain

from draftkit.check.binding.phrases import is_phrase
from draftkit.check.lexicon import read_alternation, read_lines
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.outlook import is_ahead, is_among_plans, is_wished
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

# 2024年底前, 三年内: figures; ×月底前: a mask; 全年内
_NOT_ALONE = r"(?<![0-9０-９〇一二三四五六七八九十两几数多半百×Xx个全周近历往])"
_OWN = "(?:[今明本当]年?)?"


_SURE = lazy_pattern(
    "(?<![为对是])(?:明|后|来)年(?:上半年|下半年|年初|年中)"
    "|(?<![他她它我你咱爷娘哥姐妹儿子女父母弟友徒兄妻妇媳孙口人老小仨俩])[俩仨](?![俩仨]|口子)"
    "|(?<=[量值额能入收润税模积益])(?:实现|同比|比上年|较上年|比去年|已|成功)*(?P<stated>翻番)(?!计划|行动|工程|目标)"
    "|(?<=率)(?:均|都|已)?(?:达到?了?|为|实现)(?P<all>百分之?百)(?!的)"
)
"""As much of a date as next year's March (明年3月) is, numerals with their measure word in one (俩企业, 专家仨),
twice an amount (产值翻番; not 热情翻番), and all of a rate (整改率达百分之百)."""
_HUNDRED, _IN_FIGURES = "百分", ("100%", "百分之百", "百分百")


def judge_unnumbered(page: Page, supply: Supply, firsts: Container[int]) -> Iterator[Finding]:
    """Yield a warning for each: plans say so in passing, and it binds whoever signs them all the same.

    A half of next year is an error, and so is 俩 or 仨, an output that doubled, and a rate of 百分之百. What is part of
    a figure is judged as that figure; `firsts` are where words end that tell a supplied first place.
    """
    text, is_known = page.text, cache(supply.words.__contains__)
    told = {}
    for term in _SURE.finditer(text):
        stated = term["stated"] or term["all"]
        if stated and (is_wished(text, term.start()) or is_ahead(text, term.start())):
            continue
        if not any(map(is_known, _IN_FIGURES if term["all"] else (stated or term[0],))):
            told[term.end()] = unsupplied_finding(term.span(), term[0])
    yield from told.values()
    starts = page.starts
    for found in chain(_words().finditer(text), _times(text)):
        before = bisect_left(starts, found.end()) - 1
        figure = page.figures[before] if before >= 0 else None
        of_figure = figure and figure.end > found.start("word") and not is_phrase(text, figure)
        if found.end() in told or found.end() in firsts or of_figure:
            continue
        word = found["word"]
        forms = _IN_FIGURES if _HUNDRED in word else (word.removesuffix("前"),)
        if not any(map(is_known, forms)):
            yield unsupplied_finding(found.span(), found[0], "warning")


def _times(text: str) -> Iterator[re.Match[str]]:
    """Yield where the time of an event is told without a date; not in plans."""
    return (found for found in _undated().finditer(text) if not is_among_plans(text, found.start()))


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Return a pattern of the words, each with its own year (今年年底前)."""
    words = []
    for line in read_lines("unnumbered"):
        word, _, unless = line.partition(" unless ")
        words.append(word + (f"(?!{'|'.join(unless.split())})" if unless else ""))
    return re.compile(rf"{_NOT_ALONE}{_OWN}(?P<word>{'|'.join(words)})")


@lru_cache(maxsize=1)
def _undated() -> re.Pattern[str]:
    event = read_alternation("events_told")
    lines = "|".join(line.replace("EVENT", event) for line in read_lines("undated"))
    return re.compile(f"(?P<word>{lines})")
