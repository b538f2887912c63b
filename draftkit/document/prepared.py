"""The prepared document that every report starts from, made once for each format."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from draftkit.document.formats import PageFormat
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
    styles_xml,
)

if TYPE_CHECKING:
    from docx.document import Document

KEEP = ("/styles", "/settings", "/footer", "/officeDocument", "/core-properties")
"""Ends of the relationship types that a report needs; python-docx's theme, thumbnail and rest go."""


@dataclass(frozen=True, slots=True)
class Dress:
    """What paragraphs of one style carry: the id of the style, and properties of the paragraph and of its runs."""

    style: str
    look: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that no report changes, zipped, and the main part cut where the paragraphs go.

    `dress` has one entry for each of `report_styles`, by its id; `run_in` are the properties of headings of the four
    levels that stand at the head of a paragraph.
    """

    archive: bytes
    main: str
    before: str
    after: str
    layout: Layout
    dress: Mapping[str, Dress]
    run_in: tuple[str, ...]
    signer: str


@lru_cache(maxsize=8)
def prepare_base(page: PageFormat) -> Base:
    """Return the empty report of a format. Takes some 20 ms the first time."""
    return _prepare_standard(page.layout)


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
        {key: Dress(key, look) for key, look in looks.items()},
        tuple(looks[key] + bold_xml(bold=face.bold) for key, face in zip(HEADING_IDS, layout.headings, strict=True)),
        fonts_xml(layout.signer.font, layout.latin),
    )


def _look(style: Style, layout: Layout) -> str:
    return fonts_xml(style.face.font, layout.latin)


def bold_xml(*, bold: bool) -> str:
    """Return what makes a run bold, or nothing."""
    return "<w:b/><w:bCs/>" if bold else ""


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
