"""Put notes into a Word file as comments on their very characters, and leave everything else alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.archive import Package, open_package
from draftkit.document.comments import AUTHOR, Comment, add_comments, comment_authors, drop_comments, next_comment_id
from draftkit.document.names import name_of, number_of
from draftkit.document.packing import repack, serialise
from draftkit.document.reading import Reading, examine_package
from draftkit.document.runs import insert_around, insert_end, insert_start
from draftkit.document.spans import Span, cut_at_ends, piece_at, pieces_between, span_in, takes_marks
from draftkit.document.walking import NOTES, Piece
from draftkit.errors import DocumentError, OutputError
from draftkit.messages import say
from draftkit.saving import check_writable, write_aside

FIRST = ("w:p", "")
"""Key of the body's first paragraph among the hooks for comments."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the characters from `start` to `end` of the text that `read_document` returns.

    Where `start` equals `end`, it stands on the one character that follows.
    """

    start: int
    end: int
    text: str
    author: str = AUTHOR


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a comment stands: around a span, or with a `holder` around that.

    Word allows no comment on the characters themselves in headers, footers, footnotes, text boxes and formulas.
    """

    span: Span | None = None
    holder: Any = None


def annotate_document(path: Path | str, notes: Iterable[Note], out: Path | str) -> None:
    """Write a copy of the .docx at `path` to `out` with each note as a Word comment on its characters.

    Runs are cut where a note begins or ends inside them. Comments that are there stay, except draftkit's own
    of an earlier check; all parts but the body and the comments keep their bytes. What stands where Word allows
    no comment (header, footer, footnote, text box) is noted at the place it hangs on, its characters quoted.
    Raises `DocumentError`, also for a note outside the text, and `OutputError`, also where `out` is the file at
    `path` itself.
    """
    _refuse_original(Path(path), Path(out))
    check_writable(out)
    return write_aside(out, annotate_package(open_package(path), notes))


def annotate_package(package: Package, notes: Iterable[Note]) -> bytes:
    """Return a Word file with each note as a comment, as `annotate_document` writes it. Raises `DocumentError`."""
    notes = list(notes)
    reading = examine_package(package)
    stale = AUTHOR in comment_authors(package, reading.main)
    if not notes and not stale:
        return repack(package, {})
    body = reading.roots[reading.main]
    hooks = _hooks(reading)
    places = [_locate(reading, note, hooks, package.path) for note in notes]
    first_id = next_comment_id(package, reading.main)
    comments = [
        Comment(number, note.author, _words(reading, note, place))
        for number, note, place in zip(range(first_id, first_id + len(notes)), notes, places, strict=True)
    ]
    kept = drop_comments(package, reading.main, body) if stale else {}
    _insert(places, [str(comment.id) for comment in comments])
    space = body.tag[1:].partition("}")[0]
    changed = {reading.main: body, **add_comments(package, reading.main, space, comments, kept)}
    return repack(package, {name: serialise(root) for name, root in changed.items()})


def _refuse_original(path: Path, out: Path) -> None:
    if out.exists() and path.exists() and out.samefile(path):
        raise OutputError(say("{path} is the draft itself. Write the copy with comments to another file.", path=out))


def _locate(reading: Reading, note: Note, hooks: Mapping[tuple[str, str], Any], path: Path | str) -> _Place:
    if not 0 <= note.start <= note.end <= len(reading.text):
        raise DocumentError(
            say("{path} is not the text that was checked: a note lies outside it. Check it again.", path=path)
        )
    start, end = note.start, max(note.end, note.start + 1)
    touched = pieces_between(reading.pieces, start, end)
    if not touched and reading.pieces:  # nothing but the end of a line: its last character
        piece = piece_at(reading.pieces, start)
        start = min(start, piece.start + len(piece.text) - 1)
        touched, end = [piece], max(start, piece.start) + 1
    if not touched or not takes_marks(touched[0], reading):
        return _Place(holder=_hang(reading, touched[0] if touched else None, hooks, path))
    last = next(piece for piece in reversed(touched) if takes_marks(piece, reading))
    return _Place(span_in(touched[0], last, start, end))


def _hooks(reading: Reading) -> dict[tuple[str, str], Any]:
    """Return the marks of footnotes and endnotes in the body by kind and id, and its first paragraph."""
    wanted = frozenset(NOTES.values())
    hooks: dict[tuple[str, str], Any] = {}
    for node in reading.roots[reading.main].iter():
        name = name_of(node)
        if name == "w:p":
            hooks.setdefault(FIRST, node)
        elif name in wanted:
            hooks.setdefault((name, number_of(node)), node)
    return hooks


def _hang(reading: Reading, piece: Piece | None, hooks: Mapping[tuple[str, str], Any], path: Path | str) -> Any:
    """Return what in the body a piece hangs on: its own run, a footnote's mark, else the first paragraph."""
    if piece is not None and piece.part == reading.main:
        return piece.node
    notes = piece.node.iterancestors() if piece is not None else ()
    note = next((node for node in notes if name_of(node) in NOTES), None)
    mark = None if note is None else hooks.get((NOTES[name_of(note)], number_of(note)))
    hook = hooks.get(FIRST) if mark is None else mark
    if hook is None:
        raise DocumentError(say("{path} has no place in its text where a comment could stand.", path=path))
    return hook


def _words(reading: Reading, note: Note, place: _Place) -> str:
    quote = reading.text[note.start : note.end].strip()
    if place.holder is None or not quote:
        return note.text
    return say("On “{quote}”: {remark}", quote=quote, remark=note.text)


def _insert(places: Sequence[_Place], numbers: Sequence[str]) -> None:
    spanning = [(place.span, number) for place, number in zip(places, numbers, strict=True) if place.span]
    for index, opens, end in cut_at_ends([span for span, _ in spanning]):
        number = spanning[index][1]
        if opens:
            insert_start(end.piece.node, end.offset, number)
        else:
            insert_end(end.piece.node, number)
    for place, number in zip(places, numbers, strict=True):
        if place.holder is not None:
            insert_around(place.holder, number)
