"""Figures of what a label tells as done or there, denied in their clause (未投产)."""

from bisect import bisect_left
from collections.abc import Container, Iterator

from draftkit.check.binding.bound import STATED, UNSURE, Binding
from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.mentioned import is_urged
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import read_stance
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_WEAK = frozenset({"无", "零"})
_TAKEN_UP = lazy_pattern("(?<![核比绝反])对|[将把给送]|接收|接纳|吸纳|组织|在$")
"""Before what was not so: something is done about it."""
_FOR = lazy_pattern("(?<![均都全多仍即作成])为")
_MENDED = lazy_pattern("了|补(?![贴助偿充给])|均|都|全部|逐|完成|重新|再次|一律")
"""Behind what was not so: by now it is."""
_HAN = lazy_pattern("[一-鿿]")
_NAME = 2
"""Characters behind a figure that tell no more than what it counts, or 左右; a name behind 的 has one more."""


def judge_denials(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure denies what its fact's label affirms; note the figure as unsure
    where what was denied may be so by now (动员未参保群众320人办理了医保).

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
            if f"非{pair}" in supply.claims[bound].fact.label:
                continue  # 不涉密 of 非涉密
            start, end = clause_of(page, index)
            if start <= found.start() < end and page.text.count(pair, start, end) == 1:
                fact = supply.claims[bound].fact
                if _is_mended(page, index, found.span(), fact.label):
                    binding.doubt(index, UNSURE)
                else:
                    yield reversed_finding(page.text, found.start(), found.end() + 2, fact)
                break


def _is_mended(page: Page, index: int, denied: tuple[int, int], label: str) -> bool:
    """Whether the clause of a figure says of what was not so that something is done about it, or was.

    对未登记的320套逐套补录, 未通公交村6个开行班线; but not 未通公交村6个.
    """
    text, figure = page.text, page.figures[index]
    start, end = clause_of(page, index)
    before = text[start : denied[0]]
    behind = text[max(figure.end, denied[1] + 2) : end]
    if is_urged(before) or _TAKEN_UP.search(before) or _MENDED.search(behind):
        return True
    if denied[0] > figure.start:
        return False
    named = text[figure.start - 1] == "的"  # 未硬化的19个|行政村
    told = sum(sign not in label for sign in _HAN.findall(behind))
    return bool(_FOR.search(before)) or told > _NAME + named
