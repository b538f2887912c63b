"""Put on a report's Word file what helps to check it, and take all of it off again; the text stays the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from draftkit.document.additions import find_additions
from draftkit.document.annex import Annex, annex_xml, warning_xml
from draftkit.document.annotating import Note, annotate_package, serialise
from draftkit.document.archive import Package, parse_part
from draftkit.document.bookmarks import Bookmark, drop_bookmarks, set_bookmarks
from draftkit.document.comments import drop_comments
from draftkit.document.names import find, name_of
from draftkit.document.packing import repack
from draftkit.document.reading import examine_package


@dataclass(frozen=True, slots=True)
class Dress:
    """What is put on a file: notes as comments on their characters, bookmarks, an annex, and a warning in front."""

    notes: Sequence[Note] = ()
    bookmarks: Sequence[Bookmark] = ()
    annex: Annex | None = None
    warning: Sequence[str] = ()


def dress_document(data: bytes, dress: Dress, path: str = "report.docx") -> bytes:
    """Return a Word file with what helps to check it. Places are those of the text that `read_document` returns.

    Raises `DocumentError` for what is no Word file, and for a note outside the text.
    """
    if dress.notes:
        data = annotate_package(Package(data, path), dress.notes)
    package = Package(data, path)
    reading = examine_package(package)
    root = reading.roots[reading.main]
    space = root.tag[1:].partition("}")[0]
    set_bookmarks(reading, dress.bookmarks)
    body = find(root, "w:body")
    for place, block in enumerate(_parse(warning_xml(dress.warning), space, path) if dress.warning else ()):
        body.insert(place, block)
    for block in _parse(annex_xml(dress.annex), space, path) if dress.annex else ():
        if name_of(body[-1]) == "w:sectPr":
            body[-1].addprevious(block)
        else:
            body.append(block)
    return repack(package, {reading.main: serialise(root)})


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


def _parse(xml: str, space: str, path: str) -> list[Any]:
    return list(parse_part(f'<w:body xmlns:w="{space}">{xml}</w:body>'.encode(), "annex", path))
