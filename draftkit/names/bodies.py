"""Organisations: companies, schools and hospitals with a proper name, and offices of a level of government."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from draftkit.characters import is_han
from draftkit.names.brands import TRADING, brands, generic, is_brand, is_campaign, is_trade, toponyms
from draftkit.names.found import BODY, OFFICE, FoundName
from draftkit.names.lexicon import read_set, read_words, word_pattern
from draftkit.names.ordinary import (
    BEHIND,
    EDGE,
    FUNCTION,
    NONE,
    is_among_levels,
    is_word,
    opening_at,
    read_characters,
)
from draftkit.names.units import UNITS, find_unit
from draftkit.patterns import lazy_pattern

_WHOLE_COMPANY = lazy_pattern(r"(?:股份)?有限(?:责任)?公司")
_PUBLIC = frozenset({"委员会", "办公室", "指挥部", "大队", "支队", "总队", "局", "厅", "委", "办", "站", "中心"})
_NAMED_SO = _PUBLIC - {"委员会", "办公室", "指挥部", "局", "厅", "委", "办"}
"""What may have a name of its own before what it does: 宏达|法律援助|中心."""
_SCHOOLS = frozenset({"小学", "中学", "学校", "学院", "大学"})
_PLAIN = _SCHOOLS | {"医院", "幼儿园", "卫生院"}
_WHERE = frozenset({"以南", "以北", "以东", "以西", "附近", "周边", "沿线", "一带", "片区"})
"""What tells where a thing is, not what it is called: 北站|以南|小区."""
_YET_TO_NAME = frozenset({"配套", "规划", "新建", "改建", "扩建", "在建", "拟建"})  # 片区规划|配套|学校
_NUMBERED = lazy_pattern(
    r"[省市县区镇]第?[一二三四五六七八九十]{1,2}[中小](?![学心小型午旬期部间等队组步微])"
    r"|中[铁建交冶核][一二三四五六七八九十]{1,3}局"
)
_ORDINAL = lazy_pattern(r"第?[一二三四五六七八九十0-9]{1,3}$")
_COUNTED = lazy_pattern("[0-9]+余?[家个]")
_HOW_MANY = lazy_pattern("[0-9一二两三四五六七八九十余多几][个家所座]$")
_AS_KIND = lazy_pattern("[0-9]+余?户")
"""What counts market entities of a legal form, and stands behind no one company."""
_NUMBER = lazy_pattern(r"第?[一二三四五六七八九十]")
_COUNTS = frozenset("一二三四五六七八九十百千万亿两几数多余第0123456789名个家所")
_QUOTES = frozenset('“‘「『"')
_NO_HEAD = _COUNTS | FUNCTION | frozenset("拟待续扩已未将非") | frozenset("参停洗种缺欠拆租")
"""What opens no name: how far a thing is, and deeds that stand before what they are done to (停热小区)."""
_LEVELS = frozenset("省市县区镇乡")
_TOWNS = frozenset("镇乡道")
_NOT_BEFORE_LEVEL = frozenset("各全本我该每某两几多外其此任")
_NO_BRAND = FUNCTION | _NOT_BEFORE_LEVEL | {"有"}
_LONGEST = 16
_NAMED_AT_LEAST = 4
_LIE = 3
_LANDS = frozenset("岭山峰冈岗坡坪坝沟冲湾河江湖溪泉塘滩洲岛沙寺庙井口")


def find_bodies(text: str, places: Mapping[int, int]) -> Iterator[FoundName]:
    """Yield the organisations in `text` that have a proper name, or a level of government before them.

    `places` are the places found: where each ends, and where it starts.
    """
    for match in word_pattern("body_suffixes").finditer(text):
        if name := _read_body(text, match.start(), match.end(), places):
            yield name
    for match in word_pattern("known_bodies").finditer(text):
        if opening_at(text, match.start()) != NONE and not is_word(text[match.end() - 1 : match.end() + 1]):
            yield _body(text, match.start(), match.end())  # not 水利部|门
    for match in _NUMBERED.finditer(text):
        if match[0][0] == "中" or _opens_level(text, match.start(), places):
            yield _body(text, match.start(), match.end())


def _body(text: str, start: int, end: int, *, sure: bool = True) -> FoundName:
    return FoundName(start, end, text[start:end], BODY, text[start:end], sure=sure)


def _read_body(text: str, stop: int, end: int, places: Mapping[int, int]) -> FoundName | None:
    suffix = text[stop:end]
    if not is_han(text[stop - 1 : stop]) and text[stop - 1 : stop] not in "0123456789）)":
        return None
    if end < len(text) and is_word(text[end - 1 : end + 1]) and not is_word(text[end : end + 2]):
        return None  # 集中学习
    if _HOW_MANY.search(text, max(0, stop - 3), stop):
        return None  # 广盛里四个|小区
    if suffix in _PUBLIC and (office := _read_office(text, stop, end, places)):
        return office
    if suffix in UNITS and (level := find_unit(text, stop, places)) >= 0:
        return _office(text, level, level + 1, end, places)
    if suffix in _PUBLIC:
        return _read_public(text, stop, end) if suffix in _NAMED_SO else None
    company = _WHOLE_COMPANY.fullmatch(suffix) is not None
    middle, named = _skip_words(text, stop, end)
    if named and named.sure:
        return named
    if proper := _read_proper(text, middle, end):
        return proper
    if suffix in read_set("levelled_bodies") and (levelled := _read_levelled(text, middle, stop, end, places)):
        return levelled
    return _read_company(text, middle, end) if company else named


def _read_public(text: str, stop: int, end: int) -> FoundName | None:
    """Return a centre or a team that opens with a name before what it does; sure is one that is no common word."""
    middle, named = _skip_words(text, stop, end)
    if named is None and middle < stop:
        named = _read_proper(text, middle, end)
    if named is None or not named.sure or stop - named.start < _NAMED_AT_LEAST:
        return None
    head = text[named.start : named.start + 2]
    strange = not is_word(head) or (head in brands() and read_characters("brand_characters").issuperset(head))
    return None if head in generic() else replace(named, sure=strange)


def _skip_words(text: str, stop: int, end: int) -> tuple[int, FoundName | None]:
    """Return where the ordinary words before `stop` begin (慈善 in 宏远慈善|基金会), and the name one of them opens."""
    start, unsure, limit = stop, None, max(0, stop - _LONGEST)
    while start > limit:
        head = _read_head(text, start, stop, end)
        if head and head.sure:
            return start, head
        unsure = head or unsure
        ordinal = _ORDINAL.search(text, max(0, start - 4), start)
        if ordinal:
            return ordinal.start(), unsure
        length = _word_before(text, start, text[stop:end])
        if not length or text[start - length : start] == "公司":
            break  # a name goes no farther back than another one's end: 中科储能公司|建设储能电站
        start -= length
    return start, unsure


def _word_before(text: str, place: int, suffix: str) -> int:
    """Return how long the ordinary word before `place` is that may stand in a body's name, 0 if none does.

    Before a work (隧道) or a centre it must be one of what such do: no 港航部门|加强|渡口.
    """
    told = suffix in _NAMED_SO or suffix in read_set("facilities")
    for length in (4, 3, 2) if told else (3, 2):
        word = text[place - length : place] if place >= length else ""
        if word in read_set("doing_words") or word in _WHERE or (suffix in _PLAIN and word in _YET_TO_NAME):
            return 0
        if word in read_set("trades") or (word in read_set("unit_words") if told else is_word(word)):
            return length
    return 0


def _read_head(text: str, place: int, stop: int, end: int) -> FoundName | None:
    """Return the organisation that opens with an ordinary word which ends at `place`: 育才|小学, 丰收|农民|合作社."""
    for length in (4, 3, 2):
        start = max(0, place - length)
        word = text[start:place]
        praise = word in read_set("virtues") and is_trade(text, place, stop)
        if not (praise or is_brand(word) or (place == stop and word in toponyms())):
            continue
        opening = _opening(text, start)
        if opening == EDGE or (opening == BEHIND and not praise):
            quoted = text[start - 1 : start] in _QUOTES  # “阳光银行” may be what people call a thing
            named_so = opening == EDGE or not is_word(word)
            return _body(text, start, end, sure=named_so and not (quoted or is_campaign(text, start, place, end)))
    return None


def _opening(text: str, start: int) -> int:
    """Tell how surely a name may begin at `start`; behind 联合 and 委托 stands who it is done with."""
    return EDGE if text[max(0, start - 2) : start] in read_set("partners") else opening_at(text, start)


def _read_proper(text: str, middle: int, end: int) -> FoundName | None:
    """Return a name that opens with what is no word: 鸿泰|建设集团."""
    characters = read_characters("place_characters") | read_characters("given_seldom_words")
    for length in (2, 3, 4):
        start = middle - length
        part = text[start:middle] if start >= 0 else ""
        if not all(map(is_han, part)) or not part or is_word(part) or part[0] in _NO_HEAD or part in generic():
            continue
        opening = _opening(text, start)
        strange = length == 2 and opening == EDGE and text[end - 2 : end] in TRADING and _NO_BRAND.isdisjoint(part)
        named_so = characters.issuperset(part)
        counted = text[end - 2 : end] in TRADING and _COUNTED.match(text, end)  # 维保公司|64家
        if opening != NONE and (strange or named_so) and not (counted or _is_made_of_words(part)):
            return _body(text, start, end, sure=named_so or text[end - 2 : end] != "小区")
    return None


def _is_made_of_words(part: str) -> bool:
    if len(part) == _LIE and part[-1] in _LANDS and part[:-1] in toponyms():
        return False  # 白云岭|林场
    return len(part) > 2 and (is_word(part[:2]) or is_word(part[-2:]))


def _read_company(text: str, middle: int, end: int) -> FoundName | None:
    """Return a company whatever its name is made of: 有限公司 is said of nothing else."""
    start, limit = middle, max(0, middle - _LONGEST)
    while start > limit and is_han(text[start - 1]) and opening_at(text, start) != EDGE:
        start -= 1
    if text[start : start + 2] in read_set("partners") and start + 2 < middle:
        start += 2
    if text[start : start + 1] in _COUNTS:
        return None  # 一家贸易有限公司
    if _AS_KIND.match(text, end):
        return None  # 其中有限责任公司|1736户
    return _body(text, start, end) if start < middle or middle < end - 6 else None


def _read_levelled(text: str, middle: int, stop: int, end: int, places: Mapping[int, int]) -> FoundName | None:
    """Return a hospital or school by its level: 县|人民医院."""
    level = middle - 1
    if level < 0 or text[level] not in _LEVELS or not _opens_level(text, level, places):
        return None
    if any(word in text[middle:stop] for word in read_words("generic_bodies")):
        return None
    if middle == stop and level + 1 not in places and text[stop:end] in _PLAIN:
        return None
    return _office(text, level, middle, end, places)


def _read_office(text: str, stop: int, end: int, places: Mapping[int, int]) -> FoundName | None:
    """Return an office by its level: 市|应急管理|局."""
    if text[stop:end] in {"委", "办", "站"} and text[end : end + 1] in set("员法托派理事办点"):
        return None
    departments = read_set("departments")
    for start in range(stop - 2, max(-1, stop - _LONGEST), -1):
        if text[start:stop] in departments:
            level = start - 1
            if level >= 0 and text[level] in _LEVELS and _opens_level(text, level, places):
                return _office(text, level, start, end, places)
        if text[stop:end] == "局" and start in places and stop - start > 1:
            return _read_bureau(text, start, stop, end, places)
        if text[stop:end] == "办" and start in places and text[start - 1] in _TOWNS:
            return _read_bureau(text, start, stop, end, places) if _is_matter(text[start:stop]) else None
    return None


def _read_bureau(text: str, start: int, stop: int, end: int, places: Mapping[int, int]) -> FoundName | None:
    """Return a bureau of any matter right behind its place: 云川县|葡萄酒产业发展|局, not 云川县工作大局."""
    words = text[start:stop]
    if is_word(text[stop - 1 : end]) or not all(map(is_han, words)) or not FUNCTION.isdisjoint(words):
        return None
    return _body(text, places[start], end)


def _is_matter(words: str) -> bool:
    """Whether words say what an office of a town cares for (平安|办), not how something is done (抓紧办)."""
    return words in read_set("unit_words") or (is_word(words) and words in read_set("generic_bodies"))


def _office(text: str, level: int, middle: int, end: int, places: Mapping[int, int]) -> FoundName:
    """Return an office by its level, or by its whole name where a place stands before it: 平湖县公安局."""
    special = text[end - 2 : end] in _SCHOOLS and middle < end - 2 and text[middle : middle + 2] != "中心"
    if level + 1 in places or special or _NUMBER.match(text, level + 1):
        return _body(text, places.get(level + 1, level), end)
    return FoundName(level, end, text[level:end], OFFICE, text[middle:end])


def _opens_level(text: str, level: int, places: Mapping[int, int]) -> bool:
    if level + 1 in places:
        return True
    before = text[level - 1 : level] if level else ""
    if is_among_levels(text, level):
        return False
    return before not in _NOT_BEFORE_LEVEL and before not in _LEVELS and opening_at(text, level) != NONE
