"""A saved report, checked again years later: what was changed by hand, and whether every figure still has its fact."""

from draftkit.audit.accepting import accept_edits, find_outside
from draftkit.audit.comparing import Edit, compare_sentences
from draftkit.audit.files import dress_edited
from draftkit.audit.judging import Audit, FactChange, audit_text

__all__ = [
    "Audit",
    "Edit",
    "FactChange",
    "accept_edits",
    "audit_text",
    "compare_sentences",
    "dress_edited",
    "find_outside",
]
