"""What became of a model's first draft: words that went and words that came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from draftkit.differing import are_alike, compare_words, pair_items
from draftkit.sentences import cut_sentences

Fate = Literal["kept", "gone", "new"]

_ISLAND = 2
"""Characters kept between two changes that read better as part of one change."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of text that was kept, went, or came."""

    fate: Fate
    text: str


def compare_texts(before: str, after: str) -> tuple[Passage, ...]:
    """Return `before` and `after` as one sequence of passages: sentences first, words within changed ones.

    All that was kept or went makes up `before`, all that was kept or came makes up `after`.
    """
    old, new = _sentences(before), _sentences(after)
    passages: list[Passage] = []
    for same, start, end, begin, stop in pair_items(old, new):
        if same:
            passages.append(Passage("kept", "".join(old[start:end])))
        else:
            passages += _compare_words("".join(old[start:end]), "".join(new[begin:stop]))
    return tuple(_join(passages))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a text, each with the line feed before it, so that they make up the text."""
    inner = [end for _, end in cut_sentences(text)][:-1]
    return [text[start:end] for start, end in pairwise([0, *inner, len(text)])] if text else []


def _compare_words(before: str, after: str) -> list[Passage]:
    if not are_alike(before, after):
        return [Passage("gone", before), Passage("new", after)]
    passages: list[Passage] = []
    for change in compare_words(before, after):
        if change.same:
            passages.append(Passage("kept", change.after))
        else:
            passages += [Passage("gone", change.before), Passage("new", change.after)]
    return list(_drown_islands(passages))


def _drown_islands(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages with one or two characters that were kept between changes told as changed."""
    for index, passage in enumerate(passages):
        inside = 0 < index < len(passages) - 1
        if inside and passage.fate == "kept" and len(passage.text) <= _ISLAND and not _is_stop(passage.text):
            yield Passage("gone", passage.text)
            yield Passage("new", passage.text)
        else:
            yield passage


def _is_stop(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _join(passages: Sequence[Passage]) -> Iterator[Passage]:
    """Yield the passages with what went in one and what came in one, between two that were kept."""
    gone = new = kept = ""
    for passage in [*passages, Passage("kept", "")]:
        if passage.fate == "gone":
            gone += passage.text
        elif passage.fate == "new":
            new += passage.text
        if passage.fate != "kept":
            if kept:
                yield Passage("kept", kept)
                kept = ""
            continue
        if gone:
            yield Passage("gone", gone)
        if new:
            yield Passage("new", new)
        gone = new = ""
        kept += passage.text
    if kept:
        yield Passage("kept", kept)
