"""A supplied enumeration with another item in the place of one (大河、长桥、新井 for 大河、长桥、石井), or one more."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from draftkit.characters import is_within
from draftkit.check.altered import other_name_message
from draftkit.check.clauses import AND, common_head
from draftkit.check.supply import STATE, Supply, squeeze
from draftkit.check.verdict import Finding
from draftkit.ledger import Fact
from draftkit.messages import say
from draftkit.names.ordinary import is_word
from draftkit.patterns import DIGIT, lazy_pattern

_LEAST, _LEAST_OPEN, _MOST = 3, 2, 30
_LONGEST, _SHORT = 12, 6
_EDGE = lazy_pattern(r"[，。；：！？,;:!?\n（）()“”《》\s]")
_JOINT = "(?:、|以及|和|与|及|或)"
_AND = lazy_pattern(_JOINT)
_SPLIT = lazy_pattern(AND)
_OPEN = lazy_pattern("等.*")
_ITEM = r"[^、，。；：！？,;:!?\n（）()“”《》\s]"
_OPENS = lazy_pattern("(?:[，。；：！？,;:!?\\n（(“是为在对将由有]|分别)$")


class _Row(NamedTuple):
    """An enumeration as supplied: its items, whether it says that there are more, and whose it is."""

    items: tuple[str, ...]
    is_open: bool
    fact: Fact | None


def judge_enumerations(text: str, supply: Supply) -> Iterator[Finding]:
    """Yield an error for each item that stands in the place of a supplied one, a warning for each that was added.

    Only what stands nowhere in what was supplied is another item, and only where the one it replaces is gone.
    """
    is_known = cache(supply.words.__contains__)
    for row in dict.fromkeys(_rows(supply)):
        missing = [at for at, item in enumerate(row.items) if item not in text]
        if len(missing) == 1 and len(row.items) >= _LEAST:
            for start, end in _replaced(text, row.items, missing[0]):
                if not is_known(text[start:end]) and not _says_the_same(text[start:end], row.items[missing[0]]):
                    yield _other(text, (start, end), row.items[missing[0]], row.fact)
        elif not missing:
            for start, end in _added(text, row):
                yield _more(text, (start, end), row)


def _rows(supply: Supply) -> Iterator[_Row]:
    """Yield the enumerations of states, labels and names, each item of which stands once; what holds figures is judged
    by them.
    """
    told: list[tuple[str, Fact | None]] = [(name, None) for name in supply.names]
    for claim in supply.claims:
        told.append((squeeze(claim.fact.label), None))
        if claim.kind == STATE:
            told.append((claim.form, claim.fact))
    told += [(squeeze(passage), None) for passage in supply.passages.values()]
    for words, fact in told:
        for piece in _EDGE.split(words) if "、" in words else ():
            items = tuple(_SPLIT.split(_OPEN.sub("", piece)))
            is_open = "等" in piece
            if not (_LEAST_OPEN if is_open else _LEAST) <= len(items) <= _MOST:
                continue
            if len(set(items)) < len(items):
                continue  # 甲、甲、甲
            if all(0 < len(item) <= _LONGEST for item in items) and not DIGIT.search(piece):
                yield _Row(items, is_open, fact)


def _replaced(text: str, items: Sequence[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield where something stands in the place of one item, amid the others."""
    item = items[at]
    before, behind = _joined(items[:at]), _joined(items[at + 1 :])
    if before and behind:
        pattern = f"{before}{_JOINT}(?P<told>{_ITEM}{{1,{_LONGEST}}}?){_JOINT}{behind}"
    elif not before and len(item) > _SHORT:
        return
    elif before:
        pattern = f"{before}{_JOINT}(?P<told>{_ITEM}{{1,{_LONGEST}}}?)(?=等|[，。；：！？,;:!?\\n（）()”]|$)"
    else:
        pattern = f"(?P<told>{_ITEM}{{{len(item)}}}){_JOINT}{behind}"
    for found in re.finditer(pattern, text):
        start, end = found.span("told")
        if (before and behind) or (_is_like(text[start:end], item) if before else _opens(text, start, end, item)):
            yield start, end


def _is_like(told: str, item: str) -> bool:
    """Whether words at the end of an enumeration are as long as an item or end like it, and so are all of theirs."""
    return len(told) == len(item) or (len(item) > 1 and told[-1] == item[-1])


def _opens(text: str, start: int, end: int, item: str) -> bool:
    """Whether words are all that stands in the first place, not the end of more: 学校建设项目|平整, of 校区平整."""
    return bool(_OPENS.search(text, 0, start)) and text[end - 2 : end] != item[-2:]


def _added(text: str, row: _Row) -> Iterator[tuple[int, int]]:
    """Yield where something stands between two items of an enumeration that stands nowhere as supplied."""
    whole = _joined(row.items)
    if re.search(whole, text):
        return
    end = "" if len(row.items) >= _LEAST else "等"
    for first in re.finditer(re.escape(row.items[0]), text):
        stop, at = _told_on(text, first.end(), row.items)
        rest = f"、(?P<told>{_ITEM}{{1,{_LONGEST}}}?){_JOINT}{_joined(row.items[at:])}{end}"
        if text.startswith("、", stop) and (found := re.compile(rest).match(text, stop)):
            yield found.span("told")


def _told_on(text: str, stop: int, items: Sequence[str]) -> tuple[int, int]:
    """Return where the items told in a row end, the first of which ends at `stop`, and how many they are."""
    for at, item in enumerate(items[1:], 1):
        joint = _AND.match(text, stop)
        if not (joint and text.startswith(item, joint.end())):
            return stop, at
        stop = joint.end() + len(item)
    return stop, len(items)


def _joined(items: Sequence[str]) -> str:
    return _JOINT.join(map(re.escape, items))


def _says_the_same(told: str, item: str) -> bool:
    """Whether one of two words is short for the other (房建 for 房屋建设), both begin alike (应急处置|各组), or both
    end alike behind a word that is no part of the item (目前|水, for 莆田水).
    """
    if told[-1] == item[-1] and is_word(told[:-1]):
        return True
    return is_within(told, item) or is_within(item, told) or len(common_head(told, item)) > len(item) / 2


def _other(text: str, place: tuple[int, int], item: str, fact: Fact | None) -> Finding:
    told, code = text[slice(*place)], "altered" if fact else "unknown_name"
    return Finding.at(place, code, other_name_message(told, item), told, fact, expected=item)


def _more(text: str, place: tuple[int, int], row: _Row) -> Finding:
    told = text[slice(*place)]
    message = say(
        "{text} was not supplied among {items}. Delete it there, or add it to the facts.",
        text=told,
        items="、".join(row.items),
    )
    return Finding.at(place, "unsure", message, told, row.fact, severity="warning")
