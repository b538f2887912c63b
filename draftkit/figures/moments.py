"""Dates and times of day: `2020年1月26日`, `1月28日18:00`, `晚上8点半`, `2020-01-26`."""

import re
from typing import NamedTuple

from draftkit.figures.numerals import FULL_WIDTH, read_han
from draftkit.figures.shapes import HAN_DIGITS, SPACE

_TWO = f"(?:[0-9０-９]{{1,2}}(?![0-9０-９])|(?:[{HAN_DIGITS}十廿卅]{{1,3}}))"
_YEAR = "(?:[12１２][0-9０-９]{3}|[一二][〇零○一二三四五六七八九]{3})"
_S = SPACE
_DATE = re.compile(
    rf"(?:(?P<year>{_YEAR}){_S}年(?P<yearpart>度|底(?![线数层部])|初(?![步中级期始次])|末(?![端班]))?)?"
    rf"(?:{_S}(?P<month>{_TWO}){_S}月(?:{_S}(?P<day>{_TWO}){_S}[日号](?!线|楼|令|文)"
    rf"|(?P<monthpart>份?(?:{_S}[上中下]旬|底(?![线数层部])|初(?![步中级期始次])|末(?![端班]))|份))?)?"
)
_DAY = re.compile(rf"(?P<day>{_TWO}){_S}日(?!均|常|报|程|照|夜|产|益|本|前往|元|龄|[内里]|以内|间)")
_ISO = re.compile(
    r"(?P<year>[12][0-9]{3})(?:(?P<sep>[-/.．－])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})"
    r"|-(?P<month2>0[1-9]|1[0-2])(?![0-9-]))(?![0-9])".replace("0-9", "0-9０-９")
)
_CLOCK = re.compile(
    rf"(?P<hour>{_TWO})(?:{_S}[:：]{_S}(?P<minute>[0-5０-５][0-9０-９])(?![0-9０-９])"
    rf"(?:{_S}[:：]{_S}(?P<second>[0-5０-５][0-9０-９])(?![0-9０-９]))?(?:{_S}(?:时|分)(?![期段间]))?"
    rf"|{_S}(?:时|点钟?)(?![期段间代候效限位名])(?:{_S}(?:(?P<half>[半整])|(?P<quarter>[一三])刻"
    rf"|(?P<minute2>{_TWO}){_S}分(?![之钟别]))|许)?)"
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
    approx: str = ""
    part: str = ""
    # `21:00` rather than `21时`
    colon: bool = False

    def iso(self) -> str:
        """Return ISO 8601, truncated where a part is not stated (`--01-26`, `---29`, `T20:30`)."""
        date = self._date()
        if self.hour is None:
            return date
        clock = [self.hour, self.minute, self.second]
        return f"{date}T" + ":".join(f"{part:02}" for part in clock if part is not None)

    def _date(self) -> str:
        year = "-" if self.year is None else f"{self.year:04}"
        if self.month is None and self.day is None:
            return "" if self.year is None else year
        month = "" if self.month is None else f"{self.month:02}"
        return f"{year}-{month}" + ("" if self.day is None else f"-{self.day:02}")


def match_date(text: str, at: int) -> Moment | None:
    """Return the date that starts at `at`."""
    found = _ISO.match(text, at)
    if found:
        month = found["month"] or found["month2"]
        moment = Moment(found.end(), _number(found["year"]), _number(month), _number(found["day"]))
        return moment if _is_real(moment) else None
    found = _DATE.match(text, at)
    if found and (found["year"] or found["month"]):
        parts = (found["yearpart"] or "").replace("度", "") + (found["monthpart"] or "").replace("份", "").strip()
        moment = Moment(
            found.end(), _number(found["year"]), _number(found["month"]), _number(found["day"]), approx=parts
        )
        return moment if _is_real(moment) else None
    found = _DAY.match(text, at)
    moment = Moment(found.end(), day=_number(found["day"])) if found else Moment(at)
    return moment if found and _is_real(moment) else None


def match_clock(text: str, at: int, part: str = "") -> Moment | None:
    """Return the time of day that starts at `at`; `part` is the part of the day before it (晚上8点 is T20)."""
    found = _CLOCK.match(text, at)
    if not found:
        return None
    hour = _number(found["hour"])
    minute = _number(found["minute"] or found["minute2"])
    if found["half"]:
        minute = 30 if found["half"] == "半" else 0
    elif found["quarter"]:
        minute = 15 if found["quarter"] == "一" else 45
    if hour is None or hour > 24 or (minute or 0) > 59:
        return None
    moment = Moment(found.end(), hour=_shift(hour, part), minute=minute, second=_number(found["second"]), part=part)
    return moment._replace(colon=found["minute"] is not None)


def _shift(hour: int, part: str) -> int:
    late = part.startswith(("下午", "晚", "傍晚", "夜", "深夜", "午后")) or (part == "中午" and hour < 10)
    if late and hour < 12 and not (part.startswith(("晚", "夜", "深夜")) and hour < 5):
        return hour + 12
    return 0 if hour == 12 and part in ("凌晨", "午夜") else hour


def _number(written: str | None) -> int | None:
    if not written:
        return None
    if written[0] in "0123456789０１２３４５６７８９":
        return int(written.translate(FULL_WIDTH))
    value = read_han(written)
    # 99 is no month, day or hour: a malformed numeral makes the whole not a date
    return value if isinstance(value, int) else 99


def _is_real(moment: Moment) -> bool:
    return (moment.month is None or 1 <= moment.month <= 12) and (moment.day is None or 1 <= moment.day <= 31)
