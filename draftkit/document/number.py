"""发文字号 with the signers beside and above it, as its lines say it: the number, the label 签发人：, the names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from draftkit.characters import text_width

LINE = 26
"""Full-width characters of a line: 28, with one left free at each edge (GB/T 9704-2012, 7.2.5, 7.2.6)."""
BLANK = "\u3000"
_SIGNED_BY = re.compile("签发人[:：]")


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A line of 发文字号: what of the number, the label and the signers' names stands in it."""

    number: str
    label: str
    names: str


def number_rows(text: str) -> list[NumberRow]:
    """Return the lines of a paragraph of role `number`."""
    return list(map(_read_row, text.split("\n")))


def spaced_rows(text: str) -> Iterator[str]:
    """Yield the lines with full-width blanks in place of tabs, the names below each other."""
    rows = number_rows(text)
    if not any(row.names for row in rows):
        yield from text.split("\n")
        return
    widest = max(text_width(row.names) for row in rows)
    names_at = max(LINE - widest, *(text_width(row.number + row.label) + 1 for row in rows if row.names))
    for row in rows:
        room = names_at - text_width(row.number + row.label)
        yield f"{row.number}{BLANK * round(room)}{row.label}{row.names}" if row.names else row.number


def _read_row(line: str) -> NumberRow:
    number, _, signed = line.partition("\t")
    signed = signed.lstrip("\t")
    label = _SIGNED_BY.match(signed)
    cut = label.end() if label else 0
    return NumberRow(number, signed[:cut], signed[cut:])
