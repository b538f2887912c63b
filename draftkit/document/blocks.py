"""The blocks of a report as XML: each paragraph in its style, with what its place on the page asks for beyond that."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from draftkit.characters import set_width, text_width
from draftkit.document.blank import Base
from draftkit.document.inline import run_xml
from draftkit.document.layout import LEADING, TWIPS, Layout
from draftkit.document.number import number_rows
from draftkit.document.paragraph import Block, Paragraph, Table
from draftkit.document.styles import HEADING_IDS, RULE
from draftkit.document.tables import row_xml, table_xml
from draftkit.document.title import break_evenly, break_title

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

STYLES = {
    "mark": "Mark", "number": "Number", "title": "Title", "addressee": "Salutation", "body": "BodyText",
    "attachment": "Attachment", "signature": "Signature", "date": "Date",
}  # fmt: skip
HEADS = ("title", "heading")
CLOSING = ("signature", "date")
ENDING = ("attachment", *CLOSING)
KEPT = 3
"""Paragraphs before the signature that stand with it on one page: the end of the text and two attachments, or three."""
MARK_DROP = 1984
"""From the top of the type area to 发文机关标志, in twips: 35 mm (7.2.4)."""
MARK_LINES = 3
MARK_OVER_TITLE = 1.25
"""How much larger than the title 发文机关标志 is at least, if that can be had in `MARK_LINES` lines."""
_ENDED = re.compile("[。；！？]|[：，、]$")
"""What makes a line more than a heading."""
TABLE = "|"
"""The line that stands for a table."""
ATTACHMENT = re.compile(r"(?:附件：)?(?:([0-9]+)([.．] ?))?")


def heading_level(text: str) -> int | None:
    """Return 0 to 3 for a text that begins with 一、 （一） 1. or （1）, else `None`."""
    return next((level for level, pattern in enumerate(LEVELS) if pattern.match(text)), None)


def run_in_length(text: str) -> int:
    """Return the length of the heading at the head of a body paragraph, 。 and all; 0 where there is none."""
    return 0 if heading_level(text) is None else lead_length(text)


def lead_length(text: str) -> int:
    """Return the length of the first sentence of a text, 。 and all; 0 where it is too long for a heading."""
    return text.find("。", 0, RUN_IN) + 1


def find_headings(lines: Sequence[str]) -> frozenset[int]:
    """Return which lines are nothing but a heading: numbered, short, without an end, and with text below.

    Neighbours of one level are a list. Of what is no text, a line is `""`.
    """
    levels = [None if _ENDED.search(line) or len(line) > RUN_IN else heading_level(line) for line in lines]
    beside = zip([None, *levels], levels, [*levels[1:], None], [*lines[1:], ""], strict=False)
    return frozenset(
        index
        for index, (before, level, after, below) in enumerate(beside)
        if level is not None and level not in (before, after) and below
    )


def raise_headings(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in which a body paragraph that is nothing but a heading is one."""
    lines = [TABLE if isinstance(b, Table) else b.text if b.role == "body" else "" for b in blocks]
    found = find_headings(lines)
    return [Paragraph("heading", lines[i]) if i in found else block for i, block in enumerate(blocks)]


@dataclass(frozen=True, slots=True)
class Content:
    """What a paragraph holds, as XML: its runs, and properties of the mark at its end."""

    runs: str
    mark: str = ""


def blocks_xml(blocks: Sequence[Block], base: Base, contents: Mapping[int, Content] | None = None) -> Iterator[str]:
    """Yield the XML of each block. `contents` gives what some paragraphs hold instead of their text."""
    given = contents or {}
    roles = [block.role if isinstance(block, Paragraph) else "table" for block in blocks]
    indents = _signature_indents(blocks, base.layout)
    signed = next((index for index, role in enumerate(roles) if role in CLOSING), len(roles))
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            yield _table_xml(block, base)
            continue
        before, after = (roles[index - 1] if index else ""), (roles[index + 1] if index + 1 < len(roles) else "")
        # a heading never stands at the foot of a page, whatever an office's own style says, nor a signature without
        # what comes before it: of ten attachments not all, or they leave half a page empty
        keep = block.role in HEADS or (after in ENDING and index >= signed - KEPT)
        content = given.get(index) or Content("".join(run_xml(*run) for run in runs_of(block, base)))
        yield _paragraph_xml(block, base, before, after, indents.get(index, 0), content, keep=keep)
    if roles[-1:] == ["table"]:
        yield f'<w:p><w:pPr><w:pStyle w:val="{base.styles["TableText"].style}"/></w:pPr></w:p>'  # Word wants one


def _paragraph_xml(
    paragraph: Paragraph, base: Base, before: str, after: str, indent: int, content: Content, *, keep: bool
) -> str:
    use = base.styles[_style_key(paragraph)]
    place = _place(paragraph, base.layout, before, after, indent)
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{use.style}"/>{"<w:keepNext/>" if keep else ""}{use.paragraph}{place}'
        f"{content.mark and f'<w:rPr>{content.mark}</w:rPr>'}</w:pPr>{content.runs}</w:p>"
    )


def _style_key(paragraph: Paragraph) -> str:
    if paragraph.role == "heading":
        return HEADING_IDS[heading_level(paragraph.text) or 0]
    return STYLES[paragraph.role]


