"""Facts of one value that one figure tells: 计划新建的12所卫生室全部建成; 落户37家，其中…19家、…18家."""

import re
from collections.abc import Mapping, Sequence

from draftkit.check.clauses import SENTENCE_END, STOP, common_head, common_tail, end_before, pairs_of, start_after
from draftkit.check.supply import FIGURE, Claim, Supply
from draftkit.check.verdict import Span
from draftkit.patterns import lazy_pattern

_REACH, _FAR = 60, 200
_MOST = 24
_FEW = 8
_WORD = 2
_OF_THEM = lazy_pattern("(?:全部?|均|都|悉数|逐[一个项户件]|一律|予以?|已经?|得到)[^，。；、未没不]{0,4}$")
"""What says that a verb is of what was just counted: 12所全部|建成, 予以|核减, 已改造|完成."""


def is_told_with(text: str, supply: Supply, claim: Claim, places: Mapping[int, Sequence[Span]]) -> bool:
    """Whether behind another fact's figure, of the same value, all of it is said to be what a fact's label tells, or
    all the fact's parts stand in its sentence; or a longer value that stands has the figure and says what of.

    `places` tell where the facts stand.
    """
    if claim.kind != FIGURE:
        return False
    parts = [places.get(part, ()) for part in supply.parts.get(claim.fact.key, ())[:_MOST]]
    for owner in supply.owners.get(claim.form, ())[:_FEW]:
        ends = [end for _, end in places.get(owner, ())[:_FEW]]
        if ends and _is_within(claim, supply.claims[owner]):
            return True
        if parts and any(_are_around(text, end, parts) for end in ends):
            return True
        other = supply.claims[owner].fact.label
        own = _difference(claim.fact.label, other)
        words = [word for word in {own[:_WORD], own[-_WORD:]} if len(word) == _WORD and word not in other]
        if words and any(_is_said(text, end, words) for end in ends):
            return True
    return False


def _is_within(claim: Claim, longer: Claim) -> bool:
    """Whether a longer value that has a figure has something of its label: 投资120万元的种植意向, of 种植意向投资."""
    return longer.kind != FIGURE and not pairs_of(claim.fact.label).isdisjoint(pairs_of(longer.form))


def _are_around(text: str, end: int, parts: Sequence[Sequence[Span]]) -> bool:
    """Whether each of some parts stands in the sentence of a figure."""
    first = start_after(SENTENCE_END, text, max(0, end - _FAR), end)
    last = end_before(SENTENCE_END, text, end, end + _FAR)
    return all(any(first <= start <= last for start, _ in spans) for spans in parts)


def _difference(label: str, other: str) -> str:
    """Return what a label has between what it begins and ends with like another: 建成|卫生室 of 计划新建|卫生室."""
    head = len(common_head(label, other))
    tail = len(common_tail(label[head:], other[head:]))
    return label[head : len(label) - tail]


def _is_said(text: str, end: int, words: Sequence[str]) -> bool:
    """Whether the sentence behind a figure says one of some words of it."""
    rest = text[end : end_before(STOP, text, end, end + _REACH)]
    found = (place for word in words for place in re.finditer(re.escape(word), rest))
    return any(_OF_THEM.search(rest, 0, place.start()) for place in found)
