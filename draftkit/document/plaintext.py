"""A report as plain text and as Markdown."""

import re
from collections.abc import Sequence

from draftkit.document.number import spaced_rows
from draftkit.document.paragraph import Paragraph

SPECIAL = re.compile(r"[\\`*_\[\]<>#|~]")
"""What Markdown would take for a mark wherever it stands."""
AT_START = re.compile(r"^(?:([-+=])|([0-9]{1,9})([.)]))(?=\s|$)", re.MULTILINE)
"""What it would take for a list or a rule at the beginning of a line."""
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
LEVELS = {"title": "# ", "heading": "## "}


def plain_text_of(paragraphs: Sequence[Paragraph], warning: Sequence[str] = ()) -> str:
    """Return a report as text, a line a paragraph; a warning stands in front of it, with an empty line between."""
    lines = [paragraph.text for paragraph in paragraphs]
    return "\n".join([*warning, *([""] if warning else []), *lines]) + "\n"


def markdown_of(paragraphs: Sequence[Paragraph], warning: Sequence[str] = ()) -> str:
    """Return a report as Markdown: title and headings as such, marks in its text escaped."""
    blocks = ["\n>\n".join(f"> **{escape_markdown(line)}**" for line in warning)] if warning else []
    blocks += [
        # two blanks at the end of a line break it
        LEVELS.get(paragraph.role, "") + escape_markdown(_untabbed(paragraph)).replace("\n", "  \n")
        for paragraph in paragraphs
    ]
    return "\n\n".join(blocks) + "\n"


def _untabbed(paragraph: Paragraph) -> str:
    # a line that begins with a tab would be code
    return "\n".join(spaced_rows(paragraph.text)) if paragraph.role == "number" else paragraph.text


def escape_markdown(text: str) -> str:
    """Return text with a backslash before what Markdown would take for a mark."""
    text = SPECIAL.sub(r"\\\g<0>", text)
    return AT_START.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def unescape_markdown(text: str) -> str:
    """Return text without the backslashes that `escape_markdown`, or an editor, put before marks."""
    return ESCAPED.sub(r"\1", text)
