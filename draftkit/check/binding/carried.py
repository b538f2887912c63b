"""Figures in sentences that go on with the row of the one before: 青山镇新建教室18间。其中投入使用9间."""

from draftkit.check.binding.bound import UNSURE, Binding
from draftkit.check.binding.mentions import Mentions
from draftkit.check.binding.rows import figures_of_rows, is_of, words_before
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, Supply


def find_carried_rows(page: Page, supply: Supply, binding: Binding, mentions: Mentions) -> None:
    """Find figures of one row in sentences that go on with another row; rebind each to what is supplied of that.

    That is sure only where the figure that would be right there stands with another row, too: both were exchanged, or
    several went round. One that is alone, behind the rest of its label, is not sure.
    """
    placed = {
        index: (other.row, tail)
        for index, own, tail in figures_of_rows(page, supply, binding, mentions)
        if (other := mentions.carried(index, own))
        and not is_of(page, supply, mentions, index, other.row)
        and not mentions.is_named(other, index, own, tail)
    }
    if not placed:
        return
    rows = zip(mentions.rows.of, supply.claims, strict=True)
    told = {(row, claim.fact.label.removeprefix(row)): claim for row, claim in rows if row}
    homes = binding.homes()
    for index, (row, tail) in placed.items():
        rival = told.get((row, tail))
        if rival and rival.kind != BLANK and all(home in placed for home in homes.get(rival.index, ())):
            binding.misplace(index, rival.index)
        elif row in mentions.rows.proper and words_before(page, index).endswith(tail):
            binding.doubt(index, UNSURE)
