"""Figures without qualifiers that are none beside what was supplied: the end of a label, a limit said again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftkit.check.bounds import is_bound_of
from draftkit.check.own_words import is_compared_with, is_counted_in, is_estimate_kept
from draftkit.check.supply import Claim, squeeze
from draftkit.figures import Figure, read_figure
from draftkit.patterns import lazy_pattern

_LONGEST = 5
_HAN = lazy_pattern("[一-鿿]{4,}")
_MOST = 32
_DIGITS = frozenset("0123456789")
_LEADS = frozenset({"将", "大", "接"})
"""Before a qualifier that was supplied: 将近1600人 holds 近1600人, and is either the same or a verb beside it."""
_AFTER, _DUE = frozenset({"以后", "之后", "后"}), lazy_pattern("截止|截至|期限|时限|最[迟晚]")
_CLOSED = lazy_pattern("，?(?:一律|将|均|即)?(?:不再|不予|停止|关闭|逾期)")  # 截止时间: 17时以后不再受理
_COMPARED = frozenset({"超过", "超出", "超", "高于", "大于", "多于", "低于", "小于", "少于", "不到", "不足"})
_REACH = 12
_OTHER = frozenset({"以上", "以下", "以内"})
_LED_BY_IT = lazy_pattern("[一-鿿]{1,10}(?:为主|居多|为辅|为重点|为代表|为基础|方式|形式)")  # 36家|以内资企业为主
_LED_BEFORE = lazy_pattern("以[^，。；：！？\\n]{0,12}$")
_BROKEN = ("突破", "达到", "达")
"""Before a qualifier that is one, then: 没有突破|超过3亿元的限额."""


def cut_qualifiers(
    text: str, figures: Iterable[Figure], claims: Sequence[Claim], owners: Mapping[str, Sequence[int]]
) -> Iterator[Figure]:
    """Yield the figures of a text, those without a qualifier that only then are written as supplied and mean the same.

    `owners` maps a written figure to its claims.
    """
    for figure in figures:
        own = figure.approx and squeeze(figure.text) not in owners and _cut(text, figure, claims, owners)
        yield own or figure


def _cut(text: str, figure: Figure, claims: Sequence[Claim], owners: Mapping[str, Sequence[int]]) -> Figure | None:
    written = figure.text
    for length in range(1, min(_LONGEST, len(written))):
        if written[length - 1] in _DIGITS:
            break
        facts = owners.get(squeeze(written[length:]), ())[:_MOST]
        labels = [claims[number].fact.label for number in facts]
        if labels and (
            written[:length] in _LEADS
            or any(_ends_there(text, figure.start + length, label, length) for label in labels)
            or _tells_bound(text, figure, written[:length], labels)
        ):
            return _part(figure, length, len(written))
    length = len(figure.approx or "")
    facts = owners.get(squeeze(written[:-length]), ())[:_MOST]
    if any(is_bound_of(written[-length:], claims[number].fact.label) for number in facts):
        return _part(figure, 0, len(written) - length)
    led = written[-length:] in _OTHER and _LED_BY_IT.match(text, figure.end)
    if facts and led and not _LED_BEFORE.search(text, max(0, figure.start - _REACH), figure.start):
        return _part(figure, 0, len(written) - length)
    behind = [(written[-length:], claims[number], text, figure.start) for number in facts]
    if any(is_counted_in(*one) or is_estimate_kept(*one) for one in behind):
        return _part(figure, 0, len(written) - length)  # 算在新增就业618人|以内, 预计10天|内完成
    closed = written[-length:] in _AFTER and _CLOSED.match(text, figure.end, figure.end + _REACH)
    if closed and any(_DUE.search(claims[number].fact.label) for number in facts):
        return _part(figure, 0, len(written) - length)
    return None


def _ends_there(text: str, end: int, label: str, length: int) -> bool:
    """Whether a label, or the last word of it, ends with the first `length` characters of a figure: 停产不足|2家; or
    such a word stands in it: 供暖不足|86件 of 供暖不足问题.
    """
    if text.endswith(label[-length - 2 :], 0, end) and len(label) > length:
        return True
    word = text[max(0, end - length - 2) : end]
    return length > 1 and _HAN.fullmatch(word) is not None and word in label


def _tells_bound(text: str, figure: Figure, qualifier: str, labels: Sequence[str]) -> bool:
    """Whether a limit is told as one (时限: 最长不超过3日), or a plan is what is compared with (超出3亿元的计划)."""
    if any(is_bound_of(qualifier, label) for label in labels):
        return True
    if qualifier not in _COMPARED or text.endswith(_BROKEN, 0, figure.start):
        return False
    return any(is_compared_with(text, figure.end, label) for label in labels)


def _part(figure: Figure, start: int, end: int) -> Figure | None:
    part = read_figure(figure.text[start:end])
    return part and part._replace(start=figure.start + start, end=figure.start + end)
