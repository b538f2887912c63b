"""Figures told of another period than their fact is of: 今年收购16.9万吨, of 去年同期收购量."""

import re
from dataclasses import dataclass, field

from draftkit.check.binding.bases import own_words
from draftkit.check.binding.bound import STRAY, UNSURE, Binding
from draftkit.check.binding.rows import sole_counts
from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.periods import Period, base_of, period_of, read_periods, weigh_periods
from draftkit.check.scopes import OURS, SCOPE
from draftkit.check.supply import Claim, Supply
from draftkit.patterns import lazy_pattern

_SENTENCE = 80
_BEHIND = 8
_MOST = 32
_LEAST = 2
"""Characters of a label by which it is named behind a period."""
_LINK = lazy_pattern(r"^的|(?:[为是有达共约近超仅计到至]|[达升降增减]到|实现|完成)+$")
# what leads on from a period to something else: 去年由|58家, 在去年基础上
_LEADING_ON = lazy_pattern(r"[由从自比较对占在，,]|基础")
_SO_FAR, _MONTHS = "累计", 12
_ANEW = lazy_pattern("(?:今年|本年|当年|年内|本月|当月)又?新(?![型建农能区城])")
_IN_ALL = lazy_pattern("累计|总计?|历年")
_COMPARED = lazy_pattern(r"(?:[比较与同跟和及占为超]|相当于|[高低优好多少]于)$")
_FIGURES = lazy_pattern("[0-9]")
_LIGHT = lazy_pattern(f"[，,]?(?:{SCOPE}|{OURS}|共|累计|实现|完成|的)*")
_PAST = (-1, -2)
_OF_PAST = lazy_pattern("[去上前]年")
_LOOKING_BACK = lazy_pattern("同期|此前|之前|原[来有先]?|当时|[由从自比较]|以往|基数")


@dataclass(frozen=True, slots=True)
class _Periods:
    """The period of each fact or nothing, what its label tells beside that, and which facts tell the same."""

    of: list[Period | None] = field(default_factory=list)
    rests: list[str] = field(default_factory=list)
    alike: dict[tuple[str | None, str], list[int]] = field(default_factory=dict)

    def like(self, claim: Claim) -> list[int]:
        """Return the facts that tell of the same as one, whatever the period."""
        return self.alike[claim.fact.parent, self.rests[claim.index]][:_MOST]


