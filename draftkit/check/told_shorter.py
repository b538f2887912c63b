"""Moments told otherwise than supplied that are the same: 第三季度 of 三季度; 同年8月 and 8月, behind 2025年3月, of
2025年8月; 次年5月 of 2026年5月.
"""

from collections.abc import Sequence
from functools import cache

from draftkit.check.supply import Supply
from draftkit.figures import Figure, read_figure
from draftkit.patterns import lazy_pattern

_NUMBERED, _QUARTER = "第", "季度"
_OTHER_YEAR = lazy_pattern("[去上前明次来翌后往每历今本]年|[上下]一年|农历|阴历|旧历|\n")
"""What names another year than the one named before, or may; and the end of a paragraph."""
_LATER = {"同年": 0, "当年": 0, "次年": 1, "翌年": 1, "第二年": 1}
"""How many years a word right before a date is after the year named before."""
_WORD = lazy_pattern(f"(?:{'|'.join(_LATER)})的?$")
_REACH = 4
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}")


def as_supplied(told: Sequence[tuple[Figure, str]], text: str, supply: Supply) -> tuple[list[Figure], list[str]]:
    """Return figures and their forms, those of moments as supplied where the text says the same with less or more."""
    stands = cache("\n".join(form for _, form in told).__contains__)
    figures: list[Figure] = []
    forms: list[str] = []
    year, at = 0, 0
    for figure, form in told:
        word = _WORD.search(text, max(0, figure.start - _REACH), figure.start) if figure.kind == "date" else None
        if _OTHER_YEAR.search(text, at, word.start() if word else figure.start):
            year = 0
        at = figure.end
        if form.endswith(_QUARTER):
            form = _quarter(form, supply)
        elif figure.kind == "date":
            named = next(filter(None, (_YEAR.match(str(end)) for end in reversed(figure.ends))), None)
            later = _LATER[word[0].removesuffix("的")] if word else 0
            year = int(named[0]) if named else year and year + later
            full = f"{year}年{form}"
            start = word.start() if word else figure.start
            span = f"{forms[-1]}{text[figures[-1].end : start]}{full}" if word and figures else ""
            if span in supply.owners:  # 2025年11月15日至|次年3月15日
                form, figure = span, _from(text, figures[-1].start, figure, span)
            elif year and not named and full in supply.owners and not (stands(full) or _is_known(form, supply)):
                form, figure = full, _from(text, start, figure, full)
            while figures and figures[-1].end > figure.start:
                del figures[-1], forms[-1]  # the first day of a span, or 第二年, which is a figure of its own
        figures.append(figure)
        forms.append(form)
    return figures, forms


def _from(text: str, start: int, figure: Figure, form: str) -> Figure:
    """Return a moment with what says before it of which year it is: 同年|8月; its value is that of its full form."""
    full = read_figure(form)
    return figure._replace(start=start, text=text[start : figure.end], value=full.value if full else figure.value)


def _quarter(form: str, supply: Supply) -> str:
    """Return the quarter of a form as it was supplied, with 第 or without it."""
    other = form.removeprefix(_NUMBERED) if form.startswith(_NUMBERED) else f"{_NUMBERED}{form}"
    return other if _is_known(other, supply) and not _is_known(form, supply) else form


def _is_known(form: str, supply: Supply) -> bool:
    return form in supply.owners or form in supply.allowed
