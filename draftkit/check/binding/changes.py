"""Changes told right behind what they are the change of, and what it came to right behind its change."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.structure import FROM, TO, role_before
from draftkit.check.clauses import pairs_of
from draftkit.check.page import Page
from draftkit.check.supply import Supply, number_of
from draftkit.check.ways import CHANGES, MORE, read_told_way, read_way
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.ledger import Fact
from draftkit.patterns import lazy_pattern

_REACH = 5
_SHORT = 12
_MOSTLY, _HALF = 2 / 3, 1 / 2
_EACH, _OF = "分别", "的"
_COUNT = "count"
_BASE = (
    "(?:同比|环比|[较比与和同](?:(?:[上去前往同](?:一|个)?(?:年度?|半年|季度?|月|周|届|期|次)?(?:同期|同月)?)"
    "|年初|之前|实施之?前|[一二三四]季度|[全本我][国省市州县区镇乡]的?平均(?:水平|值)?)相?比?)"
)
_LABEL = lazy_pattern(
    rf"(?P<level>.*?)(?:{_BASE}|[较比][^，]{{1,6}}?)?(?P<way>{CHANGES}|[增减][收支产效])(?:了|率|额|幅度?)?"
)
_ADVERB = 2
_EXTENT = "[增涨降跌][幅速](?:[为达是]|达到)?"
# 这一比例|比上年|高出, ，涨了, ，后者|同比|下降: nothing else may come between, nor another noun behind 比上年
_TOLD = lazy_pattern(
    r"(?:[^，。；、\d]{0,14}(?=，[这其该此]))?[，,、；;：:（(]?(?:不过|但|却|并|且)?(?P<which>前者|后者)?"
    r"(?:(?:这一?|其所?占?|该|此)项?(?:比例|比率|比重|占比|指标|数字|数据|增速|水平)?)?"
    rf"(?:{_BASE}(?P<compared>[^，。；、\d至到达]{{1,5}}|{_EXTENT})"
    rf"|(?:总体)?(?P<plain>(?:{CHANGES})了?|{_EXTENT}))"
)
_CAME_TO = lazy_pattern(r"[，,]?[现已升降增减]?(?:[为是达至到]|达到)")


@dataclass(slots=True)
class Changes:
    """The changes of a page. What is called otherwise is named where it stands right beside its level or change."""

    page: Page
    supply: Supply
    binding: Binding
    _units: Counter[tuple[str, str]] = field(default_factory=Counter)

    def names_change(self, index: int) -> bool:
        """Whether a figure is told as the change of the one before it, the right way, and is the only one supplied.

        门诊6.8万人次，同比多了11.2%, of 门诊量 and 门诊量同比增长.
        """
        fact = self.supply.claims[self.binding.claims[index]].fact
        if index == 0 or not is_change(fact.label):
            return False
        figure = self.page.figures[index]
        told = _TOLD.fullmatch(self.page.text, self.page.figures[index - 1].end, figure.start)
        if told is None or not _goes_as(told, figure, fact.label):
            return False
        level = self._level_before(index, fact, told["which"] or "")
        return level is not None and self._is_of(fact, level) and self._is_only(level_of(fact.label), figure.unit)

    def names_other(self, index: int) -> bool:
        """Whether a figure is told as the change of another thing, right behind that, and its own level stands near.

        协议投资187亿元、同比增长|14.2%，到位资金62亿元, of 到位资金同比增长; not behind a part of its level, or a rate.
        """
        fact = self.supply.claims[self.binding.claims[index]].fact
        if index == 0 or not is_change(fact.label) or self.binding.verdicts[index - 1] != STATED:
            return False
        before = self.page.figures[index - 1]
        told = _TOLD.fullmatch(self.page.text, before.end, self.page.figures[index].start)
        level = self.supply.claims[self.binding.claims[index - 1]].fact
        if told is None or told["which"] or _EACH in told[0] or before.kind != _COUNT or is_change(level.label):
            return False
        if level.parent or self.page.text.startswith(_OF, self.page.figures[index].end):
            return False
        around = range(max(0, index - _REACH), min(len(self.page.figures), index + _REACH))
        stated = (self.binding.claims[other] for other in around if self.binding.verdicts[other] == STATED)
        near = (self.supply.claims[claim].fact for claim in stated)
        return not self._is_of(fact, level) and any(self._is_of(fact, other) for other in near if other is not fact)

    def names_level(self, index: int) -> bool:
        """Whether a figure is what something came to, right behind its change: 漏损率下降1.7个百分点，现为|8.6%."""
        if index == 0:
            return False
        text, figure, before = self.page.text, self.page.figures[index], self.page.figures[index - 1]
        if self.binding.verdicts[index - 1] != STATED or not _CAME_TO.fullmatch(text, before.end, figure.start):
            return False
        change = self.supply.claims[self.binding.claims[index - 1]].fact
        return is_change(change.label) and self._is_of(change, self.supply.claims[self.binding.claims[index]].fact)

    def names_end(self, index: int) -> bool:
        """Whether a figure is what something came to from the one before it, or that one: 由45日|缩短至|20日.

        The two are of one thing by their labels (原审批时限, 现审批时限), and the change goes the way it is told.
        """
        return self._is_end(index - 1, index) or self._is_end(index, index + 1)

    def _is_end(self, first: int, last: int) -> bool:
        page, claims, verdicts = self.page, self.binding.claims, self.binding.verdicts
        if first < 0 or last == len(page.figures) or not verdicts[first] == verdicts[last] == STATED:
            return False
        one, other = page.figures[first], page.figures[last]
        between, numbers = page.text[one.end : other.start], (number_of(one), number_of(other))
        if len(between) > _SHORT or one.unit != other.unit or numbers[0] is None or numbers[1] is None:
            return False
        if role_before(page.before(first, _SHORT)) != FROM or role_before(between) != TO:
            return False
        labels = [self.supply.claims[claims[index]].fact.label for index in (first, last)]
        way = read_way(between, other.kind)
        return share_of(*labels) >= _HALF and way is not None and (way.side == MORE) == (numbers[0] < numbers[1])

    def _level_before(self, index: int, change: Fact, which: str) -> Fact | None:
        """Return the fact of the level before a change; of two levels, the first where that is told as 前者."""
        skip = which == "前者"
        for other in range(index - 1, max(-1, index - _REACH), -1):
            if self.page.ends_sentence(other):
                return None
            if self.page.figures[other].kind in MOMENTS:
                continue
            if self.binding.verdicts[other] != STATED:
                return None
            fact = self.supply.claims[self.binding.claims[other]].fact
            if is_change(fact.label):
                if not which and level_of(fact.label) != level_of(change.label):
                    return None
            elif skip:
                skip = False
            else:
                return fact
        return None

    def _is_of(self, change: Fact, level: Fact) -> bool:
        """Whether a fact is the change of another: its label has that one's, or most of it."""
        if change.parent == level.key or level.parent == change.key:
            return True
        told = level_of(change.label)
        if not told:
            before = self.supply.before(self.supply.keyed[change.key])
            return before is not None and before.fact.key == level.key
        if told in self.supply.labelled:
            return told == level.label
        return share_of(told, level.label) >= _MOSTLY

    def _is_only(self, level: str, unit: str) -> bool:
        """Whether one change alone was supplied of a level in a unit: else two may be exchanged."""
        if not self._units:
            self._units.update(_read_units(self.supply))
        return self._units[level, unit] == 1


