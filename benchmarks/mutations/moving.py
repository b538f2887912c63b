"""Damage to what stands where: left out, swapped, said again wrongly. Each yields mutants of one draft."""

import random
import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from benchmarks.mutations.drafts import Draft, Edit, Mutant, Place, apply
from benchmarks.mutations.values import change_digit, is_moment, is_quantity

_STOPS = "，。；：！？\n（）、"


def leave_out_clause(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Cut the clause around a figure, if no other fact stands in it."""
    for place in draft.single():
        start, end = clause_of(draft.text, place)
        inside = [other for other in draft.places if other.start < end and other.end > start]
        if inside == [place] and not equal_elsewhere(draft, place):
            yield apply(draft, "left out: clause", [Edit(start, end, "")], lost=(place.key,), planted=())


def leave_out_figure(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Put 若干 in place of a figure."""
    for place in draft.single():
        if is_quantity(draft.value(place)) and not equal_elsewhere(draft, place):
            edit = Edit(place.start, place.end, "若干")
            yield apply(draft, "left out: 若干", [edit], lost=(place.key,), planted=())


def leave_out_equal(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Cut one of two figures that are written alike but belong to different facts."""
    for place in draft.single():
        if equal_elsewhere(draft, place) and is_quantity(draft.value(place)):
            keys = tuple(other.key for other in draft.places if draft.value(other) == draft.value(place))
            edit = Edit(place.start, place.end, "若干")
            yield apply(draft, "left out: one of two equal", [edit], lost=keys, planted=())


def leave_out_state(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Cut the sentence that holds a state (人员伤亡没有发生), if no other fact stands in it."""
    for place in draft.places:
        if place not in draft.figures() and draft.fact(place).value:
            start, end = clause_of(draft.text, place)
            inside = [other for other in draft.places if other.start < end and other.end > start]
            if inside == [place]:
                yield apply(draft, "left out: state", [Edit(start, end, "")], lost=(place.key,), planted=())


def swap_values(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Exchange two figures of the same unit; their marks, if any, stay where they are."""
    for first, second in _same_unit(draft):
        yield apply(draft, _kind("swapped values", draft), _exchange(draft, first, second),
                    keys=(first.key, second.key))  # fmt: skip


def swap_values_and_marks(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Exchange two figures of the same unit together with their marks: each says it of the wrong thing."""
    if not draft.marks:
        return
    for first, second in _same_unit(draft):
        mutant = apply(draft, "swapped with marks, cited", _exchange(draft, first, second))
        keys = {first.key: second.key, second.key: first.key}
        places = tuple(Place(p.start, p.end, keys.get(p.key, p.key)) for p in mutant.places)
        yield Mutant(mutant.kind, draft, mutant.text, places, mutant.planted, keys=tuple(keys))


def swap_rows(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Exchange the names of two rows (甲镇, 乙镇) of a table and leave their figures."""
    for rows in _tables(draft):
        for one, other in combinations(rows, 2):
            once = draft.text.count(one) == 1 == draft.text.count(other)
            values = [{draft.ledger[key].value for key in rows[name]} for name in (one, other)]
            if once and one not in other and other not in one and values[0] != values[1]:
                yield _rename(draft, one, other, rows[one] | rows[other])


def misplace_subtotals(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Exchange the breakdowns of two totals, part by part."""
    totals = [fact for fact in draft.ledger.facts if draft.ledger.parts_of(fact)]
    where = {place.key: place for place in draft.single()}
    for one, other in combinations(totals, 2):
        parts = list(zip(draft.ledger.parts_of(one), draft.ledger.parts_of(other), strict=False))
        differ = [(a, b) for a, b in parts if a.value != b.value]
        if not differ or not all(a.key in where and b.key in where for a, b in differ):
            continue
        edits = [edit for a, b in differ for edit in _exchange(draft, where[a.key], where[b.key])]
        keys = tuple(fact.key for pair in differ for fact in pair)
        yield apply(draft, _kind("subtotals misplaced", draft), edits, keys=keys)


def swap_total_and_part(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Exchange a total with one of its parts."""
    where = {place.key: place for place in draft.single()}
    for fact in draft.ledger.facts:
        if fact.parent in where and fact.key in where and fact.parent is not None:
            edits = _exchange(draft, where[fact.key], where[fact.parent])
            kind = _kind("total and part swapped", draft)
            yield apply(draft, kind, edits, keys=(fact.key, fact.parent))


def damage_second_mention(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Change a digit in the second of two mentions."""
    seen: set[str] = set()
    for place in draft.figures():
        if place.key in seen and (wrong := change_digit(draft.value(place), rng)):
            edit = Edit(place.start, place.end, wrong)
            yield apply(draft, "second mention wrong", [edit], keys=(place.key,))
        seen.add(place.key)


def add_wrong_mention(draft: Draft, rng: random.Random) -> Iterator[Mutant]:
    """Say a fact again at the end of a paragraph, with a digit changed."""
    for place in draft.figures():
        wrong = change_digit(draft.value(place), rng) if not is_moment(draft.value(place)) else None
        if wrong and wrong not in draft.supplied():
            said = f"前述{draft.fact(place).label}为{wrong}。"
            at = (len(said) - 1 - len(wrong), len(said) - 1)
            end = paragraph_end(draft.text, place.end)
            edit = Edit(end, end, said, at)
            yield apply(draft, "second mention added, wrong", [edit], keys=(place.key,))


def clause_of(text: str, place: Place) -> tuple[int, int]:
    """Return the span of the clause around a figure, with the comma behind it."""
    start = max((text.rfind(stop, 0, place.start) for stop in _STOPS), default=-1) + 1
    ends = [found for stop in _STOPS if (found := text.find(stop, place.end)) >= 0]
    end = min(ends, default=len(text))
    # a sentence's only clause goes with its stop, any other with the comma behind it
    return start, end + 1 if text[end : end + 1] in ("，", "、", "；") else end


def equal_elsewhere(draft: Draft, place: Place) -> bool:
    """Tell whether another fact of the same value stands in the draft."""
    value = draft.value(place)
    return any(draft.value(other) == value and other.key != place.key for other in draft.places)


def unit_of(value: str) -> str:
    """Return what is left of a value without its numerals: two values with the same can be mistaken."""
    return re.sub(r"[0-9.,万亿]+|[余多]|^[近逾约]", "", value)


def _same_unit(draft: Draft) -> list[tuple[Place, Place]]:
    figures = [place for place in draft.single() if is_quantity(draft.value(place))]
    return [
        (one, other)
        for one, other in combinations(figures, 2)
        if draft.value(one) != draft.value(other) and unit_of(draft.value(one)) == unit_of(draft.value(other))
    ]


def _exchange(draft: Draft, one: Place, other: Place) -> list[Edit]:
    return [
        Edit(one.start, one.end, draft.value(other)),
        Edit(other.start, other.end, draft.value(one)),
    ]


def _kind(name: str, draft: Draft) -> str:
    return f"{name}, {'cited' if draft.marks else 'plain text'}"


def _tables(draft: Draft) -> Iterator[dict[str, set[str]]]:
    """Yield tables: names of rows with the keys of their facts. Parts of a total are one, labels that end
    alike (甲镇排查, 乙镇排查) another, with all columns that have the same names of rows."""
    for total in draft.ledger.facts:
        parts = draft.ledger.parts_of(total)
        if len({part.label for part in parts}) == len(parts) > 1:
            yield {part.label: {part.key} for part in parts}
    columns: dict[str, dict[str, set[str]]] = {}
    for one, other in combinations((fact for fact in draft.ledger.facts if not fact.parent), 2):
        tail = _common_tail(one.label, other.label)
        if len(tail) >= 2 and unit_of(one.value or "") == unit_of(other.value or ""):
            for fact in (one, other):
                columns.setdefault(tail, {}).setdefault(fact.label.removesuffix(tail), set()).add(fact.key)
    yield from _side_by_side(columns.values())


def _side_by_side(columns: Iterable[dict[str, set[str]]]) -> Iterator[dict[str, set[str]]]:
    tables: dict[frozenset[str], dict[str, set[str]]] = {}
    for column in columns:
        rows = tables.setdefault(frozenset(column), {})
        for name, keys in column.items():
            rows.setdefault(name, set()).update(keys)
    yield from (rows for names, rows in tables.items() if all(len(name) >= 2 for name in names))


def _common_tail(one: str, other: str) -> str:
    length = 0
    while length < min(len(one), len(other)) and one[-1 - length] == other[-1 - length]:
        length += 1
    return one[len(one) - length :]


def _rename(draft: Draft, one: str, other: str, keys: set[str]) -> Mutant:
    first, second = draft.text.index(one), draft.text.index(other)
    edits = [Edit(first, first + len(one), other), Edit(second, second + len(other), one)]
    mutant = apply(draft, _kind("row names swapped", draft), edits)
    figures = tuple((place.start, place.end) for place in mutant.places if place.key in keys)
    planted = (*mutant.planted, *figures)
    return Mutant(mutant.kind, draft, mutant.text, mutant.places, planted, keys=tuple(sorted(keys)))


def paragraph_end(text: str, position: int) -> int:
    """Return where the paragraph around a position ends."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end


MOVES = (
    leave_out_clause,
    leave_out_figure,
    leave_out_equal,
    leave_out_state,
    swap_values,
    swap_values_and_marks,
    swap_rows,
    misplace_subtotals,
    swap_total_and_part,
    damage_second_mention,
    add_wrong_mention,
)
