"""Cut the runs of a paragraph and put the marks of a comment between them."""

from copy import deepcopy
from typing import Any

from draftkit.document.names import find, make_element, name_of
from draftkit.document.walking import PRESERVE, text_of

HOLDERS = ("w:r", "m:oMath", "m:oMathPara")


def outermost(node: Any) -> Any:
    """Return the run or formula in the body's own paragraph that holds `node`, however deep; or `None`."""
    holder = node if name_of(node) in HOLDERS else None
    for ancestor in node.iterancestors():
        if name_of(ancestor) in HOLDERS:
            holder = ancestor
    return holder


def cut_run(node: Any, offset: int) -> None:
    """Make a run end before the character `offset` of `node`, a direct child of its run.

    What comes before stays in `node` and its run; the rest goes to a new run of the same properties.
    """
    run, target = node.getparent(), node
    if name_of(node) in ("w:t", "m:t") and 0 < offset < len(text_of(node)):
        target = _cut_text(node, offset)
    elif offset:
        target = node.getnext()
    if target is None or _is_first(target):
        return
    rest = run.makeelement(run.tag, dict(run.attrib), nsmap=run.nsmap)
    properties = find(run, "w:rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    rest.extend([target, *target.itersiblings()])
    run.addnext(rest)


def insert_start(node: Any, offset: int, number: str) -> None:
    """Begin a comment before the character `offset` of `node`, where its run has been cut."""
    run = node.getparent()
    mark = make_element(run, "commentRangeStart", id=number)
    if offset:
        run.addnext(mark)
    else:
        run.addprevious(mark)


def insert_end(node: Any, number: str) -> None:
    """End a comment behind `node`, where its run has been cut."""
    _end_after(node.getparent(), number)


def insert_around(node: Any, number: str) -> None:
    """Put a comment around the run that holds `node`, or at the beginning of `node`, a paragraph."""
    run = outermost(node)
    if run is None:
        start = make_element(node, "commentRangeStart", id=number)
        properties = find(node, "w:pPr")
        node.insert(0 if properties is None else node.index(properties) + 1, start)
        _end_after(start, number)
    else:
        run.addprevious(make_element(run, "commentRangeStart", id=number))
        _end_after(run, number)


def _cut_text(node: Any, offset: int) -> Any:
    text = text_of(node)
    rest = deepcopy(node)
    for part, words in ((node, text[:offset]), (rest, text[offset:])):
        part.text = words
        part.set(PRESERVE, "preserve")
    node.addnext(rest)
    return rest


def _is_first(node: Any) -> bool:
    previous = node.getprevious()
    return previous is None or (name_of(previous) == "w:rPr" and previous.getprevious() is None)


def _end_after(element: Any, number: str) -> None:
    end = make_element(element, "commentRangeEnd", id=number)
    reference = end.makeelement(end.tag.replace("}commentRangeEnd", "}r"))
    reference.append(make_element(element, "commentReference", id=number))
    element.addnext(end)
    end.addnext(reference)
