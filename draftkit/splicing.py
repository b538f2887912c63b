"""A text with some of its places written anew."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spliced:
    """The text as it is then, and where in it each of the new pieces stands, in their order."""

    text: str
    places: tuple[tuple[int, int], ...]


def splice(text: str, edits: Iterable[tuple[int, int, str]]) -> Spliced:
    """Put each edit's words where the text has what is between its start and its end; all else stays.

    `edits` come in the order of the text and don't overlap. Raises `ValueError` where they do.
    """
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    last = length = 0
    for start, end, words in edits:
        if not last <= start <= end <= len(text):
            raise ValueError(f"an edit of {start} to {end} behind one that ends at {last}")
        pieces += [text[last:start], words]
        length += start - last
        places.append((length, length + len(words)))
        length, last = length + len(words), end
    return Spliced("".join([*pieces, text[last:]]), tuple(places))
