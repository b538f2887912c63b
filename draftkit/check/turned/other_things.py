"""States told of another thing than their own: 重大以上事故未发生, of 较大以上事故."""

from collections.abc import Iterator, Mapping, Sequence

from draftkit.check.altered import doubted_finding
from draftkit.check.clauses import SENTENCE_END, clause_at, end_before, pairs_of, start_after
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.contrasts import Contrast, contrasts_of
from draftkit.check.turned.labels import core_of
from draftkit.check.turned.outlook import HOPED
from draftkit.check.turned.replaced import is_supplied
from draftkit.check.turned.states import idle_words
from draftkit.check.verdict import Finding, Span
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

_HOPED = lazy_pattern(f"(?:{HOPED})$")
_TELLING, _FAR = 4, 400
_KNOWN = 2
"""Characters of a label beside the other word by which the label is known."""


def judge_other_things(text: str, supply: Supply, places: Mapping[int, Sequence[Span]]) -> Iterator[Finding]:
    """Yield a finding for each state that stands only in clauses with a word in the place of one of its label that the
    other excludes; `places` tell where each fact stands.
    """
    for claim in supply.claims:
        if claim.kind != STATE or not (spans := places.get(claim.index)):
            continue
        contrasts = [one for one in contrasts_of(claim.fact.label) if not is_supplied(one.told + one.rest, supply)]
        told = [_other_in(text, span, contrasts) for span in spans] if contrasts else [None]
        for span in filter(None, told if None not in told else ()):
            yield _on_other(text, span, claim)


def judge_other_heads(text: str, supply: Supply, places: Mapping[int, Sequence[Span]]) -> Iterator[Finding]:
    """Yield a warning for each state that stands only behind words that end otherwise than its label, whose sentence
    has nothing of that end: 供气压力|保持稳定, of 供气价格.
    """
    for claim in supply.claims:
        spans = places.get(claim.index, ()) if claim.kind == STATE and len(claim.form) >= _TELLING else ()
        if spans and all(_ends_otherwise(text, span, claim.fact.label) for span in spans):
            yield doubted_finding(text, spans[0], claim.fact)


def _ends_otherwise(text: str, place: Span, label: str) -> bool:
    start, _ = clause_at(text, place[0])
    thing = _HOPED.sub("", idle_words().sub("", text[start : place[0]]))
    head = thing[-_KNOWN:]
    if len(thing) < _TELLING or pairs_of(thing).isdisjoint(pairs_of(label)) or not set(head).isdisjoint(label):
        return False
    first = start_after(SENTENCE_END, text, max(0, place[0] - _FAR), place[0])
    last = end_before(SENTENCE_END, text, place[1], place[1] + _FAR)
    return set(core_of(label)[-_KNOWN:]).isdisjoint(text[first:last])


def _other_in(text: str, place: Span, contrasts: Sequence[Contrast]) -> Span | None:
    """Return from the other word to the end of the label, where a state's clause has both."""
    start, end = clause_at(text, place[0])
    clause = text[start:end]
    for same, told, rest in contrasts:
        words = told + rest
        at = clause.find(words)
        if at >= 0 and len(rest) >= _KNOWN and not any(word in clause.replace(told, "") for word in same):
            return start + at, start + at + len(words)
    return None


def _on_other(text: str, span: Span, claim: Claim) -> Finding:
    told = text[slice(*span)]
    message = say(
        "{text} stands in the place of {label}, which is {value}. Say it of what it was supplied for.",
        text=told,
        label=claim.fact.label,
        value=claim.fact.value,
    )
    return Finding.at(span, "swapped", message, told, claim.fact)
