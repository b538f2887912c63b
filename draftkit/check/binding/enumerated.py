"""Counts of what the text itself sets out: 三个方面, 以下四项工作, 三个关系：一是…二是…三是…."""

import re
from collections.abc import Container, Iterable
from functools import lru_cache
from itertools import product

from draftkit.check.clauses import BLANK_MARK, ITEM_JOINT
from draftkit.check.lexicon import read_alternation
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_MOST = 12
_REACH, _ROW_REACH, _LIST_REACH = 24, 60, 1500
_EDGE = lazy_pattern(r"[，。；：！？\n]")
_HAN, _DIGITS = "〇一二三四五六七八九十", "0123456789"
_HEADS, _HEADS_UNIT = range(2, 8), range(1, 4)
_ANNOUNCED = lazy_pattern("(?:以下|如下|下列|下述)$")
# 个, 项: of a text's own points; not 家, 户, 人, 元, 公里
_UNITS = frozenset([*"个项点条种对类道大件步本张套方层招环关句组句", "方面"])
_CONCRETE = lazy_pattern("乡镇|街道|社区|项目|企业|单位|部门|学校|医院|小区|家庭|工地|标段|案件|病例|[村镇县区]")
_DEEDS = lazy_pattern(r"[^，。；：、的\d]{0,3}?[措举][施措]|[^，。；：、的\d]{0,3}?做法")
_SAID = lazy_pattern("[^，。；：、]{0,2}(?:意见|建议|希望)")
_LEFT_EMPTY = lazy_pattern("(?:内容|数据|数字|地方)?(?:目前|[暂先仍尚还])*(?:空着|留空|留白|空白|待填|待补)")
"""Behind a count of the places that a text leaves to be filled in: 两处|空着."""
_SEASON = "季"
LEVELS = frozenset("级镇村县市区乡省地方")
"""Of what is governed: 甲乙两镇, 市县两级."""
_ANY = frozenset("级地方")
# how the first of several points is opened, behind what is counted
_OPENED = lazy_pattern(
    r"[^。；！？\n]{0,20}?[：:，,。]?\s*(?P<first>一是|一要|第一[，,、]|首先|一、|（一）|\(一\)|1[.．、])"
)
_PARAGRAPH = lazy_pattern(r"\n\s*(?P<first>一、|（一）|\(一\)|一是|1[.．、])")
_SENTENCES = 150


def counts_itself(text: str, figure: Figure) -> bool:
    """Whether a figure counts the points that the text goes on to make, or abstract things, and states nothing."""
    if not is_few(figure):
        return False
    if _LEFT_EMPTY.match(text, figure.end):
        return sum(1 for _ in BLANK_MARK.finditer(text)) == figure.value
    if figure.unit not in _UNITS:
        return False
    if not _CONCRETE.match(text, figure.end):
        if _things().match(text, figure.end) or (figure.unit == "点" and _SAID.match(text, figure.end)):
            return True
        if _ANNOUNCED.search(text, max(0, figure.start - 2), figure.start):
            return True
    return sets_out(text, figure)


def counts_deeds(text: str, figure: Figure) -> bool:
    """Whether a figure counts measures that somebody takes, and does not announce them: 推出8项便民举措."""
    if _ANNOUNCED.search(text, max(0, figure.start - 2), figure.start) or sets_out(text, figure):
        return False
    return _DEEDS.match(text, figure.end) is not None


def is_few(figure: Figure) -> bool:
    """Whether a figure is a plain small count, as of what a text lists."""
    return _small(figure) > 0


def _small(figure: Figure, kinds: tuple[str, ...] = ("count",)) -> int:
    """Return the value of such a count, 0 for every other figure."""
    value = figure.value
    if figure.kind not in kinds or figure.approx or not isinstance(value, int):
        return 0
    return value if 2 <= value <= _MOST else 0


def items_ahead(text: str, figure: Figure) -> list[str]:
    """Return the items right before a figure that is their number (甲、乙、丙三项), nothing if it is none."""
    clause = _clause_before(text, figure, _ROW_REACH)
    items = [item for item in ITEM_JOINT.split(clause.removesuffix("等")) if item]
    return items if len(items) == figure.value else []


def _clause_before(text: str, figure: Figure, reach: int) -> str:
    return _EDGE.split(text[max(0, figure.start - reach) : figure.start])[-1]


