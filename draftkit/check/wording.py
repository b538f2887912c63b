"""How well the words around a figure fit a fact: shared characters, the rare ones counting more."""

from collections import Counter
from collections.abc import Iterable, Mapping
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
    """Index the labels and contexts of all facts."""
    told = [(_read_grams(claim.fact.label), _read_grams(claim.fact.context)) for claim in claims]
    owners = Counter(chain.from_iterable(own | around for own, around in told))
    top = log(1 + max(len(told), 1))
    telling = {count: log(1 + len(told) / count) / top for count in set(owners.values())}
    weights = {
        gram: telling[count] * (1.0 if len(gram) > 1 else SINGLE_WEIGHT)
        for gram, count in owners.items()
        if count <= COMMON
    }
    numbers = {gram: number for number, gram in enumerate(weights, start=1)}
    postings: list[list[tuple[int, float]]] = [[] for _ in range(len(numbers) + 1)]
    profiles: list[Mapping[int, float]] = []
    for index, (own, around) in enumerate(told):
        profile: dict[int, float] = {}
        for grams, share in ((around, CONTEXT_WEIGHT), (own, 1.0)):
            known = [(numbers[gram], weights[gram], len(gram)) for gram in grams if gram in weights]
            total = sum([weight for _, weight, length in known if length > 1]) + 0.25
            for number, weight, _ in known:
                profile[number] = weighed = share * weight
                postings[number].append((index, weighed / total))
        profiles.append(profile)
    sole = [-1] * (len(numbers) + 1)
    for gram, number in numbers.items():
        if owners[gram] == 1 and len(gram) > 1:
            sole[number] = postings[number][0][0]
    return Wording(numbers, tuple(tuple(entries) for entries in postings), tuple(profiles), tuple(sole))


@lru_cache(maxsize=8192)
def _read_grams(words: str) -> frozenset[str]:
    # facts of one measure share its words, and reports of a kind their labels
    return frozenset(grams_of(words))


def grams_of(text: str) -> set[str]:
    """Return the characters and pairs of characters of `text` by which it is known again."""
    words = "".join(text.split())
    grams = chain(map(add, words, words[1:]), words)
    return set(grams if words.isalnum() else filter(str.isalnum, grams)) - EMPTY
