"""The sections, put together into a report that is checked as a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from draftkit.check import Check, FileText, Finding, check_text
from draftkit.document import STANDARD, PageFormat, Paragraph, build_document, widen_punctuation
from draftkit.exemplars import Exemplars, Sample, Style, choose_style
from draftkit.facts import Facts, ledger_of
from draftkit.kinds import list_kinds
from draftkit.ledger import Ledger
from draftkit.model import Usage, add_usage
from draftkit.plan import Plan
from draftkit.report.written import WrittenSection, tell_fact, tell_finding

Places = Sequence[tuple[int, int, WrittenSection]]
"""Where sections stand in a report's text, in order: start, end and the section."""

FORMAT = 1
"""Of the JSON of a report."""


@dataclass(frozen=True, slots=True)
class LikeSample:
    """A sample report that might have been shown, and how like the report it is (see `draftkit.exemplars`)."""

    name: str
    headings: float
    words: float


@dataclass(frozen=True, slots=True)
class ShownSample:
    """Which sample report the model was shown: its name, the headings of its sections, and of those left out.

    `candidates` are those it was chosen from, the most alike first.
    """

    name: str
    sections: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    candidates: tuple[LikeSample, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the sample as JSON can hold it."""
        return {
            "name": self.name,
            "sections": list(self.sections),
            "left_out": list(self.left_out),
            "candidates": [asdict(one) for one in self.candidates],
        }


@dataclass(frozen=True, slots=True)
class Report:
    """A written report. `check` is the verdict on its whole `text`, by the same code as `draftkit check`.

    `facts` are those it was written from, `model` is the model's name and `sample` what it was shown, both `None`
    where no model was asked. `version` is that of the draftkit that wrote it.
    """

    facts: Facts
    sections: tuple[WrittenSection, ...]
    paragraphs: tuple[Paragraph, ...]
    check: Check
    model: str | None
    sample: ShownSample | None = None
    version: str = ""

    @property
    def title(self) -> str:
        """The title of the report."""
        return self.facts.title

    @property
    def ledger(self) -> Ledger:
        """All that was supplied, flat and in order."""
        return ledger_of(self.facts)

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

    @property
    def places(self) -> Places:
        """Where each section stands in `text`, without its heading: start, end and the section."""
        return tuple(place_sections(self.paragraphs, self.sections))

    def check_again(
        self, text: str | FileText | None = None, exemplars: Exemplars = (), prompts: str | Path | None = None
    ) -> Check:
        """Judge a text, by default the report's own, by the report's facts as if it came from a stranger.

        `exemplars` and `prompts` are those of `draft_report`: a report does not hold the samples of others. Raises
        `ExemplarError`.
        """
        own = Path(prompts) if prompts else None
        known = self.facts.kind in list_kinds(own)  # years later a kind of one's own may be gone
        samples = choose_style(exemplars, self.facts.kind, own).samples if known or exemplars else ()
        return check_text(self.text if text is None else text, self.facts, samples)

    def judged_again(self, exemplars: Exemplars = (), prompts: str | Path | None = None) -> "Report":
        """Return the report with the verdict of today on its own text, whatever verdict it was stored with.

        Arguments and errors are those of `check_again`. Without `exemplars`, what was found to be copied from samples
        of one's own still stands: nothing here can say that it isn't.
        """
        check = self.check_again(None, exemplars, prompts)
        if not exemplars:
            check = replace(check, findings=(*check.findings, *_leaks_besides(self.findings, check)))
        return replace(self, check=_place_findings(check, self.places))

    def save(self, path: str | Path, *, annex: bool = False, page: PageFormat = STANDARD) -> None:
        """Write the report as what the name ends in: `.docx`, `.pdf` (by LibreOffice), `.html`, `.md`, `.txt`; or whole
        with its facts, to be loaded again: `.json`.

        `annex` is that of `to_docx`; Markdown and plain text have none. A Word file is set as `page` says (see
        `read_page_format`). A file that is there is replaced, whoever worked on it; the commands keep a copy beside.
        Raises `OutputError` when it can't be written.
        """
        from draftkit.report.outputs import write_report

        write_report(self, Path(path), annex=annex, page=page)

    @classmethod
    def load(cls, path: str | Path) -> "Report":
        """Read a report that was saved as `.json`. Raises `ReportError` with every problem and its place."""
        from draftkit.report.stored import load_report

        return load_report(Path(path))

    def to_docx(self, *, annex: bool = False, page: PageFormat = STANDARD) -> bytes:
        """Return the bytes of the Word file: equal reports give equal bytes.

        `annex` adds the table 数据核对表, figure by figure, and links from it to each. A report that is not verified
        gets a first page in red that says so, and what was found as comments. The text is the same in any case.
        """
        data = build_document(self.paragraphs, title=self.title, page=page)
        if self.verified and not annex:
            return data
        from draftkit.document import dress_document
        from draftkit.report.dressing import dress_report

        return dress_document(data, dress_report(self, annex=annex), page=page)

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON can hold it, whole: the check's fields, the facts as given (`supplied`), and how
        each section was written. `Report.load` reads it.
        """
        return {
            "format": FORMAT,
            "draftkit": self.version,
            **self.check.to_json(),
            "findings": [tell_finding(finding) for finding in self.check.findings],
            "facts": [tell_fact(fact) for fact in self.check.facts],
            "kind": self.facts.kind,
            "title": self.title,
            "model": self.model,
            "sample": self.sample.to_json() if self.sample else None,
            "sections": [section.to_json() for section in self.sections],
            "usage": self.usage.to_json() if self.usage else None,
            "paragraphs": [asdict(paragraph) for paragraph in self.paragraphs],
            "supplied": self.facts.model_dump(mode="json", by_alias=True, exclude_unset=True),
        }


@lru_cache(maxsize=1)
def own_version() -> str:
    """Return the version of this draftkit, `""` where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version  # costs more to import than the rest of this room

    try:
        return version("draftkit")
    except PackageNotFoundError:
        return ""


def finish_report(plan: Plan, sections: Sequence[WrittenSection], model: str | None, style: Style) -> Report:
    """Put the sections, in the order of the plan, together with the report's head and end, and check it all.

    Half-width punctuation in Chinese text is made full-width and the text checked again; where the check then finds
    more, the text stays as it was.
    """
    report = _put_together(plan, sections, model, style)
    known = [name.text for name in plan.ledger.names] + [fact.value for fact in plan.ledger.facts if fact.value]
    widened = [_widen(section, known) for section in sections]
    if all(new.text == old.text for new, old in zip(widened, sections, strict=True)):
        return report
    other = _put_together(plan, widened, model, style)
    return other if len(other.findings) <= len(report.findings) else report


def _widen(section: WrittenSection, known: Sequence[str]) -> WrittenSection:
    draft = section.draft
    return replace(section, draft=replace(draft, text=widen_punctuation(draft.text, known)))


def _put_together(plan: Plan, sections: Sequence[WrittenSection], model: str | None, style: Style) -> Report:
    heads = [("mark", plan.mark), ("number", plan.number), ("title", plan.title)]
    paragraphs = [Paragraph(role, text) for role, text in heads if text]  # type: ignore[arg-type]
    if plan.addressee:
        paragraphs.append(Paragraph("addressee", f"{plan.addressee}："))
    if plan.opening:
        paragraphs.append(Paragraph("body", plan.opening))
    for section in sections:
        if section.heading:
            paragraphs.append(Paragraph("heading", section.heading))
        paragraphs += [Paragraph("body", line) for line in section.text.split("\n") if line]
    attached = [("attachment", line) for line in plan.attachments]
    signed = [("signature", name) for name in plan.issuers]
    ends = [("body", plan.closing), *attached, *signed, ("date", plan.date)]
    paragraphs += [Paragraph(role, text) for role, text in ends if text]  # type: ignore[arg-type]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    check = check_placed(text, plan.ledger, list(place_sections(paragraphs, sections)), style.samples)
    sample = _tell_sample(style, plan.kind.name) if model else None
    return Report(plan.facts, tuple(sections), tuple(paragraphs), check, model, sample, own_version())


def _tell_sample(style: Style, kind: str) -> ShownSample:
    like = (LikeSample(one.name, round(one.headings, 3), round(one.words, 3)) for one in style.candidates)
    return ShownSample(style.name or kind, style.sections, style.left_out, tuple(like))


def place_sections(
    paragraphs: Sequence[Paragraph], sections: Sequence[WrittenSection]
) -> Iterator[tuple[int, int, WrittenSection]]:
    """Yield where each section stands, in order: start and end in the report's text, and the section.

    Raises `ValueError` where one does not stand there.
    """
    text = "".join(f"\n{paragraph.text}" for paragraph in paragraphs) + "\n"  # a section begins and ends with its line
    last = 0
    for section in sections:
        lines = [line for line in (section.heading, *section.text.split("\n")) if line]
        whole = "".join(f"\n{line}" for line in lines)
        last = text.index(f"{whole}\n", last) + len(whole)
        body = sum(len(line) + 1 for line in lines[bool(section.heading) :])
        yield max(last - body, 0), last - min(body, 1), section


def _leaks_besides(stored: Sequence[Finding], check: Check) -> Iterator[Finding]:
    """Yield the stored findings of what was copied from samples, where a new check has none."""
    found = {(finding.start, finding.end) for finding in check.findings if finding.code == "leaked"}
    for finding in stored:
        if finding.code == "leaked" and (finding.start, finding.end) not in found:
            yield finding


def section_at(places: Places, at: int) -> WrittenSection | None:
    """Return the section that stands at a place of the report's text, `None` for the report's head and end."""
    return next((section for start, end, section in places if start <= at < end), None)


def check_placed(text: str, ledger: Ledger, places: Places, samples: Sequence[str | Sample] = ()) -> Check:
    """Check the text of a report with its sections at `places`, by what their drafts say of which figure is whose."""
    bound = {
        (start + offset, end + offset): key
        for offset, _, section in places
        for (start, end), key in section.draft.bound.items()
    }
    return _place_findings(check_text(text, ledger, samples, bound=bound), places)


def _place_findings(check: Check, places: Places) -> Check:
    """Name the section of findings that belong to no fact by where they stand."""

    def placed(finding: Finding) -> Finding:
        if finding.section or finding.start is None:
            return finding
        section = section_at(places, finding.start)
        return replace(finding, section=section.id if section else "")

    return replace(check, findings=tuple(map(placed, check.findings)))
