"""An answer is judged; what is wrong with it goes back to the model, a bounded number of times."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from string import Template

from draftkit.check import Change, Check, Finding, check_text, mend
from draftkit.draft import Draft, read_draft
from draftkit.exemplars import Sample
from draftkit.ledger import Ledger
from draftkit.model import Model, Usage
from draftkit.prompt import BLANK, Message, Prompt, Request, fill_template
from draftkit.resources import read_data


@dataclass(frozen=True, slots=True)
class Judged:
    """An answer as draft, with its check; `changes` are what was put right without a model.

    An answer joined of `parts` that were drafted apart counts the repairs of its parts in `rounds`.
    """

    answer: str
    draft: Draft
    check: Check
    changes: tuple[Change, ...] = ()
    usage: Usage | None = None
    parts: int = 1
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges answers to one section's prompt."""

    prompt: Prompt
    ledger: Ledger
    exemplars: Sequence[Sample] = ()

    def judge(self, answer: str, usage: Usage | None = None) -> Judged:
        """Read the draft, check it, and mend what can be mended without a model."""
        values = {fact.key: fact.value for fact in self.ledger.facts}
        draft = read_draft(answer, self.prompt.marks, values, self.prompt.heading)
        check = self.check(draft)
        if check.verified:
            return Judged(answer, draft, check, usage=usage)
        mended = mend(draft.text, check)
        if not mended.changes:
            return Judged(answer, draft, check, usage=usage)
        draft = replace(draft, text=mended.text, bound=_shift(draft.bound, mended.changes))
        return Judged(answer, draft, self.check(draft), tuple(mended.changes), usage)

    def check(self, draft: Draft) -> Check:
        """Check a draft as it stands."""
        return check_text(draft.text, self.ledger, self.exemplars, bound=draft.bound)


def repair_section(
    judge: Judge, first: Judged, model: Model, rounds: int, own: Path | None = None
) -> Iterator[Judged]:
    """Yield what the model makes of its findings, at most `rounds` times, until one is verified.

    A model that answers the same again would go on doing so: it is not asked once more.
    """
    last = first
    for number in range(1, rounds + 1):
        reply = model.complete(_repair_request(judge, last, number, own))
        again = reply.text == last.answer
        last = judge.judge(reply.text, reply.usage)
        yield last
        if last.check.verified or again:
            return


def _repair_request(judge: Judge, judged: Judged, number: int, own: Path | None) -> Request:
    request = judge.prompt.request
    findings = "\n".join(_lines(judge, judged.check.findings, own))
    asked = Message("user", fill_template("repair.md", own, findings=findings))
    messages = (*request.messages, Message("assistant", judged.answer), asked)
    return Request(f"{request.name}.repair-{number}", messages)


def _lines(judge: Judge, findings: Sequence[Finding], own: Path | None) -> Iterator[str]:
    wordings = _parse_wordings(read_data("findings.toml", own=own))
    marks = {key: mark for mark, key in judge.prompt.marks.items()}
    number = 0
    for finding in findings:
        if finding.severity == "error":
            number += 1
            fact = judge.ledger[finding.key] if finding.key else None
            wording = Template(wordings.get(finding.code, wordings["other"]))
            words = wording.substitute(
                text=finding.text,
                expected=finding.expected or BLANK,
                label=fact.label if fact else "",
                mark=f"[{marks[fact.key]}]" if fact else "",
            )
            yield f"{number}. {words}"


@lru_cache(maxsize=8)
def _parse_wordings(written: str) -> Mapping[str, str]:
    return tomllib.loads(written)


def _shift(
    bound: Mapping[tuple[int, int], str], changes: Sequence[Change]
) -> dict[tuple[int, int], str]:
    """Return `bound` for the mended text."""

    def moved(position: int) -> int:
        return position + sum(
            len(change.after) - len(change.before) for change in changes if change.end <= position
        )

    touched = {(change.start, change.end) for change in changes}
    return {
        (moved(start), moved(end)): key
        for (start, end), key in bound.items()
        if (start, end) in touched or not any(c.start < end and start < c.end for c in changes)
    }
