"""What an office's numbers name, set in the styles of its own file: who gives both means the numbers to hold."""

from collections.abc import Container, Mapping
from typing import Any

from draftkit.document.blank import InStyle
from draftkit.document.layout import Layout
from draftkit.document.names import find, make_element, name_of, set_attributes
from draftkit.document.styles import HEADING_IDS, report_styles
from draftkit.document.stylesheet import StyleSheet

TABLES = {
    "Mark": "mark", "Title": "title", "TableText": "table", "TableHeader": "table_header",
    **{key: f"heading{level}" for level, key in enumerate(HEADING_IDS, start=1)},
    **dict.fromkeys(("Number", "Salutation", "BodyText", "Attachment", "Signature", "Date"), "body"),
}  # fmt: skip
"""Our styles, and the tables of an office's numbers that say how they look. The file's footers look as they do."""
ORDER = (
    "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss",
    "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz",
    "szCs",
)  # fmt: skip
"""How the properties of runs follow each other, as far as is needed here."""


def set_named(sheet: StyleSheet, use: Mapping[str, InStyle], layout: Layout, named: Container[str]) -> None:
    """Set the fonts, sizes and bold that are `named` (`title.font`) in the styles that a report uses."""
    for style in report_styles(layout):
        if (table := TABLES.get(style.id)) is None:
            continue
        fonts = {"eastAsia": style.face.font} if f"{table}.font" in named else {}
        if "page.latin" in named:
            fonts |= dict.fromkeys(("ascii", "hAnsi", "cs"), layout.latin)
        node = sheet.node(use[style.id].style)
        if fonts:
            _set_fonts(node, fonts)
        if f"{table}.bold" in named:
            _put_both(node, "b", "1" if style.face.bold else "0")
        if f"{table}.size" in named:
            _put_both(node, "sz", str(style.face.size))


def _set_fonts(style: Any, fonts: Mapping[str, str]) -> None:
    node = _put(style, "rFonts", **fonts)
    themes = {f"{name}theme".lower() for name in fonts}
    for key in [key for key in node.attrib if key.rpartition("}")[2].lower() in themes]:
        del node.attrib[key]


def _put_both(style: Any, name: str, value: str) -> None:
    """Set a property and its twin for right-to-left text."""
    for each in (name, f"{name}Cs"):
        _put(style, each, val=value)


def _put(style: Any, name: str, **attributes: str) -> Any:
    """Set a property of a style's runs and return it."""
    properties = find(style, "w:rPr")
    if properties is None:
        properties = make_element(style, "rPr")
        behind = find(style, "w:pPr")
        if behind is None:
            style.append(properties)
        else:
            behind.addnext(properties)
    node = find(properties, f"w:{name}")
    if node is None:
        node = make_element(style, name)
        later = (place for place, child in enumerate(properties) if _rank(name_of(child)) > ORDER.index(name))
        properties.insert(next(later, len(properties)), node)
    set_attributes(node, **attributes)
    return node


def _rank(name: str) -> int:
    local = name.removeprefix("w:")
    return ORDER.index(local) if local in ORDER else len(ORDER)
