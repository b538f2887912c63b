"""Numerals in one sign (②, ⑫, ½, Ⅻ) and Roman ones in letters (XII), where they count and number no point."""

import re
import unicodedata
from functools import cache

from draftkit.figures.figure import Figure
from draftkit.figures.grammar import Grammar
from draftkit.figures.quantities import read_quantity
from draftkit.figures.shapes import NUMERAL_SIGNS, SPACES, skip_spaces_back
from draftkit.patterns import lazy_pattern

_RUN = lazy_pattern(f"[{NUMERAL_SIGNS}]{{1,6}}")
# what numbers no point without a mark behind it
_UPRIGHT = lazy_pattern("[²³¹⁰-⁹Ⅰ-ⅿ]")
_ROMAN = lazy_pattern(r"(?![XＸ]+[一-鿿])[IVXＩＶＸ]{1,6}(?= ?[一-鿿])")
_ROMAN_WELL_FORMED = lazy_pattern(r"(X{0,3})(IX|IV|V?I{0,3})")
_ROMAN_LETTERS = str.maketrans("ＩＶＸ", "IVX")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
# a letter alone is mostly no number: V领, I区; but V类
_GRADES = frozenset("级类")
# what a count without a measure word follows: 共⑫
_COUNTED = frozenset("共计达约近超逾仅")
_CLAUSE_ENDS = frozenset("，,。；;、！!？?\n\r|）)")
_BETWEEN = frozenset("余多几十百千万亿")
_OPENERS = frozenset("\n\r\t。；;：:！？!?|，,、（(")
# as far as what belongs to a figure is looked for
_MOST_BEHIND, _MOST_ON = 12, 16
_ROW = 200


def read_sign(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the figure whose numeral is the signs at `at`, if they count: ②只, 约⑫户, ⅓, but no ①加强领导."""
    found = _RUN.match(text, at)
    if found is None or (at and text[at - 1].isascii() and text[at - 1].isalnum()):
        return None  # km²
    written = _read_run(found[0])
    if written is None:
        return None
    if "/" in written:
        start, before = grammar.look_back(text, at, floor)
        return Figure(start, found.end(), text[start : found.end()], written, "", before or None, "percent")
    figure = _read_as(grammar, text, at, found.end(), written, floor)
    if figure is None or (not _UPRIGHT.match(found[0]) and _numbers_point(text, at, found.end(), figure)):
        return None
    return figure


def read_roman(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the figure whose numeral is the Roman letters at `at`: XII只, IV级."""
    found = _ROMAN.match(text, at)
    if found is None:
        return None
    letters = found[0].translate(_ROMAN_LETTERS)
    if not _ROMAN_WELL_FORMED.fullmatch(letters) or (len(letters) == 1 and text[found.end()] not in _GRADES):
        return None
    values = [_ROMAN_VALUES[letter] for letter in letters]
    number = sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))
    return _read_as(grammar, text, at, found.end(), str(number), floor)


def _read_run(signs: str) -> str | None:
    """Return what signs say in Arabic digits: 12 of ⑫, 20 of ②⓪, 1/3 of ⅓; `None` if they say no number."""
    values = [_values()[sign] for sign in signs]
    if len(values) == 1:
        return values[0]
    return "".join(values) if all(len(value) == 1 for value in values) else None


@cache
def _values() -> dict[str, str]:
    values = {}
    for low, high in re.findall("(.)(?:-(.))?", NUMERAL_SIGNS):
        for code in range(ord(low), ord(high or low) + 1):
            value = unicodedata.numeric(chr(code), 10)
            compatible = unicodedata.normalize("NFKC", chr(code)).replace("\u2044", "/")
            values[chr(code)] = compatible if "/" in compatible else str(int(value))
    return values


def _read_as(grammar: Grammar, text: str, at: int, end: int, digits: str, floor: int) -> Figure | None:
    """Return the figure that the text would hold if its numeral were written in these digits."""
    begin = max(floor, at - _MOST_BEHIND)
    window = f"{text[begin:at]}{digits}{text[end : end + _MOST_ON]}"
    figure = read_quantity(grammar, window, at - begin, 0)
    if figure is None:
        return None
    shift = end - (at - begin + len(digits))
    start, stop = begin + figure.start, max(end, figure.end + shift)
    if not (_is_measured(grammar, text, end) or (text[at - 1 : at] in _COUNTED and _ends_clause(text, end))):
        return None
    return figure._replace(start=start, end=stop, text=text[start:stop])


def _is_measured(grammar: Grammar, text: str, at: int) -> bool:
    at += text[at : at + 1] in SPACES
    while text[at : at + 1] in _BETWEEN:
        at += 1
    return bool(grammar.find_unit(text, at)[0])


def _ends_clause(text: str, at: int) -> bool:
    return at == len(text) or text[at] in _CLAUSE_ENDS


def _numbers_point(text: str, at: int, end: int, figure: Figure) -> bool:
    """Tell whether a sign opens a point (①户籍，②人员) rather than counting: ②只。 is no point."""
    if _ends_clause(text, figure.end):
        return False
    back = skip_spaces_back(text, at, 0)
    if back == 0 or text[back - 1] in _OPENERS:
        return True
    sign = ord(text[at])
    return chr(sign - 1) in text[max(0, at - _ROW) : at] or chr(sign + 1) in text[end : end + _ROW]
