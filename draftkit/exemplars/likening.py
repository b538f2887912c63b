"""Which kind of report a sample is most like, and why."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftkit.exemplars.formulas import grams_of, spell
from draftkit.exemplars.lines import number_of
from draftkit.exemplars.outlining import Outline, paragraphs_of
from draftkit.messages import listed, say

if TYPE_CHECKING:
    from draftkit.kinds import Kind, SectionKind

_HEADING, _LAYOUT, _SELF, _WORDS = 3.0, 2.0, 2.0, 4.0
"""What each sort of evidence weighs, at most."""
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a sample is like a kind: `score` from 0 to 1, and what speaks for it, in the reader's language."""

    kind: str
    score: float
    reasons: tuple[str, ...]


def liken_report(outline: Outline, kinds: Sequence["Kind"]) -> list[Likeness]:
    """Return the kinds, the most alike first, with what speaks for each: headings, layout, self-reference, words.

    Kinds whose sections the facts file names are left out: every report is like them.
    """
    kinds = [kind for kind in kinds if kind.sections]
    text = "\n".join(paragraphs_of(outline))
    words = _compare_words(text, kinds)
    likenesses = [_liken(outline, text, kind, words[kind.name]) for kind in kinds]
    return sorted(likenesses, key=lambda likeness: -likeness.score)


def _liken(outline: Outline, text: str, kind: "Kind", words: float) -> Likeness:
    headings, matched = _compare_headings(outline, kind)
    layout = _lays_out(outline, kind)
    own = kind.head.get("self", "")
    says_self = bool(own) and own in text
    score = _HEADING * headings + _LAYOUT * layout + _SELF * says_self + _WORDS * words
    return Likeness(kind.name, score / (_HEADING + _LAYOUT + _SELF + _WORDS), tuple(_tell(matched, layout, own if
                    says_self else "", words)))  # fmt: skip


def _tell(matched: Sequence[str], layout: bool, own: str, words: float) -> Iterator[str]:
    if matched:
        yield say("headings such as {headings}", headings=listed(matched))
    if layout:
        yield say("laid out alike")
    if own:
        yield say("calls itself {self}", self=own)
    yield say("words fit {percent} % as well as the best", percent=round(100 * words))


def compare_headings(outline: Outline, headings: Sequence[str]) -> float:
    """Return how well a sample's headings cover those wanted, from 0 to 1; 0 where either has none."""
    own = [_bare(part.heading) for part in outline.parts if part.heading and not part.run_in]
    wanted = [_bare(heading) for heading in headings if heading]
    if not own or not wanted:
        return 0.0
    return sum(max(_dice(heading, their) for their in own) for heading in wanted) / len(wanted)


def _compare_headings(outline: Outline, kind: "Kind") -> tuple[float, list[str]]:
    """Return the share of headings that are like those of a kind, and those headings."""
    own = [_bare(part.heading) for part in outline.parts if part.heading and not part.run_in]
    theirs = [section.heading for section in kind.sections if section.heading]
    if not own or not theirs:
        return 0.0, []
    matched = [heading for heading in own if max(_dice(heading, their) for their in theirs) >= _ALIKE]
    return sum(max(_dice(heading, their) for their in theirs) for heading in own) / len(own), matched


def _bare(heading: str) -> str:
    return heading[len(number_of(heading)) :].strip("。")


def _dice(one: str, other: str) -> float:
    pairs, others = set(grams_of(one, 2)), set(grams_of(other, 2))
    return 2 * len(pairs & others) / (len(pairs) + len(others)) if pairs and others else float(one == other)


def _lays_out(outline: Outline, kind: "Kind") -> bool:
    """Whether sections are headed, and their items numbered, as in a kind."""
    if any(part.heading and not part.run_in for part in outline.parts):
        return bool(kind.headings)
    numbers = {_sort(number_of(part.heading)) for part in outline.parts if part.run_in}
    return not kind.headings and any(_sort(section.items) in numbers for section in _itemised(kind))


def _itemised(kind: "Kind") -> Iterator["SectionKind"]:
    return (section for section in kind.sections if section.items)


def _sort(number: str) -> str:
    """Return how a number is written, whichever it is: 三是 → 是, （二） → （）."""
    return "".join(character for character in number if not character.isnumeric())


def _compare_words(text: str, kinds: Sequence["Kind"]) -> dict[str, float]:
    """Return how much of what a text says is said by each kind's own words: the best has 1."""
    vocabularies = {kind.name: _vocabulary(kind) for kind in kinds}
    spread = Counter(pair for vocabulary in vocabularies.values() for pair in vocabulary)
    pairs = Counter(grams_of(spell(text).letters, 2))
    sums = {
        name: sum(
            math.log1p(pairs[pair]) * math.log((len(kinds) + 1) / spread[pair]) for pair in pairs.keys() & vocabulary
        )
        / math.sqrt(len(vocabulary) or 1)
        for name, vocabulary in vocabularies.items()
    }
    most = max(sums.values(), default=0.0) or 1.0
    return {name: total / most for name, total in sums.items()}


def _vocabulary(kind: "Kind") -> set[str]:
    parts = [kind.label, kind.about, kind.register, *kind.openings, *kind.head.values()]
    for section in kind.sections:
        parts += [section.heading, section.brief, *section.lead]
    parts += [group.about for group in kind.groups.values()]
    return {pair for part in parts for pair in grams_of(spell(part).letters, 2)}
