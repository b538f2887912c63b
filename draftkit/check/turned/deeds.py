"""Figures of what a label tells as done or there, denied in their clause (未投产)."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from functools import lru_cache

from draftkit.check.binding.bound import STATED, UNSURE, Binding
from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.other_way import weigh_way
from draftkit.check.turned.replaced import is_supplied
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import read_fact_stance, read_stance
from draftkit.check.turned.taken_up import is_taken_up
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_WEAK = frozenset({"无", "零"})
_LIGHT = lazy_pattern("(?:得到|予以|能够?|及时|完成|实施|进行|实现|开展|获得|加以|全部|有效)*")
"""Between a denial and what it denies: 未|得到|调解."""
_AWAITED = "亟[需待]|急需|有待|尚待"
"""What is still to be done is not: 7824起矛盾纠纷|亟待|调解."""
_NOT_DONE = lazy_pattern(
    "(?:的?(?:任务|工作|目标))?(?:均|都|仍|还|尚)*(?:未能?|没有?|尚未)(?:完成|落实|到位|实施|开展|办结|解决|启动)(?!的)"
)
"""Right behind a figure: 430户|未完成."""


def judge_denials(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure denies what its fact's label affirms; note the figure as unsure
    where what was denied may be so by now (动员未参保群众320人办理了医保), or goes the other way (未参保比例缩小).

    Figures in `besides` are told of elsewhere.
    """
    affirmed: dict[str, list[int]] = {}
    for claim in supply.claims:
        if not read_stance(claim.fact.label)[0] and not word_pattern("deadlines").search(claim.fact.label):
            for pair in pairs_of(claim.fact.label):
                affirmed.setdefault(pair, []).append(claim.index)
    starts = page.starts
    for found in _denials().finditer(page.text):
        ahead = found.end()
        if page.text[ahead : ahead + 2] not in affirmed and (light := _LIGHT.match(page.text, ahead)):
            ahead = light.end()
        pair = page.text[ahead : ahead + 2]
        claims = affirmed.get(pair)
        if not claims or found.group() in _WEAK:
            continue
        place = bisect_left(starts, found.start())
        for index in range(max(0, place - 1), min(place + 1, len(starts))):
            bound = binding.claims[index]
            if index in besides or binding.verdicts[index] != STATED or bound not in claims:
                continue
            if found["awaited"] and page.figures[index].end > found.start():
                continue  # 集中攻坚|亟待化解矛盾36件 tells what was done
            if f"非{pair}" in supply.claims[bound].fact.label:
                continue  # 不涉密 of 非涉密
            if f"{found.group()}{pair[:1]}" in supply.claims[bound].fact.label:
                continue  # 未成年, 不动产: the label's own
            start, end = clause_of(page, index)
            if start <= found.start() < end and page.text.count(pair, start, end) == 1:
                fact = supply.claims[bound].fact
                way = weigh_way(page, supply, binding, index)
                is_less = way is not None and way[2] != "" and found.end() < way[0]  # 未参保比例缩小
                if is_less or is_taken_up(page, index, (start, end), found.span(), fact.label):
                    binding.doubt(index, UNSURE)
                else:
                    yield reversed_finding(page.text, found.start(), ahead + 2, fact)
                break
    yield from _denied_behind(page, supply, binding, besides)


def _denied_behind(page: Page, supply: Supply, binding: Binding, besides: Container[int]) -> Iterator[Finding]:
    """Yield a finding where what stands right behind a figure denies it, of a label that tells nothing of that."""
    for index, figure in enumerate(page.figures):
        found = _NOT_DONE.match(page.text, figure.end)
        if not found or not binding.states_one(index, besides):
            continue
        fact = supply.claims[binding.claims[index]].fact
        told = read_fact_stance(fact)[0] or word_pattern("deadlines").search(fact.label)
        if not told and not is_supplied(found[0], supply):
            yield reversed_finding(page.text, figure.end, found.end(), fact)


@lru_cache(maxsize=1)
def _denials() -> re.Pattern[str]:
    return re.compile(f"{word_pattern('negations').pattern}|(?P<awaited>{_AWAITED})")
