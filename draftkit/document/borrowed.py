"""The prepared document made from an office's own file: its page, headers, footers and styles, none of its text.

What is kept is named: styles, settings, theme, fonts, numbering, and the headers and footers of its last section with
what these show. All else goes, with everything that tells who made the file, when and where.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import replace
from typing import Any

from draftkit.archive import Package, Relation, relations_name
from draftkit.document.blank import Base, InStyle, bold_xml
from draftkit.document.formats import LENGTHS
from draftkit.document.inline import escape_text
from draftkit.document.layout import Layout
from draftkit.document.named import set_named
from draftkit.document.names import attribute, find, name_of, set_attributes, switched_on
from draftkit.document.packing import pack, serialise
from draftkit.document.styles import DECLARE, HEADING_IDS, report_styles, section_xml, signer_xml
from draftkit.document.stylesheet import StyleSheet
from draftkit.document.template import TYPES, Template
from draftkit.errors import DocumentError
from draftkit.messages import say

LINKED = ("styles", "settings", "theme", "fontTable", "numbering")
MARGINS = ("header", "footer")
SHOWN = ("image", "font", "themeOverride", "hyperlink")
"""What headers, footers, fonts and themes may lead to."""
TRACES = frozenset(
    ["trackRevisions", "documentProtection", "writeProtection", "attachedTemplate", "rsids", "docVars", "mailMerge",
     "footnotePr", "endnotePr", "docId", "linkStyles", "revisionView", "saveThroughXslt", "hdrShapeDefaults"]
)  # fmt: skip
"""Settings that tell of the file they come from, or lead out of it."""

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
CORE_PART = "docProps/core.xml"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
HINT = '<w:rFonts w:hint="eastAsia"/>'
NOT_NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Headings bring their numbers along; a style that numbers them would give them two."""


def borrow_base(template: Template, layout: Layout, named: Container[str] = ()) -> Base:
    """Return the empty report in an office's own file; styles that it lacks are those of `layout`, and so is what an
    office's numbers have `named`.
    """
    package = Package(template.data, template.path)
    main = package.main_part()
    section = find(package.parse(main), "w:body", "w:sectPr")
    links = list(_kept_links(package, main, section))
    names = {link.kind: link.target for link in links}
    sheet = StyleSheet(package.parse(names["styles"]))
    layout = _own_layout(sheet, section, layout, named)
    use = _find_styles(sheet, layout)
    set_named(sheet, use, layout, named)
    parts = {name: package.read(name) for name in _reached(package, links)}
    parts[names["styles"]] = serialise(sheet.root)
    if "settings" in names:
        parts.pop(relations_name(names["settings"]), None)
        parts[names["settings"]] = _clean_settings(package.parse(names["settings"]))
    parts[relations_name(main)] = _relations_xml(main, links)
    roots = [Relation("rId1", "officeDocument", main), Relation("rId2", CORE, CORE_PART)]
    parts["_rels/.rels"] = _relations_xml("", roots)
    parts = {TYPES: _types(package, main, parts.keys()), **parts}
    before = f'{DECLARATION}<w:document {DECLARE} xmlns:r="{OFFICE}"><w:body>'
    end = section_xml(layout)
    if section is not None:
        end = serialise(_with_margins(_untraced(section), layout, named), declare=False).decode()
    return Base(
        pack(dict(sorted(parts.items()))), main, before, f"{end}</w:body></w:document>", layout, use,
        tuple(_run_in(sheet, use[key].style) for key in HEADING_IDS), signer_xml(layout),
    )  # fmt: skip


def _kept_links(package: Package, main: str, section: Any) -> Iterator[Relation]:
    shown = set() if section is None else {attribute(node, "id") for node in section if "Reference" in name_of(node)}
    for link in package.relations(main):
        if link.kind in LINKED or (link.kind in MARGINS and link.id in shown):
            yield link


def _reached(package: Package, links: list[Relation]) -> Iterator[str]:
    """Yield the kept parts, those they show, and the parts that say so."""
    for link in links:
        yield link.target
        relations = relations_name(link.target)
        if relations in package:
            _refuse_outside(package, relations)
            yield relations
            shown = (more.target for more in package.relations(link.target) if more.kind in SHOWN)
            yield from (part for part in shown if part in package)


def _refuse_outside(package: Package, relations: str) -> None:
    """Raise `DocumentError` for what a header would fetch from elsewhere each time the report is opened."""
    for node in package.parse(relations):
        if node.get("TargetMode") == "External" and not node.get("Type", "").endswith("/hyperlink"):
            raise DocumentError(
                say("{path} shows in its margins what lies elsewhere ({target}). Put it into the file, or take it out.",
                    path=package.path, target=node.get("Target", ""))
            )  # fmt: skip


