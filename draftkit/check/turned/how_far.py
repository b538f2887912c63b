"""How far the clause of a figure tells its matter to have come, where its label tells otherwise: 已建 of 拟建."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.clauses import CLAUSE, REACH, clause_at
from draftkit.check.lexicon import read_alternation, read_words, word_pattern
from draftkit.check.page import Page
from draftkit.check.turned.mentioned import TOLD, places_of, weigh_mention
from draftkit.check.turned.outlook import is_ahead, is_amid_plans, is_by_then, is_wished
from draftkit.check.turned.reached import Told, reaches
from draftkit.check.turned.stages import BUILT
from draftkit.check.turned.stances import (
    DENIED,
    DONE,
    LATER,
    PLANNED,
    UNDER_WAY,
    Mark,
    concerns,
    is_due,
    is_on_any,
    is_open,
    read_label_stance,
    read_marks,
)
from draftkit.check.turned.taken_up import is_taken_up
from draftkit.patterns import lazy_pattern

_BY_THEN = lazy_pattern(
    "(?:(?<=[年月季旬])底|(?<=[年月季旬周期日天])内|(?<![目当此提先以从])(?<!(?<![0-9一二三四五六七八九十])日)前(?!期))"
    f"[^，。]{{0,4}}(?:完成|办结|{BUILT})"
)
"""What is to be done by then: 年底前完成, 6月30日前建成; not 目前完成, 提前完成, 日前建成."""
_DONE_BEHIND = lazy_pattern(r"[^，。；]{0,6}[，](?:[现均都目前]{0,3})(?P<done>已经?|全部(?:投|完|建|竣|交))")
_SHORT = 2


class Turn(NamedTuple):
    """Where a clause takes another stance than its figure's label, and whether it surely does."""

    start: int
    end: int
    sure: bool = True


def find_other_stance(page: Page, start: int, end: int, index: int, label: Told) -> Turn | None:
    """Return where the clause of a figure takes another stance on what its label speaks of."""
    words = page.text[start:end]
    marks = read_marks(words)
    stance, verbs = label.stance, label.verbs
    if stance == DONE:
        return _undone(page, start, end, index, label, marks)
    ahead = stance == PLANNED and all(mark.stance == UNDER_WAY for mark in marks if is_open(mark))
    if ahead and (begun := next((m for m in marks if m.stance == UNDER_WAY and m.verb in verbs), None)):
        return Turn(*begun.reach)
    if stance == UNDER_WAY and all(mark.stance == DENIED for mark in marks):
        denied = next((mark for mark in marks if is_on_any(mark, verbs)), None)
        if denied:
            return Turn(*_with_verb(denied, verbs, words))
    if any(map(is_open, marks)):
        return None
    return _told_done(page, start, end, index, label, marks)


def _told_done(page: Page, start: int, end: int, index: int, label: Told, marks: Sequence[Mark]) -> Turn | None:
    """Return where a clause tells as done what its label tells as not done, surely so before what may be."""
    words = page.text[start:end]
    ahead = _is_ahead(page, start, end, label)
    still = _goes_on(page, index, end, label) or (label.stance == PLANNED and is_amid_plans(page.text, start))
    doubt: Turn | None = None
    for mark in marks:
        # 明年已改造 is said to be so, 确保已改造 is not
        if not (_is_only_later(words) if "已" in words[mark.start : mark.end] else not ahead):
            continue
        place = page.figures[index].start - start, page.figures[index].end - start
        named = _is_said_of_figure(words, place[1], mark) or (_is_bare(label) and _is_beside(words, place, mark))
        reached = reaches(mark, label, words, named=named)
        turned = _with_verb(mark, label.verbs, words) if reached else None
        if turned and reached == TOLD and not still:
            return Turn(*turned)
        doubt = doubt or (Turn(*turned, sure=False) if turned else None)
    if word_pattern("intended").search(words):
        return doubt
    if (anew := _told_as_new(words, label.verbs)) and not ahead:
        return Turn(*anew, sure=not still)
    if label.stance == DENIED and not ahead and not word_pattern("withheld").search(words):
        told = _told_by_verb(words, page.figures[index].start - start, page.figures[index].end - start, label)
        return told if told and told.sure else doubt or told
    behind = _told_done_behind(page, end, index, label)
    return Turn(behind[0] - start, behind[1] - start) if behind else doubt


def _told_by_verb(words: str, since: int, until: int, label: Told) -> Turn | None:
    """Return where a clause tells a verb of a denied label by the bare verb (6个问题全部整改), or may."""
    doubt: Turn | None = None
    for at in (at for verb in sorted(label.verbs) for at in places_of(words, verb)):
        told = weigh_mention(words, at, (since, until), label.words)
        if told == TOLD:
            return Turn(at, at + 2)
        doubt = doubt or (Turn(at, at + 2, sure=False) if told else None)
    return doubt


