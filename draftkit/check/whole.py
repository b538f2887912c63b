"""Where a value of figures and words stands whole, around its figure: 每餐|4元, 512台|件."""

from draftkit.check.supply import COMPOUND, Claim, Supply, squeeze
from draftkit.figures import Figure

_SLACK, _MOST = 8, 32


def find_whole(text: str, figure: Figure, claim: Claim, form: str) -> tuple[int, int] | None:
    """Return where the whole value stands, if it does, around a figure that is written as one of its own."""
    at = claim.form.find(form)
    if at < 0:
        return None
    head, tail = claim.form[:at], claim.form[at + len(form) :]
    before = text[max(0, figure.start - len(head) - _SLACK) : figure.start]
    after = text[figure.end : figure.end + len(tail) + _SLACK]
    start, end = _fit(before[::-1], head[::-1]), _fit(after, tail)
    return None if start < 0 or end < 0 else (figure.start - start, figure.end + end)


def widen(text: str, figure: Figure, form: str, supply: Supply) -> Figure:
    """Return a figure with the rest of its value around it, where it opens that and the value stands whole."""
    for owner in supply.owners.get(form, ())[:_MOST]:
        claim = supply.claims[owner]
        opens = claim.kind == COMPOUND and form == squeeze(claim.figures[0].text)
        place = find_whole(text, figure, claim, form) if opens else None
        if place:
            return figure._replace(start=place[0], end=place[1])
    return figure


def words_of_value(claim: Claim) -> tuple[str, str]:
    """Return what stands before and behind the one figure of a value; nothing where it has several."""
    if claim.kind != COMPOUND or len(claim.figures) != 1:
        return "", ""
    head, _, tail = claim.form.partition(squeeze(claim.figures[0].text))
    return head, tail


def _fit(text: str, form: str) -> int:
    """Return how many characters of `text` make up `form`, white space apart; -1 if they don't."""
    if text.startswith(form):
        return len(form)
    for length in range(len(form), len(text) + 1):
        if squeeze(text[:length]) == form:
            return length
    return -1
