"""A course that its own two figures contradict, or its times: 由585元下调到620元, 由改革后的45分缩到改革前的28分."""

from collections.abc import Container, Iterator

from draftkit.check.binding.bound import ALTERED, STATED, Binding
from draftkit.check.clauses import common_head, common_tail
from draftkit.check.page import Page
from draftkit.check.supply import Supply, number_of
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.verdict import Finding
from draftkit.check.ways import LESS, MORE, read_way
from draftkit.patterns import lazy_pattern

_CAME_TO = lazy_pattern(
    "(?P<way>[^，。；]{0,8}，?[^，。；]{1,8}[到至为])(?:[现原]|全年|[^，。；、]{1,6}的|[一-鿿]{2}[前后])?"
)
_FROM = lazy_pattern(r"[由从自][^，。；]{0,12}$")
_AT = lazy_pattern(
    "(?:(?P<of>[一-鿿]{2})(?P<end>[前后])|(?P<was>原来?|过去|此前)|(?P<now>现在?|目前|如今)|(?P<last>[去上]年)|(?P<this>[今本]年))的?$"
)
"""The time right before a figure: 改革前的|45分钟."""
_OTHERS = {"was": ("现", "目前"), "now": ("原",), "last": ("今年", "本年"), "this": ("去年", "上年")}
_EARLIER = frozenset(("前", "原", "原来", "原有", "初", "起", "上", "去", "上年", "去年", "年初", "期初", "过去"))
_LATER = frozenset(("后", "现", "现在", "现有", "末", "底", "止", "今", "本", "今年", "本年", "年末", "期末", "目前"))
"""What tells the one of two labels that is of an earlier time, and the one of a later."""
_REACH = 24


def judge_course(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where two figures of one unit, one behind 由 and one behind 降至 or 升至, went the other way."""
    for index in range(1, len(page.figures)):
        first, second = page.figures[index - 1], page.figures[index]
        own = binding.claims[index]
        if own >= 0 and own == binding.claims[index - 1] and own in binding.whole:
            continue  # 由三级升为二级, as it was supplied
        if index in besides or binding.verdicts[index] not in (STATED, ALTERED) or first.unit != second.unit:
            continue
        found = _CAME_TO.fullmatch(page.text, first.end, second.start)
        start = max(0, first.start - _REACH)
        if found is None or not _FROM.search(page.text, start, first.start):
            continue
        if _is_in_reverse(page, supply, binding, index):
            yield reversed_finding(page.text, *found.span("way"), supply.claims[own].fact)
            continue
        way = read_way(found["way"], second.kind)
        if way is None:
            continue
        before, after = number_of(first), number_of(second)
        if before is None or after is None or before == after:
            continue
        # 由第7位升至第4位: the first is the highest
        as_told = (after < before) == (way.side == (MORE if first.kind == "ordinal" else LESS))
        if as_told and not _are_exchanged(page, supply, binding, index):
            continue
        place = first.end + way.start, first.end + way.end
        yield reversed_finding(page.text, *place, supply.claims[binding.claims[index]].fact)


def _is_in_reverse(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether two figures are one thing's, told from the later to the earlier: 由6%升到14%, of 改造前14%, 后6%."""
    claims = [binding.claims[at] for at in (index - 1, index)]
    if min(claims) < 0 or claims[0] == claims[1]:
        return False
    if all(_AT.search(page.before(at, _REACH)) for at in (index - 1, index)):
        return False  # 水位由泄洪后的21米回升到泄洪前的24米
    one, other = (supply.claims[claim].fact.label for claim in claims)
    first = len(common_head(one, other))
    last = min(len(common_tail(one, other)), len(one) - first, len(other) - first)
    told, then = one[first : len(one) - last], other[first : len(other) - last]
    if told.isdigit() and then.isdigit():
        return len(told) == len(then) and told > then  # 2024年, 2023年
    return (then in _EARLIER and told not in _EARLIER) or (told in _LATER and then not in _LATER)


def _are_exchanged(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether of two figures each is told at the time that is the other's: 由改革后的45分钟缩短到改革前的28分钟."""
    return all(
        binding.claims[at] >= 0 and _is_at_other_time(page, at, supply.claims[binding.claims[at]].fact.label)
        for at in (index - 1, index)
    )


def _is_at_other_time(page: Page, index: int, label: str) -> bool:
    told = _AT.search(page.before(index, _REACH))
    if told is None:
        return False
    if told["of"]:
        return f"{told['of']}{'前' if told['end'] == '后' else '后'}" in label
    return any(word in label for word in _OTHERS[told.lastgroup or "was"])
