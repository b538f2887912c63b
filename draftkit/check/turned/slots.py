"""Another thing in one place of a label, in a text that says the labels of its facts word for word."""

from typing import NamedTuple

from draftkit.check.binding.bound import STRAY, UNSURE
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.subjects import is_subject
from draftkit.patterns import lazy_pattern

_RATE = lazy_pattern("(?:率|占比|比重|水平|标准|系数|指数|[均单]价|水位|浓度|密度)$")
"""Ends of labels before which what stands is a thing, not a verb: 设备使用率 for 病床使用率."""
_POINTS = lazy_pattern("[该此其这那本各在将为以按]|上述|前述|前者|后者|两[者项]|所[用需涉]")
"""Words that lead back to a thing or on to it, and name none: 该片区户数, 在整改率96.5%的基础上."""
_COMPARES = lazy_pattern("[比较同期环上去年]+$")
_NUMBER = lazy_pattern("[0-9０-９一二三四五六七八九十]")
_TIME = lazy_pattern("时点|日期|时间")
_LONG = 3
_LONGEST_END = 5
_COUNTED = lazy_pattern("(?:共计?|[合总累]计|总共|达到?|[为是按]每[年月日天周季人户亩]|[为是有约计已了近超])+$")


class Slot(NamedTuple):
    """A word of a label, what stands in its place, and what both have before it and behind it."""

    word: str
    other: str
    lead: str
    rest: str


def uncounted(words: str) -> str:
    """Return the words before a figure without what only leads on to it: 检修换热站, of 检修换热站共."""
    return _COUNTED.sub("", words)


def find_slot(label: str, phrase: str) -> Slot | None:
    """Return where a phrase is a label but for one place, or `None` where it is that label or all of another one."""
    least = min(len(label), len(phrase))
    first = next((at for at in range(least) if label[at] != phrase[at]), least)
    last = next((at for at in range(least - first) if label[-1 - at] != phrase[-1 - at]), least - first)
    end = len(label) - last
    slot = Slot(label[first:end], phrase[first : len(phrase) - last], label[:first], label[end:])
    return slot if slot.word and slot.other and slot.lead + slot.rest else None


def completed(item: str, label: str) -> str:
    """Return an item of a list with the end that it shares with those behind it: 人均用电量、人均能耗|降幅."""
    for at in range(len(label) - 1, max(1, len(label) - _LONGEST_END), -1):
        end = label[at:]
        if item[-1:] == label[at - 1] and end not in item:
            return item + end
    return item


def weigh_place(page: Page, label: str, phrase: str) -> str:
    """Return what a phrase says that is a label but for one place: `STRAY`, `UNSURE`, or `""`.

    It tells another thing, and not the same in other words, amid a label whatever stands there, before a rate whatever
    may be a thing, else where both words name subjects: a verb may stand for a verb. That is only not sure where what
    stands there was supplied with something else.
    """
    phrase = uncounted(phrase)
    slot = find_slot(label, phrase)
    if not slot or not _is_thing(slot) or any(phrase in known for known in page.subjects.supply.strings):
        return ""
    return STRAY if page.subjects.is_unsupplied(slot.other) else UNSURE


def _is_thing(slot: Slot) -> bool:
    """Whether what stands in a slot is another thing there, not a pointer, a verb, or the base of a comparison."""
    if _NUMBER.search(slot.other) or _COMPARES.match(slot.other) or _POINTS.match(slot.other):
        return False
    if slot.lead and slot.rest:
        return slot.lead + slot.word not in read_words("achieved")  # 修好 for 修复
    if slot.rest and _RATE.search(slot.rest):
        return len(slot.other) >= min(2, len(slot.word))
    return is_subject(slot.word) and is_subject(slot.other) and not _TIME.search(slot.other)
