"""The verdict on a text, judged as if it came from a stranger: two-way, complete, and with places.

Each name is imported when it is first used: what only asks for blanks, or may never check, does not wait for the rest.
"""

from typing import TYPE_CHECKING

from draftkit.deferred import defer_names

if TYPE_CHECKING:
    from draftkit.check.checking import check_text
    from draftkit.check.mending import Change, Mended, mend
    from draftkit.check.unfilled import Blank, find_blanks, list_blanks
    from draftkit.check.unread import FileText
    from draftkit.check.verdict import BoundFigure, Check, Finding, StatedFact

_HOME = {
    "Blank": "unfilled",
    "BoundFigure": "verdict",
    "Change": "mending",
    "Check": "verdict",
    "FileText": "unread",
    "Finding": "verdict",
    "Mended": "mending",
    "StatedFact": "verdict",
    "check_text": "checking",
    "find_blanks": "unfilled",
    "list_blanks": "unfilled",
    "mend": "mending",
}

__all__ = [
    "Blank",
    "BoundFigure",
    "Change",
    "Check",
    "FileText",
    "Finding",
    "Mended",
    "StatedFact",
    "check_text",
    "find_blanks",
    "list_blanks",
    "mend",
]

__getattr__, __dir__ = defer_names(__name__, _HOME)
