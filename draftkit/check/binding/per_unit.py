"""What is so much for each, told in words before its figure: 每亩补贴|86元 of 86元/亩, 月报酬|3000元 of 3000元/月."""

import re

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.clauses import CLAUSE
from draftkit.check.page import Page
from draftkit.check.supply import Claim, Supply
from draftkit.patterns import lazy_pattern

_REACH = 32
_UNITS = lazy_pattern("[/·.]")
_UNIT = "[^0-9/每，。；、]+"
_VALUE = lazy_pattern(
    rf"(?P<head>(?:每[^每0-9，。；、/]{{1,6}}(?=[每0-9]))*)(?P<amount>[^/每]+)/(?P<units>{_UNIT}(?:/{_UNIT})?)"
)
_TIMES = ("年", "季度", "月", "周", "日", "天", "小时")
_DAYS = ("日", "天")
_NAMES = {
    "人": ("人", "名", "位", "生"),
    "生": ("生", "名学生", "位学生", "学生"),
    "千瓦时": ("千瓦时", "度"),
    "度": ("度", "千瓦时"),
    "立方米": ("立方", "方"),
    "平方米": ("平方", "平米"),
}
"""How else each one of a unit is called: 每名 of 元/人."""
_MEASURE = lazy_pattern("公|平方|立方|千|毫|厘")
ONE_OF_TIME = (
    "(?<![第近上去前这过又头满同到唯统年月十百千万一二三四五六七八九0-9])一"
    "(?=(?:年|季度|个?月|周|日|天|小时)(?![来多间内后前度级底末初半之以期起夜]))"
)
_ONE = lazy_pattern(ONE_OF_TIME)
"""Before a time, what says each such without 每: 一年|检测一次, 一天|能处理200吨."""
_BEHIND = lazy_pattern("每一?个?(?P<each>[一-鿿]{1,8})")
_PAID = lazy_pattern(
    "报酬|补[贴助]|津贴|工资|薪|收入|租金|房租|待遇|生活|缴费|产[量值能]|营业|销售|支出|基本|最低|平均|[人户亩]均"
)
WHICH = "0-9〇零一二三四五六七八九十两几数半个本上下当今去前明后近往历同全岁蜜节假工生昨按逐累"
"""Before 年, 月 and 日 that tell which one, or how many: 3月补贴, 本月收入."""
_EACH = lazy_pattern(
    rf"(?:每一?个?|{ONE_OF_TIME}(?:个(?=月))?)(?=(?P<each>[一-鿿]{{1,8}}))|(?P<mean>{'|'.join(_TIMES)}|[人户亩村校镇店车生])均|(?P<yield>[亩单株棚塘])产"
    rf"|(?<![{WHICH}])(?P<time>[年月日])(?=(?P<of>[一-鿿]{{1,2}}))"
)


def is_told_per_unit(page: Page, index: int, claim: Claim) -> bool:
    """Tell whether the words before a figure say of what each a value is, and the figure is its amount.

    Of times, and of things, the last that is told counts; what stands right behind is told last (80元|每亩).
    """
    amount = page.forms[index]
    value = _VALUE.fullmatch(claim.form)
    if value is None or value["amount"] != amount or len(claim.figures) != 1:
        return False
    wanted = [*_UNITS.split(value["units"]), *filter(None, value["head"].split("每"))]
    times, things = _told(page.led(index, _REACH), claim.fact.label)
    if behind := _BEHIND.match(page.text, page.figures[index].end):
        times, things = (behind["each"], things) if behind["each"].startswith(_TIMES) else (times, behind["each"])
    return all(
        _is_time(times, unit) if unit in _TIMES else _is_thing(things, unit) or _is_of_one(page, index, unit)
        for unit in wanted
    )


def tells_of_each(page: Page, index: int) -> bool:
    """Tell whether a figure is but the time that something is told for each of: 一年|检测一次, 一天|处理200吨."""
    return _ONE.match(page.text, page.figures[index].start) is not None


def tells_rate(page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Tell whether a figure is such a time, or one such thing, and the next in its clause, or the one right before,
    states what is of each such: 一年|产蜜61吨, 年检一台|收费200元, 一亩|产12吨, 90元|一亩.
    """
    figures, figure = page.figures, page.figures[index]
    one = f"/{figure.unit}" if figure.text == f"一{figure.unit}" else ""
    if one and index and figures[index - 1].end == figure.start and binding.verdicts[index - 1] == STATED:
        return one in supply.claims[binding.claims[index - 1]].form
    if index + 1 >= len(figures) or binding.verdicts[index + 1] != STATED:
        return False
    claim = supply.claims[binding.claims[index + 1]]
    if CLAUSE.search(page.text, figure.end, figures[index + 1].start):
        return False
    if not tells_of_each(page, index):
        told = (f"{figure.unit}{how}" in claim.fact.label for how in "产均")
        return bool(one) and (one in claim.form or any(told))
    signs = _DAYS if figure.text[-1] in _DAYS else (figure.text[-1],)
    return any(sign in f"{claim.fact.label}{claim.form}" for sign in signs)


def _is_time(told: str, unit: str) -> bool:
    return told.startswith(_DAYS if unit in _DAYS else unit)


def _is_thing(told: str, unit: str) -> bool:
    short = unit[-1:] if not _MEASURE.match(unit) else ""  # 每斤 is not 每公斤
    return told.startswith(_NAMES.get(unit, unit)) or (bool(told) and told == short)


def _is_of_one(page: Page, index: int, unit: str) -> bool:
    """Whether the clause before a figure tells of one such thing, or what stands right behind it does: 年检一台|收费
    200元, 18元|一公斤.
    """
    names = _NAMES.get(unit, (unit,))
    if page.text.startswith(tuple(f"一{name}" for name in names), page.figures[index].end):
        return True
    clause = CLAUSE.split(page.led(index, _REACH))[-1]
    return re.search(rf"(?<![第同统唯这那每十百千万])一{re.escape(unit)}(?!一)", clause) is not None


def _told(led: str, label: str) -> tuple[str, str]:
    """Return the words that tell for each of what time, and of what thing, some words reckon last."""
    times = things = ""
    for found in _EACH.finditer(led):
        if found["time"]:
            if found["of"] in label or _PAID.match(found["of"]):
                times = found["time"]
            continue
        each = found["each"] or found["mean"] or found["yield"]
        if each.startswith(_TIMES):
            times = each
        else:
            things = each
    return times, things
