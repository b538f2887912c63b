"""Which figure of a text states which fact: by written form first, and by wording where that disagrees."""

from collections.abc import Mapping

from draftkit.check.binding.amid_parts import find_totals_amid_parts
from draftkit.check.binding.bases import find_other_bases
from draftkit.check.binding.bound import FOREIGN, Binding
from draftkit.check.binding.breakdowns import find_misplaced_parts
from draftkit.check.binding.carried import find_carried_rows
from draftkit.check.binding.columns import find_exchanged_columns
from draftkit.check.binding.departed import find_departed
from draftkit.check.binding.derived import Derivation
from draftkit.check.binding.equals import bind_equals
from draftkit.check.binding.firsts import bind_firsts
from draftkit.check.binding.foreign_parts import find_foreign_parts
from draftkit.check.binding.happenings import find_other_happenings
from draftkit.check.binding.in_all import find_parts_in_all
from draftkit.check.binding.in_order import find_out_of_order
from draftkit.check.binding.listed import bind_listed
from draftkit.check.binding.mentions import find_mentions
from draftkit.check.binding.moments import (
    bind_allowed,
    bind_half_right,
    bind_moments,
    bind_rewritten,
    find_mixed_moments,
)
from draftkit.check.binding.named_rows import find_parts_in_other_rows
from draftkit.check.binding.named_twice import find_items_named_twice
from draftkit.check.binding.noted import find_noted_elsewhere
from draftkit.check.binding.periods import find_other_periods
from draftkit.check.binding.put_off import find_put_off
from draftkit.check.binding.reached import find_reached_for_changed
from draftkit.check.binding.reckoned import find_reckoned
from draftkit.check.binding.rows import find_of_all, find_other_rows
from draftkit.check.binding.same_months import bind_same_months
from draftkit.check.binding.shared import bind_shared
from draftkit.check.binding.signs import find_unsupplied_rows
from draftkit.check.binding.strangers import bind_strangers
from draftkit.check.binding.strays import find_strays
from draftkit.check.binding.swaps import find_swaps
from draftkit.check.binding.told_once import bind_told_once
from draftkit.check.binding.totals import find_totals_of_parts
from draftkit.check.binding.wholes import find_other_wholes
from draftkit.check.binding.zeros import bind_zeros
from draftkit.check.blanks import find_filled, find_filled_anew
from draftkit.check.page import Page
from draftkit.check.rows import read_rows
from draftkit.check.supply import Supply


def bind_figures(page: Page, supply: Supply, marked: Mapping[int, int], derivation: Derivation) -> Binding:
    """Bind every figure of the page. `marked` are figures whose claim is told by the draft's marks."""
    count = len(page.figures)
    binding = Binding([FOREIGN] * count, [-1] * count)
    bind_equals(page, supply, binding, marked)
    bind_shared(page, supply, binding)
    bind_listed(page, supply, binding)
    bind_moments(page, supply, binding)
    bind_same_months(page, supply, binding)
    bind_rewritten(page, supply, binding)
    bind_allowed(page, supply, binding)
    bind_told_once(page, supply, binding)
    find_parts_in_other_rows(page, supply, binding)
    find_swaps(page, supply, binding)
    find_items_named_twice(page, supply, binding)
    find_out_of_order(page, supply, binding)
    find_misplaced_parts(page, supply, binding)
    find_parts_in_all(page, supply, binding)
    find_totals_amid_parts(page, supply, binding)
    find_exchanged_columns(page, supply, binding)
    find_filled(page, supply, binding)
    find_mixed_moments(page, supply, binding)
    bind_half_right(page, supply, binding)
    mentions = find_mentions(page, read_rows(supply))
    find_other_rows(page, supply, binding, mentions)
    find_carried_rows(page, supply, binding, mentions)
    find_of_all(page, supply, binding, mentions)
    find_unsupplied_rows(page, supply, binding)
    find_other_periods(page, supply, binding)
    find_other_bases(page, supply, binding)
    find_reckoned(page, supply, binding)
    find_other_wholes(page, supply, binding)
    find_reached_for_changed(page, supply, binding)
    find_other_happenings(page, supply, binding)
    find_put_off(page, supply, binding)
    find_totals_of_parts(page, supply, binding)
    find_foreign_parts(page, supply, binding)
    find_noted_elsewhere(page, supply, binding)
    find_strays(page, supply, binding, marked, mentions)
    find_departed(page, binding)
    find_filled_anew(page, supply, binding)
    bind_zeros(page, supply, binding)
    bind_firsts(page, supply, binding)
    bind_strangers(page, supply, binding, marked, derivation)
    return binding