def _place(paragraph: Paragraph, layout: Layout, before: str, after: str, indent: int) -> str:
    """Return what depends on a paragraph's text and on what stands beside it: its distances and indents."""
    role, text = paragraph.role, paragraph.text
    if role == "mark":
        (size, lines), rule = _set_mark(text, layout), "" if after == "number" else RULE
        pitch = size * 10 if len(lines) == 1 else round(size * 10 * LEADING)
        return f'{rule}<w:spacing w:before="{MARK_DROP}" w:line="{pitch}" w:lineRule="exact"/>'
    if role == "number":
        return _number(text, layout)
    if role == "title" and before in ("mark", "number"):  # two lines below the red rule (7.3.1)
        return f'<w:spacing w:before="{2 * layout.pitch}" w:after="{layout.pitch}"/>'
    if role == "attachment":
        return _attachment(text, layout, first=before != "attachment")
    if role in CLOSING:
        space = "" if before in CLOSING else f'<w:spacing w:before="{layout.pitch}"/>'
        return f'{space}<w:ind w:rightChars="{indent * 100 // layout.em}" w:right="{indent}"/>'
    return ""


def _number(text: str, layout: Layout) -> str:
    """Place 发文字号: in the middle; with signers left, one character in (7.2.5), and in several lines with places for
    their label and their names (7.2.6).
    """
    if "\n" not in text:
        first = f'<w:ind w:firstLineChars="100" w:firstLine="{layout.em}"/>'
        return first if "\t" in text else '<w:jc w:val="center"/>'
    edge = layout.room - layout.em
    wider = max(layout.tracking, 0)
    widest = max(text_width(row.names) for row in number_rows(text))
    names = edge - round(widest * (layout.signer.size * TWIPS / 2 + wider))
    label = names - round(text_width("签发人：") * (layout.em + wider))
    places = "".join(f'<w:tab w:val="left" w:pos="{place}"/>' for place in (label, names))
    return f'<w:tabs><w:tab w:val="clear" w:pos="{edge}"/>{places}</w:tabs>'


@lru_cache(maxsize=256)
def _set_mark(text: str, layout: Layout) -> tuple[int, tuple[str, ...]]:
    """Return the size of 发文机关标志, in half-points, and its lines: as large as it may be and fits into one, or into
    two or three where it would come out hardly larger than the title.
    """
    size = 2
    lines: tuple[str, ...] = ()
    for count in range(1, MARK_LINES + 1):
        lines = break_evenly(text, count)
        widest = max(*map(set_width, lines), 1)
        size = min(layout.mark.size, max(int(layout.room / 10 / widest), 2))
        if size >= MARK_OVER_TITLE * layout.title.size:
            break
    return size, lines


def _attachment(text: str, layout: Layout, *, first: bool) -> str:
    """Place 附件：1.… two characters in, one line below the text; further lines stand below the name (7.3.4)."""
    found = ATTACHMENT.match(text)
    # a digit of Times is half an em wide, a full stop or a blank a quarter
    number = len(found[1]) / 2 + len(found[2]) / 4 if found and found[1] else 0.0
    hanging = (3 if first else 0) + number
    space = f'<w:spacing w:before="{layout.pitch}"/>' if first else ""
    left = 5 + number
    return (
        f'{space}<w:ind w:leftChars="{round(left * 100)}" w:left="{round(left * layout.em)}" '
        f'w:hangingChars="{round(hanging * 100)}" w:hanging="{round(hanging * layout.em)}"/>'
    )


def _signature_indents(blocks: Sequence[Block], layout: Layout) -> dict[int, int]:
    """Return the right indent of each signature and date, in twips: the date 4 characters from the
    edge, the organ centred over it (7.3.5.1); a long organ keeps to the type area and the date follows, but not one
    that takes more than a line.
    """
    closing = {
        index: (block.role, max(map(text_width, block.text.split("\n"))))
        for index, block in enumerate(blocks)
        if isinstance(block, Paragraph) and block.role in CLOSING
    }
    date = max((width for role, width in closing.values() if role == "date"), default=0.0)
    axis = max([4 + date / 2, *(width / 2 for _, width in closing.values() if width <= layout.chars)])
    return {index: round(max(0.0, axis - width / 2) * layout.em) for index, (_, width) in closing.items()}


def runs_of(paragraph: Paragraph, base: Base) -> Iterator[tuple[str, str]]:
    """Yield the runs of a paragraph: text and properties."""
    text, look = paragraph.text, base.styles[_style_key(paragraph)].look
    if paragraph.role == "title":
        yield "\n".join(break_title(text, base.layout)), look
    elif paragraph.role == "mark":
        size, lines = _set_mark(text, base.layout)
        yield "\n".join(lines), f'{look}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    elif paragraph.role == "number":
        for place, (line, row) in enumerate(zip(text.split("\n"), number_rows(text), strict=True)):
            yield ("\n" if place else "") + line.removesuffix(row.names), look
            yield row.names, base.signer
    else:
        cut = run_in_length(text) if paragraph.role == "body" else 0
        yield text[:cut], base.run_in[heading_level(text) or 0]
        yield text[cut:], look


def _table_xml(table: Table, base: Base) -> str:
    columns, room = len(table.rows[0]), base.layout.room
    shares = list(table.widths) or [1.0] * columns
    widths = [int(room * share / sum(shares)) for share in shares]
    rows = (_row_xml(row, widths, base, header=number < table.headers) for number, row in enumerate(table.rows))
    return table_xml(rows, widths)


def _row_xml(row: Sequence[str], widths: Sequence[int], base: Base, *, header: bool) -> str:
    use = base.styles["TableHeader" if header else "TableText"]
    cells = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{use.style}"/></w:pPr>{run_xml(text, use.look)}</w:p></w:tc>'
        for text, width in zip(row, widths, strict=True)
    )
    return row_xml(cells, header=header)
