"""A value that is a list (县教育局、县卫健局; 1号、2号、5号楼): its items, and where all of them stand joined, in any
order.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from draftkit.check.clauses import AND, CLAUSE, SENTENCE_END, end_before, pairs_of, start_after
from draftkit.check.supply import STATE, Claim
from draftkit.patterns import lazy_pattern

_MOST, _LONGEST = 12, 30
_REACH, _NEAR = 80, 12
_PAUSE = lazy_pattern("[、，,]")
_AND = lazy_pattern(f"，|,|{AND}")
_JOINT = lazy_pattern("、|以及|和(?!平|谐)|与|及(?![时其])|跟|会同|联合|协同|同")
_NUMBERED = lazy_pattern(r"(?P<head>.*\D|)(?P<number>[0-9]+)(?P<tail>\D*)")
_NAMED_BY_NUMBER = lazy_pattern(r"号|路(?:公交)?|线|次列车")
_NAMING = frozenset({"document", "code", "ordinal", "id", "phone"})
_PASSING = frozenset({"count", *_NAMING})
_BARE = lazy_pattern("第?$|[A-Z]+$")
_ORDER_A = lazy_pattern("(?P<of>[一-龥]{1,10})令第(?P<number>[0-9]+)号")
_ORDER_B = lazy_pattern("(?P<of>[一-龥]{1,10})第(?P<number>[0-9]+)号令")
_GIVEN = "(?:出台|颁布|发布|公布|印发|制定)?的?"
_TITLED = lazy_pattern("(?P<title>《[^《》]{2,60}》)[（(](?P<number>[^（()）]+)[）)]")
_BODY = lazy_pattern("(?P<level>[省市县区镇乡]?)(?P<stem>[一-龥]{4,20})")
_ENDED = ("局", "办公室", "委员会", "政府", "法院", "检察院", "中心", "厅", "联合会")
_SHORT = 3
_LEVELS = "省市县区镇乡州"
_SET_IN_ORDER = lazy_pattern(
    "流程|程序|步骤|环节|顺序|次序|排序|排名|位次|名次|先后|阶段|依次|途经|路线|走向|行程|前[0-9一二三四五六七八九十]+|高到低|等级"
)
_IN_ORDER = lazy_pattern(
    "依次|顺序|次序|排序|先后|逐一按|各自|[由从][高大多强好快先前][到至]|[由从]低[到至]|位居前|位列前|居前|前[0-9一二三四五六七八九十]+[名位]|冠军"
)
_RESPECTIVELY = lazy_pattern("分别(?P<alone>为|是|有)?")
_AFTER_EACH_OTHER = "先后"
_IDLE_OF_LABEL = lazy_pattern("单位|部门|名称|情况|项目|文件|依据")
_DENIED = lazy_pattern("[均都尚仍暂也]?(?:不(?!断|定期|仅|但|懈|同)|未|没有|拒|无(?!偿))")
_DENIAL = lazy_pattern("[不未没无拒]")
_PAIR = 2

Span = tuple[int, int]


class Item(NamedTuple):
    """One of a list: words, or a number with what stands before and behind it. `word` is a pattern where it has none,
    else `head` is one; `bare` is what of the head is said again where the rest is told once (第, G).
    """

    word: str
    head: str = ""
    number: str = ""
    tail: str = ""
    bare: str = ""
    may_share: bool = True


def find_listed(text: str, claim: Claim, claims: Sequence[Claim]) -> list[Span]:
    """Return where all items of a value stand joined, each once and nothing else among them, in an order that tells
    nothing; not in a clause that speaks of another of `claims` instead.
    """
    if titled := _TITLED.fullmatch(claim.form):
        return list(_find_titled(text, titled["title"], titled["number"]))
    rows = list(_read_rows(claim.form))
    if not rows or _SET_IN_ORDER.search(claim.fact.label) or not _may_turn(claim):
        return []
    spans = {span for items in rows for span in _find_row(text, items, claim, claims)}
    if not _DENIAL.search(claim.fact.label):
        spans = {span for span in spans if not _DENIED.match(text, span[1])}
    return sorted(span for span in spans if not _is_of_another(text, span, claim, claims))


def _may_turn(claim: Claim) -> bool:
    """Whether no figure of a value is an amount that nothing but its place tells the thing of."""
    if any(figure.kind not in _PASSING or figure.approx for figure in claim.figures):
        return False
    if all(figure.kind in _NAMING for figure in claim.figures):
        return True
    told = map(_NUMBERED.fullmatch, _complete(_PAUSE.split(claim.form)))
    return all(one and (len(one["head"]) >= _PAIR or _NAMED_BY_NUMBER.match(one["tail"])) for one in told)


@lru_cache(maxsize=4096)
def _read_rows(form: str) -> tuple[tuple[Item, ...], ...]:
    """Return the items of a value as they may be told: each way of reading 和, each form of a decree's number."""
    ways = dict.fromkeys(tuple(split.split(form)) for split in (_PAUSE, _AND))
    rows: list[tuple[Item, ...]] = []
    for pieces in ways:
        if not all(0 < len(piece) <= _LONGEST for piece in pieces) or len(pieces) > _MOST:
            continue
        told = _complete(pieces)
        if decrees := _decrees(told):
            rows += decrees
        elif 1 < len(pieces) == len(set(told)):
            rows.append(tuple(map(_item, told)))
    return tuple(rows)


