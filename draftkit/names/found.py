"""What a name found in a text is."""

from dataclasses import dataclass, replace

PERSON, CALLED, PLACE, BODY, OFFICE, DOCUMENT, MASK, HONOUR = (
    "person",
    "called",
    "place",
    "body",
    "office",
    "document",
    "mask",
    "honour",
)
"""`called` is a surname with a title (王局长), `office` a department by its level alone (市应急管理局), `honour` what
is awarded (五一劳动奖章)."""


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name as it stands in a text: `text[start:end]`, in code points.

    `stem` is what is proper in it: a person's name, a place without its suffix, a surname, a department without
    its level, a document's title. `sure` says that it can be nothing but a name.
    """

    start: int
    end: int
    text: str
    kind: str
    stem: str
    sure: bool = True

    def moved(self, by: int) -> "FoundName":
        """Return the same name so many characters farther on."""
        return FoundName(self.start + by, self.end + by, self.text, self.kind, self.stem, self.sure) if by else self

    def surely(self) -> "FoundName":
        """Return the same name as a sure one."""
        return replace(self, sure=True)


def person_at(text: str, start: int, end: int) -> FoundName:
    """Return the person whose name stands there."""
    return FoundName(start, end, text[start:end], PERSON, text[start:end])
