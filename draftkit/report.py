"""From facts to a verified report: the only room that sees every stage."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from draftkit.check import Change, Check, Finding, check_text
from draftkit.document import Paragraph, write_document
from draftkit.draft import Draft
from draftkit.errors import DraftkitError, ModelError
from draftkit.facts import Facts
from draftkit.model import Model, Usage, add_usage, open_model
from draftkit.parts import can_be_split, draft_in_parts
from draftkit.plain import write_plainly
from draftkit.plan import Plan, Section, plan_report
from draftkit.prompt import Binding, build_prompt
from draftkit.repair import Judge, Judged, repair_section

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


@dataclass(frozen=True, slots=True)
class Report:
    """A written report. `check` is the verdict on its whole `text`, by the same code as `draftkit check`."""

    plan: Plan
    sections: tuple[WrittenSection, ...]
    paragraphs: tuple[Paragraph, ...]
    check: Check
    model: str | None

    @property
    def text(self) -> str:
        """The whole report, a line a paragraph."""
        return self.check.text

    @property
    def verified(self) -> bool:
        """Whether every supplied figure stands where it belongs, and nothing else does."""
        return self.check.verified

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the check found in the report as it stands."""
        return self.check.findings

    @property
    def usage(self) -> Usage | None:
        """What the endpoint reported for all calls together; `None` where it reported nothing."""
        return add_usage(section.usage for section in self.sections)

    def save(self, path: str | Path) -> None:
        """Write the report as a Word file. Raises `OutputError` when it can't be written there."""
        write_document(self.paragraphs, Path(path), title=self.plan.title)

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it: the check's fields, and how each section was written."""
        return {
            **self.check.to_json(),
            "kind": self.plan.kind.name,
            "title": self.plan.title,
            "model": self.model,
            "sections": [section.to_json() for section in self.sections],
            "usage": self.usage.to_json() if self.usage else None,
        }


def draft_report(
    facts: Facts,
    model: str | Model | None = None,
    *,
    binding: Binding = "cited",
    repairs: int = 2,
    fallback: bool = True,
    exemplars: Sequence[str] = (),
    prompts: str | Path | None = None,
    workers: int = 8,
    watch: Callable[[WrittenSection], None] | None = None,
) -> Report:
    """Draft a report whose figures are those of `facts`.

    `model` is a model's name, a `Model`, or `None` for the configured one; where none is configured, or for
    `"plain"`, the library writes every section itself. A section that the model gets wrong is mended, then
    sent back with its findings at most `repairs` times, then written plainly. With `fallback=False` an error
    of the model is raised instead. `exemplars` are texts whose particulars must not turn up, `prompts` a
    folder with kinds, templates and sample reports of your own. `workers` sections are drafted side by side;
    `watch` is called with each as it is done, from its own thread.

    Raises `KindError`, `FactsError`, `PromptError` or `SettingsError` before anything is sent.
    """
    own = Path(prompts) if prompts else None
    plan = plan_report(facts, own)
    seat = open_model(model)
    writer = _Writer(plan, seat, binding, repairs, fallback, tuple(exemplars), own)

    def write(section: Section) -> WrittenSection:
        written = writer.write(section)
        if watch:
            watch(written)
        return written

    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        sections = tuple(pool.map(write, plan.sections))
    return _assemble(plan, sections, seat, exemplars)


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes sections: prompt -> model -> draft -> check -> (mend | repair | plain)."""

    plan: Plan
    model: Model | None
    binding: Binding
    repairs: int
    fallback: bool
    exemplars: tuple[str, ...]
    own: Path | None

    def write(self, section: Section) -> WrittenSection:
        if self.model is None:
            return _plainly(section)
        answers: list[Judged] = []
        try:
            self._ask(self.model, section, answers)
        except ModelError as error:
            error.report = self.plan.title
            if not self.fallback:
                raise
            return _plainly(section, answers, error)
        if not answers[-1].check.verified:
            return _plainly(section, answers)
        return _as_written(section, answers)


    def _ask(self, model: Model, section: Section, answers: list[Judged]) -> None:
        prompt = build_prompt(self.plan, section, self.binding, self.own)
        judge = Judge(prompt, section.ledger, self.exemplars)
        try:
            reply = model.complete(prompt.request)
            answers.append(judge.judge(reply.text, reply.usage))
            if not answers[0].check.verified:
                answers += repair_section(judge, answers[0], model, self.repairs, self.own)
        except ModelError as error:
            if not can_be_split(error, section):
                raise
            answers.append(draft_in_parts(section, judge, partial(self._ask, model)))


def _as_written(section: Section, answers: Sequence[Judged]) -> WrittenSection:
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


def _plainly(
    section: Section, answers: Sequence[Judged] = (), error: ModelError | None = None
) -> WrittenSection:
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


def _assemble(
    plan: Plan, sections: tuple[WrittenSection, ...], model: Model | None, exemplars: Sequence[str]
) -> Report:
    paragraphs = [Paragraph("title", plan.title)]
    if plan.addressee:
        paragraphs.append(Paragraph("addressee", f"{plan.addressee}："))
    if plan.opening:
        paragraphs.append(Paragraph("body", plan.opening))
    bound: dict[tuple[int, int], str] = {}
    places: list[tuple[int, int, str]] = []
    for section in sections:
        if section.heading:
            paragraphs.append(Paragraph("heading", section.heading))
        offset = sum(len(paragraph.text) + 1 for paragraph in paragraphs)
        bound.update(
            ((start + offset, end + offset), key) for (start, end), key in section.draft.bound.items()
        )
        places.append((offset, offset + len(section.text), section.id))
        paragraphs += [Paragraph("body", line) for line in section.text.split("\n") if line]
    ends = [("body", plan.closing), ("signature", plan.issuer), ("date", plan.date)]
    paragraphs += [Paragraph(role, text) for role, text in ends if text]  # type: ignore[arg-type]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    check = _place_findings(check_text(text, plan.ledger, exemplars, bound=bound), places)
    return Report(plan, sections, tuple(paragraphs), check, model.name if model else None)


def _place_findings(check: Check, places: Sequence[tuple[int, int, str]]) -> Check:
    """Name the section of findings that belong to no fact by where they stand."""

    def placed(finding: Finding) -> Finding:
        if finding.section or finding.start is None:
            return finding
        at = finding.start
        section = next((name for start, end, name in places if start <= at < end), "")
        return replace(finding, section=section)

    return replace(check, findings=tuple(map(placed, check.findings)))
