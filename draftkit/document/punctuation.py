"""Chinese text has Chinese punctuation: half-width marks that a model mixes in are made full-width."""

import re
from collections.abc import Iterable

from draftkit.figures import find_figures

WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
CHINESE = "[\u3400-\u9fff《》〈〉“”‘’（）【】、。，；：？！]"
_BESIDE = re.compile(f"(?<={CHINESE})[,;:?!]|[,;:?!](?={CHINESE})")
_STOP = re.compile(f"(?<={CHINESE})\\.(?={CHINESE}|$)|{CHINESE}.*[0-9%)_]\\.$", re.MULTILINE)
_DASH = re.compile(f"(?<={CHINESE})--(?={CHINESE})")
_BRACKETS = re.compile(r"\([^()\n]*\)")
_QUOTED = re.compile(r'"([^"\n]*)"')
_CODE = re.compile(r"https?://[!-~]*[!-~]|www\.[!-~]+|[\w.+-]+@[\w-]+\.[\w.-]+|《[^》\n]*》", re.ASCII)
"""Addresses, and names of documents, which stand as they were supplied."""
_TRAILING = ",;:?!.)"


def widen_punctuation(text: str, names: Iterable[str] = ()) -> str:
    """Return a text of the same length with full-width punctuation beside Chinese characters.

    Figures, codes, addresses, titles in 《》 and `names` keep theirs. Straight quotation marks become “ ” by pairs.
    """
    if not _BESIDE.search(text) and not any(mark in text for mark in '(.-"'):
        return text
    chars, kept = list(text), _kept(text, names)

    def put(place: int, mark: str) -> None:
        if place not in kept:
            chars[place] = mark

    for found in _BESIDE.finditer(text):
        put(found.start(), WIDE[found[0]])
    for found in _STOP.finditer(text):
        put(found.end() - 1, "。")
    for found in _DASH.finditer(text):
        put(found.start(), "—")
        put(found.start() + 1, "—")
    for pattern, opening, closing in ((_BRACKETS, "（", "）"), (_QUOTED, "“", "”")):
        for found in pattern.finditer(text):
            start, end = found.span()
            if start not in kept and end - 1 not in kept and _is_chinese(text, start, end):
                chars[start], chars[end - 1] = opening, closing
    return "".join(chars)


def _is_chinese(text: str, start: int, end: int) -> bool:
    return re.search(CHINESE, text[max(start - 1, 0) : end + 1]) is not None


def _kept(text: str, names: Iterable[str]) -> set[int]:
    """Return the places of marks that stay."""
    spans = [(figure.start, figure.start + len(figure.text.rstrip(_TRAILING))) for figure in find_figures(text)]
    spans += [(found.start(), found.start() + len(found[0].rstrip(_TRAILING))) for found in _CODE.finditer(text)]
    for name in names:
        if any(not char.isalnum() and char.isascii() for char in name):
            spans += [found.span() for found in re.finditer(re.escape(name), text)]
    return {place for start, end in spans for place in range(start, end)}
