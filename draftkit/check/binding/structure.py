"""What the words right before a figure say of its part in the sentence: a total, a share, a change, an end of one."""

from collections.abc import Sequence
from functools import lru_cache

from draftkit.check.binding.bound import Binding
from draftkit.check.binding.events import prefer_by_event
from draftkit.check.clauses import SENTENCE_END, STOP, clause_at, start_after
from draftkit.check.page import Page
from draftkit.check.subjects import is_total
from draftkit.check.summed import SUMMED, TOGETHER, TOTAL
from draftkit.check.supply import Supply, number_of
from draftkit.check.ways import CHANGES, COMPARED
from draftkit.patterns import lazy_pattern

STRUCTURE = 0.4
"""How much such a word counts, where 1 is a label told in full."""
_BEHIND = 60
_REACH = 10
_LACKED = lazy_pattern("(?<![短紧欠空])缺(?:少|口为?)?(?P<thing>[一-鿿]{1,6})$")
_IS = "达到?|有|为|是"
_IN_ALL = lazy_pattern(f"(?:{TOTAL}|{TOGETHER})(?:{_IS})?$")
_SUMMED = lazy_pattern(f"(?:{TOTAL}|[合加]起来|{TOGETHER})(?:{_IS}|[多少][出了]|[增减][加少])?$")
_ROW = lazy_pattern(r"[，,；;。！？!?：:\n]")
_SEGMENT = lazy_pattern(r"[；;。！？!?\n]")
_ROW_OF_TOTALS = lazy_pattern(f"{SUMMED}|{TOGETHER}|总的|两项合计|全部(?![同享建])")
_ONLY_COUNTS = 3
_LEAST_PARTS = 2
BREAKDOWN = lazy_pattern(r"[\u4e00-\u9fff]{0,6}(?:[，,：:]?(?:其中|[（(])|[：:]|[中里](?:[，,]|有))")
"""What behind a total opens its breakdown: 其中, a bracket, a colon, 中有."""
_BREAKDOWN_BEFORE = lazy_pattern(r"其中|[（(][^）)]*$|[0-9万亿][\u4e00-\u9fff%]{1,8}(?:[：:]|[中里](?:[，,]|有))")
_AMONG = lazy_pattern(r"(?P<of>[\u4e00-\u9fff]{2,6}?)[中里]")
_RATE = lazy_pattern(r"(?:率|占比|比例|比重)(?:为|达|达到|是|约|至|到|[升降]至|提高到|保持在|控制在)?$")
_EACH = lazy_pattern(r"每[^，。；：、\n]*$|[人户亩镇村校]均[^，。；：、\n]*$")

CHANGE, FROM, TO, LEVEL = "change", "from", "to", "level"
_CHANGE_BEFORE = lazy_pattern(f"(?:{CHANGES})了?$")
_OF_CHANGE = lazy_pattern(f"(?:{CHANGES})了?$|(?:{COMPARED})[^，。；：、]{{0,10}}$")
_TO_BEFORE = lazy_pattern(rf"(?:{CHANGES}|[达缩压])(?:至|到|为)$|[，、](?:为|现为|达到?)$")
_FROM_BEFORE = lazy_pattern(r"(?:[由从自]|原来?为?|原来的)[^，。；：、\n至到]{0,6}$")
_CHANGE_TOLD = lazy_pattern(CHANGES)
_TO_TOLD = lazy_pattern(r"[至到为]$")
_FROM_TOLD = lazy_pattern(r"[由从原]$")
# how well a fact of each role stands in a place of each role
_FITS = {
    CHANGE: {CHANGE: 1.0},
    TO: {TO: 1.0, LEVEL: 1.0},
    FROM: {FROM: 1.0, LEVEL: 0.5},
}


def prefer(page: Page, supply: Supply, index: int, one: int, other: int) -> float:
    """Return by how much a figure's place speaks for fact `one` rather than `other`: by the words around it, and by its
    part in the sentence.
    """
    return page.prefer(index, one, other) + _prefer_by_structure(page, supply, index, one, other)


def _prefer_by_structure(page: Page, supply: Supply, index: int, one: int, other: int) -> float:
    gain = _prefer_share(page, supply, index, one, other) + _prefer_role(page, supply, index, one, other)
    gain += STRUCTURE * prefer_by_event(page, index, one, other)
    gain += STRUCTURE * (page.stands_before(index, one) - page.stands_before(index, other))
    first, second = supply.claims[one].fact, supply.claims[other].fact
    totality = 0.0
    if second.parent == first.key:
        totality = _totality(page, index, second.label)
    elif first.parent == second.key:
        totality = -_totality(page, index, first.label)
    behind = STRUCTURE * (page.stands_behind(index, one) - page.stands_behind(index, other))
    # 北区有企业41家、重大危险源22处: in a row of a part, what is right before a figure names the part's column
    return gain + totality + (behind if totality * behind >= 0 else 0.0)


def _prefer_share(page: Page, supply: Supply, index: int, one: int, other: int) -> float:
    """Weigh how plainly a share is spoken of (占比, 整改率) where just one of two facts is one."""
    shares = [supply.claims[claim].figures[0].kind == "percent" for claim in (one, other)]
    if shares[0] == shares[1] or not _RATE.search(page.before(index, _REACH)):
        return 0.0
    return STRUCTURE if shares[0] else -STRUCTURE


