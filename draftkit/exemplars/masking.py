"""Put `××` in place of what is particular to a sample report."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from draftkit.exemplars.lexicon import read_words as read_own_words
from draftkit.exemplars.particulars import NO_WORDS, OwnWords, Particular, find_particulars
from draftkit.names.lexicon import read_words
from draftkit.patterns import lazy_pattern
from draftkit.splicing import splice

MASK = "××"
"""What stands for anything left out, as in the sample reports that ship."""

_NUMERALS = "0-9０-９〇零一二两三四五六七八九十百千万亿"
_NUMBER = lazy_pattern(rf"(?:[{_NUMERALS}]|(?<!点)半)(?:[{_NUMERALS}.．,，:：/—~～ -]|(?<!点)半)*")
_PART_OF_DATE = lazy_pattern(r"[0-9０-９〇零一二两三四五六七八九十]+ ?(?=[月日号时点])")
_LONG_MASK = lazy_pattern("×{3,}")
_PLACE_END = lazy_pattern(r"(?:街道|社区|[省市县区镇乡村旗])$")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its particulars masked, and what was masked in the text as it was."""

    text: str
    particulars: tuple[Particular, ...]


def mask_text(text: str, words: OwnWords = NO_WORDS, known: Mapping[str, Particular] | None = None) -> Masked:
    """Mask every particular of a text. Masking what is masked already changes nothing.

    `known` are names found elsewhere in the sample, by their text.
    """
    found = find_particulars(text, words, known)
    return Masked(splice(text, ((one.start, one.end, mask_of(one)) for one in found)).text, tuple(found))


def mask_of(one: Particular) -> str:
    """Return what is shown in place of a particular; what says of which sort it is stays."""
    match one.kind:
        case "figure":
            return _mask_figure(one.text)
        case "person":
            return "×××"
        case "called":
            return "×" + one.text[len(one.stem) :]
        case "place":
            return MASK + _ending(_PLACE_END, one.text)
        case "office":
            return one.text[0] + MASK + _body_suffix(one.text)
        case "body":
            return MASK + _body_suffix(one.text)
        case "document":
            return f"《{MASK}{_document_type(one.text)}》"
    return MASK


def _ending(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found[0] if found else ""


def _mask_figure(text: str) -> str:
    """Mask a figure's number and keep its unit: 40多家 → ××多家, 1月26日 → ×月×日."""
    dated = _PART_OF_DATE.sub("×", text)
    return _LONG_MASK.sub(MASK, _NUMBER.sub(MASK, dated))


def _body_suffix(text: str) -> str:
    return next((suffix for suffix in read_words("body_suffixes") if text.endswith(suffix)), "")


def _document_type(title: str) -> str:
    words = title.strip("《》")
    words = re.sub(r"[（(][^（()）]*[)）]$", "", words)
    return next((word for word in read_own_words("document_types") if words.endswith(word)), "")
