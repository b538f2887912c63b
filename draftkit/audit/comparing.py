"""What was changed by hand in a text, sentence by sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from draftkit.differing import pair_items
from draftkit.sentences import Span, cut_sentences


@dataclass(frozen=True, slots=True)
class Edit:
    """Sentences that were changed: what stood there `before` and `after`, `""` where nothing did.

    `start` and `end` are where they stand in the edited text, in code points; where they were taken out both are the
    place where they would stand.
    """

    before: str
    after: str
    start: int
    end: int

    def to_json(self) -> dict[str, object]:
        """Return the edit for JSON."""
        return {"before": self.before, "after": self.after, "start": self.start, "end": self.end}


class Kept(NamedTuple):
    """A sentence that stands in both texts: where it stands in the saved one, and in the edited one."""

    before: Span
    after: Span


def compare_sentences(before: str, after: str) -> tuple[tuple[Edit, ...], tuple[Kept, ...]]:
    """Return the edits that lead from one text to the other, in order, and the sentences that were kept."""
    old, new = cut_sentences(before), cut_sentences(after)
    edits: list[Edit] = []
    kept: list[Kept] = []
    for same, first, last, begin, stop in pair_items(_words(before, old), _words(after, new)):
        if same:
            kept += map(Kept, old[first:last], new[begin:stop])
        else:
            place = new[begin][0] if begin < len(new) else len(after)
            edits.append(_edit(before, old[first:last], after, new[begin:stop], place))
    return tuple(edits), tuple(kept)


def _words(text: str, spans: Sequence[Span]) -> list[str]:
    return [text[start:end].strip() for start, end in spans]


def _edit(before: str, old: Sequence[Span], after: str, new: Sequence[Span], place: int = 0) -> Edit:
    start, end = (new[0][0], new[-1][1]) if new else (place, place)
    return Edit("\n".join(_lines(before, old)), "\n".join(_lines(after, new)), start, end)


def _lines(text: str, spans: Sequence[Span]) -> Iterator[str]:
    """Yield what stands in these places, sentences of one line together."""
    line = ""
    last: int | None = None
    for start, end in spans:
        if last is not None and "\n" in text[last:start]:
            yield line
            line = ""
        line += text[start:end].strip()
        last = end
    if line:
        yield line
