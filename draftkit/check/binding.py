"""Which figure of a text states which fact: by written form first, and by wording where that disagrees."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from draftkit.check.difference import Difference, compare, leaves_out
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, FIGURE, STATE, Claim, Supply
from draftkit.figures import Figure

STATED, ALLOWED, SWAPPED, ALTERED, FILLED, FOREIGN, UNSURE = (
    "stated", "allowed", "swapped", "altered", "filled", "foreign", "unsure",
)  # fmt: skip

_MARGIN = 0.25
_BOTH = 0.45
_ALONE = 0.45
_CLEAR = 0.6
_KIN = 0.45
_MOMENTS = frozenset({"date", "time"})


@dataclass(slots=True)
class Binding:
    """For each figure of a page: the verdict, and the claim it concerns (-1: none)."""

    verdicts: list[str]
    claims: list[int]
    differences: dict[int, Difference] = field(default_factory=dict)

    def homes(self) -> dict[int, list[int]]:
        """Return the figures that state each claim."""
        homes: dict[int, list[int]] = {}
        for index, verdict in enumerate(self.verdicts):
            if verdict == STATED:
                homes.setdefault(self.claims[index], []).append(index)
        return homes


def bind_figures(page: Page, supply: Supply, marked: Mapping[int, int]) -> Binding:
    """Bind every figure of the page. `marked` are figures whose claim is known from the draft's marks."""
    count = len(page.figures)
    binding = Binding([FOREIGN] * count, [-1] * count)
    _bind_equals(page, supply, binding, marked)
    _bind_allowed(page, supply, binding)
    _find_swaps(page, supply, binding, marked)
    _bind_strangers(page, supply, binding, marked)
    return binding


def owners_of(page: Page, supply: Supply, index: int) -> list[int]:
    """Return the claims that have exactly this written figure."""
    form = page.forms[index]
    owners = supply.owners.get(form)
    if owners is None and supply.bare and (unit := page.figures[index].unit):
        owners = supply.bare.get(form.removesuffix(unit))
    return owners or []


def _bind_equals(page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int]) -> None:
    groups: dict[tuple[int, ...], list[int]] = {}
    for index in range(len(page.figures)):
        owners = owners_of(page, supply, index)
        if not owners:
            continue
        claim = marked.get(index, -1)
        if claim in owners:
            binding.verdicts[index], binding.claims[index] = STATED, claim
        elif len(owners) == 1:
            binding.verdicts[index], binding.claims[index] = STATED, owners[0]
        else:
            groups.setdefault(tuple(owners), []).append(index)
    for shared, indexes in groups.items():
        _share_out(page, binding, shared, indexes)


def _share_out(page: Page, binding: Binding, owners: tuple[int, ...], indexes: list[int]) -> None:
    """Give equal figures to the claims of that value: each claim one first, best wording first."""
    wanted = set(owners)
    ranked = sorted(
        (-round(score, 3), claim, index)
        for index in indexes
        for claim, score in page.scores(index).items()
        if claim in wanted
    )
    taken = {
        claim for claim, verdict in zip(binding.claims, binding.verdicts, strict=True) if verdict == STATED
    }
    free = set(indexes)
    for _, claim, index in ranked:
        if index in free and claim not in taken:
            _state(binding, index, claim)
            free.discard(index)
            taken.add(claim)
    left = iter([claim for claim in owners if claim not in taken])
    best: dict[int, int] = {}
    for _, claim, index in ranked:
        best.setdefault(index, claim)
    for index in sorted(free):
        claim = best.get(index, -1)
        if claim < 0:
            claim = next(left, owners[-1])
        _state(binding, index, claim)


def _state(binding: Binding, index: int, claim: int) -> None:
    binding.verdicts[index], binding.claims[index] = STATED, claim


def _bind_allowed(page: Page, supply: Supply, binding: Binding) -> None:
    for index, form in enumerate(page.forms):
        if binding.verdicts[index] == FOREIGN and (
            form in supply.allowed or _repeats_moment(page.figures[index], form, supply)
        ):
            binding.verdicts[index] = ALLOWED


def _repeats_moment(figure: Figure, form: str, supply: Supply) -> bool:
    """Whether a date or time only repeats supplied ones: in part, or several at once."""
    if figure.kind not in _MOMENTS or figure.value is None:
        return False
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return figure.approx is None and all(
        any(leaves_out(str(end), known) for known in supply.dates) for end in ends
    )


def _find_swaps(page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int]) -> None:
    homes = binding.homes()
    wishes: dict[int, tuple[int, float]] = {}
    for index, verdict in enumerate(binding.verdicts):
        if verdict == STATED and page.forms[index] not in supply.allowed:
            wish = _better_claim(page, supply, index, binding.claims[index])
            if wish:
                wishes[index] = wish
    for index, (claim, margin) in wishes.items():
        if _is_swapped(page, supply, binding, homes, wishes, index, claim, margin):
            binding.verdicts[index] = SWAPPED
    for index, (claim, _) in wishes.items():
        if binding.verdicts[index] == SWAPPED:
            binding.claims[index] = claim


