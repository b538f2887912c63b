"""An answer with marks -> the text with their values: in one pass, so that no value is ever read again."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from draftkit.masking.marks import GAP, MARK, SORT, STEMS, Mark, mark_pattern, name_marked
from draftkit.names.ordinary import is_word
from draftkit.patterns import lazy_pattern
from draftkit.splicing import splice

Span = tuple[int, int]
_LEFT = lazy_pattern(rf"{MARK}|〔[^〔〕\n]{{0,40}}〕?|[^〔〕\n]{{0,8}}〕|(?:{SORT})[{STEMS}]+[：:]")


@dataclass(frozen=True, slots=True)
class Filled:
    """An answer with its values put in. `places` says where each value stands in `text`, and where its mark stood.

    `unknown` are the marks that stand for nothing; they are left as they were written.
    """

    text: str
    places: tuple[tuple[Span, Span, Mark], ...]
    unknown: tuple[str, ...]


def fill_marks(answer: str, marks: Mapping[str, Mark]) -> Filled:
    """Put the values in. A mark is known by its sort and letter: other brackets, spaces and hints do no harm.

    What a mark shows and the answer writes once more beside it (〔数甲：条〕条, 《〔文件甲〕》) is taken off.
    """
    written: list[Span] = []
    known: list[Mark] = []
    unknown: list[str] = []
    for place, mark in find_marks(answer, marks):
        if mark is None:
            unknown.append(answer[slice(*place)])
            continue
        written.append(_widen(answer, place, mark, written[-1][1] if written else 0))
        known.append(mark)
    filled = splice(answer, ((*span, mark.value) for span, mark in zip(written, known, strict=True)))
    return Filled(filled.text, tuple(zip(filled.places, written, known, strict=True)), tuple(unknown))


def find_marks(text: str, marks: Mapping[str, Mark]) -> Iterator[tuple[Span, Mark | None]]:
    """Yield every mark in a text with its place; `None` for one that stands for nothing.

    One that lost a bracket is known where all that stood between the brackets is there.
    """
    bare = {mark.written[1:-1]: mark for mark in marks.values() if mark.hint}
    for found in _pattern(tuple(bare)).finditer(text):
        yield found.span(), bare[found["bare"]] if found["bare"] else marks.get(name_marked(found))


@lru_cache(maxsize=64)
def _pattern(bare: tuple[str, ...]) -> re.Pattern[str]:
    inner = "|".join(map(re.escape, sorted(bare, key=len, reverse=True))) or "(?!)"
    return re.compile(rf"{mark_pattern().pattern}|〔?(?P<bare>{inner})〕?")


def find_left(text: str, supplied: Iterable[str]) -> Iterator[Span]:
    """Yield where something like a mark is left in a filled text, and is no part of what was supplied."""
    values = tuple(supplied)
    for found in _LEFT.finditer(text):
        if not any(found[0] in value for value in values):
            yield found.span()


def quote_marked(answer: str, filled: Filled, place: Span) -> str:
    """Return what an answer has where `place` is in the filled text; marks are quoted whole."""
    start = _before(filled, place[0], is_end=False)
    return answer[start : max(start, _before(filled, place[1], is_end=True))]


def _before(filled: Filled, position: int, *, is_end: bool) -> int:
    """Return where a position of the filled text stood in the answer, at the edge of a mark that it stands in."""
    shift = 0
    for (start, end), (marked, until), _ in filled.places:
        if position < start or (is_end and position == start):
            break
        if position < end or (is_end and position == end):
            return until if is_end else marked
        shift = until - end
    return position + shift


def _widen(answer: str, place: Span, mark: Mark, floor: int) -> Span:
    """Return the place of a mark with what stands around it and is part of its value already."""
    start, end = place
    if mark.value.startswith("《") and answer[start - 1 : start] == "《" and answer[end : end + 1] == "》":
        return max(start - 1, floor), end + 1
    *front, behind = mark.hint.split(GAP)
    before = front[0] if front else ""
    if before and mark.value.startswith(before) and answer.endswith(before, floor, start):
        start -= len(before)
    return start, end + (_twice(answer, end, behind) if mark.value.endswith(behind) else 0)


def _twice(answer: str, end: int, behind: str) -> int:
    """Return how much of the end of a value stands behind its mark once more: 条, of 个片区 also 片区 alone."""
    for place in range(len(behind)):
        length = len(behind) - place
        over = answer[end + length - 1 : end + length + 1]
        if answer.startswith(behind[place:], end):
            return 0 if is_word(over) else length
    return 0
