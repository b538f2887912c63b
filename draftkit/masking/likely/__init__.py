"""What is only likely a name: enough to mask it, not enough to hold it against a text. A mark too many costs little."""

from collections.abc import Iterable, Iterator

from draftkit.exemplars.particulars import Particular
from draftkit.masking.likely.addresses import find_addresses
from draftkit.masking.likely.bodies import find_firms, find_schools
from draftkit.masking.likely.people import find_people
from draftkit.masking.likely.places import find_estates, find_hamlets, find_landforms
from draftkit.names import MASK, find_names

_LONGEST_END = 60

__all__ = ["find_addresses", "find_likely"]


def find_likely(text: str, known: Iterable[Particular] = ()) -> Iterator[Particular]:
    """Yield what stands like a person, a hamlet, a firm, a school, an address; `known` is what is told in the text."""
    yield from find_addresses(text)
    yield from find_hamlets(text)  # before people: 张家湾 has the shape of a name, too
    yield from find_people(text, known)
    yield from find_landforms(text)
    yield from find_estates(text)
    yield from find_firms(text)
    yield from find_schools(text)
    yield from _find_at_end(text)


def _find_at_end(text: str) -> Iterator[Particular]:
    """Yield the name that a text ends with: facts have no full stop, to tell where some names end (走访县水利局)."""
    start = max(0, len(text) - _LONGEST_END)
    for name in find_names(f"{text[start:]}。"):
        if name.kind != MASK and start + name.end == len(text):
            yield Particular(start + name.start, len(text), name.text, name.kind, name.stem, name.sure)
