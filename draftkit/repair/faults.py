"""Which sentences of an answer are at fault, and their new wording in their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from draftkit.answer import peel_answer
from draftkit.check import Finding
from draftkit.draft import tidy_answer
from draftkit.repair.judging import Judge, Judged
from draftkit.sentences import Span, cut_sentences, end_alike, read_numbered


@dataclass(frozen=True, slots=True)
class Fault:
    """A sentence at fault: `text[start:end]` of the tidied answer, marks included, and what is wrong with it."""

    start: int
    end: int
    sentence: str
    findings: tuple[Finding, ...]


def find_faults(judge: Judge, judged: Judged) -> tuple[Fault, ...]:
    """Return the sentences of an answer at fault, in order; none where the whole section has to be written again.

    That is so where they are more than half of the answer, where a finding belongs to no sentence, and where most
    marks are stray. A missing fact belongs to the sentence that states its neighbour in the ledger.
    """
    if len(judged.draft.stray) > len(judged.draft.bound):
        return ()
    written = tidy_answer(judged.answer, judge.prompt.heading)
    places = cut_sentences(written)
    drafted = list(_in_draft(judge, written, places))
    found: dict[int, list[Finding]] = {}
    for finding in judged.check.errors:
        at = _at_fault(judge, judged, finding, drafted)
        if not at:
            return ()
        for index in at:
            found.setdefault(index, []).append(finding)
    faults = [
        Fault(*places[index], written[slice(*places[index])].strip(), tuple(found[index])) for index in sorted(found)
    ]
    most = len(written) / 2
    return tuple(faults) if sum(len(fault.sentence) for fault in faults) <= most else ()


def put_in_place(answer: str, faults: Sequence[Fault], reply: str) -> str | None:
    """Return the tidied answer with the reply's sentences in place; `None` unless it has exactly those asked for."""
    sentences = read_numbered(peel_answer(reply))
    if sentences is None or set(sentences) != set(range(1, len(faults) + 1)):
        return None
    for number, fault in reversed(list(enumerate(faults, start=1))):
        sentence = sentences[number]
        new = end_alike(sentence, fault.sentence) if sentence else ""
        answer = answer[: fault.start] + new + answer[fault.end :]
    return answer


def _in_draft(judge: Judge, written: str, places: Sequence[Span]) -> Iterator[Span]:
    """Yield where each sentence of the tidied answer stands in the draft that was read from it."""
    last = position = 0
    for start, end in places:
        position += len(judge.expand(written[last:start]))
        length = len(judge.expand(written[start:end]))
        yield position, position + length
        position += length
        last = end


def _at_fault(judge: Judge, judged: Judged, finding: Finding, drafted: Sequence[Span]) -> list[int]:
    """Return the sentences that a finding stands in, or where what it misses belongs."""
    if finding.start is not None and finding.end is not None:
        start, end = (judged.before(position) for position in (finding.start, finding.end))
        return [index for index, place in enumerate(drafted) if place[0] < max(end, start + 1) and start < place[1]]
    if finding.key is None or not drafted:
        return []
    position = _neighbour(judge, judged, finding.key)
    if position is None:
        return [len(drafted) - 1]
    return [index for index, place in enumerate(drafted) if place[0] <= position < place[1]]


def _neighbour(judge: Judge, judged: Judged, key: str) -> int | None:
    """Return where the fact before a missing one stands in the draft as it was read, or else the one behind it."""
    stated: dict[tuple[str, str | None], tuple[Span, ...]]
    stated = {(fact.id, None): fact.spans for fact in judged.check.facts}
    stated |= {(part.id, part.label): part.spans for fact in judged.check.facts for part in fact.parts}
    facts = judge.ledger.facts
    index = next(number for number, fact in enumerate(facts) if fact.key == key)
    for fact in (*reversed(facts[:index]), *facts[index + 1 :]):
        if spans := stated.get((fact.id, fact.part)):
            return judged.before(spans[0][0])
    return None
