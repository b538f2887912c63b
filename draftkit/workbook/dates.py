"""What a date or a time shows. A serial number counts days, from 1900 or 1904; its fraction is the time of day."""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

from draftkit.messages import say

DATE_TOKEN = (
    r"(?P<noon>上午/下午|AM/PM)|(?P<y>yyyy|yy)|(?P<m>m{1,5})|(?P<d>d{1,4})|(?P<a>a{3,4})|(?P<h>hh?)|(?P<s>ss?)"
)
"""Pieces of a number format that make it one of dates."""

_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_FIRST_SURE, _END = 61, 2_958_466
"""Before 1 March 1900 Excel counts a day that there was not; after 9999 it shows nothing."""
_WEEKDAYS = "一二三四五六日"
_CHINESE = re.compile("[年月日号]")


def show_date(section: list[tuple[str, str]], serial: Decimal, *, from_1904: bool = False) -> str:
    """Return what a serial number shows. Raises `ValueError` with what to do for a look that no report has."""
    kinds = [kind for kind, _ in section]
    if {"unknown", "exponent", "digits", "general", "point"} & set(kinds):
        raise ValueError
    has_date = bool({"y", "d", "a"} & set(kinds)) or ("m" in kinds and not {"h", "s"} & set(kinds))
    if serial < 0 or serial >= _END or (has_date and serial < _FIRST_SURE and not from_1904):
        raise ValueError(say("holds a date that Excel can't show; type it again"))
    seconds = (serial * 86_400).to_integral_value(ROUND_HALF_UP)
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=int(seconds))
    shown = "".join(_pieces(section, kinds, moment))
    if has_date and not _CHINESE.search(shown):
        raise ValueError(foreign_date(moment))
    return shown.strip()


def foreign_date(moment: datetime | None = None) -> str:
    """Return what is wrong with a date in digits and strokes."""
    example = moment or datetime(2020, 1, 28)
    return say("holds a date that is not shown as a report writes it. Give the cell a date format like {format}",
               format=f"{example.year}年{example.month}月{example.day}日")  # fmt: skip


def system_date(raw: str, *, from_1904: bool = False) -> str:
    """Return what is wrong with a date whose look is the machine's own."""
    try:
        moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(Decimal(raw)))
    except (ArithmeticError, ValueError):
        moment = None
    return foreign_date(moment)


def _pieces(section: list[tuple[str, str]], kinds: list[str], moment: datetime) -> list[str]:
    half_days = "noon" in kinds
    pieces = []
    for place, (kind, text) in enumerate(section):
        if kind == "m" and _is_minute(kinds, place):
            kind = "minute"
        pieces.append(_piece(kind, text, moment, half_days=half_days))
    return pieces


def _is_minute(kinds: list[str], place: int) -> bool:
    """Tell whether an `m` counts minutes: behind hours or before seconds."""
    clock = [(index, kind) for index, kind in enumerate(kinds) if kind in ("y", "m", "d", "h", "s")]
    around = [kind for _, kind in clock]
    here = [index for index, _ in clock].index(place)
    return (here > 0 and around[here - 1] == "h") or around[here + 1 : here + 2] == ["s"]


def _piece(kind: str, text: str, moment: datetime, *, half_days: bool) -> str:
    wide = len(text)
    match kind:
        case "y":
            return f"{moment.year}" if wide > 2 else f"{moment.year % 100:02}"
        case "m" | "d" if wide > 2:
            raise ValueError(foreign_date(moment))  # an English month or weekday
        case "m" | "d" | "minute" | "s":
            number = {"m": moment.month, "d": moment.day, "minute": moment.minute, "s": moment.second}[kind]
            return f"{number:0{wide}}"
        case "h":
            hour = (moment.hour % 12 or 12) if half_days else moment.hour
            return f"{hour:0{wide}}"
        case "a":
            return ("星期" if wide == 4 else "") + _WEEKDAYS[moment.weekday()]
        case "noon":
            morning, _, afternoon = text.partition("/")
            return morning if moment.hour < 12 else afternoon
    return text
