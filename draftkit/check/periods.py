"""The period that words tell of, 去年同期, 今年上半年, 一季度, 本月, and which two exclude one another."""

import re
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.binding.bound import STRAY, UNSURE
from draftkit.check.lexicon import read_lines
from draftkit.patterns import lazy_pattern

# by the groups of the pattern below
_YEARS = {"b": -2, "l": -1, "t": 0, "n": 1}
_QUARTERS = {sign: number for signs in ("一二三四", "1234") for number, sign in enumerate(signs, start=1)}
_MONTHS = {sign: number for number, sign in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_MONTH = "(?<![0-9一二三四五六七八九十第])(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
# of a day, or of a point in time (上年末), nothing is told that is of a period
_PERIOD = lazy_pattern(
    rf"(?:(?P<b>(?<!从)前年(?!均))|(?P<l>(?<!过)去年|(?<!晚)上一?年度?)|(?P<t>今年|(?<!基)本年度?)"
    rf"|(?P<n>明年|(?<![近年])来年|下一年度?)|(?P<year>(?<!\d)(?:19|20)\d\d年度?))?的?"
    rf"(?:(?P<whole>全年(?!龄))|(?P<half>[上下]半年)|(?P<up>[前头](?P<upto>[二两三23])个?季度)"
    rf"|(?P<run>(?<![提之此以目日产事])[前头](?P<count>1[0-2]|[2-9]|十[一二]?|[二两三四五六七八九])个月)"
    rf"|(?<![一二三四、至到—-])第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?P<near>[上本下当]个?(?P<unit>季度|月(?!份?[0-9])|周(?![一二三四五六日末边围转期岁年])))"
    rf"|(?P<first>{_MONTH})(?:月份?)?(?:[至到—～~－-]{{1,2}}(?P<last>{_MONTH}))?月份?(?![0-9日上中下旬])"
    rf"|(?P<same>同期))?(?!年?[初末底终前后])(?P<since>以来)?"
)
TIME = "时间|日期|时刻|时点|时段|节点|时限|期限"
"""What the label of a time ends with."""
PAST = "[去上前往历]年"
"""A year gone by."""
_SIGNS = frozenset("年月季周期")
_LOOSELY_TOLD = frozenset({1, 12})
"""Of how many months a period is that is told of more or less, too: 9月 of what is of 1—9月, 全年 of 1—11月."""
_LEAST_YEAR = 1000
_ALONE = ("同比", "环比")
"""Bases told by no other word."""
_OF_YEAR = "[0-9一二三四第]|[上下]半年|[前头](?:[0-9]+|[一二两三四五六七八九十]+)个?(?:月|季度)"
"""Behind a year: what of it is meant alone."""


class Period(NamedTuple):
    """A period, where it is told. `year` is counted from this one (-1: 去年) or its number, `months` are those of the
    year, `near` which one of its kind (上月: 上, 月); each is empty where nothing is told of it."""

    start: int
    end: int
    year: int | None
    months: frozenset[int]
    near: tuple[str, str] | None

    @property
    def is_numbered(self) -> bool:
        """Whether its year is told by its number: 2023年 may be 去年."""
        return self.year is not None and self.year >= _LEAST_YEAR


def read_periods(words: str) -> list[Period]:
    """Return the periods told in some words, in order."""
    if _SIGNS.isdisjoint(words):
        return []
    told = (found for found in _PERIOD.finditer(words) if found.group().strip("的"))
    return [
        Period(*found.span(), _year_of(found), _months_of(found), _near_of(found))
        for found in told
        if found["t"] or not found["since"]  # 去年以来 is of this year, too
    ]


@lru_cache(maxsize=8192)
def period_of(label: str) -> Period | None:
    """Return the period that a label is of, the last that it tells, but for one that it compares with (较上年)."""
    told = [period for period in read_periods(label) if label[period.start - 1 : period.start] not in ("比", "较")]
    return told[-1] if told else None


def weigh_periods(own: Period, told: Period, this_year: int | None = None) -> str:
    """Return how surely what is of the period `own` is not of the period `told`: `STRAY`, `UNSURE` or `""`.

    Where it is known which year 今年 is, 2023年 is compared with 去年, too.
    """
    if this_year and own.year is not None and told.year is not None and own.is_numbered != told.is_numbered:
        own, told = in_years(own, this_year), in_years(told, this_year)
    if own.year is not None and told.year is not None and own.is_numbered == told.is_numbered:
        if own.year != told.year:
            return STRAY
    elif (own.year or 0) != (told.year or 0) and not (own.is_numbered or told.is_numbered) and _is_this_year(own, told):
        return UNSURE
    if own.near and told.near:
        return "" if own.near == told.near else STRAY if own.near[1] == told.near[1] else UNSURE
    if own.near and (len(told.months) > 1 or (told.year == 0 and not told.months)):
        return UNSURE
    if told.near and len(own.months) > 1:
        return UNSURE
    if not own.months or not told.months or own.months == told.months:
        return ""
    lengths = {len(own.months), len(told.months)}
    return UNSURE if own.months & told.months and not lengths.isdisjoint(_LOOSELY_TOLD) else STRAY


def in_years(period: Period, this_year: int) -> Period:
    """Return a period with the number of its year, where it is counted from this one."""
    return period if period.year is None or period.is_numbered else period._replace(year=this_year + period.year)


def _is_this_year(own: Period, told: Period) -> bool:
    """Whether the one of two periods that tells no year is one of this year: 一季度, 上月."""
    silent = own if own.year is None else told
    return bool(silent.near) or (silent is own and bool(silent.months))


def _year_of(found: re.Match[str]) -> int | None:
    if found["year"]:
        return int(found["year"][:4])
    return next((number for name, number in _YEARS.items() if found[name]), None)


def _near_of(found: re.Match[str]) -> tuple[str, str] | None:
    if not found["near"]:
        return None
    which = found["near"][0]
    return "本" if which == "当" else which, found["unit"]


def _months_of(found: re.Match[str]) -> frozenset[int]:
    if found["whole"]:
        return frozenset(range(1, 13))
    if found["half"]:
        return frozenset(range(1, 7) if found["half"][0] == "上" else range(7, 13))
    if found["up"]:
        return frozenset(range(1, 10 if found["upto"] in "三3" else 7))
    if found["run"]:
        count = found["count"].replace("两", "二")
        return frozenset(range(1, (_MONTHS.get(count) or int(count)) + 1))
    if found["quarter"]:
        last = 3 * _QUARTERS[found["quarter"]]
        return frozenset(range(last - 2, last + 1))
    if found["first"]:
        first, last = (_MONTHS.get(end) or int(end) for end in (found["first"], found["last"] or found["first"]))
        return frozenset(range(first, last + 1))
    return frozenset()


def without_bases(words: str) -> str:
    """Return words without what they compare with, where that is a period: 比一季度|增长."""
    for period in reversed(read_periods(words)):
        if words[period.start - 1 : period.start] in ("比", "较", "与", "同", "和", "跟"):
            words = f"{words[: period.start - 1]} {words[period.end :]}"
    return words


@lru_cache(maxsize=8192)
def base_of(words: str) -> int | None:
    """Return with what words compare last, by its line in `bases.txt`: 比上年, 较年初, 与上月相比."""
    *_, last = ("", *(found["than"] or found["beside"] for found in _bases_pattern().finditer(words)))
    return _bases()[last] if last else None


@lru_cache(maxsize=1)
def _bases() -> dict[str, int]:
    return {word: line for line, words in enumerate(read_lines("bases")) for word in words.split()}


@lru_cache(maxsize=1)
def _bases_pattern() -> re.Pattern[str]:
    words = sorted(_bases().keys() - {*_ALONE}, key=len, reverse=True)
    # 较上年12月末 is reckoned from no year
    any_base, within = "|".join(words), "[^，。；、\\d]{0,6}相?比(?![例重率])"
    return re.compile(
        rf"(?P<than>{'|'.join(_ALONE)}|(?<=[比较])(?:{any_base})(?!{_OF_YEAR}))"
        rf"|(?<=[与同和跟])(?P<beside>{any_base})(?={within})"
    )
