"""Firms by their brand and what they do (华润燃气, 恒通物流), schools by their number (临溪一中)."""

from collections.abc import Iterator

from draftkit.characters import is_han
from draftkit.exemplars.particulars import Particular
from draftkit.masking.lexicon import read_set, unlikely_in_names, word_pattern
from draftkit.names import BODY
from draftkit.names.lexicon import read_set as read_name_set
from draftkit.names.ordinary import (
    BEHIND,
    EDGE,
    FUNCTION,
    NONE,
    is_word,
    opening_at,
    read_characters,
    runs_over,
)
from draftkit.patterns import lazy_pattern

_SCHOOL = lazy_pattern(
    r"第?[一二三四五六七八九十]{1,2}[中小高](?![学心小型午旬期部间等队组步微时年月天周])"
    r"|(?:实验|中心|希望)(?:小学|中学|学校)|附[小中]|职[高中]|师范|中专"
)


def find_firms(text: str) -> Iterator[Particular]:
    """Yield what stands like a brand before what firms do."""
    for name in ("shops", "industries"):
        for trade in word_pattern(name).finditer(text):
            stop, end = trade.span()
            if end < len(text) and is_word(text[end - 1 : end + 1]) and not is_word(text[end : end + 2]):
                continue
            for start in (stop - 3, stop - 2):
                if start >= 0 and _is_brand(text, start, stop, plain=name == "shops"):
                    yield Particular(start, end, text[start:end], BODY, text[start:stop])
                    break


def find_schools(text: str) -> Iterator[Particular]:
    """Yield what stands like a place or a brand before what schools are called by."""
    for school in _SCHOOL.finditer(text):
        stop, end = school.span()
        start = stop - 2
        if start >= 0 and _is_named(text, start, stop) and not is_word(text[stop - 1 : stop + 1]):
            yield Particular(start, end, text[start:end], BODY, text[start:stop])


def _is_brand(text: str, start: int, stop: int, *, plain: bool) -> bool:
    """Whether a firm may be called so: by a brand that there is, or by what is no word; `plain` by any brand."""
    stem = text[start:stop]
    opening = opening_at(text, start)
    if not all(map(is_han, stem)) or opening == NONE or stem in _generic():
        return False
    if plain and len(stem) > 2 and is_word(stem) and opening == EDGE:
        return True  # 老百姓|大药房
    if stem in read_name_set("brand_words") or (plain and stem in read_name_set("place_words")):
        return plain or not is_word(stem)
    if is_word(stem) or runs_over(text, start) or is_word(text[stop - 1 : stop + 1]) or not _is_strange(stem):
        return False
    return opening == EDGE or (opening == BEHIND and read_characters("brand_characters").issuperset(stem))


def _is_strange(stem: str) -> bool:
    """Whether what may be a brand has no word in it, nor what only words have."""
    parts = (stem[:2], stem[1:]) if len(stem) > 2 else ()
    return not any(map(is_word, parts)) and FUNCTION.isdisjoint(stem) and unlikely_in_names().isdisjoint(stem)


def _is_named(text: str, start: int, stop: int) -> bool:
    stem = text[start:stop]
    if not all(map(is_han, stem)) or opening_at(text, start) == NONE or stem in _generic():
        return False
    named = stem in read_name_set("place_words") or stem in read_name_set("brand_words")
    return named or (not is_word(stem) and not runs_over(text, start) and unlikely_in_names().isdisjoint(stem))


def _generic() -> frozenset[str]:
    return read_name_set("generic_bodies") | read_name_set("trades") | read_set("industries")
