"""A course that its own two figures contradict, or its times: 由585元下调到620元, 由改革后的45分缩到改革前的28分."""

from collections.abc import Container, Iterator

from draftkit.check.binding.bound import ALTERED, STATED, Binding
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
_BACKWARDS = lazy_pattern(
    r"[由从自][^，。；|]*(?:(?P<then>[一-鿿]{2})后的?\|[^|]*(?P=then)前的?|(?:现在?|目前|如今)的?\|[^|]*[到至为](?:原来?|过去|此前)的?)$"
)
_REACH = 24


def judge_course(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where two figures of one unit, one behind 由 and one behind 降至 or 升至, went the other way."""
    for index in range(1, len(page.figures)):
        first, second = page.figures[index - 1], page.figures[index]
        if index in besides or binding.verdicts[index] not in (STATED, ALTERED) or first.unit != second.unit:
            continue
        found = _CAME_TO.fullmatch(page.text, first.end, second.start)
        way = read_way(found["way"], second.kind) if found else None
        start = max(0, first.start - _REACH)
        if way is None or not _FROM.search(page.text, start, first.start):
            continue
        before, after = number_of(first), number_of(second)
        if before is None or after is None or before == after:
            continue
        # 由第7位升至第4位: the first is the highest
        as_told = (after < before) == (way.side == (MORE if first.kind == "ordinal" else LESS))
        if as_told and not _BACKWARDS.search(f"{page.text[start : first.start]}|{page.text[first.end : second.start]}"):
            continue
        place = first.end + way.start, first.end + way.end
        yield reversed_finding(page.text, *place, supply.claims[binding.claims[index]].fact)
