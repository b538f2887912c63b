"""Lists of what is called by a number, told in another order than supplied or with what they share told once."""

from bisect import bisect_left

from draftkit.check.binding.bound import Binding
from draftkit.check.item_rows import find_listed
from draftkit.check.page import Page
from draftkit.check.supply import COMPOUND, Supply


def bind_listed(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind all figures of a row to the fact whose list it is, where that stands nowhere as written."""
    for claim in supply.claims:
        if claim.kind != COMPOUND or claim.index in binding.whole:
            continue
        for start, end in find_listed(page.text, claim, supply.claims):
            first = bisect_left(page.starts, start)
            first -= bool(first) and page.figures[first - 1].end > start
            figures = range(first, bisect_left(page.starts, end))
            if any(binding.claims[at] in binding.whole for at in figures):
                continue
            for at in figures:
                binding.state(at, claim.index)
                binding.also.pop(at, None)
                binding.firm.add(at)
            binding.whole.setdefault(claim.index, []).append((start, end))
