"""Text built from pieces, so that the places of its values are right by construction."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from draftkit.ledger import Fact
from draftkit.prompt import BLANK

_STOPPED = re.compile(r"[。！？…][”’」』）]?$")
_LOOSE_END = re.compile(r"[\s，、；：,;:。.]+$")
_LOOSE_START = re.compile(r"^[\s，、；：。,;:！？]+")
_GAP = re.compile(r"(?<![ -~])\s+|\s+(?![ -~])")
_HALF_WIDTH = re.compile(r"(?<=[一-鿿”》）])[,;:!?](?=\s?(?:[一-鿿“《（]|$))")
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_LINE_END = re.compile(r"([。；，、：！？]?)[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of text. `bound` are `(start, end, key)`: the places where it states a fact."""

    text: str = ""
    bound: tuple[tuple[int, int, str], ...] = ()

    def __add__(self, other: "Phrase | str") -> "Phrase":
        if isinstance(other, str):
            return Phrase(self.text + other, self.bound)
        offset = len(self.text)
        moved = tuple((start + offset, end + offset, key) for start, end, key in other.bound)
        return Phrase(self.text + other.text, self.bound + moved)

    def __radd__(self, other: str) -> "Phrase":
        return Phrase(other) + self

    def __bool__(self) -> bool:
        return bool(self.text)


def value_of(fact: Fact) -> Phrase:
    """Return the value as it must stand, or the blank, bound to its fact."""
    text = BLANK if fact.value is None else fact.value
    return Phrase(text, ((0, len(text), fact.key),))


def link(separator: str, phrases: Iterable[Phrase]) -> Phrase:
    """Put phrases in a row; one that brings its own full stop gets no separator behind it."""
    row = Phrase()
    for phrase in filter(None, phrases):
        row = row + ("" if not row or is_stopped(row) else separator) + phrase
    return row


def end_sentence(phrase: Phrase) -> Phrase:
    """Return the phrase with exactly one full stop."""
    return phrase if not phrase or is_stopped(phrase) else phrase + "。"


def is_stopped(phrase: Phrase) -> bool:
    """Whether a phrase ends a sentence already."""
    return _STOPPED.search(phrase.text, max(0, len(phrase.text) - 2)) is not None


def clean(text: str) -> str:
    """Return a supplied text as a piece of running text: one line, nothing loose at its ends.

    Its wording stays; half-width punctuation between Chinese characters becomes full-width.
    """
    text = _LINE_END.sub(lambda found: found[1] or "，", text.strip())
    text = _HALF_WIDTH.sub(lambda found: _FULL_WIDTH[found[0]], _GAP.sub("", text))
    return _LOOSE_END.sub("", _LOOSE_START.sub("", text))
