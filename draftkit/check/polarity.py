"""Statements turned round: 没有 for 有, 上升 for 下降, 已 for 拟, against the facts' own wording."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from draftkit.check.bound import STATED, Binding
from draftkit.check.lexicon import read_lines, read_words
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.messages import say
from draftkit.patterns import lazy_pattern

DENIED, PLANNED, DONE = "denied", "planned", "done"

_CLAUSE = lazy_pattern(r"[，。；：！？,;:!?\n（）()]")
_REACH = 40
_TELLING = 4
_ALIKE = 0.6
_WEAK = frozenset({"不", "无", "零"})


def judge_figures_turned(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure says the opposite of its fact's label.

    The opposite direction (上升 for 下降), or another stance: denied for affirmed, done for planned.
    """
    told = [(_poles(claim.fact.label), *_stance(claim.fact.label)) for claim in supply.claims]
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED:
            continue
        poles, stance, verb = told[binding.claims[index]]
        if not poles and not stance:
            continue
        claim = supply.claims[binding.claims[index]]
        start, end = _clause(page, index)
        words = page.text[start:end]
        place = _turned_pole(words, poles)
        if place is None and stance:
            place = _contradiction(words, stance, verb)
        if place:
            yield _reversed(page, start + place[0], start + place[1], claim.fact)


def _turned_pole(words: str, poles: Mapping[int, int]) -> tuple[int, int] | None:
    here = _poles(words)
    for line, side in poles.items():
        if here.get(line, side) != side:
            found = _pattern(line, 1 - side).search(words)
            if found and not _is_denied(words, found.start()):
                return found.span()
    return None


