"""Where a value of figures and words stands whole, around its figure: 每餐|4元, 512台|件; or with its thing between:
修复|水毁工程|33处."""

import re
from collections.abc import Sequence
from functools import lru_cache

from draftkit.check.lexicon import read_words
from draftkit.check.supply import COMPOUND, Claim, Supply, squeeze
from draftkit.figures import Figure

_SLACK, _MOST = 8, 32
_REACH = 24
_BETWEEN = "[^0-9０-９二三四五六七八九十两，。；：、（）()\\n不未无没非拟将待]"
_LIGHT, _JOINT = "(?:[于在的了]|经)?", "[、，和及共]?"
"""What may stand between the words of a value and its figure, amid its words, and between two of its figures."""
_EACH = "每"
_VERB = 2


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


def find_scattered(text: str, figure: Figure, claim: Claim) -> tuple[int, int] | None:
    """Return where all of a value stands in the clause of its first figure, with the thing that it is of between its
    words and that (修复|水毁工程|33处), or with what was done behind (180万元|已经下达); in no other order.
    """
    forms = tuple(squeeze(own.text) for own in claim.figures)
    if squeeze(figure.text) != forms[0]:
        return None
    first = max(0, figure.start - _REACH)
    for pattern in _scattered(claim.form, forms):
        for found in pattern.finditer(text, first, figure.end + _REACH):
            if found.start("figure") == figure.start:
                return found.span()
    return None


@lru_cache(maxsize=4096)
def _scattered(form: str, figures: Sequence[str]) -> tuple[re.Pattern[str], ...]:
    """Return what finds a value with more between its words and figures than it has."""
    words, rest = [], form
    for figure in figures:
        before, _, rest = rest.partition(figure)
        words.append(before)
    head, *amid = words
    others = zip(amid, figures[1:], strict=True)
    behind = "".join(f"{_loosely(word) or _JOINT}{spaced(figure)}" for word, figure in others)
    first = f"(?P<figure>{spaced(figures[0])}){behind}{_loosely(rest)}"
    patterns = [f"{_loosely(head)}{_LIGHT}{first}"]
    if len(head) > 1 or head == _EACH:
        patterns.append(f"{_loosely(head)}{_BETWEEN}{{1,12}}?{first}")
        patterns += [f"{first}{_BETWEEN}{{0,8}}?{_loosely(head)}"] if _is_deed(head) and not amid and not rest else []
    return tuple(map(re.compile, patterns))


def _is_deed(words: str) -> bool:
    """Whether words tell what was done: 已下达, not 每周."""
    return words.lstrip("已均都全部")[:_VERB] in _deeds()


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return frozenset((*read_words("achieved"), *read_words("starts"), *read_words("finishes"), *read_words("uses")))


def _loosely(words: str) -> str:
    return _LIGHT.join(map(re.escape, words))


def spaced(figure: str) -> str:
    """Return a pattern for a figure, with any white space within."""
    return r"\s*".join(map(re.escape, figure))


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
