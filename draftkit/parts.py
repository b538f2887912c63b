"""A section whose answer is cut off even with more room is drafted in halves, and checked as one."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from draftkit.check import Change
from draftkit.draft import Draft, join_drafts
from draftkit.errors import ModelError
from draftkit.kinds import SectionKind
from draftkit.model import add_usage
from draftkit.numbering import NUMERAL, chinese_number, read_number
from draftkit.patterns import lazy_pattern
from draftkit.plan import Section
from draftkit.repair import Judge, Judged

Ask = Callable[[Section, list[Judged]], None]
"""Drafts a section: appends its answers in order, the one to take last. Raises `ModelError`."""

_NUMBERS = {
    "（一）": lazy_pattern(rf"^（({NUMERAL})）", re.MULTILINE),
    "一、": lazy_pattern(rf"^({NUMERAL})、", re.MULTILINE),
    "一是": lazy_pattern(rf"^({NUMERAL})是", re.MULTILINE),
    "1.": lazy_pattern(r"^([0-9]{1,2})[.．、](?![0-9])", re.MULTILINE),
}
_LISTED = lazy_pattern(rf"(?:^|(?<=[；。：]))({NUMERAL})是", re.MULTILINE)


def can_be_split(error: ModelError, section: Section) -> bool:
    """Tell whether an answer was too long for the endpoint, and the section has more than one entry."""
    return error.reason == "length" and len(section.ledger.entries) > 1


def draft_in_parts(section: Section, judge: Judge, ask: Ask) -> Judged:
    """Draft each half of the section's entries for itself; return the texts joined, checked as one by `judge`.

    A part is asked for under its own name (`measures.part-1`), with marks of its own, and goes through repairs like
    any section; `ask` may split it again. A part that can't be verified ends the work. Raises `ModelError`.
    """
    parts: list[_Part] = []
    for number, half in enumerate(section.ledger.halves(), start=1):
        answers: list[Judged] = []
        ask(replace(section, id=f"{section.id}.part-{number}", ledger=half), answers)
        parts.append(_Part(tuple(answers)))
        if not answers[-1].check.verified:
            break
    draft = join_drafts(_numbered_on(section.kind, [part.taken.draft for part in parts]))
    return Judged(
        answer="\n".join(part.taken.answer for part in parts),
        draft=draft,
        check=judge.check(draft),
        changes=tuple(_place_changes(parts)),
        usage=add_usage(answer.usage for part in parts for answer in part.answers),
        parts=sum(part.taken.parts for part in parts),
        rounds=sum(part.rounds for part in parts),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    answers: tuple[Judged, ...]

    @property
    def taken(self) -> Judged:
        return self.answers[-1]

    @property
    def rounds(self) -> int:
        return len(self.answers) - 1 + self.taken.rounds


def _numbered_on(kind: SectionKind, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the drafts of parts with their items numbered through."""
    items = 0
    for part in drafts:
        draft, count = _number_on(kind, part, items)
        items += count
        yield draft


def _number_on(kind: SectionKind, draft: Draft, before: int) -> tuple[Draft, int]:
    """Let the numbers of a part's items go on behind `before`; return the draft and how many items it has."""
    pattern = _LISTED if kind.style == "listed" else _NUMBERS.get(kind.items)
    found = list(pattern.finditer(draft.text)) if pattern else []
    if [read_number(place[1]) for place in found] != list(range(1, len(found) + 1)):
        return draft, 0  # numbered in a way of its own: left as it is
    text, moved, last = "", {}, 0
    for number, place in enumerate(found, start=before + 1):
        text += draft.text[last : place.start(1)] + (str(number) if place[1].isascii() else chinese_number(number))
        last = place.end(1)
        moved[last] = len(text) - last
    ends = sorted(moved)

    def shift(position: int) -> int:
        return position + next((moved[end] for end in reversed(ends) if end <= position), 0)

    bound = {(shift(start), shift(end)): key for (start, end), key in draft.bound.items()}
    return Draft(text + draft.text[last:], bound, draft.stray), len(found)


def _place_changes(parts: Sequence[_Part]) -> Iterator[Change]:
    """Yield the changes of all parts, in the text as it was before them."""
    offset = 0
    for part in parts:
        changes = part.taken.changes
        yield from (replace(change, start=change.start + offset, end=change.end + offset) for change in changes)
        grown = sum(len(change.after) - len(change.before) for change in changes)
        offset += len(part.taken.draft.text) - grown + 1
