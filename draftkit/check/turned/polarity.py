"""The clause of a figure turned round: 上升 for 下降, 已 for 拟, 没有 for 有, against its fact's own words."""

from collections.abc import Iterator, Sequence

from draftkit.check.binding.bound import ALTERED, STATED, STRAY, UNSURE, Binding
from draftkit.check.page import Page
from draftkit.check.poles import poles_of
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.turned.changed import is_below_zero, read_change
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.complement import is_complement
from draftkit.check.turned.how_far import find_other_stance
from draftkit.check.turned.mentioned import is_urged
from draftkit.check.turned.opposite import Turn, find_turn
from draftkit.check.turned.other_way import weigh_way
from draftkit.check.turned.reached import Told
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import DONE, PLANNED, read_fact_stance
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_DENYING = "不未"
_LINK = lazy_pattern("(?:了|完成|[共计达有]){0,3}")


def judge_figures_turned(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, Finding]]:
    """Yield, for each stated figure whose clause says the opposite of its fact, the figure's number and a finding.

    The opposite direction (上升 for 下降) of its label or of the words of its value, or another stance: denied,
    planned or under way, done. Where it may be one of these, the figure is noted as unsure.
    """
    told = [
        (poles_of(f"{claim.fact.label}，{_words_of(claim)}"), Told(claim.fact.label, *read_fact_stance(claim.fact)))
        for claim in supply.claims
    ]
    for index, verdict in enumerate(binding.verdicts):
        if verdict not in (STATED, ALTERED):
            continue
        claim = supply.claims[binding.claims[index]]
        if verdict == ALTERED and claim.kind != COMPOUND:
            continue
        poles, label = told[claim.index]
        if is_below_zero(claim) and page.forms[index] != claim.form:
            poles = {}  # 同比下降|2.1% for 同比增长 -2.1%
        if not poles and not label.stance and read_change(claim) is None:
            continue
        start, end = clause_of(page, index)
        way = weigh_way(page, supply, binding, index)
        turn = find_turn(page, (start, end), index, claim.fact.label, poles, way[:2] if way else (0, 0))
        if way and way[2]:
            if turn and is_complement(page.text, (turn.start, turn.end), way[:2], claim.fact.label):
                binding.doubt(index, UNSURE)
                continue
            turn = turn if turn and turn.is_sure else Turn(*way[:2], way[2] == STRAY)
        if turn and turn.is_sure and not _is_urged(page.text, start, turn.start):
            yield index, reversed_finding(page.text, turn.start, turn.end, claim.fact)
            continue
        may_be = label.stance and verdict == STATED and not (turn and turn.is_sure)
        may_be = may_be and not page.surroundings.in_list(index)  # 已完工、在建、拟建的分别为…: its item tells
        other = find_other_stance(page, start, end, index, label) if may_be else None
        if other and _is_of_next(page, binding, index, start + other.end, told):
            continue
        if other and other.sure:
            yield index, reversed_finding(page.text, start + other.start, start + other.end, claim.fact)
        elif turn or other:
            binding.doubt(index, UNSURE)


def _is_of_next(
    page: Page, binding: Binding, index: int, end: int, told: Sequence[tuple[object, Told]]
) -> bool:
    """Whether a word that says how far things have come stands right before the next figure, of which it was supplied
    so, behind a plan: 36个项目|已开工|28个.
    """
    if told[binding.claims[index]][1].stance != PLANNED or index + 1 == len(page.figures):
        return False
    following = page.figures[index + 1]
    here = binding.verdicts[index + 1] == STATED and _LINK.fullmatch(page.text, end, following.start)
    done = bool(here) and told[binding.claims[index + 1]][1].stance == DONE
    return done and following.unit == page.figures[index].unit


def _is_urged(text: str, start: int, pole: int) -> bool:
    """Whether somebody is urged to leave what a pole denies: 督促12家不达标企业."""
    return text[pole] in _DENYING and is_urged(text[start:pole])


def _words_of(claim: Claim) -> str:
    return claim.form if claim.kind == COMPOUND else ""
