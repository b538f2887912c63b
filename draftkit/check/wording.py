"""How well the words around a figure fit a fact: shared character pairs, the rare ones counting more."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from draftkit.check.supply import Claim
from draftkit.ledger import Ledger

CONTEXT_WEIGHT = 0.35
"""What stands around a fact (its total's label, its topic) says less than its own label."""
COMMON = 64
"""A pair of characters that more facts than this share tells none of them apart."""

Scores = dict[int, float]


@dataclass(frozen=True, slots=True)
class Wording:
    """An inverted index: `grams` numbers each pair of characters, `postings[number]` says for which facts
    it speaks, and how much. The weights of one fact's label sum up to about 1."""

    grams: Mapping[str, int]
    postings: tuple[tuple[tuple[int, float], ...], ...]

    def score(self, seen: Mapping[int, float]) -> Scores:
        """Return the fit of every fact that speaks at all, given how near each pair was seen (0 to 1)."""
        scores: Scores = {}
        postings = self.postings
        for gram, nearness in seen.items():
            for index, weight in postings[gram]:
                scores[index] = scores.get(index, 0.0) + weight * nearness
        return scores


def index_wording(claims: Iterable[Claim], ledger: Ledger) -> Wording:
    """Index the labels and contexts of all facts."""
    labels: list[tuple[int, set[str], set[str]]] = []
    owners: dict[str, int] = {}
    for claim in claims:
        own = pairs(claim.fact.label)
        around = pairs(claim.fact.context) - own
        labels.append((claim.index, own, around))
        for gram in own | around:
            owners[gram] = owners.get(gram, 0) + 1
    most = max(COMMON, 1)
    top = log(1 + max(len(labels), 1))
    weights = {gram: log(1 + len(labels) / count) / top for gram, count in owners.items() if count <= most}
    numbers = {gram: number for number, gram in enumerate(weights, start=1)}
    postings: list[list[tuple[int, float]]] = [[] for _ in range(len(numbers) + 1)]
    for index, own, around in labels:
        for grams, share in ((own, 1.0), (around, CONTEXT_WEIGHT)):
            total = sum(weights.get(gram, 0.0) for gram in grams) + 0.25
            for gram in grams:
                if gram in weights:
                    postings[numbers[gram]].append((index, share * weights[gram] / total))
    return Wording(numbers, tuple(tuple(entries) for entries in postings))


def pairs(text: str) -> set[str]:
    """Return the character pairs of `text` that a label is known by; a single character stands for itself."""
    words = "".join(text.split())
    if len(words) == 1:
        return {words}
    return {words[i : i + 2] for i in range(len(words) - 1) if words[i : i + 2].isalnum()}
