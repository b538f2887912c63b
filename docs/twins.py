"""The Chinese pages: each names the English one that it says, and the state of it that it was written for.

`python docs/twins.py` lists those that are behind; `--sign` writes into each that it is level, once it has been
brought up to it.
"""

import hashlib
import re
import sys
from pathlib import Path

DOCS = Path(__file__).parent
ALONE = {"index.md", "api.md"}
"""Pages without a twin: one for both languages, and the docstrings."""
GENERATED = {"cli.md"}
"""Both are written from the commands themselves."""
_SIGNED = re.compile(r"\A<!-- ([0-9a-f]{12}) -->\n")
_TABLES = re.compile(r"^## (?:The tables|各表)$", re.MULTILINE)


def pairs() -> list[tuple[Path, Path]]:
    """Return each English page with the Chinese one there has to be."""
    pages = (page for page in DOCS.glob("*.md") if not page.name.endswith(".zh.md") and page.name not in ALONE)
    return [(page, page.with_suffix(".zh.md")) for page in sorted(pages)]


def said_by(page: Path) -> str:
    """Return what a page says, but for the tables that a benchmark prints, and its signature."""
    return _TABLES.split(_SIGNED.sub("", page.read_text(encoding="utf-8")))[0]


def digest(page: Path) -> str:
    """Return what stands for the state of an English page."""
    return hashlib.sha256(said_by(page).encode()).hexdigest()[:12]


def is_level(page: Path, twin: Path) -> bool:
    """Tell whether a Chinese page was written for the English one as it is now."""
    signed = _SIGNED.match(twin.read_text(encoding="utf-8")) if twin.exists() else None
    return page.name in GENERATED or (signed is not None and signed[1] == digest(page))


def main() -> int:
    """List or sign the pages that are behind."""
    behind = [(page, twin) for page, twin in pairs() if not is_level(page, twin)]
    for page, twin in behind:
        sys.stdout.write(f"{twin.name}\n")
        if "--sign" in sys.argv and twin.exists():
            text = _SIGNED.sub("", twin.read_text(encoding="utf-8"))
            twin.write_text(f"<!-- {digest(page)} -->\n{text}", encoding="utf-8")
    return 0 if "--sign" in sys.argv else len(behind)


if __name__ == "__main__":
    sys.exit(main())
