"""What changed in sections that were drafted anew: told by their facts, since no place of theirs stayed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from draftkit.ledger import Fact, Ledger
from draftkit.prompt import BLANK
from draftkit.report import Report
from draftkit.sentences import cut_sentences
from draftkit.update.changes import FigureChange


def tell_redrafted(before: Ledger, report: Report, groups: Mapping[str, Sequence[str]]) -> Iterator[FigureChange]:
    """Yield what changed of the facts of new sections, with the sentence where each stands first.

    `groups` are the sections' ids and the groups of facts that feed them.
    Facts are paired by what they are said of; one of which there are several is left out. One that is new has nothing
    `before`, one that is gone nothing `after`, and no sentence.
    """
    old, now = _known(before.facts), _known(report.ledger.facts)
    new = {fact.key: path for path, fact in now.items()}
    spans = {fact.key: fact.spans for fact in report.check.all_facts()}
    places = {section.id: (start, end) for start, end, section in report.places if section.id in groups}
    sentences = cut_sentences(report.text)
    for name, (first, last) in places.items():
        for fact in report.ledger.facts:
            path = new.get(fact.key, ())
            known = old.get(path)
            at = next((start for start, _ in spans.get(fact.key, ()) if first <= start < last), None)
            blank = fact.value is None and fact.section in groups[name]
            if not path or (at is None and not blank) or (known and known.value == fact.value):
                continue
            sentence = next((report.text[start:end] for start, end in sentences if start <= (at or -1) < end), "")
            was = (known.value or BLANK) if known else ""
            yield FigureChange(name, fact.label, was, fact.value or BLANK, sentence)
        for path, known in old.items():
            if path not in now and known.section in groups[name]:
                yield FigureChange(name, known.label, known.value or BLANK, "", "")


def changed_facts(before: Ledger, after: Ledger) -> Iterator[Fact]:
    """Yield each fact that has another value than before, by what it is said of."""
    old = _known(before.facts)
    for path, fact in _known(after.facts).items():
        if path in old and old[path].value != fact.value:
            yield fact


def _known(facts: Iterable[Fact]) -> dict[tuple[str, ...], Fact]:
    listed = [((fact.section, fact.context, fact.label), fact) for fact in facts]
    counts = Counter(path for path, _ in listed)
    return {path: fact for path, fact in listed if counts[path] == 1}
