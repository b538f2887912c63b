"""Set phrases: what several samples share is nobody's own, and may stand in any report."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from draftkit.exemplars.lexicon import read_lines
from draftkit.resources import list_names, read_data

GRAM = 6
"""Characters of a phrase by which it is known again."""
RUN = 8
"""Fewest letters in a row that count as shared with a sample."""
LONGEST = 20
"""What two samples share beyond this length is no formula: one was written from the other."""
_KIN = 0.2
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Spelled:
    """The letters of a text without stops and spaces; `places[n]` is where letter n stands.

    A figure, a mask or a blank is one `BREAK`: what stands on both sides of it is no run.
    """

    letters: str
    places: tuple[int, ...]


def spell(text: str) -> Spelled:
    """Take a text down to its letters."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isalpha():
            letters.append(character)
        elif (character.isnumeric() or character in "×_") and letters[-1:] != [BREAK]:
            letters.append(BREAK)
        else:
            continue
        places.append(place)
    return Spelled("".join(letters), tuple(places))


def grams_of(letters: str, length: int) -> Iterator[str]:
    """Yield every `length` letters in a row that no figure breaks."""
    for start in range(len(letters) - length + 1):
        gram = letters[start : start + length]
        if BREAK not in gram:
            yield gram


@lru_cache(maxsize=32)
def runs_of(texts: tuple[str, ...]) -> frozenset[str]:
    """Return what runs shared with samples are made of: every `RUN` letters in a row of them."""
    return frozenset(gram for text in texts for gram in grams_of(spell(text).letters, RUN))


@lru_cache(maxsize=32)
def learn_formulas(texts: tuple[str, ...]) -> frozenset[str]:
    """Return the set phrases known, as runs of `GRAM` letters: listed ones, and what several samples share.

    The sample reports that ship and the formulas of the kinds count as samples, too. Samples that share a fifth of
    their runs count as one: last year's report and this year's.
    """
    sources = _sources([*map(_letters, texts), *_shipped()])
    counts = Counter(gram for source in sources for gram in set(grams_of(source, GRAM)))
    long = Counter(gram for source in sources for gram in set(grams_of(source, LONGEST + 1)))
    copied = {part for gram, count in long.items() if count > 1 for part in grams_of(gram, GRAM)}
    return frozenset(gram for gram, count in counts.items() if count > 1 and gram not in copied) | _listed()


def _letters(text: str) -> str:
    return spell(text).letters


def _sources(texts: Iterable[str]) -> list[str]:
    """Put samples that are versions of one another together."""
    sources: list[tuple[str, set[str]]] = []
    for letters in texts:
        runs = set(grams_of(letters, RUN))
        kin = next((n for n, (_, known) in enumerate(sources) if len(runs & known) > _KIN * len(runs)), None)
        if kin is None:
            sources.append((letters, runs))
        else:
            known, known_runs = sources[kin]
            sources[kin] = known + BREAK + letters, known_runs | runs
    return [letters for letters, _ in sources]


@lru_cache(maxsize=1)
def _shipped() -> tuple[str, ...]:
    return tuple(_letters(read_data("exemplars", name)) for name in sorted(list_names("exemplars")))


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    phrases = [*read_lines("formulas"), *_of_kinds()]
    return frozenset(gram for phrase in phrases for gram in grams_of(_letters(phrase), GRAM))


def _of_kinds() -> Iterator[str]:
    """Yield the formulas and headings of the kinds that ship: the library writes them itself."""
    for name in sorted(list_names("kinds")):
        kind = tomllib.loads(read_data("kinds", name))
        yield from _strings([kind["openings"], kind["closings"]])
        for section in (*kind.get("sections", ()), *kind.get("free", {}).values()):
            yield from _strings([section.get("heading", ""), section.get("lead", [])])


def _strings(values: Sequence[object]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield from value.split("$")
        elif isinstance(value, list):
            yield from _strings(value)
