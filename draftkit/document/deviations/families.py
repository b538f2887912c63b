"""Fonts by the typeface they are cuts of: 仿宋_GB2312, FangSong and 方正仿宋简体 are all 仿宋."""

from functools import cache

from draftkit.document.lexicon import read_lines


def tell_family(font: str) -> str:
    """Return the name of a font's typeface, its own name where that is in no list."""
    return next((family for family in _marks() if in_family(font, family)), font)


def in_family(font: str, family: str) -> bool:
    """Tell whether a font is a cut of a typeface."""
    return any(mark in font.lower() for mark in _marks().get(family, (family.lower(),)))


@cache
def _marks() -> dict[str, tuple[str, ...]]:
    lines = (line.partition(":") for line in read_lines("font_families"))
    return {family: tuple(mark.strip() for mark in marks.split("|")) for family, _, marks in lines}
