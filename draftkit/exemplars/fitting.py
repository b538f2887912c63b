"""A sample report made to fit: whole sections are left out, none is cut."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from draftkit.exemplars.outlining import Outline, Part, outline_report, paragraphs_of


@dataclass(frozen=True, slots=True)
class FittedSample:
    """A sample as it is shown: its text, `""` for none, and the headings of its sections, shown and left out."""

    text: str
    sections: tuple[str, ...]
    left_out: tuple[str, ...] = ()


def fit_sample(text: str, fits: Callable[[str], bool]) -> FittedSample:
    """Return as much of a sample, in whole sections, as `fits`: the longest first, shown in their order.

    A sample that fits is returned as it is; where not even one section fits, none of it is shown.
    """
    title, *paragraphs = text.split("\n")
    outline = outline_report(paragraphs, title)
    if fits(text):
        return FittedSample(text, tuple(map(name_part, outline.parts)))
    kept: set[int] = set()
    places = range(len(outline.parts))
    for place in sorted(places, key=lambda place: -_length(outline.parts[place])):
        if fits(_show(outline, kept | {place})):
            kept.add(place)
    return FittedSample(
        _show(outline, kept) if kept else "",
        tuple(name_part(outline.parts[place]) for place in places if place in kept),
        tuple(name_part(outline.parts[place]) for place in places if place not in kept),
    )


def name_part(part: Part) -> str:
    """Return what a section is called by: its heading, else the first words of its text."""
    return part.heading or "".join(item.head + item.text for item in part.items)[:12]


def _length(part: Part) -> int:
    return sum(len(item.head) + len(item.text) for item in part.items)


def _show(outline: Outline, kept: set[int]) -> str:
    parts = tuple(part for place, part in enumerate(outline.parts) if place in kept)
    return "\n".join([outline.title, *paragraphs_of(replace(outline, parts=parts))])
