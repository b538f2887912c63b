"""Words that move a date without a year to another day: 去年11月9日, 每年11月9日, 农历11月9日."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.altered import altered_finding
from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.difference import MOMENT, parts_of
from draftkit.check.clauses import SENTENCE_END
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_MOVED = lazy_pattern(
    r"(去年|上年|前年|上一年|明年|次年|来年|翌年|后年|下一年|往年|每年|历年|每月|上月|上个月|次月|下月|下个月|农历|阴历|旧历)的?\s*$"
)
_NEXT_YEAR = frozenset({"次年", "来年", "翌年"})
_EACH_YEAR = frozenset({"每年", "历年"})
_UNTIL = lazy_pattern(r"起?[，,]?(?:直?[至到]|[—–～~-]{1,2})(?:次年|来年|翌年)?|[^。！？\n]{0,30}(?:次年|来年|翌年)")
_REACH = 8
_FAR = 60
_YEARLESS = "--"


def judge_relative(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding for each supplied date that stands behind such a word, which was not supplied with it.

    A warning where the date stands without it too: then another day may be meant.
    """
    homes: Mapping[int, Sequence[int]] = {}
    for index, figure in enumerate(page.figures):
        yearless = figure.kind == "date" and str(figure.ends[0]).startswith(_YEARLESS)
        if not yearless or binding.verdicts[index] != STATED:
            continue
        moved = _MOVED.search(page.before(index, _REACH))
        if moved is None:
            continue
        fact = supply.claims[binding.claims[index]].fact
        around = (fact.value or "", fact.label, fact.context, fact.as_of, supply.passages.get(fact.section, ""))
        if any(moved[1] in words for words in around) or _is_season(page, binding, index, moved[1]):
            continue
        homes = homes or binding.homes()
        place = figure.start - len(moved[0]), figure.end
        if len(homes[binding.claims[index]]) > 1:
            yield unsupplied_finding(place, page.text[slice(*place)], "warning")
        else:
            yield altered_finding(page.text, place, MOMENT, fact)


def _is_season(page: Page, binding: Binding, index: int, word: str) -> bool:
    """Whether a word tells what two supplied dates tell: 每年10月1日至次年5月31日, 11月6日开工，次年5月20日竣工.

    次年 does where an earlier date of the sentence is later in the calendar, 每年 where the other end of the season
    stands right behind.
    """
    here = page.figures[index]
    if word in _NEXT_YEAR and index:
        earlier = page.figures[index - 1]
        near = here.start - earlier.end <= _FAR and not SENTENCE_END.search(page.text, earlier.end, here.start)
        return near and earlier.kind == "date" and _day(earlier.ends[-1]) > _day(here.ends[0])
    if word in _EACH_YEAR and len(here.ends) > 1:
        return True
    if word in _EACH_YEAR and index + 1 < len(page.figures):
        later = page.figures[index + 1]
        stated = later.kind == "date" and binding.verdicts[index + 1] == STATED
        return stated and _UNTIL.fullmatch(page.text, here.end, later.start) is not None
    return False


def _day(moment: object) -> tuple[str, str]:
    """Return month and day of a date, in the order of the calendar."""
    return parts_of(str(moment))[1:3]
