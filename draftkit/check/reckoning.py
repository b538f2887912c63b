"""The period before, or a year before, that 环比 and 同比 are reckoned from, by its name: 较二季度末, 与9月持平."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

from draftkit.check.binding.bases import words_of
from draftkit.check.clauses import SENTENCE_END, pairs_of, start_after
from draftkit.check.lexicon import read_words
from draftkit.check.periods import Period, base_of, in_years, period_of, read_periods
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.outlook import HOPED
from draftkit.check.verdict import Span
from draftkit.check.ways import CHANGES
from draftkit.patterns import lazy_pattern

_NEXT, _YEARLY = "环比", "同比"
_REACH, _FEW, _MOST = 120, 200, 40
_POINT = lazy_pattern("(?<=[度月份])[末底]")
_COMPARED = lazy_pattern("[比较与同和跟]$")
_WITH = lazy_pattern(rf"(?:{_YEARLY}|{_NEXT}|[与同和跟比较](?P<base>[^，。；：、！？,;!?\n]{{1,12}}?)(?:相比|比较)?)\Z")
_DENIED = lazy_pattern(f"(?:[不未没难无非拟将]|无法|{HOPED}|预计|计划|确保|接近)[能够要可]{{0,2}}$")
_WITH_REACH = 16
_NO_THING = lazy_pattern(rf"同比|环比|(?:比|较)?(?:上|去)年(?:同期)?|[比较]上(?:个?月|个?季度)|{CHANGES}|变[化动]|情况")
_YEAR, _LENGTHS = 12, frozenset({1, 3})
"""How many months a year has, and a month or quarter, which are what one before is told of."""


class Reckoning:
    """What the changes of a text are reckoned from."""

    def __init__(self, text: str, supply: Supply) -> None:
        self._text, self._supply = text, supply

    def is_base(self, claim: Claim, place: Span) -> bool:
        """Whether the words at a place name what a change is reckoned from."""
        own, told = self._periods(claim, place)
        if own is None or told is None:
            return False
        if _is_yearly(claim):
            return own.months == told.months and told.year is not None and self._years_on(own, told) == -1
        return _is_next(claim) and self._is_before(own, told)

    def is_other_base(self, claim: Claim, place: Span) -> bool:
        """Whether they surely name another."""
        own, told = self._periods(claim, place)
        is_known = _is_next(claim) or _is_yearly(claim)
        return own is not None and told is not None and is_known and not self.is_base(claim, place)

    def levels(self, claims: Sequence[Claim]) -> Iterator[tuple[int, Span]]:
        """Yield where facts of no change are told with what they are compared with: 与9月|持平 of 环比, in October."""
        told = [claim for claim in claims if level_of(claim) is not None and base_of(claim.fact.label) is not None]
        for found in _level().finditer(self._text) if told else ():
            for claim in told[:_MOST]:
                if level_of(claim) == found["how"] and self._is_level(claim, found.start()):
                    yield claim.index, found.span()

    def speaks_of(self, claim: Claim, at: int) -> bool:
        """Whether a sentence speaks of a fact's thing up to a place, and of no other supplied one behind it."""
        before = self._text[start_after(SENTENCE_END, self._text, max(0, at - _REACH), at) : at]
        pairs = _thing_of(claim.fact.label)
        own = max((before.rfind(pair) for pair in pairs), default=0)
        others = self._things - pairs
        return own >= 0 and all(before.rfind(pair) <= own + 1 for pair in others)

    def _is_level(self, claim: Claim, at: int) -> bool:
        told = _WITH.search(self._text, max(0, at - _WITH_REACH), at)
        if told is None or _DENIED.search(self._text[max(0, told.start() - _WITH_REACH) : told.start()]):
            return False
        if not self.speaks_of(claim, told.start()):
            return False
        named = base_of(told[0] if told[0].endswith("比") else f"比{told['base']}")
        return named == base_of(claim.fact.label) if named is not None else self.is_base(claim, told.span("base"))

    def _periods(self, claim: Claim, place: Span) -> tuple[Period | None, Period | None]:
        """Return the period that a change is of, and the one at a place: both months, or both whole years."""
        words = _POINT.sub("", self._text[slice(*place)])
        read = read_periods(words)
        if len(read) != 1 or read[0].near or read[0].end - read[0].start < len(words):
            return None, None
        told = _in_full(read[0])
        label = period_of(_POINT.sub("", claim.fact.label))
        if label and label.months and told.months:
            return label, told
        own = self._told_before(place[0], of_months=bool(told.months)) or self._sole
        own = _in_full(own) if own and not own.near else None
        return (own, told) if own and bool(own.months) == bool(told.months) else (None, None)

    def _told_before(self, at: int, *, of_months: bool) -> Period | None:
        """Return the last period before a place in its paragraph that nothing is compared with, or the last of months.
        """
        first = max(0, at - _REACH, self._text.rfind("\n", 0, at) + 1)
        words = _POINT.sub("", self._text[first:at])
        told = (period for period in reversed(read_periods(words)) if period.months or not of_months)
        return next((period for period in told if not _COMPARED.search(words[: period.start])), None)

    @cached_property
    def _things(self) -> frozenset[str]:
        return frozenset().union(*map(_thing_of, [*self._supply.labelled][:_FEW]))

    @cached_property
    def _sole(self) -> Period | None:
        """The one period that all labels tell which tell any months, or, where none does, any year."""
        read = [period for label in self._supply.labelled if (period := period_of(_POINT.sub("", label)))]
        told = {(period.year, period.months): period for period in read if period.months}
        told = told or {(period.year, period.months): period for period in read if period.year is not None}
        return next(iter(told.values())) if len(told) == 1 else None

    def _is_before(self, own: Period, told: Period) -> bool:
        """Whether a month or quarter is the one before another."""
        length = len(own.months)
        if length not in _LENGTHS or told.months != {(month - length - 1) % _YEAR + 1 for month in own.months}:
            return False
        if min(own.months) > length:
            return self._years_on(own, told) == 0
        return told.year is None or self._years_on(own, told) == -1

    def _years_on(self, own: Period, told: Period) -> int | None:
        """Return how many years a period is after another of its own; none where that is not known."""
        if told.year is None:
            return 0
        if own.is_numbered != told.is_numbered:
            if self._supply.year is None:
                return None
            own, told = (in_years(period, self._supply.year) for period in (own._replace(year=own.year or 0), told))
        return (told.year or 0) - (own.year or 0)


