"""The prepared document that every report starts from: python-docx's own, dressed by `styles`, made once."""

import io
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from draftkit.document.layout import Layout
from draftkit.document.packing import pack
from draftkit.document.styles import footer_xml, section_xml, settings_xml, styles_xml

if TYPE_CHECKING:
    from docx.document import Document

KEEP = ("/styles", "/settings", "/footer", "/officeDocument", "/core-properties")
"""Ends of the relationship types that a report needs; python-docx's theme, thumbnail and rest go."""


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that no report changes, zipped, and the main part cut where the paragraphs go."""

    archive: bytes
    before: str
    after: str


@lru_cache(maxsize=8)
def prepare_base(layout: Layout) -> Base:
    """Return the empty report of a layout. Takes some 20 ms the first time."""
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
    return Base(pack(parts), before, found + after)


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
