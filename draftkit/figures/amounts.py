"""Amounts: a numeral, what stands inside it (余 多 来, 万 亿), its unit, the qualifiers around it."""

import re
from decimal import Decimal
from typing import NamedTuple

from draftkit.figures.figure import Number
from draftkit.figures.numerals import MYRIADS, TENS, read_arabic, read_estimate, read_han, whole_or_decimal
from draftkit.figures.shapes import HAN_NUMERALS, SPACE

_S = SPACE
_SIZE = r"(?:[十百千]?[万萬](?!分之)[亿億]?|[百千]?[亿億]|[百千](?!分之|米|克|瓦|伏|卡|帕|焦|赫|方百计))"
_MORE = r"余(?![额款下粮热])|多(?![少措元样方渠维部媒])|来(?![自到源信电])|几"
_ARABIC = re.compile(
    rf"(?:[1-9１-９][0-9０-９]{{0,2}}(?:[,，][0-9０-９]{{3}})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+|{_S}[.．][0-9０-９]+(?={_S}[%％万亿个]))?"
    rf"(?:{_S}(?P<more>{_MORE}))?(?:{_S}(?P<size>{_SIZE})(?:(?P<rest>[0-9０-９]+){_S}(?P<restsize>[万千百]))?"
    rf"(?:{_S}(?P<more2>{_MORE}))?)?"
)
_HAN = re.compile(
    rf"数?(?P<numeral>[{HAN_NUMERALS}]+(?:点[零〇一二三四五六七八九]+[十百千]?[万亿]{{0,2}})?)"
    rf"(?:(?P<more>几|{_S}(?:{_MORE}))(?:{_S}(?P<size>[百千]?[万亿]))?)?"
)


class Amount(NamedTuple):
    """A numeral as read: `high` differs from `low` for an estimate (七八)."""

    end: int
    low: Number
    high: Number
    approx: str
    # 万 of `5万`: the low end of a range takes it over (4-5万)
    size: int = 1
    digits: str = ""
    han: bool = False


def match_amount(text: str, at: int) -> Amount | None:
    """Return the numeral that starts at `at`."""
    found = _ARABIC.match(text, at)
    if found:
        return _read_arabic(found)
    found = _HAN.match(text, at)
    return _read_han(found) if found else None


def _read_arabic(found: re.Match[str]) -> Amount:
    size, more = found["size"], (found["more"] or "") + (found["more2"] or "")
    whole = found[0]
    if not size and not more:
        value = read_arabic(whole)
        return Amount(found.end(), value, value, "", 1, whole)
    stop = min(found.start(group) for group in ("more", "size", "more2") if found[group]) - found.start()
    written = whole[:stop].strip(" \u3000\xa0")
    scale = _scale(size) if size else 1
    value = whole_or_decimal(read_arabic(written), scale)
    if found["rest"]:
        value += int(read_arabic(found["rest"])) * _scale(found["restsize"])
    return Amount(found.end(), value, value, more, scale, written)


def _read_han(found: re.Match[str]) -> Amount | None:
    numeral, more = found["numeral"], (found["more"] or "").strip(" \u3000\xa0")
    vague = "数" if found[0].startswith("数") else ""
    ends = read_estimate(numeral)
    if ends is None:
        value = read_han(numeral)
        if value is None:
            return None
        ends = (value, value)
    scale = _scale(found["size"]) if found["size"] else 1
    low, high = (whole_or_decimal(end, scale) for end in ends)
    own = _scale(numeral[-1]) if numeral[-1] in "万亿" else 1
    return Amount(found.end(), low, high, vague + more, max(scale, own), numeral, True)


def _scale(written: str) -> int:
    scale = 1
    for sign in written:
        scale *= TENS.get(sign) or MYRIADS[sign]
    return scale


def half_more(value: Number) -> Decimal:
    """Return a value and a half (两年半 is 2.5)."""
    return Decimal(value) + Decimal("0.5")