def level_of(claim: Claim) -> str | None:
    """Return how nearly a state says that nothing changed (基本 of 基本持平, nothing of 持平), none if it doesn't."""
    found = _level().fullmatch(claim.form) if claim.kind == STATE else None
    return found["how"] if found else None


@lru_cache(maxsize=1)
def _level() -> re.Pattern[str]:
    return re.compile(level_pattern())


def level_pattern() -> str:
    """Return what finds words that nothing changed, and `how` nearly so: 基本持平, 没有变化."""
    words = sorted(read_words("no_change"), key=len, reverse=True)
    return f"(?P<how>(?:基本|总体|大体|大致)?)(?:完全|保持)?(?<![不没未非])(?:{'|'.join(words)})"


def _in_full(period: Period) -> Period:
    """Return a period, all of a year as one of no months."""
    return period._replace(months=frozenset()) if len(period.months) == _YEAR else period


def _is_next(claim: Claim) -> bool:
    return base_of(words_of(claim)) == base_of(_NEXT)


def _is_yearly(claim: Claim) -> bool:
    return base_of(words_of(claim)) == base_of(_YEARLY)


def _thing_of(label: str) -> frozenset[str]:
    """Return the pairs of characters of what a label tells a change of."""
    own = period_of(label)
    return frozenset(pairs_of(_NO_THING.sub("，", label[: own.start] + label[own.end :] if own else label)))
