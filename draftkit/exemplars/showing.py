"""A sample as the model sees it: plain lines, lost numbers put back by their places."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.exemplars.lines import number_of
from draftkit.exemplars.outlining import Item, Outline, Part, paragraphs_of

_NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")


def show_sample(outline: Outline) -> str:
    """Return the text of a sample for the prompt, in the shape of the sample reports that ship."""
    return "\n".join([outline.title, *paragraphs_of(number_parts(outline))]).strip()


def number_parts(outline: Outline) -> Outline:
    """Put back the numbers that headings lost: 二、 between 一、 and 三、, （一） where several items bear none."""
    headed = [part for part in outline.parts if part.heading and not part.run_in]
    if not headed:
        return outline
    numbered = any(number_of(part.heading).strip("、") for part in headed)
    parts: list[Part] = []
    place = 0
    for part in outline.parts:
        heading = part.heading
        if heading and not part.run_in:
            heading = _number(heading, place, "{}、") if numbered else heading
            place += 1
        parts.append(replace(part, heading=heading, items=tuple(_number_items(part.items))))
    return replace(outline, parts=tuple(parts))


def _number_items(items: Sequence[Item]) -> Iterator[Item]:
    bare = [item for item in items if item.head and not number_of(item.head)]
    for item in items:
        lost = len(bare) > 1 and item in bare
        yield replace(item, head=_number(item.head, bare.index(item), "（{}）")) if lost else item


def _number(heading: str, place: int, form: str) -> str:
    if number_of(heading).strip("、") or place >= len(_NUMERALS):
        return heading
    return form.format(_NUMERALS[place]) + heading.lstrip("、")


def lost_numbers(outline: Outline) -> list[Part]:
    """Return the sections whose headings lost their numbers."""
    restored = number_parts(outline).parts
    return [part for part, new in zip(outline.parts, restored, strict=True) if part.heading != new.heading]
