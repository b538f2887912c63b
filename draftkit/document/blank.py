"""The empty report: the parts that no report changes, and what its paragraphs carry."""

from collections.abc import Mapping
from dataclasses import dataclass

from draftkit.document.layout import Layout


@dataclass(frozen=True, slots=True)
class InStyle:
    """What paragraphs of one style carry: the id of the style, and properties of the paragraph and of its runs."""

    style: str
    look: str
    paragraph: str = ""


@dataclass(frozen=True, slots=True)
class Base:
    """The parts that no report changes, zipped, and the main part cut where the paragraphs go.

    `styles` has one entry for each of `report_styles`, by its id; `run_in` are the properties of headings of the four
    levels that stand at the head of a paragraph.
    """

    archive: bytes
    main: str
    before: str
    after: str
    layout: Layout
    styles: Mapping[str, InStyle]
    run_in: tuple[str, ...]
    signer: str


def bold_xml(*, bold: bool) -> str:
    """Return what makes a run bold, or nothing."""
    return "<w:b/><w:bCs/>" if bold else ""
