"""How the paragraphs of any Word file come out: what holds once styles, defaults and theme are looked through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from draftkit.archive import Package, not_word
from draftkit.document.additions import find_additions
from draftkit.document.hidden import run_hidden
from draftkit.document.names import attribute, find, name_of, switched_on
from draftkit.document.stylesheet import read_stylesheet
from draftkit.document.walking import CHARACTERS, text_of

DEFAULT_SIZE = 20
"""Size of type where a file names none: 10 pt, in half-points."""
SWITCHES = ("w:b", "w:snapToGrid")
"""Properties that are on where they stand without a value."""
HELD = ("w:drawing", "w:pict", "w:object", "w:br", "w:sectPr", "m:oMath")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of a run come out. `size` in half-points, `tracking` in twips; `font` is the Chinese one.

    `hinted` says that “ ” — … are set in the Chinese font.
    """

    font: str
    size: int
    bold: bool
    color: str
    tracking: int
    hinted: bool


@dataclass(frozen=True, slots=True)
class Laid:
    """A paragraph as it comes out. Indents in characters of its own size, `line` in twips with its rule.

    `gap` is the space above and below it, in twips; `empty` counts the empty paragraphs right before it.
    """

    text: str
    style: str
    runs: tuple[tuple[str, Look], ...]
    align: str
    first: float
    left: float
    right: float
    line: int
    rule: str
    snaps: bool
    gap: int = 0
    empty: int = 0

    def look_at(self, start: int, end: int | None = None) -> Look | None:
        """Return how the Chinese characters from `start` to `end` mostly come out; `None` where there are none."""
        counts: dict[Look, int] = {}
        place = 0
        for text, look in self.runs:
            piece = text[max(0, start - place) : None if end is None else max(0, end - place)]
            place += len(text)
            if chinese := len(re.findall("[\u3400-\u9fff]", piece)):
                counts[look] = counts.get(look, 0) + chinese
        return max(counts, key=lambda look: counts[look]) if counts else None


