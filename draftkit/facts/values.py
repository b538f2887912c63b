"""What a value can't be, though it is text: a letter for a digit, a dash for nothing, a day that there is not."""

import calendar
import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import BeforeValidator

from draftkit.facts.text import check_line
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_LEAP = 2024
_LETTER = lazy_pattern(r"(?=[0-9OoIl,，.]*[0-9])(?=[0-9OoIl,，.]*[OoIl])[0-9OoIl,，.]+(?![A-Za-z0-9])")
_NOTHING = lazy_pattern(r"[\s/／\\—–―─·.。、…-]+[\u4e00-\u9fff%％]{0,3}")
_BRACKETED = lazy_pattern(r"[(（][0-9][0-9,，.]*[)）]\S{0,4}")
_DAY = lazy_pattern(r"(?:(?P<year>[0-9]{4})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")
_EXPONENT = lazy_pattern(r"[+-]?[0-9][0-9,.]*(?:e|E(?=[+-]))[+-]?[0-9]+(?![A-Za-z0-9])")  # but 3E5 may be a code
_MINUS_NOTHING = lazy_pattern(r"[-−－]0+(?:\.0+)?(?![0-9.])")
DIGIT_DAY = lazy_pattern(
    r"(?<![0-9])(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P=sign)(?P<day>[0-9]{1,2})(?![0-9])"
)
"""A date as programs write it: 2024-7-1."""
_MONTH = lazy_pattern(r"(?<=年)[0-9]{1,2}(?=月)")
_CLOCK = lazy_pattern(r"(?<![0-9:：])(?P<hour>[0-9]{1,2})[:：](?P<minute>[0-9]{2})(?![0-9])")
_HOUR = lazy_pattern(r"(?<![0-9])(?P<hour>[0-9]{1,2})[时点](?:(?P<minute>[0-9]{1,2})分?)?")

_ATTACHMENT_NUMBER = lazy_pattern(r"^(?:附件\s*[0-9一二三四五六七八九十]{0,3}\s*[：:.、．]?|[0-9]{1,2}\s*[.、．])\s*")
_ATTACHMENT_NAME = lazy_pattern(r"《([^《》]+)》")


def value_problem(written: str) -> str:
    """Return what is wrong with a value as it is written, `""` where nothing is."""
    if _NOTHING.fullmatch(written):
        message = say("value {value} says nothing; leave it empty (null) where it is not known yet, or write 0",
                      value=written)  # fmt: skip
        return message
    if _EXPONENT.match(written):
        return say("value {value} is written as programs write it; write the number out, like 1000", value=written)
    if _MINUS_NOTHING.match(written):
        return say("value {value} is minus nothing; write 0", value=written)
    if _LETTER.match(written):
        return say("value {value} has a letter where a digit should be", value=written)
    if _BRACKETED.fullmatch(written):
        message = say("value {value} stands in brackets, as tables write what is below zero; write it with a minus",
                      value=written)  # fmt: skip
        return message
    return day_problem(written)


def day_problem(written: str) -> str:
    """Return which day of a text is in no calendar (2月30日), `""` where all are."""
    return _wrong_day(_DAY, written)


def moment_problem(written: str) -> str:
    """Return which day or hour of a text that tells a moment there is not (2024-13-45, 25:61), `""` where all are."""
    if problem := day_problem(written) or _wrong_day(DIGIT_DAY, written):
        return problem
    for found in _MONTH.finditer(written):
        if not 1 <= int(found[0]) <= 12:
            return say("there is no month {month}", month=found[0])
    return next((say("{time} is no time of the day", time=time) for time in _wrong_times(written)), "")


def check_moment(value: object) -> object:
    """Return a supplied string as `check_line` does. Raises `ValueError` for a day or an hour that there is not."""
    line = check_line(value)
    if isinstance(line, str) and (problem := moment_problem(line)):
        raise ValueError(problem)
    return line


Moment = Annotated[str, BeforeValidator(check_moment)]
"""A supplied string of one line that tells when something is or was."""


def bare_attachment(name: str) -> str:
    """Return the name of an attachment as a report has it: the number is the report's, no mark stands around it."""
    bare = (_ATTACHMENT_NUMBER.sub("", name) or name).rstrip("。；，、;, ") or name
    whole = _ATTACHMENT_NAME.fullmatch(bare)
    return whole[1] if whole else bare


def is_wrong_time(written: str) -> bool:
    """Tell whether a value is written as a time of the day that there is not: 25:61."""
    return bool(_CLOCK.fullmatch(written)) and any(_wrong_times(written))


def _wrong_day(pattern: re.Pattern[str], written: str) -> str:
    for found in pattern.finditer(written):
        month, day = int(found["month"]), int(found["day"])
        most = calendar.monthrange(int(found["year"] or _LEAP) or _LEAP, month)[1] if 1 <= month <= 12 else 0
        if not 1 <= day <= most:
            return say("{day} is no day of the calendar", day=found[0])
    return ""


def _wrong_times(written: str) -> Iterator[str]:
    for found in (*_CLOCK.finditer(written), *_HOUR.finditer(written)):
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        if minute > 59 or hour > 24 or (hour == 24 and minute):
            yield found[0]