def judge_denials(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure denies what its fact's label affirms."""
    affirmed: dict[str, list[int]] = {}
    for claim in supply.claims:
        if not _stance(claim.fact.label)[0]:
            for pair in _pairs(claim.fact.label):
                affirmed.setdefault(pair, []).append(claim.index)
    starts = [figure.start for figure in page.figures]
    for found in _stances()[DENIED].finditer(page.text):
        claims = affirmed.get(page.text[found.end() : found.end() + 2])
        if not claims or found.group() in _WEAK:
            continue
        place = bisect_left(starts, found.start())
        for index in range(max(0, place - 1), min(place + 1, len(starts))):
            if binding.verdicts[index] == STATED and binding.claims[index] in claims:
                start, end = _clause(page, index)
                if start <= found.start() < end:
                    yield _reversed(page, found.start(), found.end() + 2, supply.claims[binding.claims[index]].fact)
                    break


def _contradiction(words: str, stance: str, verb: str) -> tuple[int, int] | None:
    """Return where `words` take another stance on `verb` (denied, planned, done) than the label does."""
    at = words.find(verb)
    if at < 0:
        return None
    here = _stance_before(words, at)
    if here == stance or {here, stance} == {DENIED, PLANNED} or (stance != DENIED and not here):
        return None
    return at, at + 2


@lru_cache(maxsize=1)
def _stances() -> dict[str, re.Pattern[str]]:
    lists = {DENIED: "negations", PLANNED: "planned", DONE: "done"}
    return {stance: re.compile("|".join(read_words(name))) for stance, name in lists.items()}


def _stance(label: str) -> tuple[str, str]:
    """Return the stance that a label takes, and the two characters it takes it on; empty if it takes none."""
    if found := _stances()[DENIED].search(label):
        behind = label[found.end() : found.end() + 2]
        return (DENIED, behind) if len(behind) == 2 else ("", "")
    for stance in (PLANNED, DONE):
        if found := _stances()[stance].match(label):
            behind = label[found.end() : found.end() + 2]
            return (stance, behind) if len(behind) == 2 else ("", "")
    return "", ""


def _stance_before(words: str, position: int) -> str:
    """Return the stance taken in the few characters before `position`."""
    near = words[max(0, position - 4) : position]
    return next((stance for stance in (DENIED, PLANNED, DONE) if _stances()[stance].search(near)), "")


def judge_statements(page: Page, supply: Supply, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding where a clause says the opposite of a supplied statement without figures.

    `claims` are the states (`没有发生`) that do not stand in the text.
    """
    told = [(f"{claim.form}{claim.fact.label}", claim.fact) for claim in claims]
    labels = {claim.fact.label for claim in supply.claims}
    clauses = (clause for text in supply.strings if text not in labels for clause in _CLAUSE.split(text))
    passages = [(clause, None) for clause in clauses if len(clause) > _TELLING and clause not in labels]
    done: set[int] = set()
    for clause, fact in dict.fromkeys([*told, *passages]):
        stance, verb = _stance(clause)
        if not stance and fact is not None:
            continue
        places = _contradicted(page.text, stance, verb, clause) if stance else _turned(page.text, clause)
        for start, end in places:
            if start not in done:
                done.add(start)
                yield _reversed(page, start, end, fact, clause)


def _contradicted(text: str, stance: str, verb: str, clause: str) -> Iterator[tuple[int, int]]:
    """Yield where a clause that is otherwise about the same takes another stance on `verb`."""
    rest = _pairs(clause.split(verb, 1)[1]) or _pairs(clause)
    at = text.find(verb)
    while at >= 0:
        start, end = _clause_at(text, at)
        words = text[start:end]
        if len(rest & _pairs(words)) >= _ALIKE * len(rest) and (place := _contradiction(words, stance, verb)):
            yield start + place[0], start + place[1]
        at = text.find(verb, at + len(verb))


def _turned(text: str, clause: str) -> Iterator[tuple[int, int]]:
    """Yield where a clause that is otherwise about the same has the opposite word, or denies it."""
    for line, side in _poles(clause).items():
        mine = _pattern(line, side).search(clause)
        if mine is None:
            continue
        rest = _pairs(clause[: mine.start()]) | _pairs(clause[mine.end() :])
        for found in _pattern(line, 1 - side).finditer(text) if len(rest) > 1 else ():
            start, end = _clause_at(text, found.start())
            words = text[start:end]
            if _poles(words).get(line) == 1 - side and len(rest & _pairs(words)) >= _ALIKE * len(rest):
                yield found.span()


def _clause_at(text: str, position: int) -> tuple[int, int]:
    start = max(0, position - _REACH)
    for edge in _CLAUSE.finditer(text, start, position):
        start = edge.end()
    edge_behind = _CLAUSE.search(text, position, position + _REACH)
    return start, edge_behind.start() if edge_behind else min(len(text), position + _REACH)


def _clause(page: Page, index: int) -> tuple[int, int]:
    """Return the clause around a figure, up to its neighbours."""
    figure = page.figures[index]
    start, end = _clause_at(page.text, figure.start)[0], _clause_at(page.text, figure.end)[1]
    if index:
        start = max(start, page.figures[index - 1].end)
    if index + 1 < len(page.figures):
        end = max(figure.end, min(end, page.figures[index + 1].start))
    return start, end


def _pairs(words: str) -> set[str]:
    return {words[i : i + 2] for i in range(len(words) - 1)}


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    sides = (line.split("|") for line in read_lines("antonyms"))
    return tuple((tuple(left.split()), tuple(right.split())) for left, right in sides)


@lru_cache
def _pattern(line: int, side: int) -> re.Pattern[str]:
    return re.compile("|".join(sorted(_lines()[line][side], key=len, reverse=True)))


@lru_cache(maxsize=1)
def _any_pole() -> re.Pattern[str]:
    words = {word for line in _lines() for side in line for word in side}
    return re.compile("|".join(sorted(words, key=len, reverse=True)))


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[int, int]]:
    return {
        word: (number, side)
        for number, line in enumerate(_lines())
        for side, words in enumerate(line)
        for word in words
    }


def _poles(words: str) -> dict[int, int]:
    """Return, for each line of antonyms, the side that `words` take; lines with both sides are left out."""
    sides: dict[int, set[int]] = {}
    for found in _any_pole().finditer(words):
        line, side = _places()[found.group()]
        sides.setdefault(line, set()).add(side)
    return {line: min(taken) for line, taken in sides.items() if len(taken) == 1}


def _is_denied(words: str, position: int) -> bool:
    return _stance_before(words, position) == DENIED


def _reversed(page: Page, start: int, end: int, fact: Fact | None, clause: str = "") -> Finding:
    told = fact.label if fact else clause
    if fact and fact.value and not fact.value[:1].isdigit():
        told = f"{fact.label}：{fact.value}"
    message = say(
        "{text} says the opposite of what was supplied ({told}). Put it as supplied.",
        text=page.text[start:end],
        told=told,
    )
    return Finding(
        code="reversed",
        severity="error",
        section=fact.section if fact else "",
        start=start,
        end=end,
        text=page.text[start:end],
        fact=fact.id if fact else None,
        part=fact.part if fact else None,
        expected=(fact.value if fact else None) or told,
        message=message,
        key=fact.key if fact else None,
    )
