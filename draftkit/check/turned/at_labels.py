"""Values in words that stand right by the label of another fact, and never by their own: 牵头单位：县水利局, where that
was supplied as 配合单位.
"""

import re
from collections.abc import Iterator, Mapping

from draftkit.check.items import names_in
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.crossed import crossed_finding
from draftkit.check.turned.labels import turned_round
from draftkit.check.turned.stances import read_marks
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_LINK = lazy_pattern(r"\s*(?:[:：]|[为是系在于由有]|分别)?\s*[“《]?$")
_BEHIND = lazy_pattern("^(?:获得?|被|受到?|荣获|予以|负责)?")
_JOINTS = ("、", "和", "与", "及")
"""Before a label, or a value, that is one of two told together: 施工、|监理单位为甲公司、乙公司."""
_SHORTEST, _LONGEST = 2, 20
_REACH = 4
_NAMED = 3
_VERB_AND_THING = 4


def judge_at_labels(text: str, supply: Supply, told: Mapping[int, str]) -> Iterator[Finding]:
    """Yield a finding for each value that stands right by the whole label of another fact, whose own does not, while it
    never stands so by its own.

    `told` says of each value in words that stands in the text what of it says it. What says how far something has come
    is judged by its own words.
    """
    cores = {index: core for index, core in told.items() if not read_marks(supply.claims[index].form)}
    owners: dict[str, list[Claim]] = {}
    for index, core in (*cores.items(), *_items_told(text, supply)):
        owners.setdefault(core, []).append(supply.claims[index])
    if len(owners) < _SHORTEST:
        return
    by_label = {claim.fact.label: claim for one in owners.values() for claim in one}
    stands = {(label, form): start for form, start, label in _find_places(text, supply, owners) if label in by_label}
    own = {label for label, form in stands if any(claim.fact.label == label for claim in owners[form])}
    for (label, form), start in stands.items():
        claims, meant = owners[form], by_label[label]
        if own.isdisjoint((label, *(claim.fact.label for claim in claims))) and _differs(meant, form):
            yield crossed_finding(text, (start, start + len(form)), meant, claims[0])


def _items_told(text: str, supply: Supply) -> Iterator[tuple[int, str]]:
    """Yield the items that stand in a text of values that are lists: 县发改局 of 县发改局、县财政局."""
    for claim in supply.claims:
        if claim.kind == STATE and not read_marks(claim.form):
            items = (item for item in names_in(claim.form) if len(item) >= _NAMED)
            yield from ((claim.index, item) for item in items if item in text)


def _differs(claim: Claim, form: str) -> bool:
    """Whether a value is none of what a fact says."""
    return form not in claim.form and claim.form not in form


def _find_places(text: str, supply: Supply, forms: Mapping[str, object]) -> Iterator[tuple[str, int, str]]:
    """Yield each value of words that stands right by a label, where it does so, and that label."""
    known = dict(_spellings(supply))
    lengths = sorted({*map(len, known)}, reverse=True)
    any_form = re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))
    for found in any_form.finditer(text):
        before = text[max(0, found.start() - _LONGEST - _REACH) : found.start()]
        led = _LINK.sub("", before, count=1)
        behind = _BEHIND.sub("", text[found.end() : found.end() + _LONGEST + _REACH], count=1)
        told = next((led[-length:] for length in lengths if led[-length:] in known), "")
        if told and not led.removesuffix(told).endswith(_JOINTS):
            yield found[0], found.start(), known[told]
        told = next((behind[:length] for length in lengths if behind[:length] in known), "")
        if told and not before.endswith(_JOINTS):
            yield found[0], found.start(), known[told]


def _spellings(supply: Supply) -> Iterator[tuple[str, str]]:
    """Yield the labels as they may be told, with themselves: 数据核定, and 核定数据 where that is none itself."""
    for label in supply.labelled:
        if len(label) == _VERB_AND_THING:
            yield from ((told, label) for told in turned_round(label) if told not in supply.labelled)
        if _SHORTEST <= len(label) <= _LONGEST:
            yield label, label
