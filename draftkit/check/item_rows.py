"""Where all items of a value that is a list stand joined, in any order."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from draftkit.check.clauses import CLAUSE, SENTENCE_END, end_before, pairs_of, start_after
from draftkit.check.items import (
    ITEM_EDGE,
    NAMED_BY_NUMBER,
    NUMBERED,
    PAUSE,
    Item,
    complete,
    has_items,
    is_whole,
    names_in,
    pattern_of,
    read_rows,
    single_rows,
)
from draftkit.check.ranks import RANKING
from draftkit.check.supply import STATE, Claim
from draftkit.check.verdict import Span
from draftkit.patterns import lazy_pattern

_REACH, _NEAR = 80, 12
_JOINT = lazy_pattern("、|以及|和(?!平|谐)|与|及(?![时其])|跟|会同|联合|协同|同")
_NAMING = frozenset({"document", "code", "ordinal", "id", "phone"})
_PASSING = frozenset({"count", *_NAMING})
_TITLED = lazy_pattern("(?P<title>《[^《》]{2,60}》)[（(](?P<number>[^（()）]+)[）)]")
_ORDERED = f"流程|程序|步骤|顺序|次序|排序|{RANKING}|先后|高到低"
_FIRST = "前[0-9一二三四五六七八九十]+"
_SET_IN_ORDER = lazy_pattern(f"{_ORDERED}|{_FIRST}|环节|阶段|依次|途经|路线|走向|行程|等级")
_IN_ORDER = lazy_pattern(
    f"依次|顺序|次序|排序|先后|逐一按|各自|[由从][高大多强好快先前][到至]|[由从]低[到至]|位居前|位列前|居前|{_FIRST}[名位]|冠军"
)
_RESPECTIVELY = lazy_pattern("分别(?P<alone>为|是|有)?")
_RANKED = lazy_pattern(f"{_ORDERED}|{_FIRST}名")
"""Labels of lists that are told in their order or not at all."""
_OTHER_WAY = lazy_pattern("低到高|倒数|末位|垫底")
_ROW = "\0"
_AFTER_EACH_OTHER = "先后"
_IDLE_OF_LABEL = lazy_pattern("单位|部门|名称|情况|项目|文件|依据")
_DENIED = lazy_pattern("[均都尚仍暂也]?(?:不(?!断|定期|仅|但|懈|同)|未|没有|拒|无(?!偿))")
_DENIAL = lazy_pattern("[不未没无拒]")
_PAIR = 2


class _Row(NamedTuple):
    """Where all items of a list stand joined, and in which order."""

    span: Span
    order: list[int]
    items: Sequence[Item]

    @property
    def is_turned(self) -> bool:
        return self.order != sorted(self.order)


def find_listed(text: str, claim: Claim, claims: Sequence[Claim]) -> list[Span]:
    """Return where all items of a value stand joined, each once and nothing else among them, in an order that tells
    nothing or that of the value; not in a clause that speaks of another of `claims` instead.
    """
    if titled := _TITLED.fullmatch(claim.form):
        return list(_find_titled(text, titled["title"], titled["number"]))
    if not _may_turn(claim):
        return []
    ordered = _SET_IN_ORDER.search(claim.fact.label) is not None
    rows = (row for row in _rows(text, claim, claims) if not (ordered and row.is_turned))
    spans = {row.span for row in rows if not _tells_order(text, row, claim, claims)}
    if not _DENIAL.search(claim.fact.label):
        spans = {span for span in spans if not _DENIED.match(text, span[1])}
    return sorted(spans)


def find_other_order(text: str, claim: Claim, claims: Sequence[Claim]) -> Span | None:
    """Return where all items of a value stand joined in another order, where its label says that this tells something:
    前三名: 甲镇、乙镇、丙镇; or where the label is as long a list, and stands in the sentence.
    """
    label = claim.fact.label
    if len(names_in(claim.form)) < _PAIR:
        return None
    apiece = len(names_in(label)) == len(names_in(claim.form))
    if not (apiece or _RANKED.search(label)):
        return None
    for row in _rows(text, claim, claims):
        around = _around(text, row.span)
        if row.is_turned and not _OTHER_WAY.search(around) and (label in around or not apiece):
            return row.span
    return None


def tells_items(text: str, claim: Claim) -> bool:
    """Whether a sentence tells all items of a value, and nowhere joined: 由县公安局牵头，会同县教育局."""
    if any(next(_find_row(text, items), None) for items in read_rows(claim.form)):
        return False
    return any(has_items(sentence, claim.form) for sentence in SENTENCE_END.split(text))


def _rows(text: str, claim: Claim, claims: Sequence[Claim]) -> Iterator[_Row]:
    """Yield where all items of a value stand joined, and nothing else among them."""
    for items in read_rows(claim.form):
        for row in _find_row(text, items):
            if not _goes_on(text, row) and not _is_of_another(text, row.span, claim, claims):
                yield row


def _may_turn(claim: Claim) -> bool:
    """Whether no figure of a value is an amount that nothing but its place tells the thing of."""
    if any(figure.kind not in _PASSING or figure.approx for figure in claim.figures):
        return False
    if all(figure.kind in _NAMING for figure in claim.figures):
        return True
    told = map(NUMBERED.fullmatch, complete(PAUSE.split(claim.form)))
    return all(one and (len(one["head"]) >= _PAIR or NAMED_BY_NUMBER.match(one["tail"])) for one in told)


def _find_row(text: str, items: tuple[Item, ...]) -> Iterator[_Row]:
    pattern = pattern_of(items)
    stop = 0
    for first in pattern.finditer(text):
        if first.start() < stop:
            continue
        told, at = [first], first
        while len(told) < len(items):
            joint = _JOINT.match(text, at.end())
            found = pattern.match(text, joint.end()) if joint else None
            if found is None:
                break
            at = found
            told.append(found)
        stop = at.end()
        order = [int((one.lastgroup or "i0")[1:]) for one in told]
        if len(set(order)) < len(items) or not is_whole(items, order, told):
            continue
        yield _Row((first.start(), stop), order, items)


def _goes_on(text: str, row: _Row) -> bool:
    """Whether more is listed before or behind a row."""
    start, end = row.span
    ends = {item.end for item in row.items if item.end}
    before, behind = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    clause = CLAUSE.split(before)[-1]
    joint = next((one for one in ("以及", "会同", "联合", "、", "和", "与", "及") if clause.endswith(one)), "")
    last = clause.removesuffix(joint)[-1:]
    if joint and (joint == "、" or last in ends or (last and last in "0123456789号路")):
        return True
    more = _JOINT.match(behind)
    if more is None or more[0] == "联合":
        return False
    return more[0] != "同" or not ends.isdisjoint(CLAUSE.split(behind)[0])


def _tells_order(text: str, row: _Row, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the order in which items stand is another than supplied, and says something."""
    if not row.is_turned:
        return False
    around = _around(text, row.span)
    numbers = [row.items[at].number for at in row.order]
    if all(numbers) and numbers == sorted(numbers):
        around = around.replace(_AFTER_EACH_OTHER, "")
    if _IN_ORDER.search(around):
        return True
    each = _RESPECTIVELY.search(around)
    if each is None:
        return False
    if not each["alone"] or re.search("、|和|与|及", around.partition(_ROW)[0]):
        return True  # 甲、乙|分别为
    return any(len(row.items) == len(other) for one in claims if one is not claim for other in read_rows(one.form))


