"""Places with an administrative suffix: 清河镇, 柳林村, 东风路社区."""

from functools import lru_cache

from draftkit.characters import is_han
from draftkit.names.found import PLACE, FoundName
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import (
    BEHIND,
    EDGE,
    FUNCTION,
    NONE,
    ends_common,
    is_market,
    is_word,
    opening_at,
    read_characters,
    runs_over,
)
from draftkit.names.people import is_name
from draftkit.patterns import lazy_pattern

_SUFFIX = lazy_pattern(r"街道|社区|[省市县区镇乡村旗]")
_CUE_BEFORE = lazy_pattern(r"(?:前往|位于|来自|会同|走访|赶赴|奔赴|地处|途经|抵达|来到|选定|[在赴由与同和])$")
_GOVERNED = lazy_pattern(
    r"(?:人民)?政府|人大|党委|党工委|[村居]委会|[村居]民委员会|党支部|党总支|办事处|卫生院|派出所|中心(?:小学|学校|校)|[县市区镇乡村]委|.长"
)
_OFFICE = lazy_pattern("([一-龥]{2,10}?)[局委厅]")
_VILLAGERS = lazy_pattern("村(?:民|委|支|干|组|里|内|口|集体)")
_CITIZENS = lazy_pattern("民(?![政族宗主兵防盟])")
_JOINED = lazy_pattern(r"[、和与及]")
_CONTINUES = frozenset("城委长民")
"""What may follow a suffix though it makes a word with it: 清河县城, 清河镇长."""
_TOWNS = frozenset({"镇", "乡", "街道"})
_STRONG = _TOWNS | {"县", "村", "社区", "市"}
_OPEN = _TOWNS | {"县", "村"}
_NO_STEM = (
    frozenset("好各全该本我每某等个几两多与和了到为的这那其此所人们进驻入出包联下回返离整按跨城乡镇县市省区村街社一")
    | FUNCTION
)
_SIZES = frozenset("大小老新高深")
_NAMED_SO = frozenset({"集镇", "村镇", "新村"})
_TOWN_SEAT, _WHICH_SEAT = "集镇", frozenset("新老旧建迁各该本原近")
"""A town's built-up centre, and what tells which one is meant: 迁入新|集镇, 已建|集镇; but 新集镇人民政府."""
_LAND = frozenset("东西南北江河湖海山岭峰溪泉洲港湾岛川澜塘桥龙凤石沙")
_ALONG = frozenset("沿临环近跨滨傍依靠过渡出入进深浅高低内外无多少")
_NUMERALS = frozenset("两二三四五六七八九十")
_MEASURES = frozenset("任届级个省市县区镇乡村位名条批轮次期代类项年月日天座所片块")
_MARKS = frozenset("、和与及")
_BY, _MADE = "以", frozenset("兴富强立活美治惠旺建亮润靓塑养")
"""What a place is to become, and by what: 以茶兴乡, 以文润城."""
_SHORT_STEM, _REACHING = 2, frozenset("通进驻入到")
_LONGEST = 6

PROPER, STRANGE, ORDINARY, GENERIC = 3, 2, 1, 0
"""A stem as places are named; one that holds no word; a word; what says which place without naming it."""


def find_places(text: str) -> list[FoundName]:
    """Return the places in `text`; `sure` are those whose shape or surroundings leave no doubt."""
    found = [name for match in _SUFFIX.finditer(text) if (name := _read_place(text, match.start(), match.end()))]
    return _settle_lists(found, text)


def _read_place(text: str, stop: int, end: int) -> FoundName | None:
    suffix, after = text[stop:end], text[end : end + 1]
    continues = after in _CONTINUES and not (suffix == "市" and _CITIZENS.match(text, end))
    office = _GOVERNED.match(text, end) or is_market(text, end)  # 岭东县|市场监督管理局
    joined = is_word(suffix[-1] + after) and not continues and after != suffix and not office
    if not is_han(text[stop - 1 : stop]) or joined:
        return None
    doubled = suffix == after and not (office or _VILLAGERS.match(text, end))
    if doubled or (suffix in {"社区", "街道"} and after in {"化", "社"}):
        return None
    if listed := _read_listed(text, stop, end):
        return listed
    if suffix in {"省", "旗"}:
        return None  # all there are is listed
    unsure: FoundName | None = None
    for length in range(2, 5):
        start = stop - length
        if start < 0 or not is_han(text[start]):
            break
        name = _read_stem(text, start, stop, end)
        if name and name.sure:
            return name
        unsure = unsure or name
    return unsure


def _read_listed(text: str, stop: int, end: int) -> FoundName | None:
    """Return a province, city, county or district that there is."""
    listed = read_set("places")
    for start in range(max(0, stop - _LONGEST), stop - 1):
        opening = opening_at(text, start) if text[start:end] in listed else NONE
        if opening == EDGE or (opening == BEHIND and not runs_over(text, start)):
            return FoundName(start, end, text[start:end], PLACE, text[start:stop])
    return None


