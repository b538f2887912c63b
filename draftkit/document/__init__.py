"""Word files, in and out: the only door to python-docx, which is imported when a file is opened."""

from draftkit.document.annotating import Note, annotate_document
from draftkit.document.drafts import DraftText, read_draft
from draftkit.document.paragraph import Paragraph, Role
from draftkit.document.reading import Reading, examine_document, read_document
from draftkit.document.writing import build_document, write_document

__all__ = [
    "DraftText",
    "Note",
    "Paragraph",
    "Reading",
    "Role",
    "annotate_document",
    "build_document",
    "examine_document",
    "read_document",
    "read_draft",
    "write_document",
]
