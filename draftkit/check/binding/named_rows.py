"""Parts in the rows of one another's names: 甲镇新建8座、整修30座；乙镇新建5座、整修20座, where 甲镇整修20座."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.binding.bound import Binding
from draftkit.check.binding.families import IN_ALL
from draftkit.check.binding.mentions import Mentions, find_mentions
from draftkit.check.binding.rows import sole_counts
from draftkit.check.binding.structure import BREAKDOWN
from draftkit.check.page import Page
from draftkit.check.rows import read_part_rows
from draftkit.check.supply import Claim, Supply

_WORDS = 10


def find_parts_in_other_rows(page: Page, supply: Supply, binding: Binding) -> None:
    """Find parts behind the name of another part of their total, or total behind that of a part; rebind each to the
    one of that name.

    The name that opens a row holds for all of it, whatever the words say beside its later figures. That is only sure
    where what belongs there stands in a wrong row, too: two were exchanged, or several went round.
    """
    rows = read_part_rows(supply)
    mentions = find_mentions(page, rows)
    if mentions.found:
        placed = dict(_placed(page, supply, binding, mentions))
        for figures in _rounds(placed, binding.homes()):
            if any(_is_sure(page, binding, mentions, index) for index in figures):
                for index in figures:
                    binding.misplace(index, placed[index])


def _placed(page: Page, supply: Supply, binding: Binding, mentions: Mentions) -> Iterator[tuple[int, int]]:
    """Yield the figures that stand in another's row, and the claim that belongs there: a total where none is named."""
    named = {(claim.fact.parent, claim.fact.label): claim.index for claim in supply.claims}
    for index in sole_counts(page, supply, binding):
        claim = supply.claims[binding.claims[index]]
        whole, own = supply.whole_of(claim), mentions.rows.of[claim.index]
        if whole and own in mentions.words_behind(index):
            continue
        if whole and _is_among_totals(page, supply, binding, mentions, index):
            yield index, whole.index
            continue
        other = _row_of_part(mentions, index, own) if whole else _row_of_total(page, supply, mentions, index, claim)
        belonging = named.get((claim.fact.parent if whole else claim.fact.key, other))
        if belonging is not None:
            yield index, belonging


def _row_of_part(mentions: Mentions, index: int, own: str) -> str:
    """Return the row of another part that a figure stands in."""
    other = mentions.governing(index, own) or mentions.carried(index, own)
    return other.row if other else ""


def _is_sure(page: Page, binding: Binding, mentions: Mentions, index: int) -> bool:
    """Whether a figure is in another row beyond doubt; not where that is only named behind its own.

    石门镇组织得力，白沙镇派员协查，查出隐患|12处.
    """
    own = mentions.rows.of[binding.claims[index]]
    other = mentions.governing(index, own) if own else None
    if other is None or not mentions.is_named_before(other, own):
        return True
    between = range(bisect_left(page.starts, other.end), index)
    return any(binding.claims[at] >= 0 and page.label(binding.claims[at]) == other.row for at in between)


def _row_of_total(page: Page, supply: Supply, mentions: Mentions, index: int, claim: Claim) -> str:
    """Return the row of a part that its total stands in, where it is not told as one."""
    parts = supply.parts.get(claim.fact.key, ())
    if not parts or IN_ALL.search(page.before(index, _WORDS)) or BREAKDOWN.match(page.text, page.figures[index].end):
        return ""
    # a total is of no row, and any of its parts' excludes the others
    names = (page.label(part) for part in (parts[0], parts[-1]))
    return next((row for name in names if (row := _row_of_part(mentions, index, name))), "")


def _is_among_totals(page: Page, supply: Supply, binding: Binding, mentions: Mentions, index: int) -> bool:
    """Whether a figure follows a total in a sentence that names no row: 总投资58亿元，车站4座."""
    before = binding.claims[index - 1] if index else -1
    return before >= 0 and supply.is_total(before) and not page.ends_sentence(index - 1) and mentions.is_alone(index)


def _rounds(placed: Mapping[int, int], homes: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    """Yield the figures that stand in each other's place, of those that stand in the place of some claim."""
    onward = {index: homes[claim][0] for index, claim in placed.items() if len(homes.get(claim, ())) == 1}
    seen: set[int] = set()
    for first in onward:
        path: list[int] = []
        index = first
        while index in onward and index not in seen:
            seen.add(index)
            path.append(index)
            index = onward[index]
        if index in path:
            yield path[path.index(index) :]
