"""Classification marks (秘密★, 机密·10年, 密级：绝密, also in 繁體): what bears one is refused before anything is sent.

Marked are documents after GB/T 9704-2012, 7.2.2: the class, ★ and the time, at the head. A text that speaks of secrets
(商业秘密, 保守国家秘密, 机密性) bears no mark.
"""

from collections.abc import Iterable

from draftkit.errors import ClassifiedError
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_S = r"(?:[^\S\n]|[\u200b-\u200d\u2060\ufeff])*"
_CLASS = rf"(?:绝{_S}密|机{_S}密|秘{_S}密)"
_LEVEL = rf"{_CLASS}(?:{_S}[级件])?"
_STAR = "[★☆✩✪✭✮✯✱✲✶✷✸✹⋆⁕﹡⭐※]"
_DOT = r"[*＊·•・∙—–/／\-]"
_SPAN = rf"(?:[0-9０-９〇一二三四五六七八九十]+{_S}[年月天日]|长期)"
_SHORT_SPAN = rf"(?:(?<![0-9０-９])[0-9０-９]{{1,2}}{_S}[年月天日]|[一二三四五六七八九十]{{1,3}}{_S}[年月天日]|长期)"
_TIME = rf"(?:{_S}{_SPAN})?"
_OPEN, _CLOSE = r"[（(【〔\[［]", r"[）)】〕\]］]"
_GRADED = (
    rf"(?:密{_S}级|(?:涉密|保密|秘密|定密|文件|信息|材料|资料)(?:等级|级别|程度))"
    r"(?:标识|标志|标记|代码|[和与及、/／]?(?:保密)?期限)?"
)
# 密级：秘密3件 counts, 密级（绝密）的 tells which: neither marks anything
_NO_MARK = rf"{_S}[0-9０-９一二两三四五六七八九十百]+[^\S\n]*[件份个项台册卷盘张条]|{_S}{_CLOSE}?的"
# anywhere: the class with its star, with the time behind a dot or in brackets, or behind what 密级 is called
_STARRED = lazy_pattern(
    rf"{_LEVEL}{_S}{_STAR}{_TIME}|{_LEVEL}{_S}{_DOT}{_S}{_SHORT_SPAN}"
    rf"|{_OPEN}{_S}{_LEVEL}{_S}{_DOT}?{_S}{_SPAN}{_S}{_CLOSE}"
    rf"|{_GRADED}{_S}[：:|｜】〕\]］（(【〔\[［]+{_S}{_LEVEL}(?!{_NO_MARK})"
    rf"|{_GRADED}(?:[^\w，。；、！？\n]{{0,4}}|{_S}[为是属]{_S}){_LEVEL}(?![一-龥]|{_NO_MARK})"
)
# alone on its line, or in brackets where a line begins
_ALONE = lazy_pattern(rf"^(?:\W|_)*{_LEVEL}{_S}(?:(?:{_STAR}|{_DOT}|{_OPEN})?{_TIME})(?:\W|_)*$")
_BRACKETED = lazy_pattern(rf"^{_S}{_OPEN}{_S}{_LEVEL}{_S}(?:{_STAR}|{_DOT})?{_TIME}{_S}{_CLOSE}")
# or in brackets where a heading ends
_ENDING = lazy_pattern(rf"^[^，。；！？\n]{{1,60}}(?P<mark>{_OPEN}{_S}{_LEVEL}{_S}{_CLOSE})\s*$")
# one character for one, so that places stay
_SIMPLIFIED = str.maketrans("機絕級祕為屬", "机绝级秘为属")


def find_classification(text: str, *, labels: bool = False) -> str:
    """Return the classification mark that a text bears, `""` for none.

    A line that is nothing but 机密 is a mark, unless the text is the label of something (`labels`).
    """
    simple = text.translate(_SIMPLIFIED)
    if "密" not in simple:
        return ""
    if found := _STARRED.search(simple):
        return text[found.start() : found.end()].strip()
    start = 0
    for line in () if labels else simple.splitlines(keepends=True):
        if found := _ALONE.search(line) or _BRACKETED.search(line):
            return text[start + found.start() : start + found.end()].strip()
        if found := _ENDING.search(line):
            return text[start + found.start("mark") : start + found.end("mark")]
        start += len(line)
    return ""


def refuse_classified(texts: Iterable[tuple[str, str, bool]]) -> None:
    """Raise `ClassifiedError` for the first of `(place, text, is_label)` that bears a classification mark."""
    for place, text, is_label in texts:
        if found := find_classification(text, labels=is_label):
            raise ClassifiedError(
                say(
                    "{place} bears the classification mark {mark}: classified material must not be processed here, "
                    "and nothing was sent. Draft it on a machine that is approved for it",
                    place=place,
                    mark=found,
                )
            )
