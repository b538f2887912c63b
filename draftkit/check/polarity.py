"""Statements turned round: 没有 for 有, 上升 for 下降, 已 for 拟, against the facts' own wording."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from draftkit.check.bound import STATED, Binding
from draftkit.check.lexicon import read_lines, read_words
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.messages import say

_CLAUSE = re.compile(r"[，。；：！？,;:!?\n（）()]")
_REACH = 40
_ALIKE = 0.6
_MOST_STATEMENTS = 400


def judge_directions(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding where the clause of a figure says the opposite of what its fact's label says."""
    poles = [_poles(claim.fact.label) for claim in supply.claims]
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED or not (pole := poles[binding.claims[index]]):
            continue
        claim = supply.claims[binding.claims[index]]
        start, end = _clause(page, index)
        words = page.text[start:end]
        for line, side in pole.items():
            here = _poles(words).get(line)
            if here is not None and here != side:
                found = _pattern(line, here).search(words)
                if found and not _is_denied(words, found.start()):
                    yield _reversed(page, start + found.start(), start + found.end(), claim.fact)


def judge_denials(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding where a figure's clause denies what its fact affirms, has done what it plans, or so."""
    stances = [_stance(claim.fact.label) for claim in supply.claims]
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED:
            continue
        claim = supply.claims[binding.claims[index]]
        start, end = _clause(page, index)
        if place := _contradiction(page.text[start:end], claim.fact.label, *stances[claim.index]):
            yield _reversed(page, start + place[0], start + place[1], claim.fact)


def _contradiction(words: str, label: str, stance: str, verb: str) -> tuple[int, int] | None:
    """Return where `words` take another stance on `verb` (denied, planned, done) than the label does."""
    if stance:
        at = words.find(verb)
        if at < 0:
            return None
        here = _stance_before(words, at)
        if here == stance or {here, stance} == {DENIED, PLANNED} or (stance == PLANNED and not here):
            return None
        return (at, at + 2) if stance != DONE or here else None
    for found in _stances()[DENIED].finditer(words):
        behind = words[found.end() : found.end() + 2]
        if len(behind) == 2 and behind in label and found.group() != "不":
            return found.start(), found.end() + 2
    return None


DENIED, PLANNED, DONE = "denied", "planned", "done"


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
    passages = [
        (clause, None) for text in supply.strings for clause in _CLAUSE.split(text) if len(clause) > 3
    ]
    done: set[int] = set()
    for clause, fact in [*told, *passages[:_MOST_STATEMENTS]]:
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
        if len(rest & _pairs(words)) >= _ALIKE * len(rest) and (
            place := _contradiction(words, clause, stance, verb)
        ):
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
