"""Another thing in one place of a label, in a text that says the labels of its facts word for word."""

from typing import NamedTuple

from draftkit.characters import is_within
from draftkit.check.binding.bound import STRAY, UNSURE
from draftkit.check.clauses import common_head, common_tail
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.scopes import WHOLE
from draftkit.check.subjects import is_subject
from draftkit.check.turned.replaced import is_supplied, uncounted
from draftkit.check.turned.states import idle_words
from draftkit.patterns import lazy_pattern

_RATE = lazy_pattern("(?:率|占比|比重|水平|标准|系数|指数|[均单]价|水位|浓度|密度)$")
"""Ends of labels before which what stands is a thing, not a verb: 设备使用率 for 病床使用率."""
_POINTS = lazy_pattern("(?:[该此其这那各本在将为以按](?:[类项批些])?$)|该|上述|前述|前者|后者|两[者项]|所[用需涉]|将在")
"""Words that lead back to a thing or on to it, and name none: 该片区户数, 在整改率96.5%的基础上."""
_LIGHT = lazy_pattern(
    f"截至|目前|当前|年内|[全当本][年月季]|[上下]半年|总体|综合|整体|平均|实际|[日月年户人]均|{WHOLE}|全[街社]|[一-鿿]{{0,4}}期间|经过|通过|总"
)
"""Words before a rate that say when, where or how it was taken: 总体满意率 for 群众满意率."""
_COMPARES = lazy_pattern("[比较同期环上去年]+$")
_NUMBER = lazy_pattern("[0-9０-９]|[一二三四五六七八九十](?:[个项类条批次年月日]|$)")
_TIME = lazy_pattern("时点|日期|时间")
_WHEN = lazy_pattern(f"(?:{_TIME.pattern}|期限|时限|时段|起止|完成)$")
_MEASURE = lazy_pattern(
    "(?P<thing>[一-鿿]{2,3})(?P<of>(?:产量|产值|产能|销量|销售额|收购量|收购价|出口额|存栏量?|出栏量?|库存|种植面积|养殖面积))"
)
"""Labels of how much there is of a product: 桐油产量."""
_YEAR = lazy_pattern(f"^(?:[今去上本全当]年|年内)|{_LIGHT.pattern}")
_DONE_WITH = lazy_pattern(
    "(?P<thing>[一-鿿]{2,12}?)(?:已经?|均|也|都|全部|全)*(?P<verb>[一-鿿]{2})(?:了|到位|完毕|完成)?(?=[，。；：！、（]|$)"
)
_IS_OF = lazy_pattern("[，,]?(?:为|是)?(?P<verb>[一-鿿]{2})的(?P<thing>[一-鿿]{2,12})(?=[，。；：！、（]|$)")
"""What is done with what is told of a figure behind it."""
_VERB = 2
_LONGEST_END = 5
_SHORTEST = 2


class Slot(NamedTuple):
    """A word of a label, what stands in its place, and what both have before it and behind it."""

    word: str
    other: str
    lead: str
    rest: str


def find_slot(label: str, phrase: str) -> Slot | None:
    """Return where a phrase is a label but for one place, or `None` where it is that label or all of another one."""
    first = len(common_head(label, phrase))
    last = min(len(common_tail(label, phrase)), len(label) - first, len(phrase) - first)
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


def told_behind(words: str, label: str) -> str:
    """Return what words behind a figure say as its label would, verb first, where they have that verb: of 下拨救灾资金,
    下拨重建资金 for 重建资金已下拨 and for 为下拨的重建资金; else `""`.
    """
    verb = label[:_VERB]
    for found in (_DONE_WITH.match(words), _IS_OF.match(words)):
        if found is not None and found["verb"] == verb:
            return f"{verb}{found['thing']}"
    return ""


def weigh_place(page: Page, label: str, phrase: str) -> str:
    """Return what a phrase says that is a label but for one place: `STRAY`, `UNSURE`, or `""`.

    It tells another thing where both words name subjects, or one does amid the label, or the label's does before a
    rate, and they share no character: what does may be the same in other words (家医 for 家庭医生, 床位 for 病床). That
    is not sure where what stands there was supplied with something else, nor where the words are others, as deeds are
    (募集 for 下达, 贴息 for 发放).
    """
    phrase = uncounted(phrase)
    slot = find_slot(label, phrase)
    if not slot or is_supplied(phrase, page.subjects.supply):
        return ""
    if not _is_thing(slot):
        return UNSURE if _may_be_another(slot) and page.subjects.is_unsupplied(slot.other) else ""
    return STRAY if _is_plainly_another(slot) and page.subjects.is_unsupplied(slot.other) else UNSURE


def tells_other_product(page: Page, label: str, phrase: str) -> bool:
    """Whether a phrase tells how much there is of something nobody supplied, as a label does of a product that the text
    never names: 菜油产量, of 桐油产量.
    """
    own = _MEASURE.fullmatch(label)
    if own is None or not is_subject(own["thing"]) or own["thing"] in page.text:
        return False
    if not (phrase := uncounted(phrase)).endswith(own["of"]) or _LIGHT.search(own["thing"]):
        return False
    other = _YEAR.sub("", phrase.removesuffix(own["of"]).removesuffix("年")).rpartition("的")[2]
    return _SHORTEST <= len(other) < _LONGEST_END and is_subject(other) and page.subjects.is_unsupplied(other)


def _is_thing(slot: Slot) -> bool:
    """Whether what stands in a slot may be another thing, not a pointer, a verb, or the base of a comparison."""
    if _NUMBER.search(slot.other) or _COMPARES.match(slot.other) or _POINTS.match(slot.other):
        return False
    if is_within(slot.other, slot.word) or is_within(slot.word, slot.other):
        return False  # 法援 for 法律援助
    if slot.lead and slot.rest:
        return slot.lead + slot.word not in read_words("achieved")  # 修好 for 修复
    if slot.rest and _RATE.search(slot.rest):
        return not _LIGHT.match(slot.other)
    return is_subject(slot.word) and is_subject(slot.other) and not _TIME.search(slot.other)


def _may_be_another(slot: Slot) -> bool:
    """Whether two words of two characters or more, neither a time nor idle, share none, beside as much of the label."""
    word, other = slot.word, slot.other
    least = min(len(word), len(other), max(len(slot.lead), len(slot.rest)))
    if least < _SHORTEST or len(other) > len(word) + _SHORTEST or not set(word).isdisjoint(other):
        return False
    if _NUMBER.search(other) or _COMPARES.match(other) or _POINTS.match(other) or _LIGHT.match(other):
        return False
    return _WHEN.search(word) is None and bool(idle_words().sub("", other))


def _is_plainly_another(slot: Slot) -> bool:
    """Whether two words of two characters or more say different things, as far as subjects are known."""
    if min(len(slot.word), len(slot.other)) < _SHORTEST or not set(slot.word).isdisjoint(slot.other):
        return False
    return is_subject(slot.word) or (bool(slot.lead and slot.rest) and is_subject(slot.other))