def _goes_on(page: Page, index: int, end: int, label: Told) -> bool:
    """Whether the next clause tells something under way of a figure that is supplied so: 已建成，正在装修."""
    first, last = end + 1, clause_at(page.text, end + 1)[1]
    if label.stance != UNDER_WAY or page.text[end:first] != "，":
        return False
    if index + 1 < len(page.figures) and page.figures[index + 1].start < last:
        return False
    return any(mark.stance == UNDER_WAY for mark in read_marks(page.text[first:last]))


def _undone(page: Page, start: int, end: int, index: int, label: Told, marks: Sequence[Mark]) -> Turn | None:
    """Return where a clause tells as not done what a label tells as done; not surely where that is taken up."""
    words = page.text[start:end]
    if any(not is_open(mark) and concerns(mark, label.verbs, words) for mark in marks):
        return None
    mark = next((m for m in marks if is_open(m) and is_on_any(m, label.verbs)), None)
    if mark is None or _is_done_nearby(page, start, end, label.verbs):
        return None
    denied = start + mark.start, start + mark.end
    taken_up = mark.stance == DENIED and is_taken_up(page, index, (start, end), denied, label.words)
    return Turn(*_with_verb(mark, label.verbs, words), sure=not taken_up)


def _is_said_of_figure(words: str, since: int, mark: Mark) -> bool:
    """Whether a word that says by itself that a thing is done stands alone behind its figure: 6个项目全部竣工."""
    return (
        words[mark.start : mark.end] in read_words("done_words")
        and mark.end == len(words)
        and len(word_pattern("light").sub("", words[max(0, since) : mark.start])) <= _SHORT
    )


def _is_bare(label: Told) -> bool:
    """Whether a label says no more than how far something has come, as those of parts do: 正在推进."""
    return any(mark.reach == (0, len(label.words)) for mark in read_marks(label.words))


def _is_beside(words: str, figure: tuple[int, int], mark: Mark) -> bool:
    """Whether a mark stands right before a figure, or behind it: 已经完成|7项, 7项|也已经完成."""
    start, end = mark.reach
    between = words[end : figure[0]] if end <= figure[0] else words[figure[1] : start]
    return not word_pattern("light").sub("", between).strip("的有")


def _is_only_later(words: str) -> bool:
    """Whether nothing but a time says that a clause is about the future."""
    return not word_pattern("intended").search(LATER.sub("", words))


def _with_verb(mark: Mark, verbs: frozenset[str], words: str) -> tuple[int, int]:
    """Return where a mark stands, with its verb where that is what the label speaks of."""
    at = words.find(mark.verb, max(0, mark.start - 2))
    if at < 0 or not is_on_any(mark, verbs):
        return mark.start, mark.end
    return min(mark.start, at), max(mark.end, at + 2)


def _is_done_nearby(page: Page, start: int, end: int, verbs: frozenset[str]) -> bool:
    """Whether the same sentence tells the thing as done all the same (正在整改, 现已整改完成)."""
    first = max(0, start - REACH)
    around = page.text[first:start].rpartition("。")[2] + "，" + page.text[end : end + REACH].partition("。")[0]
    clauses = CLAUSE.split(around)
    return any(not is_open(mark) and concerns(mark, verbs, words) for words in clauses for mark in read_marks(words))


def _is_ahead(page: Page, start: int, end: int, label: Told) -> bool:
    """Whether a clause without 已 stands among plans or wishes: 年底前完成, 须一鼓作气完成, or behind 下一步."""
    if is_ahead(page.text, start) or is_wished(page.text, end):
        return True
    if label.stance == PLANNED and is_by_then(page.text, start, dated=not read_label_stance(label.words)[0]):
        return True
    words = page.text[start:end]
    by_then = f"{CLAUSE.split(page.text[max(0, start - REACH) : start])[-1]}{words}"  # 6月30日前|完成
    return bool(_BY_THEN.search(by_then) or word_pattern("intended").search(words))


def _told_done_behind(page: Page, end: int, index: int, label: Told) -> tuple[int, int] | None:
    """Return where a clause behind the figure's, before the next figure, tells it as done (…，已全部投用)."""
    until = page.figures[index + 1].start if index + 1 < len(page.figures) else len(page.text)
    found = _DONE_BEHIND.match(page.text, end, min(until, end + REACH))
    if found is None or is_due(label.words):
        return None
    place = found.start("done")
    last = clause_at(page.text, place)[1]
    if until < last:
        return None  # 任务是新修46公里，已修|31公里: it is done of another figure
    clause = page.text[place:last]
    marks = read_marks(clause)
    reached = any(reaches(mark, label, clause, named=True) == TOLD for mark in marks)
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
def _told_anew() -> re.Pattern[str]:
    return re.compile(f"(?:{read_alternation('told_done')})(?:{read_alternation('light')})*")
