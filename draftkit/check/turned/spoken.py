"""Whether a text speaks of a state's thing, so that it may tell the state in words that nobody listed."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property

from draftkit.check.clauses import SENTENCE_END, STOP, Piece, cut_clauses, cut_pieces
from draftkit.check.subjects import content_of
from draftkit.check.summed import REST
from draftkit.check.supply import Claim
from draftkit.check.turned.denied import is_denied, is_there
from draftkit.check.turned.lettered import Lettered
from draftkit.check.turned.may_be import may_be, own_of, stance_of
from draftkit.check.turned.reworded import is_absence, is_stated, letters_of
from draftkit.check.turned.stances import DONE
from draftkit.patterns import lazy_pattern

_HALF, _MOSTLY = 0.5, 2 / 3
"""The share of a label's characters that a sentence must hold, and that of those that no other label has."""
_SURELY = "没未"
"""What denies nothing that is to come, as 不 and 零 may."""
_HEAD = 2
_LONG = 4
_NOT_ONE = lazy_pattern("(?:没有?|无)一[^，。；]{0,2}?(?P<of>[^，。；]{2,6})")
_SURELY_DONE = lazy_pattern(
    "(?<![为除])了|已|成为历史|(?<=[一-鿿]{2})(?<![年内月日底]前)(?<![明今]年)实现(?:全[面部]|清零)"
)
"""What says that it is so now: 水体|实现全面消除, not 年底前|实现."""
_VOWED = lazy_pattern("坚决|(?:杜绝|避免)(?!了)")
_HOLLOW = lazy_pattern("(?<=[一-鿿]{3})(?:问题|现象|情形|行为|情况)$|(?<=[一-鿿]{4})(?:事故|事件)$")
_THE_REST = lazy_pattern(REST)
_WORDS_FOR_DEATH = lazy_pattern("丧生|丧命|身亡|殒命|罹难|送命|人命(?!关天)|要命(?=的)")
_FIGURE = lazy_pattern("[0-9]")
_ONWARD = 2
_GOES_ON = lazy_pattern("[，,](?:[都均也已现全却但尚仍还正早]|眼下|目前|一度)")

Span = tuple[int, int]


class Spoken:
    """A text in which states are looked for that it may tell in words that nobody listed; `labels` are those of all
    facts."""

    def __init__(self, text: str, labels: Iterable[str]) -> None:
        self._text = text
        self._known = [*labels]
        self._labels = [label for label in self._known if len(label) >= _LONG]
        self._order = {label: number for number, label in enumerate(self._labels)}
        self._standing: dict[Piece, list[str]] = {}

    @cached_property
    def _sentences(self) -> tuple[list[Piece], Lettered]:
        return self._cut(SENTENCE_END)

    @cached_property
    def _owners(self) -> Counter[str]:
        """How many labels have each character."""
        return Counter(sign for label in self._known for sign in set(label))

    @cached_property
    def _halves(self) -> tuple[list[Piece], Lettered]:
        return self._cut(STOP)

    def _cut(self, edges: re.Pattern[str]) -> tuple[list[Piece], Lettered]:
        pieces = cut_pieces(self._text, edges)
        return pieces, Lettered([piece.signs for piece in pieces])

    @cached_property
    def _not_one(self) -> dict[int, list[str]]:
        """What sentences, by their numbers, say that not a single one is: 超期 of 无一件超期."""
        found = (
            (number, [found["of"] for found in _NOT_ONE.finditer(self._text, piece.start, piece.end)])
            for number, piece in enumerate(self._sentences[0])
        )
        return {number: told for number, told in found if told}

    @cached_property
    def _by_head(self) -> dict[str, list[str]]:
        """The labels by their first two characters."""
        heads: dict[str, list[str]] = {}
        for label in self._labels:
            heads.setdefault(label[:_HEAD], []).append(label)
        return heads

    def tells(self, claim: Claim) -> bool:
        """Tell whether a sentence speaks of a state's thing and tells something that may be the state.

        Not where it is wished for or of another time, where its words say how far it has come, and otherwise (已招标
        for 正在招标), where they deny the state itself (不平稳), where nothing denies what there is supplied to be none
        of, nor where a sentence tells nothing but other facts.
        """
        letters = _letters(claim)
        if len(letters) < _HEAD:
            return False
        # what there is none of may be named in one half of a sentence and denied in the other
        absent = is_absence(claim)
        about = ((piece, self._without_others(piece, claim)) for piece in self._about(claim, letters, absent=absent))
        told = [*about] if absent else about
        if absent and any(is_there(sentence, claim) for _, sentence in told):
            return False
        return any(_may_tell(self._text, piece, sentence, claim, letters) for piece, sentence in told)

    def _about(self, claim: Claim, letters: frozenset[str], *, absent: bool) -> Iterator[Piece]:
        """Yield the pieces that hold half of what tells of a state, or most of what tells of it alone, in order."""
        pieces, lettered = self._sentences if absent else self._halves
        rare = frozenset(sign for sign in letters if self._owners[sign] == 1)
        numbers = {*lettered.holding(letters, _HALF * len(letters))}
        numbers.update(lettered.holding(rare, max(_HEAD, _MOSTLY * len(rare))))
        if _THE_REST.match(claim.fact.label):  # 剩余问题: 余下的|仍在整改
            numbers.update(at for at, one in enumerate(pieces) if _THE_REST.search(self._text, one.start, one.end))
        if absent:
            numbers.update(at for at, told in self._not_one.items() if not letters.isdisjoint("".join(told)))
        return map(pieces.__getitem__, sorted(numbers))

    def _without_others(self, piece: Piece, claim: Claim) -> str:
        """Return a sentence with the labels of other facts left out; places stay."""
        sentence = self._text[piece.start : piece.end]
        for label in self._labels_in(piece):
            if label not in claim.fact.label:
                sentence = sentence.replace(label, "\0" * len(label))
        return sentence

    def _labels_in(self, piece: Piece) -> list[str]:
        known = self._standing.get(piece)
        if known is None:
            sentence = self._text[piece.start : piece.end]
            heads = (self._by_head.get(sentence[at : at + _HEAD], ()) for at in range(len(sentence)))
            standing = {label for labels in heads for label in labels if label in sentence}
            known = self._standing[piece] = [*sorted(standing, key=self._order.__getitem__)]
        return known


