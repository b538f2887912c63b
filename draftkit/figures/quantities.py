"""Quantities: an amount with its unit, the other end of a range, the qualifiers around it."""

import re
from decimal import Decimal

from draftkit.characters import is_han
from draftkit.figures.amounts import match_amount, read_ends
from draftkit.figures.figure import Figure, Number, Value
from draftkit.figures.grammar import Grammar
from draftkit.figures.heads import NOT_PLAIN
from draftkit.figures.numerals import DIGITS, MYRIADS, read_han, whole_or_decimal
from draftkit.figures.pairs import PAIRED, match_paired
from draftkit.figures.parts import CLAUSE_END, MONEY, SMALL_CHANGE, TENTH, TENTHS, Quantity, add_part
from draftkit.figures.shapes import HAN_NUMERALS, MINUS, SIGNS, TO, skip_spaces, skip_spaces_back
from draftkit.patterns import lazy_pattern

_SIZE_OR_MORE = "万亿余多"
# not the 千 of 三千瓦
_COUNTER = lazy_pattern(
    rf"(?![百千万亿萬億])[{HAN_NUMERALS}]{{1,4}}(?=[^{HAN_NUMERALS}])(?!(?<=千)[瓦伏克帕焦赫米卡])"
)
# 百余人, 上百家, 每千人口: without a digit of its own a numeral must be marked as one
_BARE = frozenset("百千万亿萬億")
# 百万元, but 百万雄师, 千万不要
_BARE_PAIRS = frozenset(["百万", "千万", "万亿", "百亿", "千亿", "亿万", "百千", "千百", "万万", "万千", "百十"])
_SIZES = frozenset("百千万亿")
_COUNTING = lazy_pattern(r"[每达破满]$")
# 投资百万, 收入超百亿，; but 百万雄师
_SPENT = (
    *("投资", "耗资", "出资", "捐资", "集资", "融资", "引资", "注资", "斥资", "资金", "收入", "产值"),
    *("利润", "税收", "营收", "销售额", "交易额", "贷款", "捐款", "罚款", "奖金", "补贴"),
    *("达", "达到", "突破", "破", "超过"),
)
# 补助百元; but 单位：百元
_PRICES = frozenset("百千")
_HEADED = frozenset("：:（(/／|\t\n")
# after these an unknown measure word is one even behind a single Chinese digit
_COUNTED = frozenset("了共计达仅约近超逾")
# 五二只: so many; but 五一户外, 三五户, 一二三类
_DIGITS = lazy_pattern("(?!五一|五四|六一|七一|八一|三八|十一|九一八|一二三)[一二三四五六七八九]{2,4}(?![十百千万亿])")
_DIGITWISE = frozenset("户只元亩吨台套辆")
# 八五折
_DISCOUNT = lazy_pattern("[一二三四五六七八九]{2}折")
# shorter numbers with a + are the heads of a formula: 3+社区
_LONG = 2
_REACHED = ("抵达", "到达", "直达", "通达")
_NEGATIVE = ("零下", "负")
# 负 is a sign only of what goes below zero; 肩负5层使命, 胜负, 各负30%, 负30%的责任, 负5万元债 have none
_BELOW_ZERO = frozenset(["度", "℃", "°C", "摄氏度", "%", "‰", "个百分点", "层", "楼", "米", "元"])
_NO_SIGN = lazy_pattern("[肩担背抱胜自辜欺承身各分共同须应需所正减]$")
_OWED = lazy_pattern("的|[外欠]?债|贷|赔|责")
# 3.2个点, 上升3个点: percentage points in speech; but 3个点位, 选取3个点
_POINTS = "个点"
_POINTS_ON = lazy_pattern("点(?![位名评击])")
_CHANGED = lazy_pattern("[升降涨跌高低落长快慢]了?$")
# 100+, 4.2万+人; but 3+2, “12+社区”
_PLUS = frozenset("+＋")
# 同比+12.6%; but 社区+30%
_RATES, _IN_SHARES = frozenset("比速幅率"), frozenset({"%", "‰", "个百分点"})
_NO_PLUS_AFTER = SIGNS | frozenset("“‘「『\"")
_CURRENCIES = {"￥": "元", "¥": "元", "$": "美元", "＄": "美元", "€": "欧元"}


