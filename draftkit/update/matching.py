"""Which fact of today is which of yesterday: by what it is said of, not by its value."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from draftkit.figures import find_figures
from draftkit.ledger import Entry, Fact, Ledger
from draftkit.messages import say


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
    facts = tuple(pair for one, other in pairs for pair in zip(one.facts, other.facts, strict=True))
    blank = [fact.label for known, fact in facts if known.value is not None and fact.value is None]
    if blank:
        return Match(reasons=(say("not known today: {labels}", labels="、".join(dict.fromkeys(blank))),))
    texts = [*heads, *(text for one, other in pairs for text in _texts(one, other))]
    moved, clash = _read_moved(texts)
    if clash:
        return Match(reasons=(say("{text} would become two different things", text=clash),))
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


def _path(entry: Entry) -> tuple[object, ...]:
    facts = tuple((bare_text(fact.label), _depth(fact, entry), fact.adds_up) for fact in entry.facts)
    names = tuple((name.text, name.title, name.note) for name in entry.names)
    return entry.section, entry.kind, bare_text(entry.head), bare_text(entry.text), facts, names


def _depth(fact: Fact, entry: Entry) -> int:
    owners = {one.key: one.parent for one in entry.facts}
    depth, owner = 0, fact.parent
    while owner is not None:
        depth, owner = depth + 1, owners.get(owner)
    return depth


def bare_text(text: str) -> str:
    """Return a text without its figures: `28日` and `29日` are the same row of a table."""
    for figure in reversed(find_figures(text)):
        text = f"{text[: figure.start]}\0{text[figure.end :]}"
    return text


def _tell_difference(old: Iterable[tuple[object, ...]], new: Iterable[tuple[object, ...]]) -> Iterator[str]:
    known, given = set(old), set(new)
    if added := [path for path in new if path not in known]:
        yield say("new: {facts}", facts="、".join(map(_tell, added)))
    if dropped := [path for path in old if path not in given]:
        yield say("gone: {facts}", facts="、".join(map(_tell, dropped)))


def _tell(path: tuple[object, ...]) -> str:
    _, _, head, text, facts, names, _ = path
    words = head or text or "、".join(label for label, *_ in facts) or "、".join(name for name, *_ in names)  # type: ignore[attr-defined]
    told = str(words).replace("\0", "…")
    return told if len(told) <= _SHOWN else told[:_SHOWN] + "…"


_SHOWN = 20


def _texts(before: Entry, after: Entry) -> Iterator[tuple[str, str]]:
    yield before.head, after.head
    yield before.text, after.text
    yield from ((one.label, other.label) for one, other in zip(before.facts, after.facts, strict=True))


def _read_moved(texts: Iterable[tuple[str, str]]) -> tuple[dict[str, str], str]:
    """Return what each figure of these texts became, and the first that became two things."""
    moved: dict[str, str] = {}
    for before, after in texts:
        if before == after:
            pairs = [(figure.text, figure.text) for figure in find_figures(before)]
        else:
            old, new = find_figures(before), find_figures(after)
            if len(old) != len(new):
                continue
            pairs = [(one.text, other.text) for one, other in zip(old, new, strict=True)]
        for one, other in pairs:
            if moved.setdefault(one, other) != other:
                return {}, one
    return moved, ""
