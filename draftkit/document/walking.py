"""Walk the elements of a Word file in the order they are read, and keep what each character stands in."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.archive import too_deep
from draftkit.document.additions import find_additions
from draftkit.document.cells import Cell, Line, join_cells, span_of
from draftkit.document.diagrams import Diagrams
from draftkit.document.fields import Field, chosen_entry
from draftkit.document.hidden import mark_gone, run_hidden, style_of, visible_children
from draftkit.document.names import attribute, find, name_of, number_of
from draftkit.errors import DocumentError
from draftkit.messages import say

MAX_PARAGRAPHS = 100_000
MAX_DEPTH = 150
"""Deepest nesting of elements that is followed; a table in a table in a text box needs some 40."""

DROPPED = frozenset(
    [
        "w:moveFrom",
        "w:delInstrText",
        "w:pPr",
        "w:rPr",
        "w:tblPr",
        "w:tblGrid",
        "w:trPr",
        "w:tcPr",
        "w:sdtPr",
        "w:sdtEndPr",
        "w:sectPr",
        "w:rubyPr",
        "m:ctrlPr",
        "m:rPr",
    ]
)
"""Elements whose text is not on the page."""

CHARACTERS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
UNREAD = {"w:drawing": "picture", "w:pict": "picture", "w:object": "object", "w:altChunk": "chunk"}
CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
"""What a picture holds that is a chart, with figures of its own."""
NOTES = {"w:footnote": "w:footnoteReference", "w:endnote": "w:endnoteReference"}
"""Notes, and what refers to one: where that is not on paper, neither is the note."""
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")
PAGE_WORDS = frozenset("-–—― \u3000第共页/·|")
"""What may stand around a page number in a line that is nothing but a page number."""

PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the text: where they start, the element that holds them and the part it is in."""

    start: int
    text: str
    node: Any
    part: str


