"""Write a report as a Word file: only the main part is made anew, the rest is the prepared base."""

from collections.abc import Sequence
from pathlib import Path

from draftkit.document.blank import Base
from draftkit.document.blocks import blocks_xml, raise_headings
from draftkit.document.formats import STANDARD, PageFormat
from draftkit.document.inline import escape_text
from draftkit.document.packing import pack
from draftkit.document.paragraph import Block
from draftkit.document.prepared import prepare_base
from draftkit.saving import check_writable, write_aside

CORE = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator></dc:creator>'
    "</cp:coreProperties>"
)


def write_document(
    blocks: Sequence[Block], path: Path | str, *, title: str = "", page: PageFormat = STANDARD
) -> None:
    """Write a report as a .docx laid out after GB/T 9704-2012, or as `page` has it. `title` goes into its properties.

    Equal input gives equal bytes; the file names no author, machine or time. Characters that Word cannot
    hold become U+FFFD. The file is written aside and renamed. Raises `OutputError`.
    """
    check_writable(path)
    write_aside(path, build_document(blocks, title=title, page=page))


def build_document(blocks: Sequence[Block], *, title: str = "", page: PageFormat = STANDARD) -> bytes:
    """Return the bytes of the .docx that `write_document` writes."""
    base = prepare_base(page)
    return _pack(base, "".join(blocks_xml(raise_headings(blocks), base)), title)


def build_tracked(
    before: Sequence[Block], after: Sequence[Block], *, title: str = "", page: PageFormat = STANDARD
) -> bytes:
    """Return the bytes of a .docx of `after` in which everything that differs from `before` is a tracked change.

    Accepted, all of them give `after`; rejected, `before` but for its tables. Equal input gives equal bytes.
    """
    from draftkit.document.tracking import track_changes  # reads figures, which nothing else here does

    base = prepare_base(page)
    blocks, contents = track_changes(raise_headings(before), raise_headings(after), base)
    return _pack(base, "".join(blocks_xml(blocks, base, contents)), title)


def _pack(base: Base, body: str, title: str) -> bytes:
    parts = {
        "docProps/core.xml": CORE.replace("{title}", escape_text(title)).encode("utf-8"),
        base.main: f"{base.before}{body}{base.after}".encode(),
    }
    return pack(parts, onto=base.archive)
