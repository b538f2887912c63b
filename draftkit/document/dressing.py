"""Put on a report's Word file what helps to check it, and take all of it off again; the text stays the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from draftkit.archive import Package
from draftkit.document.additions import find_additions
from draftkit.document.annex import Annex, annex_xml, warning_xml
from draftkit.document.annotating import Note, annotate_package
from draftkit.document.bookmarks import Bookmark, drop_bookmarks, set_bookmarks
from draftkit.document.comments import drop_comments
from draftkit.document.formats import STANDARD, PageFormat
from draftkit.document.names import find, name_of
from draftkit.document.packing import repack, serialise
from draftkit.document.prepared import prepare_base
from draftkit.document.reading import examine_package

BLOCK = re.compile(r"\A<w:[a-z]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dress:
    """What is put on a file: notes as comments on their characters, bookmarks, an annex, and a warning in front."""

    notes: Sequence[Note] = ()
    bookmarks: Sequence[Bookmark] = ()
    annex: Annex | None = None
    warning: Sequence[str] = ()


def dress_document(
    data: bytes, dress: Dress, path: str = "report.docx", *, page: PageFormat = STANDARD
) -> bytes:
    """Return a Word file, set as `page` says, with what helps to check it. Places are those of the text that
    `read_document` returns, or of what it returns behind the headers that a template brings along.

    Raises `DocumentError` for what is no Word file, and for a note outside the text.
    """
    layout = prepare_base(page).layout
    if page.template:
        dress = _moved(dress, examine_package(Package(data, path)).body)
    if dress.notes:
        data = annotate_package(Package(data, path), dress.notes)
    package = Package(data, path)
    reading = examine_package(package)
    root = reading.roots[reading.main]
    placed = set_bookmarks(reading, dress.bookmarks)
    blocks = {}
    body = find(root, "w:body")
    if dress.warning:
        body.insert(0, _hold_place("warning"))
        blocks["warning"] = warning_xml(dress.warning, layout)
    if dress.annex:
        last = len(body) - (len(body) > 0 and name_of(body[-1]) == "w:sectPr")
        body.insert(last, _hold_place("annex"))
        blocks["annex"] = annex_xml(_only_placed(dress.annex, placed), layout)
    written = serialise(root)
    space = root.tag[1:].partition("}")[0]
    for name, found in blocks.items():
        # as text: to move a large table into the tree takes lxml a time that grows with its square
        declared = "".join(BLOCK.sub(rf'\g<0> xmlns:w="{space}"', block) for block in found)
        written = written.replace(f"<?draftkit {name}?>".encode(), declared.encode("utf-8"))
    return repack(package, {reading.main: written})


def undress_document(data: bytes, path: str = "report.docx") -> bytes:
    """Return a Word file without what `dress_document` put on it: the text is the same. Raises `DocumentError`."""
    package = Package(data, path)
    reading = examine_package(package)
    root = reading.roots[reading.main]
    for node in list(find_additions(root)):
        node.getparent().remove(node)
    drop_bookmarks(root)
    changed = {reading.main: root, **drop_comments(package, reading.main, root)}
    return repack(package, {name: serialise(node) for name, node in changed.items()})


def _moved(dress: Dress, by: int) -> Dress:
    """Return what is put on a file with all its places so many characters further on."""
    notes = [replace(note, start=note.start + by, end=note.end + by) for note in dress.notes]
    marks = [replace(mark, start=mark.start + by, end=mark.end + by) for mark in dress.bookmarks]
    return replace(dress, notes=notes, bookmarks=marks) if by else dress


def _hold_place(name: str) -> Any:
    from lxml import etree

    return etree.ProcessingInstruction("draftkit", name)


def _only_placed(annex: Annex, placed: frozenset[str]) -> Annex:
    """Return the annex without links to bookmarks that found no place."""
    rows = ((row if row.anchor in placed else replace(row, anchor="") for row in part)
            for part in (annex.blanks, annex.figures))  # fmt: skip
    return Annex(annex.preface, *map(tuple, rows))
