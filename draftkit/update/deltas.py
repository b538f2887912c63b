"""What changed since the facts before, as facts of their own: worked out exactly, and told how."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from draftkit.facts import Facts, Item, SuppliedFigure
from draftkit.figures import Figure, find_figures, read_figure
from draftkit.messages import say

MOST_DECIMALS = 6
"""Decimals of a percentage."""
_ALL = 100
_CHANGE = re.compile(
    "同比|环比|[较比](?:上|去|昨|前|年初|同期|计划|目标)|(?:增加|减少|增长|下降|上升|提高|降低|回落|持平|增幅|降幅|净增)(?:率|幅)?$"
)
_DAY = re.compile("(?:(?P<year>[0-9]{4})-|--)(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?")
_LEAP = 2024
_RANKS = frozenset("级届期层楼号度")
"""Units of what is ranked, not counted: an alert of 2级 is not 2级 less than one of 4级."""


def add_deltas(facts: Facts, before: Facts, since: str = "较上期", *, decimals: int | None = None) -> Facts:
    """Return `facts` with a fact behind each figure that says how it changed since `before`.

    Exact counts are compared (`86人`, before `74人`: label `…较上期增加`, value `12人`), and percentages (in
    `个百分点`); equal ones are `持平`. Only figures that stand in a section by themselves are, with the same label and
    unit in both, and without an as-of date of their own. With `decimals` a count gets its change in percent as well,
    rounded half up to so many places (0 to 6). How each was worked out is its `source`. Raises `ValueError` for another
    number of places.
    """
    if decimals is not None and not 0 <= decimals <= MOST_DECIMALS:
        raise ValueError(f"decimals must be 0 to {MOST_DECIMALS}, not {decimals}")
    sections = {
        name: tuple(_with_deltas(items, before.sections.get(name, ()), since, decimals))
        for name, items in facts.sections.items()
    }
    return facts.model_copy(update={"sections": sections})


def _with_deltas(items: Sequence[Item], before: Sequence[Item], since: str, decimals: int | None) -> Iterator[Item]:
    now, then = _label_figures(items), _label_figures(before)
    for item in items:
        yield item
        if isinstance(item, SuppliedFigure) and item.label in now and item.label in then and not _tells_change(item):
            yield from _compare(item, then[item.label], since, decimals)


def _tells_change(item: SuppliedFigure) -> bool:
    """Whether a figure is a change itself (同比下降): what that changed by would be told as if it were the thing."""
    return _CHANGE.search(item.label) is not None


def days_between(before: str, now: str) -> int | None:
    """Return how many days one date is behind another (`2020年1月28日18:00`), `None` where that can't be told."""
    one, other = (_day_of(moment) for moment in (before, now))
    if one is None or other is None:
        return None
    year = one[0] or other[0] or _LEAP  # one without its year is of the other's
    first, last = (date(own or year, month, day) for own, month, day in (one, other))
    return (last - first).days


def _day_of(moment: str) -> tuple[int | None, int, int] | None:
    told = next((figure.value for figure in find_figures(moment) if figure.kind == "date"), None)
    found = _DAY.match(told) if isinstance(told, str) else None
    if found is None:
        return None
    day = int(found["year"]) if found["year"] else None, int(found["month"]), int(found["day"] or 1)  # 6月底
    try:
        date(day[0] or _LEAP, *day[1:])
    except ValueError:
        return None
    return day


def _label_figures(items: Sequence[Item]) -> dict[str, SuppliedFigure]:
    """Return figures by their labels, without those of one label: of two nobody can say which is which."""
    figures = [item for item in items if isinstance(item, SuppliedFigure)]
    counts = Counter(figure.label for figure in figures)
    return {figure.label: figure for figure in figures if counts[figure.label] == 1}


def _compare(
    item: SuppliedFigure, before: SuppliedFigure, since: str, decimals: int | None
) -> Iterator[SuppliedFigure]:
    new, old = _read(item), _read(before)
    if item.as_of or before.as_of:
        return  # of another day than the report: nobody knows how far apart
    if new is None or old is None or new.unit != old.unit or new.kind != old.kind:
        return
    now, then = Decimal(str(new.value)), Decimal(str(old.value))
    more, less = (item, before) if now >= then else (before, item)
    formula = f"{more.written} − {_bracketed(less.written)}"
    if now == then:
        yield _derive(f"{item.label}{since}", "持平", _tell("持平", formula))
        return
    share = new.kind == "percent"
    value = _write(abs(now - then), (item.written if now else before.written) or "", new if now else old)
    if value is None:
        return
    word = ("上升" if now > then else "下降") if share else ("增加" if now > then else "减少")
    yield _derive(f"{item.label}{since}{word}", value, _tell(value, formula))
    if decimals is not None and then > 0 and not share:
        percent = abs(now - then) / then * 100
        rounded = percent.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
        if not rounded or (rounded == _ALL and now):
            return  # 0.0 % more, though it is more; 100.0 % less, though something is left
        told = _tell(f"{rounded}%", f"({item.written} − {before.written}) ÷ {before.written}")
        grown = "增长" if now > then else "下降"
        yield _derive(f"{item.label}{since}{grown}", f"{rounded}%", f"{told} {_places(decimals)}")


def _bracketed(written: str | None) -> str:
    return f"({written})" if written and written[0] in "-−" else written or ""


def _derive(label: str, value: str, source: str) -> SuppliedFigure:
    return SuppliedFigure.model_validate({"label": label, "value": value, "source": source})


def _read(item: SuppliedFigure) -> Figure | None:
    """Return the figure of an exact count or percentage, `None` for anything else."""
    figure = read_figure(item.written or "")
    if figure is None or figure.approx is not None or figure.kind not in ("count", "percent"):
        return None
    if figure.unit in _RANKS:
        return None
    return None if isinstance(figure.value, tuple | str) or figure.value is None else figure


def _write(difference: Decimal, like: str, figure: Figure) -> str | None:
    """Return a difference as `like` is written, 万 and 亿 as there; `None` where that gives no such figure."""
    if figure.kind == "percent":
        return f"{difference.normalize():f}个百分点" if figure.unit == "%" else None
    number = like[: len(like) - len(like.lstrip("0123456789.,"))]
    if not number.strip(".,") or not figure.value:
        return None
    scale = Decimal(str(figure.value)) / Decimal(number.replace(",", ""))
    written = f"{(difference / scale).normalize():f}{like[len(number) :]}"
    read = read_figure(written)
    return written if read and read.value == difference and read.unit == figure.unit else None


def _tell(value: str, formula: str) -> str:
    return say("computed: {value} = {formula}", value=value, formula=formula)


def _places(decimals: int) -> str:
    return say("(rounded half up, decimals: {decimals})", decimals=decimals)
