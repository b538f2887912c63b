"""What was supplied as planned, under way or not done, told as carried out by words that say so without 已, or as still
in another stage (拟建 of 在建, 待开工 of 待验收)."""

import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.altered import doubted_finding
from draftkit.check.binding.bound import Binding
from draftkit.check.clauses import REACH, SENTENCE_END, clause_at
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.dropped import find_unplanned
from draftkit.check.turned.outlook import is_ahead, is_by_then, is_to_come, is_wished
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stages import kind_of
from draftkit.check.turned.stances import (
    DENIED,
    DONE,
    LATER,
    PLANNED,
    UNDER_WAY,
    Mark,
    concerns,
    is_open,
    read_fact_stance,
    read_marks,
)
from draftkit.check.verdict import Finding
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_SO_FAR = "先后|累计"
_IN_ALL = "一?共(?![同享])"
_ANEW = "新增|增设|新设"
_GOT = "接受了|经受了|得到了"
_PASSED = frozenset({"验收", "审核", "审批", "评估", "评审", "鉴定"})
_THERE = lazy_pattern("到岗|上岗|入职|到位|落户|入驻|[发送交]到|对外开放")
_BUILT = "建"


class _Told(NamedTuple):
    """The clause of a figure, which ends at `since`; its label, the stance that this takes, and on which verbs."""

    words: str
    since: int
    label: str
    stance: str
    verbs: frozenset[str]


