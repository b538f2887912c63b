"""Classification marks (秘密★, 机密★10年, 密级：绝密): what bears one is refused before anything is sent.

Marked are documents after GB/T 9704-2012, 7.2.2: the class, ★ and the time, at the head. A text that speaks of secrets
(商业秘密, 保守国家秘密, 机密性) bears no mark.
"""

from collections.abc import Iterable

from draftkit.errors import ClassifiedError
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_S = "[ \\t\u3000]*"
_CLASS = rf"(?:绝{_S}密|机{_S}密|秘{_S}密)"
_TIME = rf"(?:{_S}(?:[0-9０-９〇一二三四五六七八九十]+{_S}[年月天日]|长期))?"
# anywhere: the class with its star, or behind 密级
_STARRED = lazy_pattern(rf"{_CLASS}{_S}(?:[级件]{_S})?[★☆✩✮⭐※]{_TIME}|密{_S}级{_S}[：:|｜]{_S}{_CLASS}")
# alone on its line, or in brackets where a line begins
_ALONE = lazy_pattern(rf"^\W*{_CLASS}{_S}(?:[级件]?{_S}[★☆*＊]?{_TIME})\W*$")
_BRACKETED = lazy_pattern(rf"^{_S}[（(【〔\[［]{_S}{_CLASS}{_S}[级件]?{_S}[★☆*＊]?{_TIME}{_S}[）)】〕\]］]")


def find_classification(text: str, *, labels: bool = False) -> str:
    """Return the classification mark that a text bears, `""` for none.

    A line that is nothing but 机密 is a mark, unless the text is the label of something (`labels`).
    """
    if found := _STARRED.search(text):
        return found[0].strip()
    for line in () if labels or "密" not in text else text.splitlines():
        if found := _ALONE.search(line) or _BRACKETED.search(line):
            return found[0].strip()
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
