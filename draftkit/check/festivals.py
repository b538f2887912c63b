"""Days with a name that date what is told (中秋节前走访320户), and that nobody supplied."""

import re
from collections.abc import Iterator
from functools import lru_cache

from draftkit.check.binding.phrases import is_slight
from draftkit.check.clauses import clause_at
from draftkit.check.lexicon import read_groups
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.unsupplied import unsupplied_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_COUNTED = frozenset({"count", "percent"})
_DAY = lazy_pattern("(?:-|[0-9]{4})-([0-9]{2}-[0-9]{2})")
_THROUGHOUT = "期间"


def judge_festivals(page: Page, supply: Supply) -> Iterator[Finding]:
    """Yield a finding for each: an error where its clause states a figure, else a warning, as plans name such days."""
    for found in _days().finditer(page.text):
        names, first, last = _names()[found["day"]]
        if any(name in supply.words for name in names):
            continue
        counts = _states_a_figure(page, found.start())
        during = found["when"] == _THROUGHOUT
        if during and not counts:
            continue
        sure = counts and not during and not _is_dated(supply, first, last)
        yield unsupplied_finding(found.span(), found[0], "error" if sure else "warning")


def _states_a_figure(page: Page, position: int) -> bool:
    start, end = clause_at(page.text, position)
    inside = (figure for figure in page.figures if start <= figure.start < end and figure.kind in _COUNTED)
    return any(not is_slight(page.text, figure) for figure in inside)


def _is_dated(supply: Supply, first: str, last: str) -> bool:
    """Whether a date was supplied that may be this day's: 3月7日 for 三八妇女节前."""
    return any(first <= found[1] <= last for date in supply.dates if (found := _DAY.match(date)))


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[tuple[str, ...], str, str]]:
    """Return, for each name of a day, all its names, and from when to when it may fall (`09-01`)."""
    lines = read_groups("festivals")
    told = ((tuple(names.split("/")), first, last) for names, first, last in lines)
    return {name: (names, first, last) for names, first, last in told for name in names}


@lru_cache(maxsize=1)
def _days() -> re.Pattern[str]:
    """Return a pattern of the days, each with what tells when: 五四青年节前后."""
    days = "|".join(sorted(_names(), key=len, reverse=True))
    when = rf"前夕|前后|前(?!置)|后(?![续勤备])|当[天日]|{_THROUGHOUT}"
    return re.compile(rf"(?P<day>{days})(?:[到来]来)?之?(?P<when>{when})")
