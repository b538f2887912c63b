"""What a sentence goes on to say of a figure's thing: 发现隐患86处，全部整改到位; 停运的12条线路已全部复运."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.binding.bound import STATED, UNSURE
from draftkit.check.clauses import CLAUSE, STOP, end_before
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.page import Page
from draftkit.check.turned.outlook import is_to_come
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_REACH = 60
_MOST = 8
_ROW = lazy_pattern("(?:、|以及|和|及)[一-鿿]{0,10}")
_WHOLE = 100
_TIMES = MOMENTS | {"period"}
_MARKS = "已|均|都|全部|全数|全额|足额|悉数|陆续|先后|重新|当[日天晚]|完成"
"""Before a deed: it was done; 全部 and 均 say so of each figure of a sentence."""
_NO_DEED = "部门|公司|企业|单位|中心|[所局站]|方案|措施|台账|清单|计划|时限|期限|通知|意见|责任"
"""Behind a deed: it is part of a name (供电部门), or what is drawn up first (整改方案)."""


class Onward(NamedTuple):
    """The clauses behind a figure, or behind its row, in its sentence: up to another fact's figure, and the rest."""

    near: tuple[str, ...]
    far: tuple[str, ...]

    @property
    def rest(self) -> str:
        """The rest of the figure's own clause, whatever figure stands in it."""
        return (*self.near, *self.far)[0]


def follow(page: Page, index: int) -> Onward:
    """Return what a sentence says behind a figure; the rest of its own clause is the first of it.

    A row (道路26条、桥梁3座，均已抢通) goes on behind its last figure. A time, or a rate of 100%, is no other fact's.
    """
    figures, last = page.figures, index
    while last + 1 < min(len(figures), index + _MOST) and _ROW.fullmatch(
        page.text, figures[last].end, figures[last + 1].start
    ):
        last += 1
    start = figures[last].end
    end = end_before(STOP, page.text, start, start + _REACH)
    others = (figure.start for figure in figures[last + 1 : last + 1 + _MOST] if not _is_passing(figure))
    other = next(others, end)
    clauses = tuple(CLAUSE.split(page.text[start:end]))
    near = len(clauses) if other >= end else len(CLAUSE.findall(page.text[start:other]))
    return Onward(clauses[:near], clauses[near:])


def _is_passing(figure: Figure) -> bool:
    return figure.kind in _TIMES or (figure.kind == "percent" and figure.value == _WHOLE)


def weigh_deeds(onward: Onward, deeds: Iterable[str]) -> str:
    """Return what follows a figure says of any of some deeds: `STATED` as done, `UNSURE`, or `""`.

    Behind another fact's figure, what is done to all (当晚全部恢复供电) may be done to that alone.
    """
    mentioned, done = _patterns(frozenset(deeds))
    near = [clause for clause in onward.near if not _is_open(clause, mentioned)]
    if any(done.search(clause) for clause in near):
        return STATED
    maybe = any(mentioned.search(clause) for clause in near)
    maybe = maybe or any(done.search(clause) and not _is_open(clause, mentioned) for clause in onward.far)
    return UNSURE if maybe else ""


def is_come_about(page: Page, index: int) -> bool:
    """Tell whether what the clause of a figure plans is told as done right behind it: 计划新建水闸3座，已全部建成."""
    return any(_come_about().fullmatch(clause) for clause in follow(page, index).near[1:2])


def _is_open(clause: str, deed: re.Pattern[str]) -> bool:
    """Whether a clause denies a deed, or tells it as still to come or as hard to do."""
    found = deed.search(clause)
    if found is None:
        return False
    before, behind = clause[: found.start()], clause[found.end() :]
    if word_pattern("negations").search(before) or word_pattern("withheld").search(behind):
        return True
    return is_to_come(before) and "已" not in before  # 已将余款付清


@lru_cache(maxsize=1024)
def _patterns(deeds: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return a pattern of any of some deeds, and one of them told as done."""
    deed = f"(?:{'|'.join(sorted(deeds, key=len, reverse=True))})"
    rate = "率[^，]{0,3}(?:100%|百分之百)"
    mentioned = f"{deed}(?:{rate}|(?!率|{_NO_DEED}))"
    done = f"(?:{_MARKS})[^，]{{0,8}}{deed}(?!率|{_NO_DEED})|{deed}(?:{rate}|[完了好]|[^，]?到位|一新)"
    return re.compile(mentioned), re.compile(done)


@lru_cache(maxsize=1)
def _come_about() -> re.Pattern[str]:
    ends = {word for name in ("done_words", "finishes", "uses") for word in read_words(name)} - {"通过", "投入"}
    light = word_pattern("light").pattern
    return re.compile(f"(?:{light}|[目当]前|现)*(?:已经?|全部|均|都|全面)(?:{light})*(?:{'|'.join(sorted(ends))})+了?")
