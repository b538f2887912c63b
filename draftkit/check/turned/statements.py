"""Supplied statements without figures (`人员伤亡：没有发生`, `总体平稳`), told as their opposite."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.clauses import CLAUSE, ITEM_JOINT, REACH, clause_at, pairs_of
from draftkit.check.lexicon import read_alternation, read_words, word_pattern
from draftkit.check.periods import PAST
from draftkit.check.poles import find_poles, pattern_of, poles_of
from draftkit.check.supply import STATE, Claim, Supply
from draftkit.check.turned.alike import Alike
from draftkit.check.turned.outlook import is_ahead, is_among_plans, is_wished
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.reworded import is_absence
from draftkit.check.turned.stances import DENIED, Mark, read_marks, read_stance
from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.patterns import lazy_pattern

_TELLING = 4
_REMEDIED = "remedied"
"""Sought where a clause says what is amiss: words that say it is so no more."""
_NEAR = 8
_THERE_IS_NONE = frozenset({"无", "没有", "没", "零"})
_SENTENCE = lazy_pattern(r"[。；！？\n]")
_CAME_ABOUT = lazy_pattern(r"\s*(?:[\d〇一二三四五六七八九十两数若几、，]|和|与|及|共|$)")
_OTHER_TIME = lazy_pattern(f"{PAST}|此前|历史|曾|当年|[年月日]前")
_AT_ONCE = lazy_pattern(r"[，：]\s*(?:要|应|须|必须|立即|立刻|及时|马上|迅速|第一时间|一律|即|就|坚决|严肃)")
_MIGHT = lazy_pattern(r"[早易会可能若如险]$")  # 极易造成伤亡, 早发现疫情

Span = tuple[int, int]


class Statement(NamedTuple):
    """A supplied clause: what is sought in the text, and its other pairs of characters.

    Sought are a verb, `_REMEDIED`, or a line and side of antonyms.
    """

    clause: str
    fact: Fact | None
    sought: str | tuple[int, int]
    rest: Set[str]


def judge_statements(text: str, supply: Supply, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding where a clause says the opposite of a supplied statement without figures.

    `claims` are the states (`没有发生`) that do not stand in the text.
    """
    done: set[int] = set()
    told: set[str] = set()
    missing = {claim.index for claim in claims}
    for start, end, fact, clause in _told_otherwise(text, supply, missing):
        if start in done or (fact and fact.key in told):
            continue
        done.add(start)
        told |= {fact.key} if fact else set()
        severity = "warning" if word_pattern("remedied").fullmatch(text, start, end) else "error"
        yield reversed_finding(text, start, end, fact, clause, severity=severity)


def _told_otherwise(
    text: str, supply: Supply, missing: Container[int]
) -> Iterator[tuple[int, int, Fact | None, str]]:
    for claim in supply.claims:
        if claim.kind == STATE and _is_denial(claim):
            for start, end in _affirmed(text, _thing_denied(claim)):
                if claim.index in missing or _is_sure(text, start, end):
                    yield start, end, claim.fact, ""
        if claim.index in missing and claim.kind == STATE:
            for item in _absent_items(claim.form):
                yield from ((start, end, claim.fact, "") for start, end in _affirmed(text, item))
    statements = list(_read_statements(supply, missing))
    labels = {claim.fact.label for claim in supply.claims if claim.figures}
    for clause in _nothing_there(statements):
        thing = clause[read_marks(clause)[0].end :]
        longer = [label for label in labels if thing in label and thing != label]
        for start, end in _affirmed(text, thing):
            if not any(label in text[start : end + len(label)] for label in longer):  # 基层|团组织528个
                yield start, end, None, clause
    alike = Alike([statement.rest for statement in statements])
    sought = {statement.sought for statement in statements}
    for start, end, what in _places_of(text, sought):
        first, last = clause_at(text, start)
        for number in alike.find(pairs_of(text[first:last].replace("了", ""))):
            statement = statements[number]
            if statement.sought == what and _is_told(text, first, start, last, what):
                yield start, end, statement.fact, statement.clause


def supplied_clauses(supply: Supply) -> Iterator[str]:
    """Yield the clauses supplied in words, but for labels, that are long enough to tell something."""
    labels = {claim.fact.label for claim in supply.claims}
    clauses = (clause for string in supply.strings if string not in labels for clause in CLAUSE.split(string))
    return (clause for clause in clauses if len(clause) > _TELLING)


def _read_statements(supply: Supply, missing: Container[int]) -> Iterator[Statement]:
    """Yield what was supplied in words, by what would contradict it."""
    for claim in supply.claims:
        if claim.index in missing and claim.kind == STATE:
            yield from _read_clause(f"{claim.form}{claim.fact.label}", claim.fact)
    labels = {claim.fact.label for claim in supply.claims}
    for clause in dict.fromkeys(supplied_clauses(supply)):
        if clause not in labels:
            yield from _read_clause(clause, None)


