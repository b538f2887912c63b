"""Text built from pieces, so that the places of its values are right by construction."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from draftkit.ledger import Fact
from draftkit.prompt import BLANK

_STOPPED = re.compile(r"[。！？…][”’」』）]?$")
_LOOSE_START = "，、；：。,;:！？ \t\n\u3000"
_LOOSE_END = "，、；：。,;:. \t\n\u3000"
_GAP = re.compile(r"\s+")
_HALF_WIDTH = re.compile(r"(?<=[一-鿿”》）])(?:[,;:!?](?=\s?(?:[一-鿿“《（]|$))|\.$)")
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece of text. `bound` are `(start, end, key)`: the places where it states a fact."""

    text: str = ""
    bound: tuple[tuple[int, int, str], ...] = ()

    def __add__(self, other: "Phrase | str") -> "Phrase":
        return concatenate((self, other))

    def __radd__(self, other: str) -> "Phrase":
        return concatenate((other, self))

    def behind(self, length: int) -> "Phrase":
        """Return what stands behind the first so many characters, which state nothing."""
        return Phrase(self.text[length:], tuple((start - length, end - length, key) for start, end, key in self.bound))

    def __bool__(self) -> bool:
        return bool(self.text)


def concatenate(pieces: Iterable[Phrase | str]) -> Phrase:
    """Put pieces together, each behind the one before."""
    texts: list[str] = []
    bound: list[tuple[int, int, str]] = []
    offset = 0
    for piece in pieces:
        if isinstance(piece, Phrase):
            bound += [(start + offset, end + offset, key) for start, end, key in piece.bound]
            piece = piece.text
        texts.append(piece)
        offset += len(piece)
    return Phrase("".join(texts), tuple(bound))


def link(separator: str, phrases: Iterable[Phrase]) -> Phrase:
    """Put phrases in a row; one that brings its own full stop gets no separator behind it."""
    return concatenate(_separated(separator, filter(None, phrases)))


def _separated(separator: str, phrases: Iterable[Phrase]) -> Iterator[Phrase | str]:
    before: Phrase | None = None
    for phrase in phrases:
        if before is not None and not is_stopped(before):
            yield separator
        yield phrase
        before = phrase


def set_lines(paragraphs: Iterable[Phrase]) -> Phrase:
    """Set paragraphs below each other, each ended by exactly one full stop."""
    lines = [end_sentence(paragraph) for paragraph in paragraphs if paragraph]
    return concatenate(
        piece for line in lines for piece in (("\n", line) if line is not lines[0] else (line,))
    )


def value_of(fact: Fact) -> Phrase:
    """Return the value as it must stand, or the blank, bound to its fact."""
    text = BLANK if fact.value is None else fact.value
    return Phrase(text if fact.value else f"{text}{fact.unit}", ((0, len(text), fact.key),))


def end_sentence(phrase: Phrase) -> Phrase:
    """Return the phrase with exactly one full stop; a colon opens what follows and stays."""
    return phrase if is_stopped(phrase) or phrase.text.endswith("：") else phrase + "。"


def is_stopped(phrase: Phrase) -> bool:
    """Whether a phrase ends a sentence already."""
    return _STOPPED.search(phrase.text, max(0, len(phrase.text) - 2)) is not None


def clean(text: str) -> str:
    """Return a supplied text as a piece of running text: one line, nothing loose at its ends.

    Its wording stays; half-width punctuation between Chinese characters becomes full-width.
    """
    lines = [_widen(line.strip()) for line in text.split("\n") if line.strip()]
    row = "".join(line if line[-1] in "，、；：。！？" else f"{line}，" for line in lines)
    row = _GAP.sub(lambda gap: " " if _is_between_latin(row, gap) else "", row)
    return row.lstrip(_LOOSE_START).rstrip(_LOOSE_END)


def _widen(line: str) -> str:
    return _HALF_WIDTH.sub(lambda found: _FULL_WIDTH[found[0]], line)


def _is_between_latin(text: str, gap: re.Match[str]) -> bool:
    around = text[gap.start() - 1 : gap.start()] + text[gap.end() : gap.end() + 1]
    return len(around) == 2 and around.isascii()
