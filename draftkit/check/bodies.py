"""Organisations: companies, schools and hospitals with a proper name, and offices of a level of government."""

from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.check.names import BODY, OFFICE, FoundName
from draftkit.check.ordinary import EDGE, NONE, is_han, is_word, opening_at, read_characters
from draftkit.patterns import lazy_pattern

_COMPANY = "(?:股份)?有限(?:责任)?公司"
_SUFFIX = lazy_pattern(
    rf"{_COMPANY}|集团公司|集团|公司|合作社|支行|银行|信用社|事务所|医院|卫生院|学院|大学|学校|中学|小学|幼儿园|养老院|敬老院"
    r"|福利院|派出所|基金会|协会|商会|学会|研究院|研究所|煤矿|水库|电站|大桥|工业园|产业园|园区|开发区|农场|林场|小区"
    r"|委员会|办公室|指挥部|[大支总]队|分局|局|厅|委|办|站|中心"
)
_WHOLE_COMPANY = lazy_pattern(_COMPANY)
_PUBLIC = frozenset({"委员会", "办公室", "指挥部", "大队", "支队", "总队", "局", "厅", "委", "办", "站", "中心"})
_SCHOOLS = frozenset({"医院", "卫生院", "学院", "大学", "学校", "中学", "小学", "幼儿园"})
_ORDINAL = lazy_pattern(r"第?[一二三四五六七八九十0-9]{1,3}$")
_LEVELS = frozenset("省市县区镇乡")
_NOT_BEFORE_LEVEL = frozenset("各全本我该每某两几多外其此任")
_LONGEST = 16


def find_bodies(text: str) -> list[FoundName]:
    """Return the organisations in `text` that have a proper name, or a level of government before them."""
    return [name for match in _SUFFIX.finditer(text) if (name := _read_body(text, match.start(), match.end()))]


def _read_body(text: str, stop: int, end: int) -> FoundName | None:
    suffix = text[stop:end]
    if not is_han(text[stop - 1 : stop]) and text[stop - 1 : stop] not in "0123456789）)":
        return None
    company = _WHOLE_COMPANY.fullmatch(suffix) is not None
    if suffix in _PUBLIC or suffix == "分局":
        return _read_office(text, stop, end)
    if not company and is_word(suffix[-1] + text[end : end + 1]) and text[end : end + 1] not in "在和":
        return None
    middle = _skip_words(text, stop)
    named = _read_proper(text, stop, middle, end)
    if named or not company:
        return named or (_read_public(text, middle, stop, end) if suffix in _SCHOOLS else None)
    start = middle
    while start > max(0, stop - _LONGEST) and opening_at(text, start) != EDGE:
        start -= 1
    return FoundName(start, end, text[start:end], BODY, text[start:stop]) if stop - start > 1 else None


def _skip_words(text: str, stop: int) -> int:
    """Return where the ordinary words that lead up to `stop` begin: before 慈善 in 宏远慈善|基金会."""
    start = stop
    while stop - start < _LONGEST:
        ordinal = _ORDINAL.search(text, max(0, start - 4), start)
        if ordinal and start < stop + 1:
            return ordinal.start()
        length = next((n for n in (3, 2) if start >= n and is_word(text[start - n : start])), 0)
        if not length:
            break
        start -= length
    return start


def _read_proper(text: str, stop: int, middle: int, end: int) -> FoundName | None:
    """Return a name that opens with what is no word: 鸿泰|建设集团."""
    characters = read_characters("place_characters") | read_characters("given_characters")
    for length in (2, 3, 4):
        start = middle - length
        part = text[start:middle] if start >= 0 else ""
        if not part or not all(c in characters for c in part) or is_word(part):
            continue
        if opening_at(text, start) != NONE and not _is_made_of_words(part):
            return FoundName(start, end, text[start:end], BODY, part, sure=True)
    return None


def _is_made_of_words(part: str) -> bool:
    return len(part) > 2 and (is_word(part[:2]) or is_word(part[-2:]))


def _read_public(text: str, middle: int, stop: int, end: int) -> FoundName | None:
    """Return a hospital or school by its level: 县|人民医院."""
    start = middle - 1
    if middle == stop or start < 0 or text[start] not in _LEVELS or not _opens_level(text, start):
        return None
    return FoundName(start, end, text[start:end], OFFICE, text[middle:end])


@lru_cache(maxsize=1)
def _departments() -> frozenset[str]:
    return frozenset(read_words("departments"))


def _read_office(text: str, stop: int, end: int) -> FoundName | None:
    """Return an office by its level: 市|应急管理|局."""
    if text[end : end + 1] in {"员", "法", "托", "派", "理", "事"}:
        return None
    departments = _departments()
    for start in range(stop - 2, max(-1, stop - _LONGEST), -1):
        if text[start:stop] not in departments:
            continue
        level = start - 1
        if level >= 0 and text[level] in _LEVELS and _opens_level(text, level):
            return FoundName(level, end, text[level:end], OFFICE, text[start:stop])
    return None


def _opens_level(text: str, level: int) -> bool:
    before = text[level - 1 : level] if level else ""
    return before not in _NOT_BEFORE_LEVEL and before not in _LEVELS and opening_at(text, level) != NONE