def _letters(claim: Claim) -> frozenset[str]:
    """Return the characters that tell of what a state is: of 公车私用, not of 问题, nor of what goes with anything."""
    told = _HOLLOW.sub("", claim.fact.label)
    letters = letters_of(content_of(told))
    return letters if len(letters) >= _HEAD else letters_of(told)


def _may_tell(text: str, piece: Piece, sentence: str, claim: Claim, letters: frozenset[str]) -> bool:
    first = piece.start
    stance = stance_of(claim)
    absent = is_absence(claim)
    for start, middle, end in _about(text, piece, sentence, letters, own_of(claim), 1 if absent else _HEAD):
        clause, words = (sentence[start - first : last - first] for last in (middle, end))
        if not _is_as_of_now(text, (start, middle), words, absent=absent, stance=stance):
            continue
        if absent:
            if not _VOWED.search(words) and any(is_denied(words[a:b], claim) for a, b in cut_clauses(words)):
                return True
            continue
        # what goes on with the thing may tell otherwise: 群众盼望的产权证，都已领到手里
        goes_on = _GOES_ON.match(words, len(clause)) is not None
        told = (words,) if goes_on else (words, clause)
        if any(may_be(one, piece.signs, claim, letters, stance) for one in told):
            return True
    return False


def _is_as_of_now(text: str, place: Span, words: str, *, absent: bool, stance: str) -> bool:
    """Whether what is not, or is done, is told as it is: not wished for, nor of another time."""
    if absent:
        denied = min((at for at in map(words.find, _SURELY) if at >= 0), default=-1)
        # 还没有案件|需要移送: what is said behind the denial is no wish
        return is_stated(text, place[0], place[0] + denied if denied >= 0 else place[1], sure=denied >= 0)
    return stance != DONE or _SURELY_DONE.search(text, *place) is not None or is_stated(text, *place, sure=True)


def _about(
    text: str, piece: Piece, sentence: str, letters: frozenset[str], own: frozenset[str], least: int
) -> Iterator[tuple[int, int, int]]:
    """Yield where each clause of a sentence that tells enough of a fact starts and ends, and where it is then:
    behind two more clauses without figures, of the next three, up to one on another fact.

    `sentence` is the piece with the labels of other facts left out; a clause with one is about that, not about what
    has the same state.
    """
    first = piece.start
    spans = [(first + start, first + end) for start, end in cut_clauses(text[first : piece.end])]
    others = ["\0" in sentence[start - first : end - first] for start, end in spans]
    for number, (start, end) in enumerate(spans):
        signs = set(sentence[start - first : end - first])
        if len(signs & letters if others[number] else signs & (letters | own)) >= least:
            behind = [end]
            for at in range(number + 1, min(len(spans), number + 2 + _ONWARD)):
                if others[at]:
                    break
                if not _FIGURE.search(text, *spans[at]):
                    behind.append(spans[at][1])
            yield start, end, behind[: _ONWARD + 1][-1]


def in_known_words(text: str) -> str:
    """Return a text with other words for a death as labels have it, places as they are: 丧生 as 死亡."""
    return _WORDS_FOR_DEATH.sub("死亡", text)
