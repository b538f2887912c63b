"""Shares: 百分之九十八点五, 三分之二, 2/3, 半数, 1:50."""

import re
from decimal import Decimal

from draftkit.figures.amounts import match_amount
from draftkit.figures.figure import Figure, Value
from draftkit.figures.grammar import Grammar
from draftkit.figures.numerals import FULL_WIDTH, parse_int
from draftkit.figures.parts import HALVED
from draftkit.figures.shapes import ARABIC, HAN_NUMERALS, TO, skip_spaces
from draftkit.patterns import lazy_pattern

_OF = lazy_pattern(rf"(?P<base>[{HAN_NUMERALS}]{{1,4}}|[{ARABIC}]{{1,4}})分之")
_SIGNS = {"百": "%", "千": "‰", "万": "‱"}
_D = f"[{ARABIC}]"
# 2又1/2, 二又二分之一
_WHOLE = lazy_pattern(rf"(?:[{HAN_NUMERALS}]{{1,4}}|[{ARABIC}]{{1,4}}) ?又 ?")
_FRACTION = lazy_pattern(rf"({_D}{{1,3}}) ?[/／] ?({_D}{{1,4}})(?![\d/／.．]|[ ]?[月日])")
# 8.6/10万: so many of so many
_PER = lazy_pattern(rf"({_D}{{1,5}}(?:\.{_D}{{1,9}})?) ?[/／] ?(1万|10万|100万|十万|百万)(?![元亩吨人户千百万亿余多])")
_BASES = {"1万": 10**4, "10万": 10**5, "十万": 10**5, "100万": 10**6, "百万": 10**6}
_PLAIN = rf"{_D}{{1,5}}(?:\.{_D}{{1,9}})?"
_DECIMAL_OF_THREE = lazy_pattern(r"[\d.．]+ ?：[ \d]+[.．][\d.．]+ ?：[ \d.．]+")
"""Three numbers with a decimal among them are no time of day: 25.72：26.84：47.44."""
_RATIO = lazy_pattern(rf"({_PLAIN}) ?[:：∶] ?({_PLAIN})(?: ?[:：∶] ?({_PLAIN}))?(?![\d:：∶.．%％]|[ ]?[年月日时])")
_RATIO_AHEAD = lazy_pattern(r"(?:比例?|比值|比率|比分|配比|按照?|之比)[约为是的达到于 ]{0,3}$")
_HALF = lazy_pattern(r"一半(?!天|年|会|个|点)|半数")
_NOT_HALF_OF = tuple("上下前后多小")
# 提前半年, 推后半天; 上半个月: but 上半年 is no length of time
_EARLY = ("提前", "推后", "延后", "滞后", "落后", "错后")
# 过半, 近半, 大半: but 近半个世纪, 大半生
_ALMOST_HALF = tuple("过近超逾大")
_NO_HALF = lazy_pattern(r"[个数途路程价月年天日夜晚世辈生身条截边山空坡拉里张]")


