"""Places that are only likely: enough to mask them, not enough to hold them against a text."""

from collections.abc import Iterator

from draftkit.characters import is_han
from draftkit.exemplars.lexicon import read_words
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import FUNCTION, NONE, is_word, opening_at, runs_over
from draftkit.patterns import lazy_pattern

_SUFFIX = lazy_pattern(
    "大道|大街|大桥|水库|街道|社区|小区|广场|新村|花园|林场|农场|煤矿|[路街巷桥村镇乡县河江湖港岛寨屯沟渠坝]"
)
_SIDES = frozenset("东南西北")
_NO_STEM = FUNCTION | frozenset(
    "各全该本我每某等几两多与和了到为的这那其此所人们进驻入出包联下回返离整跨城乡镇县市省区村街社一大小老新高上中内外同总分主干公铁水道陆电线"
)


def find_likely_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where two or three characters that are no word stand before what a place or road is: 河滨|路, 青河|大桥."""
    for suffix in _SUFFIX.finditer(text):
        stop, end = suffix.span()
        if is_word(text[end - 1 : end + 1]) or is_word(text[end - 1 : end + 2]):
            continue
        start = next((stop - length for length in (2, 3) if _is_named(text, stop - length, stop)), -1)
        if start >= 0:
            yield start, end


def _is_named(text: str, start: int, stop: int) -> bool:
    stem = text[max(start, 0) : stop]
    if start < 0 or not all(map(is_han, stem)) or not _NO_STEM.isdisjoint(stem):
        return False
    if stem in read_words("no_places") or opening_at(text, start) == NONE or runs_over(text, start):
        return False
    if stem in read_set("place_words"):
        return True
    joined = is_word(text[stop - 1 : stop + 1]) and stem[0] not in _SIDES
    parts = (stem, stem[:2], stem[1:]) if len(stem) > 2 else (stem,)
    return not joined and not is_word(text[stop - 2 : stop + 1]) and not any(map(is_word, parts))
