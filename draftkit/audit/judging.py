"""The check of a saved report, repeated on a text that was edited by hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from draftkit.audit.comparing import Edit, Kept, compare_sentences
from draftkit.check import BoundFigure, Check, FileText, StatedFact
from draftkit.check.unread import ANNEX
from draftkit.document import DraftText
from draftkit.exemplars import Exemplars
from draftkit.report import Report


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact whose figures are others than in the saved report: how they stood `before`, and how they stand `after`.

    `status` is that of the fact in the edited text: `stated`, `missing` or `blank`. Of a fact that is `missing` because
    its figure was altered, `after` is what stands there now.
    """

    id: str
    label: str
    value: str | None
    status: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """Return the change for JSON."""
        names = ("id", "label", "value", "status")
        return {name: getattr(self, name) for name in names} | {
            "before": list(self.before),
            "after": list(self.after),
        }


@dataclass(frozen=True, slots=True)
class Audit:
    """What became of a report: `check` judges the edited text by the report's facts, as if it came from a stranger.

    `edits` is what was changed by hand. `changes` are facts that stand otherwise than in the saved report; `moved` are
    figures in sentences nobody touched that are tied to another fact than they were, each as it is now. `held` counts
    the facts that still stand, `stated` those that stood in the saved report. `kept` are the sentences nobody touched.
    """

    report: Report
    check: Check
    edits: tuple[Edit, ...]
    changes: tuple[FactChange, ...]
    moved: tuple[BoundFigure, ...]
    held: int
    stated: int
    kept: tuple[Kept, ...] = field(repr=False, default=())

    @property
    def verified(self) -> bool:
        """Whether the edited text passes the check."""
        return self.check.verified

    @property
    def map_holds(self) -> bool:
        """Whether every fact of the saved report still stands, and every untouched figure is its fact's."""
        return self.held == self.stated and not self.moved

    def judged_today(self) -> Report:
        """Return the report with the verdict of this audit: `Report.judged_again`, where its own text was audited."""
        return replace(self.report, check=self.check)

    def to_json(self) -> dict[str, Any]:
        """Return the audit for JSON: the check's fields, and what was changed."""
        return {
            **self.check.to_json(),
            "written_by": self.report.version,
            "model": self.report.model,
            "was_verified": self.report.verified,
            "edits": [edit.to_json() for edit in self.edits],
            "map": {
                "holds": self.map_holds,
                "held": self.held,
                "stated": self.stated,
                "changes": [change.to_json() for change in self.changes],
                "moved": [figure.to_json() for figure in self.moved],
            },
        }


def audit_text(
    report: Report, text: str | FileText | None = None, exemplars: Exemplars = (), prompts: str | Path | None = None
) -> Audit:
    """Check a text against a report's facts, and tell what was changed since the report was saved.

    `text` is that of `check_text`; a file may hold the table and warning page that draftkit put there. Without a text
    the report's own is checked again, by the draftkit of today. `exemplars` and `prompts` are those of `draft_report`:
    a report does not hold the samples of others. Raises `ExemplarError`.
    """
    if text is None:
        check = report.judged_again(exemplars, prompts).check
    else:
        check = report.check_again(_without_annex(text), exemplars, prompts)
    edits, kept = compare_sentences(report.text, check.text)
    then = report.check.facts_by_key
    pairs = [(then[fact.key], fact) for fact in check.all_facts()]
    stated = [(old, new) for old, new in pairs if old.status == "stated"]
    return Audit(
        report,
        check,
        edits,
        tuple(_changes(report.text, check, pairs)),
        tuple(_moved(report.check, check, kept)),
        sum(new.status == "stated" for _, new in stated),
        len(stated),
        kept,
    )


def _without_annex(text: str | FileText) -> str | FileText:
    """Return the text without word of what draftkit put around it: an audit tells whose it is by the report."""
    if isinstance(text, str):
        return text
    return DraftText(text.text, {name: count for name, count in text.unread.items() if name != ANNEX})


def _changes(before: str, after: Check, pairs: Sequence[tuple[StatedFact, StatedFact]]) -> Iterator[FactChange]:
    altered: dict[str | None, tuple[str, ...]] = {}
    for finding in after.findings:
        if finding.code == "altered" and finding.text:
            altered[finding.key] = (*altered.get(finding.key, ()), finding.text)
    for old, new in pairs:
        words, others = _written(before, old), _written(after.text, new)
        if words and not others:
            others = altered.get(new.key, ())
        if words != others or old.status != new.status:
            yield FactChange(new.id, new.label, new.value, new.status, words, others)


def _written(text: str, fact: StatedFact) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in fact.spans)


def _moved(before: Check, after: Check, kept: Sequence[Kept]) -> Iterator[BoundFigure]:
    """Yield the figures of kept sentences that are tied to another fact than they were."""
    old = {figure.start: figure for figure in before.figures}
    new = {figure.start: figure for figure in after.figures}
    for sentence in kept:
        shift = sentence.after[0] - sentence.before[0]
        for place in range(*sentence.before):
            one, other = old.get(place), new.get(place + shift)
            if one and other and (one.fact, one.part) != (other.fact, other.part):
                yield other
