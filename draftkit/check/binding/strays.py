"""Figures that are written as a fact's value and stand on another thing, or on nothing that can be told."""

from collections.abc import Mapping

from draftkit.check.binding.bound import ALIEN, ELSEWHERE, MUTE, NAMED, NOVEL, STATED, STRAY, UNSURE, Binding
from draftkit.check.binding.changes import Changes
from draftkit.check.binding.events import opens_report
from draftkit.check.binding.evidence import Evidence
from draftkit.check.binding.families import Families
from draftkit.check.binding.mentions import Mentions
from draftkit.check.binding.rows import stands_in_own_row
from draftkit.check.binding.settled import find_settled
from draftkit.check.lexicon import read_set
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.figures import Figure
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent", "period"})
_OPEN = frozenset({MUTE, NOVEL, UNSURE})
_DIALLED = ("电话", "热线", "传真")
_COUNT = lazy_pattern("(?:数量?|总数)$")
_GRADE, _GRADED = "级", ("等级", "级别", "等次")
"""A grade is told before what has it: 三级|公路, of 技术等级."""


def find_strays(
    page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int], mentions: Mentions
) -> None:
    """Find figures that are written as a fact's value and stand on another thing, or on nothing that can be told.

    A figure whose words say nothing of its fact, and plainly something else, is no statement of it; one that
    stands rightly in another place too is only pointed out, for the same number may be true of two things. What the
    words leave open may be settled by where it stands.
    """
    homes = binding.homes()
    evidence = Evidence(page, supply, binding, homes, marked)
    changes = Changes(page, supply, binding)
    told: dict[int, str] = {}
    for index in _judged(page, supply, binding):
        if stands_in_own_row(page, mentions, index, binding.claims[index]):
            continue
        moment = page.figures[index].kind in MOMENTS
        found = evidence.weigh_moment(index) if moment else evidence.weigh(index)
        if found == NAMED and index not in marked and changes.names_other(index):
            found = UNSURE
        if found in _OPEN and page.label(binding.claims[index]) in read_set("bare_labels"):
            continue
        if found != NAMED:
            namesake = evidence.namesake(index)
            # two of one value are each told once: the only figure of one is not the second of the other
            if namesake >= 0 and (len(homes[binding.claims[index]]) > 1 or not homes.get(namesake)):
                binding.state(index, namesake)
            else:
                told[index] = found
    families = Families(page, supply, binding, told.keys() | binding.unsure)
    for index, found in told.items():
        if found == ALIEN:
            stands = any(home not in told for home in homes[binding.claims[index]])
            told[index] = ELSEWHERE if stands or index in marked else UNSURE
        elif found == ELSEWHERE and (families.holds_part(index) or families.holds_total(index)):
            told[index] = UNSURE
    for index in find_settled(families, changes, marked, told):
        del told[index]
    doubtful = {binding.claims[index] for index in told}
    lost = {claim for claim in doubtful if all(told.get(home) == ELSEWHERE for home in homes[claim])}
    for index in told:
        binding.doubt(index, STRAY if binding.claims[index] in lost or told[index] == ELSEWHERE else UNSURE)


def _judged(page: Page, supply: Supply, binding: Binding) -> list[int]:
    """Return the figures to be judged: of one fact, counts and moments, and not right behind its label."""
    return [
        index
        for index, verdict in enumerate(binding.verdicts)
        if verdict == STATED
        and (page.figures[index].kind in _JUDGED or _is_lone_moment(page, index))
        and index not in binding.also
        and page.forms[index] not in supply.allowed
        and not _is_number_of_name(page.figures[index], supply.claims[binding.claims[index]])
        and not page.has_label_before(index, binding.claims[index])
        and not opens_report(page, index, page.label(binding.claims[index]))
        and not is_dialled(page, index, binding.claims[index])
        and not _is_all_of_label(page.figures[index], page.label(binding.claims[index]))
        and not (page.figures[index].unit == _GRADE and page.label(binding.claims[index]).endswith(_GRADED))
    ]


def is_dialled(page: Page, index: int, claim: int) -> bool:
    """Whether a figure is a number to dial, which nothing else has, in any words: 群众要投诉可打3322018."""
    return page.figures[index].kind == "phone" or page.label(claim).endswith(_DIALLED)


def _is_all_of_label(figure: Figure, label: str) -> bool:
    """Whether a label says no more than a figure's unit does, so that no words can speak of it: 40学时, of 学时."""
    return bool(figure.unit) and _COUNT.sub("", label) == figure.unit


def _is_number_of_name(figure: Figure, claim: Claim) -> bool:
    """Whether a bare number stands for one of a fact's names: 1、3、5号窗口, of 1号、3号、5号窗口."""
    return not figure.unit and any(own.kind == "ordinal" and own.value == figure.value for own in claim.figures)


def _is_lone_moment(page: Page, index: int) -> bool:
    """Whether a figure is a date or time whose own clause tells of it."""
    return page.figures[index].kind in MOMENTS and not page.surroundings.in_list(index)