class Walker:
    """Gathers the lines of one document, part after part; `unread` counts what is there but not in them."""

    def __init__(
        self, path: Path | str, hidden: frozenset[str], titles: frozenset[str], diagrams: Diagrams
    ) -> None:
        self.unread: Counter[str] = Counter()
        self._path, self._hidden, self._titles, self._diagrams = path, hidden, titles, diagrams
        self._lines: list[Line] = []
        self._line: Line = []
        self._cells: list[Cell] = []
        self._boxes: list[Any] = []
        self._fields: list[Field] = []
        self._references: dict[tuple[str, str], bool] = {}
        self._additions: frozenset[Any] = frozenset()
        self._part, self._margin, self._page_seen, self._paragraph_hidden = "", False, False, False

    def walk(self, root: Any, part: str) -> None:
        """Read one part: the body, a header, a footer, the footnotes. Raises `DocumentError`."""
        self._part, self._margin = part, name_of(root) in ("w:hdr", "w:ftr")
        self._fields, self._additions = [], frozenset(find_additions(root))
        self._blocks(root, 0)

    @property
    def place(self) -> int:
        """Where in the text the next line will begin."""
        return sum(len(text) for line in self._lines for text, _, _ in line) + len(self._lines)

    def finish(self) -> tuple[str, tuple[Piece, ...]]:
        """Return the whole text and its pieces; line feeds between paragraphs, and edges of cells, are in no piece."""
        pieces: list[Piece] = []
        place = 0
        for line in self._lines:
            for text, node, part in line:
                if node is not None:
                    pieces.append(Piece(place, text, node, part))
                place += len(text)
            place += 1
        return "\n".join("".join(text for text, _, _ in line) for line in self._lines), tuple(pieces)

    def _blocks(self, node: Any, depth: int) -> None:
        self._guard(depth)
        for child in visible_children(node):
            name = name_of(child)
            if child in self._additions:
                self.unread["annex"] += sum(len(text) for text in child.itertext())
            elif name == "w:p":
                self._paragraph(child, depth + 1)
            elif name in UNREAD:
                self.unread[UNREAD[name]] += 1
            elif name in DROPPED or _taken_out(child, name) or self._unreferred(child, name):
                continue
            elif name == "w:tr" and not self._margin:
                self._row(child, depth + 1)
            else:
                first = len(self._lines)
                self._blocks(child, depth + 1)
                if name == "w:tc":
                    self._cells.append(Cell(self._lines[first:], span_of(child)))
        if name_of(node) not in ("w:sdtContent", "w:sdt", "w:customXml", "w:ins", "w:moveTo") and self._line:
            self._end_line()  # a paragraph whose mark is gone has nothing here to join

    def _row(self, node: Any, depth: int) -> None:
        outer, self._cells = self._cells, []
        first = len(self._lines)
        self._blocks(node, depth)
        cells, self._cells = self._cells, outer
        row = join_cells(cells, self._part)
        if row is not None and sum(len(cell.lines) for cell in cells) == len(self._lines) - first:
            self._lines[first:] = [row]

    def _paragraph(self, node: Any, depth: int) -> None:
        style = style_of(node)
        self._paragraph_hidden = style in self._hidden
        self._inline(node, self._paragraph_hidden, depth)
        # a field whose code has no end must not swallow the rest of the document
        self._fields = [entry for entry in self._fields if entry.shown]
        if style in self._titles:
            self._line = list(_join_lines(self._line))
        if not mark_gone(node):
            self._end_line()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if name_of(box) == "w:txbxContent":
                self._blocks(box, depth + 1)
            else:
                self._diagram(box)

    def _inline(self, node: Any, hidden: bool, depth: int) -> None:
        self._guard(depth)
        for child in visible_children(node):
            name = name_of(child)
            if name in ("w:t", "m:t"):
                self._take(text_of(child), child, hidden)
            elif name in CHARACTERS:
                self._take(CHARACTERS[name], child, hidden)
            elif name == "w:sym":
                self._take(_symbol(child), child, hidden)
            elif name == "w:r":
                self._inline(child, run_hidden(child, self._hidden, self._paragraph_hidden), depth + 1)
            elif name in ("w:del", "w:delText"):
                self._leave_out(child, "deleted")
            elif name in NOTES.values():
                key, shown = (name, number_of(child)), not hidden and all(entry.shown for entry in self._fields)
                self._references[key] = shown or self._references.get(key, False)
            elif name in UNREAD:
                self._drawing(child, UNREAD[name], hidden, depth)
            elif name in ("w:txbxContent", "dgm:relIds"):
                self._boxes.append(child)
            elif name in ("w:fldChar", "w:instrText", "w:fldSimple"):
                self._field(child, name, hidden, depth)
            elif name not in DROPPED:
                self._inline(child, hidden, depth + 1)

    def _field(self, node: Any, name: str, hidden: bool, depth: int) -> None:
        if name == "w:fldSimple":
            self._fields.append(Field(attribute(node, "instr"), shown=True))
            self._inline(node, hidden, depth + 1)
            self._fields.pop()
        elif name == "w:instrText":
            if self._fields:
                self._fields[-1].code += node.text or ""
        elif attribute(node, "fldCharType") == "begin":
            self._fields.append(Field(chosen=chosen_entry(node)))
        elif self._fields and attribute(node, "fldCharType") == "separate":
            self._fields[-1].reach_result()
        elif self._fields and (chosen := self._fields.pop().chosen):
            self._take(chosen, node, hidden)

    def _drawing(self, node: Any, kind: str, hidden: bool, depth: int) -> None:
        boxes = len(self._boxes)
        self._inline(node, hidden, depth + 1)
        if len(self._boxes) == boxes:
            self.unread["chart" if next(node.iter(CHARTS), None) is not None else kind] += 1
        elif hidden:
            del self._boxes[boxes:]
            self.unread["hidden"] += 1

    def _diagram(self, node: Any) -> None:
        lines = self._diagrams.lines(node, self._part)
        for line in lines:
            self._take(line, node, False)
            self._end_line()
        if not lines:
            self.unread["picture"] += 1

    def _take(self, text: str, node: Any, hidden: bool) -> None:
        if self._margin and any(entry.is_page for entry in self._fields):
            self._page_seen = True
        elif hidden:
            self.unread["hidden"] += len(text)
        elif text and all(entry.shown for entry in self._fields):
            self._line.append((text, node, self._part))

    def _unreferred(self, node: Any, name: str) -> bool:
        """Tell whether an element is a note to which nothing on paper refers; its characters are counted."""
        shown = self._references.get((NOTES[name], number_of(node))) if name in NOTES else True
        if not shown:
            self._leave_out(node, "deleted" if shown is None else "hidden")
        return not shown

    def _leave_out(self, node: Any, kind: str) -> None:
        if count := sum(len(text) for text in node.itertext()):
            self.unread[kind] += count

    def _end_line(self) -> None:
        line, self._line = self._line, []
        page_seen, self._page_seen = self._page_seen, False
        if self._margin and (
            not line or (page_seen and PAGE_WORDS.issuperset("".join(t for t, _, _ in line)))
        ):
            return
        self._lines.append(line)
        if len(self._lines) > MAX_PARAGRAPHS:
            raise DocumentError(
                say(
                    "{path} has more than {most} paragraphs; it is no report.",
                    path=self._path,
                    most=MAX_PARAGRAPHS,
                )
            )

    def _guard(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_deep(self._path)


def _taken_out(node: Any, name: str) -> bool:
    if name == "w:tr":
        return find(node, "w:trPr", "w:del") is not None
    if name == "w:tc":
        return find(node, "w:tcPr", "w:cellDel") is not None
    return name in NOTES and attribute(node, "type") in SEPARATORS


def _join_lines(line: Sequence[tuple[str, Any, str]]) -> Iterator[tuple[str, Any, str]]:
    """Yield the pieces of a title without the breaks of its lines, but for one that keeps figures apart."""
    for index, piece in enumerate(line):
        before, after = line[index - 1][0] if index else "", line[index + 1][0] if index + 1 < len(line) else ""
        if piece[0] != "\n" or all(char.isascii() and char.isalnum() for char in (before[-1:], after[:1])):
            yield piece


def text_of(node: Any) -> str:
    """Return the characters that a `w:t` shows: blanks at its ends only if it says so."""
    text = (node.text or "").replace("\t", " ").replace("\n", " ").replace("\r", " ")
    return text if node.get(PRESERVE) == "preserve" else text.strip(" ")


def _symbol(node: Any) -> str:
    """Return a symbol given by its number; digits of the Symbol font stand at U+F030 and on."""
    try:
        code = int(attribute(node, "char"), 16)
    except ValueError:
        return "\ufffd"
    if 0xF000 <= code <= 0xF0FF:
        plain = attribute(node, "font").lower() == "symbol" and 0xF020 <= code <= 0xF03F
        return chr(code - 0xF000) if plain else "\ufffd"
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0xFFFE else "\ufffd"