def _complete(pieces: Sequence[str]) -> list[str]:
    """Return items with what the list says once, before the first number or behind the last: 县政府令|第9号, 1号|楼."""
    read = [_NUMBERED.fullmatch(piece) for piece in pieces]
    told = list(pieces)
    head = ""
    for at, found in enumerate(read):
        if found:
            mine = found["head"]
            head = head if mine != head and _BARE.fullmatch(mine) and head.endswith(mine) else mine
            told[at] = f"{head}{found['number']}{found['tail']}"
        else:
            head = ""
    tail = ""
    for at in range(len(read) - 1, -1, -1):
        found = read[at]
        if found:
            more = tail.removeprefix(found["tail"]) if tail.startswith(found["tail"]) else ""
            tail, told[at] = f"{found['tail']}{more}", f"{told[at]}{more}"
        else:
            tail = ""
    return told


def _decrees(told: Sequence[str]) -> list[tuple[Item, ...]]:
    """Return the numbers of decrees in both their forms: 县政府令第6号, 县政府第6号令."""
    read = [_ORDER_A.fullmatch(one) or _ORDER_B.fullmatch(one) for one in told]
    if not all(read):
        return []
    numbers = [(_government(one["of"]), one["number"]) for one in read if one]
    return [
        tuple(Item("", f"{of}令第", number, "号", "第") for of, number in numbers),
        tuple(Item("", f"{of}{_GIVEN}第", number, "号令", "第") for of, number in numbers),
    ]


def _government(name: str) -> str:
    return re.sub("(?:人民)?政府", "(?:人民)?政府", name)


def _item(told: str) -> Item:
    found = _NUMBERED.fullmatch(told)
    if found is None:
        return Item(_word(told))
    head = found["head"]
    bare = _BARE.search(head)
    shared = bool(_NAMED_BY_NUMBER.match(found["tail"]) or head.endswith("第") or (bare and bare[0]))
    return Item("", re.escape(head), found["number"], found["tail"], bare[0] if bare else "", shared)


def _word(told: str) -> str:
    """Return what finds an item that is words; a body's, in a form that leaves out characters, too: 教体局."""
    whole = r"\s*".join(map(re.escape, told))
    body = _BODY.fullmatch(told)
    if body is None or not told.endswith(_ENDED):
        return whole
    level, stem = body["level"], body["stem"]
    government = stem.startswith("人民")
    for long, short in (("办公室", "办"), ("委员会", "委")):
        if stem.endswith(long):
            return f"{whole}|{level}{stem.removesuffix(long)}{short}"
    if government:
        return f"{whole}|{level}{stem.removeprefix('人民')}"
    middle = "".join(f"{sign}?" for sign in stem[1:-1])
    least = f"(?=[一-龥]{{{_SHORT - 1}}})"
    own = f"(?:{level}|(?<![{_LEVELS}]))" if level else ""
    return f"{whole}|{own}{stem[0]}{least}{middle}{stem[-1]}"