def read_plain(grammar: Grammar, text: str, head: re.Match[str], floor: int) -> Figure | None:
    """Return the commonest sort of figure (`1191条`, `近2.6万余人`), matched by the head, if it is one.

    Says what `read_quantity` says, sooner.
    """
    at, end = head.span()
    unit, unit_end = grammar.find_plain_unit(text, end + 1 if text[end] == " " else end)
    if not unit or (unit in MONEY and SMALL_CHANGE.match(text, unit_end)):
        return None
    digits, size, more = text[at:end], None, None
    if digits[-1] in _SIZE_OR_MORE:
        size, more = head.group("size", "more")
        digits = digits.rstrip(_SIZE_OR_MORE)
    value: Number = Decimal(digits) if "." in digits else int(digits)
    if size or "." in digits:
        value = whole_or_decimal(value, MYRIADS[size] if size else 1)
    start, approx = at, more
    if at > floor and text[at - 1] in grammar.qualified_behind:
        start, before = grammar.look_back(text, at, floor)
        if before:  # right before the number itself there is no sign: it would not be plain
            start, value, _ = _sign(text, (start, floor), value, value, (unit, unit_end))
            approx = before + (more or "")
    kind = _kind(grammar, text, at, unit)
    return Figure(start, unit_end, text[start:unit_end], value, unit, approx, kind)


def read_counted(grammar: Grammar, text: str, at: int) -> Figure | None:
    """Return the commonest sort of figure in Chinese numerals (`两个`, `十二户`), if it is one.

    Says what `read_quantity` says, sooner.
    """
    found = _COUNTER.match(text, at)
    if found is None or text[found.end()] in NOT_PLAIN or (at and text[at - 1] in grammar.special_behind):
        return None
    end = found.end()
    unit, unit_end = grammar.find_plain_unit(text, end)
    if (unit in TENTHS and TENTH.match(text, unit_end)) or (unit in MONEY and SMALL_CHANGE.match(text, unit_end)):
        return None
    ends = read_ends(found[0]) if unit else None
    if ends is None:
        return None
    value: Value = ends[0] if ends[0] == ends[1] else ends
    return Figure(at, unit_end, text[at:unit_end], value, unit, None, _kind(grammar, text, at, unit))


