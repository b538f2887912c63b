"""Supplied statements without figures (`人员伤亡：没有发生`, `总体平稳`), told as their opposite."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from draftkit.check.clauses import CLAUSE, REACH, clause_at, pairs_of
from draftkit.check.lexicon import read_words, word_pattern
from draftkit.check.outlook import is_among_plans
from draftkit.check.poles import pattern_of, poles_of
from draftkit.check.reversal import reversed_finding
from draftkit.check.stances import DENIED, read_marks, read_stance
from draftkit.check.supply import Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_TELLING = 4
_ALIKE = 0.6
_NEAR = 8
_THERE_IS_NONE = frozenset({"无", "没有", "没", "零"})
_SENTENCE = lazy_pattern(r"[。；！？\n]")

Span = tuple[int, int]


def judge_statements(text: str, supply: Supply, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding where a clause says the opposite of a supplied statement without figures.

    `claims` are the states (`没有发生`) that do not stand in the text.
    """
    done: set[int] = set()
    for claim in claims:
        for start, end in _told_otherwise(text, claim):
            if start not in done:
                done.add(start)
                yield reversed_finding(text, start, end, claim.fact)
                break
    labels = {claim.fact.label for claim in supply.claims}
    clauses = (clause for string in supply.strings if string not in labels for clause in CLAUSE.split(string))
    for clause in dict.fromkeys(clauses):
        if len(clause) <= _TELLING or clause in labels:
            continue
        places = _affirmed_after_all(text, clause) if read_stance(clause)[0] else _turned(text, clause)
        for start, end in places:
            if start not in done:
                done.add(start)
                yield reversed_finding(text, start, end, None, clause)


def _told_otherwise(text: str, claim: Claim) -> Iterator[Span]:
    """Yield where a state's label stands with the opposite of the state."""
    clause = f"{claim.form}{claim.fact.label}"
    stance, _ = read_stance(clause)
    if claim.form in _nothing() or stance == DENIED:
        yield from _affirmed(text, claim.fact.label)
    yield from _affirmed_after_all(text, clause) if stance else _turned(text, clause)


def _affirmed(text: str, label: str) -> Iterator[Span]:
    """Yield where what is not there is said to have come about (发生人员伤亡, 事故已经发生)."""
    core = label.removesuffix("情况").removesuffix("数量").removesuffix("数")
    at = text.find(core) if len(core) > 1 else -1
    while at >= 0:
        start, end = clause_at(text, at)
        before, behind = text[start:at], text[at + len(core) : end]
        if not word_pattern("hypothetical").search(before) and not word_pattern("hypothetical").search(behind[:_NEAR]):
            if found := _affirmation_before().search(before):
                yield start + found.start(), at + len(core)
            elif found := _affirmation_behind().match(behind):
                yield at, at + len(core) + found.end()
        at = text.find(core, at + len(core))


def _affirmed_after_all(text: str, clause: str) -> Iterator[Span]:
    """Yield where a clause that is otherwise about the same tells without any mark what a clause denies."""
    mark = read_marks(clause)[0]
    if mark.stance != DENIED:
        return
    if clause[mark.start : mark.end] in _THERE_IS_NONE:
        yield from _affirmed(text, clause[mark.end :])
    verb = mark.verb
    rest = (pairs_of(clause[: mark.start]) | pairs_of(clause[mark.end :])) - {verb}
    rest = rest or pairs_of(clause)
    at = text.find(verb)
    while at >= 0:
        start, end = clause_at(text, at)
        if len(rest & pairs_of(text[start:end])) >= _ALIKE * len(rest) and _is_plain(text, start, at, end):
            yield at, at + len(verb)
        at = text.find(verb, at + len(verb))


def _is_plain(text: str, start: int, at: int, end: int) -> bool:
    """Whether a clause says how far it has come with no word, and not what might be (发现隐患的, 待成熟后启用)."""
    if read_marks(text[start:end]) or text[:end].endswith(("的", "后", "时", "前")):
        return False
    if is_among_plans(text, at):
        return False
    ahead = word_pattern("unasserted").search(text, start, at)
    if ahead and ahead.group() != "将":  # 将情况报送
        return False
    # the denial may stand a clause before: 没有按照时限要求，将情况报送
    return not word_pattern("hypothetical").search(_SENTENCE.split(text[max(0, start - REACH) : end])[-1])


def _turned(text: str, clause: str) -> Iterator[Span]:
    """Yield where a clause that is otherwise about the same has the opposite word."""
    for line, side in poles_of(clause).items():
        mine = pattern_of(line, side).search(clause)
        if mine is None:
            continue
        rest = pairs_of(clause[: mine.start()]) | pairs_of(clause[mine.end() :])
        for found in pattern_of(line, 1 - side).finditer(text) if len(rest) > 1 else ():
            start, end = clause_at(text, found.start())
            words = text[start:end]
            if poles_of(words).get(line) == 1 - side and len(rest & pairs_of(words)) >= _ALIKE * len(rest):
                yield found.span()


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(read_words("negations"))


@lru_cache(maxsize=1)
def _affirmation_before() -> re.Pattern[str]:
    return re.compile(f"(?:已经?|均|都)?(?:{'|'.join(read_words('affirmations'))})了?[^，。；]{{0,4}}$")


@lru_cache(maxsize=1)
def _affirmation_behind() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,3}}(?:{'|'.join(read_words('affirmations'))})")