def _read_stem(text: str, start: int, stop: int, end: int) -> FoundName | None:
    stem, suffix = text[start:stop], text[stop:end]
    opening, kind = opening_at(text, start), _judge_stem(stem)
    if text.endswith(_TOWN_SEAT, 0, end) and stem[:-1] in _WHICH_SEAT and not _GOVERNED.match(text, end):
        return None
    if opening == NONE or kind == GENERIC or (opening == BEHIND and runs_over(text, start)):
        return None
    if stem[-1] in _MADE and text[start - 1 : start] == _BY and not _GOVERNED.match(text, end):
        return None  # 以茶兴|乡
    governed = (suffix == "区" or (suffix == "市" and _is_toponym(stem))) and _has_office(text, end)
    if not governed and ends_common(text, max(0, stop - _LONGEST), end, least=2 if suffix == "区" else 3):
        return None  # 城中|棚户区
    if suffix == "区" and not (governed or _is_district(stem) or _GOVERNED.match(text, end)):
        return None  # what is done in a 区 makes one, too (留观区)
    if (
        is_word(stem[-1] + suffix)
        and text[stop - 1 : end] not in _NAMED_SO
        and not (suffix == "村" and _is_toponym(stem))
        and not governed
    ):
        return None  # 农村, 地区
    if stem[-1] in _NUMERALS and (suffix not in _TOWNS or text[start - 1 : start] in _MARKS):
        return None  # 东河、南坪两镇, 南方八省
    if text[end : end + 1] == "长" and is_name(stem) and stem not in read_set("place_words"):
        return None  # 王建国|县长
    if kind == PROPER:
        sure = suffix in _STRONG or (len(stem) == 2 and opening == EDGE) or _is_cued(text, start, end)
    elif kind == STRANGE:
        like_a_place = not read_characters("place_characters").isdisjoint(stem)
        open_here = suffix in _OPEN or _has_office(text, end)
        sure = (opening == EDGE and open_here) or (like_a_place and len(stem) == 2 and suffix in _TOWNS)
    else:
        sure = _is_cued(text, start, end) and suffix not in {"市", "区"}
    if not sure and not (opening == EDGE and (kind == PROPER or suffix in _TOWNS)):
        return None
    return FoundName(start, end, text[start:end], PLACE, stem, sure=sure)


def _judge_stem(stem: str) -> int:
    if stem in read_set("place_words"):
        return PROPER
    if _is_generic(stem) or (stem[0] in _NUMERALS and stem[1] in _MEASURES):
        return GENERIC
    if len(stem) > _SHORT_STEM and stem[-1] in _REACHING and is_word(stem[:-1]):
        return GENERIC  # 班车通|村, 宽带进|村
    like_a_place = read_characters("place_characters").issuperset(stem)
    if is_word(stem) or (len(stem) == 4 and (is_word(stem[:3]) or (is_word(stem[:2]) and is_word(stem[2:])))):
        return ORDINARY if like_a_place else GENERIC
    if like_a_place:
        return PROPER
    if stem[1:] == "村" and stem[0] in read_characters("place_characters"):
        return STRANGE  # 李村|镇
    return STRANGE if len(stem) == 2 and _NO_STEM.isdisjoint(stem) else GENERIC


def _has_office(text: str, end: int) -> bool:
    """Whether an office stands right behind a place: 鹭湖区|城市管理局."""
    found = _OFFICE.match(text, end)
    return found is not None and found[1] in read_set("departments")


def _is_district(stem: str) -> bool:
    """Whether 区 behind it makes a district: a word that places are named with, or a lie of the land (东澜)."""
    lies = not _LAND.isdisjoint(stem) and stem[0] not in _ALONG and not is_word(stem)
    return lies or stem in read_set("place_words")


def _is_toponym(stem: str) -> bool:
    """Whether 青山|村 is meant rather than 山村: a stem as places are named."""
    if stem[0] in _SIZES:
        return False
    return stem in read_set("place_words") or (stem[-1] == "山" and _judge_stem(stem) == PROPER)


@lru_cache(maxsize=1)
def _generic() -> frozenset[str]:
    return read_set("generic_places") | read_set("official_words")


def _is_generic(stem: str) -> bool:
    generic = _generic()
    parts = (stem[i:j] for i, j in ((0, 2), (0, 3), (len(stem) - 2, len(stem)), (len(stem) - 3, len(stem))) if i >= 0)
    return stem in generic or any(len(part) > 1 and part in generic for part in parts)


def _is_cued(text: str, start: int, end: int) -> bool:
    cued = _CUE_BEFORE.search(text, max(0, start - 2), start) or _GOVERNED.match(text, end)
    return bool(cued) or _has_office(text, end)


def _settle_lists(found: list[FoundName], text: str) -> list[FoundName]:
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
