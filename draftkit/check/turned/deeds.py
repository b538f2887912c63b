"""Figures of what a label tells as done or there, denied in their clause (未投产)."""

from bisect import bisect_left
from collections.abc import Container, Iterator

from draftkit.check.binding.bound import STATED, UNSURE, Binding
from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.other_way import weigh_way
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import read_stance
from draftkit.check.turned.taken_up import is_taken_up
from draftkit.check.verdict import Finding

_WEAK = frozenset({"无", "零"})


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
            if f"非{pair}" in supply.claims[bound].fact.label:
                continue  # 不涉密 of 非涉密
            start, end = clause_of(page, index)
            if start <= found.start() < end and page.text.count(pair, start, end) == 1:
                fact = supply.claims[bound].fact
                way = weigh_way(page, supply, binding, index)
                is_less = way is not None and way[2] != "" and found.end() < way[0]  # 未参保比例缩小
                if is_less or is_taken_up(page, index, (start, end), found.span(), fact.label):
                    binding.doubt(index, UNSURE)
                else:
                    yield reversed_finding(page.text, found.start(), found.end() + 2, fact)
                break