def _around(text: str, span: Span) -> str:
    """Return what stands in the sentence of a row before it and behind it."""
    start, end = span
    first = start_after(SENTENCE_END, text, max(0, start - _REACH), start)
    return f"{text[first:start]}{_ROW}{text[end : end_before(SENTENCE_END, text, end, end + _REACH)]}"


def _is_of_another(text: str, span: Span, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the clause of a row has what tells another list's label from its own, and nothing of its own."""
    start = start_after(CLAUSE, text, max(0, span[0] - _REACH), span[0])
    end = end_before(CLAUSE, text, span[1], span[1] + _REACH)
    words = f"{text[start:span[0]]}，{text[span[1]:end]}"
    mine = claim.fact.label
    for other in claims:
        if other is claim or (other.kind == STATE) != (claim.kind == STATE) or other.form == claim.form:
            continue
        if len(ITEM_EDGE.split(other.form)) < _PAIR:
            continue
        own, its = (pairs_of(_IDLE_OF_LABEL.sub("", label)) for label in (mine, other.fact.label))
        told = sum(pair in words for pair in its - own)
        if told and told > sum(pair in words for pair in own - its):
            return True
    return False


def _find_titled(text: str, title: str, number: str) -> Iterator[Span]:
    """Yield where a document's title and its number stand in one clause or two beside each other: 以…第6号公布《…》."""
    for row in single_rows(number):
        for found in pattern_of(row).finditer(text):
            if not is_whole(row, [0], [found]):
                continue
            for place in re.finditer(re.escape(title), text):
                start, end = min(found.start(), place.start()), max(found.end(), place.end())
                amid = text[min(found.end(), place.end()) : max(found.start(), place.start())]
                if len(amid) <= _NEAR and not re.search("[。；！？《》0-9]", amid):
                    yield start, end
