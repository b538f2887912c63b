"""What a Word file holds but does not show: hidden text, set on characters or through a style."""

from typing import Any

from draftkit.archive import Package
from draftkit.document.names import attribute, find, name_of, switched_on


def hidden_styles(package: Package, main: str) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, also by the style that they are based on."""
    own: dict[str, bool | None] = {}
    based: dict[str, str] = {}
    for part in [link.target for link in package.relations(main) if link.kind == "styles"]:
        for style in package.parse(part):
            if name_of(style) == "w:style":
                key, parent = attribute(style, "styleId"), find(style, "w:basedOn")
                own[key] = _vanishes(find(style, "w:rPr"))
                based[key] = attribute(parent, "val") if parent is not None else ""
    return frozenset(key for key in own if _inherits(key, own, based))


def run_hidden(run: Any, styles: frozenset[str], paragraph: bool) -> bool:
    """Tell whether a run is hidden: by itself, else by its style, else as its `paragraph` is."""
    properties = find(run, "w:rPr")
    own = _vanishes(properties)
    if own is not None:
        return own
    style = find(properties, "w:rStyle") if properties is not None else None
    return paragraph or (style is not None and attribute(style, "val") in styles)


def paragraph_hidden(paragraph: Any, styles: frozenset[str]) -> bool:
    """Tell whether the style of a paragraph hides its text."""
    style = find(paragraph, "w:pPr", "w:pStyle")
    return style is not None and attribute(style, "val") in styles


def mark_gone(paragraph: Any) -> bool:
    """Tell whether the mark at the end of a paragraph is deleted or hidden, so that the next one joins it."""
    properties = find(paragraph, "w:pPr", "w:rPr")
    if properties is None:
        return False
    return any(name_of(child) in ("w:del", "w:moveFrom") for child in properties) or bool(
        _vanishes(properties)
    )


def _vanishes(properties: Any) -> bool | None:
    mark = find(properties, "w:vanish") if properties is not None else None
    return None if mark is None else switched_on(mark)


def _inherits(key: str, own: dict[str, bool | None], based: dict[str, str]) -> bool:
    seen: set[str] = set()
    while key and key not in seen:
        seen.add(key)
        hidden = own.get(key)
        if hidden is not None:
            return hidden
        key = based.get(key, "")
    return False
