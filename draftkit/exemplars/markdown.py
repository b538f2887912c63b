"""A sample report as a plain file that a person can read and edit, and back.

    ---
    source: reports.txt, report 2
    ---
    # title
    > addressee：
    opening
    ## 一、heading            (ends in 。 where it opens its first paragraph)
    **run-in heading。**paragraph
    ***
    closing
    ***
    signature
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.exemplars.outlining import Item, Outline, Part
from draftkit.patterns import lazy_pattern

_FRONT = lazy_pattern(r"\A---\n(.*?)\n---\n", 16)  # re.DOTALL
_HEAD = lazy_pattern(r"\*\*(.+?)\*\*(.*)")
_SIGN = lazy_pattern(r"[#>*\\-]")
_RULE = "***"


def write_markdown(outline: Outline, source: str = "") -> str:
    """Return a sample as the text of its file."""
    front = f"---\nsource: {' '.join(source.split())}\n---\n\n" if source else ""
    return front + "\n\n".join(_blocks(outline)) + "\n"


def _blocks(outline: Outline) -> Iterator[str]:
    yield f"# {outline.title}".rstrip()
    if outline.addressee:
        yield f"> {outline.addressee}"
    yield from map(_guard, outline.opening)
    for part in outline.parts:
        yield f"## {part.heading}".rstrip()
        for item in part.items:
            yield f"**{item.head}**{item.text}" if item.head else _guard(item.text)
    if outline.closing or outline.signature:
        yield _RULE
        yield from map(_guard, outline.closing)
    if outline.signature:
        yield _RULE
        yield from map(_guard, outline.signature)


def _guard(text: str) -> str:
    return f"\\{text}" if _SIGN.match(text) else text


def read_markdown(text: str) -> tuple[Outline, str]:
    """Read the file of a sample; return its parts, and the source that it names."""
    text = text.replace("\r\n", "\n")
    front = _FRONT.match(text)
    source = front[1].removeprefix("source:").strip() if front else ""
    lines = [line.strip() for line in text[front.end() if front else 0 :].splitlines()]
    return _read_blocks([line for line in lines if line]), source


def _read_blocks(lines: Sequence[str]) -> Outline:
    outline = Outline("")
    parts: list[tuple[str, list[Item]]] = []
    rules = 0
    for line in lines:
        if line == _RULE:
            rules += 1
        elif line == "##" or line.startswith("## "):
            parts.append((line[2:].strip(), []))
        elif line == "#" or line.startswith("# "):
            outline = replace(outline, title=line[1:].strip())
        elif line.startswith("> "):
            outline = replace(outline, addressee=line[2:].strip())
        elif rules > 1:
            outline = replace(outline, signature=(*outline.signature, _unguard(line)))
        elif rules:
            outline = replace(outline, closing=(*outline.closing, _unguard(line)))
        elif parts:
            parts[-1][1].append(_read_item(line))
        else:
            outline = replace(outline, opening=(*outline.opening, _unguard(line)))
    found = (Part(heading, tuple(items), heading.endswith("。")) for heading, items in parts)
    return replace(outline, parts=tuple(found))


def _read_item(line: str) -> Item:
    found = _HEAD.fullmatch(line)
    return Item(found[1], found[2]) if found else Item("", _unguard(line))


def _unguard(line: str) -> str:
    return line.removeprefix("\\")
