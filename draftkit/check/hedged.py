"""A right figure with words beside it that make another one of it: 未达99.6%, 突破120人, 12公里有余, 预计达到99.6%."""

import re
from collections.abc import Container, Iterator
from functools import lru_cache

from draftkit.check.altered import other_figure_finding
from draftkit.check.apart import BEFORE_VALUE, ROUGHLY, find_apart
from draftkit.check.binding.bound import Binding
from draftkit.check.blanks import unknown_finding
from draftkit.check.clauses import BLANK_MARK
from draftkit.check.lexicon import read_alternation, word_pattern
from draftkit.check.own_words import is_within, says_the_label
from draftkit.check.page import Page
from draftkit.check.shares_of_totals import find_share
from draftkit.check.supply import COMPOUND, Claim, Supply, squeeze
from draftkit.check.turned.afterwards import is_come_about
from draftkit.check.turned.plans import is_carried_out, is_set_ahead, is_unclear
from draftkit.check.turned.replaced import is_supplied
from draftkit.check.turned.stances import PLANNED, read_fact_stance
from draftkit.check.verdict import Finding
from draftkit.figures import Figure, find_figures
from draftkit.ledger import Fact
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent", "period", "ordinal"})
_LINK = lazy_pattern(r"(?:达到?|为|到|至|在|有|是|了|约|共)*\Z")
_PASSED = lazy_pattern("(?:突破|累计达)$")
_QUALIFIER_BEHIND = lazy_pattern("(?:余|多|左右|以上|以下|上下|有余)")
_ANY = "90件"
_DOUBLED = lazy_pattern(f"{ROUGHLY}$")
"""Before a qualifier: 约|高于25%."""
_NUMBER = lazy_pattern("^.*[0-9０-９]")
_LESS = lazy_pattern(
    "[缺减亏欠降撤]|差[额距]?(?=，)|流失|损失|丢失|空[编置]|[辞清腾]退|退[出岗回]|离[职岗]|辞职|解聘|裁员|压缩|取消|停[产工业用]|免除|节[约省能]"
    "|不足|短少|偏少|超[编员]|同比|环比|[较比]|变[化动]"
)
"""What is told of a thing that is less, or of a change, by its own label."""
_THING = 3
_BEFORE, _BEHIND = 40, 12


