"""What a name found in a text is."""

from dataclasses import dataclass, replace

PERSON, CALLED, PLACE, BODY, OFFICE, DOCUMENT, LAW, MASK = (
    "person",
    "called",
    "place",
    "body",
    "office",
    "document",
    "law",
    "mask",
)
"""`called` is a surname with a title (王局长), `office` a department by its level alone (市应急管理局)."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as it stands in a text.

    `stem` is what must be supplied for it to be known; `sure` says that it can be nothing but a name. `title`
    is a person's, as it stands beside the name.
    """

    start: int
    end: int
    text: str
    kind: str
    stem: str
    sure: bool = True
    title: str = ""

    def surely(self) -> "FoundName":
        """Return the same name as a sure one."""
        return replace(self, sure=True)
