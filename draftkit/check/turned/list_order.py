"""A list whose order tells something (前三名: 甲镇、乙镇、丙镇), told in another one."""

from collections.abc import Iterator, Sequence

from draftkit.check.altered import altered_finding
from draftkit.check.binding.difference import FORM
from draftkit.check.item_rows import find_other_order
from draftkit.check.supply import Claim
from draftkit.check.verdict import Finding


def judge_list_order(text: str, claims: Sequence[Claim], states: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding for each of some states that stand nowhere of which all items stand joined in another order."""
    for claim in states:
        if place := find_other_order(text, claim, claims):
            yield altered_finding(text, place, FORM, claim.fact)
