"""Figures whose fact the text settles otherwise than by words: by all that stands around them, or by arithmetic."""

from collections.abc import Mapping

from draftkit.check.binding.bound import MUTE, NOVEL
from draftkit.check.binding.changes import Changes
from draftkit.check.binding.deeds import Deeds
from draftkit.check.binding.families import Families
from draftkit.check.binding.rates import Rates


def find_settled(
    families: Families, changes: Changes, marked: Mapping[int, int], told: Mapping[int, str]
) -> list[int]:
    """Return the figures that are named by where they stand, of those whose words tell nothing or a noun of no list.

    `told` is what the words of each figure tell that doesn't name its fact, `marked` are those that have a mark. What a
    known word of another thing stands beside (演唱会歌迷4.2万人次) is left in doubt, however well it fits.
    """
    open_ones = [index for index, found in told.items() if found in (MUTE, NOVEL)]
    if not open_ones:
        return []
    place = families.page, families.supply, families.binding
    rates, deeds = Rates(*place, families.doubted), Deeds(*place, marked)
    return [
        index
        for index in open_ones
        if families.names_total(index)
        or families.names_part(index, novel=told[index] == NOVEL)
        or changes.names_change(index)
        or changes.names_level(index)
        or changes.names_end(index)
        or rates.names(index)
        or (told[index] == MUTE and deeds.names(index))
    ]
