"""Routes as values (岩脚寨—老油榨—村小学): told from stop to stop in any words, and never the other way round."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from draftkit.check.supply import Claim
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_DASH = "[—–~～→-]+"
_ROUTE = lazy_pattern(f"[一-鿿]{{2,12}}(?:{_DASH}[一-鿿]{{2,12}})+")
_ONWARD = f"[^。；！？\\n]{{0,4}}?(?:{_DASH}|[至到经往达])[^。；！？\\n]{{0,4}}?"
"""What stands between one stop and the next: 出发，经, 到达."""

Span = tuple[int, int]


def find_route(text: str, form: str) -> list[Span]:
    """Return where the stops of a route stand one behind the other; nothing where a value is none."""
    return _find(text, tuple(_stops(form)))


def judge_routes(text: str, states: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding for each route of `states`, which do not stand in the text, that is told from its end."""
    for claim in states:
        for start, end in _find(text, tuple(reversed(_stops(claim.form))))[:1]:
            yield reversed_finding(text, start, end, claim.fact)


def _stops(form: str) -> list[str]:
    return re.split(_DASH, form) if _ROUTE.fullmatch(form) else []


def _find(text: str, stops: tuple[str, ...]) -> list[Span]:
    if not stops or any(stop not in text for stop in stops):
        return []
    return [found.span() for found in _pattern(stops).finditer(text)]


@lru_cache(maxsize=256)
def _pattern(stops: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_ONWARD.join(map(re.escape, stops)))
