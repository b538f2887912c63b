"""What a number cell shows: its number under its number format (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from draftkit.messages import say
from draftkit.workbook.dates import DATE_TOKEN, show_date

GENERAL = "General"
DIGITS = 15
"""Digits that Excel keeps of a number."""
GENERAL_DIGITS = 11
"""Digits that the format General shows in a column that is wide enough."""

BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm",
    21: "h:mm:ss", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', 43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    45: "mm:ss", 48: "##0.0E+0", 49: "@",
    # Chinese Excel and WPS
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"', 34: '上午/下午h"时"mm"分"', 35: '上午/下午h"时"mm"分"ss"秒"', 36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"', 51: 'm"月"d"日"', 52: 'yyyy"年"m"月"', 53: 'm"月"d"日"', 54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"', 56: '上午/下午h"时"mm"分"ss"秒"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
"""Formats by number. 14, 22, 30 and others show what the machine's language says, and are not among them."""
SYSTEM_DATES = frozenset({14, 22, 30})

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<skip>[_*].)|\[(?P<bracket>[^\]]*)\]|(?P<general>General)'
    rf"|{DATE_TOKEN}|(?P<exponent>[Ee][+-])|(?P<digits>[0#?][0#?,]*)|(?P<point>\.)|(?P<other>.)",
    re.DOTALL | re.IGNORECASE,
)
_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=;)(?=;|$)|^(?=;)')
_COLOUR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿洋红白黄]+色?|颜色 ?\d+", re.IGNORECASE
)
_OF_DATES = frozenset("ymdhsa")
_MOST_DECIMALS, _LONGEST_CODE = 30, 255

Token = tuple[str, str]
"""What a piece of a format is, and how it is written."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows, whether it is a date or time, and why it can't be told."""

    text: str
    is_date: bool = False
    problem: str = ""


def show_number(raw: str, code: str, *, from_1904: bool = False) -> Shown:
    """Return what the number `raw`, as it stands in the file, shows under the format `code`."""
    try:
        number = Decimal(raw)
    except InvalidOperation:
        return Shown(raw, problem=say("holds {raw}, which is no number", raw=raw))
    if not number.is_finite() or abs(number.adjusted()) > 300:
        return Shown(raw, problem=say("holds {raw}, which is no number", raw=raw))
    number = Context(prec=DIGITS, rounding=ROUND_HALF_UP).plus(number)
    if number == number.to_integral_value() and number.adjusted() >= DIGITS:
        return Shown(raw, problem=_rounded(number))
    if len(code) > _LONGEST_CODE:
        return Shown(raw, problem=_unknown_format(code[:40] + "…"))
    sections = [list(_tokens(section)) for section in _SECTION.findall(code)] or [[]]
    section, number = _choose_section(sections, number)
    if not section:
        return Shown("", problem=say("is hidden by its number format; give it the format General"))
    try:
        if _OF_DATES & {kind for kind, _ in section}:
            return Shown(show_date(section, number, from_1904=from_1904), is_date=True)
        return Shown(_show_digits(section, number))
    except ValueError as error:
        return Shown(f"{number.normalize():f}", problem=str(error) or _unknown_format(code))


def _rounded(number: Decimal) -> str:
    return say("holds a number of {count} digits, of which Excel keeps {most}: what stands there now is rounded. "
               "Give the cell the format Text, and type it again",
               count=number.adjusted() + 1, most=DIGITS)  # fmt: skip


def _unknown_format(code: str) -> str:
    return say("has the number format {code}, of which it is not known what it shows. Give the cell the format General "
               "or Text, and type what should stand in the report", code=code)  # fmt: skip


def _tokens(section: str) -> Iterator[Token]:
    for found in _TOKEN.finditer(section):
        kind = found.lastgroup or "other"
        if kind in ("quoted", "escaped") or (kind == "other" and found[0] not in "@"):
            yield "literal", found[kind]
        elif kind == "bracket":
            yield from _bracket(found[kind])
        elif kind != "skip":
            yield kind, found[0]


def _bracket(inside: str) -> Iterator[Token]:
    if inside.startswith("$"):  # a currency, a language, or both
        symbol, _, language = inside[1:].partition("-")
        if language.upper() in ("F800", "F400"):
            yield "unknown", inside
        elif symbol:
            yield "literal", symbol
    elif not _COLOUR.fullmatch(inside):
        yield "unknown", inside  # a condition, Chinese numerals, a span of time


def _choose_section(sections: list[list[Token]], number: Decimal) -> tuple[list[Token], Decimal]:
    """Return the section for a number, and the number as it is shown there."""
    if len(sections) > 1 and ("other", "@") in sections[-1]:
        sections = sections[:-1]  # the one for text
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def _show_digits(section: list[Token], number: Decimal) -> str:
    """Return a number that is no date. Raises `ValueError` for a format that isn't known."""
    kinds = [kind for kind, _ in section]
    if {"unknown", "exponent"} & set(kinds) or kinds.count("point") > 1:
        raise ValueError
    if "general" in kinds or ("other", "@") in section:
        return "".join(_show_general(number) if kind in ("general", "other") else text for kind, text in section)
    places = [place for place, kind in enumerate(kinds) if kind in ("digits", "point")]
    if not places:
        raise ValueError
    first, last = places[0], places[-1]
    whole, _, behind = "".join(text for _, text in section[first : last + 1]).partition(".")
    if last - first + 1 != len(places) or "?" in whole + behind or whole.endswith(",") or "," in behind:
        raise ValueError
    if len(behind) > _MOST_DECIMALS:
        raise ValueError
    before, after = (
        "".join(text for _, text in part) for part in (section[:first], section[last + 1 :])
    )
    number *= 100 ** (before + after).count("%")
    digits = _round(abs(number), whole, behind, point="point" in kinds)
    sign = "-" if number < 0 and re.search("[1-9]", digits) else ""
    return f"{sign}{before}{digits}{after}".strip()


def _round(number: Decimal, whole: str, behind: str, *, point: bool) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-len(behind)), ROUND_HALF_UP, Context(prec=400))
    left, _, right = f"{rounded:f}".partition(".")
    while right and right[-1] == "0" and behind[len(right) - 1] == "#":
        right = right[:-1]
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    return left + ("." if point else "") + right


def _show_general(number: Decimal) -> str:
    written = f"{number.normalize():f}"
    if len(written.strip("-").replace(".", "").lstrip("0")) > GENERAL_DIGITS or number.adjusted() < -9:
        raise ValueError(say("holds {number}, of which the format General shows as much as there is room for. Give the "
                             "cell a number format with the decimals that should stand in the report, or the format "
                             "Text", number=written))  # fmt: skip
    return written
