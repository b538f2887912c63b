"""Fields: whether their result is on paper, and what stands there without being one."""

from dataclasses import dataclass
from typing import Any

from draftkit.document.names import attribute, find, name_of

PAGE_FIELDS = ("PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(slots=True)
class Field:
    """A field that was begun: its code so far, whether its result is reached, and the entry chosen in its list."""

    code: str = ""
    shown: bool = False
    chosen: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is the number of a page, or how many there are."""
        return self.code.strip().upper().split(" ")[0] in PAGE_FIELDS

    def reach_result(self) -> None:
        """Show what follows; a drop-down list shows its entry, whatever result was left in it."""
        self.shown = not self.chosen


def chosen_entry(begin: Any) -> str:
    """Return the entry on paper of a drop-down list among form fields, by the mark that begins it; else `""`."""
    choices = find(begin, "w:ffData", "w:ddList")
    if choices is None:
        return ""
    told = (find(choices, name) for name in ("w:result", "w:default"))
    number = next((attribute(node, "val") for node in told if node is not None), "")
    entries = [attribute(node, "val") for node in choices if name_of(node) == "w:listEntry"]
    return {str(place): entry for place, entry in enumerate(entries)}.get(number or "0", "")
