"""Which of several samples of a kind is most like the report to be written."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from draftkit.exemplars.folder import StoredSample
from draftkit.exemplars.formulas import grams_of, spell
from draftkit.exemplars.likening import compare_headings


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is known of a report before it is written: its sections' `headings`, and the `words` of its facts."""

    headings: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sample and how like the report it is: `headings` from 0 to 1, `words` as a share of the best sample's."""

    sample: StoredSample
    headings: float
    words: float

    @property
    def name(self) -> str:
        """Kind and name of the sample: `bureau/reports-1`."""
        return f"{self.sample.kind}/{self.sample.name}"


def rank_samples(samples: Sequence[StoredSample], wanted: Wanted) -> list[Candidate]:
    """Return the samples, the most alike first: by the sections they have, and by words; of equals the longest.

    Two letters in a row count as a word, and the more the fewer of the samples have them. What is masked counts for
    nothing.
    """
    words = _compare_words([sample.text for sample in samples], wanted.words)
    candidates = [
        Candidate(sample, compare_headings(sample.outline, wanted.headings), share)
        for sample, share in zip(samples, words, strict=True)
    ]
    return sorted(candidates, key=lambda one: (-one.headings - one.words, -len(one.sample.text), one.name))


def _compare_words(texts: Sequence[str], words: str) -> list[float]:
    vocabularies = [_pairs(text) for text in texts]
    spread = Counter(pair for vocabulary in vocabularies for pair in vocabulary)
    wanted = _pairs(words)
    sums = [
        sum(math.log((len(texts) + 1) / spread[pair]) for pair in vocabulary & wanted) / math.sqrt(len(vocabulary) or 1)
        for vocabulary in vocabularies
    ]
    most = max(sums, default=0.0) or 1.0
    return [total / most for total in sums]


def _pairs(text: str) -> set[str]:
    return set(grams_of(spell(text).letters, 2))
