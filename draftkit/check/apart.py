"""A qualifier that words part from its figure: 约占总面积的|8%, 同比约增长|15%, 大约接待游客|26万人次."""

from collections.abc import Mapping, Sequence

from draftkit.check.ways import CHANGES
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_ABOUT, _REACH = ("约", "大约", "大概"), 32
_WORD = "[^0-9０-９一二三四五六七八九十两，。；：、！？（）()\\n]"
ROUGHLY = "(?:(?<![节签预履契公续违邀制合条特简集隐大])约(?![谈束定请见法稿车会])|大约|大概)"
_NEARLY = "(?:将近|超过|逾|至少|(?:(?<=同[比期])|(?<=环比)|(?<=[上去]年))近)"
_CHANGE = f"(?:同比|环比|[比较](?:上年|去年)(?:同期)?)?(?:实现)?(?:{CHANGES})了?"
_APART = lazy_pattern(f"(?:(?P<about>{ROUGHLY}){_WORD}{{1,16}}|(?P<nearly>{_NEARLY}){_CHANGE})$")
BEFORE_VALUE = lazy_pattern(f"(?P<told>{ROUGHLY}|{_NEARLY})(?:{_CHANGE})?$")
"""A qualifier before a value that opens with a verb of its own: 约|上升15.6%."""


def find_apart(text: str, at: int) -> tuple[int, str] | None:
    """Find the qualifier that words part from the figure which starts there: where it starts, and itself."""
    found = _APART.search(text, max(0, at - _REACH), at)
    return (found.start(), found["about"] or found["nearly"]) if found else None


def form_of(text: str, figure: Figure, written: str, owners: Mapping[str, Sequence[int]]) -> str:
    """Return a figure as written, with the qualifier that stands apart from it where it was supplied so.

    `owners` maps a written figure to its claims.
    """
    told = [] if figure.approx else [word for word in _ABOUT if f"{word}{written}" in owners]
    found = find_apart(text, figure.start) if told else None
    if found is None or found[1] not in _ABOUT:
        return written
    return f"{found[1] if found[1] in told else told[0]}{written}"
