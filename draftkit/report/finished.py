"""The sections, put together into a report that is checked as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from draftkit.check import Check, Finding, check_text
from draftkit.document import Paragraph, build_document, write_document
from draftkit.exemplars import KIND_ALONE, Style
from draftkit.model import Usage, add_usage
from draftkit.plan import Plan
from draftkit.report.written import WrittenSection


@dataclass(frozen=True, slots=True)
class Report:
    """A written report. `check` is the verdict on its whole `text`, by the same code as `draftkit check`.

    `style` says which sample report the model was shown, and which sections of it.
    """

    plan: Plan
    sections: tuple[WrittenSection, ...]
    paragraphs: tuple[Paragraph, ...]
    check: Check
    model: str | None
    style: Style = KIND_ALONE

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

    def to_docx(self) -> bytes:
        """Return the bytes of the Word file: equal reports give equal bytes."""
        return build_document(self.paragraphs, title=self.plan.title)

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it: the check's fields, and how each section was written."""
        return {
            **self.check.to_json(),
            "kind": self.plan.kind.name,
            "title": self.plan.title,
            "model": self.model,
            "sample": self._tell_sample() if self.model else None,
            "sections": [section.to_json() for section in self.sections],
            "usage": self.usage.to_json() if self.usage else None,
        }

    def _tell_sample(self) -> dict[str, Any]:
        name = self.style.name or self.plan.kind.name
        return {
            "name": name,
            "sections": list(self.style.sections),
            "left_out": list(self.style.left_out),
            "candidates": [
                {"name": one.name, "headings": round(one.headings, 3), "words": round(one.words, 3)}
                for one in self.style.candidates
            ],
        }


def finish_report(plan: Plan, sections: Sequence[WrittenSection], model: str | None, style: Style) -> Report:
    """Put the sections, in the order of the plan, together with the report's head and end, and check it all."""
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
    check = _place_findings(check_text(text, plan.ledger, style.samples, bound=bound), places)
    return Report(plan, tuple(sections), tuple(paragraphs), check, model, style)


def _place_findings(check: Check, places: Sequence[tuple[int, int, str]]) -> Check:
    """Name the section of findings that belong to no fact by where they stand."""

    def placed(finding: Finding) -> Finding:
        if finding.section or finding.start is None:
            return finding
        at = finding.start
        section = next((name for start, end, name in places if start <= at < end), "")
        return replace(finding, section=section)

    return replace(check, findings=tuple(map(placed, check.findings)))
