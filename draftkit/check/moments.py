"""Dates and times that say supplied ones again: several at once, or in part."""

from draftkit.check.bound import ALLOWED, FOREIGN, Binding
from draftkit.check.difference import leaves_out
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.figures import Figure, read_figure

MOMENTS = frozenset({"date", "time"})
_BETWEEN = "至到—–-－~～起"


def bind_moments(page: Page, supply: Supply, binding: Binding) -> None:
    """Bind what says several supplied dates or times at once: `1月24日晚上7点`, the ends of a range."""
    known: dict[str, list[int]] = {}
    for index, form in enumerate(page.forms):
        if binding.verdicts[index] != FOREIGN or page.figures[index].kind not in MOMENTS:
            continue
        if form not in known:
            known[form] = _compose(form, supply)
        if claims := known[form]:
            binding.state(index, claims[0])
            binding.also[index] = claims[1:]
            binding.firm.add(index)


def bind_allowed(page: Page, supply: Supply, binding: Binding) -> None:
    """Let figures stand that stand in a label, passage or name, or that repeat a supplied date in part."""
    known: dict[str, bool] = {}
    for index, form in enumerate(page.forms):
        if binding.verdicts[index] == FOREIGN:
            if form not in known:
                known[form] = form in supply.allowed or _repeats(page.figures[index], supply)
            if known[form]:
                binding.verdicts[index] = ALLOWED


def _compose(form: str, supply: Supply) -> list[int]:
    """Return the claims whose values, written one after the other, make up `form`."""
    for cut in range(len(form) - 1, 0, -1):
        head, tail = form[:cut], form[cut:].lstrip(_BETWEEN)
        claims = supply.owners.get(head, []) + supply.owners.get(tail, [])
        if claims and _is_supplied(head, supply) and _is_supplied(tail, supply):
            return claims
    return []


def _is_supplied(form: str, supply: Supply) -> bool:
    if form in supply.owners or form in supply.allowed:
        return True
    figure = read_figure(form)
    return figure is not None and _repeats(figure, supply)


def _repeats(figure: Figure, supply: Supply) -> bool:
    if figure.kind not in MOMENTS or figure.value is None or figure.approx:
        return False
    ends = figure.value if isinstance(figure.value, tuple) else (figure.value,)
    return all(any(leaves_out(str(end), known) for known in supply.dates) for end in ends)
