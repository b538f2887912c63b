"""SmartArt: the document only names it; its text lies in a part of its own."""

from collections.abc import Iterator
from typing import Any

from draftkit.archive import Package
from draftkit.document.names import attribute


class Diagrams:
    """The SmartArt of one file. Each part is read once, however often it is named: a small file can't grow by it."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._links: dict[str, dict[str, str]] = {}
        self._read: set[str] = set()

    def lines(self, node: Any, part: str) -> list[str]:
        """Return the paragraphs of the SmartArt that `node` (`dgm:relIds`) in a part names. Raises `DocumentError`."""
        if part not in self._links:
            self._links[part] = {link.id: link.target for link in self._package.relations(part)}
        data = self._links[part].get(attribute(node, "dm"), "")
        if data not in self._package or data in self._read:
            return []
        self._read.add(data)
        return [line for line in _paragraphs(self._package.parse(data)) if line.strip()]


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter("{*}p"):
        yield "".join((node.text or "").replace("\n", " ") for node in paragraph.iter("{*}t"))
