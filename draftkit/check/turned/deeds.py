"""Figures of what a label tells as done or there, where they stand denied (未投产), planned or undone (解除查封)."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import lru_cache

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.clauses import CLAUSE, pairs_of
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.check.turned.outlook import is_ahead
from draftkit.check.turned.polarity import clause_of
from draftkit.check.turned.replaced import is_supplied
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import WAITING, is_open, read_marks, read_stance
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_WEAK = frozenset({"无", "零"})
_UNDOING = "解除|停止|暂停|中止|终止|撤销|推迟|暂缓|延缓"
_BROUGHT_TO = lazy_pattern("[在至到为入作成于]了?$")


def judge_denials(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure denies what its fact's label affirms.

    Figures in `besides` are told of elsewhere.
    """
    affirmed: dict[str, list[int]] = {}
    for claim in supply.claims:
        if not read_stance(claim.fact.label)[0] and not word_pattern("deadlines").search(claim.fact.label):
            for pair in pairs_of(claim.fact.label):
                affirmed.setdefault(pair, []).append(claim.index)
    starts = [figure.start for figure in page.figures]
    for found in word_pattern("negations").finditer(page.text):
        pair = page.text[found.end() : found.end() + 2]
        claims = affirmed.get(pair)
        if not claims or found.group() in _WEAK:
            continue
        place = bisect_left(starts, found.start())
        for index in range(max(0, place - 1), min(place + 1, len(starts))):
            bound = binding.claims[index]
            if index in besides or binding.verdicts[index] != STATED or bound not in claims:
                continue
            start, end = clause_of(page, index)
            if start <= found.start() < end and page.text.count(pair, start, end) == 1:
                yield reversed_finding(page.text, found.start(), found.end() + 2, supply.claims[bound].fact)
                break


def judge_plans(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where a figure's clause plans, is at or undoes what its label tells as done: 拟消除, 解除查封.

    Figures in `besides` are told of elsewhere. What any supplied text plans may be planned.
    """
    planned = {mark.verb for string in supply.strings for mark in read_marks(string) if is_open(mark)}
    starts = [figure.start for figure in page.figures]
    for found in _plan_of_deed().finditer(page.text):
        verb, place = found["verb"], bisect_left(starts, found.start())
        if found.group().startswith("将") and not _ends_there(page, found.end(), place):
            continue
        if verb in planned or page.text[found.end() : found.end() + 1] == "的" or is_ahead(page.text, found.start()):
            continue
        for index in range(max(0, place - 1), min(place + 1, len(starts))):
            claim = binding.claims[index]
            if index in besides or binding.verdicts[index] != STATED or not _is_deed(supply.claims[claim], verb):
                continue
            start, end = clause_of(page, index)
            marks = read_marks(page.text[start:end])
            told = start <= found.start() < end and all(map(is_open, marks))
            if told and not is_supplied(found.group(), supply):  # 撤销登记 may be one of the facts
                yield reversed_finding(page.text, found.start(), found.end(), supply.claims[claim].fact)
                break


def _ends_there(page: Page, start: int, index: int) -> bool:
    """Whether a clause ends with a figure that is done something to: 将培训学员500人 is a plan.

    将培训学员500人纳入名册, 将办理时限控制在20日以内 are none.
    """
    if index == len(page.figures) or _BROUGHT_TO.search(page.text, start, page.figures[index].start):
        return False
    end = page.figures[index].end
    return end == len(page.text) or bool(CLAUSE.match(page.text, end))


def _is_deed(claim: Claim, verb: str) -> bool:
    """Whether a label tells a verb as done: at its start or end, without a word of how far it has come."""
    label = claim.fact.label
    return not read_stance(label)[0] and (label.startswith(verb) or label.endswith(verb))


@lru_cache(maxsize=1)
def _plan_of_deed() -> re.Pattern[str]:
    ahead, light, verbs = ("|".join(read_words(name)) for name in ("planned", "light", "achieved"))
    words = f"{ahead}|(?<![已经])将|{WAITING}|{'|'.join(read_words('under_way'))}|{_UNDOING}"
    return re.compile(f"(?:{words})(?:{light})*(?P<verb>{verbs})")
