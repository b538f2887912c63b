"""States that stand nowhere in a text that words things freely: nothing decides whether it tells them."""

import re
from collections.abc import Iterable, Mapping, Sequence

from draftkit.check.clauses import CLAUSE, Piece, cut_pieces, tell_pieces
from draftkit.check.closeness import LEAST, NEAR, share_told
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.denied import is_denied
from draftkit.check.turned.lettered import Lettered
from draftkit.check.turned.may_be import contradicts, letters_of_state, stance_of
from draftkit.check.turned.reworded import is_absence, letters_of
from draftkit.check.verdict import Span
from draftkit.patterns import lazy_pattern

_FEW = 0.5
"""The share of states told in the words supplied at which a writer is held to keep to them."""
_HALF = 0.5
"""The share of a label's characters that a clause must hold to speak of it."""
_RARELY = 0.5
"""The share of labels that may stand whole in a text that tells its states in words of its own."""
_SEVERAL = 3
"""States none of which stands as it was supplied where a writer tells all of them in words of their own."""
_SOMETHING = 2
"""Characters that a stretch of clauses must have of a state and its thing, to tell it in whatever words."""
_THIRD = 1 / 3
"""The share of a label's characters that it must have where only the states are told freely."""
_GOES_ON = "，,"
_DENIED = lazy_pattern("[未无没零非免绝]|不(?![少断仅但])|平安|安全|安宁|太平")
"""What some clause must hold where there is nothing of a thing."""
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
    share = _share_needed(text, supply, places) if states else None
    if share is None:
        return frozenset()
    pieces = list(cut_pieces(text, CLAUSE))
    clauses = [*dict.fromkeys(_TAKEN.sub("", text[piece.start : piece.end]) for piece in pieces)]
    lettered = Lettered([frozenset(clause) for clause in clauses])
    free = _without_facts(text, pieces, places)
    by_letters = Lettered([frozenset(words) for words in free])
    return frozenset(
        claim.index
        for claim in states
        if _may_tell(claim, free, by_letters, share) and not _is_told_otherwise(claim, clauses, lettered)
    )


def _without_facts(text: str, pieces: Iterable[Piece], places: Mapping[int, Sequence[Span]]) -> list[str]:
    """Return the stretches of sentences that tell no figure, blank or other state, and may tell one more."""
    free: list[Span] = []
    for piece, tells in tell_pieces(pieces, places.values()):
        if tells or _TAKEN.match(text[piece.start : piece.end]):
            continue
        goes_on = free and free[-1][1] == piece.start - 1 and text[piece.start - 1] in _GOES_ON
        free.append((free.pop()[0] if goes_on else piece.start, piece.end))
    return [text[start:end] for start, end in free]


def _may_tell(claim: Claim, free: Sequence[str], by_letters: Lettered, share: float) -> bool:
    """Whether a stretch has something of a state's thing or of what is told of it, and denies it if there is none; and
    at least that `share` of its label's characters.
    """
    label = letters_of(claim.fact.label)
    some = map(free.__getitem__, by_letters.holding(letters_of_state(claim), _SOMETHING))
    about = (words for words in some if len(label.intersection(words)) >= share * len(label))
    return any(not is_absence(claim) or _DENIED.search(words) for words in about)


def _share_needed(text: str, supply: Supply, places: Mapping[int, Sequence[Span]]) -> float | None:
    """Return the share of a label's characters by which a stretch may tell its state: any where a text tells the facts
    that stand in it mostly in other words than their labels, some where it does so with all its states; `None` where
    it keeps to the words supplied.

    One that keeps more than half of all states as they were supplied keeps to the words of the others, too.
    """
    told = [claim for claim in supply.claims if places.get(claim.index)]
    states = [claim.form for claim in supply.claims if claim.kind == STATE]
    verbatim = sum(form in text for form in states)
    if len(told) < LEAST or verbatim > _FEW * len(states):
        return None
    shares = [share_told(text, places[claim.index][0], claim.fact.label) for claim in told]
    if sum(shares) < NEAR * len(shares):
        return 0.0
    whole = sum(claim.fact.label in text for claim in told)
    return _THIRD if not verbatim and len(states) >= _SEVERAL and whole <= _RARELY * len(told) else None


def _is_told_otherwise(claim: Claim, clauses: Sequence[str], lettered: Lettered) -> bool:
    """Whether a clause says that a state's thing is otherwise (个别项目碰了永久基本农田), or calls that thing by its
    label, and so would tell its state in words that are known.
    """
    letters = letters_of(claim.fact.label)
    about = [clauses[at] for at in lettered.holding(letters, _HALF * len(letters))]
    if any(claim.fact.label in clause for clause in about):
        return True
    if is_absence(claim):
        return any(not is_denied(clause, claim) for clause in about)
    stance = stance_of(claim)
    return any(contradicts(clause.rpartition(_OF)[2], claim.form, stance) for clause in about)
