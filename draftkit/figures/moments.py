"""Points in time as written: `2020年1月26日`, `1月28日18:00`, `晚上8点半`, `2020-01-26`."""

import re
from typing import NamedTuple

from draftkit.figures.numerals import FULL_WIDTH, ZERO_SIGNS, read_han
from draftkit.figures.shapes import ARABIC, CLOCK_DIGITS, SPACE
from draftkit.patterns import lazy_pattern

_S = SPACE
_D = f"[{ARABIC}]"
_TWO = f"(?:{_D}{{1,2}}(?!{_D})|[零〇一二三四五六七八九十廿卅]{{1,3}})"
_HOUR = f"(?:{_D}{{1,2}}(?!{_D})|[{CLOCK_DIGITS}]{{1,3}})"
YEAR = f"(?:[12１２]{_D}{{3}}|[12１２](?: {_D}){{3}}|[一二][〇零○0０OoＯ一二三四五六七八九]{{3}})"
# 年底, 月初: but 底线, 初步
_EDGE = r"底(?![线数层部座气稿册])|初(?![步中级期始次心审评检赛选衷])|末(?![端班梢尾位])"
# 7日内, 100日元, 60日历天: no day of a month
_NO_DAY = "元|龄|历天|内|之内|以内"

_DATE = lazy_pattern(
    rf"(?P<year>{YEAR}){_S}(?:(?P<year_part>年(?:{_EDGE}))|年度?|[学财]年度?)"
    rf"(?:(?<=年){_S}(?P<month>元|{_TWO}){_S}月(?:{_S}(?P<day>{_TWO}){_S}[日号]"
    rf"|(?P<month_part>{_S}[上中下]旬|(?:{_EDGE}))|份(?P<late_part>[上中下]旬|(?:{_EDGE}))?)?)?"
)
# 24年10月, 24年10月8日: two digits of a year before a month
_SHORT_DATE = lazy_pattern(
    rf"(?<![\d.．])(?P<year>{_D}{{2}})年(?P<month>1[0-2]|0?[1-9])月(?!内|之内|以内)"
    rf"(?:(?P<day>{_TWO})[日号]|(?P<month_part>[上中下]旬|(?:{_EDGE}))|份)?"
)
_MONTH = lazy_pattern(
    rf"(?P<month>元|{_TWO}){_S}月(?!内|之内|以内|球|饼|龄)(?:{_S}(?P<day>{_TWO}){_S}[日号]"
    rf"|(?P<month_part>{_S}[上中下]旬|(?:{_EDGE}))|份(?P<late_part>[上中下]旬|(?:{_EDGE}))?)?"
)
_DAY = lazy_pattern(rf"(?P<day>{_TWO}){_S}日(?!{_NO_DAY})")
_ISO = lazy_pattern(
    rf"(?P<year>[12１２]{_D}{{3}})(?:(?P<mark>[-/.．－])(?P<month>{_D}{{1,2}})(?P=mark)(?P<day>{_D}{{1,2}})"
    rf"|-(?P<month_only>[0０][1-9１-９]|[1１][0-2０-２])(?!{_D}|-|{_S}年))(?!{_D})"
)
_CLOCK = lazy_pattern(
    rf"(?P<hour>{_HOUR})(?:{_S}[:：∶]{_S}(?P<minute>[0-5０-５]{_D})(?![\d.:：∶%％])"
    rf"(?:(?<=\d){_S}(?:时|分)(?![期段间钟组批片头散发流区类别]))?"  # 21:00|分组
    rf"|{_S}[:：∶]{_S}(?P<minute_of>[0-5０-５]{_D}){_S}[:：∶]{_S}(?P<second>[0-5０-５]{_D})(?![\d:：∶])"
    rf"|{_S}(?P<mark>时|点钟?)(?![期段间代候效限位名阵刻常])"
    rf"(?:(?P<half>[半整])许?|(?P<quarter>[一三])刻|{_S}(?P<minute_spoken>{_TWO}){_S}分(?![之别类])许?|许|多(?![个次人种项名家]))?)"
)
# 三点要求: points, not three o'clock
_POINTS = lazy_pattern(
    r"[意要建措希问体说内经不启原做工注][见求议施望题会明容验足示因法作意]|[：:]|共识|体现|理由|考虑|新|多|左右?侧|感|重"
)
_POINTS_AHEAD = lazy_pattern(r"(?:提出?了?|以下|下列|如下|强调了?|做到|注意|归纳为|[共有这])$")
_CLOCK_AHEAD = lazy_pattern(r"(?:[在于到至从晚早]|每[天日晚]|截[至止]|当[晚天日]|次日)[ ]?$")
_CLOCK_ON = lazy_pattern(r"[前后至到]|左右|以[前后]|之[前后]|[-—～~]")


_DATES = (_DATE, _MONTH, _DAY, _ISO)
_SHORT_DATES = (_SHORT_DATE, *_DATES)
DATE_HEADS = frozenset(ARABIC + "零〇一二三四五六七八九十廿卅元")
_CLOCK_HEADS = frozenset(ARABIC + CLOCK_DIGITS)
_OCLOCK = frozenset(["点", "点钟"])
# 8点半, 8点整, 8点三刻
_PARTS = {"半": 30, "整": 0, "一": 15, "三": 45}
# 零点五: a decimal
_DIGIT_ON = frozenset("零〇一二三四五六七八九")
# 在三点五公里处; but 三点五十, 三点零五分
_DECIMAL_ON = lazy_pattern(
    "(?<=[一二两三四五六七八九十]点)[零〇一二三四五六七八九]{1,4}(?![十零〇分一二三四五六七八九])[一-鿿]"
)


