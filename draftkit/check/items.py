"""The items of a value that is a list (县教育局、县卫健局; 1号、2号、5号楼), and how each is told beside others."""

import re
from collections.abc import Sequence
from functools import lru_cache, reduce
from typing import NamedTuple

from draftkit.check.clauses import AND, common_head, common_tail, pairs_of
from draftkit.patterns import lazy_pattern

_MOST, _LONGEST = 12, 30
PAUSE, ITEM_EDGE = lazy_pattern("[、，,]"), lazy_pattern(f"，|,|{AND}")
NUMBERED = lazy_pattern(r"(?P<head>.*\D|)(?P<number>[0-9]+)(?P<tail>\D*)")
NAMED_BY_NUMBER = lazy_pattern(r"号|路(?:公交)?|线|次列车")
_BARE = lazy_pattern("第?$|[A-Z]+$")
_ORDER_A = lazy_pattern("(?P<of>[一-龥]{1,10})令第(?P<number>[0-9]+)号")
_ORDER_B = lazy_pattern("(?P<of>[一-龥]{1,10})第(?P<number>[0-9]+)号令")
_GIVEN = "(?:出台|颁布|发布|公布|印发|制定)?的?"
_BODY = lazy_pattern("(?P<level>[省市县区镇乡]?)(?P<stem>[一-龥]{4,20})")
_ENDED = ("局", "办公室", "委员会", "政府", "法院", "检察院", "中心", "厅", "联合会")
NAME_ENDS = (*"镇乡村县市区州旗局委办厅院所站队校园馆店社路街桥楼组", "中心", "公司", "街道", "政府", "联合会")
"""What names of places and bodies end with."""
_SHORT = 3
_LEVELS = "省市县区镇乡州"
_OWNED = lazy_pattern(f"(?:.*[{_LEVELS}村])?")
_FREE = "(?:(?<![一-龥])|(?<=[的有是为在对由向和与及同将把给]))"
"""Where a single character may stand as an item: 对|东、西片区, not 山|东、西片区."""
_WHEN_OR_WHERE = lazy_pattern("(?<=[一-鿿]{2})(?:前后|期间|前夕|时节|一带|沿线|附近|周边)$")
_TALLY = ("", *"二三四五六七八九十", "十一", "十二")
_PAIR, _MANY = 2, 3


class Item(NamedTuple):
    """One of a list: a number or a `core` of words, with what stands before and behind it, which the list may tell
    once for several. `whole` is a pattern of words without a number, told in full or in a short form; `head` and `core`
    are patterns, and `bare` is what of the head is said again where the rest is told once (第, G).
    """

    whole: str
    head: str
    core: str
    tail: str
    number: int = 0
    bare: str = ""
    may_share: bool = True

    @property
    def end(self) -> str:
        """The last character of an item of words."""
        return "" if self.number else (self.tail or self.core)[-1]


@lru_cache(maxsize=4096)
def read_rows(form: str) -> tuple[tuple[Item, ...], ...]:
    """Return the items of a value as they may be told: each way of reading 和, each form of a decree's number."""
    ways = dict.fromkeys(tuple(split.split(form)) for split in (PAUSE, ITEM_EDGE))
    rows: list[tuple[Item, ...]] = []
    for pieces in ways:
        if not all(0 < len(piece) <= _LONGEST for piece in pieces) or len(pieces) > _MOST:
            continue
        told = _with_ending(complete(pieces))
        if decrees := _decrees(told):
            rows += decrees
        elif 1 < len(pieces) == len(set(told)):
            rows.append(_items(told))
    return tuple(rows)


def names_in(form: str) -> list[str]:
    """Return the items of a value that is a list of words, as they are supplied; nothing of another value."""
    names = ITEM_EDGE.split(form)
    return names if 1 < len(names) <= _MOST and all(0 < len(name) <= _LONGEST for name in names) else []


def lacks_item(text: str, form: str) -> bool:
    """Whether of an item of a value that lists names of one kind (县教育局、县卫健局) nothing of its own is told; what
    is no name may be told in other words.
    """
    if not form.endswith(NAME_ENDS):
        return _lacks_one_of_many(text, names_in(form))
    return any(own not in text and not any(pair in text for pair in pairs_of(own)) for own in _owns(form))


def _lacks_one_of_many(text: str, items: Sequence[str]) -> bool:
    """Whether of three names at least, each of three characters, two stand and of another nothing does."""
    if len(items) < _MANY or min(map(len, items)) < _MANY:
        return False
    lost = [item for item in items if item not in text]
    silent = any(not any(pair in text for pair in pairs_of(item)) for item in lost)
    return silent and len(lost) <= len(items) - _PAIR


def has_items(text: str, form: str) -> bool:
    """Whether of all items of such a value what is their own is told (教育、卫健部门), which takes two characters."""
    owns = _owns(form)
    return bool(owns) and all(len(own) > 1 and own in text for own in owns)


def _owns(form: str) -> list[str]:
    """Return what each item of a value that lists things of one kind has of its own; nothing of another value."""
    names = names_in(form)
    head, tail = _in_common(names)
    return [name[len(head) : len(name) - len(tail)] for name in names if tail]


def single_rows(told: str) -> list[tuple[Item, ...]]:
    """Return one item as it may be told, as a row of its own."""
    return [row for row in read_rows(told) if len(row) == 1] or [_items([told])]


