"""What is particular to a report, gathered from all of its facts: each of it is masked wherever it stands again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from draftkit.exemplars.particulars import BLANK, FIGURE, Particular, find_particulars
from draftkit.ledger import Ledger
from draftkit.masking.marks import GAP, LITERAL, find_literals
from draftkit.names import BODY, DOCUMENT, PERSON, PLACE
from draftkit.names.lexicon import read_set, read_words
from draftkit.names.ordinary import is_word
from draftkit.names.places import find_places
from draftkit.patterns import lazy_pattern

if TYPE_CHECKING:
    from draftkit.plan import Plan

KINDS = {"person": PERSON, "organisation": BODY, "place": PLACE, "document": DOCUMENT}
"""Kinds of supplied names -> kinds of names found."""
_DIGITS = lazy_pattern(r"[0-9０-９][0-9０-９.,，．:：/-]*|[Ⅰ-ⅿ]+")
_GENERAL_SELF = lazy_pattern("[我本][一-龥]{1,4}")
_NAMED = frozenset({PERSON, BODY})
_FIRM = lazy_pattern("(?:公司|集团|合作社|厂|[药牧实渔林农]业|商行|酒店)$")
_LEVEL = lazy_pattern("^[省市县区镇乡村]")
_PLACE = lazy_pattern("([一-龥]{1,4})(乡|镇|村|街道|社区|[县区市])")
_TOWNS = frozenset({"乡", "镇", "街道"})
_ALL_OF = frozenset("其各全本该外每")
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Known:
    """Names and values that are looked for in every text: what stands there -> of which kind it is."""

    words: dict[str, str]

    def find(self, text: str) -> Iterator[Particular]:
        """Yield all places in a text that must not be shown, in order, none over another.

        What overlaps is one: nothing that sticks out of a name is left standing.
        """
        found = [
            *(one for one in find_particulars(text) if one.kind != BLANK),
            *self._find_words(text),
            *(Particular(*place.span(), place[0], FIGURE) for place in _DIGITS.finditer(text)),
            *(Particular(*place.span(), place[0], LITERAL) for place in find_literals(text)),
        ]
        yield from _join(text, found)

    def find_words(self, text: str) -> Iterator[Particular]:
        """Yield only the places where a word stands that the facts have."""
        yield from _join(text, self._find_words(text))

    def strip(self, text: str) -> str:
        """Return what of a text may be shown, `GAP` between its pieces."""
        pieces, last = [], 0
        for one in self.find(text):
            pieces.append(text[last : one.start])
            last = one.end
        return GAP.join([*pieces, text[last:]])

    def _find_words(self, text: str) -> Iterator[Particular]:
        for word, kind in self.words.items():
            start = text.find(word)
            while start >= 0:
                yield Particular(start, start + len(word), word, kind)
                start = text.find(word, start + 1)


def _join(text: str, found: Iterable[Particular]) -> Iterator[Particular]:
    whole: Particular | None = None
    for one in sorted(found, key=lambda place: (place.start, -place.end)):
        if whole and one.start < whole.end:
            end = max(whole.end, one.end)
            longer = one if one.end - one.start > whole.end - whole.start else whole
            whole = Particular(whole.start, end, text[whole.start : end], longer.kind)
            continue
        if whole:
            yield whole
        whole = one
    if whole:
        yield whole


def know_report(plan: "Plan") -> Known:
    """Return what is particular to a report: supplied names, what they are named after, and values."""
    words: dict[str, str] = {}
    for name in plan.ledger.names:
        words[name.text] = KINDS[name.kind]
        words.setdefault(name.text.strip("《》"), KINDS[name.kind])
    if plan.self_name and not _GENERAL_SELF.fullmatch(plan.self_name):
        words.setdefault(plan.self_name, BODY)
    for passage in plan.ledger.passages:
        for one in find_particulars(passage.text):
            if one.kind == PLACE or (one.kind in _NAMED and not is_word(one.text)):
                words.setdefault(one.text, one.kind)
    words.update((place, PLACE) for place in _listed(plan.ledger) if place not in words)
    words.update((stem, PLACE) for stem in _stems(plan.ledger, words) if stem not in words)
    words.update((called, PERSON) for called in _called(plan.ledger) if called not in words)
    words.update((brand, BODY) for brand in _brands(words) if brand not in words)
    for fact in plan.ledger.facts:
        if fact.value and not is_word(fact.value):
            words.setdefault(fact.value, FIGURE)
    return Known({word: kind for word, kind in words.items() if len(word) >= _SHORTEST})


def _listed(ledger: Ledger) -> Iterator[str]:
    """Yield places that parts of one total are called by, whatever word they are named with: 前进乡, 东村."""
    for fact in ledger.facts:
        labels = [part.label for part in ledger.parts_of(fact)]
        places = [found for label in labels if (found := _PLACE.fullmatch(label)) and not _is_sort(found[1], found[2])]
        yield from (place[0] for place in places if len(places) > 1)


def _is_sort(stem: str, suffix: str) -> bool:
    """Whether a word before 村, 区 says which sort of them: 示范|村, 其他|乡镇."""
    if stem[0] in _ALL_OF or stem in read_set("generic_places"):
        return True
    return suffix not in _TOWNS and is_word(stem) and stem not in read_set("place_words")


def _stems(ledger: Ledger, names: Iterable[str]) -> Iterator[str]:
    """Yield what the places of a report are called without 县, 镇: 临溪."""
    texts = (*names, *(passage.text for passage in ledger.passages))
    for text in texts:
        stems = (place.stem for place in find_places(text) if place.sure)
        yield from (stem for stem in stems if stem in read_set("place_words") or not is_word(stem))


def _called(ledger: Ledger) -> Iterator[str]:
    """Yield what people are called in short: 沈县长 and 国梁 of 沈国梁."""
    people = {name.text for name in ledger.names if name.kind == "person"}
    titles = read_words("titles")
    for person in people:
        given = person[1:]
        if len(given) == _SHORTEST and not is_word(given):
            yield given
        for passage in ledger.passages:
            yield from (person[0] + title for title in titles if person[0] + title in passage.text)


def _brands(words: Mapping[str, str]) -> list[str]:
    """Return what firms are called in short: 恒通 of 临溪恒通化工有限公司."""
    places = [word for word, kind in words.items() if kind == PLACE]
    firms = [word for word, kind in words.items() if kind == BODY and _FIRM.search(word)]
    bare = (_LEVEL.sub("", _without(firm, places)) for firm in firms)
    return [name[:2] for name in bare if len(name) > _SHORTEST and not is_word(name[:2])]


def _without(name: str, places: Iterable[str]) -> str:
    """Return a firm's name without the place that it begins with."""
    return name[max((len(place) for place in places if name.startswith(place)), default=0) :]
