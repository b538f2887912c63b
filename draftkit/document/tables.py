"""A table as XML: of fixed widths, with lines around its cells, its rows whole on one page."""

from collections.abc import Iterable, Sequence

SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")


def table_xml(rows: Iterable[str], widths: Sequence[int], *, margin: int | None = None) -> str:
    """Return a table of rows as XML; `widths` of its columns and `margin` beside the text of a cell in twips."""
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in SIDES)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="{margin}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/>{"" if margin is None else f"<w:tblCellMar>{margins}</w:tblCellMar>"}</w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row_xml(cells: Iterable[str], *, header: bool = False) -> str:
    """Return a row of cells as XML; a header is repeated on every page."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if header else ''}</w:trPr>{''.join(cells)}</w:tr>"