def judge_hedged(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding for each stated figure that words right before or behind it make another; none in `besides`."""
    for index, figure in enumerate(page.figures):
        if figure.kind not in _JUDGED or not binding.states_one(index, besides):
            continue
        claim = supply.claims[binding.claims[index]]
        if claim.kind == COMPOUND:
            continue
        first = max(0, figure.start - _BEFORE)
        link = _LINK.search(page.text, first, figure.start)
        stop = link.start() if link else figure.start
        before = _hedges().search(page.text, first, figure.start) or _hedges().search(page.text, first, stop)
        before = before or (_DOUBLED.search(page.text, first, figure.start) if figure.approx else None)
        behind = word_pattern("hedges_behind").match(page.text, figure.end, figure.end + _BEHIND)
        if before and not says_the_label(before[0], claim, page.text, before.start(), figure.end):
            yield _altered(page.text, (before.start(), figure.end), claim)
        elif not claim.figures[0].approx and (start := _qualified_from_apart(page, index, claim)) >= 0:
            yield _altered(page.text, (start, figure.end), claim)
        elif shared := find_share(page, index, stop, claim, supply):
            severity = "error" if shared[1] else "warning"
            yield other_figure_finding(page.text, (shared[0], figure.end), claim.fact, severity)
        elif lacked := _judge_lacked(page.text, figure, claim, supply):
            yield lacked
        elif behind and not (is_within(behind[0], claim, page.text, figure.start) or _goes_with(behind[0], figure)):
            yield _altered(page.text, (figure.start, behind.end()), claim)
        elif (unit := _NUMBER.sub("", figure.text)) and len(unit) > 1 and page.text.startswith(unit, figure.end):
            yield _altered(page.text, (figure.start, figure.end + len(unit)), claim)  # 120万元万元
        elif (planned := _planned(page.text, first, stop, claim.fact)) is not None and not (
            _of(page, figure.end) or is_come_about(page, index)
        ):
            yield _reversed(page.text, (planned, figure.end), claim)
    yield from _judge_values(page, supply, binding)


def _judge_lacked(text: str, figure: Figure, claim: Claim, supply: Supply) -> Finding | None:
    """Return a finding on a figure that is told as lacking or lost of its label's thing: 聘用护林员减员30人.

    It is sure behind the whole label. What something fell to (减至30人) is no such figure.
    """
    found = _lacked().search(text, max(0, figure.start - _BEHIND), figure.start)
    label = claim.fact.label
    if found is None or _LESS.search(f"{label}，{claim.words}"):
        return None
    named = label if text.endswith(label, 0, found.start()) else label[-_THING:]
    if len(named) < _THING or not text.endswith(named, 0, found.start()):
        return None
    place = found.start(), figure.end
    if squeeze(f"{named}{text[slice(*place)]}") in supply.words:
        return None
    return other_figure_finding(text, place, claim.fact, severity="error" if named == label else "warning")


def _judge_values(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding for each value that opens with a word of its own and has a qualifier before it (约|上升15.6%)."""
    for number, places in binding.whole.items():
        claim = supply.claims[number]
        for start, end in places if claim.kind == COMPOUND and claim.figures[0].start else ():
            found = BEFORE_VALUE.search(page.text, max(0, start - _BEFORE), start)
            if found and not says_the_label(found["told"], claim, page.text, found.start(), start):
                yield _altered(page.text, (found.start(), end), claim)


def _qualified_from_apart(page: Page, index: int, claim: Claim) -> int:
    """Return where a qualifier starts that words part from a figure, -1 if none does."""
    figure = page.figures[index]
    start, told = find_apart(page.text, figure.start) or (-1, "")
    return -1 if told and says_the_label(told, claim, page.text, start, figure.end) else start


def judge_hedged_blanks(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield a finding for each ____ with a qualifier beside it (约____件, ____余件): what comes there is not known."""
    for mark in BLANK_MARK.finditer(text):
        start = _qualified_from(text, mark.start())
        behind = _QUALIFIER_BEHIND.match(text, mark.end())
        if start < mark.start() or behind:
            place = start, behind.end() if behind else mark.end()
            told = text[slice(*place)]
            if not is_supplied(told, supply):
                yield unknown_finding(place, told)


def _qualified_from(text: str, at: int) -> int:
    """Return where the qualifier before a blank starts, as it would before a number; where the blank does, if none."""
    before = text[max(0, at - _BEHIND) : at]
    if before[-1:].isdigit():
        return at
    figures = find_figures(f"{before}{_ANY}")
    start = next((figure.start for figure in figures if figure.approx and figure.end > len(before)), len(before))
    if passed := _PASSED.search(before):
        start = passed.start()
    return at - len(before) + min(start, len(before))


def _of(page: Page, end: int) -> bool:
    """Whether a figure belongs to a thing behind it, which is what is planned of (力争61%的进度尽快赶上)."""
    return page.text[end : end + 1] == "的"


def _goes_with(behind: str, figure: Figure) -> bool:
    """Whether words behind a range say no more than that it is one: 24岁至67岁|不等."""
    return behind == "不等" and isinstance(figure.value, tuple)


def _planned(text: str, first: int, stop: int, fact: Fact) -> int | None:
    """Return where the word stands that tells a figure as one to come, right before it or before its label."""
    label = fact.label
    if text.endswith(label, first, stop):
        link = _LINK.search(text, first, stop - len(label))
        stop = link.start() if link else stop
    found = _hedges_planned().search(text, first, stop)
    if not found or is_carried_out(text, *found.span()) or is_unclear(text, *found.span()):
        return None
    # 年度目标 names one, too, though it is no word of that list
    is_own = found[0] in label or word_pattern("hedges_planned").search(label) or is_set_ahead(label)
    is_own = is_own or read_fact_stance(fact)[0] == PLANNED
    return None if is_own else found.start()


def _altered(text: str, place: tuple[int, int], claim: Claim) -> Finding:
    return other_figure_finding(text, place, claim.fact)


def _reversed(text: str, place: tuple[int, int], claim: Claim) -> Finding:
    told = text[slice(*place)]
    message = say(
        "{told} tells {label} as something to come; it was supplied as it is. Put it as supplied.",
        told=told,
        label=claim.fact.label,
    )
    return Finding.at(place, "reversed", message, told, claim.fact, expected=claim.fact.value)


@lru_cache(maxsize=1)
def _hedges() -> re.Pattern[str]:
    return re.compile(rf"(?:{read_alternation('hedges')})\Z")


@lru_cache(maxsize=1)
def _lacked() -> re.Pattern[str]:
    words = read_alternation("lacked")
    return re.compile(rf"(?:[已共又尚还仍现]|累计|目前|同比)*(?:{words})(?:了|达到?|[约有共])*\Z")


@lru_cache(maxsize=1)
def _hedges_planned() -> re.Pattern[str]:
    return re.compile(rf"(?:{read_alternation('hedges_planned')})\Z")  # not over a line: 下步打算, a heading