def complete(pieces: Sequence[str]) -> list[str]:
    """Return items with what the list says once, before the first number or behind the last: 县政府令|第9号, 1号|楼."""
    read = [NUMBERED.fullmatch(piece) for piece in pieces]
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


def _with_ending(told: Sequence[str]) -> Sequence[str]:
    """Return items each with what says of the last when or where, and holds for all: 春节、清明|前后."""
    ending = _WHEN_OR_WHERE.search(told[-1])
    if ending is None or any(_WHEN_OR_WHERE.search(one) or NUMBERED.fullmatch(one) for one in told[:-1]):
        return told
    return [*(f"{one}{ending[0]}" for one in told[:-1]), told[-1]]


def _decrees(told: Sequence[str]) -> list[tuple[Item, ...]]:
    """Return the numbers of decrees in both their forms: 县政府令第6号, 县政府第6号令."""
    read = [_ORDER_A.fullmatch(one) or _ORDER_B.fullmatch(one) for one in told]
    if not all(read):
        return []
    numbers = [(_government(one["of"]), one["number"]) for one in read if one]
    return [
        tuple(_decree(f"{of}令第", number, "号") for of, number in numbers),
        tuple(_decree(f"{of}{_GIVEN}第", number, "号令") for of, number in numbers),
    ]


def _government(name: str) -> str:
    return re.sub("(?:人民)?政府", "(?:人民)?政府", name)


def _decree(head: str, number: str, tail: str) -> Item:
    return Item("", head, f"(?<![0-9.]){number}(?![0-9.％%])", tail, int(number), "第")


def _numbered(told: str) -> Item | None:
    found = NUMBERED.fullmatch(told)
    if found is None:
        return None
    head = found["head"]
    bare = _BARE.search(head)
    shared = bool(NAMED_BY_NUMBER.match(found["tail"]) or head.endswith("第") or (bare and bare[0]))
    number = found["number"]
    core = f"(?<![0-9.]){number}(?![0-9.％%])" if shared else number
    return Item("", re.escape(head), core, found["tail"], int(number), bare[0] if bare else "", shared)


def _items(told: Sequence[str]) -> tuple[Item, ...]:
    """Return items; those of words with what all of them begin or end with apart: 石桥|村, 柳湾|村; 县|卫健局."""
    head, tail = _in_common([one for one in told if not NUMBERED.fullmatch(one)])
    return tuple(_numbered(one) or _of_words(one, head, tail) for one in told)


def _in_common(words: Sequence[str]) -> tuple[str, str]:
    """Return whose all of several items are (县), and with what all of them end; each has something of its own."""
    most = min(map(len, words)) - 1 if len(words) > 1 else 0
    tail = reduce(common_tail, words)[-most:] if most else ""
    owner = _OWNED.match(reduce(common_head, words)[: most - len(tail)]) if most else None
    return owner[0] if owner else "", tail


def _of_words(told: str, head: str, tail: str) -> Item:
    core = re.escape(told[len(head) : len(told) - len(tail)])
    return Item(_word(told), re.escape(head), core, tail, may_share=bool(head or tail))


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
def pattern_of(items: tuple[Item, ...]) -> re.Pattern[str]:
    """Return what finds an item, as the group `i` with its place among them, longer ones first."""
    places = sorted(range(len(items)), key=lambda at: -len(items[at].core))
    return re.compile("|".join(f"(?P<i{at}>{_atom(items[at], len(items))})" for at in places))


def _atom(item: Item, count: int) -> str:
    ends = "|".join(re.escape(item.tail[:end]) for end in range(len(item.tail), -1, -1))
    if not item.number:
        return f"{item.whole}|{_told_with_others(item, ends, count)}" if item.may_share else item.whole
    if not item.may_share:
        return f"{item.head}{item.core}{re.escape(item.tail)}"
    bare = f"|{item.bare}" if item.head != item.bare else ""
    return f"(?:{item.head}{bare}){item.core}(?:{ends})"


def _told_with_others(item: Item, ends: str, count: int) -> str:
    """Return what finds words of which others of a list have the rest, which may be counted: 石桥、柳湾|两村."""
    start = "" if item.head or len(item.core) > 1 else _FREE
    tally = tally_of(count)
    counted = (f"{re.escape(item.tail[:at])}{tally}{re.escape(item.tail[at:])}|" for at in range(len(item.tail)))
    return f"(?:{item.head}|){start}{item.core}(?:{''.join(counted)}{ends})"


def tally_of(count: int) -> str:
    """Return a pattern of how many a list says that its items are, behind the last one: 甲、乙|两|镇."""
    return f"(?:{_TALLY[count - 1]}|{count}{'|两' if count == _PAIR else ''})个?"


def is_whole(items: Sequence[Item], order: Sequence[int], told: Sequence[re.Match[str]]) -> bool:
    """Whether each item has its head, or follows one with the same; and its tail, or goes before one with that."""
    for place, (at, found) in enumerate(zip(order, told, strict=True)):
        item = items[at]
        if item.whole and re.fullmatch(item.whole, found[0]):
            continue
        before, behind = order[place - 1] if place else -1, order[place + 1] if place + 1 < len(order) else -1
        if not re.match(item.head, found[0]) and (before < 0 or items[before].head != item.head):
            return False
        if not found[0].endswith(item.tail[-1:]) and (behind < 0 or items[behind].tail != item.tail):
            return False
    return True
