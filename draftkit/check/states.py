"""Facts whose value is words alone (`没有发生`, `稳定`): where they stand, near what they are said of."""

import re
from collections.abc import Sequence

from draftkit.check.clauses import SENTENCE_END
from draftkit.check.supply import STATE, Claim
from draftkit.check.wording import grams_of

_REACH = 120
_TELLING = 5
"""A value this long is known by itself; a shorter one (稳定) must stand by its label."""

Span = tuple[int, int]


def find_states(text: str, claims: Sequence[Claim]) -> dict[int, list[Span]]:
    """Return where each state stands: word for word, in a sentence that speaks of its label."""
    places: dict[int, list[Span]] = {}
    for claim in claims:
        if claim.kind != STATE:
            continue
        spans = _occurrences(text, claim.form)
        label = grams_of(claim.fact.label)
        near = [span for span in spans if label & grams_of(_sentence(text, *span))]
        if found := near or (spans if len(claim.form) >= _TELLING else []):
            places[claim.index] = found
    return places


def _occurrences(text: str, form: str) -> list[Span]:
    loose = re.compile(r"\s*".join(map(re.escape, form)))  # line breaks and scanned spaces may stand between
    return [found.span() for found in loose.finditer(text)]


def _sentence(text: str, start: int, end: int) -> str:
    first = max(0, start - _REACH)
    for stop in SENTENCE_END.finditer(text, first, start):
        first = stop.end()
    last = SENTENCE_END.search(text, end, end + _REACH)
    return text[first:start] + text[end : last.start() if last else end + _REACH]