def read_share(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the share that starts at `at` and is not a plain number with `%` or 成."""
    found = _OF.match(text, at)
    if found:
        return _read_parts(grammar, text, at, floor, found)
    whole = _WHOLE.match(text, at)
    if whole and (mixed := _read_mixed(grammar, text, at, floor, whole.end())):
        return mixed
    if text.startswith("百分百", at):
        return _surround(grammar, text, at, floor, at + 3, 100, "%")
    if text[at] in "一半":
        return _read_half(grammar, text, at, floor)
    if text[at] not in ARABIC:
        return None
    found = _FRACTION.match(text, at)
    if found:
        written = f"{found[1]}/{found[2]}".translate(FULL_WIDTH)
        return _surround(grammar, text, at, floor, found.end(), written, "")
    found = _PER.match(text, at)
    if found:
        written = f"{found[1].translate(FULL_WIDTH)}/{_BASES[found[2].translate(FULL_WIDTH)]}"
        return _surround(grammar, text, at, floor, found.end(), written, "")
    found = _RATIO.match(text, at)
    if found and ("：" not in found[0] or _DECIMAL_OF_THREE.fullmatch(found[0]) or is_ratio_ahead(text, at, floor)):
        written = ":".join(filter(None, found.groups())).translate(FULL_WIDTH)
        return _surround(grammar, text, at, floor, found.end(), written, "")
    return None


def is_ratio_ahead(text: str, at: int, floor: int) -> bool:
    """Tell whether the words before `at` announce a ratio, so that 1:50 is no time of day."""
    return _RATIO_AHEAD.search(text, max(floor, at - 6), at) is not None


def _read_parts(grammar: Grammar, text: str, at: int, floor: int, found: re.Match[str]) -> Figure | None:
    amount = match_amount(text, skip_spaces(text, found.end()))
    base = match_amount(text, at)
    if amount is None or base is None:
        return None
    sign = _SIGNS.get(found["base"])
    if sign is None:
        return _surround(grammar, text, at, floor, amount.end, f"{amount.low}/{base.low}", "")
    end, low, high = amount.end, amount.low, amount.high
    if text[end : end + 1] in TO:
        last = match_amount(text, end + 1 + len(found[0]) * text.startswith(found[0], end + 1))
        if last:
            end, high = last.end, last.high
    value: Value = low if low == high else (low, high)
    return _surround(grammar, text, at, floor, end, value, sign, amount.approx)


def _read_mixed(grammar: Grammar, text: str, at: int, floor: int, behind: int) -> Figure | None:
    """Return the whole number at `at` with the fraction `behind` its 又."""
    whole, part = match_amount(text, at), read_share(grammar, text, behind, behind)
    if whole is None or not isinstance(whole.low, int) or part is None or part.start != behind or part.unit:
        return None
    over, slash, under = str(part.value).partition("/")
    if not (slash and over.isdigit() and under.isdigit()):
        return None
    written = f"{whole.low * parse_int(under) + parse_int(over)}/{under}"
    return _surround(grammar, text, at, floor, part.end, written, "")


def _read_half(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    found = _HALF.match(text, at)
    if found:
        return _surround(grammar, text, at, floor, found.end(), "1/2", "")
    if text[at] != "半" or (text.endswith(_NOT_HALF_OF, floor, at) and not _is_length(text, at, floor)):
        return None
    if text.endswith(_ALMOST_HALF, floor, at) and not _NO_HALF.match(text, at + 1):
        return _read_over_half(grammar, text, at)
    if text.endswith("大", floor, at):
        return None
    return _read_half_unit(grammar, text, at, floor)


def _is_length(text: str, at: int, floor: int) -> bool:
    return text.endswith(_EARLY, floor, at) or text.startswith("个", at + 1)


def _read_over_half(grammar: Grammar, text: str, at: int) -> Figure | None:
    if grammar.find_unit(text, at + 1)[0]:
        return None
    # 过半, as it always was: what is beyond a half is not said by how much
    start = at - 2 if text.endswith(("将近", "接近", "超过"), 0, at) else at - 1
    approx = None if text[start:at] == "过" else text[start:at]
    return Figure(start, at + 1, text[start : at + 1], "1/2", "", approx, "percent")


def _read_half_unit(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    unit, end = grammar.find_unit(text, skip_spaces(text, at + 1))
    more = ""
    if unit == "个" and text.startswith("多", end):
        longer, longer_end = grammar.find_unit(text, end + 1)
        unit, end, more = f"个{longer}", longer_end, "多"
    if unit not in grammar.periods | HALVED | {"个百分点"} or unit in ("年度", "季", "夜", "晚", "周年"):
        return None
    if text.startswith("多", end) and not more:
        end, more = end + 1, "多"
    figure = _surround(grammar, text, at, floor, end, Decimal("0.5"), unit, more)
    if unit in grammar.periods:
        return figure._replace(kind="period")
    return figure if unit in grammar.shares else figure._replace(kind="count")


def _surround(
    grammar: Grammar, text: str, at: int, floor: int, end: int, value: Value, unit: str, approx: str = ""
) -> Figure:
    start, before = grammar.look_back(text, at, floor, bare=text[at] == "半")
    if before == "上":
        start, before = at, ""
    end, after = grammar.look_on(text, end)
    if unit in grammar.periods and not after and text.startswith("内", end):
        end, after = end + 1, "内"
    stated = before + approx + after
    return Figure(start, end, text[start:end], value, unit, stated or None, "percent")
