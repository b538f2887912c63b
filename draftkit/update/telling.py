"""What changed in sections that were drafted anew: told by their facts, since no place of theirs stayed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from draftkit.ledger import Fact, Ledger
from draftkit.prompt import BLANK
from draftkit.report import Report
from draftkit.sentences import cut_sentences
from draftkit.update.changes import FigureChange, SectionUpdate


def tell_redrafted(before: Ledger, report: Report, sections: Sequence[SectionUpdate]) -> Iterator[FigureChange]:
    """Yield each fact of a new section that has another value than yesterday, with the sentence where it stands first.

    Facts are paired by what they are said of; one of which there are several is left out.
    """
    old = _known(before.facts)
    new = {fact.key: path for path, fact in _known(report.ledger.facts).items()}
    spans = {fact.key: fact.spans for fact in report.check.all_facts()}
    redrafted = [section.id for section in sections if not section.kept]
    places = {section.id: (start, end) for start, end, section in report.places if section.id in redrafted}
    sentences = cut_sentences(report.text)
    for name, (first, last) in places.items():
        for fact in report.ledger.facts:
            known = old.get(new.get(fact.key, ()))
            at = next((start for start, _ in spans.get(fact.key, ()) if first <= start < last), None)
            if known is None or known.value == fact.value or at is None:
                continue
            start, end = next((start, end) for start, end in sentences if start <= at < end)
            sentence = report.text[start:end]
            yield FigureChange(name, fact.label, known.value or BLANK, fact.value or BLANK, sentence)


def _known(facts: Iterable[Fact]) -> dict[tuple[str, ...], Fact]:
    listed = [((fact.section, fact.context, fact.label), fact) for fact in facts]
    counts = Counter(path for path, _ in listed)
    return {path: fact for path, fact in listed if counts[path] == 1}
