"""Read the text of a Word file as its reader sees it, in reading order, one line a paragraph."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.archive import Package, Relation, not_word, open_package
from draftkit.document.diagrams import Diagrams
from draftkit.document.hidden import hidden_styles
from draftkit.document.margins import shown_margins
from draftkit.document.names import attribute, name_of
from draftkit.document.stylesheet import known_names, read_stylesheet
from draftkit.document.walking import Piece, Walker


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a document, what holds each of its characters, and what was seen but not read.

    `unread` counts `hidden` and `deleted` characters, and each `picture`, `chart`, `object` and embedded `chunk`
    of another file; `main` is the part that holds the body, `roots` are the parsed parts by name. `body` is where in
    the text the body begins: what stands before are headers. `margins` are the parts that hold headers and footers.
    """

    text: str
    pieces: tuple[Piece, ...]
    unread: Mapping[str, int]
    main: str
    roots: Mapping[str, Any]
    body: int = 0
    margins: frozenset[str] = frozenset()

    def margin_lines(self) -> Iterator[tuple[int, str]]:
        """Yield where each line of a header or footer begins in the text, and the line."""
        starts = {piece.start for piece in self.pieces if piece.part in self.margins}
        at = 0
        for line in self.text.split("\n"):
            if line.strip() and at in starts:
                yield at, line
            at += len(line) + 1


def read_document(path: Path | str) -> str:
    """Return the text of a .docx in reading order, one line a paragraph.

    Headers, the body with its tables (cell by cell), text boxes and SmartArt (after the paragraph they hang on),
    content controls and fields as last shown, footnotes, endnotes, footers: those that are on paper, no header that
    is switched off. What stands above a word comes behind it, unless it only says how that is spoken. Tracked
    insertions are in, deletions out, hidden text out, and so are page numbers in headers and footers. Numbers that
    Word makes for lists are not text, nor is where the lines of a title or of 发文机关标志 end.
    Raises `DocumentError` for what is no Word file, damaged or hostile.
    """
    return examine_document(path).text


def examine_document(path: Path | str) -> Reading:
    """Read a .docx as `read_document` does, and tell as well what in it could not be read."""
    return examine_package(open_package(path))


def examine_package(package: Package) -> Reading:
    """Read a Word file that is open already."""
    main = package.main_part()
    roots = {main: package.parse(main)}
    if name_of(roots[main]) != "w:document":
        raise not_word(package.path)
    sheet = read_stylesheet(package, main)
    # programs number the ids of their own styles, but not their names
    names = {name.lower() for style in ("Title", "Mark") for name in known_names(style)}
    titles = frozenset(key for key in sheet if sheet.name(key) in names)
    walker = Walker(package.path, hidden_styles(sheet), titles, Diagrams(package))
    body = 0
    margins: set[str] = set()
    for part, shown in _parts_in_order(package, main, roots[main]):
        if part == main:
            body = walker.place
        if part not in roots:
            roots[part] = package.parse(part)
        if name_of(roots[part]) in ("w:hdr", "w:ftr"):
            margins.add(part)
        if shown:
            walker.walk(roots[part], part)
    text, pieces = walker.finish()
    return Reading(text, pieces, dict(walker.unread), main, roots, body, frozenset(margins))


def _parts_in_order(package: Package, main: str, root: Any) -> Iterator[tuple[str, bool]]:
    """Yield the parts that hold text, and whether they are on paper."""
    links = {link.id: link for link in package.relations(main)}
    used = [links[key] for key in _margin_ids(root) if key in links]
    shown = {links[key].target for key in shown_margins(package, main, root) if key in links}
    yield from ((part, part in shown) for part in _targets(used, "header"))
    yield main, True
    for kind in ("footnotes", "endnotes"):
        yield from ((part, True) for part in _targets(links.values(), kind))
    yield from ((part, part in shown) for part in _targets(used, "footer"))


def _targets(links: Iterable[Relation], kind: str) -> Iterator[str]:
    yield from dict.fromkeys(link.target for link in links if link.kind == kind)


def _margin_ids(root: Any) -> Iterator[str]:
    for node in root.iter("{*}headerReference", "{*}footerReference"):
        yield attribute(node, "id")
