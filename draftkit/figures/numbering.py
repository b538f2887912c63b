"""What numbers sections, points and pages: 一、 （一） 1. 一是, - 1 -; and figures that only look so (12.户)."""

import re

from draftkit.characters import is_han
from draftkit.figures.grammar import Grammar
from draftkit.figures.numerals import read_arabic, read_han
from draftkit.figures.shapes import ARABIC, HAN_NUMERALS, SPACES, skip_spaces
from draftkit.numbering import chinese_number
from draftkit.patterns import lazy_pattern

_S = "[ \u3000\xa0]?"
_D = f"[{ARABIC}]"
_HAN = "[一二三四五六七八九十百]{1,4}"
_BRACKETED = lazy_pattern(rf"[(（]{_S}(?P<number>{_HAN}|{_D}{{1,2}}){_S}[)）]")
_NUMBERED = lazy_pattern(
    rf"(?P<number>{_D}{{1,2}}(?={_S}(?:[.．、](?:20{_D}{{2}}{_S}年)|[.．](?!{_D})|[、)）](?!{_D})))|{_HAN}(?={_S}[、.．]))"
    rf"{_S}[.．、)）]|{_HAN}[是要]|第{_HAN}[，,、：:]"
)
_SECOND = lazy_pattern("[(（][1１][)）][^\n]{2,300}?[(（][2２][)）]")
# 3、…。4、4月末: a number before a month, behind the one before it
_BEFORE_MONTH = lazy_pattern(rf"(?P<number>{_D}{{1,2}})、(?={_D}{{1,2}}月)")
_COUNTING = frozenset("数量率额至达为共计有约超近")
# 存在问题1、…；2、…: the first of a row right behind what it is of
_FIRST = lazy_pattern("[1１][、.．](?![0-9])(?=[^\n]{2,200}?[；;。\n][ \u3000]?[2２][、.．](?![0-9]))")
# “三查”[1]: the mark of a note
_NOTE = lazy_pattern(r"(?<=[\w”’」』》）)，。；：、！？])[\[〔［](?P<number>[0-9]{1,2})[\]〕］](?![\[〔［])")
_ENUMERATED = lazy_pattern(rf"{_HAN}[，,：:]")
# - 1 -, — 12 —, 第1页 共2页: a line of its own
_PAGE_NUMBER = lazy_pattern(
    rf"[ \t\u3000]*(?:[-—–－]{{1,2}}{_S}(?P<number>{_D}{{1,4}}){_S}[-—–－]{{1,2}}"
    rf"|第{_S}{_D}{{1,4}}{_S}页(?:{_S}[,，、/]?{_S}[共总]{_S}{_D}{{1,4}}{_S}页)?)[ \t\u3000]*(?![^\r\n])"
)
_DASHES = frozenset("-—–－")
_MOST_AHEAD = 16
_OPENERS = frozenset("\n\r\t。；;：:！？!?|")
# what a mark is not followed by where it numbers something; a row of marks may be named: （一）（二）（三）
_NOTHING_ON = lazy_pattern(r"[ \u3000\xa0]*(?:[，,。．.；;、！!？?）)|\n\r]|\Z)")
_NEXT_LINE = lazy_pattern(r"[\n\r]{1,4}[ \t\u3000]*")
_LINE_HEADS = frozenset("\n\r")
_BLANK = " \t\u3000\xa0"
_MANY = 10
# of marks that are told of, not counted with: （三）项
_REFERRED = frozenset([*"项条款点章节级类种档号段篇卷目", "部分"])
# what is counted at the head of a line too; but 三、年轻劳力, 三、部分出租
_COUNTED = frozenset([
    *"户名元吨亩例起辆台套宗", "万元", "亿元", "公里", "公顷", "平方米", "户次", "人次",
])  # fmt: skip
# the mark before is looked for so far back
_ROW = 4000
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def match_page_number(text: str, at: int) -> re.Match[str] | None:
    """Return the line around `at` if it is a typed page number and nothing else: - 1 -, 第1页 共2页."""
    floor = max(0, at - _MOST_AHEAD)
    start = max(text.rfind("\n", floor, at), text.rfind("\r", floor, at)) + 1
    return _PAGE_NUMBER.match(text, start) if start or at <= _MOST_AHEAD else None


