"""The comments of a Word file: where they are kept, how one is added, and how the file knows of them."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from draftkit.archive import Package, parse_part, relations_name
from draftkit.document.inline import UNWRITABLE, text_xml
from draftkit.document.names import attribute, name_of, next_number

AUTHOR = "draftkit"
"""Who says what the check found."""
_NONE: Mapping[str, Any] = MappingProxyType({})
TYPES = "[Content_Types].xml"
CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
LINKS = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    ),
    "http://purl.oclc.org/ooxml/wordprocessingml/main": (
        "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
    ),
}
"""Namespace of the body -> type of the link to its comments; the second is the strict edition."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment to be added: its number in the file, who says it, and what."""

    id: int
    author: str
    text: str


def next_comment_id(package: Package, main: str) -> int:
    """Return the first number that no comment of the file has."""
    return next_number(_comments(package, main), first=0)


def comment_authors(package: Package, main: str) -> list[str]:
    """Return who says each comment of the file, in their order."""
    return [attribute(node, "author") for node in _comments(package, main)]


def add_comments(
    package: Package, main: str, space: str, comments: Sequence[Comment], parsed: Mapping[str, Any] = _NONE
) -> dict[str, Any]:
    """Return the parts that change when `comments` are added, parsed; `space` is the body's namespace.

    A file without comments gets a part for them, its content type and the link from the body. `parsed` holds
    the part as `drop_comments` left it.
    """
    changed = {}
    part = _comments_part(package, main)
    if part:
        root = parsed[part] if part in parsed else package.parse(part)
    else:
        part = _free_name(package, main)
        root = parse_part(f'<w:comments xmlns:w="{space}"/>'.encode(), part, package.path)
        changed[TYPES] = _declare(package, part)
        changed[relations_name(main)] = _link(package, main, part, LINKS[space])
    for comment in comments:
        root.append(parse_part(_comment_xml(comment, space).encode(), part, package.path))
    return {**changed, part: root}


def drop_comments(package: Package, main: str, body: Any, author: str = AUTHOR) -> dict[str, Any]:
    """Take an author's comments out of a parsed body; return the part of comments without them, parsed."""
    part = _comments_part(package, main)
    if not part:
        return {}
    root = package.parse(part)
    own = [node for node in root if name_of(node) == "w:comment" and attribute(node, "author") == author]
    numbers = {attribute(node, "id") for node in own}
    marks = body.iter("{*}commentRangeStart", "{*}commentRangeEnd", "{*}commentReference")
    for node in [*own, *(mark for mark in marks if attribute(mark, "id") in numbers)]:
        run = node.getparent()
        run.remove(node)
        if name_of(node) == "w:commentReference" and all(name_of(child) == "w:rPr" for child in run):
            run.getparent().remove(run)
    return {part: root}


def _comments(package: Package, main: str) -> list[Any]:
    part = _comments_part(package, main)
    return [node for node in package.parse(part) if name_of(node) == "w:comment"] if part else []


def _comments_part(package: Package, main: str) -> str:
    return next((link.target for link in package.relations(main) if link.kind == "comments"), "")


def _free_name(package: Package, main: str) -> str:
    folder = posixpath.dirname(main)
    names = (
        posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(package.infos) + 1)
    )
    return next(name for name in names if name not in package)


def _declare(package: Package, part: str) -> Any:
    types = package.parse(TYPES)
    override = types.makeelement(types.tag.replace("}Types", "}Override"))
    override.set("PartName", f"/{part}")
    override.set("ContentType", CONTENT)
    types.append(override)
    return types


def _link(package: Package, main: str, part: str, kind: str) -> Any:
    source = relations_name(main)
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    links = package.parse(source) if source in package else parse_part(empty, source, package.path)
    used = {link.get("Id") for link in links}
    link = links.makeelement(links.tag.replace("}Relationships", "}Relationship"))
    link.set("Id", next(key for n in range(len(used) + 1) if (key := f"rIdDraftkit{n}") not in used))
    link.set("Type", kind)
    link.set("Target", f"/{part}")
    links.append(link)
    return links


def _comment_xml(comment: Comment, space: str) -> str:
    from xml.sax.saxutils import quoteattr  # brings urllib and http along

    author = quoteattr(UNWRITABLE.sub("\ufffd", comment.author))
    look = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:sz w:val="20"/></w:rPr>'
    lines = "".join(
        f"<w:p><w:r>{look}{text_xml(line)}</w:r></w:p>" for line in comment.text.splitlines() or [""]
    )
    return (
        f'<w:comment xmlns:w="{space}" w:id="{comment.id}" w:author={author} '
        f"w:initials={quoteattr(UNWRITABLE.sub('', comment.author[:2]))}>{lines}</w:comment>"
    )
