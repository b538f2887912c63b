"""Drafts damaged by hand, as a language model damages them: one JSON object a line.

`facts_of` names the file of the facts list in the same set, `style` the correct draft that was changed; `text`
(with `marks` where it is cited), `class`, `code` (the finding that is expected), `span` (the wrong characters, or
null where something is missing; counted in `text`, marks included), `also` (further places of one damage) and
`fact` (its id, or null).
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.mutations import Draft, Mutant, load_drafts
from benchmarks.mutations.drafts import MARK
from benchmarks.tables import Table, percent
from draftkit.check import Check, Finding, check_text
from draftkit.draft import read_draft


@dataclass(frozen=True, slots=True)
class Handmade:
    """A draft damaged by hand, and what a check is to say of it."""

    draft: Draft
    kind: str
    code: str
    text: str
    marks: Mapping[str, str]
    spans: tuple[tuple[int, int], ...]
    fact: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """What the check says of it beyond what it says of the correct draft."""

    damage: Handmade
    text: str
    errors: tuple[Finding, ...]

    @property
    def placed(self) -> bool:
        """Whether an error stands on the damage, or names the fact that is gone."""
        return any(self._is_right(finding) for finding in self.errors)

    @property
    def coded(self) -> bool:
        """Whether an error in the right place has the expected code."""
        return any(f.code == self.damage.code and self._is_right(f) for f in self.errors)

    def _is_right(self, finding: Finding) -> bool:
        fact = self.damage.fact
        if not self.damage.spans or finding.start is None or finding.end is None:
            return fact is not None and fact in (finding.fact, finding.key)
        return any(finding.start < end and start < finding.end for start, end in self.damage.spans)


def load_handmade(folder: Path) -> Iterator[Handmade]:
    """Yield the damaged drafts of a set, `damages.jsonl` beside its `checks/`; none where there is no such file."""
    file = folder / "damages.jsonl"
    if not file.is_file():
        return
    drafts = {(draft.case, draft.style): draft for draft in load_drafts(folder / "checks")}
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        draft = drafts[row["facts_of"].removesuffix(".json"), row["style"]]
        marks = row.get("marks") or {}
        spans = [row["span"], *row.get("also", ())] if row["span"] else []
        places = tuple(
            (_unmarked(row["text"], start, marks), _unmarked(row["text"], end, marks)) for start, end in spans
        )
        yield Handmade(draft, row["class"], row["code"], row["text"], marks, places, row["fact"])


def judge_handmade(damages: Sequence[Handmade]) -> list[Told]:
    """Check every damaged draft, and leave out what the check says of the correct one already."""
    return [_judge(damage) for damage in damages]


def handmade_table(told: Sequence[Told]) -> Table:
    """Return the table by class."""
    rows: list[tuple[object, ...]] = []
    for kind in sorted({one.damage.kind for one in told}):
        rows.append(_row(kind, [one for one in told if one.damage.kind == kind]))
    rows.append(_row("all", told))
    return Table(
        "Drafts damaged by hand (%)", ("damage", "n", "detected", "in the right place", "with the code expected"), rows
    )


def _row(kind: str, told: Sequence[Told]) -> tuple[object, ...]:
    detected = sum(bool(one.errors) for one in told)
    placed, coded = sum(one.placed for one in told), sum(one.coded for one in told)
    return kind, len(told), *(percent(n / len(told)) for n in (detected, placed, coded))


def _unmarked(text: str, place: int, marks: Mapping[str, str]) -> int:
    """Return where `place` is once the marks before it are taken out."""
    return place - sum(len(found[0]) for found in MARK.finditer(text, 0, place)) if marks else place


def _judge(damage: Handmade) -> Told:
    before = check_own(damage.draft, dict(damage.marks))
    after = check_damaged(damage)
    known = Counter(map(_token, before.errors))
    now = Counter(map(_token, after.errors))
    errors = tuple(finding for finding in after.errors if now[_token(finding)] > known.get(_token(finding), 0))
    return Told(damage, after.text, errors)


def check_own(draft: Draft, marks: Mapping[str, str] | None = None) -> Check:
    """Check a correct draft as the library would, its marks first; `marks` are other ones than its own."""
    marks = draft.marks if marks is None else marks
    return _check(_cited(draft) if marks else draft.text, marks, draft)


def check_damaged(damage: Handmade) -> Check:
    """Check a damaged draft as the library would, its marks first."""
    return _check(damage.text, damage.marks, damage.draft)


def _check(text: str, marks: Mapping[str, str], draft: Draft) -> Check:
    if not marks:
        return check_text(text, draft.ledger)
    read = read_draft(text, marks, {fact.key: fact.value for fact in draft.ledger.facts})
    return check_text(read.text, draft.ledger, bound=read.bound)


def _cited(draft: Draft) -> str:
    return Mutant("clean", draft, draft.text, draft.places).cited()


def _token(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.text, finding.key or finding.fact, finding.expected
