"""Names of elements as everyone writes them (`w:p`), whatever prefix or edition a file itself uses."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm:",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm:",
}


def name_of(node: Any) -> str:
    """Return the name of an element with the usual prefix; `?:` for namespaces that hold no text."""
    return _short(node.tag) if isinstance(node.tag, str) else ""


def attribute(node: Any, name: str) -> str:
    """Return an attribute by its local name, in whichever namespace; empty when there is none."""
    return next((value for key, value in node.attrib.items() if key.rpartition("}")[2] == name), "")


def number_of(node: Any) -> str:
    """Return the id of an element as Word compares it: `01` is 1."""
    text = attribute(node, "id").strip()
    return text.lstrip("+0") or ("0" if text else "")


def find(node: Any, *path: str) -> Any:
    """Return the first descendant along a path of names (`w:pPr`, `w:rPr`), or `None`."""
    for name in path:
        node = next((child for child in node if name_of(child) == name), None)
        if node is None:
            return None
    return node


def switched_on(node: Any) -> bool:
    """Tell whether an on/off element (`<w:vanish/>`, `<w:vanish w:val="0"/>`) is on."""
    return attribute(node, "val").lower() not in ("0", "false", "off")


def make_element(near: Any, name: str, /, **attributes: str) -> Any:
    """Return a new element in the namespace of the part that `near` is in."""
    space = near.getroottree().getroot().tag.partition("}")[0]
    element = near.makeelement(f"{space}}}{name}")
    set_attributes(element, **attributes)
    return element


def set_attributes(node: Any, **attributes: str) -> None:
    """Set attributes in the namespace of an element."""
    space = node.tag.partition("}")[0]
    for key, value in attributes.items():
        node.set(f"{space}}}{key}", value)


def next_number(nodes: Iterable[Any], *, first: int) -> int:
    """Return a number above the ids of all nodes, at least `first`."""
    used = (attribute(node, "id") for node in nodes)
    return max((int(number) + 1 for number in used if number.isascii() and number.isdigit()), default=first)


@lru_cache(maxsize=4096)
def _short(tag: str) -> str:
    space, _, local = tag[1:].rpartition("}")
    return NAMESPACES.get(space, "?:") + local
