"""Find the parts of a report: title, addressee, opening, sections with their items, closing, signature."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from draftkit.exemplars.lexicon import read_words
from draftkit.exemplars.lines import ends_sentence, is_bare, is_heading, is_title, number_of, split_head

_ADDRESSEE = re.compile(r"[^，。；！？]{2,30}：")
_TOP_NUMBER = re.compile("[一二三四五六七八九十]{1,3}(?:、|是)|第[一二三四五六七八九十]{1,3}[，、]|、")


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a section. `head` is its run-in heading with its stop (`强化宣传。`), `""` for none."""

    head: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A section of a sample: its heading as written, and its paragraphs.

    `run_in` says that the heading stands at the front of the first paragraph (`一、完善机制。制定了…`).
    """

    heading: str
    items: tuple[Item, ...]
    run_in: bool = False


@dataclass(frozen=True, slots=True)
class Outline:
    """A sample report in its parts; what it lacks is empty."""

    title: str
    addressee: str = ""
    opening: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    closing: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()


def outline_report(paragraphs: Sequence[str], title: str = "") -> Outline:
    """Find the parts of a report in its cleaned paragraphs. `title` is used where the text has none of its own."""
    rest = list(paragraphs)
    if rest and (is_title(rest[0]) or (not title and is_bare(rest[0]) and not is_heading(rest[0]))):
        title = rest.pop(0)
    addressee = rest.pop(0) if len(rest) > 1 and _is_addressee(rest[0]) else ""
    signature = _take_signature(rest)
    headings = {place for place in range(len(rest)) if _is_heading_at(rest, place)}
    if headings:
        opening, parts, closing = _read_headed(rest, headings)
    else:
        opening, parts, closing = _read_run_in(rest)
    return Outline(title, addressee, tuple(opening), tuple(parts), tuple(closing), tuple(signature))


def _is_addressee(line: str) -> bool:
    return _ADDRESSEE.fullmatch(line) is not None and "如下" not in line


def _take_signature(rest: list[str]) -> list[str]:
    signature: list[str] = []
    while len(rest) > 1 and is_bare(rest[-1]) and not number_of(rest[-1]) and not ends_sentence(rest[-1]):
        signature.insert(0, rest.pop())
    return signature


def _is_heading_at(rest: Sequence[str], place: int) -> bool:
    line = rest[place]
    if is_heading(line):
        return True
    before = place == 0 or ends_sentence(rest[place - 1]) or is_heading(rest[place - 1])
    return before and is_bare(line) and not ends_sentence(line) and place + 1 < len(rest)


def _read_headed(rest: Sequence[str], headings: set[int]) -> tuple[list[str], list[Part], list[str]]:
    """Read a report whose headings stand alone."""
    places = sorted(headings)
    body = list(rest)
    closing: list[str] = []
    while len(body) > places[-1] + 2 and body[-1].startswith(read_words("closings")):
        closing.insert(0, body.pop())
    ends = [*places[1:], len(body)]
    parts = [Part(body[at], _read_items(body[at + 1 : end])) for at, end in zip(places, ends, strict=True)]
    return body[: places[0]], parts, closing


def _read_items(paragraphs: Sequence[str]) -> tuple[Item, ...]:
    """Return the paragraphs of a section; headings run in without a number count where there are several."""
    items = [Item(*split_head(text)) for text in paragraphs]
    if sum(bool(item.head) for item in items) > 1:
        return tuple(items)
    return tuple(
        item if number_of(item.head).strip("一是") else Item("", text)
        for item, text in zip(items, paragraphs, strict=True)
    )


def _read_run_in(rest: Sequence[str]) -> tuple[list[str], list[Part], list[str]]:
    """Read a report whose paragraphs open with their headings: 一、完善机制。…, 一是抓好排查。…"""
    starts = [place for place, text in enumerate(rest) if _TOP_NUMBER.match(text)]
    if not starts:
        return list(rest[:1]), [Part("", _read_items(rest[1:]))] if rest[1:] else [], []
    # a section is one paragraph throughout, unless the first ones say otherwise
    single = len(starts) > 1 and all(after - at == 1 for at, after in pairwise(starts))
    last = starts[-1] + 1 if single else len(rest)
    ends = [*starts[1:], last]
    parts = [_run_in_part(rest[at:end]) for at, end in zip(starts, ends, strict=True)]
    return list(rest[: starts[0]]), parts, list(rest[last:])


def _run_in_part(paragraphs: Sequence[str]) -> Part:
    head, text = split_head(paragraphs[0])
    return Part(head, (Item("", text), *(Item("", more) for more in paragraphs[1:])), run_in=bool(head))


def paragraphs_of(outline: Outline) -> Iterator[str]:
    """Yield the paragraphs of a report again as they stood, without its title."""
    if outline.addressee:
        yield outline.addressee
    yield from outline.opening
    for part in outline.parts:
        texts = [item.head + item.text for item in part.items]
        if part.run_in and texts:
            texts[0] = part.heading + texts[0]
        elif part.heading:
            yield part.heading
        yield from texts
    yield from outline.closing
    yield from outline.signature
