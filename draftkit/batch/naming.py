"""From any words to a name that every file system takes."""

import re
import unicodedata

LONGEST = 200
"""Bytes of a name in UTF-8: 255 is what file systems take, with room for a number and `.docx`."""
_FORBIDDEN = re.compile(r'[/\\:*?"<>|\s]+')
_RESERVED = re.compile(r"(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)")  # Windows, whatever stands behind a dot


def safe_name(wish: str) -> str:
    """Return `wish` as the stem of a file name: no separator, no control or direction mark, at most `LONGEST` bytes."""
    seen = "".join(c for c in unicodedata.normalize("NFC", wish) if not unicodedata.category(c).startswith("C"))
    name = _FORBIDDEN.sub("_", seen).strip(" ._")
    if _RESERVED.match(name) or name.startswith("-"):
        name = f"_{name}"
    name = name.encode("utf-8")[:LONGEST].decode("utf-8", "ignore").rstrip(" ._")
    return name or "report"


def fold(name: str) -> str:
    """Return what is equal for names that a file system without regard to case takes for one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKC", name).casefold())
