"""The pages of a PDF that LibreOffice makes of a Word file, read with pdfminer.six: characters, fonts, rules.

pdfminer tells of every character its box, its size and its font, in Python alone; pypdf tells no widths, pdfplumber is
pdfminer with an image library on top.
"""

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parents[1] / "docs" / "fonts.conf"
NAMED = {"仿宋_GB2312": "fang", "楷体_GB2312": "kai", "黑体": "hei", "宋体": "song", "Times New Roman": "liberation"}
"""Typefaces of the standard -> what the file of a look-alike is called, in small letters."""
MM = 72 / 25.4


@lru_cache(maxsize=1)
def what_is_missing() -> str:
    """Say what is not installed that a page can't be laid out and read without; `""` when all is there."""
    missing = [] if shutil.which("soffice") else ["LibreOffice (soffice)"]
    try:
        import pdfminer  # noqa: F401
    except ImportError:
        missing.append("pdfminer.six")
    return f"not installed, see docs/word.md: {', '.join(missing)}" if missing else ""


@lru_cache(maxsize=1)
def fonts_missing() -> str:
    """Say which typefaces have no look-alike; `""` when all have."""
    if shutil.which("fc-match") is None:
        return "fontconfig is not installed, see docs/word.md"
    env = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    missing = []
    for name, likes in NAMED.items():
        found = subprocess.run(["fc-match", name, "file"], env=env, capture_output=True, text=True).stdout.lower()
        if likes not in Path(found.removeprefix(":file=").strip()).name:
            missing.append(name)
    return f"no look-alike fonts, see docs/word.md, for: {'、'.join(missing)}" if missing else ""


@dataclass(frozen=True)
class Char:
    """A character of a page, in millimetres from the top left corner of the paper."""

    text: str
    font: str
    size: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Line:
    """Characters on one base line, from left to right."""

    chars: tuple[Char, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.chars).replace(" ", "")

    @property
    def left(self) -> float:
        return self.chars[0].left

    @property
    def right(self) -> float:
        return self.chars[-1].right

    @property
    def top(self) -> float:
        return min(char.top for char in self.chars)

    @property
    def bottom(self) -> float:
        return max(char.bottom for char in self.chars)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2

    def fonts(self) -> Counter[str]:
        return Counter(char.font for char in self.chars if not char.text.isspace())


@dataclass(frozen=True)
class Page:
    """The lines of a page from top to bottom, and its rules as (left, right, top)."""

    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[tuple[float, float, float], ...] = field(default=())

    def line(self, text: str) -> Line:
        return next(line for line in self.lines if text in line.text)


def convert(path: Path, kind: str) -> Path:
    """Have LibreOffice convert a file, with the look-alikes."""
    command = [
        "soffice", f"-env:UserInstallation={(path.parent / 'profile').as_uri()}", "--headless", "--convert-to", kind,
        "--outdir", str(path.parent), str(path),
    ]  # fmt: skip
    env = {**os.environ, "FONTCONFIG_FILE": str(FONTS)}
    subprocess.run(command, check=True, capture_output=True, timeout=300, env=env)
    return path.with_suffix(f".{kind}")


def read_pages(path: Path) -> list[Page]:
    """Read the pages of a PDF."""
    from pdfminer.converter import PDFPageAggregator
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
    from pdfminer.pdfpage import PDFPage

    manager = PDFResourceManager()
    device = PDFPageAggregator(manager, laparams=None)
    interpreter = PDFPageInterpreter(manager, device)
    pages = []
    with path.open("rb") as file:
        for page in PDFPage.get_pages(file):
            interpreter.process_page(page)
            pages.append(_page(device.get_result()))
    return pages


def _page(page: Any) -> Page:
    chars: dict[int, list[tuple[float, Char]]] = {}
    rules = []
    for item in _items(page):
        if hasattr(item, "fontname"):
            base = round(item.matrix[5])
            row = next((key for key in (base, base - 1, base + 1) if key in chars), base)
            font = re.sub(r"^[A-Z]{6}\+", "", item.fontname)
            box = (item.x0 / MM, item.x1 / MM, (page.height - item.y1) / MM, (page.height - item.y0) / MM)
            chars.setdefault(row, []).append((item.x0, Char(item.get_text(), font, item.size, *box)))
        elif item.width > 20 * item.height:
            rules.append((item.x0 / MM, item.x1 / MM, (page.height - item.y1) / MM))
    rows = (sorted(chars[base], key=lambda entry: entry[0]) for base in sorted(chars, reverse=True))
    lines = tuple(Line(tuple(char for _, char in row)) for row in rows)
    return Page(page.width / MM, page.height / MM, lines, tuple(rules))


def _items(node: Any) -> Iterator[Any]:
    for item in node:
        if hasattr(item, "fontname") or type(item).__name__ in ("LTLine", "LTRect", "LTCurve"):
            yield item
        elif hasattr(item, "__iter__"):
            yield from _items(item)
