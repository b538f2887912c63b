"""What stands inside a unit or behind it and is of the amount: 三个多月, 两个半小时, 3年多, 八成五."""

import re
from decimal import Decimal
from typing import NamedTuple

from draftkit.figures.figure import Number
from draftkit.figures.grammar import Grammar
from draftkit.figures.numerals import DIGITS
from draftkit.patterns import lazy_pattern

CLAUSE_END = lazy_pattern(r"的?(?:[，。；、！：）)\s]|\Z)")
# 多 after a unit (3年多), but 3天多次, 12吨多晶硅, and 比86人多34人
_MORE_AFTER = lazy_pattern(
    r"多(?![0-9０-９一二两三四五六七八九十百次种名个项家人部元样方渠措点层级地处类轮维角形头晶出]|了(?![，。；！]))|余(?![额款下地粮热震量料党孽生])"
)
# what a plain amount of is more (320万元|多增收)
_MORE_OF = lazy_pattern(r"多[增挣收赚产发交支缴投用花付]")
# behind what is counted 多 opens the next word but at the end of a clause: 86户|多子女家庭, 12起|多发性案件
MEASURES = "年月天日周旬时分秒钟里米尺寸丈吨斤克两升亩顷元块角度倍成伏瓦卡担钱"
_HALF_AFTER = lazy_pattern(r"半(?![年天数夜途径个小日山封月])")
# 三斤半, 两成半
HALVED = frozenset(["斤", "公斤", "亩", "里", "公里", "米", "尺", "丈", "吨", "倍", "成"])
# 八成五, 一米八, 三块五
TENTHS = frozenset("米块")
TENTH = lazy_pattern("[一二三四五六七八九](?![十百千万亿])")
# 五元|五角, 12元|3角5分, 一块|三毛五; but 5元5个
_ONE = "[1-9１-９一二三四五六七八九壹贰叁肆伍陆柒捌玖]"
SMALL_CHANGE = lazy_pattern(
    f"零?(?:(?P<tenths>{_ONE})[角毛](?:(?P<last>[1-9一二三四五六七八九])(?![一-鿿0-9])|(?P<cents>{_ONE})分(?![之别钟]))?"
    f"|(?P<only>{_ONE})分(?=[，。；、）)整]|钱|$))钱?"
)
MONEY = frozenset("元块")


class Quantity(NamedTuple):
    """An amount with its unit, before its surroundings are looked at."""

    end: int
    low: Number
    high: Number
    unit: str
    approx: str
    size: int
    han: str


def add_part(grammar: Grammar, text: str, quantity: Quantity) -> Quantity:
    """Take in 多 and 半 inside or after the unit: 三个多月, 两个半小时, 两年半, 3年多, 八成五."""
    end, unit = quantity.end, quantity.unit
    if unit == "个" and text[end : end + 1] in ("多", "半"):
        longer, longer_end = grammar.find_unit(text, end + 1)
        longer = longer if longer.startswith("个") else f"个{longer}"
        if longer in grammar.periods or longer in grammar.shares:
            return _with_part(quantity, text[end], longer_end, longer)
    if (unit in grammar.periods or unit in HALVED) and _HALF_AFTER.match(text, end):
        return _with_part(quantity, "半", end + 1, unit)
    if unit in MONEY and isinstance(quantity.low, int) and (change := SMALL_CHANGE.match(text, end)):
        return _with_change(quantity, change)
    whole = isinstance(quantity.low, int) and (unit == "成" or (quantity.han and unit in TENTHS))
    tenth = TENTH.match(text, end) if whole else None
    if tenth and not grammar.find_unit(text, end + 1)[0]:
        tenths = Decimal(DIGITS[tenth[0]]) / 10
        return quantity._replace(end=end + 1, low=quantity.low + tenths, high=quantity.high + tenths)
    more = _MORE_AFTER.match(text, end) if unit and unit != "个" and not quantity.approx else None
    if more and (more[0] == "余" or _is_more(grammar, text, unit, end)):
        return quantity._replace(end=end + 1, approx=more[0])
    return quantity


def _with_change(quantity: Quantity, change: re.Match[str]) -> Quantity:
    """Return an amount of money with the tenths and hundredths of its unit that are told behind it."""
    tenths, cents = change["tenths"], change["last"] or change["cents"] or change["only"]
    part = Decimal(10 * _digit(tenths) + _digit(cents)) / 100
    return quantity._replace(end=change.end(), low=quantity.low + part, high=quantity.high + part)


def _digit(written: str | None) -> int:
    return 0 if not written else int(written) if written.isdigit() else DIGITS[written]


def _is_more(grammar: Grammar, text: str, unit: str, at: int) -> bool:
    """Tell whether the 多 behind a unit makes more of it: 停工1年多了, not 比86元多了."""
    if text.startswith("了", at + 1):
        return unit in grammar.periods
    if unit in grammar.periods or unit in grammar.shares:
        return True
    is_end = CLAUSE_END.match(text, at + 1) is not None
    return is_end or (unit[-1] in MEASURES and not _MORE_OF.match(text, at))


def _with_part(quantity: Quantity, part: str, end: int, unit: str) -> Quantity:
    if part == "多":
        return quantity._replace(end=end, unit=unit, approx=quantity.approx + part)
    half = Decimal("0.5")
    return quantity._replace(end=end, unit=unit, low=quantity.low + half, high=quantity.high + half)