def share_of(one: str, other: str) -> float:
    """Return how much of the shorter one of two labels they have in common, by pairs of characters."""
    common, least = pairs_of(one) & pairs_of(other), min(len(one), len(other)) - 1
    return len(common) / least if least > 0 else 0.0


@lru_cache(maxsize=4096)
def is_change(label: str) -> bool:
    """Whether a label tells by how much something changed: 门诊量同比增长."""
    return _LABEL.fullmatch(label) is not None


@lru_cache(maxsize=4096)
def level_of(label: str) -> str:
    """Return what a label tells the change of: 门诊量 of 门诊量同比增长."""
    found = _LABEL.fullmatch(label)
    return found["level"] if found else ""


def _goes_as(told: re.Match[str], figure: Figure, label: str) -> bool:
    """Whether the verb right behind what a change is compared with goes the way that a label tells."""
    here, own = read_way(told[0], figure.kind), read_told_way(label, figure.kind)
    if here is None or own is None or here.side != own.side:
        return False
    return told["compared"] is None or here.start - (told.start("compared") - told.start()) <= _ADVERB


def _read_units(supply: Supply) -> Iterator[tuple[str, str]]:
    """Yield the level and the unit of each supplied change."""
    for claim in supply.claims:
        if claim.figures and is_change(claim.fact.label):
            yield level_of(claim.fact.label), claim.figures[0].unit
