"""A section as it stands in the report, and how it came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from draftkit.check import Change, Finding, StatedFact
from draftkit.draft import Draft
from draftkit.errors import DraftkitError, ModelError
from draftkit.messages import say
from draftkit.model import Usage, add_usage
from draftkit.plain import write_plainly
from draftkit.plan import Section
from draftkit.repair import Judged
from draftkit.report.sending import Sent

How = Literal["model", "mended", "repaired", "plain", "kept", "edited"]
"""How a section was written: as the model wrote it, mended without a model, repaired by it, plainly; `kept`, an earlier
report's prose with new figures; `edited` by hand."""


def name_how(how: How) -> str:
    """Return how a section was written, in words."""
    return {
        "model": say("written by the model"),
        "mended": say("written by the model, mended"),
        "repaired": say("written by the model, repaired"),
        "plain": say("written plainly from the facts"),
        "kept": say("kept word for word, with today's figures"),
        "edited": say("edited by hand"),
    }[how]


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section as it stands in the report, and how it came about.

    `rounds` counts repairs asked for; `findings` are what was wrong with the model's first answer, `changes`
    what was mended in the answer that was taken. `error` says why the model was given up, if it was.
    `usage` sums what the endpoint reported; `None` where it reported nothing. `parts` is above 1 where answers
    were cut off, so that the section was drafted in so many parts. `drafted` is the model's first answer as text,
    before anything was put right, `""` where none came; `sent` is what was sent for it. `name` is what people call the
    section, also where it has no heading.
    """

    id: str
    heading: str
    draft: Draft
    how: How
    rounds: int = 0
    findings: tuple[Finding, ...] = ()
    changes: tuple[Change, ...] = ()
    usage: Usage | None = None
    error: DraftkitError | None = None
    parts: int = 1
    drafted: str = ""
    sent: tuple[Sent, ...] = ()
    name: str = ""

    @property
    def called(self) -> str:
        """What people call the section: its heading, or where it has none, what it is about."""
        return self.heading or self.name or self.id

    @property
    def text(self) -> str:
        """The section's paragraphs, a line each, without its heading."""
        return self.draft.text

    def to_json(self) -> dict[str, Any]:
        """Return the section as JSON can hold it."""
        return {
            "id": self.id,
            "heading": self.heading,
            "name": self.name,
            "text": self.text,
            "how": self.how,
            "rounds": self.rounds,
            "parts": self.parts,
            "findings": [tell_finding(finding) for finding in self.findings],
            "changes": [change.to_json() for change in self.changes],
            "usage": self.usage.to_json() if self.usage else None,
            "error": str(self.error) if self.error else None,
            "failure": self.error.to_json() if isinstance(self.error, ModelError) else None,
            "drafted": self.drafted,
            "bound": [[start, end, key] for (start, end), key in self.draft.bound.items()],
            "stray": list(self.draft.stray),
            "sent": [one.to_json() for one in self.sent],
        }


def tell_finding(finding: Finding) -> dict[str, object]:
    """Return a finding as a report's JSON has it: as in `check --json`, with the key of its fact, and `part` always."""
    return {**finding.to_json(), "part": finding.part, "key": finding.key}


def tell_fact(fact: StatedFact) -> dict[str, object]:
    """Return a fact as a report's JSON has it: as in `check --json`, with its key and those of its parts."""
    told = {**fact.to_json(), "key": fact.key}
    if fact.parts:
        parts = map(tell_fact, fact.parts)
        told["parts"] = [{name: value for name, value in part.items() if name != "id"} for part in parts]
    return told


def take_answer(section: Section, answers: Sequence[Judged]) -> WrittenSection:
    """Return the section as the last of its answers has it."""
    last = answers[-1]
    rounds = len(answers) - 1 + last.rounds
    how: How = "repaired" if rounds else "mended" if last.changes else "model"
    return WrittenSection(
        section.id,
        section.heading,
        last.draft,
        how,
        rounds,
        answers[0].check.findings,
        last.changes,
        add_usage(answer.usage for answer in answers),
        parts=last.parts,
        drafted=_first_text(answers),
        name=section.name,
    )


def take_plain(
    section: Section, answers: Sequence[Judged] = (), error: ModelError | None = None
) -> WrittenSection:
    """Return the section as the library writes it, after these answers were no good."""
    return WrittenSection(
        section.id,
        section.heading,
        write_plainly(section),
        "plain",
        max(0, len(answers) - 1),
        answers[0].check.findings if answers else (),
        usage=add_usage(answer.usage for answer in answers),
        error=error,
        drafted=_first_text(answers),
        name=section.name,
    )


def _first_text(answers: Sequence[Judged]) -> str:
    """Return the model's first draft as it was before anything in it was mended."""
    if not answers:
        return ""
    text, pieces, place, last = answers[0].draft.text, [], 0, 0
    for change in sorted(answers[0].changes, key=lambda change: change.start):
        kept = change.start - last
        pieces += [text[place : place + kept], change.before]
        place, last = place + kept + len(change.after), change.end
    return "".join([*pieces, text[place:]])
