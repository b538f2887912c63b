"""Read a report's JSON back: every field is looked at before it is believed, and nothing in it is run."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from draftkit.check import BoundFigure, Change, Check, Finding, StatedFact
from draftkit.document import Paragraph, Role
from draftkit.draft import Draft
from draftkit.errors import DraftkitError, FactsError, ModelError, Problem, ReportError
from draftkit.facts import Facts, read_json, validation_problems
from draftkit.messages import say
from draftkit.model import Usage
from draftkit.reading import Unreadable, is_document, read_limited
from draftkit.report.finished import FORMAT, Report, ShownSample, place_sections
from draftkit.report.sending import Sent
from draftkit.report.written import How, WrittenSection

LARGEST = 64_000_000
"""Bytes in a stored report."""
NUMBERS = ("count", "percent", "ordinal", "period")
"""Kinds of figures whose values are numbers; all others are texts."""

Span = tuple[int, int]


class _Stored(BaseModel):
    model_config = ConfigDict(frozen=True, defer_build=True)


class _Figure(_Stored):
    start: int
    end: int
    text: str
    value: str | tuple[str, str] | None
    unit: str
    approx: str | None
    kind: str
    fact: str | None
    part: str | None = None

    def restore(self) -> BoundFigure:
        value = self.value
        read: Any = value
        if self.kind in NUMBERS and value is not None:
            read = tuple(map(_number, value)) if isinstance(value, tuple) else _number(value)
        fields = (self.unit, self.approx, self.kind, self.fact, self.part)
        return BoundFigure(self.start, self.end, self.text, read, *fields)


class _Fact(_Stored):
    label: str
    value: str | None
    status: Literal["stated", "missing", "blank"]
    spans: tuple[Span, ...]
    id: str = ""
    key: str = ""
    parts: "tuple[_Fact, ...]" = ()

    def restore(self, owner: str = "") -> StatedFact:
        own = self.id or owner
        parts = tuple(part.restore(own) for part in self.parts)
        return StatedFact(own, self.label, self.value, self.status, self.spans, parts, self.key)


class _Failure(_Stored):
    message: str
    report: str = ""
    request: str = ""
    attempts: int = 0
    fault: Literal["F", "U", "P", "X"] = "X"
    reason: str = ""
    stops_all: bool = False
    wait: float | None = None

    def restore(self) -> ModelError:
        error = ModelError(self.message)
        for name in ("report", "request", "attempts", "fault", "reason", "stops_all", "wait"):
            setattr(error, name, getattr(self, name))
        return error


class _Section(_Stored):
    id: str
    heading: str
    text: str
    how: How
    rounds: int
    parts: int
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...]
    usage: Usage | None
    error: str | None
    failure: _Failure | None
    drafted: str
    bound: tuple[tuple[int, int, str], ...]
    stray: tuple[str, ...]
    sent: tuple[Sent, ...]
    name: str = ""  # reports of before had none

    def restore(self) -> WrittenSection:
        error = self.failure.restore() if self.failure else DraftkitError(self.error) if self.error else None
        bound = {(start, end): key for start, end, key in self.bound}
        return WrittenSection(
            self.id, self.heading, Draft(self.text, bound, self.stray), self.how, self.rounds, self.findings,
            self.changes, self.usage, error, self.parts, self.drafted, self.sent,
            self.name,
        )  # fmt: skip


class _Paragraph(_Stored):
    role: Role
    text: str


class _Report(_Stored):
    version: int
    draftkit: str
    text: str
    findings: tuple[Finding, ...]
    figures: tuple[_Figure, ...]
    facts: tuple[_Fact, ...]
    model: str | None
    sample: ShownSample | None
    sections: tuple[_Section, ...]
    paragraphs: tuple[_Paragraph, ...]
    supplied: Facts

    def restore(self) -> Report:
        check = Check(
            self.text,
            self.findings,
            tuple(figure.restore() for figure in self.figures),
            tuple(fact.restore() for fact in self.facts),
            self.version,
        )
        return Report(
            self.supplied,
            tuple(section.restore() for section in self.sections),
            tuple(Paragraph(paragraph.role, paragraph.text) for paragraph in self.paragraphs),
            check,
            self.model,
            self.sample,
            self.draftkit,
        )


def load_report(path: Path) -> Report:
    """Read a report that was saved as JSON. Raises `ReportError` with every problem and its place."""
    try:
        data = read_limited(path, LARGEST)
    except Unreadable as error:
        raise ReportError([error.problem], str(path)) from None
    if is_document(data):
        raise ReportError([Problem("", say("is a document, no stored report. Give the file that draft --json wrote"))],
                          str(path))  # fmt: skip
    return parse_report(data, source=str(path))


def parse_report(data: bytes | str, *, source: str = "") -> Report:
    """Return the report that `to_json` told, as JSON text. Raises `ReportError` with every problem and its place."""
    try:
        raw = read_json(data)
    except FactsError as error:
        raise ReportError(error.problems, source) from None
    if problem := _refuse_format(raw):
        raise ReportError([problem], source)
    try:
        report = _name_keys(_Report.model_validate(raw).restore())
    except ValidationError as error:
        raise ReportError(validation_problems(error), source) from None
    if problems := list(_find_contradictions(report)):
        raise ReportError(problems, source)
    return report


def _refuse_format(raw: Any) -> Problem | None:
    if not isinstance(raw, dict):
        return Problem("", say("must be an object {{ … }}"))
    if "format" not in raw:
        return Problem("", say("is no stored report (no field \"format\"). Give the file that draft --json wrote"))
    if raw["format"] != str(FORMAT):
        return Problem("format", say("is {found}; this draftkit reads {known}. Read it with the draftkit that wrote it",
                                     found=raw["format"], known=FORMAT))  # fmt: skip
    return None


def _name_keys(report: Report) -> Report:
    """Return a report of a draftkit that did not tell the keys of its facts with them."""
    if all(fact.key for fact in report.check.all_facts()):
        return report
    try:
        facts = report.ledger.facts
    except FactsError:  # told with the contradictions
        return report
    keys: dict[tuple[str, str, str | None], list[str]] = {}
    for fact in facts:
        keys.setdefault((fact.id, fact.label, fact.value), []).append(fact.key)

    def named(told: StatedFact) -> StatedFact:
        waiting = keys.get((told.id, told.label, told.value))
        key = told.key or (waiting.pop(0) if waiting else "")
        return replace(told, key=key, parts=tuple(map(named, told.parts)))

    return replace(report, check=replace(report.check, facts=tuple(map(named, report.check.facts))))


def _find_contradictions(report: Report) -> Iterator[Problem]:
    """Yield what in a report can't be true together: it was changed after it was saved."""
    text = report.check.text
    if "\n".join(paragraph.text for paragraph in report.paragraphs) != text:
        yield Problem("text", say("is not what the paragraphs say; the file was changed after it was saved"))
        return
    try:
        places = len(list(place_sections(report.paragraphs, report.sections)))
    except ValueError:
        places = -1
    if places != len(report.sections):
        yield Problem("sections", say("don't stand in the text; the file was changed after it was saved"))
    for index, finding in enumerate(report.findings):
        if finding.start is not None and not _stands(text, finding.start, finding.end, finding.text):
            yield Problem(f"findings[{index}]", say("does not stand at its place in the text"))
    for index, figure in enumerate(report.check.figures):
        if not _stands(text, figure.start, figure.end, figure.text):
            yield Problem(f"figures[{index}]", say("does not stand at its place in the text"))
    spans = (span for fact in report.check.all_facts() for span in fact.spans)
    if any(not 0 <= start <= end <= len(text) for start, end in spans):
        yield Problem("facts", say("has a place outside the text"))
    yield from _find_stray_facts(report)


def _find_stray_facts(report: Report) -> Iterator[Problem]:
    """Yield facts that the check speaks of, or sections are bound to, and nobody supplied."""
    try:
        ledger = report.ledger
    except FactsError as error:
        yield from (Problem(f"supplied.{problem.place}", problem.message) for problem in error.problems)
        return
    known = [(fact.key, fact.id, fact.label, fact.value) for fact in ledger.facts]
    told = [(fact.key, fact.id, fact.label, fact.value) for fact in report.check.all_facts()]
    if sorted(known, key=str) != sorted(told, key=str):
        yield Problem("facts", say("are not those that were supplied; the file was changed after it was saved"))
    keys = {fact.key for fact in ledger.facts}
    for index, section in enumerate(report.sections):
        if not keys.issuperset(section.draft.bound.values()):
            yield Problem(f"sections[{index}].bound", say("names a fact that was not supplied"))


def _stands(text: str, start: int, end: int | None, words: str | None) -> bool:
    return end is not None and 0 <= start <= end <= len(text) and text[start:end] == words


def _number(written: str) -> int | Decimal | str:
    try:
        return int(written)
    except ValueError:
        pass
    try:
        return Decimal(written)
    except InvalidOperation:
        return written

