"""Word files, in and out: the only door to python-docx, which is imported when a file is opened.

Each name is imported when it is first used: a text that is read needs nothing of what writes Word files.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from draftkit.document.annex import Annex, AnnexRow
    from draftkit.document.annotating import Note, annotate_document
    from draftkit.document.bookmarks import Bookmark
    from draftkit.document.drafts import DraftText, read_draft
    from draftkit.document.dressing import Dress, dress_document, undress_document
    from draftkit.document.paragraph import Paragraph, Role
    from draftkit.document.reading import Reading, examine_document, read_document
    from draftkit.document.writing import RUN_IN, build_document, heading_level, write_document

_HOME = {
    "RUN_IN": "writing",
    "Annex": "annex",
    "AnnexRow": "annex",
    "Bookmark": "bookmarks",
    "Dress": "dressing",
    "DraftText": "drafts",
    "Note": "annotating",
    "Paragraph": "paragraph",
    "Reading": "reading",
    "Role": "paragraph",
    "annotate_document": "annotating",
    "build_document": "writing",
    "dress_document": "dressing",
    "examine_document": "reading",
    "heading_level": "writing",
    "read_document": "reading",
    "read_draft": "drafts",
    "undress_document": "dressing",
    "write_document": "writing",
}

__all__ = [
    "RUN_IN",
    "Annex",
    "AnnexRow",
    "Bookmark",
    "DraftText",
    "Dress",
    "Note",
    "Paragraph",
    "Reading",
    "Role",
    "annotate_document",
    "build_document",
    "dress_document",
    "examine_document",
    "heading_level",
    "read_document",
    "read_draft",
    "undress_document",
    "write_document",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'draftkit.document' has no attribute {name!r}")
    value = getattr(import_module(f"draftkit.document.{_HOME[name]}"), name)
    globals()[name] = value
    return value
