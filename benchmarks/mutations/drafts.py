"""Facts lists with correct drafts, and what damage does to a draft."""

import json
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from draftkit.facts import ledger_of
from draftkit.ledger import Fact, Ledger

CASES = Path(__file__).parents[2] / "fixtures" / "checks"
BLANK = "____"
MARK = re.compile(r"\[(f[0-9]+)\]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in a draft: `text[start:end]` is the value of the fact `key`, or its blank."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A correct draft of a case. `marks` (mark -> key of a fact) is empty but for `cited` drafts."""

    case: str
    genre: str
    style: str
    text: str
    places: tuple[Place, ...]
    ledger: Ledger
    facts: Sequence[Mapping[str, object]]
    marks: Mapping[str, str] = field(default_factory=dict)

    def value(self, place: Place) -> str:
        """Return what stands at `place`."""
        return self.text[place.start : place.end]

    def fact(self, place: Place) -> Fact:
        """Return the fact that stands at `place`."""
        return self.ledger[place.key]

    def figures(self) -> list[Place]:
        """Return the places of facts with a value that holds a numeral."""
        return [place for place in self.places if has_numeral(self.fact(place).value or "")]

    def single(self) -> list[Place]:
        """Return those figures whose fact stands in the draft only once."""
        keys = [place.key for place in self.places]
        return [place for place in self.figures() if keys.count(place.key) == 1]

    def supplied(self) -> str:
        """Return every value and label, each on a line: what an inserted figure must not stand in."""
        return "\n".join(f"{fact.label}\n{fact.value or ''}" for fact in self.ledger.facts)


@dataclass(frozen=True, slots=True)
class Edit:
    """Put `new` in place of `text[start:end]`; the damage stands at `at` in `new` (all of it if `None`)."""

    start: int
    end: int
    new: str
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Mutant:
    """A draft after damage of the class `kind`.

    A finding is in the right place if it overlaps one of `planted`, or says that a fact in `lost` (keys) is
    missing. `places` are the figures of the draft as they stand now, `keys` the facts that were touched.
    `exemplars` are given to the check. `clean` says that nothing is wrong: a finding is a false alarm.
    """

    kind: str
    draft: Draft
    text: str
    places: tuple[Place, ...]
    planted: tuple[Span, ...] = ()
    lost: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    exemplars: tuple[str, ...] = ()
    clean: bool = False

    def cited(self) -> str:
        """Return the text with the draft's marks behind the figures, as a model writes it."""
        mark_of = {key: mark for mark, key in self.draft.marks.items()}
        text = self.text
        for place in sorted(self.places, key=lambda place: -place.end):
            if place.key in mark_of:
                text = f"{text[: place.end]}[{mark_of[place.key]}]{text[place.end :]}"
        return text


def apply(draft: Draft, kind: str, edits: Iterable[Edit], **fields: object) -> Mutant:
    """Return `draft` after `edits`: figures that are replaced keep their place, those cut out lose it."""
    ordered = sorted(edits, key=lambda edit: edit.start)
    text, planted, last = "", [], 0
    for edit in ordered:
        text += draft.text[last : edit.start]
        first, end = edit.at or (0, len(edit.new))
        if end > first:
            planted.append((len(text) + first, len(text) + end))
        text += edit.new
        last = edit.end
    text += draft.text[last:]
    places = tuple(place for old in draft.places if (place := _moved(old, ordered)))
    fields.setdefault("planted", tuple(planted))
    return Mutant(kind, draft, text, places, **fields)  # type: ignore[arg-type]


def _moved(place: Place, edits: Sequence[Edit]) -> Place | None:
    shift = 0
    for edit in edits:
        if edit.end <= place.start:
            shift += len(edit.new) - (edit.end - edit.start)
        elif edit.start >= place.end:
            break
        elif (edit.start, edit.end) == (place.start, place.end) and edit.new:
            return Place(place.start + shift, place.start + shift + len(edit.new), place.key)
        else:
            return None
    return Place(place.start + shift, place.end + shift, place.key)


def has_numeral(value: str) -> bool:
    """Tell whether a supplied value holds a digit or a Chinese numeral."""
    return re.search(r"[0-9一二三四五六七八九十百千两半]", value) is not None


def rng_of(seed: int, draft: Draft, kind: str) -> random.Random:
    """Return a source of chance that depends on nothing but its arguments."""
    return random.Random(f"{seed}/{draft.case}/{draft.style}/{kind}")


def load_drafts(folder: Path = CASES) -> Iterator[Draft]:
    """Yield every draft of every case in `folder`, by name of case."""
    for path in sorted(folder.glob("*.json")):
        case = json.loads(path.read_text(encoding="utf-8"))
        ledger = ledger_of(case["facts"])
        written: dict[str, Draft] = {}
        for row in case["drafts"]:
            known = (path.stem, case["genre"], row["style"])
            if row["style"] == "cited" and "of" in row:
                written["cited"] = _read_cited(known, row, ledger, written[row["of"]], case["facts"])
            elif row["style"] == "cited":
                text, places = _drop_marks(row["text"], row["spans"])
                written["cited"] = Draft(*known, text, places, ledger, case["facts"], row["marks"])
            else:
                places = tuple(Place(*span) for span in row["spans"])
                written[row["style"]] = Draft(*known, row["text"], places, ledger, case["facts"])
        yield from written.values()


def _drop_marks(text: str, spans: Sequence[tuple[int, int, str]]) -> tuple[str, tuple[Place, ...]]:
    """Return a draft without its marks, and the places of what was supplied, which were counted with them."""

    def moved(place: int) -> int:
        return place - sum(len(mark[0]) for mark in MARK.finditer(text, 0, place))

    return MARK.sub("", text), tuple(Place(moved(start), moved(end), key) for start, end, key in spans)


def _read_cited(
    known: tuple[str, str, str],
    row: Mapping[str, object],
    ledger: Ledger,
    plain: Draft,
    facts: Sequence[Mapping[str, object]],
) -> Draft:
    text = MARK.sub("", str(row["text"]))
    if text != plain.text:
        raise ValueError(f"{known[0]}: the cited draft is not the draft it says it is of")
    marks = row["marks"]
    assert isinstance(marks, Mapping)
    return Draft(*known, text, plain.places, ledger, facts, marks)
