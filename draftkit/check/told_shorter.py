"""Moments told otherwise than supplied that are the same: 第三季度 of 三季度; 8月, behind 2025年3月, of 2025年8月."""

from collections.abc import Sequence
from functools import cache

from draftkit.check.supply import Supply
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_NUMBERED, _QUARTER = "第", "季度"
_OTHER_YEAR = lazy_pattern("[去上前明次来翌后往每历今本]年|[上下]一年|农历|阴历|旧历|\n")
"""What names another year than the one named before, or may; and the end of a paragraph."""
_SAME = ("同年", "当年")
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}")


def as_supplied(told: Sequence[tuple[Figure, str]], text: str, supply: Supply) -> tuple[list[Figure], list[str]]:
    """Return figures and their forms, those of moments as supplied where the text says the same with less or more."""
    stands = cache("\n".join(form for _, form in told).__contains__)
    figures: list[Figure] = []
    forms: list[str] = []
    year, at = "", 0
    for figure, form in told:
        if _OTHER_YEAR.search(text, at, figure.start):
            year = ""
        at = figure.end
        if form.endswith(_QUARTER):
            form = _quarter(form, supply)
        elif figure.kind == "date":
            named = next(filter(None, (_YEAR.match(str(end)) for end in reversed(figure.ends))), None)
            year = named[0] if named else year
            full = f"{year}年{form}"
            if year and not named and full in supply.owners and not (stands(full) or _is_known(form, supply)):
                form, figure = full, _with_same_year(text, figure)
        figures.append(figure)
        forms.append(form)
    return figures, forms


def _with_same_year(text: str, figure: Figure) -> Figure:
    """Return a moment with what says before it that it is of the year named: 同年|8月."""
    start = max(0, figure.start - len(_SAME[0]))
    return figure._replace(start=start, text=text[start : figure.end]) if text.startswith(_SAME, start) else figure


def _quarter(form: str, supply: Supply) -> str:
    """Return the quarter of a form as it was supplied, with 第 or without it."""
    other = form.removeprefix(_NUMBERED) if form.startswith(_NUMBERED) else f"{_NUMBERED}{form}"
    return other if _is_known(other, supply) and not _is_known(form, supply) else form


def _is_known(form: str, supply: Supply) -> bool:
    return form in supply.owners or form in supply.allowed
