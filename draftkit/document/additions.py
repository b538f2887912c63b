"""What draftkit adds to a report's Word file around its text: known again by a bookmark, never read as text."""

from collections.abc import Iterator, Sequence
from typing import Any

from draftkit.document.names import attribute, find, name_of

ANNEX, WARNING = "_draftkit_annex", "_draftkit_warning"
"""Names of bookmarks in the first block of an annex at the end, and of a warning in front; that in the last has `END`.

Content controls would be the usual means, but LibreOffice takes them apart, as it does bookmarks over several blocks.
"""
END = "_end"
NUMBERS = {ANNEX: 99001, ANNEX + END: 99002, WARNING: 99003, WARNING + END: 99004}
"""Numbers of these bookmarks, far from those of others."""


def find_additions(root: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of a body that stand between draftkit's bookmarks."""
    body = find(root, "w:body")
    marks = {
        name: _block_of(body, node)
        for node in root.iter("{*}bookmarkStart")
        if (name := attribute(node, "name")) in NUMBERS
    }
    for name in (WARNING, ANNEX):
        yield from _blocks_between(marks.get(name), marks.get(name + END))


def wrap_addition(name: str, blocks: Sequence[str]) -> list[str]:
    """Return the XML of paragraphs and tables with the bookmarks that tell them; first and last are paragraphs."""
    first = blocks[0].replace("</w:pPr>", f"</w:pPr>{_bookmark(name)}", 1)
    last = f'{blocks[-1].removesuffix("</w:p>")}{_bookmark(name + END)}</w:p>'
    return [first, *blocks[1:-1], last]


def _bookmark(name: str) -> str:
    return f'<w:bookmarkStart w:id="{NUMBERS[name]}" w:name="{name}"/><w:bookmarkEnd w:id="{NUMBERS[name]}"/>'


def _blocks_between(first: Any, last: Any) -> Iterator[Any]:
    """Yield the blocks from one to the other; of a pair that lost its other half the one alone."""
    between = [] if first is None else [first, *first.itersiblings()]
    if last in between:
        yield from (block for block in between[: between.index(last) + 1] if name_of(block) != "w:sectPr")
    else:
        yield from (block for block in (first, last) if block is not None)


def _block_of(body: Any, node: Any) -> Any:
    while node is not None and node.getparent() is not body:
        node = node.getparent()
    return node