class Moment(NamedTuple):
    """A point in time, as far as it is stated."""

    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    # 底, 上旬, 下午: what narrows a date without a clock time
    approx: str = ""
    # the part of the day that a clock time was written with
    daypart: str = ""

    @property
    def has_date(self) -> bool:
        """Tell whether a year, month or day is stated."""
        return self.year is not None or self.month is not None or self.day is not None

    def with_part(self, part: str, number: int, daypart: str) -> "Moment":
        """Return this moment with its `year`, `month`, `day` or `hour` stated."""
        stated = self._replace(daypart=daypart)
        match part:
            case "year":
                return stated._replace(year=number)
            case "month":
                return stated._replace(month=number)
            case "day":
                return stated._replace(day=number)
        return stated._replace(hour=number)

    def iso(self) -> str:
        """Return ISO 8601, truncated where a part is not stated (`--01-26`, `---29`, `T20:30`)."""
        if self.hour is None:
            return self._date()
        minute = "" if self.minute is None else f":{self.minute:02}"
        second = "" if self.second is None else f":{self.second:02}"
        return f"{self._date()}T{self.hour:02}{minute}{second}"

    def _date(self) -> str:
        if not self.has_date:
            return ""
        year = "-" if self.year is None else f"{self.year:04}"
        month = "-" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return year if month == "-" and not day else year + month + day


def match_date(text: str, at: int) -> Moment | None:
    """Return the date that starts at `at`."""
    for pattern in _SHORT_DATES if text.startswith("年", at + 2) else _DATES:
        found = pattern.match(text, at)
        if found:
            moment = _read_date(found)
            if moment:
                return moment
    return None


def _read_date(found: re.Match[str]) -> Moment | None:
    parts = found.groupdict()
    year = _read_year(parts.get("year"))
    month = _number(parts.get("month") or parts.get("month_only"))
    day = _number(parts.get("day"))
    edges = (parts.get(name) or "" for name in ("year_part", "month_part", "late_part"))
    approx = "".join(edges).strip(" \u3000\xa0").removeprefix("年")
    if (month is not None and not 1 <= month <= 12) or (day is not None and not 1 <= day <= 31):
        return None
    return Moment(found.end(), year, month, day, approx=approx)


def match_clock(text: str, at: int, daypart: str, dated: bool) -> Moment | None:
    """Return the time of day that starts at `at`; after a part of the day or a date a 点 is a clock's."""
    found = _CLOCK.match(text, at) if text[at : at + 1] in _CLOCK_HEADS else None
    if not found:
        return None
    hour_written, minute_written, minute_of, second, mark, half, quarter, spoken = found.groups()
    if mark in _OCLOCK and not (daypart or dated) and not _is_clock(text, at, found):
        return None
    hour = read_small(hour_written)
    minute = _PARTS.get(half or quarter) if half or quarter else _number(minute_written or minute_of or spoken)
    if hour > 24 or (minute or 0) > 59:
        return None
    return Moment(found.end(), None, None, None, _shift(hour, daypart), minute, _number(second), "", daypart)


def _is_clock(text: str, at: int, found: re.Match[str]) -> bool:
    if found["mark"] == "点" and _DECIMAL_ON.match(text, found.end()):
        return False
    if found["mark"] == "点钟" or found["half"] or found["quarter"] or found["minute_spoken"]:
        return True
    if _POINTS.match(text, found.end()) or _POINTS_AHEAD.search(text, max(0, at - 4), at):
        return False
    midnight = found["hour"] in "零〇" and text[found.end() : found.end() + 1] not in _DIGIT_ON
    if midnight or found["hour"][0] in ARABIC:
        return True
    return bool(_CLOCK_AHEAD.search(text, max(0, at - 3), at) or _CLOCK_ON.match(text, found.end()))


def _shift(hour: int, daypart: str) -> int:
    if daypart.startswith(("晚", "夜", "深夜")):
        return hour + 12 if 5 <= hour < 12 else hour
    if daypart in ("下午", "午后", "傍晚") or (daypart in ("中午", "正午") and hour < 10):
        return hour + 12 if hour < 12 else hour
    return 0 if hour == 12 and daypart in ("凌晨", "午夜") else hour


def shift_like(moment: Moment, other: Moment) -> Moment:
    """Return the end of a range with the half of the day of its beginning (晚上7点至9点 ends at 21)."""
    if moment.daypart or moment.hour is None or other.hour is None:
        return moment
    hour = _shift(moment.hour, other.daypart)
    return moment._replace(hour=hour) if hour > other.hour else moment


def read_small(written: str) -> int:
    """Return what the numeral of a year, month, day, hour or minute says; 99, which is none, if malformed."""
    if written[0] in ARABIC:
        return int(written.translate(FULL_WIDTH).replace(" ", ""))  # scanned 2 0 2 4 年
    value = 1 if written == "元" else read_han(written.translate(ZERO_SIGNS))
    return value if isinstance(value, int) else 99


def _read_year(written: str | None) -> int | None:
    """Return a year; of two digits alone, the one of 1950 to 2049."""
    year = _number(written)
    return year if year is None or year > 99 else year + (2000 if year < 50 else 1900)


def _number(written: str | None) -> int | None:
    return read_small(written) if written else None