class LaidOut:
    """A Word file, looked at for how it comes out. Raises `DocumentError`."""

    def __init__(self, package: Package) -> None:
        self._package, main = package, package.main_part()
        root = package.parse(main)
        if name_of(root) != "w:document":
            raise not_word(package.path)
        self.body = find(root, "w:body")
        self._additions = frozenset(find_additions(root))
        links = package.relations(main)
        self._links = {link.id: link for link in links}
        kinds = {link.kind: link.target for link in links}
        self._sheet = read_stylesheet(package, main)
        self._theme = _theme_fonts(package.parse(kinds["theme"])) if kinds.get("theme", "") in package else {}
        self.settings = package.parse(kinds["settings"]) if "settings" in kinds else ()

    def sections(self) -> Iterator[Any]:
        """Yield the `w:sectPr` of each section."""
        if self.body is not None:
            yield from self.body.iter("{*}sectPr")

    def paragraphs(self, root: Any = None) -> Iterator[Laid]:
        """Yield the paragraphs of the body, or of another part, that hold text and stand in no table.

        What draftkit added is left out.
        """
        nodes = self.body if root is None else root
        empty = 0
        for node in () if nodes is None else nodes:
            if node in self._additions:
                continue
            before, empty = empty, 0
            if name_of(node) == "w:p":
                laid = self._lay(node)
                if laid.text.strip():
                    yield replace(laid, empty=before)
                elif not _holds_something(node):
                    empty = before + 1
            elif name_of(node) in ("w:sdt", "w:sdtContent", "w:customXml"):
                yield from self.paragraphs(node)

    def footers(self, section: Any) -> dict[str, Any]:
        """Return the footers that a section names, by type (`default`, `even`, `first`)."""
        named = {}
        for node in section:
            link = self._links.get(attribute(node, "id"))
            if name_of(node) == "w:footerReference" and link is not None and link.target in self._package:
                named[attribute(node, "type") or "default"] = self._package.parse(link.target)
        return named

    def lay_all(self, root: Any) -> list[Laid]:
        """Return all paragraphs below a node, also those in tables and text boxes."""
        return [self._lay(node) for node in root.iter("{*}p") if name_of(node) == "w:p"]

    def _lay(self, node: Any) -> Laid:
        own = find(node, "w:pPr")
        style = find(own, "w:pStyle") if own is not None else None
        key = self._sheet.default if style is None else attribute(style, "val")
        chain = ([own] if own is not None else []) + list(self._sheet.properties(key, "w:pPr"))
        runs = tuple(self._runs(node, key))
        em = max(runs[0][1].size if runs else DEFAULT_SIZE, 1) * 10
        indent = {side: _indent(chain, side, em) for side in ("firstLine", "left", "right")}
        return Laid(
            "".join(text for text, _ in runs), self._sheet.name(key), runs, _value(chain, "w:jc", "val") or "left",
            indent["firstLine"], indent["left"], indent["right"], _twips(_value(chain, "w:spacing", "line")),
            _value(chain, "w:spacing", "lineRule") or "auto", _value(chain, "w:snapToGrid", "val") != "0",
            sum(_twips(_value(chain, "w:spacing", side)) for side in ("before", "after")),
        )  # fmt: skip

    def _runs(self, paragraph: Any, key: str) -> Iterator[tuple[str, Look]]:
        for run in paragraph.iter("{*}r"):
            if name_of(run) != "w:r" or run_hidden(run, frozenset(), False):
                continue
            text = "".join(
                text_of(child) if name_of(child) == "w:t" else CHARACTERS.get(name_of(child), "") for child in run
            )
            if text:
                yield text, self._look(run, key)

    def _look(self, run: Any, key: str) -> Look:
        own = find(run, "w:rPr")
        chain = [own] if own is not None else []
        named = find(own, "w:rStyle") if own is not None else None
        if named is not None:
            styles = self._sheet.chain(attribute(named, "val"))
            chain += [properties for style in styles if (properties := find(style, "w:rPr")) is not None]
        chain += list(self._sheet.properties(key, "w:rPr"))
        return Look(
            self._font(chain),
            _twips(_value(chain, "w:sz", "val")) or DEFAULT_SIZE,
            _value(chain, "w:b", "val") == "1",
            _value(chain, "w:color", "val").lower(),
            _twips(_value(chain, "w:spacing", "val")),
            _value(chain, "w:rFonts", "hint") == "eastAsia",
        )

    def _font(self, chain: list[Any]) -> str:
        """Return the Chinese font; a theme's goes before one by name in the same place, as in Word."""
        for properties in chain:
            fonts = find(properties, "w:rFonts")
            if fonts is not None and (theme := attribute(fonts, "eastAsiaTheme")):
                return self._theme.get(theme[:5], "")
            if fonts is not None and (name := attribute(fonts, "eastAsia")):
                return name
        return ""


def _holds_something(paragraph: Any) -> bool:
    """Tell whether a paragraph without text has a picture, a break or the end of a section."""
    return any(name_of(node) in HELD for node in paragraph.iter())


def _theme_fonts(theme: Any) -> dict[str, str]:
    """Return the Chinese font of a theme for `major` and `minor`."""
    found = {}
    for name in ("major", "minor"):
        group = next(theme.iter(f"{DRAWING}{name}Font"), ())
        chinese = [node.get("typeface", "") for node in group if node.get("script") == "Hans"]
        plain = [node.get("typeface", "") for node in group if node.tag == f"{DRAWING}ea"]
        found[name] = next((font for font in (*plain, *chinese) if font), "")
    return found


def _value(chain: list[Any], element: str, name: str) -> str:
    """Return an attribute from the nearest properties that have it."""
    for properties in chain:
        node = find(properties, element)
        if node is not None and element in SWITCHES:
            return "1" if switched_on(node) else "0"
        if node is not None and (value := attribute(node, name)):
            return value
    return ""


def _indent(chain: list[Any], side: str, em: int) -> float:
    """Return an indent in characters: `*Chars` goes before twips, and `start` is `left` in newer files."""
    names = {"left": ("left", "start"), "right": ("right", "end")}.get(side, (side,))
    for properties in chain:
        node = find(properties, "w:ind")
        if node is None:
            continue
        for name in names:
            if chars := _twips(attribute(node, f"{name}Chars")):
                return chars / 100
        for name in names:
            if value := attribute(node, name):
                return _twips(value) / em
        if side == "firstLine" and (hanging := attribute(node, "hanging")):
            return -_twips(hanging) / em
    return 0.0


def _twips(text: str) -> int:
    return int(text) if re.fullmatch("-?[0-9]{1,6}", text) else 0
