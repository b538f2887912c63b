"""Which fonts that a report names are not there when a PDF is made: LibreOffice takes others and says nothing."""

import re
import shutil
import subprocess
from collections.abc import Iterator

from draftkit.archive import Package
from draftkit.document.formats import PageFormat
from draftkit.document.names import attribute
from draftkit.document.prepared import prepare_base
from draftkit.document.stylesheet import StyleSheet, read_stylesheet

NOBODYS = "draftkit has no such font"
TIMEOUT = 10.0
"""Seconds that fontconfig may take: it reads all fonts anew after some were installed."""


def missing_fonts(page: PageFormat) -> list[str]:
    """Return the fonts of a report set as `page` says that fontconfig neither has nor knows a look-alike for.

    None where there is no fontconfig to ask (Windows, macOS): what is not known is not told.
    """
    program = shutil.which("fc-match")
    if program is None or not (anything := _match(program, NOBODYS)):
        return []
    return [name for name in named_fonts(page) if _match(program, name) == anything and name not in anything]


def named_fonts(page: PageFormat) -> list[str]:
    """Return the Chinese and Latin fonts that a report set as `page` says names, each once."""
    base = prepare_base(page)
    sheet = read_stylesheet(Package(base.archive, "report.docx"), base.main)
    signer = re.findall('w:eastAsia="([^"]+)"', base.signer)
    styles = (name for use in base.styles.values() for name in _fonts_of(sheet, use.style))
    return list(dict.fromkeys([*styles, *signer]))


def _fonts_of(sheet: StyleSheet, style: str) -> Iterator[str]:
    fonts = sheet.find(style, "w:rPr", "w:rFonts")
    if fonts is not None:
        yield from filter(None, (attribute(fonts, "eastAsia"), attribute(fonts, "ascii")))


def _match(program: str, name: str) -> str:
    """Return the family that is taken for a font; `""` where fontconfig fails."""
    pattern = re.sub(r"([\\:,-])", r"\\\1", name)
    try:
        found = subprocess.run(
            [program, "-f", "%{family}", pattern], capture_output=True, timeout=TIMEOUT, check=True
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return ""
    return found.stdout.decode("utf-8", "replace")
