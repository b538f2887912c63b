"""Documents: what stands between 《》; and what stands in place of a name that was masked."""

from collections.abc import Iterator

from draftkit.names.found import DOCUMENT, MASK, FoundName
from draftkit.patterns import lazy_pattern

_DOCUMENT = lazy_pattern(r"《([^《》]{2,80})》")
_LEVEL = "[省市县区镇乡村局]"
_MASK = lazy_pattern(
    rf"某某|某(?:{_LEVEL}(?![场民长域级委直内外政])|公司|企业|医院|学校|小区)|[×✕Ｘ]{{2,}}|[×✕Ｘ](?:{_LEVEL}|某)"
    rf"|(?<![A-Za-z0-9])[Xx]{{2,}}(?![A-Za-z0-9])|(?<![_＿])[_＿]+{_LEVEL}"
)


def find_documents(text: str) -> Iterator[FoundName]:
    """Yield documents by their titles."""
    for found in _DOCUMENT.finditer(text):
        yield FoundName(found.start(), found.end(), found.group(), DOCUMENT, "".join(found[1].split()))


def find_masks(text: str) -> Iterator[FoundName]:
    """Yield what stands for a name that was left out: 某某, ××, ____镇."""
    for found in _MASK.finditer(text):
        yield FoundName(found.start(), found.end(), found.group(), MASK, found.group())
