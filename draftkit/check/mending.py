"""Put right without a model what is unambiguous: how a figure is written, never a digit of its value."""

from dataclasses import dataclass

from draftkit.check.binding.difference import FORM, QUALIFIER, compare
from draftkit.check.unseen import may_be_dropped
from draftkit.check.verdict import Check
from draftkit.figures import read_figure
from draftkit.splicing import splice


@dataclass(frozen=True, slots=True)
class Change:
    """One place put right: `text[start:end]` of the checked text was `before` and is `after` now."""

    start: int
    end: int
    before: str
    after: str

    def to_json(self) -> dict[str, object]:
        """Return the change for JSON."""
        return {"start": self.start, "end": self.end, "before": self.before, "after": self.after}


@dataclass(frozen=True, slots=True)
class Mended:
    """A text put right, and what was changed in it."""

    text: str
    changes: tuple[Change, ...]


def mend(text: str, check: Check) -> Mended:
    """Put right in `text` what `check` (of this very text) found written otherwise than supplied.

    Only where value and unit are the supplied ones: another written form (`1,191条`, full-width digits,
    `两` for `2`), or a qualifier lost, added or changed. What has no width and touches no
    figure is taken out. Offsets of changes are those of `text`. Raises `ValueError` when `check` is of another text.
    """
    if check.text != text:
        raise ValueError("the check is of another text")
    changes: list[Change] = []
    for finding in check.findings:
        if finding.start is not None and finding.end is not None and finding.code == "invented":
            if may_be_dropped(text, finding.start, finding.end):
                changes.append(Change(finding.start, finding.end, text[finding.start : finding.end], ""))
            continue
        if finding.code != "altered" or finding.start is None or finding.end is None or not finding.expected:
            continue
        before = text[finding.start : finding.end]
        found, supplied = read_figure(before), read_figure(finding.expected)
        alike = found and supplied and found.kind == supplied.kind  # 第三处 is no way of writing 3处
        if found and supplied and alike and compare(found, supplied).what in (FORM, QUALIFIER):
            changes.append(Change(finding.start, finding.end, before, finding.expected))
    edits = sorted((change.start, change.end, change.after) for change in changes)
    return Mended(splice(text, edits).text, tuple(changes))
