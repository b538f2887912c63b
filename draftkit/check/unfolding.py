"""Values of several figures, or of one and words, as the facts that they tell: 男35人、女42人 as 男 35人 and 女 42人.

A value that stands as supplied is left whole. One that does not may still be told, figure by figure, in other words or
another order; so each of its figures is looked for by what the value says of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from draftkit.check.altered import told_otherwise_finding
from draftkit.check.compounds import Told, ends_of, may_be_retold, may_tell_several, read_signed, read_told
from draftkit.check.pieces import has_pieces, read_loosely, read_pieces
from draftkit.check.supply import squeeze
from draftkit.check.turned.stances import is_open, read_marks
from draftkit.check.verdict import Check, StatedFact
from draftkit.check.worded_compounds import may_tell_otherwise, read_worded
from draftkit.figures import find_figures
from draftkit.ledger import Fact, Ledger, Passage


class Unfolded(NamedTuple):
    """A ledger whose values are unfolded, for each key of a fact that was made of another one the key of that, and the
    supplied facts with what of their values a text may tell in other words.
    """

    ledger: Ledger
    origins: Mapping[str, str]
    loose: Sequence[Fact] = ()


def unfold(text: str, ledger: Ledger) -> Unfolded:
    """Return a ledger in which the values that `text` has not as supplied are unfolded."""
    squeezed = ((fact, squeeze(fact.value or "")) for fact in ledger.facts)
    values = {fact.key: value for fact, value in squeezed if _may_be_unfolded(fact.label, value)}
    if not values:
        return Unfolded(ledger, {})
    told = squeeze(text)
    parents, known = {fact.parent for fact in ledger.facts}, {fact.value for fact in ledger.facts}
    facts: list[Fact] = []
    words: list[Passage] = []
    origins: dict[str, str] = {}
    loose: list[Fact] = []
    for fact in ledger.facts:
        value = values.get(fact.key, "")
        apart = bool(value) and value not in told
        read = _told(fact.label, value, told, total=fact.key in parents) if apart else ()
        made = _unfolded(fact, [one for one in read if not one.is_loose])
        if not known.isdisjoint(one.value for one in made[1:]) and ends_of(value):
            made = ()  # the ends of a span are facts of their own
        facts += made or (fact,)
        words += [Passage(_words_of(value), fact.section)] if made else []
        origins |= {one.key: fact.key for one in made}
        loose += [replace(fact, value=one.form) for one in read if one.is_loose and made]
    if not origins:
        return Unfolded(ledger, origins)
    return Unfolded(replace(ledger, facts=tuple(facts), passages=(*ledger.passages, *words)), origins, loose)


def _words_of(value: str) -> str:
    """Return a value without its figures: names in it were supplied."""
    for figure in reversed(find_figures(value)):
        value = f"{value[: figure.start]}，{value[figure.end :]}"
    return value


def fold(check: Check, ledger: Ledger, unfolded: Unfolded) -> Check:
    """Return the verdict on an unfolded ledger as one on the facts that were supplied.

    A fact is stated where all that was made of it is; words that may be told in others are pointed out.
    """
    origins = unfolded.origins
    known = {(one.code, one.start, one.end) for one in check.findings if one.key and one.start is not None}
    findings = tuple(
        replace(one, key=origins.get(one.key or "", one.key))
        for one in check.findings
        if one.key or (one.code, one.start, one.end) not in known  # told of the fact already
    )
    made: dict[str, list[StatedFact]] = {}
    parts: dict[str, dict[str, list[StatedFact]]] = {}
    for entry in check.facts:
        key = origins.get(entry.key, entry.key)
        made.setdefault(key, []).append(entry)
        for part in entry.parts:
            parts.setdefault(key, {}).setdefault(origins.get(part.key, part.key), []).append(part)
    facts = (
        replace(
            _joined(ledger[key], told),
            parts=tuple(_joined(ledger[part], ones) for part, ones in parts.get(key, {}).items()),
        )
        for key, told in made.items()
    )
    return replace(check, findings=(*findings, *map(told_otherwise_finding, unfolded.loose)), facts=tuple(facts))


def _joined(fact: Fact, told: Sequence[StatedFact]) -> StatedFact:
    """Return the entry of a fact, from those of the facts that were made of it."""
    status = next((entry.status for entry in told if entry.status != "stated"), "stated")
    spans = tuple(sorted(span for entry in told for span in entry.spans)) if status == "stated" else ()
    return StatedFact(fact.id, fact.label, fact.value, status, spans, key=fact.key)


def _may_be_unfolded(label: str, value: str) -> bool:
    return bool(value) and (may_tell_several(value) or may_tell_otherwise(label, value))


def _told(label: str, value: str, text: str, *, total: bool) -> Sequence[Told]:
    told = read_signed(label, value) or read_told(value, text, total=total) or read_worded(label, value, text)
    if not told:
        if not find_figures(value) or may_be_retold(value):
            return ()
        return read_pieces(value, text) if has_pieces(value) else read_loosely(value, text)
    return [piece for one in told for piece in (_pieces(one, text) or [one])]


def _pieces(one: Told, text: str) -> Sequence[Told]:
    """Return what is told piece by piece, where it does not stand and is nothing that may be told in other words."""
    if one.form in text or not find_figures(one.form) or may_be_retold(one.form):
        return ()
    pieces = read_pieces(one.form, text)
    # what is a part, or has a label of its own, stays so in each piece
    return [
        piece._replace(said=f"{one.said}{piece.said}", is_part=one.is_part, is_label=one.is_label) for piece in pieces
    ]


def _unfolded(fact: Fact, read: Sequence[Told]) -> Sequence[Fact]:
    """Return the facts that a value tells, the first under its own key; nothing where it is none of several."""
    made: list[Fact] = []
    whole = fact.key
    for number, told in enumerate(read):
        key = f"{fact.key}#{number}" if number else fact.key
        whole = whole if told.is_part else key
        label = told.said if told.is_part or told.is_label else _label_of(fact.label, told.said)
        parent = whole if told.is_part else fact.parent
        made.append(replace(fact, key=key, label=label, value=told.form, parent=parent))
    return made


def _label_of(label: str, said: str) -> str:
    """Return a label with what a value says; behind that where it denies or plans: 未批先建|整改到位 denies 整改."""
    return f"{said}{label}" if said and any(map(is_open, read_marks(label))) else f"{label}{said}"
