"""A course that its own two figures contradict: 由585元下调到620元."""

from collections.abc import Container, Iterator

from draftkit.check.binding.bound import ALTERED, STATED, Binding
from draftkit.check.page import Page
from draftkit.check.supply import Supply, number_of
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_DOWN = "下降|下调|调低|降低|降|减少|减|缩减|缩短|压缩|压减|回落|下滑|收窄|精简"
_UP = "上升|上调|调高|提高|提升|升|增加|增长|增|扩大|延长|回升|攀升"
_COURSE = lazy_pattern(
    rf"[^，。；\\d]{{0,8}}?[，]?(?:(?P<down>{_DOWN})|(?P<up>{_UP}))(?:了)?(?:到|至|为)(?:现在的|目前的|今年的|全年)?$"
)
_FROM = lazy_pattern(r"[由从自][^，。；]{0,12}$")
_REACH = 24


def judge_course(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where two figures of one unit, one behind 由 and one behind 降至 or 升至, went the other way."""
    for index in range(1, len(page.figures)):
        first, second = page.figures[index - 1], page.figures[index]
        if index in besides or binding.verdicts[index] not in (STATED, ALTERED) or first.unit != second.unit:
            continue
        found = _COURSE.fullmatch(page.text, first.end, second.start)
        if found is None or not _FROM.search(page.text, max(0, first.start - _REACH), first.start):
            continue
        before, after = number_of(first), number_of(second)
        if before is None or after is None or before == after:
            continue
        # 由第7位升至第4位: the first is the highest
        if (after < before) == bool(found["up"] if first.kind == "ordinal" else found["down"]):
            continue
        word = "down" if found["down"] else "up"
        yield reversed_finding(page.text, *found.span(word), supply.claims[binding.claims[index]].fact)
