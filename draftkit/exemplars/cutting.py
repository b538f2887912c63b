"""Cut a file that holds several reports apart, and the heading and footer of its page off."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.exemplars.cleaning import clean_line
from draftkit.exemplars.lexicon import read_words
from draftkit.exemplars.lines import ends_sentence, is_heading, is_title
from draftkit.numbering import read_number
from draftkit.patterns import lazy_pattern

_NUMERALS = "一二三四五六七八九十"
_NUMBER = lazy_pattern(rf"[0-9]{{1,2}}|[{_NUMERALS}]{{1,3}}")
_BRACKETS = "【】[]（）()<>《》—-=*# ·"
_RULE = lazy_pattern(r"[-=*—─·～~]{3,}")
_LONGEST = 40
_LONGEST_PAGE_LINE = 160


@dataclass(frozen=True, slots=True)
class Piece:
    """One report of a file: its raw lines. `title` is what the collection calls it, without its number there."""

    lines: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """A file, cut apart: its reports, and the lines that belong to none of them."""

    pieces: tuple[Piece, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line that opens a report: `stem` without its number, `number` its place, `title` what follows the mark."""

    place: int
    stem: str
    number: int
    title: str


def cut_collection(text: str) -> Cut:
    """Cut a text into the reports it holds: at lines that differ in their number alone, else at titles.

    What stands before the first of several reports, and lines of a web page around them, are dropped.
    """
    lines = text.splitlines()
    kept, dropped = _drop_page(lines)
    series = _find_series(kept)
    marks = series if len(series) > 1 else _find_titles(kept)
    if len(marks) < 2:
        return Cut((Piece(tuple(kept)),) if any(map(str.strip, kept)) else (), tuple(dropped))
    before = [line for line in kept[: marks[0].place] if line.strip()]
    ends = [*(mark.place for mark in marks[1:]), len(kept)]
    pieces = [
        Piece(tuple(kept[mark.place + 1 : end]), mark.title) for mark, end in zip(marks, ends, strict=True)
    ]
    return Cut(tuple(pieces), tuple(before + dropped))


def _drop_page(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    kept: list[str] = []
    dropped: list[str] = []
    for line in lines:
        (dropped if _is_of_page(line.strip()) else kept).append(line)
    return kept, dropped


def _is_of_page(line: str) -> bool:
    if _RULE.fullmatch(line):
        return True
    words = any(word in line for word in read_words("page_words"))
    return words and len(line) <= _LONGEST_PAGE_LINE and not ends_sentence(clean_line(line).rstrip("："))


def _find_series(lines: Sequence[str]) -> list[_Mark]:
    """Return the longest series of lines that differ only in a number which counts up from one."""
    found: dict[str, list[_Mark]] = {}
    for place, line in enumerate(lines):
        for mark in _read_marks(place, clean_line(line)):
            series = found.setdefault(mark.stem, [])
            if mark.number == len(series) + 1:
                series.append(mark)
    return max(found.values(), key=len, default=[])


def _read_marks(place: int, line: str) -> Iterator[_Mark]:
    """Yield how a line may be read as the mark of a report: 情况汇报 3, 【篇三】关于…的汇报, 第三篇."""
    if not 0 < len(line) <= _LONGEST or is_heading(line):
        return
    for found in _NUMBER.finditer(line):
        before, after = line[: found.start()].strip(_BRACKETS), line[found.end() :]
        counted = _called(before, after)
        number = read_number(found[0])
        if counted is not None and number:
            yield _Mark(place, f"{before}|", number, counted.strip(_BRACKETS))
        elif len(before) > 1 and not after.strip(_BRACKETS):
            yield _Mark(place, before, number, before)


def _called(before: str, after: str) -> str | None:
    """Return the title behind a mark such as 篇一：, 第一篇, 范文1 ; `None` for another line."""
    words = read_words("collection_words")
    rest = after.lstrip(_BRACKETS)
    if before == "第":
        word = next((word for word in words if rest.startswith(word)), None)
        return None if word is None else rest[len(word) :].lstrip(_BRACKETS).lstrip("：、.．")
    if before in words and (not rest or after[0] in "】]）)：:、.． "):
        return rest.lstrip("：、.．")
    return None


def _find_titles(lines: Sequence[str]) -> list[_Mark]:
    """Return the titles of reports that follow one upon the other without a number."""
    marks: list[_Mark] = []
    for place, line in enumerate(map(clean_line, lines)):
        opens = is_title(line) and not re.match("[一二三四五六七八九十（0-9]", line)
        if opens and (not marks or place > marks[-1].place + 1):
            marks.append(_Mark(place, "", len(marks) + 1, line))
    return marks