@lru_cache(maxsize=4096)
def _atoms(items: tuple[Item, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<i{at}>{_atom(item)})" for at, item in enumerate(items)))


def _atom(item: Item) -> str:
    if not item.number:
        return item.word
    if not item.may_share:
        return f"{item.head}{item.number}{re.escape(item.tail)}"
    ends = "|".join(re.escape(item.tail[:end]) for end in range(len(item.tail), -1, -1))
    bare = f"|{item.bare}" if item.head != item.bare else ""
    return f"(?:{item.head}{bare})(?<![0-9.]){item.number}(?![0-9.％%])(?:{ends})"


def _find_row(text: str, items: tuple[Item, ...], claim: Claim, claims: Sequence[Claim]) -> Iterator[Span]:
    pattern = _atoms(items)
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
        if len(set(order)) < len(items) or not _is_whole(items, order, told):
            continue
        span = first.start(), stop
        if not _goes_on(text, span, items) and not _tells_order(text, span, order, items, claim, claims):
            yield span


def _is_whole(items: Sequence[Item], order: Sequence[int], told: Sequence[re.Match[str]]) -> bool:
    """Whether each number has its head, or follows one with the same; and its tail, or goes before one with that."""
    for place, (at, found) in enumerate(zip(order, told, strict=True)):
        item = items[at]
        if not item.number:
            continue
        before, behind = order[place - 1] if place else -1, order[place + 1] if place + 1 < len(order) else -1
        if not re.match(item.head, found[0]) and (before < 0 or items[before].head != item.head):
            return False
        if not found[0].endswith(item.tail) and (behind < 0 or items[behind].tail != item.tail):
            return False
    return True


def _goes_on(text: str, span: Span, items: Sequence[Item]) -> bool:
    """Whether more is listed before or behind a row."""
    start, end = span
    ends = {item.word[-1] for item in items if item.word}
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


def _tells_order(
    text: str, span: Span, order: Sequence[int], items: Sequence[Item], claim: Claim, claims: Sequence[Claim]
) -> bool:
    """Whether the order in which items stand is another than supplied, and says something."""
    if list(order) == sorted(order):
        return False
    start, end = span
    first = start_after(SENTENCE_END, text, max(0, start - _REACH), start)
    last = end_before(SENTENCE_END, text, end, end + _REACH)
    around = f"{text[first:start]}，{text[end:last]}"
    numbers = [int(items[at].number or 0) for at in order]
    if all(numbers) and numbers == sorted(numbers):
        around = around.replace(_AFTER_EACH_OTHER, "")
    if _IN_ORDER.search(around):
        return True
    each = _RESPECTIVELY.search(around)
    if each is None:
        return False
    if not each["alone"] or re.search("、|和|与|及", text[first:start]):
        return True  # 甲、乙|分别为
    return any(len(row) == len(items) for one in claims if one is not claim for row in _read_rows(one.form))


def _is_of_another(text: str, span: Span, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the clause of a row has what tells another list's label from its own, and nothing of its own."""
    start = start_after(CLAUSE, text, max(0, span[0] - _REACH), span[0])
    end = end_before(CLAUSE, text, span[1], span[1] + _REACH)
    words = f"{text[start:span[0]]}，{text[span[1]:end]}"
    mine = claim.fact.label
    for other in claims:
        if other is claim or (other.kind == STATE) != (claim.kind == STATE) or other.form == claim.form:
            continue
        if len(_AND.split(other.form)) < _PAIR:
            continue
        own, its = (pairs_of(_IDLE_OF_LABEL.sub("", label)) for label in (mine, other.fact.label))
        told = sum(pair in words for pair in its - own)
        if told and told > sum(pair in words for pair in own - its):
            return True
    return False


def _find_titled(text: str, title: str, number: str) -> Iterator[Span]:
    """Yield where a document's title and its number stand in one clause or two beside each other: 以…第6号公布《…》."""
    rows = [row for row in _read_rows(number) if len(row) == 1] or [(_item(number),)]
    for row in rows:
        for found in _atoms(row).finditer(text):
            if not _is_whole(row, [0], [found]):
                continue
            for place in re.finditer(re.escape(title), text):
                start, end = min(found.start(), place.start()), max(found.end(), place.end())
                amid = text[min(found.end(), place.end()) : max(found.start(), place.start())]
                if len(amid) <= _NEAR and not re.search("[。；！？《》0-9]", amid):
                    yield start, end
