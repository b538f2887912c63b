"""How far the clause of a figure tells its matter to have come, where its label tells otherwise: 已建 of 拟建."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.clauses import CLAUSE, REACH, clause_at, pairs_of
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.page import Page
from draftkit.check.turned.outlook import is_ahead, is_wished
from draftkit.check.turned.stages import kind_of
from draftkit.check.turned.stances import (
    DENIED,
    DONE,
    PLANNED,
    TIMES,
    UNDER_WAY,
    Mark,
    is_open,
    is_related,
    read_marks,
)
from draftkit.patterns import lazy_pattern

_BY_THEN = lazy_pattern(r"[底内前][^，。]{0,4}(?:完成|建成|办结|竣工|完工)")
_DONE_BEHIND = lazy_pattern(r"[^，。；]{0,6}[，](?:[现均都目前]{0,3})(?P<done>已经?|全部(?:投|完|建|竣|交))")
_LATER = lazy_pattern(f"{TIMES}|下一步|下步|今后|接下来")
_SHORT = 2
_AFTER = lazy_pattern(r"[\d，。、；]")


class Told(NamedTuple):
    """A label, the stance that it takes, and the verbs it takes it on."""

    words: str
    stance: str
    verbs: frozenset[str]


def find_other_stance(page: Page, start: int, end: int, index: int, label: Told) -> tuple[int, int] | None:
    """Return where the clause of a figure takes another stance on what its label speaks of."""
    words = page.text[start:end]
    marks = read_marks(words)
    stance, verbs = label.stance, label.verbs
    if stance == DONE:
        return _undone(page, start, end, label, marks)
    ahead = stance == PLANNED and all(mark.stance == UNDER_WAY for mark in marks if is_open(mark))
    if ahead and (begun := next((m for m in marks if m.stance == UNDER_WAY and m.verb in verbs), None)):
        return begun.reach
    if stance == UNDER_WAY and all(mark.stance == DENIED for mark in marks):
        denied = next((mark for mark in marks if any(is_related(mark.verb, verb) for verb in verbs)), None)
        if denied:
            return _with_verb(denied, verbs, words)
    if any(map(is_open, marks)):
        return None
    ahead = _is_ahead(page, start, end, words)
    for mark in marks:
        sure = "已" in words[mark.start : mark.end]
        # 明年已改造 is said to be so, 确保已改造 is not
        named = _is_said_of_figure(words, page.figures[index].end - start, mark)
        if _reaches(mark, label, words, named=named) and (_is_only_later(words) if sure else not ahead):
            return _with_verb(mark, verbs, words)
    if word_pattern("intended").search(words):
        return None
    if (anew := _told_as_new(words, verbs)) and not ahead:
        return anew
    if stance == DENIED and not ahead and not word_pattern("withheld").search(words):
        return next(((at, at + 2) for verb in verbs if (at := words.find(verb)) >= 0), None)
    behind = _told_done_behind(page, end, index, label)
    return (behind[0] - start, behind[1] - start) if behind else None


def _undone(page: Page, start: int, end: int, label: Told, marks: Sequence[Mark]) -> tuple[int, int] | None:
    """Return where a clause tells as not done what a label tells as done."""
    words = page.text[start:end]
    if any(not is_open(mark) and _concerns(mark, label.verbs, words) for mark in marks):
        return None
    place = next((m for m in marks if is_open(m) and any(is_related(m.verb, verb) for verb in label.verbs)), None)
    if place is None or _is_done_nearby(page, start, end, label.verbs):
        return None
    return _with_verb(place, label.verbs, words)


def _concerns(mark: Mark, verbs: frozenset[str], words: str) -> bool:
    return any(is_related(mark.verb, verb) or verb in words for verb in verbs)


def _reaches(mark: Mark, label: Told, words: str, *, named: bool = False) -> bool:
    """Whether what is told as done is farther than the label: its own verb, or one that any matter comes to.

    已列入计划 says nothing of 计划投资, 已开工 nothing against 正在建设, 已启动前期工作 nothing against 拟建.
    `named` says that the mark is about the label's matter, whatever else stands in `words`.
    """
    if is_open(mark) or any(is_related(mark.verb, verb) for verb in label.verbs):
        begun = label.stance == UNDER_WAY and kind_of(mark.verb) in ("starts", "progress")  # 已开建 of 在建
        return not is_open(mark) and not begun
    behind = _AFTER.split(words[mark.end :])[0]
    if "完成" in words[mark.start : mark.end] and behind.endswith(tuple(label.verbs)):  # 完成老旧小区改造
        return True
    kind = "finishes" if mark.verb in read_words("done_words") else kind_of(mark.verb)
    if kind in ("finishes", "uses"):
        return named or any(verb in words for verb in label.verbs)
    if label.stance != PLANNED or kind is None:
        return False
    behind = _AFTER.split(words[mark.reach[1] :])[0]
    return not behind or bool(pairs_of(behind) & pairs_of(label.words))


def _is_said_of_figure(words: str, since: int, mark: Mark) -> bool:
    """Whether a word that says by itself that a thing is done stands alone behind its figure: 6个项目全部竣工."""
    return (
        words[mark.start : mark.end] in read_words("done_words")
        and mark.end == len(words)
        and len(_light().sub("", words[max(0, since) : mark.start])) <= _SHORT
    )


def _is_only_later(words: str) -> bool:
    """Whether nothing but a time says that a clause is about the future."""
    return not word_pattern("intended").search(_LATER.sub("", words))


def _with_verb(mark: Mark, verbs: frozenset[str], words: str) -> tuple[int, int]:
    """Return where a mark stands, with its verb where that is what the label speaks of."""
    at = words.find(mark.verb, max(0, mark.start - 2))
    if at < 0 or not any(is_related(mark.verb, verb) for verb in verbs):
        return mark.start, mark.end
    return min(mark.start, at), max(mark.end, at + 2)


def _is_done_nearby(page: Page, start: int, end: int, verbs: frozenset[str]) -> bool:
    """Whether the same sentence tells the thing as done all the same (正在整改, 现已整改完成)."""
    first = max(0, start - REACH)
    around = page.text[first:start].rpartition("。")[2] + "，" + page.text[end : end + REACH].partition("。")[0]
    clauses = CLAUSE.split(around)
    return any(not is_open(mark) and _concerns(mark, verbs, words) for words in clauses for mark in read_marks(words))


def _is_ahead(page: Page, start: int, end: int, words: str) -> bool:
    """Whether a clause without 已 stands among plans or wishes: 年底前完成, 须一鼓作气完成, or behind 下一步."""
    if is_ahead(page.text, start) or is_wished(page.text, end):
        return True
    return bool(_BY_THEN.search(words) or word_pattern("intended").search(words))


def _told_done_behind(page: Page, end: int, index: int, label: Told) -> tuple[int, int] | None:
    """Return where a clause behind the figure's, before the next figure, tells it as done (…，已全部投用)."""
    until = page.figures[index + 1].start if index + 1 < len(page.figures) else len(page.text)
    found = _DONE_BEHIND.match(page.text, end, min(until, end + REACH))
    if found is None:
        return None
    place = found.start("done")
    marks = read_marks(page.text[place : min(until, clause_at(page.text, place)[1])])
    reached = any(_reaches(mark, label, "", named=True) for mark in marks if not is_open(mark))
    return found.span("done") if reached or not marks else None


def _told_as_new(words: str, verbs: frozenset[str]) -> tuple[int, int] | None:
    """Return where one of `verbs` is told as done with no word that always says so (新签约, 成功接入, 新建了)."""
    for found in _told_anew().finditer(words):
        if words[found.end() : found.end() + 2] in verbs:
            return found.start(), found.end() + 2
    told = (f"(?:{re.escape(verb)}(?:了|到位)|{re.escape(verb[0])}了)(?!的)" for verb in verbs)
    behind = (found for pattern in told for found in re.finditer(pattern, words))
    return next((found.span() for found in behind), None)


@lru_cache(maxsize=1)
def _light() -> re.Pattern[str]:
    return re.compile("|".join(read_words("light")))


@lru_cache(maxsize=1)
def _told_anew() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(read_words('told_done'))})(?:{'|'.join(read_words('light'))})*")
