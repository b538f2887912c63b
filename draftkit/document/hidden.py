"""What a Word file holds but does not show: hidden text, by itself or through a style, and what others are shown."""

from typing import Any

from draftkit.characters import is_han
from draftkit.document.names import attribute, find, name_of, switched_on
from draftkit.document.stylesheet import StyleSheet


def hidden_styles(sheet: StyleSheet) -> frozenset[str]:
    """Return the ids of the styles whose text is hidden, also by the style that they are based on."""
    return frozenset(key for key in sheet if _style_hidden(sheet, key))


def run_hidden(run: Any, styles: frozenset[str], paragraph: bool) -> bool:
    """Tell whether a run is hidden: by itself, else by its style, else as its `paragraph` is."""
    properties = find(run, "w:rPr")
    own = _vanishes(properties)
    if own is not None:
        return own
    style = find(properties, "w:rStyle") if properties is not None else None
    return paragraph or (style is not None and attribute(style, "val") in styles)


def style_of(paragraph: Any) -> str:
    """Return the id of a paragraph's style; `""` for none."""
    style = find(paragraph, "w:pPr", "w:pStyle")
    return "" if style is None else attribute(style, "val")


def mark_gone(paragraph: Any) -> bool:
    """Tell whether the mark at the end of a paragraph is deleted or hidden, so that the next one joins it."""
    properties = find(paragraph, "w:pPr", "w:rPr")
    if properties is None:
        return False
    return any(name_of(child) in ("w:del", "w:moveFrom") for child in properties) or bool(
        _vanishes(properties)
    )


def visible_children(node: Any) -> Any:
    """Return the children of an element; of alternatives for old and new readers, the first.

    What stands above a word (`w:rt`) comes behind it; where it only says how that is spoken, it is no text.
    """
    if name_of(node) == "w:ruby":
        bases = [child for child in node if name_of(child) == "w:rubyBase"]
        return [*bases, *(child for child in node if name_of(child) == "w:rt" and _says_more(child))]
    if name_of(node) != "mc:AlternateContent":
        return node
    return next(
        (child for name in ("mc:Choice", "mc:Fallback") if (child := find(node, name)) is not None), ()
    )


def _style_hidden(sheet: StyleSheet, key: str) -> bool:
    told = (_vanishes(find(style, "w:rPr")) for style in sheet.chain(key))
    return next((hidden for hidden in told if hidden is not None), False)


def _vanishes(properties: Any) -> bool | None:
    mark = find(properties, "w:vanish") if properties is not None else None
    return None if mark is None else switched_on(mark)


def _says_more(node: Any) -> bool:
    return any(is_han(char) or char.isnumeric() for text in node.itertext() for char in text)
