"""Passages that a text has from a sample report: runs of letters too long to be set phrases.

Imported only where there are samples: the check alone needs none.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.check.supply import Supply
from draftkit.check.verdict import Finding
from draftkit.exemplars.formulas import GRAM, RUN, grams_of, learn_formulas, runs_of, spell
from draftkit.exemplars.sample import Sample
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

LONGEST_PHRASE = 12
"""Letters in a row that a text may share with a sample, besides set phrases and what was supplied."""
_SUPPLIED = 4
_SENTENCE_END = lazy_pattern("[。！？\n]")


def judge_runs(text: str, supply: Supply, samples: Sequence[Sample]) -> Iterator[Finding]:
    """Yield a finding for each sentence that shares more letters with samples than set phrases have.

    Runs of one sentence count together: a sample's sentence with a word put in, or a figure changed, is its own.
    """
    for places in _find_copied(text, supply, tuple(sample.text for sample in samples)):
        if len(places) > LONGEST_PHRASE:
            place = places[0], places[-1] + 1
            words = text[slice(*place)]
            message = say("“{text}” stands in a sample report word for word. Say it in other words, or leave it out.",
                          text=words)  # fmt: skip
            yield Finding.at(place, "leaked", message, words)


def _find_copied(text: str, supply: Supply, samples: tuple[str, ...]) -> list[list[int]]:
    """Return, for each sentence that shares runs with samples, where its letters stand that are nobody else's."""
    spelled = spell(text)
    runs = list(_find_runs(spelled.letters, runs_of(samples)))
    if not runs:
        return []
    common = learn_formulas(samples) | _law_grams()
    supplied = _supplied_grams(supply)
    ends = [found.start() for found in _SENTENCE_END.finditer(text)]
    copied: dict[int, list[int]] = {}
    for start, end in runs:
        for letter in _own_letters(spelled.letters[start:end], common, supplied):
            place = spelled.places[start + letter]
            copied.setdefault(bisect_left(ends, place), []).append(place)
    return list(copied.values())


def _find_runs(letters: str, shared: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the longest stretches of `letters` that are made of shared runs."""
    start = -1
    for place in range(len(letters) - RUN + 2):
        if letters[place : place + RUN] in shared:
            start = place if start < 0 else start
        elif start >= 0:
            yield start, place - 1 + RUN
            start = -1


def _own_letters(run: str, common: frozenset[str], supplied: frozenset[str]) -> list[int]:
    """Return the places in a run that belong to no set phrase, no law's title and nothing supplied."""
    free: set[int] = set()
    for place in range(len(run)):
        if run[place : place + GRAM] in common:
            free.update(range(place, place + GRAM))
        if run[place : place + _SUPPLIED] in supplied:
            free.update(range(place, place + _SUPPLIED))
    return [place for place in range(len(run)) if place not in free]


def _supplied_grams(supply: Supply) -> frozenset[str]:
    strings = (*supply.strings, *(claim.form for claim in supply.claims))
    return frozenset(gram for string in strings for gram in grams_of(spell(string).letters, _SUPPLIED))


@lru_cache(maxsize=1)
def _law_grams() -> frozenset[str]:
    return frozenset(gram for law in read_words("laws") for gram in grams_of(f"中华人民共和国{law}", GRAM))
