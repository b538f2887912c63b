"""The rows that labels set apart: 青山镇 and 柳河镇 of 青山镇人数, 柳河镇人数 and 柳河镇教室."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import add
from typing import NamedTuple

from draftkit.check.clauses import common_head, common_tail
from draftkit.check.signs import other_names
from draftkit.check.supply import Supply
from draftkit.names import BODY, OFFICE, PLACE, find_names

_SHORTEST = 2
_LONGEST = 40
"""Longer labels are sentences."""
_TOWNS = ("镇", "乡", "街道", "办事处")
_FEW = 200


class Mention(NamedTuple):
    """A row that is named in a text."""

    start: int
    end: int
    row: str


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of some labels.

    `groups` tells of each row with which others it stands in a row of rows (those of one number exclude one another),
    `of` the row of each label or `""`, `proper` those that are names of places or bodies. `_rests` is what labels tell
    of each row.
    """

    groups: dict[str, int]
    of: tuple[str, ...]
    proper: frozenset[str]
    _openings: dict[str, tuple[int, ...]]
    _rests: dict[str, set[str]]

    def exclude(self, one: str, other: str) -> bool:
        """Whether what is of one row is not of the other."""
        if self.groups.get(one, -1) != self.groups.get(other, -2) or _is_within(one, other) or _is_within(other, one):
            return False
        # 政府性基金收入 and 政府性基金预算收入 are one, if nothing was supplied of both
        apart = self._rests.get(one, set()) & self._rests.get(other, set())
        return bool(apart) or not _has_put_in(*sorted((one, other), key=len))

    def find(self, text: str) -> list[Mention]:
        """Return where rows are named in `text`, in order, the longest name where several begin."""
        found: list[Mention] = []
        openings = self._openings
        if not openings:
            return found
        for start, pair in enumerate(map(add, text, text[1:])):
            if pair in openings and (not found or start >= found[-1].end):
                told = (text[start : start + length] for length in openings[pair])
                row = next((row for row in told if row in self.groups), "")
                if row and not _is_cut(text, start, row):
                    found.append(Mention(start, start + len(row), row))
        return found


def read_rows(supply: Supply) -> Rows:
    """Return the rows of all facts; a part is of the row that its total is."""
    full = tuple(
        f"{whole.fact.label}{claim.fact.label}"
        if (whole := supply.whole_of(claim)) and whole.fact.label not in claim.fact.label
        else claim.fact.label
        for claim in supply.claims
    )
    return _read_few(full) if len(full) <= _FEW else _read(full)


def read_part_rows(supply: Supply) -> Rows:
    """Return the rows that the names of parts set apart: those of one total, and of totals that share a name.

    None counts as proper: it holds where it opens a clause, and not in 毗邻石门镇.
    """
    labels = [claim.fact.label if claim.fact.parent else "" for claim in supply.claims]
    names = {label for label in labels if _SHORTEST <= len(label) <= _LONGEST}
    groups = _Groups()
    for claim, label in zip(supply.claims, labels, strict=True):
        if label in names:
            groups.join(label, claim.fact.parent or "")
    numbers = {label: id(groups.members(label)) for label in labels if label in names}
    of = tuple(label if label in names else "" for label in labels)
    return Rows(numbers, of, frozenset(), _openings(numbers), {})


@lru_cache(maxsize=64)
def _read_few(labels: tuple[str, ...]) -> Rows:
    return _read(labels)


def _read(labels: Sequence[str]) -> Rows:
    known = dict.fromkeys(label for label in labels if len(label) <= _LONGEST)
    proper = {label: head for label in known if (head := _proper_head(label))}
    rows = dict(proper)
    tails = _tails(known, proper)
    for tail, heads in tails.items():
        for head in heads:
            if len(head) > len(rows.get(head + tail, "")):
                rows[head + tail] = head
    groups = _Groups()
    for head in proper.values():
        groups.join(head, _level(head))
    for tail, heads in tails.items():
        for head in heads:
            if rows[head + tail] == head:
                groups.join(head, f"\n{tail}")
    names = {name for name in rows.values() if len(groups.members(name)) > 1}
    of = tuple(_longest_head(label, names) for label in labels)
    numbers = {name: id(groups.members(name)) for name in names}
    # names that nobody supplied are of other rows, too
    supplied = set(rows.values())
    for name in sorted(names):
        numbers |= {other: numbers[name] for other in other_names(name) if other not in supplied}
    rests: dict[str, set[str]] = {}
    for label, row in zip(labels, of, strict=True):
        rests.setdefault(row, set()).add(label.removeprefix(row))
    return Rows(numbers, of, frozenset(proper.values()) & names, _openings(numbers), rests)


