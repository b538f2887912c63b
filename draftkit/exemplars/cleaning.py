"""Clean the text of a sample report: spaces, widths of punctuation, lines broken in mid-sentence. Never its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.exemplars.lines import ends_sentence, is_bare, is_heading, is_title, opens_item
from draftkit.patterns import lazy_pattern

_NARROW = [chr(code) for code in range(0x21, 0x7F) if chr(code).isalnum() or chr(code) == "%"]
_WIDE = str.maketrans({chr(ord(character) + 0xFEE0): character for character in _NARROW})
_STOPS = str.maketrans(",;:!?()", "，；：！？（）")
_HAN = lazy_pattern("[一-龥]")
_STOP = lazy_pattern(r"(?<![A-Za-z0-9])[,;:!?]|[,;:!?](?![A-Za-z0-9/])|[()]")
_FULL_STOP = lazy_pattern(r"(?<=[一-龥）”])\.(?![A-Za-z0-9.])")
_SPACES = lazy_pattern(r"[\s\u3000\ufeff]+")
_LISTED = lazy_pattern("[；;，,、：:]$")
_FULL = 0.85
_WIDEST = 80


def clean_line(line: str) -> str:
    """Return a line without the spaces that a page or a scanner put in, its punctuation full-width.

    A space between two digits, or two Latin words, stays one space: what stood there is not known.
    """
    line = _SPACES.sub(_space, line.translate(_WIDE).strip())
    if not _HAN.search(line):
        return line
    return _pair_quotes(_FULL_STOP.sub("。", _STOP.sub(lambda found: found[0].translate(_STOPS), line)))


def _space(found: re.Match[str]) -> str:
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() : found.end() + 1]
    return " " if len(around) == 2 and around.isascii() and around.isalnum() else ""


def _pair_quotes(line: str) -> str:
    pieces = line.split('"')
    if len(pieces) % 2 == 0:
        return line
    return pieces[0] + "".join("“”"[n % 2] + piece for n, piece in enumerate(pieces[1:]))


def join_lines(lines: Sequence[str]) -> list[str]:
    """Return the cleaned paragraphs of raw lines: what was broken in mid-sentence is one line again."""
    cleaned = [(clean_line(line), _is_indented(line)) for line in lines]
    kept = [(line, indented) for line, indented in cleaned if line]
    page = _Page(_full_length([line for line, _ in kept]), sum(indented for _, indented in kept) > 1)
    paragraphs: list[str] = []
    last = ""
    for line, indented in kept:
        if paragraphs and page.goes_on(paragraphs[-1], last, line, indented=indented):
            paragraphs[-1] = _join(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        last = line
    return paragraphs


def _is_indented(line: str) -> bool:
    return line.startswith(("\u3000", "  ", "\t"))


def _full_length(lines: Sequence[str]) -> int:
    """Return the length, in characters, from which on a line is taken for a full one."""
    lengths = sorted(map(len, lines))
    return int(lengths[len(lengths) * 3 // 4] * _FULL) if lengths else 0


@dataclass(frozen=True, slots=True)
class _Page:
    """How lines are broken: `full` is the length of a full line, `indented` says that paragraphs are."""

    full: int
    indented: bool

    def goes_on(self, paragraph: str, last: str, line: str, *, indented: bool) -> bool:
        """Whether `line` goes on with the paragraph that ends in the line `last`."""
        if indented and ends_sentence(last):
            return False
        if ends_sentence(last):
            return self.indented and self.full <= _WIDEST and len(last) >= self.full and not opens_item(line)
        if is_heading(paragraph) or is_heading(line) or is_title(last):
            return False
        if last == paragraph and is_bare(last) and len(last) < self.full:
            return False
        return not opens_item(line) or bool(_LISTED.search(last))


def _join(before: str, line: str) -> str:
    ends = before[-1] + line[0]
    return f"{before} {line}" if ends.isascii() and ends.isalnum() else before + line


def letters(text: str) -> Iterator[str]:
    """Yield the letters and digits of a text, full-width ones as others: what cleaning never changes."""
    return (character for character in text.translate(_WIDE) if character.isalnum())
