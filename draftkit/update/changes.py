"""What became of a report: which sections stand, which are new and why, which figures changed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.document import STANDARD, PageFormat, build_tracked
from draftkit.figures import bare_text
from draftkit.numbering import drop_number
from draftkit.report import Report
from draftkit.saving import check_writable, write_aside


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that changed: what it is said of, before, after, and the sentence as it stands now.

    A figure that is new has `""` before, one that is gone `""` after and no sentence. The date of the report stands in
    no section (`""`).
    """

    section: str
    label: str
    before: str
    after: str
    sentence: str

    def to_json(self) -> dict[str, Any]:
        """Return the change as JSON can hold it."""
        return {
            "section": self.section,
            "label": self.label,
            "before": self.before,
            "after": self.after,
            "sentence": self.sentence,
        }


@dataclass(frozen=True, slots=True)
class SectionUpdate:
    """What became of a section. `kept`: its prose stands word for word; `reasons` say why it does not."""

    id: str
    heading: str
    kept: bool
    reasons: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the section as JSON can hold it."""
        return {"id": self.id, "heading": self.heading, "kept": self.kept, "reasons": list(self.reasons)}


@dataclass(frozen=True, slots=True)
class Update:
    """Today's report, and how it came from `before`, yesterday's."""

    report: Report
    before: Report
    sections: tuple[SectionUpdate, ...]
    changes: tuple[FigureChange, ...]

    @property
    def gone(self) -> tuple[str, ...]:
        """Headings of the sections of `before` that the report no longer has."""
        # not by ids: where the facts file names the sections, those are places
        kept = {bare_text(drop_number(section.heading)) for section in self.report.sections}
        headings = (section.heading for section in self.before.sections)
        return tuple(heading for heading in headings if heading and bare_text(drop_number(heading)) not in kept)

    def save_changes(self, path: str | Path, *, page: PageFormat = STANDARD) -> None:
        """Write a Word file of the report whose tracked changes are what differs from `before`.

        Raises `OutputError`.
        """
        check_writable(path)
        before, after = self.before.paragraphs, self.report.paragraphs
        write_aside(Path(path), build_tracked(before, after, title=self.report.title, page=page))

    def to_json(self) -> dict[str, Any]:
        """Return what changed as JSON can hold it; the report itself is `report.to_json()`."""
        return {
            "verified": self.report.verified,
            "sections": [section.to_json() for section in self.sections],
            "changes": [change.to_json() for change in self.changes],
            "gone": list(self.gone),
        }


@dataclass(frozen=True, slots=True)
class Moved:
    """A place of a text whose words change: where, what stood there, what stands now, and what it is said of."""

    start: int
    end: int
    before: str
    after: str
    key: str
    label: str

    @property
    def differs(self) -> bool:
        """Whether other words stand there now."""
        return self.before != self.after
