"""What a report is made of: paragraphs, each with its role on the page, and tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["mark", "number", "title", "addressee", "heading", "body", "attachment", "signature", "date"]
"""What a paragraph is to the page; its look follows from it (see `styles`).

`mark` and `number` are the document head (版头): 发文机关标志, and 发文字号 with the signer, if any, behind a tab.
"""

ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a report. A report is a sequence of them, its plain text their texts, one a line.

    A line feed in `text` is a line break inside the paragraph; in a title it ends a line of it and is not read as
    text. Raises `ValueError` for an unknown role.
    """

    role: Role
    text: str

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"role must be one of {', '.join(ROLES)}, not {self.role!r}")


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells, the first `headers` of which are repeated on every page it reaches.

    `widths` are the shares of the columns, in any unit; equal when left out. Raises `ValueError` for a table without
    rows, with rows of unequal length, or with other than one width for each column.
    """

    rows: Sequence[Sequence[str]]
    headers: int = 1
    widths: Sequence[float] = ()

    def __post_init__(self) -> None:
        if not self.rows or not self.rows[0] or len({len(row) for row in self.rows}) > 1:
            raise ValueError("a table needs rows, all with as many cells")
        if self.widths and (len(self.widths) != len(self.rows[0]) or min(self.widths) <= 0):
            raise ValueError("a table needs one width above 0 for each column")


Block = Paragraph | Table
"""What stands on the page, one below the other."""
