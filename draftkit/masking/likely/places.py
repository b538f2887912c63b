"""Hamlets by a family, a number or a common word (张家村, 七里铺, 东关大队), and estates (幸福里小区)."""

from collections.abc import Iterator

from draftkit.characters import is_han
from draftkit.exemplars.particulars import Particular
from draftkit.masking.lexicon import unlikely_in_names, word_pattern
from draftkit.names import PLACE
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import EDGE, FUNCTION, NONE, is_word, opening_at
from draftkit.patterns import lazy_pattern

_MORE = lazy_pattern("[村乡镇屯组]|社区|街道|水库|大桥|小学|中学")
_COUNTED = lazy_pattern("[一二三四五六七八九十百两双]{1,2}[里道岔棵眼间亩]$")
_COUNTED_LAND = frozenset("铺店堡沟桥坪河营屯庄岗湾墩塘坡")
_ESTATE = lazy_pattern("小区|花园|花苑|公寓|家园|雅苑|名苑|佳苑|新苑|新村")
_LAND = lazy_pattern("[岩洞坎崖垭坳凼冲坪坝湾沟岭坡庄屯寨店堡塘]|渡口|垭口|隘口")
_GROUNDS = frozenset("里苑园府城湾庭郡居轩坊庄台岸")
_BARE = frozenset("村庄屯寨营堡集楼店湾圩塆垸铺窑畈岗墩")
_WORDED = _BARE - {"村"} | {"大队"}


def find_hamlets(text: str) -> Iterator[Particular]:
    """Yield places that are called by a family, a number or a word that places are named with, and what lies there."""
    for suffix in word_pattern("hamlets").finditer(text):
        start = _family_start(text, suffix.start(), suffix[0])
        start = start if start >= 0 else _word_start(text, suffix.start(), suffix[0])
        if start >= 0 and opening_at(text, start) != NONE and not _goes_on(text, suffix.end()):
            more = _MORE.match(text, suffix.end())
            end = more.end() if more and not _goes_on(text, more.end()) else suffix.end()
            yield Particular(start, end, text[start:end], PLACE, text[start : suffix.start()])


def find_landforms(text: str) -> Iterator[Particular]:
    """Yield two characters before what the land is shaped like, where a clause opens: 石门坎, 九斗冲."""
    for suffix in _LAND.finditer(text):
        (stop, end), start = suffix.span(), suffix.start() - 2
        stem = text[max(0, start) : stop]
        if len(stem) < 2 or not all(map(is_han, stem)) or opening_at(text, start) != EDGE or _goes_on(text, end):
            continue
        if FUNCTION.isdisjoint(stem) and not is_word(text[start:end]):
            yield Particular(start, end, text[start:end], PLACE, stem)


def _goes_on(text: str, end: int) -> bool:
    """Whether a word runs over the end of what was found: 公益岗|位, 王家村村|民."""
    return end < len(text) and is_word(text[end - 1 : end + 1]) and not is_word(text[end : end + 2])


def _family_start(text: str, stop: int, suffix: str) -> int:
    """Return where a family's name before `stop` begins, -1 if there is none: 张|家, 李."""
    home = text[stop - 1 : stop] == "家"
    start = stop - 2 if home else stop - 1
    if start < 0 or text[start] not in read_set("surnames") | read_set("surnames_words"):
        return -1
    if is_word(text[start - 1 : start + 1]) and text[start - 1 : start + 1] not in read_set("brand_words"):
        return -1
    if home:
        return start if text[start] in read_set("surnames") or not is_word(text[start:stop]) else -1
    plain = text[start] in read_set("surnames") and suffix in _BARE
    return start if plain and not is_word(text[start : stop + 1]) and not is_word(text[stop : stop + 2]) else -1


def _word_start(text: str, stop: int, suffix: str) -> int:
    """Return where a number or a word before `stop` begins that names hamlets, -1 if none does: 七里|铺, 东关|大队."""
    if counted := _COUNTED.search(text, max(0, stop - 3), stop):
        return counted.start() if suffix in _COUNTED_LAND and not is_word(text[stop - 1 : stop + 1]) else -1
    words = read_set("place_words") | read_set("street_words")
    named = text[max(0, stop - 2) : stop] in words and suffix in _WORDED
    return stop - 2 if named and not is_word(text[stop - 1 : stop + 1]) else -1


def find_estates(text: str) -> Iterator[Particular]:
    """Yield what stands before 小区 and the like, and does not say of which kind it is."""
    for suffix in _ESTATE.finditer(text):
        stop, end = suffix.span()
        for start in (stop - 3, stop - 2):
            if start >= 0 and not _goes_on(text, end) and _is_estate(text, start, stop):
                yield Particular(start, end, text[start:end], PLACE, text[start:stop])
                break


def _is_estate(text: str, start: int, stop: int) -> bool:
    stem = text[start:stop]
    kinds = read_set("generic_bodies") | read_set("generic_places")
    if not all(map(is_han, stem)) or opening_at(text, start) == NONE or not FUNCTION.isdisjoint(stem) or stem in kinds:
        return False
    if len(stem) > 2:
        return stem[-1] in _GROUNDS and not is_word(stem[1:])
    return stem in read_set("brand_words") or (not is_word(stem) and unlikely_in_names().isdisjoint(stem))
