"""Two states, each told in the clause of the other's thing: 食堂完工，宿舍楼在建 for 宿舍楼完工，食堂在建."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, pairwise

from draftkit.check.clauses import CLAUSE, ITEM_JOINT, SENTENCE_END, common_head, common_tail, cut_pieces
from draftkit.check.supply import COMPOUND, STATE, Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.messages import say
from draftkit.patterns import DIGIT, lazy_pattern

_BESIDE = lazy_pattern("^(?:目前|现|已经?|均|都)+|[了的]$")
_ENTITLED = lazy_pattern("(?:人选|职务|进[展度]|情况|状态|现状|方式|单位)$")
_SHORTEST, _MOST = 2, 120

Span = tuple[int, int]
Side = tuple[Claim, str, str]
"""A state, what of its value says it, and what of its label tells it from the other's."""


def judge_crossed(text: str, supply: Supply, cores: Mapping[int, str]) -> Iterator[Finding]:
    """Yield a finding for each of two states that stand in each other's clause of a sentence, and never in their own.

    Their labels are alike but for the words that tell them apart (东邻, 南邻). `cores` are those of `cores_told`.
    """
    told = [*cores]
    if len(told) <= 1:
        return
    holds_any = re.compile("|".join(re.escape(cores[index]) for index in told)).search
    sentences = [
        [(sentence.start + piece.start, sentence.start + piece.end) for piece in cut_pieces(words, CLAUSE)]
        for sentence in cut_pieces(text, SENTENCE_END)
        if holds_any(words := text[sentence.start : sentence.end])
    ]
    holding = {index: _places_of(cores[index], text, sentences) for index in told}
    done: set[int] = set()
    for pair in combinations(told, 2):
        apart = _told_apart(*(supply.claims[index].fact.label for index in pair))
        one, other = ((supply.claims[i], cores[i], own) for i, own in zip(pair, apart, strict=False))
        if not (one[2] and other[2] and one[2] in text and other[2] in text) or _are_alike(one[1], other[1]):
            continue
        for start, mine, its in _crossings(text, _either(*(holding[index] for index in pair)), one, other):
            if start not in done:
                done.add(start)
                yield crossed_finding(text, (start, start + len(_core(its))), mine, its)


def cores_told(text: str, supply: Supply) -> dict[int, str]:
    """Return, for each value in words that stands in a text, what of it says it: 在建 of 目前在建."""
    cores = {claim.index: _core(claim) for claim in supply.claims if _is_in_words(claim)}
    told = [(index, core) for index, core in cores.items() if len(core) >= _SHORTEST and core in text]
    return dict(told[:_MOST])


def _core(claim: Claim) -> str:
    return _BESIDE.sub("", claim.form)


def _places_of(words: str, text: str, sentences: Sequence[Sequence[Span]]) -> dict[int, list[Span]]:
    """Return the clauses in which some words stand, by the numbers of their sentences."""
    return {
        number: [(start, end) for start, end in clauses if text.find(words, start, end) >= 0]
        for number, clauses in enumerate(sentences)
        if text.find(words, clauses[0][0], clauses[-1][1]) >= 0
    }


def _either(one: Mapping[int, list[Span]], other: Mapping[int, list[Span]]) -> list[list[Span]]:
    """Return the clauses with the one value or the other, in order, those of a sentence each."""
    return [sorted({*one.get(number, ()), *other.get(number, ())}) for number in sorted({*one, *other})]


def _is_in_words(claim: Claim) -> bool:
    """Whether a value is words, which may count something in passing: 一名副镇长."""
    return claim.kind == STATE or (claim.kind == COMPOUND and not DIGIT.search(claim.form))


def _told_apart(one: str, other: str) -> tuple[str, str]:
    """Return what of each of two labels tells it from the other; nothing where they are no two of a kind."""
    titles = _ENTITLED.search(one), _ENTITLED.search(other)
    roles = all(titles) and len({title[0] for title in titles if title}) == 1  # 施工|单位, 监理|单位
    one, other = _ENTITLED.sub("", one), _ENTITLED.sub("", other)
    head = len(common_head(one, other))
    tail = min(len(common_tail(one, other)), len(one) - head, len(other) - head)
    if not (head or tail or roles) or one == other:
        return "", ""
    own, its = one[head : len(one) - tail], other[head : len(other) - tail]
    if own and its:
        return own, its
    return (one[head:], other[head:]) if tail >= _SHORTEST else ("", "")  # 主任, 副主任


def _are_alike(one: str, other: str) -> bool:
    return one in other or other in one


def _crossings(
    text: str, sentences: Sequence[Sequence[Span]], one: Side, other: Side
) -> Iterator[tuple[int, Claim, Claim]]:
    """Yield where each of two values stands that does so in the other's clause, the fact spoken of there, its own."""
    own = [_told_in(text, clauses, one, other) for clauses in sentences]
    for mine, its in own:
        if mine is True or its is True:
            return
    for mine, its in own:
        if mine is not False and its is not False:
            yield mine, one[0], other[0]
            yield its, other[0], one[0]


def _told_in(text: str, clauses: Sequence[Span], one: Side, other: Side) -> tuple[int | bool, int | bool]:
    """Return where the other's value stands in the clause of one, and one's in that of the other, in a sentence.

    `True` says that a value stands in its own clause, `False` that it stands in none.
    """
    found: list[int | bool] = [False, False]
    for start, end in clauses:
        words = text[start:end]
        spoken = _speaks(words, one[2], other[2]), _speaks(words, other[2], one[2])
        told = one[1] in words, other[1] in words
        items = [*_items(text, (start, end), (one[1], other[1]))] if all(spoken) and all(told) else ()
        if len(items) > 1 and all(_is_told_of(text[slice(*item)], one, other) for item in items):
            return _told_in(text, items, one, other)
        for side in (0, 1):
            if spoken[side] and told[side]:
                found[side] = True
            elif spoken[side] and told[1 - side] and not spoken[1 - side] and found[side] is False:
                found[side] = start + words.find((other, one)[side][1])
    return found[0], found[1]


def _items(text: str, clause: Span, values: Sequence[str]) -> Iterator[Span]:
    """Yield the items of a clause that is a list of them: 由甲公司施工、|乙公司监理; no value is cut."""
    start, end = clause
    inside = [found.span() for value in values for found in re.finditer(re.escape(value), text[start:end])]
    joints = (found.span() for found in ITEM_JOINT.finditer(text, start, end))
    edges = [span for span in joints if not any(first <= span[0] - start < last for first, last in inside)]
    for (_, first), (last, _) in pairwise([(start, start), *edges, (end, end)]):
        yield first, last


def _is_told_of(item: str, *sides: Side) -> bool:
    """Whether an item has a value and what it is of: not 施工 of 施工、监理单位为甲公司、乙公司."""
    return any(value in item for _, value, _ in sides) and any(own in item for _, _, own in sides)


def _speaks(words: str, own: str, its: str) -> bool:
    """Whether a clause has what tells one label, not as the end of what tells the other: 主任, not 副|主任."""
    return own in (words.replace(its, "") if own in its else words)


def crossed_finding(text: str, place: Span, meant: Claim, owner: Claim) -> Finding:
    """Return the finding on a state that stands at the place of another fact."""
    told = text[slice(*place)]
    message = say(
        "{text} stands where {label} is spoken of, which is {value}; it was supplied for {owner}. "
        "Put each back to its item.",
        text=told,
        label=meant.fact.label,
        value=meant.fact.value,
        owner=owner.fact.label,
    )
    return Finding.at(place, "swapped", message, told, meant.fact)
