"""Every miss and false alarm with its text and facts, to learn the rule from. Not to be tuned to."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from benchmarks.handmade import Told
from benchmarks.mutations import Mutant
from benchmarks.peers import Alarm, Found, same_value
from benchmarks.sentences import Sentence

SHOWN = 12
"""Of one class, so that the file can be read."""


class _Outcome(Protocol):
    @property
    def mutant(self) -> Mutant: ...
    @property
    def alarms(self) -> tuple[Alarm, ...]: ...
    @property
    def placed(self) -> bool: ...


class _Checking(Protocol):
    @property
    def damaged(self) -> dict[str, list["_Outcome"]]: ...
    @property
    def clean(self) -> dict[str, list["_Outcome"]]: ...


def write_failures(
    path: Path,
    checking: _Checking,
    find: Callable[[str], Sequence[Found]],
    sentences: Iterable[Sentence],
    told: Iterable[Told] = (),
) -> None:
    """Write what went wrong: false alarms, then classes with the most misses, then figures misread."""
    lines = ["# Where the check and the grammar go wrong", "", "«» is the damage, or what the alarm names.", ""]
    lines += _false_alarms(checking)
    missed = {
        kind: [outcome for outcome in outcomes if not outcome.alarms or not outcome.placed]
        for kind, outcomes in checking.damaged.items()
    }
    for kind, outcomes in sorted(missed.items(), key=lambda pair: -len(pair[1])):
        if outcomes:
            undetected = sum(not outcome.alarms for outcome in outcomes)
            lines += ["", f"## {kind}: {undetected} missed, {len(outcomes) - undetected} in the wrong place, "
                      f"of {len(checking.damaged[kind])}"]  # fmt: skip
            for outcome in sorted(outcomes, key=lambda outcome: bool(outcome.alarms))[:SHOWN]:
                lines += _describe(outcome)
    lines += ["", "## Figures misread", *_misread(find, sentences)]
    lines += ["", "## Damaged by hand, and missed, misplaced or called by another code", *_missed_by_hand(told)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _false_alarms(checking: _Checking) -> list[str]:
    flagged = [outcome for group in checking.clean.values() for outcome in group if outcome.alarms]
    lines = [f"## False alarms: {len(flagged)} of {sum(map(len, checking.clean.values()))} correct drafts"]
    for outcome in flagged:
        lines += _describe(outcome)
    return lines


def _describe(outcome: _Outcome) -> Iterator[str]:
    mutant = outcome.mutant
    draft = mutant.draft
    yield f"- {draft.case} {draft.style} ({mutant.kind})"
    for span in mutant.planted[:4]:
        yield f"  - damage: {_around(mutant.text, span)}"
    for key in mutant.lost or mutant.keys[:4]:
        yield f"  - supplied: {draft.ledger[key].label} = {draft.ledger[key].value}"
    if mutant.lost:
        yield f"  - expected: missing {', '.join(str(draft.ledger[key].value) for key in mutant.lost)}"
    for alarm in outcome.alarms[:5]:
        yield f"  - said: {alarm.token} {_around(mutant.text, alarm.span) if alarm.span else ''}"


def _around(text: str, span: tuple[int, int]) -> str:
    start, end = span
    return re.sub(r"\s", "↵", f"…{text[max(0, start - 24) : start]}«{text[start:end]}»{text[end : end + 12]}…")


def _misread(find: Callable[[str], Sequence[Found]], sentences: Iterable[Sentence]) -> Iterator[str]:
    for sentence in sentences:
        labels = {(label.start, label.end): label for label in sentence.figures}
        found = {(hit.start, hit.end): hit for hit in find(sentence.text)}
        for span in sorted(labels.keys() - found.keys()):
            yield f"- not found: {_around(sentence.text, span)}"
        for span in sorted(found.keys() - labels.keys()):
            yield f"- found, no figure: {_around(sentence.text, span)}"
        for span in sorted(found.keys() & labels.keys()):
            label, hit = labels[span], found[span]
            if not same_value(label.value, hit.value) or label.kind != hit.kind:
                yield (f"- read as {hit.value} {hit.kind}, is {label.value} {label.kind}: "
                       f"{_around(sentence.text, span)}")  # fmt: skip


def _missed_by_hand(told: Iterable[Told]) -> Iterator[str]:
    for one in told:
        if one.coded:
            continue
        damage = one.damage
        where = "; ".join(_around(one.text, span) for span in damage.spans) or f"missing {damage.fact}"
        yield f"- {damage.draft.case} {damage.draft.style} {damage.kind}, {damage.code}: {where}"
        for finding in one.errors[:5]:
            span = (finding.start, finding.end) if finding.start is not None and finding.end is not None else None
            yield f"  - said: {finding.code} {finding.text} {_around(one.text, span) if span else finding.fact}"
