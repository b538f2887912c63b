"""Amounts: a numeral, Arabic or Chinese, with the 余 多 来 几 and the 万 亿 inside or after it."""

import re
from functools import lru_cache
from typing import NamedTuple

from draftkit.figures.figure import Number
from draftkit.figures.numerals import MYRIADS, TENS, read_arabic, read_estimate, read_han, whole_or_decimal
from draftkit.figures.shapes import ARABIC, HAN_NUMERALS, SPACE
from draftkit.patterns import lazy_pattern

_S = SPACE
_D = f"[{ARABIC}]"
# 3千米, 5百分之: the 千 of a unit, not of the number
_SIZE = r"(?:[十百千]?[万萬](?!分之)[亿億]?|[百千]?[亿億]|[百千](?!分之|米|克|瓦|伏|卡|帕|焦|赫|方百计))"
_MORE = r"(?:余(?![额款])|[（(]余[)）]|多(?!少|措)|来(?![自到源电])|几)"
_ARABIC = lazy_pattern(
    # 1,191; scanned 3 6个, 1 2.6万; 1191
    rf"(?P<number>(?:[1-9１-９]{_D}{{0,2}}(?:[,，]{_D}{{3}}){{1,9}}(?!{_D})"
    rf"|{_D}{{1,3}} {_D}{{1,3}}(?=(?:[.．]{_D}+)? ?[一-鿿%％])|{_D}+)"
    # 12.5; scanned 12 .5, 12. 5公里
    rf"(?:[.．]{_D}+| [.．] ?{_D}+|[.．] {_D}+(?= ?[一-鿿%％]))?)(?!\d)"
    rf"(?:{_S}(?P<more>{_MORE}))?"
    # 万, and the rest of 3亿2000万, 1万2000
    rf"(?:{_S}(?P<size>{_SIZE})"
    rf"(?:{_S}(?P<rest>{_D}+){_S}(?P<rest_size>[万千百](?!米|克|瓦|伏))|(?P<plain_rest>{_D}{{4}})(?!{_D}|{_S}年))?"
    # 2千多万: a size on both sides
    rf"(?:{_S}(?P<more_after>{_MORE})(?P<size_after>[万亿])?)?)?"
)
# 百万千瓦, 三千克: the 千 of a unit; but 三千米 is three thousand of them
_UNIT_SIZE = r"(?!(?<=千)(?:瓦|伏|克(?!服)|帕|焦|赫)|(?<=[十百千万亿]千)[米卡])"
_HAN = lazy_pattern(
    rf"(?P<vague>[数几](?=[十百千万亿]))?"
    rf"(?P<number>[{HAN_NUMERALS}]+{_UNIT_SIZE}(?: [十百千万亿][{HAN_NUMERALS}]*){{0,2}}"
    rf"(?:点[零〇一二三四五六七八九]+[十百千]?[万亿]{{0,2}})?)"
    rf"(?:(?<=[十百千万亿拾佰仟廿卅萬億]){_S}(?P<more>{_MORE}))?"
    rf"(?:(?<=[几多余来])(?P<size>[百千]?[万亿]))?(?:(?<=[万亿]){_S}(?P<more_after>[余多]))?"
)
# 一二三, 三七: neither a number nor an estimate; 二〇二〇 is read digit by digit
_LOOSE_DIGITS = lazy_pattern(r"[一二三四五六七八九两]{2,}")
# beyond these lengths it is a code or noise
_ARABIC_HEADS = frozenset(ARABIC)
_MOST_DIGITS, _MOST_HAN = 1000, 40


class Amount(NamedTuple):
    """A numeral as read; `high` differs from `low` for an estimate (七八)."""

    end: int
    low: Number
    high: Number
    approx: str = ""
    # 10,000 of `5万`: the low end of a range takes it over (4-5万)
    size: int = 1
    # Chinese numeral as written, "" for Arabic digits
    han: str = ""


def match_amount(text: str, at: int) -> Amount | None:
    """Return the numeral that starts at `at`."""
    if text[at : at + 1] in _ARABIC_HEADS:
        found = _ARABIC.match(text, at)
        return _read_arabic(found) if found and found.end() - at <= _MOST_DIGITS else None
    found = _HAN.match(text, at)
    return _read_han(found) if found and found.end() - at <= _MOST_HAN else None


def _read_arabic(found: re.Match[str]) -> Amount:
    value = read_arabic(found["number"])
    approx = (found["more"] or "") + (found["more_after"] or "")
    if not found["size"]:
        return Amount(found.end(), value, value, approx)
    size = _size(found["size"] + (found["size_after"] or ""))
    value = whole_or_decimal(value, size)
    if found["rest"]:
        value += whole_or_decimal(read_arabic(found["rest"]), _size(found["rest_size"]))
    elif found["plain_rest"]:
        value += read_arabic(found["plain_rest"])
    return Amount(found.end(), value, value, approx, size)


def _read_han(found: re.Match[str]) -> Amount | None:
    number = found["number"].replace(" ", "")
    ends = read_ends(number)
    if ends is None:
        return None
    size = _size(found["size"] or "")
    low, high = (whole_or_decimal(end, size) for end in ends)
    approx = (found["vague"] or "") + (found["more"] or "") + (found["more_after"] or "")
    own = _size(number[-1]) if number[-1] in MYRIADS else 1
    return Amount(found.end(), low, high, approx, size * own, number)


@lru_cache(maxsize=4096)
def read_ends(number: str) -> tuple[Number, Number] | None:
    """Return the lowest and the highest number that a Chinese numeral says: the same, or the ends of an estimate."""
    ends = read_estimate(number)
    if ends or _LOOSE_DIGITS.fullmatch(number):
        return ends
    value = read_han(number)
    return None if value is None else (value, value)


def _size(written: str) -> int:
    size = 1
    for sign in written:
        size *= TENS.get(sign) or MYRIADS[sign]
    return size