def counts_items_ahead(text: str, figure: Figure) -> bool:
    """Whether a figure is the number of the items right before it."""
    return bool(items_ahead(text, figure))


def read_heads(labels: Iterable[str]) -> frozenset[str]:
    """Return what labels begin with, and their first characters with what may be counted in them: 春…学期."""
    heads = set[str]()
    for label in labels:
        heads.update(label[:length] for length in _HEADS)
        heads.update(f"{label[0]}…{label[at : at + length]}" for at in _HEADS_UNIT for length in (1, 2) if label)
    return frozenset(heads)


def counts_rows(text: str, figure: Figure, heads: Container[str]) -> bool:
    """Whether a figure is the number of rows that were supplied: of those right before it, or of all that are numbered.

    `heads` are what labels begin with: 青山、柳河两镇, 春秋两季, 分两期 beside 一期工程投资 and 二期工程投资.
    """
    number = _small(figure, ("count", "period"))
    if not number:
        return False
    return _counts_rows_ahead(text, figure, heads) or any(
        _counts_initials(text, figure, number, unit, heads) or _counts_numbered(number, unit, heads)
        for unit in _units(text, figure)
        if unit
    )


def _units(text: str, figure: Figure) -> tuple[str, ...]:
    """Return what a figure may count: 标段 in 两个标段, 学期 in 两个学期."""
    unit = figure.unit.removeprefix("个")
    return (unit,) if unit else (text[figure.end : figure.end + 2], text[figure.end : figure.end + 1])


def _counts_initials(text: str, figure: Figure, number: int, unit: str, heads: Container[str]) -> bool:
    """Whether one character each, right before a figure, tells rows (早、晚两班) or seasons of one (夏秋茶)."""
    clause = _clause_before(text, figure, _REACH)
    rows = ITEM_JOINT.sub("", clause)[-number:]
    told = (unit.startswith(_SEASON) and rows in heads) or all(f"{row}…{unit}" in heads for row in rows)
    return told and len(rows) == number == len({*rows})


def _counts_numbered(number: int, unit: str, heads: Container[str]) -> bool:
    """Whether labels begin with the first up to the last of a number of rows, and none with one more."""
    return number < len(_DIGITS) - 1 and any(
        all(form.format(signs[at], unit) in heads for at in range(1, number + 1))
        and form.format(signs[number + 1], unit) not in heads
        for signs, form in product((_HAN, _DIGITS), ("{}{}", "第{}{}"))
    )


def _counts_rows_ahead(text: str, figure: Figure, heads: Container[str]) -> bool:
    items = items_ahead(text, figure)
    if not items:
        return False
    tail = figure.unit if figure.unit in LEVELS - _ANY else ""
    first = (items[0][at:] for at in range(len(items[0])))  # 今年青山、柳河两镇
    return any(_begins(item, tail, heads) for item in first) and all(_begins(item, tail, heads) for item in items[1:])


def _begins(item: str, tail: str, heads: Container[str]) -> bool:
    return item in heads and item.removesuffix(tail) + tail in heads


def sets_out(text: str, figure: Figure) -> bool:
    """Whether a figure is a plain small count, and so many points follow: 四个方面。一、…四、…."""
    if not is_few(figure):
        return False
    found = _OPENED.match(text, figure.end, figure.end + _REACH)
    if found is None and _things().match(text, figure.end):
        # another sentence may stand before the paragraphs that the points are
        found = _PARAGRAPH.search(text, figure.end, figure.end + _SENTENCES)
    if found is None:
        return False
    start, first = found.start("first"), found["first"]
    return text.find(_mark(first, _small(figure)), start, start + _LIST_REACH) >= 0


def _mark(first: str, number: int) -> str:
    """Return how the point of that number is opened, where the first is opened so (一是, 1.)."""
    if first == "首先":
        return {2: "其次", 3: "第三"}.get(number, "最后")
    han = "十" + _HAN[number - 10] if number > 10 else _HAN[number]
    return first.replace("一", han).replace("1", str(number))


@lru_cache(maxsize=1)
def _things() -> re.Pattern[str]:
    """Return a pattern of abstract things behind a count, with a short word before them (鲜明特点)."""
    return re.compile(rf"[^，。；：、的\d]{{0,2}}?(?:{read_alternation('enumerable')})")