def skip_number(grammar: Grammar, text: str, at: int) -> int | None:
    """Return where the section number, enumerator or mark of a note that starts at `at` ends: 一、 （一） 1. 一是 [1].

    A page number between dashes ends where its line does. What only looks like one is a figure: 脱贫户数：12.
    """
    if text[at] in "(（":
        found = _BRACKETED.match(text, at)
        opens = found is not None and (_opens(text, at, "，,、") or _SECOND.match(text, at) is not None)
        if found is None or (found["number"].isdecimal() and not opens):
            return None
        return None if _is_dressed(grammar, text, found, opens) else found.end()
    if text[at] in "[〔［":
        note = _NOTE.match(text, at)
        return note.end() if note and _is_in_notes(grammar, text, note) else None
    before = text[at - 1] if at else "\n"
    if text[at] in "1１" and is_han(before) and before not in _COUNTING and (first := _FIRST.match(text, at)):
        return first.end()
    if before in _DASHES or (before in SPACES and at > 1 and text[at - 2] in _DASHES):
        page = match_page_number(text, at)
        return page.end() if page and not _interrupts(grammar, text, page) else None
    if before in _OPENERS or (before in SPACES and _opens(text, at)):
        month = _BEFORE_MONTH.match(text, at)
        if month:
            number = _read(month["number"])
            return month.end() if number > 1 and _is_in_row(text, month, number) else None
        found = _NUMBERED.match(text, at)
        if found and found["number"] and _is_dressed(grammar, text, found, True):
            return None
    elif before == "第" and _opens(text, at - 1):
        found = _ENUMERATED.match(text, at)
    else:
        return None
    return found.end() if found else None


def _is_dressed(grammar: Grammar, text: str, found: re.Match[str], opens: bool) -> bool:
    """Tell whether a count is dressed as the number of a section: 脱贫户数：12. and 38.户脱贫 and （三十八）户.

    The number of a section has its heading or point behind it, and follows the number before it or begins a row.
    """
    at, end = found.span()
    number, lone = _read(found["number"]), _NOTHING_ON.match(text, end)
    unit = "" if lone else grammar.find_unit(text, skip_spaces(text, end))[0]
    if not opens:
        many = number >= _MANY and unit and unit not in _REFERRED
        return bool(many or unit in _COUNTED) and not (number > 1 and _is_in_row(text, found, number))
    if _opens_line(text, at):
        return bool(unit in _COUNTED or (lone and at)) and not _is_in_row(text, found, number)
    if lone and number == 1:
        return text[at] not in "(（" and text[at - 1] != "|"
    return not _is_in_row(text, found, number)


def _is_in_row(text: str, found: re.Match[str], number: int) -> bool:
    """Tell whether the mark is the first of a row, or that with the number before stands ahead of it."""
    if number == 1 or number > 100:
        return number == 1
    ahead = text[max(0, found.start() - _ROW) : found.start()]
    before = "|".join(_write(number - 1, found["number"]))
    end = "[)）]" if found[0][0] in "(（" else "[.．、)）]"
    return re.search(rf"(?<![{ARABIC}{HAN_NUMERALS}])(?:{before}){end}", ahead) is not None


def _is_in_notes(grammar: Grammar, text: str, found: re.Match[str]) -> bool:
    """Tell whether a number in square brackets is the mark of a note: the first, or behind the one before it."""
    number = read_arabic(found["number"])
    if grammar.find_unit(text, skip_spaces(text, found.end()))[0]:
        return False  # [12]户
    before = found[0].replace(found["number"], str(number - 1))
    return number == 1 or before in text[max(0, found.start() - _ROW) : found.start()]


def _interrupts(grammar: Grammar, text: str, page: re.Match[str]) -> bool:
    """Tell whether what looks like a page number is a count that a measure word follows on the next line: —38—, 户."""
    on = _NEXT_LINE.match(text, page.end())
    if not on or grammar.find_unit(text, on.end())[0] not in _COUNTED:
        return False
    number = page["number"]
    if number is None or number == "1":
        return False
    before = page[0].strip().replace(number, str(read_arabic(number) - 1))
    return before not in text[max(0, page.start() - _ROW) : page.start()]


def _read(written: str) -> int:
    number = read_arabic(written) if written[0] in ARABIC else read_han(written)
    return number if isinstance(number, int) else 0


def _write(number: int, like: str) -> tuple[str, ...]:
    """Return a number below a hundred in the script of another numeral, each way it is written."""
    if like[0] in ARABIC:
        return (str(number), f"{number:02}", str(number).translate(_FULL_WIDTH))
    return (chinese_number(number),)


def _opens_line(text: str, at: int) -> bool:
    """Tell whether a line, or the first cell of a row of a table, opens at `at`."""
    ahead = text[max(0, at - 4) : at].rstrip(_BLANK).removesuffix("|").rstrip(_BLANK)
    return ahead[-1:] in _LINE_HEADS if ahead else at <= 4


def _opens(text: str, at: int, more: str = "") -> bool:
    """Tell whether a line, sentence or clause opens at `at`."""
    back = at
    while back and at - back < 4 and text[back - 1] in SPACES:
        back -= 1
    return back == 0 or text[back - 1] in _OPENERS or text[back - 1] in more
