"""The annex 数据核对表 and the warning page of a report's Word file, as XML.

Their words are Chinese whatever the reader's language: they are part of a Chinese document.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.document.additions import ANNEX, WARNING, wrap_addition
from draftkit.document.inline import text_xml
from draftkit.document.layout import GBT9704, Layout
from draftkit.document.styles import fonts_xml
from draftkit.document.tables import row_xml, table_xml

RED = "C00000"
LINK = "0563C1"
SMALL = 18
"""Size of the table's type in half-points: 小五号."""
NAME = "数据核对表"
HEADERS = ("序号", "数据", "事实（项目）", "来源；截至时间", "所在部分和句子", "成稿方式")
WIDTHS = (6, 14, 20, 20, 28, 12)
"""Of the table's columns, in hundredths of the line."""

THIN = (
    '<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/></w:pPr>{}</w:p>'
)
"""A paragraph one point high."""


@dataclass(frozen=True, slots=True)
class AnnexRow:
    """A line of the table. `words` is the figure as it stands, linked to the bookmark `anchor` unless that is `""`.

    `wrong` says that the check found something there.
    """

    words: str
    anchor: str
    fact: str
    source: str
    place: str
    how: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """The table on which a report is checked, figure by figure; `preface` are lines above it.

    `blanks` are what is to be filled in, and what was supplied and does not stand in the text; they come first.
    """

    preface: Sequence[str]
    blanks: Sequence[AnnexRow]
    figures: Sequence[AnnexRow]

    @property
    def parts(self) -> tuple[tuple[str, Sequence[AnnexRow]], ...]:
        """The tables that have rows, each with its numbered title."""
        parts = [("待补和未写入的数据", self.blanks), ("文中数据", self.figures)]
        shown = [part for part in parts if part[1]]
        return tuple((f"{number}、{title}", rows) for number, (title, rows) in zip("一二", shown, strict=False))


def annex_xml(annex: Annex, layout: Layout = GBT9704) -> list[str]:
    """Return the blocks of the annex, on a page of its own."""
    head = layout.headings[0].font
    blocks = [_paragraph(NAME, layout, font=head, size=32, centre=True, page=True)]
    blocks += [_paragraph(line, layout) for line in annex.preface]
    for title, rows in annex.parts:
        blocks.append(_paragraph(title, layout, font=head, size=24, keep=True))
        blocks.append(_table(rows, layout))
    # Word wants a paragraph behind a table: one point high, or it has a page of its own where the table fills the last
    blocks.append(THIN.format(""))
    return wrap_addition(ANNEX, blocks)


def warning_xml(lines: Sequence[str], layout: Layout = GBT9704) -> list[str]:
    """Return the blocks of a page in red: the first two lines are set large, the others say what was found."""
    faces = ((layout.title.font, 72, 1200), (layout.headings[0].font, 44, 400))
    blocks = [
        *(
            _paragraph(line, layout, font=font, size=size, centre=True, colour=RED, space=space)
            for line, (font, size, space) in zip(lines, faces, strict=False)
        ),
        *(_paragraph(line, layout, size=28, colour=RED, space=120) for line in lines[len(faces) :]),
        # the rest of this paragraph begins the next page: one point high, it is not seen there
        THIN.format('<w:r><w:br w:type="page"/></w:r>'),
    ]
    return wrap_addition(WARNING, blocks)


def _paragraph(
    text: str,
    layout: Layout,
    *,
    font: str = "",
    size: int = SMALL,
    centre: bool = False,
    page: bool = False,
    keep: bool = False,
    colour: str = "",
    space: int = 60,
) -> str:
    run = _run(text, layout, font=font, size=size, colour=colour)
    return (
        f"<w:p><w:pPr>{'<w:keepNext/>' * keep}{'<w:pageBreakBefore/>' * page}<w:snapToGrid w:val=\"0\"/>"
        f'<w:spacing w:before="{space}" w:after="60" w:line="240" w:lineRule="auto"/>'
        '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
        f'<w:jc w:val="{"center" if centre else "left"}"/></w:pPr>{run}</w:p>'
    )


def _run(text: str, layout: Layout, *, font: str = "", size: int = SMALL, colour: str = "", line: str = "") -> str:
    if not text:
        return ""
    look = fonts_xml(font or layout.page_number.font, layout.latin)
    tint = f'<w:color w:val="{colour}"/>' if colour else ""
    under = f'<w:u w:val="{line}"/>' if line else ""
    return (
        f'<w:r><w:rPr>{look}{tint}<w:spacing w:val="0"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{under}'
        f"</w:rPr>{text_xml(text)}</w:r>"
    )


def _table(rows: Sequence[AnnexRow], layout: Layout) -> str:
    widths = [layout.room * width // 100 for width in WIDTHS]
    return table_xml([_header(widths, layout), *_rows(rows, widths, layout)], widths, margin=60)


def _header(widths: Sequence[int], layout: Layout) -> str:
    font = layout.headings[0].font
    cells = (_cell(_run(words, layout, font=font), width) for words, width in zip(HEADERS, widths, strict=True))
    return row_xml(cells, header=True)


def _rows(rows: Sequence[AnnexRow], widths: Sequence[int], layout: Layout) -> Iterator[str]:
    for number, row in enumerate(rows, start=1):
        runs = [
            _run(str(number), layout),
            _linked(row, layout),
            *(_run(words, layout) for words in (row.fact, row.source, row.place, row.how)),
        ]
        yield row_xml(_cell(run, width) for run, width in zip(runs, widths, strict=True))


def _linked(row: AnnexRow, layout: Layout) -> str:
    if not row.anchor:
        return _run(row.words, layout, colour=RED if row.wrong else "")
    run = _run(row.words, layout, colour=RED if row.wrong else LINK, line="single")
    return f'<w:hyperlink w:anchor="{row.anchor}" w:history="1">{run}</w:hyperlink>'


def _cell(run: str, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>'
        f'<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr>{run}</w:p></w:tc>'
    )
