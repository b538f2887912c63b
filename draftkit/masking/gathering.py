"""What is particular to a report, gathered from all of its facts: names, what things are called in short, values."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from draftkit.exemplars.particulars import FIGURE, WORD, find_particulars
from draftkit.ledger import Ledger
from draftkit.masking.known import Known
from draftkit.masking.likely import find_likely
from draftkit.masking.marks import ADDRESS
from draftkit.names import BODY, CALLED, DOCUMENT, PERSON, PLACE
from draftkit.names.lexicon import read_set, read_words
from draftkit.names.ordinary import is_word
from draftkit.names.places import find_places
from draftkit.patterns import lazy_pattern

if TYPE_CHECKING:
    from draftkit.plan import Plan

KINDS = {"person": PERSON, "organisation": BODY, "place": PLACE, "document": DOCUMENT}
"""Kinds of supplied names -> kinds of names found."""
_GENERAL_SELF = lazy_pattern("[我本][一-龥]{1,4}")
_NAMED = frozenset({PERSON, CALLED, BODY, ADDRESS, WORD})
_FIRM = lazy_pattern("(?:公司|集团|合作社|厂|[药牧实渔林农]业|商行|酒店)$")
_LEVEL = lazy_pattern("^[省市县区镇乡村]")
_PLACE = lazy_pattern("([一-龥]{1,4})(乡|镇|村|街道|社区|[县区市])")
_TOWNS = frozenset({"乡", "镇", "街道"})
_ALL_OF = frozenset("其各全本该外每")
_SHORTEST = 2


def know_report(plan: "Plan") -> Known:
    """Return what is particular to a report: supplied names, what they are named after, and values."""
    headings = tuple(section.heading for section in plan.sections if plan.kind.free)
    return _know(plan.ledger, plan.self_name, headings)


@lru_cache(maxsize=16)
def _know(ledger: Ledger, self_name: str, headings: tuple[str, ...]) -> Known:
    # once a report: each of its sections asks for it, and again for every repair
    words: dict[str, str] = {}
    for name in ledger.names:
        words[name.text] = KINDS[name.kind]
        words.setdefault(name.text.strip("《》"), KINDS[name.kind])
    if self_name and not _GENERAL_SELF.fullmatch(self_name):
        words.setdefault(self_name, BODY)
    for text in (*headings, *(passage.text for passage in ledger.passages)):
        told = find_particulars(text)
        for one in (*told, *find_likely(text, told)):
            if not one.sure and one.kind == PERSON:
                continue
            if one.kind == PLACE or (one.kind in _NAMED and not is_word(one.text)):
                words.setdefault(one.text, one.kind)
    words.update((place, PLACE) for place in _listed(ledger) if place not in words)
    words.update((stem, PLACE) for stem in _stems(ledger, words) if stem not in words)
    words.update((called, PERSON) for called in _called(ledger) if called not in words)
    words.update((brand, BODY) for brand in _brands(words) if brand not in words)
    for fact in ledger.facts:
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
    people = dict.fromkeys(name.text for name in ledger.names if name.kind == "person")
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
