"""Chinese and Arabic numerals to exact numbers, and Chinese numerals back.

Covers everyday numerals (一千二百零五, 两千三, 廿五), formal ones (壹仟贰佰), positional ones (二〇二〇),
decimals (九十八点五) and the two-digit estimate (七八, 三四十, 十七八), which is a range.
"""

from decimal import Decimal

from draftkit.figures.figure import Number
from draftkit.patterns import lazy_pattern

DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    **{digit: value for value, digit in enumerate("零壹贰叁肆伍陆柒捌玖")},
    **{"〇": 0, "○": 0, "俩": 2, "仨": 3, "两": 2, "兩": 2, "貳": 2, "貮": 2, "叄": 3, "參": 3, "陸": 6},
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SHORT_TENS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十", "皕": "二百"})
# what is typed for the 〇 of 二〇二三
ZERO_SIGNS = str.maketrans("0０OoＯ", "〇〇〇〇〇")
FULL_WIDTH = str.maketrans("０１２３４５６７８９．％，：", "0123456789.%,:")

# 七八, 三五: neighbouring digits, an estimate (but 二〇二〇 and 一二三 are positional)
_ESTIMATE = lazy_pattern(r"[一二两三四五六七八九]{2,}")
_ESTIMATES = frozenset(["一二", "一两", "两三", "二三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"])


def read_han(written: str) -> Number | None:
    """Return what a Chinese numeral says exactly, `None` if it is not a well-formed one."""
    whole, dot, fraction = written.partition("点")
    number = _read_whole(whole)
    if not dot or number is None:
        return number
    places = fraction.rstrip("".join([*TENS, *MYRIADS]))
    digits, size = _read_digits(places), _read_whole(fraction[len(places) :] or "一")
    return None if digits is None or size is None else whole_or_decimal(Decimal(f"{number}.{digits}"), size)


def read_estimate(written: str) -> tuple[Number, Number] | None:
    """Return the two ends of an estimate such as 七八, 三五, 三四十 or 十七八, `None` if it is none."""
    runs = _ESTIMATE.findall(written)
    if len(runs) != 1 or runs[0] not in _ESTIMATES:
        return None
    low, high = (read_han(written.replace(runs[0], digit)) for digit in runs[0])
    return None if low is None or high is None else (low, high)


def read_arabic(written: str) -> Number:
    """Return what Arabic digits say, full width, thousands separators and stray spaces included."""
    if not written.isascii():
        written = written.translate(FULL_WIDTH)
    written = written.replace(",", "").replace(" ", "").replace("\u3000", "").replace("\xa0", "")
    return whole_or_decimal(Decimal(written)) if "." in written else parse_int(written)


def parse_int(digits: str) -> int:
    """Return the integer that ASCII digits say, however many (int() alone refuses very many)."""
    return int(digits) if len(digits) <= 4000 else int(Decimal(digits))


def whole_or_decimal(value: Number, size: int = 1) -> Number:
    """Return `value` x `size` exactly, an int where that is whole (1.2 x 10000 is 12000)."""
    if isinstance(value, int):
        return value * size
    numerator, denominator = value.as_integer_ratio()
    whole, rest = divmod(numerator * size, denominator)
    if not rest or size == 1:
        return value if rest else whole
    # the default context would round beyond 28 digits
    sign, digits, exponent = value.as_tuple()
    return Decimal((sign, digits, int(exponent) + len(str(size)) - 1))


def _read_digits(written: str) -> str | None:
    digits = [DIGITS.get(sign) for sign in written]
    return None if not digits or None in digits else "".join(map(str, digits))


def _read_whole(written: str) -> int | None:
    written = written.translate(SHORT_TENS)
    digits = _read_digits(written)
    if digits is not None:
        return parse_int(digits)
    for mark in ("亿", "億", "万", "萬"):
        head, found, tail = written.rpartition(mark)
        if found:
            return _join(head, MYRIADS[mark], tail)
    return _read_section(written)


def _join(head: str, size: int, tail: str) -> int | None:
    high = _read_whole(head) if head else 1
    if high is None:
        return None
    if not tail:
        return high * size
    if len(tail) == 1 and tail in DIGITS:
        # 三万五 is 35,000
        return high * size + DIGITS[tail] * size // 10
    low = _read_whole(tail.lstrip("零〇○")) if tail.strip("零〇○") else None
    return None if low is None or low >= size else high * size + low


def _read_section(written: str) -> int | None:
    total, last, digit, gap = 0, 10_000, None, False
    for sign in written:
        if sign in TENS:
            size = TENS[sign]
            if size >= last or digit == 0:
                return None
            total += (1 if digit is None else digit) * size
            last, digit, gap = size, None, False
        elif sign in DIGITS and digit is None:
            gap, digit = (True, None) if DIGITS[sign] == 0 else (gap, DIGITS[sign])
        else:
            return None
    if digit is None:
        return total if not gap and last < 10_000 else None
    # 一千二 is 1,200; 一千零二 is 1,002
    return total + digit * (1 if gap or last == 10_000 else last // 10)
