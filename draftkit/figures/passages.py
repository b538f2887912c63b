"""What holds a numeral and is no figure: idioms, section numbers; and slogans, a kind of their own."""

from draftkit.figures.figure import Figure
from draftkit.figures.grammar import Grammar
from draftkit.figures.index import SLOGAN, Word, match_numeral
from draftkit.figures.shapes import ARABIC, SPACES
from draftkit.patterns import lazy_pattern

_S = "[ \u3000\xa0]?"
_D = f"[{ARABIC}]"
_HAN = "[一二三四五六七八九十百]{1,4}"
_BRACKETED = lazy_pattern(rf"[(（]{_S}(?:{_HAN}|{_D}{{1,2}}){_S}[)）]")
_NUMBERED = lazy_pattern(
    rf"{_D}{{1,2}}{_S}(?:[.．、](?=20{_D}{{2}}{_S}年)|[.．](?!{_D})|[、)）](?!{_D}))|{_HAN}{_S}[、.．]|{_HAN}[是要]|第{_HAN}[，,、：:]"
)
_ENUMERATED = lazy_pattern(rf"{_HAN}[，,：:]")
_OPENERS = frozenset("\n\r\t。；;：:！？!?|")
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_SLOGAN = lazy_pattern(
    r"[二两三四五六七八九十]{1,2}(?:[个大项][一-鿿、]{1,6}|[一-鿿、]{1,10})$"
    r"|一[一-鿿]{1,2}[二两三四五六七八九十][一-鿿]{1,4}$"
)
_N = "[一二两三四五六七八九]"
_H = "(?![〇零一二两三四五六七八九十百千万亿])[一-鿿]"
# 三查三改, 两学一做: told from 三名医生两名护士 by having no measure word
_PAIRED = lazy_pattern(rf"(?!一){_N}(?![余多几分点至到]){_H}(?:{_H})?{_N}(?![余多几分点至到])(?:{_H}){{1,2}}")
# 一村一策, 一点一滴, 一次次, 一户不落; 一级抓一级, 睁一只眼闭一只眼
_REPETITION = lazy_pattern(
    rf"一(?:(?P<first>{_H})(?:一(?P<second>{_H})|(?P=first)|不[落漏少掉缺])"
    rf"|(?![名个位人份])(?P<chained>(?:{_H}){{1,2}})(?:{_H}){{1,2}}一(?P=chained))"
)


def skip_number(text: str, at: int) -> int | None:
    """Return where the section number or enumerator that starts at `at` ends: 一、 （一） 1. 一是."""
    if text[at] in "(（":
        found = _BRACKETED.match(text, at)
        if found and (not found[0][1:-1].strip().isdecimal() or _opens(text, at, "，,、")):
            return found.end()
        return None
    before = text[at - 1] if at else "\n"
    if before in _OPENERS or (before in SPACES and _opens(text, at)):
        found = _NUMBERED.match(text, at)
    elif before == "第" and _opens(text, at - 1):
        found = _ENUMERATED.match(text, at)
    else:
        return None
    return found.end() if found else None


def read_phrase(grammar: Grammar, text: str, at: int) -> tuple[int, Figure | None] | None:
    """Return where the idiom or slogan with its first numeral at `at` ends, and the slogan if it is one."""
    word = match_numeral(grammar.phrases, text, at)
    if text[at] == "一" and (word is None or len(word.text) == 2):
        end = _match_repetition(grammar, text, at)
        if end is not None:
            return end, None
    if word and word.name != SLOGAN:
        return max(at + 1, at - word.offset + len(word.text)), None
    slogan = _match_slogan(grammar, text, at, word)
    return (slogan.end, slogan) if slogan else None


def _match_repetition(grammar: Grammar, text: str, at: int) -> int | None:
    found = _REPETITION.match(text, at)
    if found is None:
        return None
    if found["second"]:
        counted = found["second"] == "次" or found["first"] in "个名份位次些是"
        if counted or match_numeral(grammar.phrases, text, at + 2):
            return None
    return found.end()


def _match_slogan(grammar: Grammar, text: str, at: int, word: Word | None) -> Figure | None:
    close = _QUOTES.get(text[at - 1 : at])
    end = text.find(close, at, at + 14) if close else -1
    paired = _PAIRED.match(text, at)
    quoted = end > 0 and _SLOGAN.fullmatch(text, at, end) is not None
    if quoted and (word or paired or text[at] == "一" or not _is_counted(grammar, text, at)):
        return _figure(text, at, end)
    if word:
        return _figure(text, at - word.offset, at - word.offset + len(word.text))
    if paired and not grammar.find_unit(text, at + 1)[0]:
        return _figure(text, at, paired.end())
    return None


def _is_counted(grammar: Grammar, text: str, at: int) -> bool:
    """Tell whether a measure word follows the numeral, other than 个 大 项, which slogans use too."""
    end = at
    while text[end : end + 1] and text[end] in "二两三四五六七八九十":
        end += 1
    unit, _ = grammar.find_unit(text, end)
    return unit not in ("", "个", "大", "项")


def _opens(text: str, at: int, more: str = "") -> bool:
    """Tell whether a line, sentence or clause opens at `at`."""
    back = at
    while back and at - back < 4 and text[back - 1] in SPACES:
        back -= 1
    return back == 0 or text[back - 1] in _OPENERS or text[back - 1] in more


def _figure(text: str, start: int, end: int) -> Figure:
    return Figure(start, end, text[start:end], None, "", None, "slogan")
