"""Tables for a terminal and for Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width


@dataclass(frozen=True, slots=True)
class Table:
    """A title, headers and rows; the first column is text, the others are set right."""

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[object]]

    def render(self, *, markdown: bool = False) -> str:
        """Return the table as text, or as Markdown."""
        cells = [[str(cell) for cell in row] for row in (self.headers, *self.rows)]
        if markdown:
            lines = [f"| {' | '.join(row)} |" for row in cells]
            lines.insert(1, "| --- |" + " ---: |" * (len(self.headers) - 1))
            return f"### {self.title}\n\n" + "\n".join(lines)
        widths = [max(map(_width, column)) for column in zip(*cells, strict=True)]
        lines = ["  ".join(_pad(cell, width, left=not i) for i, (cell, width) in
                           enumerate(zip(row, widths, strict=True))) for row in cells]  # fmt: skip
        return "\n".join((self.title, *lines))


def percent(share: float) -> str:
    """Return a share as a percentage with one decimal; 100.0 only if it is all."""
    shown = f"{100 * share:.1f}"
    return "99.9" if shown == "100.0" and share < 1 else shown


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _pad(text: str, width: int, *, left: bool) -> str:
    space = " " * (width - _width(text))
    return text + space if left else space + text
