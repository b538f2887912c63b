"""Days of the week: in supplied values (每周五, 周三下午), told as another day; beside a date that falls on another."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from draftkit.check.altered import altered_finding
from draftkit.check.binding.difference import MOMENT
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply, squeeze
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.figures import Figure
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_WEEKDAY = lazy_pattern(r"(?<=周|期|拜)[一二三四五六日天](?!周|个|年|月)")
_ANY_DAY = "[一二三四五六七八九十日天]"
_BESIDE = lazy_pattern(r"\s*[（(，,]?\s*(?:星期|周|礼拜)([一二三四五六日天])")
_DAYS = "一二三四五六日"
_YEARLESS = "--"
_WEEKLY, _WEEKLY_TOLD = "每周", r"(?:每逢?|逢)\s*个?(?:周|星期|礼拜)"


def judge_weekdays(text: str, supply: Supply, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding for each value of `claims`, which do not stand in the text, that does with another day."""
    for claim in claims:
        if not _WEEKDAY.search(claim.form):
            continue
        found = _other_day(text, supply, claim.form)
        if found:
            yield altered_finding(text, found.span(), MOMENT, claim.fact)


def judge_calendar(page: Page, supply: Supply) -> Iterator[Finding]:
    """Yield a finding for each weekday that stands behind a date, year and all, which falls on another.

    Behind a date without its year it must have been supplied, or be right in a year that was.
    """
    for figure in page.figures:
        found = _BESIDE.match(page.text, figure.end) if figure.kind == "date" else None
        if found is None:
            continue
        day, place = _read_day(figure.value), (figure.start, figure.end + len(found[0]))
        told = page.text[slice(*place)].rstrip()
        if str(figure.value).startswith(_YEARLESS):
            if _is_plain(found) and not _is_day_known(figure, found, supply):
                yield unsupplied_finding(place, told)
        elif day and _number(found) != day.weekday():
            right = say(
                "{date} is a 星期{day}, not a 星期{told}. Write that, or leave the day of the week out.",
                date=figure.text,
                day=_DAYS[day.weekday()],
                told=found[1],
            )
            yield Finding.at(place, "invented", right, told)


def loosely(words: str) -> str:
    """Return a pattern for words of a value, with white space within; 每周 may be told as 逢周, 每逢星期."""
    weekly = words.startswith(_WEEKLY)
    told = r"\s*".join(map(re.escape, words.removeprefix(_WEEKLY)))
    return f"{_WEEKLY_TOLD}{told}" if weekly else told


def _number(found: re.Match[str]) -> int:
    return _DAYS.find(found[1].replace("天", "日"))


def _is_plain(found: re.Match[str]) -> bool:
    """Whether a weekday can be nothing else: 星期六, （周六）, not the name 周一鸣."""
    bracketed = found[0].strip().startswith(("（", "(")) and found.string.startswith(("）", ")"), found.end())
    return bracketed or "周" not in found[0]


def _is_day_known(figure: Figure, found: re.Match[str], supply: Supply) -> bool:
    """Whether a weekday was supplied with its date, or falls on it in a supplied year."""
    form = squeeze(figure.text)
    for words in (*supply.strings, *(claim.form for claim in supply.claims)):
        at = (told := squeeze(words)).find(form)
        beside = _BESIDE.match(told, at + len(form)) if at >= 0 else None
        if beside and _number(beside) == _number(found):
            return True
    years = {date[:4] for date in supply.dates if date[:4].isdigit()}
    days = (_read_day(f"{year}{str(figure.value)[1:]}") for year in years)
    return any(day and day.weekday() == _number(found) for day in days)


def _read_day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:  # a date without its year, or one that no calendar has
        return None


def _other_day(text: str, supply: Supply, form: str) -> re.Match[str] | None:
    parts = [loosely(part) for part in _WEEKDAY.split(form)]
    supplied = "\n".join((*supply.strings, *(claim.form for claim in supply.claims)))
    return next((m for m in re.finditer(_ANY_DAY.join(parts), text) if m.group() not in supplied), None)
