"""Clauses of a text, and how much two of them have in common."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from draftkit.patterns import lazy_pattern

CLAUSE = lazy_pattern(r"[，。；：！？,;:!?\n（）()]")
COMMA = lazy_pattern("[，：,:]")
"""Where a clause ends within a sentence or its half."""
BLANK_EDGE = lazy_pattern(r"[，。；：！？\n_＿】]")
"""Where a clause ends that a blank ends, too."""
BLANK_MARK = lazy_pattern(r"[_＿]{3,}|(?<![A-Za-z_＿])[_＿]{2}(?![_＿])(?![A-Za-z][A-Za-z0-9_]*__)|【待")
"""What is put where something is to be filled in; `__init__` and `a__b` are names of programs."""
STOP = lazy_pattern(r"[。；！？!?;\n]")
"""Where a sentence ends, or its first half."""
SENTENCE_END = lazy_pattern(r"[。！？!?\n]")
ITEM_JOINT = lazy_pattern("、|以及|和|与|(?<![涉普])及")
"""Between the items of a list: 甲、乙和丙; not within 涉及, 普及."""
AND = "、|以及|和(?!平|谐)|与|及(?!时)"
"""The same where items are words of any kind, as a pattern: 和平, 及时 join nothing."""
REACH = 40
"""Characters looked at on each side: no clause is longer, and hostile ones cost no more."""


def start_after(edges: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last of some edges between two places ends, `start` where there is none."""
    for edge in edges.finditer(text, start, end):
        start = edge.end()
    return start


def end_before(edges: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the first of some edges between two places starts, `end` or that of the text where there is none."""
    edge = edges.search(text, start, end)
    return edge.start() if edge else min(len(text), end)


def clause_at(text: str, position: int) -> tuple[int, int]:
    """Return where the clause around a position starts and ends."""
    start = start_after(CLAUSE, text, max(0, position - REACH), position)
    return start, end_before(CLAUSE, text, position, position + REACH)


def cut_clauses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each clause of a text starts and ends, empty ones left out."""
    start = 0
    for edge in CLAUSE.finditer(text):
        if edge.start() > start:
            yield start, edge.start()
        start = edge.end()
    if start < len(text):
        yield start, len(text)


class Piece(NamedTuple):
    """A stretch of a text, and the characters in it."""

    start: int
    end: int
    signs: frozenset[str]


def cut_pieces(text: str, edges: re.Pattern[str]) -> list[Piece]:
    """Return the stretches of a text between edges, for those who look at all of them for one fact after the other."""
    pieces, start = [], 0
    for edge in (*edges.finditer(text), None):
        end = edge.start() if edge else len(text)
        pieces.append(Piece(start, end, frozenset(text[start:end])))
        start = edge.end() if edge else end
    return pieces


def tell_pieces(
    pieces: Iterable[Piece], places: Iterable[Iterable[tuple[int, int]]]
) -> Iterator[tuple[Piece, bool]]:
    """Yield stretches in order, each with whether any of some places lies in it, or a part of one."""
    taken, at = sorted(chain.from_iterable(places)), 0
    for piece in pieces:
        while at < len(taken) and taken[at][1] <= piece.start:
            at += 1
        yield piece, at < len(taken) and taken[at][0] < piece.end


def common_head(one: str, other: str) -> str:
    """Return with what two words begin alike."""
    end = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[:end]


def common_tail(one: str, other: str) -> str:
    """Return with what two words end alike."""
    return common_head(one[::-1], other[::-1])[::-1]


def pairs_of(words: str) -> set[str]:
    """Return each two characters in a row."""
    return {words[i : i + 2] for i in range(len(words) - 1)}