def judge_carried_out(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding for each stated figure of what is not done that its clause tells as done, a warning where it may.

    Figures in `besides` are told of elsewhere. What is planned or wished in the sentence says nothing.
    """
    for index in range(len(page.figures)):
        if not binding.states_one(index, besides):
            continue
        fact = supply.claims[binding.claims[index]].fact
        stance, verbs = read_fact_stance(fact)
        if stance in ("", DONE):
            continue
        start, end = clause_of(page, index)
        words = page.text[start:end]
        marks = read_marks(words)
        if place := _turned_back(words, stance, verbs, marks):
            yield reversed_finding(page.text, start + place[0], start + place[1], fact)
        elif any(map(is_open, marks)):
            if index not in binding.unsure and _is_other(words, fact.label, stance, verbs, marks):
                yield doubted_finding(page.text, (page.figures[index].start, page.figures[index].end), fact)
        elif not _is_to_come(page, index, start, end):
            since = page.figures[index].end - start
            told = _Told(words, since, fact.label, stance, verbs)
            if sure := _surely_done(told):
                yield reversed_finding(page.text, start + sure[0], start + sure[1], fact)
            elif bare := find_unplanned(page, index, fact.label):
                binding.unsure.discard(index)
                yield reversed_finding(page.text, *bare, fact)
            elif index not in binding.unsure and (place := _maybe_done(told)):
                yield doubted_finding(page.text, (start + place[0], start + place[1]), fact)


def _turned_back(
    words: str, stance: str, verbs: frozenset[str], marks: tuple[Mark, ...]
) -> tuple[int, int] | None:
    """Return where a clause plans what is under way (拟建 of 在建); 在建…计划建成 doesn't."""
    if stance != UNDER_WAY or not marks or any(mark.stance != PLANNED for mark in marks):
        return None
    heads = {verb[0] for verb in verbs}
    for mark in marks:
        at_once = mark.place == mark.end and words[mark.place] in heads and words[mark.end - 1] != "待"
        if at_once and kind_of(mark.verb) not in ("finishes", "uses"):
            return mark.reach
    return None


def _is_other(words: str, label: str, stance: str, verbs: frozenset[str], marks: tuple[Mark, ...]) -> bool:
    """Whether a clause tells another open stage: 待开工 of 待验收, 正在整改 of 尚未整改."""
    if stance == DENIED:
        return all(mark.stance == UNDER_WAY for mark in marks) and any(mark.verb in verbs for mark in marks)
    first = marks[0]
    waits = label.startswith("待") and words[first.start : first.end] == "待" and len(marks) == 1
    return waits and not concerns(first, verbs, words)


def _is_to_come(page: Page, index: int, start: int, end: int) -> bool:
    """Whether a clause or its sentence tells of what is to come, or of a day that may be to come."""
    figure = page.figures[index]
    if is_ahead(page.text, figure.start) or is_wished(page.text, end) or LATER.search(page.text, start, end):
        return True
    if is_by_then(page.text, start, dated=True):
        return True
    rest = SENTENCE_END.split(page.text[start : end + REACH])[0]
    if is_to_come(rest):
        return True
    before = page.figures[index - 1] if index else None
    return before is not None and before.kind in MOMENTS and before.end >= clause_at(page.text, figure.start)[0]


def _surely_done(told: _Told) -> tuple[int, int] | None:
    """Return where a clause says that it is done: 800个全部启用, 先后培训, 接受了培训, 通过验收."""
    built = told.stance == PLANNED or (told.stance == UNDER_WAY and _BUILT in told.label)
    if built and not told.label.startswith("待") and (found := _behind(told, _wholly())):
        return found
    own = _own_done(told.verbs, told.stance).search(told.words)
    return own.span() if own else None


def _maybe_done(told: _Told) -> tuple[int, int] | None:
    """Return where a clause may say that it is done: 24名校医到岗, 共培训, 新增800个, 已签约 of 正在洽谈."""
    if told.stance == PLANNED:
        if found := _behind(told, _THERE):
            return found
        anew = "" if "增" in told.label else f"^(?:{_ANEW})|"
        place = _own_counted(told.verbs, anew).search(told.words)
        return place.span() if place else None
    if told.stance == UNDER_WAY and (found := _behind(told, _wholly())):
        return found
    done = next((mark for mark in read_marks(told.words) if not is_open(mark) and mark.end <= told.since), None)
    # 已签约洽谈项目16个 of 正在洽谈项目
    is_later = done and told.stance == UNDER_WAY and any(verb in told.words for verb in told.verbs)
    return done.reach if done and is_later else None


def _behind(told: _Told, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Return where a pattern stands behind a figure with nothing between but what its label speaks of.

    800个停车泊位全部启用; but not 5座充电站选址全部完成.
    """
    found = pattern.search(told.words, told.since)
    if found is None or not set(told.words[told.since : found.start()]) <= set(told.label):
        return None
    return found.span()


@lru_cache(maxsize=1024)
def _own_done(verbs: frozenset[str], stance: str) -> re.Pattern[str]:
    """Return a pattern that finds the verbs of a label told as done."""
    light = word_pattern("light").pattern
    so_far = f"|(?:{_SO_FAR})(?:{light})*(?:{_any(verbs)})" if stance == PLANNED else ""
    return re.compile(f"通过(?:{_any(verbs & _PASSED)})|(?:{_GOT})(?:{_any(verbs)}){so_far}")


@lru_cache(maxsize=1024)
def _own_counted(verbs: frozenset[str], anew: str) -> re.Pattern[str]:
    return re.compile(f"{anew}{_IN_ALL}(?:{_any(verbs)})")


def _any(verbs: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(verbs))) or "(?!)"


@lru_cache(maxsize=1)
def _wholly() -> re.Pattern[str]:
    broad = {"投入", "通过", "完成", "完毕", "结束"}  # 全部完成登记, 均通过检查 are other matters
    ends = {*read_words("uses"), *read_words("finishes"), *read_words("done_words")} - broad
    reached = "|".join((*sorted(ends), "通过(?:竣工|交工|最终)?验收", "落地", "落户", "到岗", "(?:完成|完毕)$"))
    light = word_pattern("light").pattern
    return re.compile(f"(?:全部|均|都|顺利|圆满|正式|成功)(?:{light})*(?:{reached})")
