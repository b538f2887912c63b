"""The day up to which a report tells (截至1月28日), told as another day that was supplied."""

import re
from collections.abc import Iterator

from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.verdict import Finding
from draftkit.figures import find_figures
from draftkit.ledger import Ledger
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_UP_TO = lazy_pattern("(?:^|[，。；：！？\\n（(])(?:目前[，,]?|现在?|均?)?截[至止]到?$")
_SUPPLIED = lazy_pattern("截[至止]")
_DAY = re.compile("-(?P<day>[0-9]{2}-[0-9]{2})(?:T|$)")
_BEFORE = 12


def judge_as_of(page: Page, supply: Supply, ledger: Ledger) -> Iterator[Finding]:
    """Yield a finding for each day behind 截至 that was supplied, and for something else.

    A day that nobody supplied is found by itself. Months and days are compared: the year is often left out.
    """
    days = _days_of(ledger.as_of)
    if not days:
        return
    days |= {day for fact in ledger.facts for day in _days_of(fact.as_of)}
    given = (*supply.strings, *(claim.fact.value or "" for claim in supply.claims))
    days |= {day for string in given if _SUPPLIED.search(string) for day in _days_of(string)}
    days |= {day for claim in supply.claims if _SUPPLIED.search(claim.fact.label) for day in _days_of(claim.form)}
    known = {day for string in given for day in _days_of(string)}
    for index, figure in enumerate(page.figures):
        day = _day_in(figure.value) if figure.kind == "date" else None
        if day is None or day in days or day not in known:
            continue
        if is_as_of(page, index):
            message = say(
                "{text} was supplied for something else; the report tells up to {as_of}. Write that.",
                text=figure.text,
                as_of=ledger.as_of,
            )
            place = figure.start, figure.end
            yield Finding.at(place, "swapped", message, figure.text, expected=ledger.as_of)


def is_as_of(page: Page, index: int) -> bool:
    """Whether a figure stands behind words that say up to when all is told: 截至|1月28日."""
    return _UP_TO.search(page.before(index, _BEFORE)) is not None


def _days_of(words: str) -> set[str]:
    days = (_day_in(end) for figure in find_figures(words) if figure.kind == "date" for end in figure.ends)
    return set(filter(None, days))


def _day_in(value: object) -> str | None:
    found = _DAY.search(value) if isinstance(value, str) else None
    return found["day"] if found else None