def read_quantity(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the quantity, ordinal or bare number that starts at `at`."""
    first = _match_quantity(grammar, text, at, floor)
    if first is None:
        return None
    whole = _extend_range(grammar, text, first)
    if _is_ordinal(text, at, floor):
        return _ordinal(text, skip_spaces_back(text, at, floor) - 1, whole)
    opening = at
    if not whole.unit and at > floor and text[at - 1] in _CURRENCIES:
        opening, whole = at - 1, whole._replace(unit=_CURRENCIES[text[at - 1]])
    end, after = grammar.look_on(text, whole.end)
    if not after and whole.unit in grammar.periods and text.startswith("内", end):
        end, after = end + 1, "内"
    bare = first.han in _BARE or first.han in _BARE_PAIRS
    start, before = grammar.look_back(text, opening, floor, bare)
    if first.han and not _is_number(text, first, whole.unit, start, before + first.approx + after):
        return None
    signed, low, high = _sign(text, (start, floor), whole.low, whole.high, (whole.unit, whole.end))
    if signed < start and not before:  # 约|零下9℃
        signed, before = grammar.look_back(text, signed, floor)
    value: Value = low if low == high else (low, high)
    approx = before + whole.approx + after
    kind = _kind(grammar, text, at, whole.unit)
    return Figure(signed, end, text[signed:end], value, whole.unit, approx or None, kind)


def _match_quantity(grammar: Grammar, text: str, at: int, floor: int) -> Quantity | None:
    amount = match_amount(text, at)
    if amount is None:
        return _match_discount(text, at) or _match_digits(grammar, text, at)
    unit, end = grammar.find_unit(text, skip_spaces(text, amount.end))
    if not unit and text[end : end + 1] in PAIRED:
        unit, end = match_paired(text, at, end), end + 1
    if unit == "个" and _is_points(text, at, end, whole=isinstance(amount.low, int)):
        unit, end = _POINTS, end + 1
    if more := _match_plus(grammar, text, at, amount.end):
        return Quantity(more[1], amount.low, amount.high, more[0], f"{amount.approx}+", amount.size, amount.han)
    if not unit:
        counted = not amount.han or (len(amount.han) > 1 and amount.han not in _BARE_PAIRS)
        counted = counted or (len(amount.han) == 1 and at > floor and _is_announced(text, at))
        unit, end = grammar.guess_unit(text, amount.end) if counted else ("", amount.end)
    quantity = Quantity(end, amount.low, amount.high, unit, amount.approx, amount.size, amount.han)
    return add_part(grammar, text, quantity)


def _is_points(text: str, at: int, end: int, *, whole: bool) -> bool:
    if not _POINTS_ON.match(text, end):
        return False
    return not whole or _CHANGED.search(text, max(0, at - 2), at) is not None


def _match_plus(grammar: Grammar, text: str, at: int, end: int) -> tuple[str, int] | None:
    """Return the unit behind the + that makes an approximation of a number (100+人), and where the figure ends."""
    if text[end : end + 1] not in _PLUS or end - at < _LONG or text[at - 1 : at] in _NO_PLUS_AFTER:
        return None
    unit, stop = grammar.find_unit(text, end + 1)
    if unit:
        return None if text[stop : stop + 1] in _PLUS else (unit, stop)
    return ("", end + 1) if CLAUSE_END.match(text, end + 1) else None


def _match_digits(grammar: Grammar, text: str, at: int) -> Quantity | None:
    """Return a count written digit by digit: 五二只."""
    found = _DIGITS.match(text, at)
    number = found and read_han(found[0])
    if found is None or not isinstance(number, int):
        return None
    unit, end = grammar.find_unit(text, found.end())
    return Quantity(end, number, number, unit, "", 1, found[0]) if unit in _DIGITWISE else None


def _match_discount(text: str, at: int) -> Quantity | None:
    found = _DISCOUNT.match(text, at)
    if found is None:
        return None
    rate = Decimal(f"{DIGITS[found[0][0]]}.{DIGITS[found[0][1]]}")
    return Quantity(found.end(), rate, rate, "折", "", 1, found[0][:2])


def _is_announced(text: str, at: int) -> bool:
    return text[at - 1] in _COUNTED and not text.endswith(_REACHED, 0, at)


def _extend_range(grammar: Grammar, text: str, first: Quantity) -> Quantity:
    to = skip_spaces(text, first.end)
    if text[to : to + 1] not in TO:
        return first
    at = skip_spaces(text, to + 1)
    # 10%——15%
    at += text.startswith(text[to], at) and text[to] in "-—―─"
    below = next((word for word in _NEGATIVE if text.startswith(word, at)), "")
    negative = bool(below) or text[at : at + 1] in MINUS
    at += len(below) or text[at : at + 1] in SIGNS
    at += text.startswith("第", at)
    last = _match_quantity(grammar, text, at, at)
    if last is None or first.unit not in ("", last.unit) or (len(last.han) == 1 and not last.unit):
        return first
    if first.han == "一" and not first.unit and text[to] == "到" and not last.han:
        return first  # 水位一到|42.5米即停航: as soon as
    low, high = first.low, -last.high if negative else last.high
    # 4-5万: the 4 is 40,000; in 8000-1万 the 8000 is not
    if first.size == 1 < last.size and not first.unit and low * last.size < last.high:
        low = whole_or_decimal(low, last.size)
    return last._replace(low=low, high=high, approx=first.approx + last.approx)


def _is_number(text: str, first: Quantity, unit: str, start: int, approx: str) -> bool:
    """Tell whether a Chinese numeral counts something, rather than being part of a word."""
    if first.han in _PRICES and unit == "元" and not approx:
        return text[max(0, start - 1) : start] not in _HEADED
    if first.han in _BARE:
        return bool(approx) or (bool(unit) and bool(_COUNTING.search(text, max(0, start - 1), start)))
    if unit or first.approx:
        return True
    # 一二, 七八 alone say nothing, 七八百 does
    if first.han in _BARE_PAIRS:
        ahead = text[max(0, start - 3) : start].endswith(_SPENT)
        return (bool(approx) or ahead) and CLAUSE_END.match(text, first.end) is not None
    return len(first.han) > 1 and (first.low == first.high or first.han[-1] in _SIZES)


def _is_ordinal(text: str, at: int, floor: int) -> bool:
    start = skip_spaces_back(text, at, floor)
    return start > floor and text[start - 1] == "第"


_RANKED = lazy_pattern(r"(?:排名?|[位名]列|[位屈]居|列|居|获|全[省市县区国州镇乡])$")


# 第一、二批
_LISTED = lazy_pattern("、[二三四五六七八九]")


def _ordinal(text: str, start: int, whole: Quantity) -> Figure | None:
    # 第一，… 安全第一: an enumerator or a saying, unless a rank is stated
    first = whole.low == 1 and not whole.unit and bool(whole.han)
    if first and not (_RANKED.search(text, max(0, start - 3), start) or _LISTED.match(text, whole.end)):
        return None
    value: Value = whole.low if whole.low == whole.high else (whole.low, whole.high)
    written = text[start : whole.end]
    return Figure(start, whole.end, written, value, whole.unit, whole.approx or None, "ordinal")


def _sign(
    text: str, place: tuple[int, int], low: Number, high: Number, counted: tuple[str, int]
) -> tuple[int, Number, Number]:
    """Take in a sign before the number: -3.5%, 零下5℃, 负3度.

    `place` is where the figure starts and how far back it may, `counted` its unit and where that ends.
    """
    start, floor = place
    if below := next((word for word in _NEGATIVE if text.endswith(word, floor, start)), ""):
        if below == "负" and not _is_minus(text, start - 1, *counted):
            return start, low, high
        start, sign = start - len(below), "-"
    elif start > floor and text[start - 1] in SIGNS and not text[max(0, start - 2) : start - 1].isalnum():
        start, sign = start - 1, text[start - 1]
    elif start > floor + 1 and text[start - 1] in MINUS and is_han(text[start - 2]):
        start, sign = start - 1, "-"
    elif start > floor + 1 and text[start - 1] in _PLUS and text[start - 2] in _RATES and counted[0] in _IN_SHARES:
        start, sign = start - 1, text[start - 1]
    else:
        return start, low, high
    if sign == "+" or sign == "＋":
        return start, low, high
    # not -low, which rounds a long Decimal
    negative = low.copy_negate() if isinstance(low, Decimal) else -low
    return (start, negative, negative) if low == high else (start, negative, high)


def _is_minus(text: str, at: int, unit: str, end: int) -> bool:
    """Tell whether the 负 at `at` is a sign, rather than the verb or the end of a word."""
    return unit in _BELOW_ZERO and not (_NO_SIGN.search(text, max(0, at - 1), at) or _OWED.match(text, end))


def _kind(grammar: Grammar, text: str, at: int, unit: str) -> str:
    if unit in grammar.shares or unit == _POINTS:
        return "percent"
    if unit == "分" and text.endswith("小时", 0, at):
        return "period"
    if unit == "季度" and text[max(0, at - 1) : at] != "前":
        return "ordinal"
    if unit in grammar.periods:
        return "period"
    return "ordinal" if unit in ("号", "号楼") else "count"
