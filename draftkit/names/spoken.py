"""People told by what is said of them: who leads (在王德胜的带动下), who is one of several, whose face is seen."""

from collections.abc import Iterator

from draftkit.characters import is_han
from draftkit.names.found import FoundName, person_at
from draftkit.names.lexicon import read_set
from draftkit.names.ordinary import NONE, is_word, opening_at, read_characters
from draftkit.names.people import all_surnames, is_distinct, is_name, may_be_name
from draftkit.patterns import lazy_pattern

_LED = lazy_pattern(
    r"(?<=在)(?P<led>[一-龥]{2,4}?)(?:等人)?的?(?:带动|带领|率领|领导|主持|指导|推动|感召|影响|协助|帮助|努力|倡议)下"
    r"|(?<=以)(?P<first>[一-龥]{2,4}?)(?:等人?)?(?:同志)?为(?:代表|首|组长|队长|班长|核心|榜样|骨干)"
)
"""Where somebody stands at the head of others: 在王德胜的带动下, 以周大山为代表."""
_LEADING = lazy_pattern("(?P<name>[一-龥]{3})(?:同志)?的?(?:带领|率领|带动|主持|指挥|指导|调度)下")
"""Who leads, right behind the post: 总工程师|方启明|带领下."""
_SEEN = lazy_pattern("(?P<name>[一-龥]{3})(?:身上|脸上|笑着说|告诉记者)")
_NUMBERED = lazy_pattern(
    r"(?P<name>[一-龥]{3})等(?:[0-9一二三四五六七八九十]+[名位个])?[“「]?(?:[一-龥]{0,6})"
    r"(?:学生|同学|学子|儿童|孤儿|老人|村民|居民|乡亲|患者|党员|干部|职工|工人|同志|青年|妇女|大户|家庭|代表|教师|医生|护士|民警|志愿者|工作者|带头人|模范|先进|户|人)(?![一-龥]?[等之])"
)
"""Somebody named as one of several: 资助林小雨等残疾大学生."""
_LONGEST_ROLE = 6
_THINGS = frozenset("菊花兰柚桃园戏曲剧茶鱼砂石藤军村柑橙瓜果药草树竹莲薯豆麦稻羊牛鸡鸭梨枣橘眉")
"""What ends the name of a thing, not of somebody: 以黄梅戏为代表, 万寿菊等花农."""
_FAMILIES = frozenset("李王张刘陈杨赵周吴徐孙朱胡郭何梁郑宋谢唐韩曹许邓冯曾程蔡彭潘袁董余苏吕魏蒋杜丁沈姜范卢汪崔姚")
"""Common family names that begin no name of a plant or a play: 李秀兰等模范."""


def find_spoken_of(text: str) -> Iterator[FoundName]:
    """Yield people whom the words around them tell; all are sure."""
    for led in _LED.finditer(text):
        start, end = led.span(led.lastgroup or 0)
        if text[end - 1] in _THINGS or text[start:end] in read_set("models"):
            continue
        if is_name(text[start:end]) and (end - start > 2 or is_distinct(text[start:end])):
            yield person_at(text, start, end)
    for found in _LEADING.finditer(text):
        start, end = found.span("name")
        if ends_role(text, start) and _is_written_like_a_name(found["name"]):
            yield person_at(text, start, end)
    yield from _find_first_of_several(text)
    yield from _find_seen(text)


def ends_role(text: str, place: int, *, least: int = 2) -> bool:
    """Whether what somebody is ends at a place: 网格员|小赵."""
    lengths = range(least, min(_LONGEST_ROLE, place) + 1)
    return any(text[place - n : place] in read_set(name) for n in lengths for name in ("titles", "roles"))


def _find_seen(text: str) -> Iterator[FoundName]:
    """Yield whom something is seen on where a clause begins: ，梁秋月|身上的红马甲."""
    for seen in _SEEN.finditer(text):
        start, end = seen.span("name")
        alone = start == 0 or not is_han(text[start - 1])
        if alone and is_name(seen["name"]) and _is_written_like_a_name(seen["name"]):
            yield person_at(text, start, end)


def _is_written_like_a_name(name: str) -> bool:
    """Whether a family name stands before what given names are written with, and no word in it reaches over both."""
    given = read_characters("given_characters").issuperset(name[1:])
    return given and name[0] in all_surnames() and not is_word(name[:2]) and not is_word(name)


def _find_first_of_several(text: str) -> Iterator[FoundName]:
    for several in _NUMBERED.finditer(text):
        start, end = several.span("name")
        if text[end - 1] in _THINGS and text[start] not in _FAMILIES:
            continue
        given = text[start + 1 : end]
        named = given in read_set("given_words") and text[start] in all_surnames() and opening_at(text, start) != NONE
        if named or (may_be_name(text, start, end) and read_characters("given_characters").issuperset(given)):
            yield person_at(text, start, end)
