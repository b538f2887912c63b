"""A part told as something besides its total: 投入1200万元，另有县级配套200万元, of 含县级配套200万元."""

from collections.abc import Container, Iterator

from draftkit.check.binding.bound import Binding
from draftkit.check.clauses import SENTENCE_END
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_BESIDES = lazy_pattern("另(?![一外])[加有行计拨投安配补付支]?|[之以]外(?:还|又|另)|[不未]含|[不未]包[括含]|扣除")
_BEHIND = lazy_pattern("[^，。；、]{0,6}(?:另计|除外|不计在内|不在其内|[之以]外)")


def judge_besides(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where the only part of a total stands behind that and is told as none of it; figures in `besides`
    are told of elsewhere.
    """
    for index in range(1, len(page.figures)):
        if not binding.states_one(index, besides) or not binding.states_one(index - 1, besides):
            continue
        fact, total = (supply.claims[binding.claims[at]].fact for at in (index, index - 1))
        first, last = page.figures[index - 1].end, page.figures[index].start
        if fact.parent != total.key or len(supply.parts[total.key]) > 1 or SENTENCE_END.search(page.text, first, last):
            continue
        found = _BESIDES.search(page.text, first, last) or _BEHIND.match(page.text, page.figures[index].end)
        if found is not None:
            yield reversed_finding(page.text, *found.span(), fact)
