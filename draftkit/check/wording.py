"""How well the words around a figure fit a fact: shared characters, the rare ones counting more."""

from collections import Counter
from collections.abc import Iterable, KeysView, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from math import log
from operator import add

from draftkit.check.supply import Claim

CONTEXT_WEIGHT = 0.35
"""What stands around a fact (its total's label, its topic) says less than its own label."""
SINGLE_WEIGHT = 0.35
"""One shared character (倒房, 倒塌) says less than two in a row."""
_REMEMBERED = 50_000
_FEW = 200
COMMON = 64
"""What more facts than this have in common tells none of them apart."""
DOUBT = 0.25
"""How much must be seen of what tells two facts apart before it says much."""
EMPTY = frozenset("的了在和与及或有为共其中对按于等是我本该每各数量人")

Scores = dict[int, float]


@dataclass(frozen=True, slots=True)
class Wording:
    """An inverted index over labels and contexts.

    `grams` numbers each character and pair of characters; `postings[number]` says for which facts it speaks
    and how much; `profiles[claim]` has the weight of each gram of a fact; `sole[number]` is the one fact
    whose label has this pair of characters, or -1.
    """

    grams: Mapping[str, int]
    postings: tuple[tuple[tuple[int, float], ...], ...]
    profiles: tuple[Mapping[int, float], ...]
    sole: tuple[int, ...]
    _telling: dict[tuple[int, int], list[tuple[int, float]]] = field(default_factory=dict)

    def see(self, words: str) -> dict[int, float]:
        """Return the known grams of `words`, each as near as can be."""
        return {self.grams[gram]: 1.0 for gram in grams_of(words) if gram in self.grams}

    def score(self, seen: Mapping[int, float]) -> Scores:
        """Return the fit (0 to about 1) of each fact spoken of; `seen` is how near each gram stands."""
        scores: Scores = {}
        postings, known = self.postings, scores.get
        for gram, nearness in seen.items():
            for index, weight in postings[gram]:
                scores[index] = known(index, 0.0) + weight * nearness
        return scores

    def prefer(self, seen: Mapping[int, float], one: int, other: int) -> float:
        """Return by how much the words seen speak for fact `one` rather than `other` (-1 to 1).

        Only what tells the two apart counts.
        """
        for_one, for_other = self._coverage(seen, one, other), self._coverage(seen, other, one)
        return (for_one - for_other) / (max(for_one, for_other) + DOUBT)

    def _coverage(self, seen: Mapping[int, float], one: int, other: int) -> float:
        telling = self._telling.get((one, other))
        if telling is None:
            if len(self._telling) > _REMEMBERED:
                self._telling.clear()
            telling = self._telling[one, other] = _tell_apart(self.profiles[one], self.profiles[other])
        covered = 0.0
        for gram, weight in telling:
            if gram in seen:
                covered += weight * seen[gram]
        return covered


def _tell_apart(mine: Mapping[int, float], theirs: Mapping[int, float]) -> list[tuple[int, float]]:
    """Return what one fact's label has and the other's has less, with weights that sum up to about 1."""
    known = theirs.get
    more = [(gram, left) for gram, weight in mine.items() if (left := weight - known(gram, 0.0)) > 0]
    total = 0.15 + sum([left for _, left in more])
    return [(gram, left / total) for gram, left in more]


def index_wording(claims: Iterable[Claim]) -> Wording:
    """Index the labels and contexts of all facts; those of a report's kind are often the same."""
    words = tuple((claim.fact.label, claim.fact.context) for claim in claims)
    return _index_few(words) if len(words) <= _FEW else _index(words)


@lru_cache(maxsize=64)
def _index_few(words: tuple[tuple[str, str], ...]) -> Wording:
    return _index(words)


def _index(words: Sequence[tuple[str, str]]) -> Wording:
    told = [(_read_grams(label), _read_grams(context)) for label, context in words]
    owners = Counter(chain.from_iterable(dict.fromkeys(chain(own, around)) for own, around in told))
    top = log(1 + max(len(told), 1))
    telling = {count: log(1 + len(told) / count) / top for count in set(owners.values())}
    weights = {
        gram: telling[count] * (1.0 if len(gram) > 1 else SINGLE_WEIGHT)
        for gram, count in owners.items()
        if count <= COMMON
    }
    known = {gram: (number, weight, len(gram) > 1) for number, (gram, weight) in enumerate(weights.items(), start=1)}
    postings: list[list[tuple[int, float]]] = [[] for _ in range(len(known) + 1)]
    profiles: list[Mapping[int, float]] = []
    for index, (own, around) in enumerate(told):
        profile: dict[int, float] = {}
        for grams, share in ((around, CONTEXT_WEIGHT), (own, 1.0)):
            entries = [entry for entry in map(known.get, grams) if entry]
            total = sum([weight for _, weight, is_pair in entries if is_pair]) + 0.25
            for number, weight, _ in entries:
                profile[number] = weighed = share * weight
                postings[number].append((index, weighed / total))
        profiles.append(profile)
    sole = [-1] * (len(known) + 1)
    for gram, (number, _, is_pair) in known.items():
        if owners[gram] == 1 and is_pair:
            sole[number] = postings[number][0][0]
    numbers = {gram: number for gram, (number, _, _) in known.items()}
    return Wording(numbers, tuple(tuple(entries) for entries in postings), tuple(profiles), tuple(sole))


@lru_cache(maxsize=8192)
def _read_grams(words: str) -> KeysView[str]:
    # facts of one measure share its words, and reports of a kind their labels
    return grams_of(words)


def grams_of(text: str) -> KeysView[str]:
    """Return the characters and pairs of characters of `text` by which it is known again, always in the same order.

    Weights are summed in that order, and a sum of floats depends on it.
    """
    words = "".join(text.split())
    grams = chain(map(add, words, words[1:]), words)
    told = dict.fromkeys(grams if words.isalnum() else filter(str.isalnum, grams))
    for empty in EMPTY.intersection(told):
        del told[empty]
    return told.keys()
