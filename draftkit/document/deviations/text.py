"""Paragraphs of a Word file against the standard: typefaces, sizes, indents, the date, punctuation."""

import re
from collections.abc import Iterator, Sequence

from draftkit.characters import text_width
from draftkit.document.blocks import heading_level
from draftkit.document.deviations.deviation import SHOWN, Deviation
from draftkit.document.deviations.effective import Laid, Look
from draftkit.document.deviations.families import in_family, tell_family
from draftkit.document.deviations.roles import RIGHT, is_text
from draftkit.document.layout import GBT9704, TWIPS, Face
from draftkit.document.punctuation import widen_punctuation
from draftkit.messages import say

BLACK = ("", "auto", "000000")
BADLY_DATED = re.compile(r"[〇○Ｏ零一二三四五六七八九十]+\s*年|年\s*0[0-9]|月\s*0[0-9]|^\s*[0-9]{2}\s*年")
INDENT_SLACK = 0.3
"""Characters by which an indent may differ."""
DATE_SLACK = 0.6
"""Characters by which the place of the date may differ: half a digit is lost in measuring the signature."""


CLAUSES = {
    "title": "7.3.1", "addressee": "7.3.2", "body": "7.3.3", "attachment": "7.3.4", "signature": "7.3.5",
    "date": "7.3.5", **{f"heading{level}": "7.3.3" for level in range(1, 5)},
}  # fmt: skip
"""Where the standard says how a role is set."""


def find_text_deviations(roles: Sequence[tuple[str, int, Laid]]) -> Iterator[Deviation]:
    """Yield what the paragraphs have otherwise, in their order."""
    signed = [text_width(paragraph.text.strip()) for role, _, paragraph in roles if role == "signature"]
    above = ["", *(role for role, _, _ in roles)]
    for before, (role, head, paragraph) in zip(above, roles, strict=False):
        if role in ("head", "after"):
            continue
        for code, clause, message in (
            *_faces(role, head, paragraph),
            *_apart(before, role, paragraph),
            *(_date(paragraph, signed) if role == "date" else _place(role, paragraph)),
            *_marks(role, paragraph),
        ):
            yield Deviation(code, clause, message, paragraph.text.strip()[:SHOWN])


def _faces(role: str, head: int, paragraph: Laid) -> Iterator[tuple[str, str, str]]:
    level = heading_level(paragraph.text.strip()) if head else None
    if level is not None:
        yield from _face(f"heading{level + 1}", paragraph.look_at(0, head))
    yield from _face(role, paragraph.look_at(head))
    if any(look.color not in BLACK for _, look in paragraph.runs):
        yield "color", "5.2.4", say("text is in colour; it should be black")


def _face(role: str, look: Look | None) -> Iterator[tuple[str, str, str]]:
    if look is None:
        return
    wanted, clause, part = _wanted_face(role), CLAUSES[role], name_role(role)
    family = tell_family(wanted.font)
    if not look.font:
        yield "font", clause, say("{part}: no Chinese font is named, so that each program takes another; it "
                                  "should be {wanted}", part=part, wanted=family)  # fmt: skip
    elif not in_family(look.font, family):
        yield "font", clause, say("{part}: the font is {found}; it should be {wanted}", part=part,
                                  found=look.font, wanted=family)  # fmt: skip
    if look.bold and not wanted.bold:
        yield "bold", clause, say("{part}: the characters are bold; they should not be", part=part)
    if look.size != wanted.size:
        yield "size", clause, say("{part}: the size is {found:g} pt; it should be {name} ({wanted:g} pt)",
                                  part=part, found=look.size / 2, name=wanted.size_name,
                                  wanted=wanted.points)  # fmt: skip


def _wanted_face(role: str) -> Face:
    if role.startswith("heading"):
        return GBT9704.headings[int(role[-1]) - 1]
    return GBT9704.title if role == "title" else GBT9704.body


