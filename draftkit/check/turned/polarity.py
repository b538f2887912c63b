"""The clause of a figure turned round: 上升 for 下降, 已 for 拟, 没有 for 有, against its fact's own words."""

import re
from collections.abc import Iterator, Mapping

from draftkit.check.binding.bound import ALTERED, STATED, UNSURE, Binding
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.how_far import find_other_stance
from draftkit.check.turned.mentioned import is_mentioned, is_urged
from draftkit.check.turned.poles import direction_of, find_poles, pattern_of, poles_of, read_poles
from draftkit.check.turned.reached import Told
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import read_label_stance
from draftkit.check.verdict import Finding

_DENYING = "不未"


def judge_figures_turned(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, Finding]]:
    """Yield a figure's number and a finding where its clause says the opposite of its fact.

    The opposite direction (上升 for 下降) of its label or of the words of its value, or another stance: denied,
    planned or under way, done. Where it may be another stance, the figure is noted as unsure.
    """
    told = [
        (poles_of(f"{label}，{_words_of(claim)}"), Told(label, *read_label_stance(label)))
        for claim in supply.claims
        for label in (claim.fact.label,)
    ]
    for index, verdict in enumerate(binding.verdicts):
        if verdict not in (STATED, ALTERED):
            continue
        claim = supply.claims[binding.claims[index]]
        if verdict == ALTERED and claim.kind != COMPOUND:
            continue
        poles, label = told[claim.index]
        if not poles and not label.stance and direction_of(claim.fact.label) is None:
            continue
        start, end = clause_of(page, index)
        words = page.text[start:end]
        place = _turned_pole(words, poles)
        if place and words[place[0]] in _DENYING and is_urged(words[: place[0]]):
            binding.doubt(index, UNSURE)  # 督促12家不达标企业
            continue
        place = place or _turned_direction(page.text[start : page.figures[index].start], claim.fact.label, poles)
        if place is None and label.stance and verdict == STATED:
            turn = find_other_stance(page, start, end, index, label)
            if turn and not turn.sure:
                binding.doubt(index, UNSURE)
                continue
            place = turn[:2] if turn else None
        if place:
            yield index, reversed_finding(page.text, start + place[0], start + place[1], claim.fact)


def _words_of(claim: Claim) -> str:
    return claim.form if claim.kind == COMPOUND else ""


def _turned_pole(words: str, poles: Mapping[int, int]) -> tuple[int, int] | None:
    here = poles_of(words)
    for line, side in poles.items():
        if here.get(line, side) != side:
            found = pattern_of(line, 1 - side).search(words)
            if found and not _is_denied(words, found.start()) and not _is_withheld(words, found):
                return found.span()
    return None


def _turned_direction(before: str, label: str, poles: Mapping[int, int]) -> tuple[int, int] | None:
    """Return the other direction right before a figure whose label ends with one, and holds both (新增就业同比下降)."""
    own, here = direction_of(label), direction_of(before)
    if own is None or here in (None, own):
        return None
    *_, (start, end, line, _) = find_poles(before)
    return None if line in poles or _is_denied(before, start) else (start, end)


def _is_withheld(words: str, pole: re.Match[str]) -> bool:
    """Whether a word whose opposite begins with 不 or 未 is denied in other words (达标难度大), or told of no more than
    what is for it (达标方案)."""
    if read_poles().isdisjoint(f"{no}{pole[0]}" for no in _DENYING):
        return False
    rest = words[: pole.start()] + words[pole.end() :]
    return bool(word_pattern("withheld").search(rest)) or is_mentioned(words, pole.end() - 2, "")


def _is_denied(words: str, position: int) -> bool:
    return bool(word_pattern("negations").search(words, max(0, position - 4), position))
