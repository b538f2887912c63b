"""Which facts some words name: by whole labels that stand in them, or by characters that they share."""

from collections.abc import Iterable, Iterator, Sequence

from draftkit.check.clauses import pairs_of
from draftkit.check.supply import Claim
from draftkit.check.wording import COMMON, grams_of
from draftkit.patterns import lazy_pattern

_VERB = 2
_HOLLOW = lazy_pattern(r"(?:情况|数量|人数|起数|户数|件数|次数|数|状况)$")


def core_of(label: str) -> str:
    """Return a label without what only says that it is one: 人员伤亡 of 人员伤亡情况."""
    return _HOLLOW.sub("", label) or label


def halves_of(label: str) -> Iterator[tuple[str, str]]:
    """Yield a label in two, the two characters of its verb in front or behind: 发放|补贴."""
    if len(label) >= _VERB + _VERB:
        yield from ((label[:at], label[at:]) for at in sorted({_VERB, len(label) - _VERB}))


def turned_round(label: str) -> Iterator[str]:
    """Yield a label with its verb on the other side: 发放补贴 of 补贴发放."""
    return (behind + before for before, behind in halves_of(label))


class Labels:
    """The labels of all facts, found by what stands in some words. Facts are told by their numbers."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self._labels = {claim.index: claim.fact.label for claim in claims}
        self._whole: dict[str, set[int]] = {}
        self._grams: dict[str, list[int]] = {}
        for claim in claims:
            self._whole.setdefault(core_of(claim.fact.label), set()).add(claim.index)
            for gram in grams_of(claim.fact.label):
                self._grams.setdefault(gram, []).append(claim.index)
        self._lengths = sorted({len(label) for label in self._whole})

    def named(self, words: str) -> set[int]:
        """Return the facts whose whole label stands in `words`."""
        found: set[int] = set()
        for length in self._lengths:
            for at in range(len(words) - length + 1):
                found |= self._whole.get(words[at : at + length], set())
        return found

    def hinted(self, words: str) -> set[int]:
        """Return the facts whose labels share most pairs of characters with `words`."""
        shared: dict[int, int] = {}
        for pair in pairs_of(words):
            owners = self._grams.get(pair, ())
            for index in owners if len(owners) <= COMMON else ():
                shared[index] = shared.get(index, 0) + 1
        most = max(shared.values(), default=0)
        return {index for index, count in shared.items() if count == most}

    def holding(self, words: str, among: Iterable[int]) -> set[int]:
        """Return those facts of `among` in whose labels `words` stand (大局 in 社会大局)."""
        return {index for index in among if words in self._labels[index]}

    def holding_all(self, named: Iterable[int], among: Iterable[int]) -> set[int]:
        """Return those facts of `among` in whose labels all those of `named` stand (片区 in 南门里片区征收)."""
        cores = [core_of(self._labels[index]) for index in named]
        return {index for index in among if all(core in self._labels[index] for core in cores)}

    def spoken_of(self, words: str) -> set[int]:
        """Return the facts whose labels share a pair of characters with `words`."""
        return self._sharing(pairs_of(words))

    def lettered(self, words: str) -> set[int]:
        """Return the facts whose labels share a character with `words`."""
        return self._sharing(grams_of(words) - pairs_of(words))

    def _sharing(self, grams: set[str]) -> set[int]:
        lists = (self._grams.get(gram, ()) for gram in grams)
        return {index for owners in lists if len(owners) <= COMMON for index in owners}
