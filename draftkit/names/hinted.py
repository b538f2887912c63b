"""Names that only their shape hints at: 村支书老刘, 王女士, 鹰嘴岭, 赴深圳, 京港澳高速. None is sure."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.names.found import BODY, CALLED, HONOUR, PERSON, PLACE, FoundName
from draftkit.names.lexicon import read_lines, read_set, read_words
from draftkit.names.ordinary import (
    EDGE,
    NONE,
    closes_at,
    ends_common,
    is_toponymic,
    is_word,
    opening_at,
    read_characters,
    runs_over,
)
from draftkit.names.people import is_distinct
from draftkit.names.spoken import ends_role
from draftkit.patterns import lazy_pattern

_LONG_ROLE = 4
_FAMILIAR = lazy_pattern("[老小]([一-龥])")
_THINGS = frozenset("康麦鱼苗花童牛白金房沙石庄江池文龙宫毛皮余桂栗粟华")
"""Family names that are things behind 老 and 小, too: 种粮大户|小麦, 群众|小康."""
_COURTEOUS = lazy_pattern(
    "(?P<surname>[一-龥])(?:女士|先生|小姐|阿姨|大姐|大哥|大婶|婶子?|嫂子|奶奶|爷爷|婆婆|伯伯|老伯|老太|老人|老汉|叔叔?)"
)
_OF_PERSON = lazy_pattern('(?P<quoted>[”"])|(?P<staff>[员工匠手师嫂贤])|[家户人兵长生者民]')
_SAYINGS = frozenset({"喻户晓"})
"""What looks like a name in a saying: 家|喻户晓."""
_THREE = 3
_ROADS = lazy_pattern(
    "[京沪津渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀贵黔滇陕秦甘陇青宁新蒙藏港澳台昆广深哈沈大杭甬兰汉成]{2,4}"
    "(?:高速(?![发增推运转])|高铁|铁路)"
)
_HAMLET = lazy_pattern(
    "[一-龥]{2}[湾屯岭坳寨沟冲坪塘庄堡洼峪岗垭坝坡](?=率先|设[卡点立]|布[设控]|[、，。；和等]|村民小组|小组"
    "|新[建增开]|[改扩修]建|改造|清[理淤]|疏浚|植树|造林)"
)
_ESTATE = lazy_pattern("[一-龥]{2}[里苑园庭府居郡邸轩湾城](?:小区|社区)")
_TOWARDS = lazy_pattern("(?:[赴到往从自向]|学习|借鉴|考察|对接|援助|支援|来自|远赴|前往|奔赴)(?=[一-龥]{2})")
_NEXT_CITY = lazy_pattern("[、和与及]")
_PORT = lazy_pattern(
    "(?:直达|停靠|挂靠|通达|抵达|驶[向往]|开往)"
    "(?P<stem>(?!内河|沿海|目的|枢纽|出海|各大|主要)[一-龥]{2})港(?![口区航务澳湾])"
)
_FAMILY_HOUSES = lazy_pattern("(?P<stem>[一-龥]{2})[厂局](?:家属[院区楼]|宿舍)(?=[、和]|等(?!级))")
_BANK = lazy_pattern(
    "[工农中建交招]行(?:[一-龥]{2})?[省市县区镇](?:分行|支行)|[省市县](?:日报|晚报)(?![告送制表])"
    "|中国[一-龥]{2,3}报(?![告道名表送到社])"
)
"""Branches of the large banks by their short names, and newspapers."""
_NEAR = 14
_GRANTED = lazy_pattern("(?:获|授予|荣膺|评为)[^，。；]*$")
"""What tells that an honour was received, not striven for (争创青年文明号)."""


def find_hinted(text: str) -> Iterator[FoundName]:
    """Yield what may be a name by its shape and what stands around it, and is found by no surer sign."""
    yield from _find_familiar(text)
    yield from _find_behind_person(text)
    yield from _find_places(text)
    for found in _BANK.finditer(text):
        if opening_at(text, found.start()) != NONE and not runs_over(text, found.start()):
            yield _hint(text, found.span(), BODY)
    for found in _listed().finditer(text):
        if found.lastgroup != HONOUR or _GRANTED.search(text, max(0, found.start() - _NEAR), found.start()):
            yield _hint(text, found.span(), found.lastgroup or BODY)


def _hint(text: str, place: tuple[int, int], kind: str, stem: str = "") -> FoundName:
    told = text[slice(*place)]
    return FoundName(*place, told, kind, stem or told, sure=False)


def _find_familiar(text: str) -> Iterator[FoundName]:
    """Yield 老刘 and 小赵 behind what somebody is, and 王女士, 张婶 where a name may begin."""
    for found in _FAMILIAR.finditer(text):
        start, end = found.span()
        if found[1] in read_set("surnames") and found[1] not in _THINGS and ends_role(text, start):
            if is_word(text[start : end + 1]) or is_word(text[end - 1 : end + 1]):
                continue
            yield _hint(text, (start, end), CALLED, found[1])
    for found in _COURTEOUS.finditer(text):
        start, surname = found.start(), found["surname"]
        over = is_word(text[start : start + 2]) or is_word(text[max(0, start - 1) : start + 1])
        if surname in read_set("surnames") and opening_at(text, start) != NONE and not over:
            yield _hint(text, found.span(), CALLED, surname)


def _find_behind_person(text: str) -> Iterator[FoundName]:
    """Yield a name of three characters, such as stand in no word, behind a word for a person or what one is called."""
    for found in _OF_PERSON.finditer(text):
        start, end = found.end(), found.end() + _THREE
        name = text[start:end]
        if len(name) < _THREE or name[0] not in read_set("surnames") or name in _SAYINGS or not is_distinct(name):
            continue
        if found["quoted"]:
            told = closes_at(text, end)
        elif runs_over(text, start):
            told = ends_role(text, start, least=_LONG_ROLE)  # 退役军人|马永强, though 人马 is a word; not 施工|程序
        else:
            told = bool(found["staff"]) or any(is_word(text[max(0, start - n) : start]) for n in (2, 3))
        if told:
            yield _hint(text, (start, end), PERSON)


def _find_places(text: str) -> Iterator[FoundName]:
    for found in _ROADS.finditer(text):
        yield _hint(text, found.span(), PLACE)
    for found in _HAMLET.finditer(text):
        start, end = found.span()
        stem = text[start : end - 1]
        named = is_toponymic(stem) or stem in read_set("place_words")
        proper = named and opening_at(text, start) == EDGE and not is_word(text[end - 2 : end])
        if proper and not runs_over(text, start) and not ends_common(text, start, end):
            yield _hint(text, (start, end), PLACE, stem)
    for found in _ESTATE.finditer(text):
        start, end = found.span()
        named = read_characters("place_characters").issuperset(text[start : start + 2])
        if named and opening_at(text, start) == EDGE and not is_word(text[start + 1 : start + 3]):
            yield _hint(text, (start, end), PLACE, text[start : end - 2])
    for found in _TOWARDS.finditer(text):
        if not is_word(text[found.start() : found.end() + 1]):
            yield from _read_cities(text, found.end())
    for found in (*_PORT.finditer(text), *_FAMILY_HOUSES.finditer(text)):
        start, end = found.span("stem")
        if found["stem"] not in read_set("generic_places") | read_set("generic_bodies"):
            yield _hint(text, (start, found.end()), PLACE)


def _read_cities(text: str, place: int) -> Iterator[FoundName]:
    """Yield the cities named one after another from `place`: 赴|深圳、宁波等地."""
    while (city := _cities().match(text, place)) and not runs_over(text, city.end()):
        yield _hint(text, city.span(), PLACE)
        joint = _NEXT_CITY.match(text, city.end())
        if joint is None:
            return
        place = joint.end()


@lru_cache(maxsize=1)
def _cities() -> re.Pattern[str]:
    """Return a pattern of cities and provinces without 市 and 省, as far as they are no words."""
    whole = (word[:-1] for word in read_words("places") if word[-1] in "省市" and len(word) > 2)
    names = sorted({*whole, "新疆", "西藏", "内蒙古", "广西", "宁夏", "香港", "澳门"}, key=lambda name: -len(name))
    return re.compile(f"(?:{'|'.join(names)})(?![省市县区镇乡街路人民])")


@lru_cache(maxsize=1)
def _listed() -> re.Pattern[str]:
    """Return a pattern of what is listed as a line of each kind."""
    lines = (line.partition(" ") for line in read_lines("hinted"))
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(rest.split())})" for kind, _, rest in lines))
