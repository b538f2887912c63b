"""Days of the week in supplied values (每周五, 周三下午), told as another day."""

import re
from collections.abc import Iterator, Sequence

from draftkit.check.altered import altered_finding
from draftkit.check.binding.difference import MOMENT
from draftkit.check.supply import Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_WEEKDAY = lazy_pattern(r"(?<=周|期|拜)[一二三四五六日天](?!周|个|年|月)")
_ANY_DAY = "[一二三四五六七八九十日天]"


def judge_weekdays(text: str, supply: Supply, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding for each value of `claims`, which do not stand in the text, that does with another day."""
    for claim in claims:
        if not _WEEKDAY.search(claim.form):
            continue
        found = _other_day(text, supply, claim.form)
        if found:
            yield altered_finding(text, found.span(), MOMENT, claim.fact)


def _other_day(text: str, supply: Supply, form: str) -> re.Match[str] | None:
    parts = [re.escape(part) for part in _WEEKDAY.split(form)]
    supplied = "\n".join((*supply.strings, *(claim.form for claim in supply.claims)))
    return next((m for m in re.finditer(_ANY_DAY.join(parts), text) if m.group() not in supplied), None)
