"""States told as a list of their own in another order than their things: 施工、监理单位分别为乙公司、甲公司."""

import re
from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.clauses import CLAUSE, ITEM_JOINT, end_before, start_after
from draftkit.check.joint import name_jointly
from draftkit.check.supply import Supply
from draftkit.check.turned.crossed import crossed_finding
from draftkit.check.verdict import Finding, Span
from draftkit.patterns import lazy_pattern

_LED = lazy_pattern("(?:分别|依次)[^，。；：、！？\\n]{0,4}[：:]?$|[为是]$")
"""What leads from things to their states: 分别由, 依次为."""
_JOINT = lazy_pattern(f"(?:{ITEM_JOINT.pattern})(?:已经?|均|都|目前|现)?")
_FOLLOWED = lazy_pattern("(?:的)?(?:分别|依次)")
_REACH, _LEAST = 80, 2


def judge_crossed_lists(text: str, supply: Supply, cores: Mapping[int, str]) -> Iterator[Finding]:
    """Yield a finding for each state of a list that stands at the place of another one's thing.

    `cores` are those of `cores_told`.
    """
    owners: dict[str, list[int]] = {}
    for index, core in cores.items():
        owners.setdefault(core, []).append(index)
    for row in _find_rows(text, [*owners]) if len(owners) > 1 else ():
        told = [owners[text[start:end]] for start, end in row]
        labels = [[supply.claims[index].fact.label for index in indexes] for indexes in told]
        named = name_jointly(_words_of_things(text, row), labels)
        for place, label, indexes in zip(row, named, told, strict=False):
            if all(supply.claims[index].fact.label != label for index in indexes):
                meant = next(claim for claim in supply.claims if claim.fact.label == label)
                yield crossed_finding(text, place, meant, supply.claims[indexes[0]])


def _find_rows(text: str, cores: Sequence[str]) -> Iterator[list[Span]]:
    """Yield where values stand one behind the other with nothing but a joint between them, two different at least."""
    row: list[Span] = []
    for found in re.finditer("|".join(map(re.escape, sorted(cores, key=len, reverse=True))), text):
        if row and not _JOINT.fullmatch(text, row[-1][1], found.start()):
            if len({text[start:end] for start, end in row}) >= _LEAST:
                yield row
            row = []
        row.append(found.span())
    if len({text[start:end] for start, end in row}) >= _LEAST:
        yield row


def _words_of_things(text: str, row: Sequence[Span]) -> str:
    """Return the words that name whose the values of a row are: before it, or behind 分别; nothing if none do."""
    first, last = row[0][0], row[-1][1]
    start = start_after(CLAUSE, text, max(0, first - _REACH), first)
    if led := _LED.search(text, start, first):
        return text[start : led.start()]
    followed = _FOLLOWED.match(text, last)
    return text[followed.end() : end_before(CLAUSE, text, last, last + _REACH)] if followed else ""
