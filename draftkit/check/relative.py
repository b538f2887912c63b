"""Words that move a date without a year to another day: 去年11月9日, 每年11月9日, 农历11月9日."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.altered import altered_finding
from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.difference import MOMENT
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_MOVED = lazy_pattern(
    r"(去年|上年|前年|上一年|明年|次年|来年|翌年|后年|下一年|往年|每年|历年|每月|上月|上个月|次月|下月|下个月|农历|阴历|旧历)的?\s*$"
)
_REACH = 8
_YEARLESS = "--"


def judge_relative(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding for each supplied date that stands behind such a word, which was not supplied with it.

    A warning where the date stands without it too: then another day may be meant.
    """
    homes: Mapping[int, Sequence[int]] = {}
    for index, figure in enumerate(page.figures):
        if figure.kind != "date" or binding.verdicts[index] != STATED or not str(figure.value).startswith(_YEARLESS):
            continue
        moved = _MOVED.search(page.before(index, _REACH))
        if moved is None:
            continue
        fact = supply.claims[binding.claims[index]].fact
        around = (fact.value or "", fact.label, fact.context, fact.as_of, supply.passages.get(fact.section, ""))
        if any(moved[1] in words for words in around):
            continue
        homes = homes or binding.homes()
        place = figure.start - len(moved[0]), figure.end
        if len(homes[binding.claims[index]]) > 1:
            yield unsupplied_finding(place, page.text[slice(*place)], "warning")
        else:
            yield altered_finding(page.text, place, MOMENT, fact)
