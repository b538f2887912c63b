"""What was supplied, each fact with its places in the text, and where figures come from that are no facts."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from draftkit.check import Check, StatedFact
from draftkit.check.supply import squeeze
from draftkit.ledger import Fact, Ledger
from draftkit.messages import say
from draftkit.review.pieces import Piece

Span = tuple[int, int]

_AROUND = 14
"""Characters shown on each side of a figure in the text it was supplied in."""


@dataclass(frozen=True, slots=True)
class Card:
    """A fact, and the numbers of the pieces in which it stands.

    `status` is that of the check, or `error` where a finding tells how the fact is told wrongly instead of stated.
    `total` is the label of the fact that it is a part of; `place` is the section of the report that it belongs to,
    `findings` the numbers of those on it.
    """

    number: int
    fact: Fact
    status: str
    total: str
    place: str
    pieces: tuple[int, ...]
    findings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A figure that is no fact of its own: its pieces, and the supplied words it stands in, `""` where in none."""

    text: str
    pieces: tuple[int, ...]
    role: str
    words: str


def pair_facts(check: Check, ledger: Ledger) -> list[StatedFact]:
    """Return what the check says of each fact of the ledger, in the ledger's order.

    Parts without an id stand under their total in a check, wherever they stood in the facts.
    """
    told: dict[tuple[str, str, str | None], deque[StatedFact]] = {}
    for stated in check.all_facts():
        told.setdefault((stated.id, stated.label, stated.value), deque()).append(stated)
    return [told[fact.id, fact.label, fact.value].popleft() for fact in ledger.facts]


def place_cards(
    check: Check,
    facts: Sequence[Fact],
    stated: Sequence[StatedFact],
    pieces: Sequence[Piece],
    places: Mapping[str, str],
) -> Iterator[Card]:
    """Yield a card for each fact. `places` maps groups of facts to sections."""
    findings: dict[str, list[int]] = {}
    for number, finding in enumerate(check.findings):
        findings.setdefault(finding.key or "", []).append(number)
    begun = {piece.start: piece.number for piece in pieces if piece.number}
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
        yield Card(number, fact, "error" if wrong else told.status, total, place, tuple(own), tuple(found))


def find_origins(pieces: Sequence[Piece], ledger: Ledger) -> Iterator[Origin]:
    """Yield each figure that is no fact of its own, once, with the supplied words in which it stands."""
    places: dict[str, list[int]] = {}
    for piece in pieces:
        if piece.verdict == "allowed":
            places.setdefault(piece.text, []).append(piece.number)
    # the shortest text tells most: the date itself before a sentence with it
    supplied = sorted(dict(_supplied(ledger)).items(), key=lambda told: len(told[0])) if places else []
    for text, numbers in places.items():
        form = squeeze(text)
        words, role = next(((told, role) for told, role in supplied if text in told or form in told), ("", ""))
        yield Origin(text, tuple(numbers), role, _cut(words, text))


def _supplied(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield every supplied text in which figures may be used as they stand, and what it is."""
    for passage in ledger.passages:
        yield passage.text, say("a supplied text")
    for fact in ledger.facts:
        yield fact.label, say("a label")
        yield fact.value or "", say("a supplied value")
        yield fact.context, say("a supplied text")
        yield fact.as_of, say("an as-of date")
        yield fact.source, say("a source")
    for name in ledger.names:
        yield name.text, say("a name")
        yield name.title, say("a name")
        yield name.note, say("a name")


def _cut(words: str, text: str) -> str:
    at = words.find(text)
    start, end = max(0, at - _AROUND), at + len(text) + _AROUND
    before, after = "…" if start else "", "…" if end < len(words) else ""
    return f"{before}{words[start:end]}{after}".replace("\n", " ") if words else ""
