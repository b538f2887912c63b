"""States that stand nowhere in a text that words things freely: nothing decides whether it tells them."""

import re
from collections.abc import Mapping, Sequence

from draftkit.check.clauses import CLAUSE, cut_pieces, pairs_of
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.denied import is_denied
from draftkit.check.turned.lettered import Lettered
from draftkit.check.turned.may_be import contradicts, stance_of
from draftkit.check.turned.reworded import is_absence, letters_of
from draftkit.check.verdict import Span
from draftkit.patterns import lazy_pattern

_LEAST = 6
"""Facts that must stand in a text before the way it words them says anything."""
_CLOSE = 0.7
"""The share of labels that a text near to them keeps; of 1,300 drafts a style, 19 of 20 of those close to the labels or in
another order keep more, four in five of those paraphrased keep less."""
_FEW, _HALF = 0.5, 0.5
"""The share of states told in the words supplied at which a writer is held to keep to them; of a label's characters."""
_OF = "的"
"""What stands before it tells of which thing: 没了劲|的|党组织经过整顿."""
_TAKEN = lazy_pattern("^.*[0-9_＿]+", re.DOTALL)
"""What a clause tells up to its last figure or blank."""


def find_undecided(
    text: str, supply: Supply, states: Sequence[Claim], places: Mapping[int, Sequence[Span]]
) -> frozenset[int]:
    """Return which of some states that stand nowhere may be told all the same, in words that nobody listed: those of
    which nothing is told otherwise, in a text that words things freely. `places` tell where the other facts stand.
    """
    if not states or not _is_freely_worded(text, supply, places):
        return frozenset()
    clauses = [_TAKEN.sub("", text[piece.start : piece.end]) for piece in cut_pieces(text, CLAUSE)]
    lettered = Lettered([frozenset(clause) for clause in clauses])
    return frozenset(claim.index for claim in states if not _is_told_otherwise(claim, clauses, lettered))


def _is_freely_worded(text: str, supply: Supply, places: Mapping[int, Sequence[Span]]) -> bool:
    """Whether a text tells the facts that stand in it mostly in other words than their labels.

    One that keeps more than half of all states as they were supplied keeps to the words of the others, too.
    """
    told = [claim for claim in supply.claims if places.get(claim.index)]
    if len(told) < _LEAST:
        return False
    states = [claim.form for claim in supply.claims if claim.kind == STATE]
    if sum(form in text for form in states) > _FEW * len(states):
        return False
    known = pairs_of(text)
    shares = [len(own & known) / len(own) for own in (pairs_of(claim.fact.label) for claim in told) if own]
    return sum(shares) < _CLOSE * len(shares)


def _is_told_otherwise(claim: Claim, clauses: Sequence[str], lettered: Lettered) -> bool:
    """Whether a clause that speaks of a state's thing says that it is otherwise: 个别项目碰了永久基本农田."""
    letters = letters_of(claim.fact.label)
    about = map(clauses.__getitem__, lettered.holding(letters, _HALF * len(letters)))
    if is_absence(claim.form):
        return any(not is_denied(clause, claim) for clause in about)
    stance = stance_of(claim)
    return any(contradicts(clause.rpartition(_OF)[2], claim.form, stance) for clause in about)
