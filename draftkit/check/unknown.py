"""Findings on names that nobody supplied."""

from collections.abc import Iterator, Sequence

from draftkit.check.naming import (
    COMPANY,
    DOCUMENT,
    LAW,
    MASK,
    PERSON,
    TARGET,
    FoundName,
    find_names,
    is_supplied,
    join_supplied,
)
from draftkit.check.supply import Supply
from draftkit.check.verdict import Finding
from draftkit.messages import say

_CERTAIN = frozenset({PERSON, DOCUMENT, COMPANY, MASK, TARGET})


def judge_names(text: str, supply: Supply, exemplars: Sequence[str], *, named: bool) -> Iterator[Finding]:
    """Yield a finding for each name in `text` that was not supplied, or that comes from a sample report.

    `named` says that names were supplied at all; where none were, a place is only pointed out.
    """
    supplied = join_supplied((*supply.strings, *(claim.form for claim in supply.claims)))
    taken: list[tuple[int, int]] = []
    for name in _leaks(text, supplied, exemplars):
        taken.append((name.start, name.end))
        message = say("{text} comes from a sample report and was not supplied. Delete it.", text=name.text)
        yield _finding("leaked", "error", name, message)
    plain = {(name.start, name.end) for name in find_names(text)}
    for name in find_names(text, anywhere=True):
        if is_supplied(name, supplied) or any(s < name.end and name.start < e for s, e in taken):
            continue
        # a place at the start of a clause is hard to tell from other words: pointed out, never held against a text
        sure = (name.start, name.end) in plain
        severe = sure and (name.kind in _CERTAIN or (named and name.kind != LAW))
        yield _finding("unknown_name", "error" if severe else "warning", name, _message(name))
        taken = [*taken[-8:], (name.start, name.end)]


def _leaks(text: str, supplied: str, exemplars: Sequence[str]) -> Iterator[FoundName]:
    known = {name.text: name for sample in exemplars for name in find_names(sample, anywhere=True)}
    for words, name in known.items():
        if name.kind == MASK or is_supplied(name, supplied):
            continue
        start = text.find(words)
        while start >= 0:
            yield FoundName(start, start + len(words), words, name.kind, name.stem)
            start = text.find(words, start + len(words))


def _message(name: FoundName) -> str:
    match name.kind:
        case "person":
            return say("{text} is a person nobody supplied. Delete the name, or add it to the facts.", text=name.text)
        case "document" | "law":
            return say("{text} is a document nobody supplied. Delete it, or add it to the facts.", text=name.text)
        case "mask":
            return say("{text} stands for a name that was left out. Write the name, or leave it out.", text=name.text)
    return say(
        "{text} is a place or organisation nobody supplied. Delete it, or add it to the facts.",
        text=name.text,
    )


def _finding(code: str, severity: str, name: FoundName, message: str) -> Finding:
    return Finding.at((name.start, name.end), code, message, name.text, severity=severity)
