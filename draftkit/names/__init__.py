"""Names in a text: people, places, organisations, documents. `find_names` is the door."""

from draftkit.names.bodies import find_bodies
from draftkit.names.documents import find_documents, find_masks
from draftkit.names.found import BODY, CALLED, DOCUMENT, MASK, OFFICE, PERSON, PLACE, FoundName
from draftkit.names.people import find_people, may_be_name
from draftkit.names.places import find_places
from draftkit.names.roads import find_roads

__all__ = [
    "BODY",
    "CALLED",
    "DOCUMENT",
    "MASK",
    "OFFICE",
    "PERSON",
    "PLACE",
    "FoundName",
    "find_names",
    "may_be_name",
]


def find_names(text: str) -> list[FoundName]:
    """Return the names in `text`, in order, none over another."""
    places = find_places(text)
    bodies = find_bodies(text, {place.end: place.start for place in places})
    roads = find_roads(text)
    found = [*find_documents(text), *find_masks(text), *find_people(text), *bodies, *places, *roads]
    found.sort(key=lambda name: (name.start, -name.end, not name.sure))
    kept: list[FoundName] = []
    for name in found:
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.sure and not kept[-1].sure:
            kept[-1] = name
    return kept
