"""The verdict on a text, judged as if it came from a stranger: two-way, complete, and with places."""

from draftkit.check.checking import check_text
from draftkit.check.mending import Change, Mended, mend
from draftkit.check.unfilled import Blank, find_blanks, list_blanks
from draftkit.check.unread import FileText
from draftkit.check.verdict import BoundFigure, Check, Finding, StatedFact

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
