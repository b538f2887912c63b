"""What a report is made of: paragraphs, each with its role on the page."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal["title", "addressee", "heading", "body", "signature", "date"]
"""What a paragraph is to the page; its look follows from it (see `styles`)."""

ROLES: tuple[str, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a report. A report is a sequence of them, its plain text their texts, one a line.

    A line feed in `text` is a line break inside the paragraph. Raises `ValueError` for an unknown role.
    """

    role: Role
    text: str

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"role must be one of {', '.join(ROLES)}, not {self.role!r}")
