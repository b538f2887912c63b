"""What a list without figures tells, of people or of states: 单日许大勇、双日纪春雷, 主体完工，待验收."""

from collections.abc import Iterator, Sequence

from draftkit.check.compounds import Told, items_of
from draftkit.check.turned.named import may_be_person
from draftkit.check.turned.stances import read_marks
from draftkit.figures import find_figures
from draftkit.patterns import lazy_pattern

_LINK = lazy_pattern("(?:[为是由：:]|负责人?)$")
_LENGTHS = (3, 2, 4)
_LEAST = 2


def read_listed(value: str, text: str) -> Sequence[Told]:
    """Return what a value without spaces and figures tells, item by item, as a `text` has not the whole of it; nothing
    where it is no such list, or one of names that all stand: their order is looked at elsewhere.
    """
    items = items_of(value)
    if len(items) < _LEAST or find_figures(value):
        return ()
    people = [_person(item) for item in items]
    if not all(people):
        return tuple(_states(items))
    things = [_LINK.sub("", item.removesuffix(name)) for item, name in zip(items, people, strict=True)]
    if all(things) and all(thing in text for thing in things):
        return [Told(thing, name, is_label=True) for thing, name in zip(things, people, strict=True)]
    lacking = not any(things) and any(name not in text for name in people)
    return [Told("", name) for name in people] if lacking else ()


def _person(item: str) -> str:
    """Return the name of somebody that an item ends with."""
    return next((item[-size:] for size in _LENGTHS if may_be_person(item[-size:])), "")


def _states(items: Sequence[str]) -> Iterator[Told]:
    """Yield how far each thing has come that an item names, or the one before it does: 主体|完工，|待验收."""
    marks = [read_marks(item) for item in items]
    thing = ""
    for item, found in zip(items, marks, strict=True) if all(marks) else ():
        thing = item[: found[0].start] or thing
        yield Told(thing, item[found[0].start :])
