"""Figure by figure: which fact it states, who supplied that, and where it stands."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from draftkit.check import BoundFigure, Check, find_blanks
from draftkit.ledger import Fact, Ledger
from draftkit.report.finished import Report, section_at
from draftkit.report.supplied import Supplied, list_supplied, origin_of
from draftkit.report.written import WrittenSection
from draftkit.sentences import Span, cut_sentences


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report: where it stands, in which section (`None`: head or end), its number there, from 1.

    `by_hand` says that it is not as the saved report has it.
    """

    start: int
    end: int
    text: str
    section: WrittenSection | None = None
    number: int = 0
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class JudgedText:
    """A text made of a report, its own or one edited by hand: the verdict on it, and its sentences in order."""

    check: Check
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """A supplied fact, and where it came from: its own source and as-of date, else its total's, else the report's.

    `labels` are its own, behind those of the totals that it is part of.
    """

    fact: Fact
    labels: tuple[str, ...]
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """A figure with the facts that it states, and its sentence; where it is no fact's, the supplied text it is from."""

    figure: BoundFigure
    origins: tuple[Origin, ...]
    sentence: Sentence | None
    supplied: Supplied | None = None


@dataclass(frozen=True, slots=True)
class TracedBlank:
    """A place to be filled in, `text[start:end]`, for a fact; no place where it stands nowhere, no fact if unknown."""

    origin: Origin | None
    start: int | None
    end: int | None
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Where everything in a text comes from. `missing` are facts that were supplied and don't stand in it."""

    figures: tuple[TracedFigure, ...]
    blanks: tuple[TracedBlank, ...]
    missing: tuple[Origin, ...]
    sentences: tuple[Sentence, ...] = field(repr=False, default=())


def judge_own(report: Report) -> JudgedText:
    """Return a report's own text with the verdict it has, each sentence with its section."""
    places = report.places
    spans = cut_sentences(report.text)
    told = ((span, section_at(places, span[0]), False) for span in spans)
    return JudgedText(report.check, tuple(number_sentences(report.text, told)))


def number_sentences(text: str, told: Iterable[tuple[Span, WrittenSection | None, bool]]) -> Iterator[Sentence]:
    """Yield the sentences that stand at places of a text, each with its section and whether it was written by hand,
    numbered within their sections.
    """
    counts: Counter[str] = Counter()
    for (start, end), section, by_hand in told:
        name = section.id if section else ""
        counts[name] += 1
        yield Sentence(start, end, text[start:end], section, counts[name], by_hand)


def trace_figures(report: Report, judged: JudgedText | None = None) -> Trace:
    """Return where every figure of a text that was made of a report comes from, by default of the report's own."""
    judged = judged or judge_own(report)
    check, sentences = judged.check, judged.sentences
    ledger, told = report.ledger, check.facts_by_key
    facts = [(told[fact.key], trace_fact(fact, ledger, report.facts.as_of)) for fact in ledger.facts]
    spans = [(start, end, origin) for stated, origin in facts for start, end in stated.spans]
    supplied = list_supplied(report.facts, ledger)
    figures = []
    for figure in check.figures:
        origins = tuple(origin for start, end, origin in spans if start < figure.end and figure.start < end)
        other = None if origins else origin_of(figure.text, supplied)
        figures.append(TracedFigure(figure, origins, _sentence_at(sentences, figure.start), other))
    unknown = [origin for stated, origin in facts if stated.status == "blank"]
    missing = tuple(origin for stated, origin in facts if stated.status == "missing")
    return Trace(tuple(figures), tuple(_trace_blanks(check.text, unknown, sentences)), missing, sentences)


def trace_fact(fact: Fact, ledger: Ledger, as_of: str = "") -> Origin:
    """Return where a fact came from; `as_of` is for one whose totals, too, name no date."""
    line = list(_line_of(fact, ledger))
    source = next((one.source for one in line if one.source), "")
    as_of = next((one.as_of for one in line if one.as_of), as_of)
    return Origin(fact, tuple(one.label for one in reversed(line)), source, as_of)


def _line_of(fact: Fact, ledger: Ledger) -> Iterator[Fact]:
    """Yield a fact, its total, the total's total."""
    yield fact
    while fact.parent:
        fact = ledger[fact.parent]
        yield fact


def _trace_blanks(text: str, unknown: Sequence[Origin], sentences: Sequence[Sentence]) -> Iterator[TracedBlank]:
    found = find_blanks(text, [origin.fact.label for origin in unknown])
    for (start, end), owner in found:
        origin = None if owner is None else unknown[owner]
        yield TracedBlank(origin, start, end, _sentence_at(sentences, start))
    placed = {owner for _, owner in found}
    for number, origin in enumerate(unknown):
        if number not in placed:
            yield TracedBlank(origin, None, None, None)


def _sentence_at(sentences: Sequence[Sentence], place: int) -> Sentence | None:
    return next((sentence for sentence in sentences if sentence.start <= place < sentence.end), None)
