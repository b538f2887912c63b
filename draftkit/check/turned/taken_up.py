"""Whether what was not so is taken up in the same clause, so that it may be so by now: 动员未参保群众办理了医保."""

from draftkit.check.page import Page
from draftkit.check.turned.mentioned import is_urged
from draftkit.check.verdict import Span
from draftkit.patterns import HAN, lazy_pattern

_TAKEN_UP = lazy_pattern(
    "(?<![核比绝反])对|[将把给送让]|使(?!用)|接收|接纳|吸纳|吸收|组织|在$|此前|以前|过去|曾|昔日|原先|原来"
)
"""Before what was not so: something is done about it, or it was long ago."""
_FOR = lazy_pattern("(?<![均都全多仍即作成])为")
_MENDED = lazy_pattern("了|补(?![贴助偿充给])|均|都|全部|逐|完成|重新|再次|一律")
"""Behind what was not so: by now it is."""
_NAME = 2
"""Characters behind a figure that tell no more than what it counts, or 左右; a name behind 的 has one more."""


def is_taken_up(page: Page, index: int, clause: Span, denied: Span, label: str) -> bool:
    """Whether the clause of a figure says of what was not so that something is done about it, or was.

    对未登记的320套逐套补录, 未通公交村6个开行班线; but not 未通公交村6个.
    """
    text, figure = page.text, page.figures[index]
    start, end = clause
    before = text[start : denied[0]]
    behind = text[max(figure.end, denied[1] + 2) : end]
    if is_urged(before) or _TAKEN_UP.search(before) or _MENDED.search(behind):
        return True
    if denied[0] > figure.start:
        return False
    named = text[figure.start - 1] == "的"  # 未硬化的19个|行政村
    told = sum(sign not in label for sign in HAN.findall(behind))
    return bool(_FOR.search(before)) or told > _NAME + named