def name_role(role: str) -> str:
    """Return what people call a part of the page."""
    if role.startswith("heading"):
        return say("headings such as {example}", example=("一、", "（一）", "1.", "（1）")[int(role[-1]) - 1])
    return {
        "title": say("title"),
        "addressee": say("addressee (主送机关)"),
        "body": say("body text"),
        "attachment": say("list of attachments (附件说明)"),
        "signature": say("signature (署名)"),
        "date": say("date (成文日期)"),
    }[role]


def _place(role: str, paragraph: Laid) -> Iterator[tuple[str, str, str]]:
    start = paragraph.first + paragraph.left
    if role == "title" and paragraph.align != "center":
        yield "align", "7.3.1", say("the title is not centred")
    elif role == "addressee" and (start > INDENT_SLACK or paragraph.align not in ("left", "both", "start")):
        yield "indent", "7.3.2", say("the addressee doesn't stand at the left edge")
    elif is_text(role):
        blanks = len(paragraph.text) - len(paragraph.text.lstrip())
        if blanks:
            yield "blanks", "7.3.3", say("paragraphs are indented with blanks; set an indent of 2 characters instead")
        elif abs(paragraph.first - 2) > INDENT_SLACK or paragraph.left > INDENT_SLACK:
            message = say("the first line is indented by {found:.1f} characters, the others by {left:.1f}; it should "
                          "be 2 and 0", found=start, left=paragraph.left)  # fmt: skip
            yield "indent", "7.3.3", message


def _apart(before: str, role: str, paragraph: Laid) -> Iterator[tuple[str, str, str]]:
    """Yield what sets paragraphs of the text apart: only below the title and above what follows it is room."""
    if not is_text(role):
        return
    if paragraph.empty and is_text(before):
        yield "empty", "7.3.3", say("an empty line stands above the paragraph; the text goes on without one")
    if paragraph.gap:
        message = say("space of {found:g} pt is set above or below the paragraph; it should be 0, or a page has other "
                      "lines", found=paragraph.gap / TWIPS)  # fmt: skip
        yield "space", "5.2.3", message


def _date(paragraph: Laid, signed: Sequence[float]) -> Iterator[tuple[str, str, str]]:
    if BADLY_DATED.search(paragraph.text):
        yield "date", "7.3.5.4", say("the date should be in Arabic figures, the year whole, month and day without "
                                     "a leading 0")  # fmt: skip
    at_right = paragraph.align in RIGHT
    sealed, unsealed = _date_places(text_width(paragraph.text.strip()), signed)
    if at_right and not any(abs(paragraph.right - right) <= DATE_SLACK for right in (sealed, unsealed)):
        yield "date-place", "7.3.5", say("the date stands {found:.1f} characters from the right edge; below this "
                                         "signature it should be {sealed:g}, or {unsealed:g} without a seal",
                                         found=paragraph.right, sealed=sealed, unsealed=unsealed)  # fmt: skip
    elif not at_right and paragraph.first + paragraph.left < 8 and not paragraph.text[:1].isspace():
        yield "date-place", "7.3.5", say("the date doesn't stand at the right")


def _date_places(date: float, signed: Sequence[float]) -> tuple[float, float]:
    """Return how far from the right edge a date stands with a seal and without, below signatures of such widths.

    With a seal it is centred below the longest signature that takes one line, 4 characters in at least (7.3.5.1);
    without, it begins 2 characters right of the first, which ends 2 from the edge (7.3.5.2).
    """
    fitting = [width for width in signed if width <= GBT9704.chars]
    return max(4, (max(fitting, default=0) - date) / 2), max(2, next(iter(fitting), 0) - date)


def _marks(role: str, paragraph: Laid) -> Iterator[tuple[str, str, str]]:
    text = paragraph.text
    if role not in ("date", "signature") and widen_punctuation(text) != text:
        yield "punctuation", "9", say("half-width punctuation stands in Chinese text")
    if any(not look.hinted and re.search("[“”‘’—…]", run) for run, look in paragraph.runs):
        yield "marks", "9", say("quotation marks or dashes are not set in the Chinese font (w:hint is missing): Word "
                                "takes the Western one")  # fmt: skip
