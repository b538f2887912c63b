"""A right figure told as that of a part, or of each stretch of time: 剩余418公里, 首批12家, 每年救助830人."""

import re
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from draftkit.check.altered import doubted_finding
from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.lexicon import read_groups, word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.turned.clause import clause_of
from draftkit.check.turned.stances import read_stance
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent"})
_LEFT = frozenset({"仅剩", "只剩", "尚余", "剩余"})
_BESIDES = lazy_pattern("[之以]外")
_EXCEPT = lazy_pattern("[除在]")
_PAST = lazy_pattern("(?<![通经超突难越])过$")


def judge_portions(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a warning for each stated figure that its clause tells so and its fact doesn't; none in `besides`."""
    for index, verdict in enumerate(binding.verdicts):
        figure = page.figures[index]
        if verdict != STATED or index in besides or index in binding.unsure or figure.kind not in _JUDGED:
            continue
        claim = supply.claims[binding.claims[index]]
        if claim.kind == COMPOUND:
            continue
        start, _ = clause_of(page, index)
        found = _portions().search(page.text, start, figure.start)
        if found and not _is_own(found[0], claim):
            yield doubted_finding(page.text, (found.start(), figure.end), claim.fact)
        elif _BESIDES.match(page.text, figure.end) and not _EXCEPT.search(page.text, start, figure.start):
            yield doubted_finding(page.text, (figure.start, figure.end + 2), claim.fact)
        elif figure.kind == "percent" and _PAST.search(page.text, start, figure.start):  # 完成过52%
            yield doubted_finding(page.text, (figure.start - 1, figure.end), claim.fact)


def _is_own(word: str, claim: Claim) -> bool:
    fact = claim.fact
    if not _signs()[word].isdisjoint(claim.words):
        return True
    # 剩余1.7万头 are of 散养户, a part, or of what is under way
    is_part = fact.parent is not None or read_stance(fact.label)[0] != ""
    return word in _LEFT and (is_part or not word_pattern("achieved").search(fact.label))


@lru_cache(maxsize=1)
def _signs() -> Mapping[str, frozenset[str]]:
    return {word: frozenset(signs) for word, signs in read_groups("portions")}


@lru_cache(maxsize=1)
def _portions() -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_signs())})(?!的)")
