"""Values in words that stand right by the label of another fact, and never by their own: 牵头单位：县水利局, where that
was supplied as 配合单位.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.supply import Claim, Supply
from draftkit.check.turned.crossed import cores_told, crossed_finding
from draftkit.check.turned.stances import read_marks
from draftkit.check.verdict import Finding, Span

_LINK = r"\s*(?:[:：]|[为是系在于由有]|分别)?\s*[“《]?"
_BEHIND = "(?:获得?|被|受到?|荣获|予以|负责)?"
_ALONE = "(?<![、和与及])"
_SHORTEST = 2


def judge_at_labels(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a finding for each value that stands right by the whole label of another fact, whose own does not, while it
    never stands so by its own.

    What says how far something has come is judged by its own words.
    """
    cores = {index: core for index, core in cores_told(text, supply).items() if not read_marks(core)}
    if len(cores) < _SHORTEST:
        return
    by_form: dict[str, list[int]] = {}
    for index, core in cores.items():
        by_form.setdefault(core, []).append(index)
    stands = dict(_find_places(text, supply, by_form))
    own = {label for (label, form), _ in stands.items() for index in by_form[form] if _label(supply, index) == label}
    labels = {claim.fact.label: claim for claim in supply.claims}
    for (label, form), (start, _) in stands.items():
        owners = [supply.claims[index] for index in by_form[form]]
        if label not in own and all(owner.fact.label not in own for owner in owners) and _differs(labels[label], form):
            yield crossed_finding(text, start, labels[label], owners[0])


def _label(supply: Supply, index: int) -> str:
    return supply.claims[index].fact.label


def _differs(claim: Claim, form: str) -> bool:
    """Whether a value is none of what a fact says."""
    return form not in claim.form and claim.form not in form


def _find_places(
    text: str, supply: Supply, by_form: Mapping[str, Sequence[int]]
) -> Iterator[tuple[tuple[str, str], Span]]:
    """Yield, for each label and value of words that stand side by side, the place of the value."""
    known = {claim.fact.label for claim in supply.claims}
    labels = {_label(supply, index) for indexes in by_form.values() for index in indexes}
    longest_first = sorted((label for label in known if len(label) >= _SHORTEST), key=len, reverse=True)
    if not longest_first:
        return
    label = "|".join(map(re.escape, longest_first))
    form = "|".join(map(re.escape, sorted(by_form, key=len, reverse=True)))
    # 施工、|监理单位为甲公司、乙公司 tells two of two
    led = f"{_ALONE}(?P<label>{label}){_LINK}(?P<form>{form})"
    for pattern in (led, f"{_ALONE}(?P<form>{form}){_BEHIND}(?P<label>{label})"):
        for found in re.finditer(pattern, text):
            if found["label"] in labels:
                yield (found["label"], found["form"]), found.span("form")
