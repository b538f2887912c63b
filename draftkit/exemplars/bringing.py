"""From the text of a file to samples: cut apart, cleaned, outlined, likened to a kind, masked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from draftkit.classified import refuse_classified
from draftkit.exemplars.cleaning import join_lines, letters
from draftkit.exemplars.cutting import cut_collection
from draftkit.exemplars.likening import Likeness, liken_report
from draftkit.exemplars.lines import number_of
from draftkit.exemplars.masking import mask_text
from draftkit.exemplars.outlining import Item, Outline, Part, outline_report, paragraphs_of
from draftkit.exemplars.particulars import NO_WORDS, OwnWords, Particular
from draftkit.messages import say
from draftkit.names import BODY, PERSON

if TYPE_CHECKING:
    from draftkit.kinds import Kind

SHORTEST = 30
"""Fewest letters of a sample report."""


@dataclass(frozen=True, slots=True)
class Brought:
    """One report of a file. `outline` is cleaned, `masked` has no particulars any more; `likenesses` best first."""

    outline: Outline
    masked: Outline
    particulars: tuple[Particular, ...]
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Collection:
    """What a file held: its reports, and the lines that belong to none (the page's heading and footer)."""

    reports: tuple[Brought, ...]
    dropped: tuple[str, ...]


def read_collection(text: str, kinds: Sequence["Kind"], words: OwnWords = NO_WORDS) -> Collection:
    """Read the reports in a text, one or several. Words are never changed, only spaces, stops and line ends.

    Raises `ClassifiedError` for a text that bears a classification mark.
    """
    refuse_classified([(say("the sample"), text, False)])
    cut = cut_collection(text)
    long = [piece for piece in cut.pieces if sum(1 for _ in letters("".join(piece.lines))) >= SHORTEST]
    short = (line for piece in cut.pieces if piece not in long for line in (piece.title, *piece.lines))
    outlines = (outline_report(join_lines(piece.lines), piece.title) for piece in long)
    reports = tuple(_bring(outline, kinds, words) for outline in outlines)
    return Collection(reports, (*cut.dropped, *filter(str.strip, short)))


def _bring(outline: Outline, kinds: Sequence["Kind"], words: OwnWords) -> Brought:
    masked, particulars = mask_outline(outline, words)
    return Brought(outline, masked, particulars, tuple(liken_report(outline, kinds)))


def mask_outline(outline: Outline, words: OwnWords) -> tuple[Outline, tuple[Particular, ...]]:
    """Mask every particular in all parts of a sample; return it, and what was masked."""
    whole = mask_text("\n".join(paragraphs_of(outline)), words)
    # a name that one paragraph tells is masked in every string
    names = (one for one in whole.particulars if one.kind in (PERSON, BODY) and one.sure)
    masker = _Masker(words, {one.text: one for one in names})
    masked = Outline(
        masker.mask(outline.title),
        masker.mask(outline.addressee),
        masker.mask_all(outline.opening),
        tuple(masker.mask_part(part) for part in outline.parts),
        masker.mask_all(outline.closing),
        masker.mask_all(outline.signature),
    )
    return masked, tuple(masker.found)


class _Masker:
    """Masks the strings of one sample, and keeps what it masked."""

    def __init__(self, words: OwnWords, names: Mapping[str, Particular]) -> None:
        self._words, self._names = words, names
        self.found: list[Particular] = []

    def mask(self, text: str) -> str:
        """Return a string masked."""
        masked = mask_text(text, self._words, self._names)
        self.found += masked.particulars
        return masked.text

    def mask_all(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return strings masked."""
        return tuple(map(self.mask, texts))

    def mask_part(self, part: Part) -> Part:
        """Return a section masked; its number is no particular."""
        items = tuple(Item(self._mask_head(item.head), self.mask(item.text)) for item in part.items)
        return replace(part, heading=self._mask_head(part.heading), items=items)

    def _mask_head(self, head: str) -> str:
        number = number_of(head)
        return number + self.mask(head[len(number) :])
