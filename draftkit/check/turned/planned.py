"""Figures of what a label tells as done, planned, under way or undone in their clause: 拟消除, 解除查封."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from draftkit.check.altered import doubted_finding
from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.clauses import CLAUSE, clause_at, pairs_of
from draftkit.check.lexicon import read_alternation, read_words
from draftkit.check.page import Page
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.afterwards import is_come_about
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.outlook import is_ahead
from draftkit.check.turned.plans import is_carried_out, is_set_ahead, is_unclear
from draftkit.check.turned.replaced import is_supplied
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import TIMES, WAITING, is_open, read_fact_stance, read_marks
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_BROUGHT_TO = lazy_pattern("[在至到为入作成于]了?$")
_ACTS = ("组织", "开展", "实施", "投入", "建设", "筹集", "完成", "推广", "覆盖", "争取")
"""Verbs at the start of a label that mostly tell it as done, like those of the list."""
_LATER = "下一步，?|明年|来年|今后，?|接下来，?|(?<![无不所急供刚必按])需(?!要|求)"
_WHEN = lazy_pattern(f"^(?:{TIMES}|全年|当年|年度|累计)+")
_SURELY_AHEAD = frozenset({"拟", "将", "计划", "打算", "即将"})
"""Before a label whose verb no list has: 拟|直供大户; not 争取|上级转移支付."""
_NEXT_YEAR = lazy_pattern("[明来]年")
_WAY = 24
_UNDOING = "解除|停止|暂停|中止|终止|撤销|推迟|暂缓|延缓|免除|取消|(?<![响供对适反感效照相])应(?![急对用变有届酬聘])"


def judge_plans(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure plans, is at, or undoes what its fact's label tells as done, and a
    warning where its label may tell that (组织招聘会). What undoes it may have been supplied itself (撤销登记).

    Figures in `besides` are told of elsewhere. What any supplied text plans of the same may be planned.
    """
    planned = _read_plans(supply)
    starts = page.starts
    for found in _plan().finditer(page.text):
        place = bisect_left(starts, found.start())
        around = range(max(0, place - 1), min(place + 1, len(starts)))
        near = [index for index in around if binding.verdicts[index] == STATED and index not in besides]
        word = found.span("ahead") if found["ahead"] else found.span("later")
        if page.text[word[1] : word[1] + 1] == "\n":
            continue  # 下步打算, over a paragraph of its own
        if not near or page.text[found.end() : found.end() + 1] == "的" or is_ahead(page.text, found.start()):
            continue
        if is_carried_out(page.text, *word):
            continue
        verb = found["verb"] or ""
        sure = bool(verb) and not found["later"] and not _is_mere_particle(page, found, place)
        sure = sure and not is_unclear(page.text, *word)
        for index in near:
            claim = supply.claims[binding.claims[index]]
            start, end = clause_of(page, index)
            # 下一步，组织: the comma is the word's own
            at = found.end("later") if found["later"] else found.start()
            if not start <= at < end or not all(map(is_open, read_marks(page.text[start:end]))):
                continue
            if is_come_about(page, index):
                continue
            if verb in planned and _is_planned(page.text[found.end() : end], planned[verb], claim):
                continue
            told = found["ahead"] in _SURELY_AHEAD and not verb and page.text.startswith(claim.fact.label, found.end())
            told = told and not is_unclear(page.text, *word)
            if told and _is_deed(claim, "") and _ends_there(page, found.end(), index):
                yield reversed_finding(page.text, found.start(), found.end() + len(claim.fact.label), claim.fact)
                break  # 拟|直供大户733户
            if sure and _is_deed(claim, verb) and not (found["undone"] and is_supplied(found.group(), supply)):
                yield reversed_finding(page.text, found.start(), found.end(), claim.fact)
                break
            if index == place and index not in binding.unsure and _is_told_ahead(page, found, index, claim):
                yield doubted_finding(page.text, (found.start(), page.figures[index].end), claim.fact)
                break


def _read_plans(supply: Supply) -> Mapping[str, frozenset[str]]:
    """Return the verbs that any supplied text plans, each with the pairs of characters of what it is said of."""
    plans: dict[str, set[str]] = {}
    states = (f"{claim.fact.label}{claim.form}" for claim in supply.claims if claim.kind == STATE)
    for string in (*supply.strings, *states):
        for mark in read_marks(string):
            if is_open(mark):
                start, end = clause_at(string, mark.start)
                first, last = mark.reach
                said_of = pairs_of(string[start:first]) | pairs_of(string[last:end])
                plans.setdefault(mark.verb, set()).update(said_of or {""})
    return {verb: frozenset(said_of) for verb, said_of in plans.items()}


def _is_planned(words: str, said_of: frozenset[str], claim: Claim) -> bool:
    """Whether what a clause plans is planned by what was supplied: 拟招聘校医 doesn't say so of 拟招聘教师."""
    if "实际" in claim.fact.label:
        return False
    return "" in said_of or not said_of.isdisjoint(pairs_of(words))


def _is_mere_particle(page: Page, found: re.Match[str], place: int) -> bool:
    return found.group().startswith("将") and not _ends_there(page, found.end(), place)


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
    label = _WHEN.sub("", claim.fact.label)
    if _NEXT_YEAR.search(claim.fact.label) or is_set_ahead(label):
        return False
    return not read_fact_stance(claim.fact)[0] and (label.startswith(verb) or label.endswith(verb))


def _is_told_ahead(page: Page, found: re.Match[str], index: int, claim: Claim) -> bool:
    """Whether what stands between a word of what is to come and a figure is the label, or the end of one, of an act."""
    label, verbs = claim.fact.label, read_words("achieved")
    first = found.end("ahead") if found["ahead"] else found.end("later")
    between = page.text[first : min(page.figures[index].start, first + _WAY)]
    if read_fact_stance(claim.fact)[0] or _NEXT_YEAR.search(label) or is_set_ahead(label):
        return False
    bare = _light_first().sub("", between)
    told = any(
        len(words) > 1
        and (label.endswith(words) or words.endswith(label))
        and (words.startswith((*_ACTS, *verbs)) or words.endswith(verbs))
        for words in (between, bare)
    )
    return told and _ends_there(page, first, index)


@lru_cache(maxsize=1)
def _plan() -> re.Pattern[str]:
    ahead, light, verbs = (read_alternation(name) for name in ("planned", "light", "achieved"))
    words = f"{ahead}|(?<![已经])将|{WAITING}|{read_alternation('under_way')}|(?P<undone>{_UNDOING})"
    return re.compile(f"(?:(?P<ahead>{words})|(?P<later>{_LATER}))(?:{light})*(?P<verb>{verbs})?")


@lru_cache(maxsize=1)
def _light_first() -> re.Pattern[str]:
    return re.compile(f"^(?:{read_alternation('light')})+")
