"""Numbers of supplied names that run on, or whose name is told short: 国道210|堰口镇, 海监9056|等艇 of 海监9056艇."""

from collections.abc import Iterable, Iterator

from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_NUMBER = lazy_pattern("[0-9]+")
_TELLING = 2
"""Characters that must stand before a number in a name, to tell in a text that it is that name's."""


def without_numbered(text: str, figures: Iterable[Figure], names: Iterable[str]) -> Iterator[Figure]:
    """Yield the figures but for those that begin with the number of one of `names`, behind what stands before it there,
    and are no figure of the whole name: they state nothing.
    """
    known: dict[str, list[tuple[str, int]]] = {}
    for name in names:
        found = _NUMBER.search(name, _TELLING)
        if found:
            key = name[found.start() - _TELLING : found.end()]
            known.setdefault(key, []).append((name, found.start()))
    for figure in figures:
        number = _NUMBER.match(text, figure.start) if known else None
        key = text[max(0, figure.start - _TELLING) : number.end()] if number else ""
        if number is None or not any(_is_of(text, figure, number[0], *own) for own in known.get(key, ())):
            yield figure


def _is_of(text: str, figure: Figure, number: str, name: str, at: int) -> bool:
    start = figure.start - at
    if start < 0 or not text.startswith(name[: at + len(number)], start):
        return False
    return not text.startswith(name, start) or figure.end > start + len(name)
