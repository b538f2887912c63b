"""Marks: what stands in a prompt for a value: 〔数甲：条〕, 〔日期乙：…月…日〕, 〔人员丙〕.

A mark has no digit, says of which sort its value is, and shows of the value what tells nothing: a unit, how a date is
written, what an organisation is (局, 公司).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.exemplars.masking import mask_of
from draftkit.exemplars.particulars import FIGURE, Particular
from draftkit.figures import find_figures, read_figure
from draftkit.names import BODY, CALLED, DOCUMENT, OFFICE, PERSON, PLACE
from draftkit.names.lexicon import read_words
from draftkit.patterns import lazy_pattern

STEMS = "甲乙丙丁戊己庚辛壬癸"
_MISREAD = {"已": "己", "巳": "己", "戌": "戊", "戍": "戊"}
NUMBER, STATE, UNKNOWN, WORD = "数", "情形", "空缺", "名称"
LITERAL = "literal"
"""The kind of what looks like a mark in the facts themselves."""
ADDRESS = "address"
"""The kind of an address or account: of the web, of mail, of a service."""
SORTS = {
    ADDRESS: "号码", PERSON: "人员", CALLED: "人员", PLACE: "地点", BODY: "单位", OFFICE: "单位", DOCUMENT: "文件",
}  # fmt: skip
"""What kinds of names are called in marks."""
FIGURE_SORTS = {
    "date": "日期", "time": "时间", "period": "时期", "document": "文号", "phone": "号码", "id": "号码", "code": "号码",
}  # fmt: skip
"""What kinds of figures are called in marks; all others are numbers."""
ALL_SORTS = (*dict.fromkeys((*SORTS.values(), *FIGURE_SORTS.values())), WORD, STATE, UNKNOWN, NUMBER)
_LONGEST_HINT = 12
_TELLING = lazy_pattern(r"[0-9０-９Ⅰ-ⅿ〇零一二两三四五六七八九十百千万亿A-Za-zＡ-Ｚａ-ｚ]")
_MASKED = lazy_pattern("×+")
_GAPS = lazy_pattern("…+")
_CODES = frozenset({"document", "phone", "id", "code"})
LEVELS = "省市县区镇乡村"
"""What an office is called by that names no place: 县|政府."""
GAP = "…"
"""Stands in a hint for what is not shown."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark: `name` tells it from all others of its section, `hint` is what it shows of its `value`.

    `key` is the key of the fact whose value it is; `None` for what stands elsewhere in the facts.
    """

    name: str
    value: str
    hint: str = ""
    key: str | None = None

    @property
    def written(self) -> str:
        """The mark as it stands in a prompt."""
        return f"〔{self.name}：{self.hint}〕" if self.hint else f"〔{self.name}〕"


def number_mark(sort: str, number: int) -> str:
    """Return the name of a sort's mark by its number from 1 on: 数甲, … 数癸, 数甲甲, …"""
    letters = ""
    while number:
        number, letter = divmod(number - 1, len(STEMS))
        letters = STEMS[letter] + letters
    return sort + letters


def sort_of(kind: str, text: str) -> str:
    """Return what a particular of this kind is called in marks."""
    if kind != FIGURE:
        return SORTS.get(kind, WORD)
    figure = read_figure(text)
    if figure:
        return FIGURE_SORTS.get(figure.kind, NUMBER)
    return NUMBER if find_figures(text) or _TELLING.search(text) else STATE


def hint_of(kind: str, text: str) -> str:
    """Return what may be shown of a particular, `…` for the rest of it; `""` where that could tell something of it."""
    if kind == CALLED:
        return next((title for title in read_words("titles") if text.endswith(title) and title != text), "")
    figure = read_figure(text) if kind == FIGURE else None
    if figure and figure.kind in _CODES:
        return ""
    if kind == FIGURE and not figure:
        return hint_of_value(text, "")
    if kind == OFFICE and text[0] not in LEVELS:
        kind = BODY
    unit = figure.unit if figure and text.endswith(figure.unit) else ""
    shown = _MASKED.sub(GAP, mask_of(Particular(0, len(text), text.removesuffix(unit), kind)).strip("《》"))
    if kind == BODY and shown == GAP:
        return hint_of(PLACE, text)  # 东澜区, as an organisation
    return "" if _TELLING.search(shown) or text.strip("《》") in shown + unit else _fit(shown + unit)


def hint_of_value(value: str, label: str) -> str:
    """Return what may be shown of a fact's value: units, and words that its label (as it is shown) has, too."""
    shown, last = "", 0
    for figure in find_figures(value):
        between = value[last : figure.start]
        hint = hint_of(FIGURE, figure.text)
        shown += (between if between in label else GAP) + (hint if GAP in hint else GAP + hint)
        last = figure.end
    rest = value[last:]
    return _fit(shown + (rest if rest in label else GAP)) if last else ""


def _fit(shown: str) -> str:
    """Return a hint without the gap that every mark stands for, `""` for one that says nothing or too much."""
    hint = _GAPS.sub(GAP, shown)
    hint = hint.removeprefix(GAP) if hint.count(GAP) == 1 else hint
    return hint if hint.strip(GAP) and len(hint) <= _LONGEST_HINT and "〔" not in hint else ""


def name_marked(found: re.Match[str]) -> str:
    """Return the name of a mark that was found: letters that are taken for one another are put right."""
    return found["sort"] + "".join(_MISREAD.get(letter, letter) for letter in found["stem"])


def find_literals(text: str) -> Iterator[re.Match[str]]:
    """Yield what would be taken for a mark in a text that has none yet."""
    yield from _LIKE_A_MARK.finditer(text)


def mark_pattern() -> re.Pattern[str]:
    """Return the pattern of a mark, also of a damaged one: other brackets, spaces, another hint or none."""
    return _MARK


_OPEN, _CLOSE = r"[〔［\[【〖(（{｛〈<]", r"[〕］\]】〗)）}｝〉>]"
SORT = "|".join(ALL_SORTS)
_NAME = rf"(?P<sort>{SORT})[ \u3000]*(?P<stem>[{STEMS}{''.join(_MISREAD)}]+)"
MARK = (
    rf"{_OPEN}[ \u3000]*{_NAME}[ \u3000]*(?:[：:][^〔〕\n。；]{{0,{_LONGEST_HINT + 4}}}?)?[ \u3000]*{_CLOSE}"
)
_MARK = lazy_pattern(MARK)
_LIKE_A_MARK = lazy_pattern(rf"{MARK}|(?:{SORT})[{STEMS}]+[：:]")
