"""One thing that the standard has otherwise."""

from dataclasses import asdict, dataclass

SHOWN = 16
"""Characters of a paragraph that are shown."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that GB/T 9704-2012 has otherwise, with its `clause`.

    `where` is how the paragraph begins, `""` for what is of the page; `count` says in how many paragraphs it was found.
    """

    code: str
    clause: str
    message: str
    where: str = ""
    count: int = 1

    def to_json(self) -> dict[str, object]:
        """Return the deviation as JSON can hold it."""
        return asdict(self)
