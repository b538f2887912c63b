"""A model's answer -> the section's text, and which fact each figure in it was cited for."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from draftkit.answer import peel_answer
from draftkit.figures import find_figures
from draftkit.masking import Mark, fill_marks

# models turn brackets full-width, or put two marks in one pair
_MARK = re.compile(r" ?[\[［【〔](f[0-9]{1,5}(?:[,，、 ]{1,2}f[0-9]{1,5})*)[\]］】〕]")
_CLAUSE_END = re.compile(r"[，。；：！？\n,;]")


@dataclass(frozen=True, slots=True)
class Draft:
    """A section as it will stand in the report. `bound` maps `(start, end)` in `text` to the key of a fact.

    `stray` are marks that follow no figure, or that name no fact of the section.
    """

    text: str
    bound: Mapping[tuple[int, int], str] = field(default_factory=dict)
    stray: tuple[str, ...] = ()


def join_drafts(drafts: Iterable[Draft]) -> Draft:
    """Return drafts, one below the other, as one."""
    text = ""
    bound: dict[tuple[int, int], str] = {}
    stray: list[str] = []
    for draft in drafts:
        offset = len(text) + 1 if text else 0
        text = f"{text}\n{draft.text}" if text else draft.text
        bound.update(((start + offset, end + offset), key) for (start, end), key in draft.bound.items())
        stray += draft.stray
    return Draft(text, bound, tuple(stray))


def read_draft(
    answer: str, marks: Mapping[str, str], values: Mapping[str, str | None], heading: str = ""
) -> Draft:
    """Take the marks (`1191条[f1]`) out of an answer and bind each to the figure before it.

    `marks` says which fact's key a mark stands for, `values` what is supplied under that key;
    a first line that repeats `heading` is left out.
    """
    text, places = _strip_marks(tidy_answer(answer, heading))
    figures = find_figures(text)
    ends = [figure.end for figure in figures]
    bound: dict[tuple[int, int], str] = {}
    stray: list[str] = []
    for mark, position in places:
        key = marks.get(mark)
        span = None
        if key is not None:
            span = _span_of_value(text, position, values.get(key))
            if span is None:
                index = bisect_left(ends, position + 1) - 1
                if index >= 0 and not _CLAUSE_END.search(text, ends[index], position):
                    span = (figures[index].start, figures[index].end)
        if key is None or span is None:
            stray.append(mark)
        else:
            bound.setdefault(span, key)
    return Draft(text, bound, tuple(stray))


def read_masked(answer: str, marks: Mapping[str, Mark], heading: str = "") -> Draft:
    """Put the values in place of an answer's marks (〔数甲：条〕), each bound to the fact whose mark it was."""
    filled = fill_marks(tidy_answer(answer, heading), marks)
    bound = {place: mark.key for place, _, mark in filled.places if mark.key is not None}
    return Draft(filled.text, bound, filled.unknown)


def tidy_answer(answer: str, heading: str = "") -> str:
    """Return the text of an answer as it is read: peeled, without blank lines, with its marks."""
    lines = (line.strip() for line in peel_answer(answer, heading).splitlines())
    return "\n".join(line for line in lines if line)


def drop_marks(text: str) -> str:
    """Return a piece of an answer as it stands in the draft: without marks."""
    return _MARK.sub("", text)


def _strip_marks(answer: str) -> tuple[str, list[tuple[str, int]]]:
    pieces: list[str] = []
    places: list[tuple[str, int]] = []
    length = last = 0
    for found in _MARK.finditer(answer):
        piece = answer[last : found.start()]
        pieces.append(piece)
        length += len(piece)
        last = found.end()
        places += [(mark, length) for mark in re.findall(r"f[0-9]+", found[1])]
    pieces.append(answer[last:])
    return "".join(pieces), places


def _span_of_value(text: str, position: int, value: str | None) -> tuple[int, int] | None:
    if value and text.endswith(value, 0, position):
        return position - len(value), position
    if value is None and text.endswith(("_", "＿"), 0, position):
        return len(text[:position].rstrip("_＿")), position
    return None
