"""Places with an administrative suffix: 清河镇, 柳林村, 东风路社区."""

from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.check.names import PLACE, FoundName
from draftkit.check.ordinary import EDGE, NONE, is_han, is_word, opening_at, read_characters
from draftkit.patterns import lazy_pattern

_SUFFIX = lazy_pattern(r"街道|社区|[省市县区镇乡村]")
_CUE_BEFORE = lazy_pattern(r"(?:前往|位于|来自|会同|走访|赶赴|奔赴|地处|途经|抵达|来到|选定|[在赴由与同和])$")
_GOVERNED = lazy_pattern(
    r"(?:人民)?政府|人大|党委|党工委|[村居]委会|[村居]民委员会|党支部|党总支|办事处|卫生院|派出所|中心(?:小学|学校|校)|[县市区镇乡村]委|.长"
)
_JOINED = lazy_pattern(r"[、和与及]")
_CONTINUES = frozenset("城委长民里")
"""What may follow a suffix though it makes a word with it: 清河县城, 清河镇长."""
_STRONG = frozenset({"镇", "乡", "街道", "县", "村", "社区", "市", "省"})
_SELDOM_GENERIC = frozenset({"镇", "乡", "街道"})
_LONGEST = 4

PROPER, ORDINARY, GENERIC = 2, 1, 0


def find_places(text: str) -> list[FoundName]:
    """Return the places in `text`; `sure` are those whose shape or surroundings leave no doubt."""
    found = [name for match in _SUFFIX.finditer(text) if (name := _read_place(text, match.start(), match.end()))]
    return _settle_lists(text, found)


def _read_place(text: str, stop: int, end: int) -> FoundName | None:
    suffix, after = text[stop:end], text[end : end + 1]
    if not is_han(text[stop - 1 : stop]) or (is_word(suffix[-1] + after) and after not in _CONTINUES):
        return None
    if suffix in {"社区", "街道"} and after in {"化", "社"}:
        return None
    listed = _read_listed(text, stop, end)
    if listed:
        return listed
    if text[stop - 1] not in read_characters("place_characters") or is_word(text[stop - 1] + suffix):
        return None
    unsure: FoundName | None = None
    for length in range(2, _LONGEST + 1):
        start = stop - length
        if start < 0 or not is_han(text[start]):
            break
        opening = opening_at(text, start)
        stem = text[start:stop]
        kind = _judge_stem(stem)
        if opening == NONE or kind == GENERIC:
            continue
        name = FoundName(start, end, text[start:end], PLACE, stem, sure=_is_sure(text, start, end, suffix, kind))
        if name.sure:
            return name
        if unsure is None and opening == EDGE and (kind == PROPER or suffix in _SELDOM_GENERIC):
            unsure = name
    return unsure


def _read_listed(text: str, stop: int, end: int) -> FoundName | None:
    """Return a place that is listed by its whole name, for it is made like no other."""
    listed = _listed()
    for start in range(max(0, stop - _LONGEST), stop - 1):
        if text[start:end] in listed and opening_at(text, start) != NONE:
            return FoundName(start, end, text[start:end], PLACE, text[start:stop], sure=True)
    return None


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(read_words("places"))


def _judge_stem(stem: str) -> int:
    if not read_characters("place_characters").issuperset(stem) or _is_generic(stem):
        return GENERIC
    if is_word(stem) or (len(stem) == _LONGEST and is_word(stem[:2]) and is_word(stem[2:])):
        return ORDINARY
    return PROPER


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return frozenset((*read_words("generic_places"), *read_words("official_words")))


def _is_generic(stem: str) -> bool:
    generic = _generic()
    parts = (stem[i:j] for i, j in ((0, 2), (0, 3), (len(stem) - 2, len(stem)), (len(stem) - 3, len(stem))) if i >= 0)
    return stem in generic or any(len(part) > 1 and part in generic for part in parts)


def _is_sure(text: str, start: int, end: int, suffix: str, kind: int) -> bool:
    if kind == PROPER and suffix in _STRONG:
        return True
    return bool(_CUE_BEFORE.search(text, max(0, start - 2), start) or _GOVERNED.match(text, end)) and (
        kind == PROPER or suffix not in {"市", "省", "区"}
    )


def _settle_lists(text: str, found: list[FoundName]) -> list[FoundName]:
    """Take what stands in a list beside a sure name of its suffix for a name, too."""
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for index in order:
            name, other = found[index], found[index + step]
            first, last = (other, name) if step < 0 else (name, other)
            near = last.start - first.end == 1 and _JOINED.match(text, first.end)
            if not name.sure and other.sure and near and name.text[-1] == other.text[-1]:
                found[index] = name.surely()
    return found


