"""What each paragraph of a Word file that somebody else made is to its page, told by its style, place and words."""

import re
from collections.abc import Iterator, Sequence

from draftkit.document.blocks import find_headings, heading_level, lead_length
from draftkit.document.deviations.effective import Laid
from draftkit.document.stylesheet import known_names

LARGE = 36
"""Half-points from which centred text at the head of a file is a title."""
DATE = re.compile(r"\s*[0-9〇○Ｏ零一二三四五六七八九十]{2,4}\s*年\s*.{1,3}月\s*.{1,3}日\s*")
ADDRESSEE = re.compile(r"(?!.*下[：:]\s*$)[^。；，]{1,80}[：:]\s*")
"""What a first line is that ends so; 现将有关情况汇报如下： is none."""
RIGHT = ("right", "end")
ENDING = 6
"""Paragraphs at the end among which the date is looked for."""


def tell_roles(paragraphs: Sequence[Laid]) -> Iterator[tuple[str, int, Laid]]:
    """Yield each paragraph with its role and the length of the heading at its head.

    Roles are `head`, `title`, `addressee`, `heading1` to `heading4`, `body`, `attachment`, `signature`, `date`, and
    `after`: what is attached behind the date.
    """
    first, after = _title_span(paragraphs)
    date = next((i for i in _ending(paragraphs, after) if DATE.fullmatch(paragraphs[i].text)), len(paragraphs))
    closing = date - 1
    if date == len(paragraphs) and paragraphs and paragraphs[-1].align not in RIGHT:
        closing = date  # neither date nor signature
    while closing < date and closing - 1 > after and paragraphs[closing - 1].align in RIGHT:
        closing -= 1  # several organs sign, one below the other
    headings = find_headings([paragraph.text.strip() for paragraph in paragraphs])
    attached = False
    for index, paragraph in enumerate(paragraphs):
        attached = attached or (index > after and paragraph.text.strip().startswith(("附件：", "附件:")))
        if index < after:
            yield ("head" if index < first else "title"), 0, paragraph
        elif index >= closing and index > after:
            yield ("signature" if index < date else "date" if index == date else "after"), 0, paragraph
        elif index == after and _is_addressee(paragraph):
            yield "addressee", 0, paragraph
        elif attached:
            yield "attachment", 0, paragraph
        else:
            yield *_in_text(paragraph, is_heading=index in headings), paragraph


def is_text(role: str) -> bool:
    """Tell whether a role is of the text itself: a heading or a paragraph."""
    return role == "body" or role.startswith("heading")


def _title_span(paragraphs: Sequence[Laid]) -> tuple[int, int]:
    """Return where the title begins and ends; without a sign of one, it is the first paragraph."""
    titles = {name.lower() for name in known_names("Title")}
    signs = [p.style in titles or (p.align == "center" and _size(p) >= LARGE and not _is_red(p)) for p in paragraphs]
    first = next((index for index, is_title in enumerate(signs[:ENDING]) if is_title), 0)
    after = first + 1
    while after < len(paragraphs) and signs[first] and signs[after]:
        after += 1
    return first, min(after, len(paragraphs))


def _ending(paragraphs: Sequence[Laid], after: int) -> range:
    return range(len(paragraphs) - 1, max(after, len(paragraphs) - 1 - ENDING), -1)


def _is_addressee(paragraph: Laid) -> bool:
    own = {name.lower() for name in known_names("Salutation")}
    return paragraph.style in own or ADDRESSEE.fullmatch(paragraph.text) is not None


def _in_text(paragraph: Laid, *, is_heading: bool) -> tuple[str, int]:
    text = paragraph.text.strip()
    level = heading_level(text)
    named = re.fullmatch("heading ([1-4])", paragraph.style)
    if level is None and named:
        level = int(named[1]) - 1
    if level is None:
        return "body", 0
    stop = lead_length(paragraph.text)
    if stop and stop < len(paragraph.text.rstrip()):
        return "body", stop
    return (f"heading{level + 1}", 0) if stop or named or is_heading else ("body", 0)


def _size(paragraph: Laid) -> int:
    look = paragraph.look_at(0)
    return look.size if look else 0


def _is_red(paragraph: Laid) -> bool:
    look = paragraph.look_at(0)
    return look is not None and look.color.startswith(("ff", "e", "c0", "d"))