def _read_clause(clause: str, fact: Fact | None) -> Iterator[Statement]:
    if lacking := word_pattern("lacking").search(clause):
        yield Statement(clause, fact, _REMEDIED, pairs_of(clause[: lacking.start()]))
    elif read_stance(clause)[0]:
        mark = read_marks(clause)[0]
        if mark.stance == DENIED and not (fact and _names_thing(clause, mark)):
            rest = (pairs_of(clause[: mark.start]) | pairs_of(clause[mark.end :])) - {mark.verb}
            yield Statement(clause, fact, mark.verb, rest or pairs_of(clause))
        return
    for line, side in poles_of(clause).items():
        mine = pattern_of(line, side).search(clause)
        rest = pairs_of(clause[: mine.start()]) | pairs_of(clause[mine.end() :]) if mine else set()
        if len(rest) > 1:
            yield Statement(clause, fact, (line, 1 - side), rest)


def _names_thing(clause: str, mark: Mark) -> bool:
    """Whether a denial is of a thing (无黑臭水体), not of a deed: to name it (排查黑臭水体) doesn't say it is there."""
    return clause[mark.start : mark.end] in _THERE_IS_NONE and clause[mark.end : mark.end + 2] not in _deeds()


def _nothing_there(statements: Iterable[Statement]) -> Iterator[str]:
    """Yield the clauses that say that there is none of something (没有人员伤亡)."""
    denied = (s.clause for s in statements if isinstance(s.sought, str) and s.sought != _REMEDIED)
    for clause in denied:
        mark = read_marks(clause)[0]
        if clause[mark.start : mark.end] in _THERE_IS_NONE:
            yield clause


def _absent_items(form: str) -> list[str]:
    """Return the things that a state says jointly not to be there: 村庄, 重要设施 of 无村庄和重要设施."""
    mark = next(iter(read_marks(form)), None)
    if mark is None or mark.start or mark.stance != DENIED or form[: mark.end] not in _THERE_IS_NONE:
        return []
    items = [item for item in ITEM_JOINT.split(form[mark.end :]) if len(item) > 1]
    return items if len(items) > 1 else []


def _places_of(text: str, sought: Container[object]) -> Iterator[tuple[int, int, object]]:
    """Yield where a verb, or the words of a side of antonyms, that is sought stands."""
    for at in range(len(text) - 1):
        if (verb := text[at : at + 2]) in sought:
            yield at, at + 2, verb
    for found in word_pattern("remedied").finditer(text) if _REMEDIED in sought else ():
        yield *found.span(), _REMEDIED
    for start, end, line, side in find_poles(text):
        if (line, side) in sought:
            yield start, end, (line, side)


def _is_told(text: str, first: int, start: int, last: int, what: object) -> bool:
    """Whether a clause tells that it is so, rather than what might be, was, or is meant to come about."""
    if is_wished(text, start):
        return False
    if what == _REMEDIED and is_ahead(text, start):
        return False
    if isinstance(what, str) and what != _REMEDIED:
        if any(word_pattern("withheld").search(text, *span) for span in ((first, start), (start + len(what), last))):
            return False
        return _is_plain(text, first, start, last)
    if isinstance(what, tuple) and poles_of(text[first:last]).get(what[0]) != what[1]:
        return False
    if text[:last].endswith(("的", "后", "时")):
        return False
    return not word_pattern("negations").search(text, max(first, start - 4), start)


def _is_denial(claim: Claim) -> bool:
    """Whether a state says that a thing is not there, not that something has not been done to it (尚未验收)."""
    clause = f"{claim.form}{claim.fact.label}"
    if claim.form in _nothing():
        return True
    if read_stance(clause)[0] != DENIED:
        return False
    mark = read_marks(clause)[0]
    return clause[mark.start : mark.end] in _THERE_IS_NONE or mark.verb in _met() or mark.verb[0] == "见"


def _thing_denied(claim: Claim) -> str:
    """Return what a state says is not there: its own thing (无亡人, of 安全), or what its label names."""
    mark = next(iter(read_marks(claim.form)), None)
    if mark is None or mark.start or claim.form[: mark.end] not in _THERE_IS_NONE or is_absence(claim):
        return claim.fact.label
    thing = claim.form[mark.end :]
    return claim.fact.label if thing in claim.fact.label else thing


def _is_sure(text: str, start: int, end: int) -> bool:
    """Whether a thing that is elsewhere said not to be there is said to have come about now."""
    first, last = clause_at(text, start)
    before, behind = text[first:start], text[end:last]
    if _OTHER_TIME.search(before) or _MIGHT.search(before) or _AT_ONCE.match(text, last):
        return False
    return bool(_CAME_ABOUT.match(behind)) and not is_ahead(text, start)


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


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    return _coming_about() | frozenset(read_words("achieved"))


@lru_cache(maxsize=1)
def _met() -> frozenset[str]:
    return _coming_about() | frozenset(read_words("absent_light"))


@lru_cache(maxsize=1)
def _coming_about() -> frozenset[str]:
    return frozenset({"新增", *read_words("affirmations")})


@lru_cache(maxsize=1)
def _nothing() -> frozenset[str]:
    return frozenset(read_words("negations"))


@lru_cache(maxsize=1)
def _affirmation_before() -> re.Pattern[str]:
    return re.compile(rf"(?:已经?|均|都)?(?:{read_alternation('affirmations')})了?[^，。；]{{0,4}}\Z")


@lru_cache(maxsize=1)
def _affirmation_behind() -> re.Pattern[str]:
    return re.compile(f"[^，。；]{{0,3}}(?:{read_alternation('affirmations')})")
