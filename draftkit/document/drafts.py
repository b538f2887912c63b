"""Read a draft to be checked, whatever it is in: a Word file, plain text or Markdown."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.answer import drop_markdown
from draftkit.archive import MEGA, OLE, Package, read_bytes
from draftkit.document.plaintext import unescape_markdown
from draftkit.document.reading import Reading, examine_document, examine_package
from draftkit.errors import DocumentError
from draftkit.messages import say
from draftkit.reading import Unreadable, decode_text
from draftkit.splicing import splice

MAX_TEXT = 16 * MEGA
"""Most bytes of a plain text: some 5 million Chinese characters."""

BLANK = "\u3000"
BINARY = (OLE, b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff")
NO_DRAFTS = frozenset({".json", ".jsonl", ".yaml", ".yml", ".xlsx", ".html", ".htm"})


@dataclass(frozen=True, slots=True)
class DraftText:
    """The text of a draft, and what was seen in its file but could not be read, counted as in `Reading`."""

    text: str
    unread: Mapping[str, int] = field(default_factory=dict)


def read_draft(path: Path | str, *, template: Path | str | None = None) -> DraftText:
    """Read a draft: a .docx as `read_document` does, else UTF-8, UTF-16 with a mark or GBK.

    Lines of its headers and footers that stand in those of `template` too, an office's own Word file, are read as
    blanks: what is printed on its paper is nobody's to supply.

    `-` reads standard input. What the file holds decides, not its name, but for the marks of Markdown, which are
    left out of a `.md` file; line ends become line feeds. Raises `DocumentError`, also for what is no draft by its
    name: facts, a stored report, a web page.
    """
    data = sys.stdin.buffer.read(MAX_TEXT + 1) if str(path) == "-" else read_bytes(path)
    if Path(path).suffix.lower() in NO_DRAFTS:
        message = say("{path} is no draft that can be read; give a .docx, .txt or .md file.", path=path)
        raise DocumentError(message)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", OLE)) or Path(path).suffix.lower() == ".docx":
        reading = examine_package(Package(data, path))
        return DraftText(_without_paper(reading, template) if template else reading.text, reading.unread)
    if len(data) > MAX_TEXT:
        raise DocumentError(
            say("{path} is longer than {most} MB; it is no report.", path=path, most=MAX_TEXT // MEGA)
        )
    if data.startswith(BINARY):
        raise DocumentError(
            say("{path} is not a Word file (.docx). Save it as .docx, or give a .txt or .md file.", path=path)
        )
    text = _decode(data, path).replace("\r\n", "\n").replace("\r", "\n")
    return DraftText(unescape_markdown(drop_markdown(text)) if Path(path).suffix.lower() == ".md" else text)


def _without_paper(reading: Reading, template: Path | str) -> str:
    """Return the text of a Word file, as long as it is, without what is printed on the paper of an office."""
    printed = {line.strip() for _, line in examine_document(template).margin_lines()}
    lines = ((at, at + len(line)) for at, line in reading.margin_lines() if line.strip() in printed)
    return splice(reading.text, ((start, end, BLANK * (end - start)) for start, end in lines)).text


def _decode(data: bytes, path: Path | str) -> str:
    try:
        return decode_text(data)
    except Unreadable as error:
        raise DocumentError(f"{path}: {error}") from None
