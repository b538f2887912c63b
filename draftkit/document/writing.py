"""Write a report as a Word file: only the main part is made anew, the rest is the prepared base."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from draftkit.document.layout import GBT9704, Face, Layout
from draftkit.document.packing import pack
from draftkit.document.paragraph import Paragraph
from draftkit.document.prepared import prepare_base
from draftkit.document.styles import HEADING_IDS, fonts_xml
from draftkit.document.title import break_title, text_width
from draftkit.saving import check_writable, write_aside

NUMERALS = "一二三四五六七八九十百"
LEVELS = (
    re.compile(f"[{NUMERALS}]+、"),
    re.compile(f"[（(][{NUMERALS}]+[）)]"),
    re.compile("[0-9]+[.．](?![0-9])"),
    re.compile("[（(][0-9]+[）)]"),
)
"""How headings of the four levels begin (GB/T 9704-2012, 7.3.3)."""

RUN_IN = 60
"""Longest heading, in characters, that is taken for one at the head of a body paragraph."""

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, and so Word, cannot hold."""

CORE = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title><dc:creator></dc:creator>'
    "</cp:coreProperties>"
)


def write_document(paragraphs: Sequence[Paragraph], path: Path | str, *, title: str = "") -> None:
    """Write a report as a .docx laid out after GB/T 9704-2012. `title` goes into the file's properties.

    Equal input gives equal bytes; the file names no author, machine or time. Characters that Word cannot
    hold become U+FFFD. The file is written aside and renamed. Raises `OutputError`.
    """
    check_writable(path)
    write_aside(path, build_document(paragraphs, title=title))


def build_document(paragraphs: Sequence[Paragraph], *, title: str = "", layout: Layout = GBT9704) -> bytes:
    """Return the bytes of the .docx that `write_document` writes."""
    base = prepare_base(layout)
    main = base.before + "".join(_paragraphs_xml(paragraphs, layout)) + base.after
    parts = {
        "docProps/core.xml": CORE.replace("{title}", escape_text(title)).encode("utf-8"),
        "word/document.xml": main.encode("utf-8"),
    }
    return pack(parts, onto=base.archive)


def heading_level(text: str) -> int | None:
    """Return 0 to 3 for a text that begins with 一、 （一） 1. or （1）, else `None`."""
    return next((level for level, pattern in enumerate(LEVELS) if pattern.match(text)), None)


def _paragraphs_xml(paragraphs: Sequence[Paragraph], layout: Layout) -> Iterator[str]:
    indents = _signature_indents(paragraphs, layout)
    for index, paragraph in enumerate(paragraphs):
        following = paragraphs[index + 1].role if index + 1 < len(paragraphs) else ""
        style, extra = _paragraph_style(paragraph), ""
        if paragraph.role in ("signature", "date"):
            first = index == 0 or paragraphs[index - 1].role not in ("signature", "date")
            extra = _closing(indents[index], first=first, layout=layout)
        # what is signed never stands alone on a page
        keep = "<w:keepNext/>" if following in ("signature", "date") else ""
        yield (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}{extra}</w:pPr>'
            f"{''.join(_runs_xml(paragraph, layout))}</w:p>"
        )


def _paragraph_style(paragraph: Paragraph) -> str:
    if paragraph.role == "heading":
        return HEADING_IDS[heading_level(paragraph.text) or 0]
    names = {"title": "Title", "addressee": "Salutation", "body": "BodyText"}
    return names.get(paragraph.role) or paragraph.role.capitalize()


def _closing(indent: int, *, first: bool, layout: Layout) -> str:
    space = f'<w:spacing w:before="{layout.pitch}"/>' if first else ""
    return f'{space}<w:ind w:rightChars="{indent * 100 // layout.em}" w:right="{indent}"/>'


def _signature_indents(paragraphs: Sequence[Paragraph], layout: Layout) -> dict[int, int]:
    """Return the right indent of each signature and date, in twips: the date 4 characters from the
    edge, the organ centred over it (7.3.5.1); a long organ keeps to the type area and the date follows.
    """
    closing = {i: _width(p.text) for i, p in enumerate(paragraphs) if p.role in ("signature", "date")}
    date = max((w for i, w in closing.items() if paragraphs[i].role == "date"), default=0.0)
    axis = max([4 + date / 2, *(width / 2 for width in closing.values())])
    return {i: round(max(0.0, axis - width / 2) * layout.em) for i, width in closing.items()}


def _width(text: str) -> float:
    """Return the width of the longest line of a text in full-width characters."""
    return max(map(text_width, text.split("\n")))


def _runs_xml(paragraph: Paragraph, layout: Layout) -> Iterator[str]:
    text = paragraph.text
    if paragraph.role == "title":
        yield _run("\n".join(break_title(text, layout)), layout.title, layout)
    elif paragraph.role == "heading":
        yield _run(text, layout.headings[heading_level(text) or 0], layout)
    else:
        cut, face = _run_in(paragraph, layout)
        yield _run(text[:cut], face, layout, direct=True)
        yield _run(text[cut:], layout.body, layout)


def _run_in(paragraph: Paragraph, layout: Layout) -> tuple[int, Face]:
    """Find the heading at the head of a body paragraph (`（一）强化宣传。…`): its end and its face."""
    level = heading_level(paragraph.text) if paragraph.role == "body" else None
    end = paragraph.text.find("。", 0, RUN_IN) + 1
    if level is None or not end:
        return 0, layout.body
    return end, layout.headings[level]


def _run(text: str, face: Face, layout: Layout, *, direct: bool = False) -> str:
    if not text:
        return ""
    bold = "<w:b/><w:bCs/>" if direct and face.bold else ""
    return f"<w:r><w:rPr>{fonts_xml(face.font, layout.latin)}{bold}</w:rPr>{text_xml(text)}</w:r>"


def text_xml(text: str) -> str:
    """Return the content of a run: text, with tabs and line breaks as elements."""
    pieces = re.split("([\t\n])", text.replace("\r\n", "\n").replace("\r", "\n"))
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(
        marks.get(piece) or f'<w:t xml:space="preserve">{escape_text(piece)}</w:t>'
        for piece in pieces
        if piece
    )


def escape_text(text: str) -> str:
    """Return text as XML; what Word cannot hold becomes U+FFFD."""
    text = UNWRITABLE.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
