"""The clause of a figure turned round: 上升 for 下降, 已 for 拟, 没有 for 有, against its fact's own words."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from draftkit.check.bound import ALTERED, STATED, Binding
from draftkit.check.clauses import REACH, clause_at
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.outlook import is_ahead
from draftkit.check.page import Page
from draftkit.check.poles import pattern_of, poles_of
from draftkit.check.reversal import reversed_finding
from draftkit.check.stances import DENIED, DONE, PLANNED, UNDER_WAY, Mark, is_open, is_related, read_marks, read_stance
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_BY_THEN = lazy_pattern(r"[底内前][^，。]{0,4}(?:完成|建成|办结|竣工|完工)")
_DONE_BEHIND = lazy_pattern(r"[^，。；]{0,6}[，](?:[现均都目前]{0,3})(?P<done>已经?|全部(?:投|完|建|竣|交))")


def judge_figures_turned(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, Finding]]:
    """Yield a figure's number and a finding where its clause says the opposite of its fact.

    The opposite direction (上升 for 下降) of its label or of the words of its value, or another stance: denied,
    planned or under way, done.
    """
    told = [(poles_of(f"{claim.fact.label}，{_words_of(claim)}"), *read_stance(claim.fact.label))
            for claim in supply.claims]  # fmt: skip
    for index, verdict in enumerate(binding.verdicts):
        if verdict not in (STATED, ALTERED):
            continue
        claim = supply.claims[binding.claims[index]]
        if verdict == ALTERED and claim.kind != COMPOUND:
            continue
        poles, stance, verbs = told[claim.index]
        if not poles and not stance:
            continue
        start, end = clause_of(page, index)
        place = _turned_pole(page.text[start:end], poles)
        if place is None and stance and verdict == STATED:
            place = _other_stance(page, start, end, index, stance, verbs)
        if place:
            yield index, reversed_finding(page.text, start + place[0], start + place[1], claim.fact)


def _words_of(claim: Claim) -> str:
    return claim.form if claim.kind == COMPOUND else ""


def _turned_pole(words: str, poles: Mapping[int, int]) -> tuple[int, int] | None:
    here = poles_of(words)
    for line, side in poles.items():
        if here.get(line, side) != side:
            found = pattern_of(line, 1 - side).search(words)
            if found and not _is_denied(words, found.start()):
                return found.span()
    return None


def _other_stance(
    page: Page, start: int, end: int, index: int, stance: str, verbs: frozenset[str]
) -> tuple[int, int] | None:
    """Return where the clause of a figure takes another stance on one of `verbs` than its label does."""
    words = page.text[start:end]
    marks = read_marks(words)
    if stance == DONE:
        if any(not is_open(mark) and _concerns(mark, verbs, words) for mark in marks):
            return None
        place = next((m for m in marks if is_open(m) and any(is_related(m.verb, verb) for verb in verbs)), None)
        if place is None or _is_done_nearby(page, start, end, verbs):
            return None
        return _with_verb(place, verbs, words)
    ahead = stance == PLANNED and all(mark.stance == UNDER_WAY for mark in marks if is_open(mark))
    if ahead and (begun := next((m for m in marks if m.stance == UNDER_WAY and m.verb in verbs), None)):
        return begun.reach
    if any(map(is_open, marks)) or word_pattern("intended").search(words):
        return None
    for mark in marks:
        sure = "已" in words[mark.start : mark.end]
        if _concerns(mark, verbs, words) and (sure or not _is_ahead(page, start, words)):
            return _with_verb(mark, verbs, words)
    if (anew := _told_as_new(words, verbs)) and not _is_ahead(page, start, words):
        return anew
    if stance == DENIED:
        return next(((at, at + 2) for verb in verbs if (at := words.find(verb)) >= 0), None)
    behind = _told_done_behind(page, end, index)
    return (behind[0] - start, behind[1] - start) if behind else None


def _concerns(mark: Mark, verbs: frozenset[str], words: str) -> bool:
    return any(is_related(mark.verb, verb) or verb in words for verb in verbs)


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
    return any(not is_open(mark) and _concerns(mark, verbs, around) for mark in read_marks(around))


def _is_ahead(page: Page, start: int, words: str) -> bool:
    """Whether a clause without 已 stands among plans: 年底前完成, or behind 下一步."""
    return is_ahead(page.text, start) or bool(_BY_THEN.search(words))


def _told_done_behind(page: Page, end: int, index: int) -> tuple[int, int] | None:
    """Return where a clause behind the figure's, before the next figure, tells it as done (…，已全部投用)."""
    until = page.figures[index + 1].start if index + 1 < len(page.figures) else len(page.text)
    found = _DONE_BEHIND.match(page.text, end, min(until, end + REACH))
    return found.span("done") if found else None


def _told_as_new(words: str, verbs: frozenset[str]) -> tuple[int, int] | None:
    """Return where one of `verbs` is told as done with no word that always says so (新签约, 成功接入)."""
    places = ((found.start(), found.end()) for found in _told_anew().finditer(words))
    return next(((start, end + 2) for start, end in places if words[end : end + 2] in verbs), None)


@lru_cache(maxsize=1)
def _told_anew() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(read_words('told_done'))})(?:{'|'.join(read_words('light'))})*")


def _is_denied(words: str, position: int) -> bool:
    return bool(word_pattern("negations").search(words, max(0, position - 4), position))


def clause_of(page: Page, index: int) -> tuple[int, int]:
    """Return the clause around a figure, up to its neighbours."""
    figure = page.figures[index]
    start, end = clause_at(page.text, figure.start)[0], clause_at(page.text, figure.end)[1]
    if index:
        start = max(start, page.figures[index - 1].end)
    if index + 1 < len(page.figures):
        end = max(figure.end, min(end, page.figures[index + 1].start))
    return start, end
