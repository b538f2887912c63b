"""Which items words name, one for each figure of a list: 甲镇、乙镇|排查12人、15人; 12人、15人的分别是|甲、乙."""

import re
from collections.abc import Iterator, Sequence

from draftkit.check.clauses import COMMA, ITEM_JOINT
from draftkit.check.items import tally_of
from draftkit.check.joint import complete_numbers, joint_words, name_jointly, named_by_ends
from draftkit.patterns import lazy_pattern

_PAUSE, _PAUSE_OR_COMMA = lazy_pattern("、"), lazy_pattern("[、，,]")
_LEAST, _MOST = 2, 12
"""Items of a row."""
_SHORTEST, _LONGEST = 2, 8
"""Characters of one, and of one amid it."""
_LEADS = lazy_pattern("(?:是|为|有|来自|属于?|由|对|向|给|在|于|投向|用于)?[：:]?")


def names_behind(told: str, count: int) -> list[str]:
    """Return the `count` items that the words behind 分别 name, or nothing: 12人、15人的分别是|甲镇、乙镇."""
    words = told[lead.end() :] if (lead := _LEADS.match(told)) else told
    return _split(COMMA.split(words)[0], count) or _split_at_commas(words, count)


def names_before(told: str, labels: Sequence[Sequence[str]], tally: int | None) -> tuple[list[str], str]:
    """Return the items named in `told`, one for each figure, and the words behind them that hold for all."""
    if joint := name_jointly(told, labels):
        return joint, ""
    names, shared = _named(told, len(labels), tally)
    if names:
        return complete_numbers(names), shared
    return named_by_ends(next((clause for clause in reversed(COMMA.split(told)) if clause), ""), labels)


def _named(told: str, count: int, tally: int | None) -> tuple[list[str], str]:
    """Return the `count` items named in `told`, and the words behind them that hold for all."""
    if tally is not None:
        # 甲、乙两镇排查, 甲乙两镇排查
        row = COMMA.split(told[:tally])[-1]
        names = _names(told[:tally], count) or (list(row) if len(row) == count else [])
        return (names, told[tally:]) if names else joint_words(COMMA.split(told)[-1], count)
    names = _names(told, count)
    if not names:
        return joint_words(COMMA.split(told)[-1], count)
    # 甲镇、乙镇排查人员: what stands behind the last one's 镇 is said of both
    end = names[-1].find(names[0][-1], 1) + 1
    if 0 < end < len(names[-1]):
        return [*names[:-1], names[-1][:end]], names[-1][end:]
    return names, ""


def names_in_row(words: str, labels: Sequence[str]) -> Iterator[list[list[str]]]:
    """Yield the rows that the end of some words may be read as, for each item what it may be called, the fullest first.

    Of how many items a row is, it says itself: 早、中、晚稻 are 早稻, 中稻, 晚稻; 7至9月 those that `labels` speak of.
    """
    for count in range(_LEAST, len(labels) + 1):
        yield [[name] for name in named_by_ends(words, [labels] * count)[0] or joint_words(words, count)[0]]
    yield _completed(words)


def _completed(words: str) -> list[list[str]]:
    """Return what the items joined in a row may be called, each with any of what may end the last one."""
    items = ITEM_JOINT.split(words)
    if not _LEAST <= len(items) <= _MOST or not all(items):
        return []
    first, *amid, last = items
    if any(len(item) > _LONGEST for item in amid):
        return []
    last = re.sub(f"(?<=.){tally_of(len(items))}", "", last, count=1)
    tails = [last[at:end] for at in range(1, len(last)) for end in range(len(last), at, -1)]
    row = [[first[at:] for at in range(len(first))], *([item] for item in amid)]
    row = [[f"{name}{tail}" for name in names for tail in tails] + names for names in row]
    row.append([last[:end] for end in range(len(last), 0, -1)])
    return [[name for name in names if len(name) >= _SHORTEST] for names in row]


def opening_of(names: Sequence[str]) -> str:
    """Return what the first of several items may be opened by that holds for all: 北片区 of 北片区路灯, 线路."""
    return names[0] if len(names[0]) > max(map(len, names[1:])) else ""


def _names(told: str, count: int) -> list[str]:
    """Split `told` into `count` items, or return nothing."""
    clause = COMMA.split(told)
    last = clause[-1] or clause[-2:][0]  # 涵盖家政、电商和编织，|分别为
    return _split(last, count) or _split(clause[0], count) or _split_at_commas(told, count)


def _split(words: str, count: int) -> list[str]:
    for joint in (_PAUSE, ITEM_JOINT):
        names = joint.split(words)
        if len(names) == count and all(names):
            return names
    return []


def _split_at_commas(told: str, count: int) -> list[str]:
    names = [name for name in _PAUSE_OR_COMMA.split(told) if name]
    return names if len(names) == count else []
