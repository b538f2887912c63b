"""Names in a text: people, places, organisations, documents. `find_names` is the door."""

from functools import lru_cache

from draftkit.names.bodies import find_bodies
from draftkit.names.documents import find_documents, find_masks
from draftkit.names.found import BODY, CALLED, DOCUMENT, HONOUR, MASK, OFFICE, PERSON, PLACE, FoundName
from draftkit.names.hinted import find_hinted
from draftkit.names.organs import find_organs
from draftkit.names.partners import find_partners
from draftkit.names.people import find_people, may_be_name
from draftkit.names.places import find_places
from draftkit.names.roads import find_roads
from draftkit.names.spoken import find_spoken_of
from draftkit.names.waters import find_waters
from draftkit.patterns import lazy_pattern

__all__ = [
    "BODY",
    "CALLED",
    "DOCUMENT",
    "HONOUR",
    "MASK",
    "OFFICE",
    "PERSON",
    "PLACE",
    "FoundName",
    "find_hinted",
    "find_names",
    "may_be_name",
]


_LINE = lazy_pattern(r"(?:[^\n]+|(?<=[、，,/／和：:])\n)+\n?|\n")
"""A line with its end: up to where no list of people goes on behind it."""
_STOPPED = lazy_pattern(r"[。；！？]\n\Z")
_LONG = 1000


def find_names(text: str) -> list[FoundName]:
    """Return the names in `text`, in order, none over another."""
    found = list(find_documents(text))  # a title may be broken over two lines, no other name may
    start = 0
    for line in _LINE.findall(text):
        read = _find_in_line if len(line) <= _LONG else _find_in_line.__wrapped__
        # behind a full stop its end says nothing: so a section's last line is known again in the report
        found += [name.moved(start) for name in read(line[:-1] if _STOPPED.search(line) else line)]
        start += len(line)
    found.sort(key=lambda name: (name.start, -name.end, not name.sure))
    return _settle(found)


@lru_cache(maxsize=2048)
def _find_in_line(text: str) -> tuple[FoundName, ...]:
    # the same lines are supplied for a section and the whole report, and stand in both
    places = find_places(text)
    ends = {place.end: place.start for place in places}
    bodies, organs = find_bodies(text, ends), find_organs(text, ends)
    told = (*find_people(text), *find_spoken_of(text), *bodies, *organs, *find_partners(text))
    return (*find_masks(text), *told, *places, *find_roads(text), *find_waters(text))


def _settle(found: list[FoundName]) -> list[FoundName]:
    """Keep, of names that stand over one another, the first and longest sure one."""
    kept: list[FoundName] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.sure and not kept[-1].sure:
            kept[-1] = name
    return kept
