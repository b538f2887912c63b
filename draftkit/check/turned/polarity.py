"""The clause of a figure turned round: 上升 for 下降, 已 for 拟, 没有 for 有, against its fact's own words."""

from collections.abc import Iterator, Mapping

from draftkit.check.binding.bound import ALTERED, STATED, Binding
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.how_far import Told, find_other_stance
from draftkit.check.turned.poles import direction_of, find_poles, pattern_of, poles_of, read_poles
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import read_label_stance
from draftkit.check.verdict import Finding


def judge_figures_turned(page: Page, supply: Supply, binding: Binding) -> Iterator[tuple[int, Finding]]:
    """Yield a figure's number and a finding where its clause says the opposite of its fact.

    The opposite direction (上升 for 下降) of its label or of the words of its value, or another stance: denied,
    planned or under way, done.
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
        place = _turned_pole(page.text[start:end], poles) or _turned_direction(
            page.text[start : page.figures[index].start], claim.fact.label, poles
        )
        if place is None and label.stance and verdict == STATED:
            place = find_other_stance(page, start, end, index, label)
        if place:
            yield index, reversed_finding(page.text, start + place[0], start + place[1], claim.fact)


def _words_of(claim: Claim) -> str:
    return claim.form if claim.kind == COMPOUND else ""


def _turned_pole(words: str, poles: Mapping[int, int]) -> tuple[int, int] | None:
    here = poles_of(words)
    for line, side in poles.items():
        if here.get(line, side) != side:
            found = pattern_of(line, 1 - side).search(words)
            if found and not _is_denied(words, found.start()) and not _is_withheld(words, found.group()):
                return found.span()
    return None


def _turned_direction(before: str, label: str, poles: Mapping[int, int]) -> tuple[int, int] | None:
    """Return the other direction right before a figure whose label ends with one, and holds both (新增就业同比下降)."""
    own, here = direction_of(label), direction_of(before)
    if own is None or here in (None, own):
        return None
    *_, (start, end, line, _) = find_poles(before)
    return None if line in poles or _is_denied(before, start) else (start, end)


def _is_withheld(words: str, pole: str) -> bool:
    """Whether a word whose opposite begins with 不 or 未 is denied in other words: 达标难度大."""
    opposites = {f"{no}{pole}" for no in "不未"}
    return bool(opposites & read_poles()) and bool(word_pattern("withheld").search(words.replace(pole, "")))


def _is_denied(words: str, position: int) -> bool:
    return bool(word_pattern("negations").search(words, max(0, position - 4), position))