def _better_claim(page: Page, supply: Supply, index: int, claim: int) -> tuple[int, float] | None:
    """Return the claim that the words around a figure fit better than its own, and by how much."""
    scores = page.scores(index)
    own = scores.get(claim, 0.0)
    form = supply.claims[claim].form
    best, most = -1, own + _MARGIN
    for other, score in scores.items():
        if score > most:
            rival = supply.claims[other]
            if rival.kind in (STATE, BLANK) or rival.form == form:
                continue
            best, most = other, score
    return (best, most - own) if best >= 0 else None


def _is_swapped(
    page: Page,
    supply: Supply,
    binding: Binding,
    homes: Mapping[int, list[int]],
    wishes: Mapping[int, tuple[int, float]],
    index: int,
    claim: int,
    margin: float,
) -> bool:
    own = binding.claims[index]
    if not _fits(supply.claims[own], supply.claims[claim]):
        return False
    for other in homes.get(claim, ()):
        wish = wishes.get(other)
        if wish and (wish[0] == own or margin + wish[1] > 2 * _BOTH):
            return True
        scores = page.scores(other)
        if margin + scores.get(own, 0.0) - scores.get(claim, 0.0) > _BOTH:
            return True
    if claim not in homes:
        return margin > (_MARGIN if len(homes[own]) > 1 else _CLEAR)
    if len(homes[own]) > 1:
        return margin > _ALONE and page.scores(index).get(own, 0.0) < 0.2
    return False


def _fits(one: Claim, other: Claim) -> bool:
    """Whether a figure of one fact could have been written for the other: dates aren't taken for counts."""
    moments = {one.figures[0].kind in _MOMENTS, other.figures[0].kind in _MOMENTS}
    return len(moments) == 1


def _bind_strangers(page: Page, supply: Supply, binding: Binding, marked: Mapping[int, int]) -> None:
    strangers = [index for index, verdict in enumerate(binding.verdicts) if verdict == FOREIGN]
    if not strangers:
        return
    stated = set(binding.homes()) | {
        claim for claim, verdict in zip(binding.claims, binding.verdicts, strict=True) if verdict == SWAPPED
    }
    missing = [claim for claim in supply.claims if claim.index not in stated and claim.figures]
    offers = sorted(_offers(page, supply, strangers, missing, marked), reverse=True)
    given: set[int] = set()
    for _, index, claim, difference in offers:
        if binding.verdicts[index] == FOREIGN and claim not in given:
            _alter(binding, index, claim, difference)
            given.add(claim)
    for index in strangers:
        if binding.verdicts[index] == FOREIGN:
            _bind_again(page, supply, binding, index)


def _alter(binding: Binding, index: int, claim: int, difference: Difference) -> None:
    binding.verdicts[index], binding.claims[index] = ALTERED, claim
    binding.differences[index] = difference


def _offers(
    page: Page, supply: Supply, strangers: list[int], missing: list[Claim], marked: Mapping[int, int]
) -> Iterable[tuple[float, int, int, "Difference"]]:
    by_unit: dict[str, list[Claim]] = {}
    for claim in missing:
        by_unit.setdefault(claim.figures[0].unit, []).append(claim)
    wanted = {claim.index for claim in missing}
    for index in strangers:
        figure = page.figures[index]
        scores = page.scores(index)
        near = [c for c in by_unit.get(figure.unit, ())][:64]
        for number in {c.index for c in near} | (wanted & scores.keys()):
            claim = supply.claims[number]
            difference = min((compare(figure, own) for own in claim.figures), key=lambda d: -d.closeness)
            rank = difference.closeness + scores.get(number, 0.0) + (marked.get(index) == number)
            if rank >= 0.25 and (difference.closeness > 0 or scores.get(number, 0.0) > _KIN):
                yield rank, index, number, difference


def _bind_again(page: Page, supply: Supply, binding: Binding, index: int) -> None:
    """Bind a stranger to a fact that is stated elsewhere: a second mention that is wrong; or to a blank."""
    figure = page.figures[index]
    best: tuple[float, int, Difference | None] = (0.0, -1, None)
    for number, score in page.scores(index).items():
        claim = supply.claims[number]
        if claim.kind == BLANK:
            if score > _KIN and score > best[0] and figure.kind not in _MOMENTS:
                best = (score, number, None)
        elif claim.figures:
            difference = compare(figure, claim.figures[0])
            rank = score + difference.closeness
            if difference.closeness >= 0.25 and rank >= 0.7 and rank > best[0]:
                best = (rank, number, difference)
    rank, number, chosen = best
    if number < 0:
        return
    if chosen is None:
        binding.verdicts[index], binding.claims[index] = FILLED, number
    else:
        _alter(binding, index, number, chosen)


__all__ = ["FIGURE", "Binding", "bind_figures", "owners_of"]
