"""Which fact of today is which of yesterday: by what it is said of, not by its value."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from draftkit.figures import bare_text, find_figures
from draftkit.ledger import Entry, Fact, Ledger
from draftkit.messages import listed, say


@dataclass(frozen=True, slots=True)
class Match:
    """Facts of yesterday paired with those of today, and figures of labels and texts that moved (`28日` → `29日`).

    `reasons` say why the two are not about the same; then nothing else is of use.
    """

    facts: tuple[tuple[Fact, Fact], ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    reasons: tuple[str, ...] = ()


def match_facts(before: Ledger, after: Ledger, heads: Iterable[tuple[str, str]] = ()) -> Match:
    """Pair the facts of a section. `heads` are texts of the report's head, before and after: what the date is, …"""
    old, new = _index(before), _index(after)
    reasons = tuple(_tell_difference(old.keys(), new.keys()))
    if reasons:
        return Match(reasons=reasons)
    pairs = [(old[path], new[path]) for path in old]
    several = {path[:-1] for path in old if path[-1] != 1}
    if mixed := [path for path in old if path[:-1] in several and _marks(old[path]) != _marks(new[path])]:
        labels = dict.fromkeys(_tell(path) for path in mixed)
        return Match(reasons=(say("several facts are called {labels}: which is which can't be told",
                                  labels=listed(labels)),))  # fmt: skip
    facts = tuple(pair for one, other in pairs for pair in zip(one.facts, other.facts, strict=True))
    blank = [fact.label for known, fact in facts if known.value is not None and fact.value is None]
    if blank:
        return Match(reasons=(say("not known today: {labels}", labels=listed(dict.fromkeys(blank))),))
    texts = [*heads, *(text for one, other in pairs for text in _texts(one, other))]
    moved, reason = _read_moved(texts)
    if reason:
        return Match(reasons=(reason,))
    return Match(facts, moved)


def _index(ledger: Ledger) -> dict[tuple[object, ...], Entry]:
    """Return the entries by what they are said of; those of which several say the same are counted."""
    seen: Counter[tuple[object, ...]] = Counter()
    found: dict[tuple[object, ...], Entry] = {}
    for entry in ledger.entries:
        path = _path(entry)
        seen[path] += 1
        found[*path, seen[path]] = entry
    return found


def _marks(entry: Entry) -> list[tuple[str, ...]]:
    """Return what tells facts of one label apart: ids that somebody gave them, the shape of as-of dates and sources."""
    return [
        ("" if _COUNTED.fullmatch(fact.id) else fact.id, _DIGITS.sub("0", fact.as_of), _DIGITS.sub("0", fact.source))
        for fact in entry.facts
    ]


def _path(entry: Entry) -> tuple[object, ...]:
    facts = tuple((bare_text(fact.label), _depth(fact, entry), fact.adds_up) for fact in entry.facts)
    names = tuple((name.text, name.title, name.note) for name in entry.names)
    return bare_text(entry.section), entry.kind, bare_text(entry.head), bare_text(entry.text), facts, names


def _depth(fact: Fact, entry: Entry) -> int:
    owners = {one.key: one.parent for one in entry.facts}
    depth, owner = 0, fact.parent
    while owner is not None:
        depth, owner = depth + 1, owners.get(owner)
    return depth


def _tell_difference(old: Iterable[tuple[object, ...]], new: Iterable[tuple[object, ...]]) -> Iterator[str]:
    known, given = set(old), set(new)
    if added := [path for path in new if path not in known]:
        yield say("new: {facts}", facts=listed(map(_tell, added)))
    if dropped := [path for path in old if path not in given]:
        yield say("gone: {facts}", facts=listed(map(_tell, dropped)))


def _tell(path: tuple[object, ...]) -> str:
    _, _, head, text, facts, names, _ = path
    words = head or text or listed(label for label, *_ in facts) or listed(name for name, *_ in names)  # type: ignore[attr-defined]
    told = str(words).replace("\0", "…")
    return told if len(told) <= _SHOWN else told[:_SHOWN] + "…"


_SHOWN = 20
_COUNTED = re.compile("f[0-9]+")
"""An id that nobody gave."""
_DIGITS = re.compile("[0-9]+")


def _texts(before: Entry, after: Entry) -> Iterator[tuple[str, str]]:
    yield before.head, after.head
    yield before.text, after.text
    yield from ((one.label, other.label) for one, other in zip(before.facts, after.facts, strict=True))


def _read_moved(texts: Iterable[tuple[str, str]]) -> tuple[dict[str, str], str]:
    """Return what each figure of these texts became, and why that can't be, `""` where it can.

    Dates, times and ordinals move from day to day; another count in a text is another statement.
    """
    moved: dict[str, str] = {}
    for before, after in texts:
        old = find_figures(before)
        new = old if before == after else find_figures(after)
        if len(old) != len(new):
            continue
        for one, other in zip(old, new, strict=True):
            if one.text != other.text and not (one.kind == other.kind and one.kind in _MOVING):
                values = {"text": after, "before": one.text, "after": other.text}
                return {}, say("{before} became {after} in a text: {text}", **values)
            if moved.setdefault(one.text, other.text) != other.text:
                return {}, say("{text} would become two different things", text=one.text)
    return moved, ""


_MOVING = ("date", "time", "ordinal")
