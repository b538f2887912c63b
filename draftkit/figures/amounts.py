"""Amounts: a numeral, Arabic or Chinese, with the 余 多 来 几 and the 万 亿 inside or after it."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from draftkit.figures.figure import Number
from draftkit.figures.numerals import (
    DIGITS,
    MYRIADS,
    TENS,
    ZERO_SIGNS,
    read_arabic,
    read_estimate,
    read_han,
    whole_or_decimal,
)
from draftkit.figures.shapes import ARABIC, HAN_NUMERALS, SPACE
from draftkit.patterns import lazy_pattern

_S = SPACE
_D = f"[{ARABIC}]"
# 3千米, 5百分之: the 千 of a unit, not of the number
_SIZE = (
    r"(?:[十百千]?[万萬](?!分之)[亿億]?|[百千]?[亿億]"
    r"|[百佰](?!分之|帕)|[千仟](?!分之|米|克|瓦|伏|卡|帕|焦|赫|方百计))"
)
# 2个亿, 3个多亿; but 2个亿元村, 两个亿吨级煤矿, 3个百亿产业
_BY_PIECE = r"个(?P<piece_more>多)?(?P<piece>[亿億])(?![元吨级千百万斤方产立平亩公人户])"
# 千把人, 百把块; but 三百把椅子
_OR_SO = rf"(?<=[百千万])(?<![{HAN_NUMERALS}][百千万])把(?=[人元块斤亩户个号只头里米吨])"
_MORE = r"(?:余(?![额款])|[（(]余[)）]|多(?!少|措)|来(?![自到源电])|几)"
_ARABIC = lazy_pattern(
    # 1,191; scanned 3 6个, 1 2.6万, 9 6 0 0 万; 1191
    rf"(?P<number>(?:[1-9１-９]{_D}{{0,2}}(?:[,，]{_D}{{3}}){{1,9}}(?!{_D})"
    rf"|{_D}(?: {_D}){{2,8}}(?!{_D})(?=(?:[.．]{_D}+)? ?[一-鿿%％])"
    rf"|{_D}{{1,3}} {_D}{{1,3}}(?=(?:[.．]{_D}+)? ?[一-鿿%％])|{_D}+)"
    # 12.5; scanned 12 .5, 12. 5公里
    rf"(?:[.．]{_D}+| [.．] ?{_D}+|[.．] {_D}+(?= ?[一-鿿%％]))?)(?!\d)"
    rf"(?: ?[×xX*] ?10(?:\^(?P<power>-?[0-9]{{1,2}})(?![0-9])|(?P<raised>[⁰¹²³⁴-⁹]{{1,2}})))?"
    rf"(?P<part>[¼½¾])?(?:{_S}(?P<more>{_MORE}))?(?:{_BY_PIECE})?"
    rf"(?:{_S}(?P<size>{_SIZE}))?"
)
# what follows a size: the 3千万 of 1亿3千万, the 5996.7万 of 12亿5996.7万
_REST = lazy_pattern(
    rf"{_S}零?(?P<number>{_D}{{1,5}}(?:[.．]{_D}{{1,4}}(?={_S}[万萬]))?|[一二两三四五六七八九](?=[十百千万]))"
    rf"{_S}(?P<size>{_SIZE}|十(?![分几余多]))"
)
# 1万2000; 3万5, which is 35,000
_PLAIN_REST = lazy_pattern(
    rf"{_D}{{4}}(?:[.．]{_D}+)?(?!{_D}|{_S}年)|{_D}(?!{_D}|[.．]{_D}|[,，]{_D}{{3}}|{_S}(?:[:：%％‰/／～~至到—–-]|[年月日号时点分季个十百千万亿]))"
)
# 1亿3千多万: a size on both sides
_MORE_AFTER = lazy_pattern(rf"{_S}(?P<more>{_MORE})(?P<size>[万亿])?")
_PARTS = {"¼": Decimal("0.25"), "½": Decimal("0.5"), "¾": Decimal("0.75")}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
# 百万千瓦, 三千克: the 千 of a unit; but 三千米 is three thousand of them
_UNIT_SIZE = r"(?!(?<=千)(?:瓦|伏|克(?!服)|帕|焦|赫)|(?<=[十百千万亿]千)[米卡])"
# 二0二三年, 二O户: a zero written with a sign that looks like 〇
_ZERO_SIGN = r"(?<=[一二三四五六七八九])[0０OoＯ○](?=[一-鿿])(?![点时])"
_HAN = lazy_pattern(
    rf"(?P<vague>[数几](?=[十百千万亿]))?"
    rf"(?P<number>[{HAN_NUMERALS}]+{_UNIT_SIZE}"
    rf"(?:{_ZERO_SIGN}[{HAN_NUMERALS}]*|(?: [十百千万亿][{HAN_NUMERALS}]*){{1,2}})?"
    rf"(?:点[零〇一二三四五六七八九]+[十百千]?[万亿]{{0,2}})?)"
    rf"(?:(?<=[十百千万亿拾佰仟廿卅萬億]){_S}(?P<more>{_MORE}|{_OR_SO})|点(?P<tenths>几))?(?:{_BY_PIECE})?"
    rf"(?:(?<=[几多余来])(?P<size>[百千]?[万亿]))?(?:(?<=[万亿]){_S}(?P<more_after>[余多]))?"
)
# 一二三, 三七: neither a number nor an estimate; 二〇二〇 is read digit by digit
_LOOSE_DIGITS = lazy_pattern(r"[一二三四五六七八九两]{2,}")
# beyond these lengths it is a code or noise
_ARABIC_HEADS = frozenset(ARABIC)
_MOST_DIGITS, _MOST_HAN = 1000, 40
_NO_END = 10**20


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
    if found["part"] and isinstance(value, int):
        value += _PARTS[found["part"]]
    if power := found["power"] or (found["raised"] or "").translate(_SUPERSCRIPTS):
        value = _shift_point(value, int(power))
    approx, size = (found["more"] or "") + (found["piece_more"] or ""), found["size"] or found["piece"]
    if not size:
        return Amount(found.end(), value, value, approx)
    return _read_sizes(found.string, found.end(), value, size, approx)


def _read_sizes(text: str, end: int, first: Number, written: str, approx: str) -> Amount:
    """Read on behind the first size of a number: 1亿3千2百万 is 1亿, and 3千 and 2百 of 万."""
    tens, myriad = _split_size(written)
    step = tens * myriad
    # what a 万 has closed already, and what the next one multiplies; each size is smaller than the one before
    closed, section = (whole_or_decimal(first, step), 0) if myriad > 1 else (0, whole_or_decimal(first, tens))
    most_tens, most = (_NO_END, myriad) if myriad > 1 else (tens, _NO_END)
    while rest := _REST.match(text, end):
        tens, myriad = _split_size(rest["size"])
        digit = DIGITS.get(rest["number"])
        number = (read_arabic(rest["number"]) if digit is None else digit) * tens
        if number >= min(most_tens, most) or myriad >= most:
            break
        end, step, section, most_tens = rest.end(), tens * myriad, section + number, tens
        if myriad > 1:
            closed, section, most_tens, most = closed + whole_or_decimal(section, myriad), 0, _NO_END, myriad
    if plain := _PLAIN_REST.match(text, end):
        end, number = plain.end(), read_arabic(plain[0])
        section += number if len(plain[0]) > 1 else number * step // 10
    if more := _MORE_AFTER.match(text, end):
        end, approx = more.end(), approx + more["more"]
        size = _size(more["size"] or "")
        # 2千多万; 1万多亿
        closed, section = closed if section else whole_or_decimal(closed, size), whole_or_decimal(section, size)
    value = closed + section if closed and section else closed or section
    return Amount(end, value, value, approx, step)


def _shift_point(value: Number, places: int) -> Number:
    sign, digits, exponent = Decimal(value).as_tuple()
    return whole_or_decimal(Decimal((sign, digits, int(exponent) + places)))


def _read_han(found: re.Match[str]) -> Amount | None:
    number = found["number"].replace(" ", "").translate(ZERO_SIGNS)
    ends = read_ends(number)
    if ends is None:
        return None
    size = _size(found["size"] or found["piece"] or "")
    low, high = (whole_or_decimal(end, size) for end in ends)
    approx = "".join(found[name] or "" for name in ("vague", "more", "tenths", "piece_more", "more_after"))
    own = _size(number[-1]) if number[-1] in MYRIADS else 1
    return Amount(found.end(), low, high, approx, size * own, number + (found["piece"] or ""))


@lru_cache(maxsize=4096)
def read_ends(number: str) -> tuple[Number, Number] | None:
    """Return the lowest and the highest number that a Chinese numeral says: the same, or the ends of an estimate."""
    ends = read_estimate(number)
    if ends or _LOOSE_DIGITS.fullmatch(number):
        return ends
    value = read_han(number)
    return None if value is None else (value, value)


def _size(written: str) -> int:
    tens, myriad = _split_size(written)
    return tens * myriad


def _split_size(written: str) -> tuple[int, int]:
    """Return what 千万 multiplies by in two: a thousand, and ten thousand."""
    tens = myriad = 1
    for sign in written:
        if sign in TENS:
            tens *= TENS[sign]
        else:
            myriad *= MYRIADS[sign]
    return tens, myriad
