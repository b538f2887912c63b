"""Which of a Word file's headers and footers are on paper: a section may name some that its settings switch off."""

from typing import Any

from draftkit.archive import Package
from draftkit.document.names import attribute, find, name_of, switched_on

REFERENCES = ("w:headerReference", "w:footerReference")
FIRST, EVEN = "first", "even"


def shown_margins(package: Package, main: str, root: Any) -> frozenset[str]:
    """Return the ids of the links to headers and footers that some section of the body shows.

    A section that names none of a kind has that of the section before, shown there or not.
    """
    shown: set[str] = set()
    named: dict[tuple[str, str], list[str]] = {}
    settings = _settings(package, main)
    for section in root.iter("{*}sectPr"):
        if name_of(section.getparent()) == "w:sectPrChange":
            continue
        named |= _references(section)
        off = {
            kind for kind, place, name in ((FIRST, section, "w:titlePg"), (EVEN, settings, "w:evenAndOddHeaders"))
            if not _is_on(place, name)
        }  # fmt: skip
        shown.update(link for (_, kind), links in named.items() if kind not in off for link in links)
    return frozenset(shown)


def _references(section: Any) -> dict[tuple[str, str], list[str]]:
    """Return the ids of the links that a section names, by the name of the element and their type."""
    found: dict[tuple[str, str], list[str]] = {}
    for node in section:
        if name_of(node) in REFERENCES:
            found.setdefault((name_of(node), attribute(node, "type")), []).append(attribute(node, "id"))
    return found


def _is_on(place: Any, name: str) -> bool:
    node = find(place, name)
    return node is not None and switched_on(node)


def _settings(package: Package, main: str) -> Any:
    """Return the settings of a file; nothing where it has none."""
    parts = (link.target for link in package.relations(main) if link.kind == "settings")
    return next((package.parse(part) for part in parts if part in package), ())
