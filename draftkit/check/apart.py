"""A qualifier that stands before a verb, apart from its figure: 约占总面积的|8%, 约为去年的|1.5倍, 约有|四分之一."""

from collections.abc import Mapping, Sequence

from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_WORDS, _REACH = ("约", "大约", "大概"), 24
_FREE = "[^0-9０-９二三四五六七八九十两，。；：、！？（）()\\n]"
APART = lazy_pattern(
    "(?<![节签预履契公续违邀制合条特简集隐])(?P<told>大?约|大概)"
    f"(?:占(?:{_FREE}{{1,14}}的)?|(?:相当于|[为是达])(?:{_FREE}{{1,12}}的)?|达到|有|合|折合)"
    "(?:全[部体县市省区镇乡村]|其中?|总数|总量)?$"
)
"""A qualifier with the verb that parts it from a figure."""


def form_of(text: str, figure: Figure, written: str, owners: Mapping[str, Sequence[int]]) -> str:
    """Return a figure as written, with the qualifier that stands apart from it where it was supplied so.

    `owners` maps a written figure to its claims.
    """
    told = [] if figure.approx else [word for word in _WORDS if f"{word}{written}" in owners]
    found = APART.search(text, max(0, figure.start - _REACH), figure.start) if told else None
    if found is None:
        return written
    return f"{found['told'] if found['told'] in told else told[0]}{written}"