def _prefer_role(page: Page, supply: Supply, index: int, one: int, other: int) -> float:
    """Weigh 缩短6天 against 缩短至6天 and 由6天, and 每万人5件 against 5件."""
    labels = supply.claims[one].fact.label, supply.claims[other].fact.label
    gain = 0.0
    fits = _FITS.get(role_before(page.before(index, _REACH)))
    if fits:
        gain = STRUCTURE * (fits.get(_role_of(labels[0]), 0.0) - fits.get(_role_of(labels[1]), 0.0))
    each = [_EACH.search(label) is not None for label in labels]
    if each[0] != each[1] and _EACH.search(page.before(index, _BEHIND // 2)):
        gain += STRUCTURE if each[0] else -STRUCTURE
    return gain


def is_part_larger(page: Page, one: int, other: int, claims: Sequence[int]) -> bool:
    """Whether of two figures one behind the other the first opens a breakdown, and the second is larger.

    `claims` are those that they state: both of what the one is told among.
    """
    first, second = sorted((one, other))
    whole, part = page.figures[first], page.figures[second]
    if second - first > 1 or whole.unit != part.unit or STOP.search(page.text, whole.end, part.start):
        return False
    sizes = number_of(whole), number_of(part)
    if sizes[0] is None or sizes[1] is None or sizes[1] <= sizes[0]:
        return False
    if BREAKDOWN.match(page.text, whole.end):
        return True
    # 发现的2087处隐患中整改2031处
    among = _AMONG.match(page.text, whole.end)
    return among is not None and all(among["of"] in page.label(claim) for claim in claims)


def is_change_for_level(page: Page, supply: Supply, index: int, claim: int) -> bool:
    """Whether a figure that something came to (压缩至) is told as by how much it changed (压缩)."""
    return bool(
        _TO_BEFORE.search(supply.claims[claim].fact.label)
        and _CHANGE_BEFORE.search(page.before(index, _REACH))
        and not _TO_BEFORE.search(page.before(index, _REACH))
    )


def is_of_change(page: Page, index: int) -> bool:
    """Whether a figure is a change of a total, which parts behind it are of: 面积21.7万亩，较上年多发2.9万亩，其中…."""
    return _OF_CHANGE.search(page.before(index, _BEHIND)) is not None


def is_bare_total_told(page: Page, supply: Supply, index: int, claim: int) -> bool:
    """Whether a figure whose label is no more than 合计 is told as the total of something: 共77人."""
    return is_total(supply.claims[claim].fact.label) and _IN_ALL.search(page.before(index, _REACH)) is not None


def is_lack_told(page: Page, supply: Supply, index: int, claim: int) -> bool:
    """Whether a gap is told as so many lacking, by all characters of its thing: 村卫生室缺医生|32名 of 村医缺口."""
    thing, gap, _ = supply.claims[claim].fact.label.partition("缺口")
    start, end = clause_at(page.text, page.figures[index].start)[0], page.figures[index].start
    lacked = _LACKED.search(page.text, start, end) if thing and gap else None
    if lacked is None:
        return False
    return thing[-1] in lacked["thing"] and set(thing).issubset(page.text[start:end])


def closes_its_parts(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether a figure is told as the total of the two or more right before it, and they are its parts (共有618名)."""
    if index < _LEAST_PARTS or not _SUMMED.search(page.before(index, _REACH)):
        return False
    total = supply.claims[binding.claims[index]].fact.key
    before = [binding.claims[other] for other in range(index - _LEAST_PARTS, index)]
    if any(claim < 0 or supply.claims[claim].fact.parent != total for claim in before):
        return False
    named = page.named_beside(index) - {binding.claims[index]}
    if any(supply.claims[claim].fact.parent != total for claim in named):
        return False  # 新当选56名、继任78名，|女性成员|共134名
    # the total may open a sentence of its own: 其他86件。这些加在一处，共计846件
    return not SENTENCE_END.search(page.text, page.figures[index - _LEAST_PARTS].end, page.figures[index - 1].start)


@lru_cache(maxsize=4096)
def role_before(words: str) -> str:
    """Return what words before a figure say that it is: where something came `FROM`, or `TO`, or by how much."""
    if _TO_BEFORE.search(words):
        return TO
    if _CHANGE_BEFORE.search(words):
        return CHANGE
    return FROM if _FROM_BEFORE.search(words) else ""


@lru_cache(maxsize=4096)
def _role_of(label: str) -> str:
    if _TO_TOLD.search(label):
        return TO
    if _FROM_TOLD.search(label):
        return FROM
    return CHANGE if _CHANGE_TOLD.search(label) else LEVEL


def _row_before(page: Page, index: int) -> str:
    """Return what stands before a figure in its row: 初中有学校28所、在校生|22630人, up to the comma before."""
    before = page.before(index, _BEHIND)
    row = _ROW.split(before)[-1]
    # 绝大多数为一般隐患，计1519项
    return row if len(row) >= _ONLY_COUNTS else "".join(_ROW.split(before)[-2:])


def _totality(page: Page, index: int, part: str) -> float:
    """Return how plainly a figure stands as a total (共计86人，其中…), or as a part behind one (-).

    What opens a row of several figures holds for all of them: the name of a `part`, or 合计.
    """
    figure = page.figures[index]
    row = _row_before(page, index)
    opening = _SEGMENT.split(page.before(index, _BEHIND))[-1]
    if len(part) > 1 and (part in row or f"，{part}" in f"，{opening}"):
        return -STRUCTURE
    if _ROW_OF_TOTALS.match(row):
        return STRUCTURE
    if _IN_ALL.search(page.before(index, _REACH)):
        return STRUCTURE
    if BREAKDOWN.match(page.text, figure.end):
        return STRUCTURE
    start = start_after(STOP, page.text, max(0, figure.start - _BEHIND), figure.start)
    return -STRUCTURE if _BREAKDOWN_BEFORE.search(page.text, start, figure.start) else 0.0
