"""What a value can't be, though it is text: a letter for a digit, a dash for nothing, a day that is in no calendar."""

import calendar
import re

from draftkit.messages import say

_LEAP = 2024
_LETTER = re.compile(r"(?=[0-9OoIl,，.]*[0-9])(?=[0-9OoIl,，.]*[OoIl])[0-9OoIl,，.]+(?![A-Za-z0-9])")
_NOTHING = re.compile(r"[\s/／\\—–―─·.。、…-]+[\u4e00-\u9fff%％]{0,3}")
_BRACKETED = re.compile(r"[(（][0-9][0-9,，.]*[)）]\S{0,4}")
_DAY = re.compile(r"(?:(?P<year>[0-9]{4})年)?(?<![0-9])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日")


def value_problem(written: str) -> str:
    """Return what is wrong with a value as it is written, `""` where nothing is."""
    if _NOTHING.fullmatch(written):
        message = say("value {value} says nothing; leave it empty (null) where it is not known yet, or write 0",
                      value=written)  # fmt: skip
        return message
    if _LETTER.match(written):
        return say("value {value} has a letter where a digit should be", value=written)
    if _BRACKETED.fullmatch(written):
        message = say("value {value} stands in brackets, as tables write what is below zero; write it with a minus",
                      value=written)  # fmt: skip
        return message
    return day_problem(written)


def day_problem(written: str) -> str:
    """Return which day of a text is in no calendar (2月30日), `""` where all are."""
    for found in _DAY.finditer(written):
        month, day = int(found["month"]), int(found["day"])
        most = calendar.monthrange(int(found["year"] or _LEAP) or _LEAP, month)[1] if 1 <= month <= 12 else 0
        if not 1 <= day <= most:
            return say("{day} is no day of the calendar", day=found[0])
    return ""