def find_other_periods(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures that stand behind another period than their fact's, with nothing but words of its label between.

    Such a figure is no statement of its fact where the two exclude one another plainly, or another fact is of that
    period and otherwise alike; else that is only not sure. Nor is it sure of one of 去年 that no word tells of that.
    """
    periods = _read(supply)
    for index in sole_counts(page, supply, binding):
        claim = supply.claims[binding.claims[index]]
        words = own_words(page, index)
        told = _told(words, periods.rests[claim.index])
        if told and _COMPARED.search(words[: told.start]) and _compares_with(claim.fact.label, words, told):
            told = None  # 比2025年二季度下降, of 三季度环比
        if _is_told_anew(words, claim.fact.label) or (
            told and _is_cut_short(page, supply, periods.of[claim.index], told, words)
        ):
            if len(supply.owners.get(page.forms[index], ())) == 1:
                binding.doubt(index, STRAY)
            continue
        if told and (periods.of[claim.index] or told.year) and not _is_of_any(supply, periods, page.forms[index], told):
            _judge(supply, binding, periods, index, claim, told)
            of_past = told.year in _PAST and not _COMPARED.search(words[: told.start])
            if of_past and periods.of[claim.index] is None and not _OF_PAST.search(supply.words):
                binding.unsure.add(index)  # 去年共清理边沟, where nothing supplied is of 去年
        elif found := _in_other_year(page, supply, periods, index, claim, told):
            binding.doubt(index, found)
        elif _has_other_base(words, claim.fact.label) or _is_silent_on(page, periods, index, claim):
            binding.unsure.add(index)


def _compares_with(label: str, words: str, told: Period) -> bool:
    """Whether a label compares with a period that has no name there, or with just the one that is told: 比2023年."""
    return base_of(label) is not None or words[told.start - 1 : told.end] in label


def is_told_by_period(page: Page, supply: Supply, index: int, claim: int) -> bool:
    """Whether the period of a fact stands right before a figure, and the rest of its label in the sentence.

    夏粮收购量18.4万吨，比去年同期的16.9万吨…; 在去年58家的基础上，…企业增至71家
    """
    label = supply.claims[claim].fact.label
    own = period_of(label)
    rest = _rest_of(label, own)
    told = _told(own_words(page, index), rest) if own else None
    if own is None or told is None or weigh_periods(own, told, supply.year) or own.year != told.year:
        return False
    around = f"{page.led(index, _SENTENCE)}\n{page.followed(index, _SENTENCE)}"
    return not pairs_of(rest).isdisjoint(pairs_of(around))


def _read(supply: Supply) -> _Periods:
    periods = _Periods()
    for claim in supply.claims:
        own = period_of(claim.fact.label)
        rest = _rest_of(claim.fact.label, own)
        periods.rests.append(rest)
        whole = supply.whole_of(claim)
        periods.of.append(own or (period_of(whole.fact.label) if whole else None))
        periods.alike.setdefault((claim.fact.parent, rest), []).append(claim.index)
    return periods


def _rest_of(label: str, own: Period | None) -> str:
    """Return a label without its period and a word that goes before any: 收购量 of 全县去年同期收购量."""
    rest = label[: own.start] + label[own.end :] if own else label
    opening = word_pattern("opening").match(rest)
    return rest[opening.end() :] if opening and len(rest) - opening.end() >= _LEAST else rest


def _told(words: str, rest: str) -> Period | None:
    """Return the last period before a figure, if the rest of a label or nothing stands between the two."""
    for period in reversed(read_periods(words)):
        between, before = _LINK.sub("", words[period.end :]), words[: period.start]
        if not between or _is_rest(between, rest, before):
            return period
        if not _COMPARED.search(before):
            return None
    return None


def _is_rest(between: str, rest: str, before: str) -> bool:
    """Whether words are the rest of a label or its end, and no more of it stands before (完成|上年|结转项目)."""
    if _LEADING_ON.search(between) or not pairs_of(before).isdisjoint(pairs_of(rest)):
        return False
    if len(between) >= _LEAST and rest.endswith(between):
        return True
    head = between.removesuffix(rest)
    return len(rest) >= _LEAST and head != between and not word_pattern("opening").sub("", head)


def _is_of_any(supply: Supply, periods: _Periods, form: str, told: Period) -> bool:
    """Whether a figure was supplied of a period."""
    owned = (periods.of[owner] for owner in supply.owners.get(form, ())[:_MOST])
    return any(own is not None and not weigh_periods(own, told, supply.year) for own in owned)


def _judge(supply: Supply, binding: Binding, periods: _Periods, index: int, claim: Claim, told: Period) -> None:
    """Note a figure as one in the place of another fact, as no statement of its own, or as unsure."""
    own = periods.of[claim.index]
    found = weigh_periods(own, told, supply.year) if own else ""
    other = next((one for one in periods.like(claim) if _fits(periods.of[one], told)), -1)
    if other >= 0:
        binding.misplace(index, other)
    elif found:
        binding.doubt(index, found)


def _is_part_of_no_year(supply: Supply, own: Period | None, told: Period | None) -> bool:
    """Whether a part of a year is told without its year, which is this one then, of a year that is past: 上半年."""
    if own is None or told is None or own.year is None or supply.year is None:
        return False
    past = not own.months and own.near is None and own.is_numbered and own.year < supply.year
    return past and told.year is None and len(told.months) > 1


def _fits(own: Period | None, told: Period) -> bool:
    """Whether a fact is of just the period that is told; where one tells no part of the year, it may be of any."""
    if own is None or own.year != told.year or own.near != told.near:
        return False
    return own.months == told.months or not own.months or not told.months


def _is_silent_on(page: Page, periods: _Periods, index: int, claim: Claim) -> bool:
    """Whether nothing tells that a figure is one of 去年, where its label stands but for that, and a fact of this year
    is otherwise alike."""
    own, rest = periods.of[claim.index], periods.rests[claim.index]
    if own is None or not own.year or own.year > 0 or len(rest) < _LEAST:
        return False
    if all(one is not None and one.year for one in map(periods.of.__getitem__, periods.like(claim))):
        return False
    led = page.led(index, _SENTENCE)
    end = page.figures[index].end
    if not _LINK.sub("", led).endswith(rest) or _LOOKING_BACK.search(led):
        return False
    around = f"{led}，{page.text[end : end + _BEHIND]}"
    return not any(period.year == own.year for period in read_periods(around))


def _is_told_anew(words: str, label: str) -> bool:
    """Whether what a label tells of all up to now is told as what is new this year: 今年新发放, of 累计发放."""
    if _SO_FAR not in label or period_of(label) or _ANEW.search(label):
        return False
    return _ANEW.search(words) is not None and not _IN_ALL.search(words)


def _is_cut_short(page: Page, supply: Supply, own: Period | None, told: Period, words: str) -> bool:
    """Whether what is of 今年 is told of a part of it that nothing else speaks of, nor of its last month."""
    if own is None or own.year or own.year is None or own.months or own.near:
        return False
    if told.year or not 1 < len(told.months) < _MONTHS:
        return False
    name, last = words[told.start : told.end], max(told.months)
    if page.text.count(name) > 1 or name in supply.words:
        return False
    end = re.compile(rf"(?<![0-9]){last}月")
    return not (end.search(page.text) or end.search(supply.words))


def _in_other_year(page: Page, supply: Supply, periods: _Periods, index: int, claim: Claim, near: Period | None) -> str:
    """Return how surely the sentence tells a figure of a year (2023年) of another one by its last word for a year:
    今年以来，|村集体收入46万元; for sure where nothing but words like 全镇 or 实现 stands between it and the label.
    `near` is what period stands beside the figure.
    """
    own, rest = periods.of[claim.index], periods.rests[claim.index]
    if supply.year is None or own is None or own.year is None or len(rest) < _LEAST:
        return ""
    if _is_part_of_no_year(supply, own, near) and len(supply.owners.get(page.forms[index], ())) <= 1:
        return UNSURE
    led = _LINK.sub("", page.led(index, _SENTENCE))
    told = next((period for period in reversed(read_periods(led)) if period.year is not None), None)
    if told is None or _COMPARED.search(led[: told.start]) or weigh_periods(own, told, supply.year) != STRAY:
        return ""
    between = led[told.end :]
    if between and rest.endswith(between) and led[: told.start].endswith(rest[: -len(between)]):
        return STRAY  # 村集体|今年|收入
    head = between.removesuffix(rest)
    if head == between or _FIGURES.search(head) or _LOOKING_BACK.search(head):
        return ""
    return STRAY if _LIGHT.fullmatch(head) else UNSURE


def _has_other_base(words: str, label: str) -> bool:
    """Whether a change is told from another base than its label tells: 较年初提高 for 比上年提高."""
    own = base_of(label)
    told = base_of(words) if own is not None else None
    return told is not None and told != own
