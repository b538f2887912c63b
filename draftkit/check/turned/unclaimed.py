"""Clauses that say how far something has come and tell nothing that was supplied, so that they may tell a state that
stands nowhere: 有人交错了钱，退款手续|正在走 of 错缴退费：正在办理."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.clauses import CLAUSE, REACH, SENTENCE_END, cut_pieces, pairs_of, tell_pieces
from draftkit.check.lexicon import read_words
from draftkit.check.supply import Claim, Supply
from draftkit.check.turned.alike import Alike
from draftkit.check.turned.denied import special_of
from draftkit.check.turned.labels import Labels
from draftkit.check.turned.lettered import Lettered
from draftkit.check.turned.may_be import BEING, is_not_done, letters_of_state, stance_of
from draftkit.check.turned.reworded import is_absence, is_stated
from draftkit.check.turned.stages import is_told_otherwise
from draftkit.check.turned.stances import DONE, UNDER_WAY, read_marks
from draftkit.check.turned.statements import supplied_clauses
from draftkit.check.verdict import Span
from draftkit.check.wording import COMMON
from draftkit.patterns import HAN, lazy_pattern

_TAKEN = lazy_pattern("[0-9０-９_＿]")
"""Where a clause tells a figure or a blank."""
_ONE, _FEW, _LEAST = 1, 2, 2
"""Characters of what there is none of, or of another state, that a clause must have, and its sentence."""
_ABSENT = "absent"
"""There is nothing of something: it was not met with (没有出过事, 一例也没有见到)."""
_GOES_ON = "，,"
_OF = lazy_pattern("的")
_NOT = lazy_pattern("[不没无未]")
_FAINT = "中不杜避零"
"""What marks may begin with that says too little, or of anything: 工作中, 步子不快, 杜绝."""


class Unclaimed(NamedTuple):
    """A clause that may tell a state, alone and with the words that lead to it; its stances, the characters around."""

    clause: str
    words: str
    stances: frozenset[str]
    around: frozenset[str]


def find_told_unclaimed(
    text: str, supply: Supply, states: Sequence[Claim], places: Mapping[int, Sequence[Span]]
) -> set[int]:
    """Return which of some states that stand nowhere a clause may tell that tells nothing else, each clause one.

    `places` tell where the other facts stand.
    """
    unclaimed = list(_find_unclaimed(text, supply, places)) if states else []
    if not unclaimed:
        return set()
    labels = Labels(supply.claims)
    named = [labels.hinted(one.clause) or labels.hinted(one.words) for one in unclaimed]
    lettered = Lettered([frozenset(clause.words) for clause in unclaimed])
    owners = Counter(sign for claim in supply.claims for sign in set(claim.fact.label))
    common = frozenset(sign for sign, count in owners.items() if count > COMMON)
    pairs = sorted(
        (-score, claim.index, number)
        for claim in states
        for number, score in _scores(claim, unclaimed, lettered, common)
        if not named[number] or claim.index in named[number]
    )
    told: set[int] = set()
    taken: set[int] = set()
    for _, index, number in pairs:
        if index not in told and number not in taken:
            told.add(index)
            taken.add(number)
    return told


def _scores(
    claim: Claim, unclaimed: Sequence[Unclaimed], lettered: Lettered, common: Set[str]
) -> Iterator[tuple[int, float]]:
    """Yield the clauses that may tell a state, by number, and how much each has of it; `common` characters, which so
    many labels have, tell nothing."""
    label = claim.fact.label
    absent = is_absence(claim)
    letters = letters_of_state(claim)
    telling = (special_of(label) if absent else letters) - common
    least = _ONE if absent else _FEW
    stance = _ABSENT if absent else stance_of(claim)
    for number in lettered.holding(telling, least):
        clause = unclaimed[number]
        if absent and telling.isdisjoint(clause.clause) and HAN.search(_met().sub("", clause.clause)):
            continue  # 多人受伤，没有人员失踪
        if is_told_otherwise(clause.clause.replace(label, ""), claim.form, stance):
            continue
        around = len(letters & clause.around)
        if stance in clause.stances and around >= _LEAST:
            yield number, (len(telling.intersection(clause.words)) + around) / len(letters)


def _find_unclaimed(text: str, supply: Supply, places: Mapping[int, Sequence[Span]]) -> Iterator[Unclaimed]:
    known = Alike([pairs_of(clause) for clause in supplied_clauses(supply)])
    sentences = iter(cut_pieces(text, SENTENCE_END))
    sentence, before = next(sentences), ""
    for piece, tells in tell_pieces(cut_pieces(text, CLAUSE), places.values()):
        while piece.start > sentence.end:
            sentence = next(sentences)
        if text[piece.start - 1 : piece.start] not in _GOES_ON:
            before = ""
        words = text[piece.start : min(piece.end, piece.start + 2 * REACH)]  # no real one is longer
        if tells or _TAKEN.search(words):
            before = ""
            continue
        stances = frozenset(_stances(text, piece.start, words))
        if stances and next(known.find(pairs_of(words)), None) is None:
            yield Unclaimed(words, f"{before}，{words}", stances, sentence.signs)
        before = "" if stances else words


def _stances(text: str, first: int, words: str) -> Iterator[str]:
    """Yield how far a clause that starts at a place tells things to have come, as it is now."""
    none, being = _none_of().search(words), BEING.search(words)
    if none and is_stated(text, first, first + none.start(), sure=none[0][0] != "零"):
        yield _ABSENT
    if being and is_stated(text, first, first + being.start(), sure=True):
        yield UNDER_WAY
    for mark in read_marks(words):
        if words[mark.start] in _FAINT or _OF.search(words, mark.reach[1]) or _NOT.match(words, mark.end):
            continue
        if is_stated(text, first, first + mark.start, sure=mark.stance != DONE):
            yield from {mark.stance, UNDER_WAY} if is_not_done(mark, words) else {mark.stance}


@lru_cache(maxsize=1)
def _met() -> re.Pattern[str]:
    """Return what finds words that say that something was met with or not, and nothing of what."""
    words = (*read_words("absent"), *read_words("absent_light"), *read_words("affirmations"))
    return re.compile(f"(?:{'|'.join(sorted(words, key=len, reverse=True))}|[见查碰遇听到得也又并且而都事])")


@lru_cache(maxsize=1)
def _none_of() -> re.Pattern[str]:
    denials = "|".join(word for word in read_words("absent") if not word.startswith("不")) + "|不(?=存在)"
    met = "|".join((*read_words("absent_light"), *read_words("affirmations")))
    return re.compile(rf"(?:{denials})(?:\Z|{met}|[见查碰遇听谁人半]|一(?!失))")
