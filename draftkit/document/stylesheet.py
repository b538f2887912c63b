"""The styles of a Word file that is there already: found by their names, looked through to what they are based on."""

from collections.abc import Iterator
from typing import Any

from draftkit.archive import Package
from draftkit.document.lexicon import read_lines
from draftkit.document.names import attribute, find, name_of


class StyleSheet:
    """The `w:styles` of a file; iterated, the ids of its styles."""

    def __init__(self, root: Any) -> None:
        self.root = root
        styles = [node for node in root if name_of(node) == "w:style"]
        self._styles = {key: node for node in styles if (key := attribute(node, "styleId"))}
        defaults = (key for key, node in self._styles.items() if attribute(node, "default") in ("1", "true"))
        self.default = next((key for key in defaults if _is_paragraph(self._styles[key])), "")

    def __iter__(self) -> Iterator[str]:
        return iter(self._styles)

    def node(self, key: str) -> Any:
        """Return the element of a style by its id. Raises `KeyError`."""
        return self._styles[key]

    def add(self, node: Any) -> None:
        """Add a style to the file."""
        self.root.append(node)
        self._styles[attribute(node, "styleId")] = node

    def named(self, *names: str) -> str:
        """Return the id of the first paragraph style with one of these names, whatever its case; `""` for none."""
        found = {
            attribute(name, "val").lower(): key
            for key, node in self._styles.items()
            if _is_paragraph(node) and (name := find(node, "w:name")) is not None
        }
        return next((found[name.lower()] for name in names if name.lower() in found), "")

    def own(self, key: str) -> str:
        """Return the id of the paragraph style that stands for one of our styles, `""` for none."""
        return self.named(*known_names(key))

    def name(self, key: str) -> str:
        """Return the name of a style, in small letters."""
        name = find(self._styles[key], "w:name") if key in self._styles else None
        return "" if name is None else attribute(name, "val").lower()

    def chain(self, key: str) -> Iterator[Any]:
        """Yield a style and those it is based on, the nearest first."""
        seen: set[str] = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            parent = find(self._styles[key], "w:basedOn")
            key = "" if parent is None else attribute(parent, "val")

    def properties(self, key: str, kind: str) -> Iterator[Any]:
        """Yield the `w:pPr` or `w:rPr` that hold for a style, the nearest first, the file's defaults last."""
        for style in self.chain(key):
            if (properties := find(style, kind)) is not None:
                yield properties
        if (defaults := find(self.root, "w:docDefaults", f"{kind}Default", kind)) is not None:
            yield defaults

    def find(self, key: str, kind: str, name: str) -> Any:
        """Return the element that holds for a style (`w:rPr`, `w:sz`), or `None`."""
        found = (find(properties, name) for properties in self.properties(key, kind))
        return next((node for node in found if node is not None), None)


def read_stylesheet(package: Package, main: str) -> StyleSheet:
    """Return the styles of an open file, none where it has no part for them. Raises `DocumentError`."""
    parts = [link.target for link in package.relations(main) if link.kind == "styles"]
    return StyleSheet([node for part in parts for node in package.parse(part)])


def known_names(key: str) -> tuple[str, ...]:
    """Return what offices call one of our styles, the most telling name first."""
    lines = (line.partition(":") for line in read_lines("style_names"))
    return next((tuple(name.strip() for name in names.split("|")) for ours, _, names in lines if ours == key), ())


def _is_paragraph(style: Any) -> bool:
    return attribute(style, "type") in ("paragraph", "")
