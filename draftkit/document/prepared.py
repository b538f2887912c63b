"""The prepared document that every report starts from, made once for each format."""

import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from draftkit.document.blank import Base, InStyle, bold_xml
from draftkit.document.borrowed import borrow_base
from draftkit.document.formats import STANDARD, PageFormat, read_format
from draftkit.document.layout import Layout
from draftkit.document.packing import pack
from draftkit.document.styles import (
    HEADING_IDS,
    Style,
    fonts_xml,
    footer_xml,
    report_styles,
    section_xml,
    settings_xml,
    signer_xml,
    styles_xml,
)
from draftkit.document.template import read_template

if TYPE_CHECKING:
    from docx.document import Document

KEEP = ("/styles", "/settings", "/footer", "/officeDocument", "/core-properties")
"""Ends of the relationship types that a report needs; python-docx's theme, thumbnail and rest go."""


def read_page_format(numbers: Path | str | None = None, template: Path | str | None = None) -> PageFormat:
    """Return the format of an office's `numbers` (`read_format`) and `template` (`read_template`), tried out.

    What can't be used shows here, before a report is drafted. Raises `FormatError` and `DocumentError`.
    """
    borrowed = read_template(template) if template else None
    page = read_format(numbers, borrowed) if numbers else PageFormat(template=borrowed)
    if page != STANDARD:
        prepare_base(page)
    return page


@lru_cache(maxsize=8)
def prepare_base(page: PageFormat) -> Base:
    """Return the empty report of a format. Takes some 20 ms the first time."""
    return borrow_base(page.template, page.layout, page.named) if page.template else _prepare_standard(page.layout)


def _prepare_standard(layout: Layout) -> Base:
    """Return python-docx's own document, dressed by `styles`."""
    import docx

    document = docx.Document()
    _drop_parts(document)
    _replace_children(document.styles.element, styles_xml(layout))
    _replace_children(document.settings.element, settings_xml())
    _dress_section(document, layout)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = parts.pop("word/document.xml").decode("utf-8")
    del parts["docProps/core.xml"]
    before, found, after = main.partition("<w:sectPr")
    looks = {style.id: _look(style, layout) for style in report_styles(layout)}
    return Base(
        pack(parts),
        "word/document.xml",
        before,
        found + after,
        layout,
        {key: InStyle(key, look) for key, look in looks.items()},
        tuple(looks[key] + bold_xml(bold=face.bold) for key, face in zip(HEADING_IDS, layout.headings, strict=True)),
        signer_xml(layout),
    )


def _look(style: Style, layout: Layout) -> str:
    return fonts_xml(style.face.font, layout.latin)


def _drop_parts(document: "Document") -> None:
    assert document.part.package is not None
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if not rel.reltype.endswith(KEEP)]:
            del rels[key]


def _replace_children(element: object, xml: str) -> None:
    from docx.oxml import parse_xml

    element[:] = list(parse_xml(xml))  # type: ignore[index]


def _dress_section(document: "Document", layout: Layout) -> None:
    from docx.oxml import parse_xml

    section = document.sections[0]
    for footer, even in ((section.footer, False), (section.even_page_footer, True)):
        footer.is_linked_to_previous = False
        footer._element[:] = [parse_xml(footer_xml(layout, even=even))]
    properties = document.element.body.sectPr
    footers = [child for child in properties if child.tag.endswith("}footerReference")]
    properties.attrib.clear()
    properties[:] = [*footers, *parse_xml(section_xml(layout))]
