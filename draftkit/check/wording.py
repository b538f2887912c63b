"""How well the words around a figure fit a fact: shared characters, the rare ones counting more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from draftkit.check.supply import Claim

CONTEXT_WEIGHT = 0.35
"""What stands around a fact (its total's label, its topic) says less than its own label."""
SINGLE_WEIGHT = 0.35
"""One shared character (倒房, 倒塌) says less than two in a row."""
COMMON = 64
"""What more facts than this have in common tells none of them apart."""
DOUBT = 0.25
"""How much must be seen of what tells two facts apart before it says much."""
_EMPTY = frozenset("的了在和与及或有为共其中对按于等是我本该每各数量人")

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

    def score(self, seen: Mapping[int, float]) -> Scores:
        """Return the fit (0 to about 1) of each fact spoken of; `seen` is how near each gram stands."""
        scores: Scores = {}
        postings = self.postings
        for gram, nearness in seen.items():
            for index, weight in postings[gram]:
                scores[index] = scores.get(index, 0.0) + weight * nearness
        return scores

    def prefer(self, seen: Mapping[int, float], one: int, other: int) -> float:
        """Return by how much the words seen speak for fact `one` rather than `other` (-1 to 1).

        Only what tells the two apart counts.
        """
        mine, theirs = self.profiles[one], self.profiles[other]
        for_one, for_other = _coverage(seen, mine, theirs), _coverage(seen, theirs, mine)
        return (for_one - for_other) / (max(for_one, for_other) + DOUBT)


def _coverage(seen: Mapping[int, float], mine: Mapping[int, float], theirs: Mapping[int, float]) -> float:
    total = 0.15
    covered = 0.0
    for gram, weight in mine.items():
        if gram in theirs:
            weight -= theirs[gram]
            if weight <= 0:
                continue
        total += weight
        if gram in seen:
            covered += weight * seen[gram]
    return covered / total


def index_wording(claims: Iterable[Claim]) -> Wording:
    """Index the labels and contexts of all facts."""
    told = [(grams_of(claim.fact.label), grams_of(claim.fact.context)) for claim in claims]
    owners: dict[str, int] = {}
    for own, around in told:
        for gram in own | around:
            owners[gram] = owners.get(gram, 0) + 1
    top = log(1 + max(len(told), 1))
    weights = {
        gram: log(1 + len(told) / count) / top * (1.0 if len(gram) > 1 else SINGLE_WEIGHT)
        for gram, count in owners.items()
        if count <= COMMON
    }
    numbers = {gram: number for number, gram in enumerate(weights, start=1)}
    postings: list[list[tuple[int, float]]] = [[] for _ in range(len(numbers) + 1)]
    profiles: list[Mapping[int, float]] = []
    for index, (own, around) in enumerate(told):
        profile: dict[int, float] = {}
        for grams, share in ((around, CONTEXT_WEIGHT), (own, 1.0)):
            known = [gram for gram in grams if gram in weights]
            total = sum(weights[gram] for gram in known if len(gram) > 1) + 0.25
            for gram in known:
                postings[numbers[gram]].append((index, share * weights[gram] / total))
                profile[numbers[gram]] = share * weights[gram]
        profiles.append(profile)
    sole = [-1] * (len(numbers) + 1)
    for gram, number in numbers.items():
        if owners[gram] == 1 and len(gram) > 1:
            sole[number] = postings[number][0][0]
    return Wording(numbers, tuple(tuple(entries) for entries in postings), tuple(profiles), tuple(sole))


def grams_of(text: str) -> set[str]:
    """Return the characters and pairs of characters of `text` by which it is known again."""
    words = "".join(text.split())
    pairs = {words[i : i + 2] for i in range(len(words) - 1) if words[i : i + 2].isalnum()}
    return pairs | {character for character in words if character.isalnum() and character not in _EMPTY}
