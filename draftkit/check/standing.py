"""Where each claim stands in a text as supplied, and which stand nowhere."""

import re
from collections.abc import Mapping, Sequence

from draftkit.check.binding.bound import ALTERED, FILLED, STATED, STRAY, SWAPPED, Binding
from draftkit.check.binding.equals import is_qualified
from draftkit.check.binding.same_months import find_reported
from draftkit.check.page import Page
from draftkit.check.supply import BLANK, COMPOUND, STATE, Claim, Supply
from draftkit.check.turned.at_odds import find_at_odds
from draftkit.check.turned.reworded import find_reworded
from draftkit.check.turned.states import find_states
from draftkit.check.verdict import Span


def find_places(page: Page, supply: Supply, binding: Binding) -> dict[int, list[Span]]:
    """Return where each claim stands as supplied."""
    places: dict[int, list[Span]] = {}
    for index, verdict in enumerate(binding.verdicts):
        if verdict == STATED:
            figure = page.figures[index]
            for claim in (binding.claims[index], *binding.also.get(index, ())):
                places.setdefault(claim, []).append((figure.start, figure.end))
    for told in supply.claims:
        if told.kind == COMPOUND:
            places[told.index] = binding.whole.get(told.index) or _verbatim(page.text, told)
    for claim, spans in binding.whole.items():
        places.setdefault(claim, spans)
    states = find_states(page.text, supply.claims)
    at_odds = find_at_odds(page.text, supply.claims, states)
    places.update({index: spans for index, spans in states.items() if index not in at_odds})
    for claim, spans in find_reported(page.text, supply).items():
        places[claim] = places.get(claim) or spans
    settled = places.keys() | at_odds
    untold = [claim for claim in supply.claims if claim.kind == STATE and claim.index not in settled]
    places.update(find_reworded(page.text, untold, supply.claims))
    return places


def find_missing(supply: Supply, binding: Binding, places: Mapping[int, Sequence[Span]]) -> list[Claim]:
    """Return the claims that stand nowhere and that no figure that is wrong was meant for."""
    concerned = {
        claim
        for index, verdict in enumerate(binding.verdicts)
        if verdict in (ALTERED, SWAPPED, FILLED, STRAY)
        for claim in (binding.claims[index], *binding.also.get(index, ()))
    }
    return [
        claim
        for claim in supply.claims
        if claim.kind != BLANK and not places.get(claim.index) and claim.index not in concerned
    ]


def _verbatim(text: str, claim: Claim) -> list[Span]:
    """Return where a value of figures and words stands that is read otherwise in its place than alone."""
    places = re.finditer(re.escape(claim.form), text)
    return [found.span() for found in places if not is_qualified(text, *found.span())]
