"""A section as it stands in the report, and how it came about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from draftkit.check import Change, Finding
from draftkit.draft import Draft
from draftkit.errors import DraftkitError, ModelError
from draftkit.model import Usage, add_usage
from draftkit.plain import write_plainly
from draftkit.plan import Section
from draftkit.repair import Judged

How = Literal["model", "mended", "repaired", "plain"]
"""How a section was written: as the model wrote it, mended without a model, repaired by it, or plainly."""


@dataclass(frozen=True, slots=True)
class WrittenSection:
    """A section as it stands in the report, and how it came about.

    `rounds` counts repairs asked for; `findings` are what was wrong with the model's first answer, `changes`
    what was mended in the answer that was taken. `error` says why the model was given up, if it was.
    `usage` sums what the endpoint reported; `None` where it reported nothing. `parts` is above 1 where answers
    were cut off, so that the section was drafted in so many parts.
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

    @property
    def text(self) -> str:
        """The section's paragraphs, a line each, without its heading."""
        return self.draft.text

    def to_json(self) -> dict[str, Any]:
        """Return the section as JSON can hold it."""
        return {
            "id": self.id,
            "heading": self.heading,
            "text": self.text,
            "how": self.how,
            "rounds": self.rounds,
            "parts": self.parts,
            "findings": [finding.to_json() for finding in self.findings],
            "changes": [change.to_json() for change in self.changes],
            "usage": self.usage.to_json() if self.usage else None,
            "error": str(self.error) if self.error else None,
        }


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
    )
