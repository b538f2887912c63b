"""Word files, in and out: the only door to python-docx, which is imported when a file is opened.

Each name is imported when it is first used: a text that is read needs nothing of what writes Word files.
"""

from typing import TYPE_CHECKING

from draftkit.deferred import defer_names

if TYPE_CHECKING:
    from draftkit.document.annex import Annex, AnnexRow
    from draftkit.document.annotating import Note, annotate_document
    from draftkit.document.blocks import heading_level, run_in_length
    from draftkit.document.bookmarks import Bookmark
    from draftkit.document.deviations import Deviation, find_deviations
    from draftkit.document.drafts import DraftText, read_draft
    from draftkit.document.dressing import Dress, dress_document, undress_document
    from draftkit.document.fonts import missing_fonts
    from draftkit.document.formats import STANDARD, PageFormat
    from draftkit.document.paragraph import Block, Paragraph, Role, Table
    from draftkit.document.prepared import read_page_format
    from draftkit.document.punctuation import widen_punctuation
    from draftkit.document.reading import Reading, examine_document, read_document
    from draftkit.document.title import word_ends
    from draftkit.document.traces import count_tables, find_traces
    from draftkit.document.writing import build_document, build_tracked, write_document

_HOME = {
    "STANDARD": "formats",
    "Annex": "annex",
    "AnnexRow": "annex",
    "Block": "paragraph",
    "Bookmark": "bookmarks",
    "Deviation": "deviations",
    "DraftText": "drafts",
    "Dress": "dressing",
    "Note": "annotating",
    "PageFormat": "formats",
    "Paragraph": "paragraph",
    "Reading": "reading",
    "Role": "paragraph",
    "Table": "paragraph",
    "annotate_document": "annotating",
    "build_document": "writing",
    "build_tracked": "writing",
    "dress_document": "dressing",
    "examine_document": "reading",
    "find_deviations": "deviations",
    "count_tables": "traces",
    "find_traces": "traces",
    "heading_level": "blocks",
    "missing_fonts": "fonts",
    "read_document": "reading",
    "read_draft": "drafts",
    "read_page_format": "prepared",
    "run_in_length": "blocks",
    "undress_document": "dressing",
    "widen_punctuation": "punctuation",
    "word_ends": "title",
    "write_document": "writing",
}

__all__ = [
    "STANDARD",
    "Annex",
    "AnnexRow",
    "Block",
    "Bookmark",
    "Deviation",
    "DraftText",
    "Dress",
    "Note",
    "PageFormat",
    "Paragraph",
    "Reading",
    "Role",
    "Table",
    "annotate_document",
    "build_document",
    "build_tracked",
    "count_tables",
    "dress_document",
    "examine_document",
    "find_deviations",
    "find_traces",
    "heading_level",
    "missing_fonts",
    "read_document",
    "read_draft",
    "read_page_format",
    "run_in_length",
    "undress_document",
    "widen_punctuation",
    "word_ends",
    "write_document",
]

__getattr__, __dir__ = defer_names(__name__, _HOME)
