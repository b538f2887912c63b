"""What the check says: findings, every figure with its fact, every fact with its places."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from draftkit.figures import Figure
from draftkit.figures.figure import Value
from draftkit.ledger import Fact

VERSION = 1
"""Of the JSON form."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, or not sure, in a text.

    `code` is `missing`, `altered`, `swapped`, `invented`, `leaked`, `blank`, `reversed`, `unknown_name`,
    `sum`, `unread` or `unsure`; an `error` gates, a `warning` informs. `unsure` is always a warning: a figure that is
    written as a fact's and could not be tied to it by the words around it. `text[start:end]` is what stands
    there, in code points; all three are `None` when nothing stands there (`missing`), or nothing that can be read
    (`unread`). `fact` is the id of the fact, `part` the label of its part where the part has no id of its own, `key`
    its key in the ledger, `expected` what should stand.
    """

    code: str
    severity: str
    section: str
    start: int | None
    end: int | None
    text: str | None
    fact: str | None
    part: str | None
    expected: str | None
    message: str
    key: str | None = None

    @classmethod
    def at(
        cls,
        place: Span | None,
        code: str,
        message: str,
        text: str | None = None,
        fact: Fact | None = None,
        *,
        severity: str = "error",
        expected: str | None = None,
    ) -> "Finding":
        """Return a finding on `text`, which stands at `place`, about a fact if there is one.

        `expected` is the fact's value unless it is given.
        """
        start, end = place or (None, None)
        section, known = (fact.section, fact.value) if fact else ("", None)
        owner, part, key = (fact.id, fact.part, fact.key) if fact else (None, None, None)
        return cls(code, severity, section, start, end, text, owner, part, expected or known, message, key)

    def to_json(self) -> dict[str, object]:
        """Return the finding as in `check --json`."""
        entry: dict[str, object] = {
            "code": self.code,
            "severity": self.severity,
            "section": self.section,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "fact": self.fact,
            "expected": self.expected,
            "message": self.message,
        }
        if self.part is not None:
            entry["part"] = self.part
        return entry


class BoundFigure(NamedTuple):
    """A figure as found (see `draftkit.figures.Figure`), with the id of the fact it states, if any."""

    start: int
    end: int
    text: str
    value: Value
    unit: str
    approx: str | None
    kind: str
    fact: str | None
    part: str | None

    @classmethod
    def of(cls, figure: Figure, fact: str | None, part: str | None) -> "BoundFigure":
        """Return `figure` bound to a fact."""
        return cls(*figure, fact, part)

    def to_json(self) -> dict[str, object]:
        """Return the figure as in `check --json`: numbers as text, a range as a pair of texts."""
        entry: dict[str, object] = {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "value": _written(self.value),
            "unit": self.unit,
            "approx": self.approx,
            "kind": self.kind,
            "fact": self.fact,
        }
        if self.part is not None:
            entry["part"] = self.part
        return entry


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A supplied fact, and where it stands. `status` is `stated`, `missing` or `blank`.

    `parts` are those parts that have no id of their own. `key` is its key in the ledger, which only a report's JSON
    tells.
    """

    id: str
    label: str
    value: str | None
    status: str
    spans: tuple[Span, ...]
    parts: tuple["StatedFact", ...] = ()
    key: str = field(default="", compare=False)

    def to_json(self) -> dict[str, object]:
        """Return the fact as in `check --json`."""
        entry = self._entry()
        if self.parts:
            entry["parts"] = [part._entry() for part in self.parts]
        return {"id": self.id, **entry}

    def _entry(self) -> dict[str, object]:
        return {
            "label": self.label,
            "value": self.value,
            "status": self.status,
            "spans": [list(span) for span in self.spans],
        }


@dataclass(frozen=True, slots=True)
class Check:
    """The verdict on a text. `verified` means: no finding of severity `error`."""

    text: str
    findings: tuple[Finding, ...]
    figures: tuple[BoundFigure, ...]
    facts: tuple[StatedFact, ...]
    version: int = VERSION

    @property
    def verified(self) -> bool:
        """Whether nothing in the text contradicts the facts, and nothing is missing."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that gate."""
        return tuple(finding for finding in self.findings if finding.severity == "error")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that inform."""
        return tuple(finding for finding in self.findings if finding.severity == "warning")

    @property
    def known(self) -> int:
        """How many figures were supplied that are known; where it is 0, nothing was proved."""
        return sum(fact.status != "blank" for fact in self.all_facts())

    @property
    def stated(self) -> int:
        """How many supplied figures stand as supplied."""
        return sum(fact.status == "stated" for fact in self.all_facts())

    def all_facts(self) -> Iterator[StatedFact]:
        """Yield every fact, parts behind their total."""
        for fact in self.facts:
            yield fact
            yield from fact.parts

    @property
    def facts_by_key(self) -> Mapping[str, StatedFact]:
        """Every fact by its key in the ledger."""
        return {fact.key: fact for fact in self.all_facts()}

    def to_json(self) -> dict[str, object]:
        """Return the verdict as in `check --json`."""
        return {
            "version": self.version,
            "verified": self.verified,
            "text": self.text,
            "findings": [finding.to_json() for finding in self.findings],
            "figures": [figure.to_json() for figure in self.figures],
            "facts": [fact.to_json() for fact in self.facts],
        }


def _written(value: Value) -> object:
    if isinstance(value, tuple):
        return [_written(end) for end in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if value is None else str(value)
