"""Dates and times as figures: date with time of day, ranges, 前 and 后."""

import re

from draftkit.figures.figure import Figure, Value
from draftkit.figures.grammar import Grammar
from draftkit.figures.index import match_head
from draftkit.figures.lunar import read_lunar
from draftkit.figures.moments import DATE_HEADS, YEAR, Moment, match_clock, match_date, read_small, shift_like
from draftkit.figures.shapes import ARABIC, SPACE, TO, skip_spaces, skip_spaces_back
from draftkit.patterns import lazy_pattern

# the beginning and the end; no end for a single moment
_Range = tuple[Moment | None, Moment | None]
_TO = "[" + re.escape("".join(TO)) + "]"
# 26 in 26—29日, 2019 in 2019-2020年
_OPEN_END = lazy_pattern(
    rf"({YEAR}|[{ARABIC}]{{1,2}}|[一二三四五六七八九十廿卅]{{1,3}}){SPACE}"
    # 2023/2024学年
    rf"(?:{_TO}{SPACE}(?=[{ARABIC}一二三四五六七八九十])|[/／](?=[{ARABIC}]{{4}}[学财]年))"
)
# 连续14日, 一日: a length of time
_DAYS_ON = lazy_pattern(
    r"(?:连续|为期|历时|持续|拘留|公示|停业|停产|停运|停课|延长|延期|隔离|提前|推迟|逾期|超期|耗时|用时|封闭|闭馆"
    r"|宽限|放假|休假|工期|滞留|[每满隔共前近达])$"
)

# 低于9月份: what is compared with a month makes no other one of it
_COMPARING = frozenset({"低于", "高于", "少于", "多于", "小于", "大于"})


def read_date(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the date or time of day, or the range of them, that starts at `at`."""
    if lunar := read_lunar(grammar, text, at, floor):
        return lunar
    first, last = _match_range(grammar, text, at)
    if first is None:
        return None
    end = (last or first).end
    start, before = grammar.look_back(text, at, floor)
    if _is_duration(text, at, first, last, before):
        return None
    if before in _COMPARING:
        start, before = at, ""
    value: Value = first.iso() or first.daypart
    approx = before + first.approx
    if last:
        value, approx = (first.iso(), last.iso()), approx + last.approx
    end, after = grammar.look_on(text, end, time=True)
    kind = "date" if first.has_date else "time"
    return Figure(start, end, text[start:end], value, "", (approx + after) or None, kind)


def read_day(head: re.Match[str]) -> Figure:
    """Return the commonest sort of date (`2020年1月26日`, `1月26日`), matched whole by the head.

    Says what `read_date` says, sooner.
    """
    written = head[0]
    first, _, day = written[:-1].partition("月")
    year, _, month = first.rpartition("年")
    return Figure(*head.span(), written, f"{year or '-'}-{month:0>2}-{day:0>2}", "", None, "date")


def _match_range(grammar: Grammar, text: str, at: int) -> _Range:
    first = _match_moment(grammar, text, at)
    if first is None:
        return _match_open_range(grammar, text, at, Moment(at))
    if first.hour is None and first.day is None and first.has_date and not first.approx:
        # 2020年1—6月, 1月26—29日
        inner = _match_open_range(grammar, text, skip_spaces(text, first.end), first)
        if inner[0]:
            return inner
    to = skip_spaces(text, first.end)
    if text[to : to + 1] in TO and first.iso():
        last = _match_moment(grammar, text, skip_spaces(text, to + 1))
        if last and last.iso() and last.has_date >= (first.has_date and last.hour is None):
            return first, shift_like(last, first)
    return first, None


def _match_open_range(grammar: Grammar, text: str, at: int, base: Moment) -> _Range:
    """Match a range whose first end leaves its unit to the last: 26—29日, 1至6月, 2019-2020年, 8—17时."""
    found = _OPEN_END.match(text, at)
    last = _match_moment(grammar, text, found.end()) if found else None
    if found is None or last is None:
        return None, None
    number = read_small(found[1])
    stated = [name for name in ("year", "month", "day", "hour") if getattr(last, name) is not None]
    if len(stated) != 1 or last.minute is not None or number >= getattr(last, stated[0]):
        return None, None
    part = stated[0]
    if (number > 31) != (part == "year") or (part == "year" and base.has_date):
        return None, None
    return base.with_part(part, number, last.daypart), last


def _match_moment(grammar: Grammar, text: str, at: int) -> Moment | None:
    """Return the date, the date with a part of the day or a time, or the time, that starts at `at`."""
    date = match_date(text, at) if text[at : at + 1] in DATE_HEADS else None
    if date is not None and date.day is None:
        return date
    part_at = skip_spaces(text, date.end) if date else at
    part = match_head(grammar.dayparts, text, part_at)
    part_end = part_at + len(part.text) if part else part_at
    name = part.text if part else ""
    clock = match_clock(text, skip_spaces(text, part_end) if part else part_end, name, date is not None)
    if date is None:
        alone = not clock and part is not None and match_head(grammar.dayparts_alone, text, at) == part
        return clock or (Moment(part_end, daypart=name) if alone else None)
    if clock:
        return clock._replace(year=date.year, month=date.month, day=date.day)
    return date._replace(end=part_end, approx=name) if part else date


def _of_month(text: str, first: Moment) -> bool:
    """Whether a month is told by its name, which no qualifier makes a length of time: 低于9月|份."""
    return first.month is not None and text[first.end - 1 : first.end] == "份"


def _is_duration(text: str, at: int, first: Moment, last: Moment | None, before: str) -> bool:
    if last or first.year is not None or first.hour is not None or not first.has_date:
        return False
    if first.month is not None and first.day is not None:
        return False
    if before and not _of_month(text, first):
        return True
    lone_day = first.month is None and first.day == 1 and text[at] == "一"
    ahead = skip_spaces_back(text, at, 0)
    return lone_day or _DAYS_ON.search(text, max(0, ahead - 2), ahead) is not None