def _openings(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Return how long the names are that begin with two characters, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[:2], set()).add(len(name))
    return {pair: tuple(sorted(found, reverse=True)) for pair, found in lengths.items()}


class _Groups:
    """Rows that are joined by what they have in common: a tail of their labels, or their level."""

    def __init__(self) -> None:
        self._members: dict[str, list[str]] = {}
        self._first: dict[str, str] = {}

    def join(self, row: str, common: str) -> None:
        """Put a row to those that have something in common with it."""
        one, two = self.members(row), self.members(self._first.setdefault(common, row))
        if one is not two:
            few, many = sorted((one, two), key=len)
            many += few
            self._members.update(dict.fromkeys(few, many))

    def members(self, row: str) -> list[str]:
        """Return the rows that are joined with one, and that one: the same list for all of them."""
        return self._members.setdefault(row, [row])


def _proper_head(label: str) -> str:
    """Return the place or body whose name a label begins with, if more follows: 青山镇|人数."""
    name = next((name for name in find_names(label) if name.kind in (BODY, OFFICE, PLACE)), None)
    return name.text if name and name.start == 0 and name.end < len(label) else ""


def _level(name: str) -> str:
    return "镇" if name.endswith(_TOWNS) else name[-1]


def _tails(labels: dict[str, None], proper: dict[str, str]) -> dict[str, list[str]]:
    """Return the ends of labels before which several heads stand, one of them before other ends, too."""
    shared = _shared_heads(sorted(labels)) | set(proper.values())
    wanted = {tail for label in labels for head, tail in _cuts(label) if head in shared}
    heads: dict[str, list[str]] = {}
    for label in labels:
        for head, tail in _cuts(label):
            if tail in wanted:
                heads.setdefault(tail, []).append(head)
    return {tail: found for tail, found in heads.items() if len(found) > 1 and not _is_nested(found)}


def _shared_heads(labels: Sequence[str]) -> set[str]:
    """Return with what neighbours in the order of their letters begin alike."""
    return {common_head(one, other) for one, other in pairwise(labels)}


def _cuts(label: str) -> Iterator[tuple[str, str]]:
    """Yield each head of a label with its tail, two characters each; numbers stay whole."""
    for at in range(_SHORTEST, len(label) - _SHORTEST + 1):
        if not (label[at - 1].isdigit() and label[at].isdigit()) and not label[:at].isdigit():
            yield label[:at], label[at:]


def _is_nested(heads: Sequence[str]) -> bool:
    """Whether one of some heads begins another: 1 and 10, of 1号楼 and 10号楼."""
    ordered = sorted(heads)
    return any(other.startswith(one) for one, other in pairwise(ordered))


def _longest_head(label: str, names: set[str]) -> str:
    return next((label[:end] for end in range(len(label) - 1, 1, -1) if label[:end] in names), "")


def _is_within(short: str, long: str) -> bool:
    """Whether one row's name stands in another's: 小学 in 实验小学, but not 2月 in 12月."""
    at = long.find(short)
    return at >= 0 and not _is_cut(long, at, short)


def _has_put_in(short: str, long: str) -> bool:
    """Whether the longer name of a row is the shorter one with more inside: 政府性基金|预算|收入."""
    head, tail = len(common_head(short, long)), len(common_tail(short, long))
    return head + tail >= len(short) and min(head, tail) >= _SHORTEST


def _is_cut(text: str, start: int, row: str) -> bool:
    """Whether a number, or a date, runs over the edges of what is written like a row: 1|2月, 2022年|3月."""
    before, behind = text[start - 1 : start] if start else "", text[start + len(row) : start + len(row) + 1]
    if row[0].isdigit() and (before.isdigit() or before in ("年", ".")) and before:
        return True
    if row[0] in "一二三四五六七八九十" and before and before in "一二三四五六七八九十百":
        return True
    return row[-1] in "年月" and behind.isdigit()
