"""Find figures: jump to what can start one, then read there."""

from functools import cache, lru_cache

from draftkit.figures.codes import read_document, read_further_document, read_loose_code, read_number_code, read_word
from draftkit.figures.dates import read_date, read_day
from draftkit.figures.figure import Figure
from draftkit.figures.grammar import Grammar, compile_grammar
from draftkit.figures.numbering import match_page_number, skip_number
from draftkit.figures.passages import read_phrase, skip_early
from draftkit.figures.quantities import read_counted, read_plain, read_quantity
from draftkit.figures.shapes import HAN_NUMERALS
from draftkit.figures.shares import is_ratio_ahead, read_share
from draftkit.figures.signs import read_roman, read_sign
from draftkit.figures.words import Lexicon, default_lexicon

_SHORT = 1000
"""Characters of a text whose figures are remembered."""


def find_figures(text: str, lexicon: Lexicon | None = None) -> list[Figure]:
    """Return every figure of a text in order, none overlapping, none of them an idiom or a section number.

    Linear in the length of the text; no input raises.
    """
    if lexicon or len(text) > _SHORT:
        return _find_figures(text, compile_grammar(lexicon) if lexicon else _default_grammar())
    return list(_find_again(text))


@lru_cache(maxsize=4096)
def _find_again(text: str) -> tuple[Figure, ...]:
    # a value or a label is read for a section and for its report, a section as a draft and to be checked
    return tuple(_find_figures(text, _default_grammar()))


def _find_figures(text: str, grammar: Grammar) -> list[Figure]:
    found: list[Figure] = []
    floor = at = 0
    search = grammar.heads.search
    while head := search(text, at):
        group, figure = head.lastgroup, None
        if group == "plain":
            figure = read_plain(grammar, text, head, floor)
        elif group == "day":
            figure = read_day(head)
        if figure is None:
            at, figure = _read_at(grammar, text, head.start(), floor, group or "")
            if figure is None:
                continue
        floor = at = figure.end
        if figure.unit != "页" or not match_page_number(text, figure.start):
            found.append(figure)
    return found


@cache
def _default_grammar() -> Grammar:
    # looked up by nothing: a hash of all its words would cost more than reading a short text
    return compile_grammar(default_lexicon())


def bare_text(text: str) -> str:
    """Return a text with a NUL character for each figure: texts that differ in figures alone are the same."""
    for figure in reversed(find_figures(text)):
        text = f"{text[: figure.start]}\0{text[figure.end :]}"
    return text


def read_figure(written: str, lexicon: Lexicon | None = None) -> Figure | None:
    """Return the one figure that a whole string is, `None` if it is more, less or none."""
    found = find_figures(written, lexicon)
    return found[0] if len(found) == 1 and found[0].text == written else None


def _read_at(grammar: Grammar, text: str, at: int, floor: int, group: str) -> tuple[int, Figure | None]:
    """Return where to go on, and the figure that starts at `at` if there is one."""
    if group in _NUMBERABLE:
        end = skip_number(grammar, text, at)
        if end is not None:
            return end, None
    if group == "han":
        if text[at] in _FORMAL and text[max(0, at - 1) : at + 1] in _WORDS:
            return at + 1, None
        phrase = read_phrase(grammar, text, at)
        if phrase is not None:
            return phrase
    elif group == "time":
        end = skip_early(grammar, text, at)
        if end is not None:
            return end, None
    figure = _READERS[group](grammar, text, at, floor)
    return (figure.end, figure) if figure else (_skip(text, at), None)


def _read_digits(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    figure = read_further_document(text, at) or read_number_code(text, at, floor)
    if figure is None and not is_ratio_ahead(text, at, floor):
        figure = read_date(grammar, text, at, floor)
    figure = figure or read_share(grammar, text, at, floor)
    if figure:
        return figure
    figure = read_quantity(grammar, text, at, floor)
    return figure if figure and figure.unit else read_loose_code(text, at, figure)


def _read_amount(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    figure = read_quantity(grammar, text, at, floor)
    # 12345平台 only looked like so many 平
    return figure if figure and figure.unit else _read_digits(grammar, text, at, floor)


def _read_han(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    return (
        read_counted(grammar, text, at)
        or read_date(grammar, text, at, floor)
        or read_share(grammar, text, at, floor)
        or read_quantity(grammar, text, at, floor)
    )


def _read_bracket(_: Grammar, text: str, at: int, floor: int) -> Figure | None:
    return read_document(text, at, floor)


def _read_day(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    return read_date(grammar, text, at, floor) or _read_digits(grammar, text, at, floor)


def _read_letter(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    return read_roman(grammar, text, at, floor) or read_word(grammar, text, at, floor)


# formal numerals end ordinary words
_WORDS = {"队伍", "入伍", "退伍", "落伍", "为伍", "行伍", "收拾", "重拾", "捡拾", "大陆", "内陆", "登陆", "着陆"}
_WORDS |= {"水陆", "海陆", "放肆", "大肆", "恣肆", "人参", "海参"}
_FORMAL = frozenset(word[1] for word in _WORDS)
# what a line or a section can be numbered with
_NUMBERABLE = frozenset({"digit", "han", "bracket"})
_READERS = {
    "plain": _read_amount,
    "amount": _read_amount,
    "date": _read_day,
    "digit": _read_digits,
    "han": _read_han,
    "time": read_date,
    "bracket": _read_bracket,
    "letter": read_word,
    "roman": _read_letter,
    "sign": read_sign,
}


def _skip(text: str, at: int) -> int:
    """Return where to go on after a character that starts no figure: a Chinese numeral is left as a whole."""
    end = at + 1
    if text[at] in HAN_NUMERALS:
        while text[end : end + 1] and text[end] in HAN_NUMERALS:
            end += 1
    return end
