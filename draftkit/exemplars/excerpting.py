"""What of a sample report is shown where nobody asks for more: enough to learn from, in whole paragraphs."""

from dataclasses import replace

from draftkit.exemplars.fitting import FittedSample, name_part
from draftkit.exemplars.lexicon import read_words
from draftkit.exemplars.outlining import Outline, Part, outline_report, paragraphs_of

MOST = 620
"""Characters of a sample that are shown. Beyond them more of the same costs more than it teaches."""


def excerpt_sample(text: str, most: int = MOST) -> FittedSample:
    """Return what of a sample its style is learnt from.

    Addressee, the words that lead over to the report, closing formula and signature are no section's text, and left
    out. Where the rest has more than `most` characters, the longest lists lose items from their ends, down to one;
    so what is left may be longer. Items left out are named.
    """
    title, *paragraphs = text.split("\n")
    outline = _without_frame(outline_report(paragraphs, title))
    left_out: list[str] = []
    while _length(outline) > most and (shorter := _drop_item(outline)):
        outline, name = shorter
        left_out.insert(0, name)
    shown = "\n".join([outline.title, *paragraphs_of(outline)])
    return FittedSample(shown, tuple(map(name_part, outline.parts)), tuple(left_out))


def _without_frame(outline: Outline) -> Outline:
    closings = read_words("closings")
    return replace(
        outline,
        addressee="",
        opening=tuple(line for line in outline.opening if not line.endswith(("：", ":"))),
        closing=tuple(line for line in outline.closing if not line.startswith(closings)),
        signature=(),
    )


def _length(outline: Outline) -> int:
    return sum(map(len, paragraphs_of(outline)))


def _drop_item(outline: Outline) -> tuple[Outline, str] | None:
    """Return the outline without the last item of its longest list, and what that is called; `None` without a list."""
    parts = outline.parts
    listed = {place: len(part.items) for place, part in enumerate(parts) if len(part.items) > 1}
    run_in = [place for place, part in enumerate(parts) if part.run_in]
    if len(run_in) > 1:  # sections that are items themselves: 一是…, 二是…
        place = run_in[-1]
        return replace(outline, parts=parts[:place] + parts[place + 1 :]), name_part(parts[place])
    if not listed:
        return None
    place = max(listed, key=listed.__getitem__)
    part, last = parts[place], parts[place].items[-1]
    shorter = replace(part, items=part.items[:-1])
    return replace(outline, parts=(*parts[:place], shorter, *parts[place + 1 :])), name_part(Part(last.head, (last,)))
