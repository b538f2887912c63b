"""Which items words name, one for each figure of a list: 甲镇、乙镇|排查12人、15人; 12人、15人的分别是|甲、乙."""

from collections.abc import Sequence

from draftkit.check.clauses import COMMA, ITEM_JOINT
from draftkit.check.joint import complete_numbers, joint_words, name_jointly, named_by_ends
from draftkit.patterns import lazy_pattern

_PAUSE, _PAUSE_OR_COMMA = lazy_pattern("、"), lazy_pattern("[、，,]")
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
