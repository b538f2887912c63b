"""States whose own clause tells them otherwise (食堂在建，宿舍已完工, both supplied as 在建)."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from functools import lru_cache

from draftkit.check.clauses import SENTENCE_END, clause_at, end_before
from draftkit.check.supply import STATE, Claim
from draftkit.check.turned.may_be import contradicts, stance_of
from draftkit.check.turned.outlook import is_ahead, is_among_plans, is_wished
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.verdict import Finding, Span
from draftkit.patterns import lazy_pattern

_SHORTEST, _SHORT = 2, 3
"""Characters of a name, and of one that is no part of another: 食堂, which 食堂旁道路 has."""
_SAID = lazy_pattern("(?:工程|项目|建设|目前|现|也|均|仍|还|则)*(?:已|正|[未尚没不]|全[部面]|完|竣|在建|停)")
_ITEMS = lazy_pattern("[、和与及]")
_REACH = 120


def find_at_odds(text: str, claims: Sequence[Claim], places: Mapping[int, Sequence[Span]]) -> set[int]:
    """Return the states that are told as supplied of others alone, while a clause of their own tells them otherwise."""
    told = [claim for claim in claims if claim.index in places]
    return {claim.index for claim, names in _sharing(told) if _find_otherwise(text, claim, names, places[claim.index])}


def judge_at_odds(text: str, claims: Sequence[Claim], missing: Collection[Claim]) -> Iterator[Finding]:
    """Yield a finding for each missing state that stands beside others alone, and that a clause of its own turns."""
    for claim, names in _sharing(claims):
        if claim in missing and claim.form in text and (place := _find_otherwise(text, claim, names)):
            yield reversed_finding(text, *place, claim.fact)


def _sharing(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Set[str]]]:
    """Yield the states that are said of more than one thing, each with the names of all these."""
    owners: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == STATE:
            owners.setdefault(claim.form, []).append(claim)
    for group in owners.values():
        names = {name for claim in group for name in _names_of(claim.fact.label)}
        yield from ((claim, names) for claim in group if len(names) > 1)


def _find_otherwise(text: str, claim: Claim, names: Set[str], places: Sequence[Span] = ()) -> Span | None:
    """Return where a clause with the label of a state, or an item of it, says what is not so.

    Nothing, where the state stands in that clause, or in one of its sentence in which none of the other `names` does.
    """
    for name in _names_of(claim.fact.label):
        for found in re.finditer(re.escape(name), text):
            if len(name) < _SHORT and not _is_alone(text, *found.span()):
                continue
            if _is_said_there(text, name, found.start(), names, places):
                break
            end, last = found.end(), clause_at(text, found.end())[1]
            open_ones = is_ahead(text, end) or is_among_plans(text, end) or is_wished(text, last)
            if not open_ones and contradicts(text[end:last], claim.form, stance_of(claim)):
                return end, last
    return None


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether a name opens its clause, which goes on to say how far it has come."""
    return clause_at(text, start)[0] == start and _SAID.match(text, end) is not None


def _is_said_there(text: str, name: str, start: int, names: Set[str], places: Sequence[Span]) -> bool:
    """Whether a state stands in the sentence of a name that starts there, in a clause with no other of `names`."""
    stop = end_before(SENTENCE_END, text, start, start + _REACH)
    for place in places[bisect_left(places, (start, 0)) : bisect_left(places, (stop, 0))]:
        first, last = clause_at(text, place[0])
        clause = text[first:last]
        if first <= start or not any(other in clause for other in names if other not in name and name not in other):
            return True
    return False


@lru_cache(maxsize=4096)
def _names_of(label: str) -> tuple[str, ...]:
    """Return a label and the items it lists, by each of which it is spoken of."""
    return tuple(name for name in dict.fromkeys((label, *_ITEMS.split(label))) if len(name) >= _SHORTEST)
