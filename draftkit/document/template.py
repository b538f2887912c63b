"""An office's own Word file, whose page and styles a report takes over."""

from dataclasses import dataclass, field
from pathlib import Path

from draftkit.archive import Package, read_bytes
from draftkit.document.names import find
from draftkit.errors import DocumentError
from draftkit.messages import say

TYPES = "[Content_Types].xml"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


@dataclass(frozen=True, slots=True)
class Template:
    """A Word file to take page and styles from; its text is left out."""

    data: bytes
    path: str = field(default="", compare=False)


def read_template(path: Path | str) -> Template:
    """Read a .docx or .dotx. Raises `DocumentError` for what is none, is damaged or hostile, or holds macros."""
    template = Template(read_bytes(path), str(path))
    package = Package(template.data, path)
    main = package.main_part()
    root = package.parse(main)
    if b"macroEnabled" in package.read(TYPES):
        raise DocumentError(say("{path} holds macros. Save it as .docx, then give that.", path=path))
    if root.tag.startswith(f"{{{STRICT}}}"):
        raise DocumentError(
            say("{path} is in the strict edition of the format. Save it as a Word document (.docx).", path=path)
        )
    kinds = {link.kind for link in package.relations(main)}
    if "styles" not in kinds or find(root, "w:body") is None:
        raise DocumentError(say("{path} has no styles; it can't be a template.", path=path))
    return template
