"""What a Word file has otherwise than GB/T 9704-2012."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from draftkit.archive import open_package
from draftkit.document.deviations.deviation import Deviation
from draftkit.document.deviations.effective import LaidOut
from draftkit.document.deviations.numbering import find_number_deviations
from draftkit.document.deviations.page import find_page_deviations
from draftkit.document.deviations.roles import tell_roles
from draftkit.document.deviations.text import find_text_deviations

__all__ = ["Deviation", "find_deviations"]


def find_deviations(path: Path | str) -> tuple[Deviation, ...]:
    """Return what a .docx has otherwise than GB/T 9704-2012: its page first, then its paragraphs, alike ones as one.

    What each paragraph is to the page is told by its style, place and words; left out are tables, which the standard
    leaves to the office, the document head, and what is attached behind the date.
    Raises `DocumentError` for what is no Word file, damaged or hostile.
    """
    file = LaidOut(open_package(path))
    roles = list(tell_roles(list(file.paragraphs())))
    found = (*find_page_deviations(file, roles), *find_text_deviations(roles), *find_number_deviations(roles))
    return _gather(found)


def _gather(found: Iterable[Deviation]) -> tuple[Deviation, ...]:
    alike: dict[tuple[str, str], Deviation] = {}
    for deviation in found:
        key = deviation.code, deviation.message
        before = alike.get(key)
        alike[key] = replace(before, count=before.count + 1) if before else deviation
    return tuple(alike.values())
