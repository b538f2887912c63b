"""Text as the XML of a run."""

import re

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML, and so Word, cannot hold."""


def run_xml(text: str, look: str) -> str:
    """Return a run with these properties; nothing for no text."""
    return f"<w:r><w:rPr>{look}</w:rPr>{text_xml(text)}</w:r>" if text else ""


def text_xml(text: str) -> str:
    """Return the content of a run: text, with tabs and line breaks as elements."""
    pieces = re.split("([\t\n])", text.replace("\r\n", "\n").replace("\r", "\n"))
    marks = {"\t": "<w:tab/>", "\n": "<w:br/>"}
    return "".join(
        marks.get(piece) or f'<w:t xml:space="preserve">{escape_text(piece)}</w:t>'
        for piece in pieces
        if piece
    )


def escape_text(text: str) -> str:
    """Return text as XML; what Word cannot hold becomes U+FFFD."""
    text = UNWRITABLE.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;")
