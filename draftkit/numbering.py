"""The numbers that headings, items and reports of a collection bear: 一, 十二, 20."""

NUMERAL = "[一二三四五六七八九十]{1,3}"
"""A pattern of such a number in Chinese."""

_DIGITS = "〇一二三四五六七八九"
_TEN = "十"


def chinese_number(number: int) -> str:
    """Return 0 to 99 as headings write it: 一, 十, 十二, 二十."""
    tens, ones = divmod(number, 10)
    written = (_TEN if tens == 1 else f"{_DIGITS[tens]}{_TEN}" if tens else "") + (_DIGITS[ones] if ones else "")
    return written or _DIGITS[0]


def read_number(written: str) -> int:
    """Return the number of a heading, in digits or as `chinese_number` writes it; 0 for what is none."""
    if written.isascii():
        return int(written) if written.isdigit() else 0
    tens, ten, ones = written.rpartition(_TEN)
    number = (_DIGITS.find(tens) if tens else 1 if ten else 0) * 10 + (_DIGITS.find(ones) if ones else 0)
    return number if number > 0 and chinese_number(number) == written else 0


def drop_number(heading: str) -> str:
    """Return a heading of the first level without its number: `一、基本情况` -> `基本情况`."""
    number, stop, rest = heading.partition("、")
    return rest.lstrip() if stop and read_number(number) else heading
