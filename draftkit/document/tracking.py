"""A report against an earlier one, as a Word file with tracked changes: to be accepted or rejected in Word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from draftkit.differing import align_items, are_alike, compare_words
from draftkit.document.blank import Base
from draftkit.document.blocks import Content, runs_of
from draftkit.document.inline import run_xml
from draftkit.document.paragraph import Block, Paragraph, Table
from draftkit.figures import bare_text

AUTHOR = "draftkit"
"""Of the changes; they bear no time."""
_TEXT = re.compile("<(/?)w:t(?=[ >])")


def track_changes(
    before: Sequence[Block], after: Sequence[Block], base: Base
) -> tuple[list[Block], dict[int, Content]]:
    """Return the blocks of both reports in one order, and what those hold that differ.

    A figure changes as a whole. A paragraph that only one report has is deleted or inserted whole. Tables stand as
    they are now.
    """
    blocks: list[Block] = []
    contents: dict[int, Content] = {}
    tracker = _Tracker(base)
    for old, new in _align([block for block in before if isinstance(block, Paragraph)], after):
        if isinstance(new, Paragraph) and old != new:
            contents[len(blocks)] = tracker.change(old, new) if old else tracker.whole(new, "ins")
        elif old and not new:
            contents[len(blocks)] = tracker.whole(old, "del")
        blocks += [block for block in (new or old,) if block]
    return blocks, contents


def _align(before: Sequence[Paragraph], after: Sequence[Block]) -> Iterator[tuple[Paragraph | None, Block | None]]:
    """Pair paragraphs that are alike but for their figures; what stands between is paired by place and role."""
    keys = [_key(block) for block in before], [_key(block) for block in after]
    for same, start, end, begin, stop in align_items(*keys):
        if same:
            yield from zip(before[start:end], after[begin:stop], strict=True)
            continue
        for old, new in zip_longest(before[start:end], after[begin:stop]):
            if old and isinstance(new, Paragraph) and old.role == new.role and are_alike(old.text, new.text):
                yield old, new
            else:
                yield from ((pair) for pair in ((old, None), (None, new)) if any(pair))


def _key(block: Block) -> tuple[str, str]:
    return ("", "") if isinstance(block, Table) else (block.role, bare_text(block.text))


@dataclass(slots=True)
class _Tracker:
    """Writes changes, each with a number of its own."""

    base: Base
    _number: int = field(default=0, init=False)

    def whole(self, paragraph: Paragraph, change: str) -> Content:
        """Return a paragraph that is new, or gone, whole."""
        runs = "".join(self._wrap(run_xml(*run), change) for run in runs_of(paragraph, self.base))
        return Content(runs, f"<w:{change} {self._mark()}/>")

    def change(self, old: Paragraph, new: Paragraph) -> Content:
        """Return a paragraph whose text differs from what it was."""
        looks = [look for text, look in runs_of(new, self.base) for _ in text]
        text = "".join(text for text, _ in runs_of(new, self.base))
        was = "".join(text for text, _ in runs_of(old, self.base))
        pieces: list[str] = []
        start = 0
        for change in compare_words(was, text):
            look = looks[min(start, len(looks) - 1)] if looks else ""
            if not change.same:
                pieces.append(self._wrap(run_xml(change.before, look), "del"))
            end = start + len(change.after)
            runs = "".join(run_xml(text[first:last], looks[first]) for first, last in _even(looks, start, end))
            pieces.append(runs if change.same else self._wrap(runs, "ins"))
            start = end
        return Content("".join(pieces))

    def _wrap(self, runs: str, change: str) -> str:
        if not runs:
            return ""
        if change == "del":
            runs = _TEXT.sub(r"<\1w:delText", runs)
        return f"<w:{change} {self._mark()}>{runs}</w:{change}>"

    def _mark(self) -> str:
        self._number += 1
        return f'w:id="{self._number}" w:author="{AUTHOR}"'


def _even(looks: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each stretch of one look starts and ends."""
    while start < end:
        last = next((place for place in range(start, end) if looks[place] != looks[start]), end)
        yield start, last
        start = last
