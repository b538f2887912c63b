"""A report as the page shows it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from draftkit.check import Finding, StatedFact, list_blanks
from draftkit.document import Paragraph, heading_level, run_in_length, word_ends
from draftkit.ledger import Fact
from draftkit.report import Report, WrittenSection
from draftkit.report.finished import Places, section_at
from draftkit.report.supplied import list_supplied
from draftkit.review.cards import Card, Origin, find_origins, place_cards
from draftkit.review.comparing import Passage, compare_texts
from draftkit.review.extents import find_extents
from draftkit.review.pieces import Piece, cut_pieces, cut_words
from draftkit.review.renewing import Renewal, find_renewals
from draftkit.sentences import excerpt
from draftkit.update import FigureChange


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in pieces. `place` is the id of its section, `level` that of its heading, 0 to 3, if it has one."""

    role: str
    pieces: tuple[Piece, ...]
    place: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding: its number, the piece it begins with (0: none), its fact, and the words around it."""

    number: int
    finding: Finding
    piece: int
    fact: int | None
    place: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to be filled in: its words, the label of its total, its section, and what on the page it leads to."""

    words: str
    total: str
    place: str
    target: str


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows of a report."""

    report: Report
    lines: tuple[Line, ...]
    cards: tuple[Card, ...]
    remarks: tuple[Remark, ...]
    blanks: tuple[Gap, ...]
    origins: tuple[Origin, ...]
    differences: tuple[tuple[Passage, ...], ...]
    renewals: tuple[Renewal, ...] = ()

    def of(self, severity: str) -> tuple[Remark, ...]:
        """Return the remarks of one severity, what stands nowhere last."""
        found = [remark for remark in self.remarks if remark.finding.severity == severity]
        return tuple(sorted(found, key=lambda remark: remark.finding.start is None))

    @property
    def renewed(self) -> Mapping[int, str]:
        """The pieces whose figures changed since the last report, with what stood there."""
        return {one.piece: one.change.before for one in self.renewals if one.piece and one.change.before}

    @property
    def headed(self) -> Mapping[str, str]:
        """What the sections are called, `""` for what is no section."""
        return {"": "", **{section.id: section.called for section in self.report.sections}}


def lay_out(report: Report, changes: Sequence[FigureChange] = ()) -> Page:
    """Return all that the page shows of a report; `changes` are those since the report it was made from."""
    check, facts = report.check, report.ledger.facts
    told = check.facts_by_key
    stated = [told[fact.key] for fact in facts]
    extents = find_extents(check, facts, [fact.spans for fact in stated])
    pieces = cut_pieces(report.text, extents, _line_cuts(report.paragraphs))
    places = _place_groups(report.places, facts, stated)
    remarks = tuple(_remarks(report, pieces, places))
    cards = tuple(place_cards(check, report.ledger, stated, pieces, places))
    return Page(
        report,
        tuple(_lines(report, pieces)),
        cards,
        remarks,
        tuple(_gaps(report, cards, pieces)),
        tuple(find_origins(pieces, list_supplied(report.facts, report.ledger))),
        tuple(_compare(section) for section in report.sections),
        tuple(find_renewals(report.text, pieces, changes)),
    )


def _line_cuts(paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """Yield where paragraphs and their run-in headings begin and end."""
    start = 0
    for paragraph in paragraphs:
        end = start + len(paragraph.text)
        yield from (start, start + _run_in(paragraph), end)
        start = end + 1


def _run_in(paragraph: Paragraph) -> int:
    return run_in_length(paragraph.text) if paragraph.role == "body" else 0


def _lines(report: Report, pieces: Sequence[Piece]) -> Iterator[Line]:
    start = at = 0
    places = report.places
    for paragraph in report.paragraphs:
        end, leads = start + len(paragraph.text), start + _run_in(paragraph)
        ends = [start + place for place in word_ends(paragraph.text)] if paragraph.role == "title" else []
        own: list[Piece] = []
        while at < len(pieces) and pieces[at].start < end:
            own.append(replace(pieces[at], leads=pieces[at].start < leads, words=cut_words(pieces[at], ends)))
            at += 1
        while at < len(pieces) and pieces[at].start < end + 1:  # the line feed between two paragraphs
            at += 1
        level = heading_level(paragraph.text) if paragraph.role == "heading" or leads > start else None
        # a heading stands right before its section
        inside = end + 1 if paragraph.role == "heading" else start
        yield Line(paragraph.role, tuple(own), _place_at(places, inside), level)
        start = end + 1


def _place_at(places: Places, at: int) -> str:
    section = section_at(places, at)
    return section.id if section else ""


def _place_groups(places: Places, facts: Sequence[Fact], stated: Sequence[StatedFact]) -> Mapping[str, str]:
    """Return the section to which each group of the facts file belongs: of its name, or where most of it stands."""
    ids = {section.id for _, _, section in places}
    votes: dict[str, Counter[str]] = {}
    for fact, told in zip(facts, stated, strict=True):
        votes.setdefault(fact.section, Counter()).update(_place_at(places, start) for start, _ in told.spans)
    return {group: group if group in ids else _most_voted(found) for group, found in votes.items()}


def _most_voted(votes: Counter[str]) -> str:
    return votes.most_common(1)[0][0] if votes else ""


def _remarks(report: Report, pieces: Sequence[Piece], places: Mapping[str, str]) -> Iterator[Remark]:
    facts = {fact.key: number for number, fact in enumerate(report.ledger.facts)}
    standing = report.places
    begun: dict[int, int] = {}
    for piece in pieces:
        for number in piece.findings:
            begun.setdefault(number, piece.number)
    for number, finding in enumerate(report.findings):
        place, before, after = places.get(finding.section, finding.section), "", ""
        if finding.start is not None and finding.end is not None:
            before, after = excerpt(report.text, (finding.start, finding.end))
            place = place or _place_at(standing, finding.start)
        yield Remark(number, finding, begun.get(number, 0), facts.get(finding.key or ""), place, before, after)


def _gaps(report: Report, cards: Sequence[Card], pieces: Sequence[Piece]) -> Iterator[Gap]:
    known = {card.fact.key: card for card in cards}
    begun = {piece.start: piece.number for piece in pieces}
    for blank in list_blanks(report.check):
        if blank.fact:
            card = known[blank.fact.key]
            target = f"{card.pieces[0]}" if card.pieces else f"f{card.number}"
            yield Gap(blank.words, card.total, card.place, target)
        else:
            start = blank.place[0]
            yield Gap(blank.words, "", _place_at(report.places, start), f"{begun[start]}")


def _compare(section: WrittenSection) -> tuple[Passage, ...]:
    if not section.drafted or section.drafted == section.text:
        return ()
    return compare_texts(section.drafted, section.text)
