"""Numbers of supplied names that run on, or whose name is told short: 国道210|堰口镇, 海监9056|等艇 of 海监9056艇; and
those that leave their thing to the last of a row: 第三|、四季度.
"""

from collections.abc import Iterable, Iterator

from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_NUMBER = lazy_pattern("[0-9]+")
_HAN = "一二三四五六七八九十"
_ROW = lazy_pattern(rf"(?:(?:、|和|与|及)第?(?:[0-9]{{1,4}}|[{_HAN}]{{1,3}})){{1,12}}(?P<thing>[一-龥]{{1,3}})")
_ORDINAL, _LEAST = "第", 2
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


def without_left_open(text: str, figures: Iterable[Figure], words: str) -> Iterator[Figure]:
    """Yield the figures but for ordinals that leave their thing to the last of a row (第三|、四季度) and stand with it
    in the supplied words: they state nothing.
    """
    for figure in figures:
        row = _ROW.match(text, figure.end) if figure.kind == "ordinal" and not figure.unit else None
        if row is None or not _is_supplied(figure.text, row["thing"], words):
            yield figure


def _is_supplied(ordinal: str, thing: str, words: str) -> bool:
    """Whether supplied words have an ordinal with what its thing opens with, which without 第 takes two characters."""
    things = [thing[:length] for length in range(1, len(thing) + 1)]
    number = ordinal.removeprefix(_ORDINAL)
    return any(f"{ordinal}{one}" in words or (len(one) >= _LEAST and f"{number}{one}" in words) for one in things)


def _is_of(text: str, figure: Figure, number: str, name: str, at: int) -> bool:
    start = figure.start - at
    if start < 0 or not text.startswith(name[: at + len(number)], start):
        return False
    return not text.startswith(name, start) or figure.end > start + len(name)
