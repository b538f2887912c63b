"""Days of the lunar calendar: 农历三月初三, 正月十五, 腊月二十三至正月初八."""

import re

from draftkit.figures.figure import Figure, Value
from draftkit.figures.grammar import Grammar
from draftkit.figures.moments import YEAR, read_small
from draftkit.figures.shapes import HAN_NUMERALS, TO
from draftkit.patterns import lazy_pattern

CALENDAR = "农历"
"""What the value of such a day opens with: `农历--03-03` is no third of March."""
NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}
_DAY = "(?P<day>初[一二三四五六七八九十]|二十[一二三四五六七八九]?|三十|[廿十][一二三四五六七八九]|十)日?"
_MONTH = rf"闰?(?P<month>[{''.join(NAMED_MONTHS)}]|十[一二]|[一二三四五六七八九十])月"
_DATE = lazy_pattern(rf"(?:(?P<year>{YEAR})年)?(?P<calendar>[农阴旧夏]历的?)?{_MONTH}{_DAY}")
_LAST = lazy_pattern(rf"(?:{_MONTH})?{_DAY}")
_BARE = lazy_pattern("[四五六七八九十]")
_FIRST, _FIRST_DAY = "大年初", lazy_pattern("[一二三四五六七八九十]")
"""初六 alone, of a month that the text names elsewhere; 初一 to 初三 are classes of a school, too, but for 大年初一."""
_NO_MONTH, _NEW_YEAR = "--", "--01"
_NOT_BEFORE, _NOT_BEHIND = frozenset("年月最当期季春夏秋冬周原纪起"), ("年级", "班")
"""What makes 初 the beginning of something, or a class: 年初|五项工作, 初四|年级."""
_AHEAD = lazy_pattern("(?:[农阴旧夏]历的?闰?|闰)$")
_NUMERALS = frozenset(HAN_NUMERALS)
_NIGHTS = frozenset(["", "晚", "夜"])
_REACH = 4


def read_lunar(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the day of the lunar calendar, or the range of them, that starts at `at`, with 农历 before it."""
    found = _DATE.match(text, at)
    if found is None:
        return _read_day_alone(grammar, text, at, floor)
    ahead = _AHEAD.search(text, max(floor, at - _REACH), at)
    if not (ahead or found["calendar"]) and not _is_lunar(grammar, text, found):
        return None
    start, end = ahead.start() if ahead else at, found.end()
    value: Value = _value(found, found["month"])
    last = _LAST.match(text, end + 1) if text[end : end + 1] in TO else None
    if last and _is_day(grammar, text, last.end()):
        end, value = last.end(), (str(value), _value(last, last["month"] or found["month"]))
    start, before = grammar.look_back(text, start, floor)
    end, after = grammar.look_on(text, end, time=True)
    return Figure(start, end, text[start:end], value, "", (before + after) or None, "date")


def _read_day_alone(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the day, or the range of them, whose 初 stands before `at`: 大年初二, 初六至初八."""
    if at <= floor or text[at - 1] != "初":
        return None
    new_year = text.endswith(_FIRST, floor, at)
    found = (_FIRST_DAY if new_year else _BARE).match(text, at)
    if found is None or text.startswith(_NOT_BEHIND, found.end()):
        return None
    if not new_year and text[max(0, at - 2) : at - 1] in _NOT_BEFORE:
        return None
    start, end = at - (len(_FIRST) if new_year else 1), found.end()
    month = f"{CALENDAR}{_NEW_YEAR if new_year else _NO_MONTH}"
    value: Value = f"{month}-{read_small(found[0]):02}"
    last = _LAST.match(text, end + 1) if text[end : end + 1] in TO else None
    if last and not last["month"] and last["day"][0] == "初":
        end, value = last.end(), (str(value), f"{month}-{read_small(last['day'].lstrip('初')):02}")
    end, after = grammar.look_on(text, end, time=True)
    return Figure(start, end, text[start:end], value, "", after or None, "date")


def _is_lunar(grammar: Grammar, text: str, found: re.Match[str]) -> bool:
    """Tell whether a day is a lunar one by its month or its 初: 三月初三; but 三月初三家企业开工, 三月十五."""
    return (found["month"] in NAMED_MONTHS or found["day"][0] == "初") and _is_day(grammar, text, found.end())


def _is_day(grammar: Grammar, text: str, end: int) -> bool:
    told = text[end : end + 1] not in _NUMERALS and grammar.find_unit(text, end)[0] in _NIGHTS
    return told or text[end - 1] == "日"


def _value(found: re.Match[str], month: str) -> str:
    year = found.groupdict().get("year")
    number = NAMED_MONTHS.get(month) or read_small(month)
    return f"{CALENDAR}{read_small(year) if year else '-'}-{number:02}-{read_small(found['day'].lstrip('初')):02}"
