"""What was supplied, each fact with its places in the text, and where figures come from that are no facts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.check import Check, StatedFact
from draftkit.ledger import Fact, Ledger
from draftkit.report.supplied import Supplied, origin_of
from draftkit.report.tracing import trace_fact
from draftkit.review.pieces import Piece
from draftkit.sentences import excerpt

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Card:
    """A fact, and the numbers of the pieces in which it stands.

    `status` is that of the check, or `error` where a finding tells how the fact is told wrongly instead of stated.
    `total` is the label of the fact that it is a part of; `place` is the section of the report that it belongs to,
    `findings` the numbers of those on it. `source` and `as_of` are its own, or else its total's.
    """

    number: int
    fact: Fact
    status: str
    total: str
    place: str
    pieces: tuple[int, ...]
    findings: tuple[int, ...]
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Origin:
    """A figure that is no fact of its own: its pieces, and the supplied text it comes from, `None` where from none."""

    text: str
    pieces: tuple[int, ...]
    supplied: Supplied | None

    @property
    def words(self) -> str:
        """What stands in the supplied text around the figure."""
        whole = self.supplied.text if self.supplied else ""
        at = max(whole.find(self.text), 0)
        end = min(at + len(self.text), len(whole))
        before, after = excerpt(whole, (at, end), (0, len(whole)))
        return f"{before}{whole[at:end]}{after}".replace("\n", " ")


def place_cards(
    check: Check,
    ledger: Ledger,
    stated: Sequence[StatedFact],
    pieces: Sequence[Piece],
    places: Mapping[str, str],
) -> Iterator[Card]:
    """Yield a card for each fact. `places` maps groups of facts to sections."""
    findings: dict[str, list[int]] = {}
    for number, finding in enumerate(check.findings):
        findings.setdefault(finding.key or "", []).append(number)
    begun = {piece.start: piece.number for piece in pieces if piece.number}
    facts = ledger.facts
    labels = {fact.key: fact.label for fact in facts}
    blanks: dict[int, list[int]] = {}
    for piece in pieces:
        if piece.verdict == "blank":
            for number in piece.facts:
                blanks.setdefault(number, []).append(piece.number)
    for number, (fact, told) in enumerate(zip(facts, stated, strict=True)):
        own = [begun[start] for start, end in told.spans if start in begun and end > start] or blanks.get(number, [])
        total, place = labels.get(fact.parent or "", ""), places.get(fact.section, "")
        found = findings.get(fact.key, [])
        wrong = told.status == "missing" and any(check.findings[one].code != "missing" for one in found)
        status, origin = "error" if wrong else told.status, trace_fact(fact, ledger)
        yield Card(number, fact, status, total, place, tuple(own), tuple(found), origin.source, origin.as_of)


def find_origins(pieces: Sequence[Piece], supplied: Sequence[Supplied]) -> Iterator[Origin]:
    """Yield each figure that is no fact of its own, once, with the supplied text it comes from."""
    places: dict[str, list[int]] = {}
    for piece in pieces:
        if piece.verdict == "allowed":
            places.setdefault(piece.text, []).append(piece.number)
    for text, numbers in places.items():
        yield Origin(text, tuple(numbers), origin_of(text, supplied))