def _own_layout(sheet: StyleSheet, section: Any, layout: Layout, named: Container[str]) -> Layout:
    """Return the layout with the file's own page and sizes, but for those named, in place of those it was made with."""
    changes: dict[str, Any] = {}
    lengths = _named_lengths(named)
    paths = {
        "width": ("w:pgSz", "w"), "height": ("w:pgSz", "h"), "top": ("w:pgMar", "top"), "bottom": ("w:pgMar", "bottom"),
        "left": ("w:pgMar", "left"), "right": ("w:pgMar", "right"), "footer": ("w:pgMar", "footer"),
        "pitch": ("w:docGrid", "linePitch"),
    }  # fmt: skip
    for name, (element, key) in paths.items():
        node = find(section, element) if section is not None and name not in lengths else None
        if node is not None and re.fullmatch("-?[0-9]{1,5}", value := attribute(node, key)):
            changes[name] = abs(int(value))
    styles = {"body": sheet.own("BodyText") or sheet.default, "title": sheet.own("Title")}
    for name, style in styles.items():
        size = sheet.find(style, "w:rPr", "w:sz") if style and f"{name}.size" not in named else None
        if size is not None and attribute(size, "val").isdecimal() and int(attribute(size, "val")):
            changes[name] = replace(getattr(layout, name), size=int(attribute(size, "val")))
    if "body" in changes and layout.signer.size == layout.body.size:
        changes["signer"] = replace(layout.signer, size=changes["body"].size)
    changed = replace(layout, **changes)
    return changed if changed.room > 0 and changed.pitch else layout


def _find_styles(sheet: StyleSheet, layout: Layout) -> dict[str, InStyle]:
    """Return how each of our styles is called in the file, once those that it lacks are added."""
    from lxml import etree

    use = {}
    for style in report_styles(layout):
        key = sheet.default if style.id == "Normal" else sheet.own(style.id)
        numbered = bool(key) and sheet.find(key, "w:pPr", "w:numPr") is not None
        if not key:
            ours = replace(style, id=f"Draftkit{style.id}")
            node = etree.fromstring(f"<w:styles {DECLARE}>{ours.xml(sheet.default)}</w:styles>")[0]
            sheet.add(node)
            key = ours.id
        use[style.id] = InStyle(key, HINT, NOT_NUMBERED if numbered else "")
    return use


def _run_in(sheet: StyleSheet, style: str) -> str:
    """Return the look of a heading of this style at the head of a paragraph."""
    fonts = next((f for p in sheet.properties(style, "w:rPr") if (f := find(p, "w:rFonts")) is not None), None)
    named = "" if fonts is None else "".join(
        f' w:{name}="{value}"' for name in ("eastAsia", "eastAsiaTheme") if (value := attribute(fonts, name))
    )  # fmt: skip
    bold = sheet.find(style, "w:rPr", "w:b")
    return f'<w:rFonts w:hint="eastAsia"{named}/>' + bold_xml(bold=bold is not None and switched_on(bold))


def _with_margins(section: Any, layout: Layout, named: Container[str]) -> Any:
    """Return the section with the margins that an office's numbers have named."""
    margins = find(section, "w:pgMar")
    if margins is not None:
        set_attributes(margins, **{name: str(getattr(layout, name)) for name in _named_lengths(named)})
    return section


def _named_lengths(named: Container[str]) -> set[str]:
    return {field for name, field in LENGTHS.items() if f"page.{name}" in named}


def _untraced(section: Any) -> Any:
    """Return the section without the history of its changes."""
    for node in section:
        if name_of(node) == "w:sectPrChange":
            section.remove(node)
    for name in [name for name in section.attrib if "rsid" in name]:
        del section.attrib[name]
    return section


def _clean_settings(root: Any) -> bytes:
    for node in list(root):
        if node.tag.rpartition("}")[2] in TRACES:
            root.remove(node)
    return serialise(root)


def _relations_xml(source: str, links: list[Relation]) -> bytes:
    folder = source.rpartition("/")[0]
    rows = "".join(
        f'<Relationship Id="{link.id}" Type="{link.kind if "://" in link.kind else f"{OFFICE}/{link.kind}"}" '
        f'Target="{_attribute(link.target.removeprefix(f"{folder}/") if folder else link.target)}"/>'
        for link in links
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'.encode()


def _attribute(text: str) -> str:
    return escape_text(text).replace('"', "&quot;")


def _types(package: Package, main: str, kept: Any) -> bytes:
    from lxml import etree

    root = package.parse(TYPES)
    for node in list(root):
        part = node.get("PartName", "").lstrip("/")
        if part == main:
            node.set("ContentType", MAIN_TYPE)
        elif node.tag.endswith("}Override") and part not in kept:
            root.remove(node)
    core = etree.SubElement(root, root.tag.replace("Types", "Override"))
    core.set("PartName", f"/{CORE_PART}")
    core.set("ContentType", CORE_TYPE)
    return serialise(root)
