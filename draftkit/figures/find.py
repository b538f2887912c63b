"""Find figures: jump to what can start one, then read there."""

import re

from draftkit.figures.amounts import Amount, match_amount
from draftkit.figures.figure import Figure, Number, Value
from draftkit.figures.grammar import Grammar, compile_grammar
from draftkit.figures.index import match_head, match_numeral, match_tail
from draftkit.figures.moments import Moment, match_clock, match_date
from draftkit.figures.shapes import ARABIC, HAN_NUMERALS, SPACES, TO, skip_spaces
from draftkit.figures.words import Lexicon, default_lexicon

_HEAD = re.compile(
    rf"[{ARABIC}{HAN_NUMERALS}半数上中下晚早凌傍清正午夜深〔［\[（(A-Za-z]"
    rf"(?:(?<=[{ARABIC}{HAN_NUMERALS}半])|(?<=[上中下正])午|(?<=[晚早夜])[上晨间里\s0-9０-９一二三四五六七八九十]"
    r"|(?<=[凌清])晨|(?<=傍)晚|(?<=数)[十百千万亿]|(?<=午)[后夜]|(?<=深)夜"
    r"|(?<=[〔［\[（(])(?=\s?[12][0-9]{3}\s?[〕］\])）])|(?<=[A-Za-z])(?<![A-Za-z0-9]{2})(?=[A-Za-z./-]{0,9} ?[0-9]))"
)
_LINE_NUMBER = re.compile(
    r"(?:[(（][ \u3000]?(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[ \u3000]?[)）]"
    r"|[0-9０-９]{1,2}[ \u3000]?(?:[.．](?![0-9０-９])|[.．](?=20[0-9]{2}年)|[、)）](?![0-9０-９]))"
    r"|[一二三四五六七八九十]{1,3}[ \u3000]?[、.．是要])"
)
_DOCUMENT = re.compile(
    r"[〔［\[（(][ \u3000]?(?P<year>[12][0-9]{3})[ \u3000]?[〕］\])）][ \u3000]?第?[ \u3000]?(?P<number>[0-9]{1,5})[ \u3000]?号"
)
_ISSUER = re.compile(r"[一-鿿A-Za-z]{0,12}$")
_LEADS = re.compile(r".*(?:根据|按照|依据|依照|遵照|执行|落实|贯彻|印发|转发|下发|发布|出台|关于|文件|文号|以|的|和|与|及|或|是|为|在|由|经|即|见)")
_PHONE = re.compile(
    r"(?:1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|0[1-9][0-9]{1,2}[-—－ ]?[0-9]{7,8}|[48]00-?[0-9]{3}-?[0-9]{4})(?![0-9])"
)
_ID = re.compile(r"[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9Xx](?![0-9A-Za-z])")
_CODE = re.compile(r"[A-Za-z]+(?:[./-]?[A-Za-z]+)*[ -]?[0-9]+[0-9A-Za-z]*(?:[-./—][0-9A-Za-z]+)*")
_CODE_BEFORE = re.compile(r"(?:热线|电话|邮编|编码|编号|代码|拨打|账号|卡号|专线|号码|编号)[是为:：\s]{0,2}$")
_CODE_AFTER = re.compile(r"[0-9]{3,6}[”\"]?(?:政务|便民|服务|监督|举报|投诉|市民)*(?:热线|平台|专线|电话)")
_FRACTION = re.compile(r"(?P<a>[0-9０-９]+)[ ]?/[ ]?(?P<b>[0-9０-９]+)(?![0-9０-９/])")
_PARTS = re.compile(rf"(?P<b>[{HAN_NUMERALS}{ARABIC}]+)分之")
_SHARES = {"百": "%", "千": "‰", "万": "‱"}
_HALF = re.compile(r"(?:半|一半)(?:数|(?=以上|左右))?")


def find_figures(text: str, lexicon: Lexicon | None = None) -> list[Figure]:
    """Return every figure of a text in order, none overlapping, none of them an idiom or a section number.

    Linear in the length of the text; no input raises.
    """
    grammar = compile_grammar(lexicon or default_lexicon())
    found: list[Figure] = []
    floor = at = 0
    while head := _HEAD.search(text, at):
        at, figure = _read_at(grammar, text, head.start(), floor)
        if figure is not None:
            found.append(figure)
            floor = at
    return found


def read_figure(written: str) -> Figure | None:
    """Return the one figure that a whole string is, `None` if it is more, less or none."""
    found = find_figures(written)
    return found[0] if len(found) == 1 and found[0].text == written else None


def _read_at(grammar: Grammar, text: str, at: int, floor: int) -> tuple[int, Figure | None]:
    """Return where to go on, and the figure that starts at `at` if there is one."""
    sign = text[at]
    if sign in HAN_NUMERALS or sign in "半数":
        slogan = match_numeral(grammar.slogans, text, at)
        if slogan:
            start = at - slogan.offset
            end = start + len(slogan.text)
            return end, Figure(start, end, text[start:end], None, "", None, "slogan")
        word = match_numeral(grammar.words, text, at)
        if word:
            return at - word.offset + len(word.text), None
    number = _LINE_NUMBER.match(text, at) if _opens_line(text, at) else None
    if number:
        return number.end(), None
    figure = (
        _read_code(text, at, floor)
        or _read_moment(grammar, text, at, floor)
        or _read_quantity(grammar, text, at, floor)
    )
    return (figure.end, figure) if figure else (_skip(text, at), None)


def _skip(text: str, at: int) -> int:
    end = at + 1
    if text[at] in HAN_NUMERALS:
        while text[end : end + 1] in HAN_NUMERALS and end < len(text):
            end += 1
    return end


def _opens_line(text: str, at: int) -> bool:
    back = at
    while back and at - back < 4 and text[back - 1] in SPACES:
        back -= 1
    return back == 0 or text[back - 1] in "\n\r\t。；;：:！？!?" or (text[at] in "(（" and text[back - 1] in "，,、")


def _read_code(text: str, at: int, floor: int) -> Figure | None:
    sign = text[at]
    if sign in "〔［[（(":
        return _read_document(text, at, floor)
    if sign.isascii() and sign.isalpha():
        found = _CODE.match(text, at)
        return _figure(text, at, found.end(), found[0].replace(" ", ""), "", None, "code") if found else None
    if sign not in ARABIC:
        return None
    for kind, pattern in (("id", _ID), ("phone", _PHONE)):
        found = pattern.match(text, at)
        if found:
            return _figure(text, at, found.end(), found[0].replace(" ", ""), "", None, kind)
    if _CODE_AFTER.match(text, at) or (text[at - 1 : at] and _CODE_BEFORE.search(text, max(0, at - 6), at)):
        end = at
        while text[end : end + 1] in ARABIC and end < len(text):
            end += 1
        if end - at >= 3:
            return _figure(text, at, end, text[at:end], "", None, "code")
    return None


def _read_document(text: str, at: int, floor: int) -> Figure | None:
    found = _DOCUMENT.match(text, at)
    if not found:
        return None
    before = _ISSUER.search(text, max(floor, at - 12), at)
    issuer = _LEADS.sub("", before[0]) if before else ""
    start = at - len(issuer)
    value = f"{issuer}〔{found['year']}〕{found['number']}号"
    return _figure(text, start, found.end(), value, "", None, "document")


def _read_moment(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    first = _match_moment(grammar, text, at)
    if first is None:
        return None
    value: Value = first.iso() or first.part
    end, approx = first.end, first.approx
    to = skip_spaces(text, end)
    if text[to : to + 1] in TO and to < len(text):
        last = _match_moment(grammar, text, skip_spaces(text, to + 1))
        if last and last.iso() and first.iso():
            value, end = (first.iso(), _fill(first, last).iso()), last.end
            approx += last.approx
    tail = skip_spaces(text, end)
    after = match_head(grammar.after_time, text, tail) or match_head(grammar.after, text, tail)
    if after:
        end = tail + len(after.text)
        approx += after.text
    start, before = _look_back(grammar, text, at, floor)
    if first.hour is None and first.month is None and first.year is None and first.day and before:
        return None
    kind = "time" if first.year is None and first.month is None and first.day is None else "date"
    return _figure(text, start, end, value, "", (before + approx) or None, kind)


def _fill(first: Moment, last: Moment) -> Moment:
    if last.hour is not None and last.day is None and last.month is None:
        return last._replace(year=first.year, month=first.month, day=first.day)
    if last.year is None and last.month is None:
        last = last._replace(month=first.month)
    return last if last.year is not None else last._replace(year=first.year)


def _match_moment(grammar: Grammar, text: str, at: int) -> Moment | None:
    date = match_date(text, at)
    part_at = skip_spaces(text, date.end) if date else at
    part = match_head(grammar.dayparts, text, part_at)
    clock_at = skip_spaces(text, part_at + len(part.text)) if part else part_at
    clock = match_clock(text, clock_at, part.text if part else "")
    if clock and not date and not part and not clock.colon and text[clock.end - 1] == "点" and text[at] not in ARABIC:
        clock = None
    if clock:
        base = date or Moment(at)
        return clock._replace(year=base.year, month=base.month, day=base.day, approx=base.approx)
    if date is None:
        if part is None or part.text not in grammar.alone:
            return None
        return Moment(part_at + len(part.text), part=part.text)
    if part:
        return date._replace(end=part_at + len(part.text), approx=date.approx + part.text)
    return date


def _read_quantity(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    parts = _PARTS.match(text, at)
    if parts:
        return _read_share(grammar, text, at, floor, parts)
    half = _HALF.match(text, at)
    if half and (half[0] != "半" or half.end() < len(text)):
        figure = _read_half(grammar, text, at, floor, half.end())
        if figure or text[at] == "半":
            return figure
    fraction = _FRACTION.match(text, at)
    if fraction:
        start, before = _look_back(grammar, text, at, floor)
        return _figure(text, start, fraction.end(), f"{fraction['a']}/{fraction['b']}", "", before or None, "percent")
    first = match_amount(text, at)
    if first is None:
        return None
    unit, end = _match_unit(grammar, text, first)
    low, high, approx = first.low, first.high, first.approx
    to = skip_spaces(text, end)
    if text[to : to + 1] in TO and to < len(text):
        last_at = skip_spaces(text, to + 1)
        last = match_amount(text, last_at)
        if last:
            last_unit, last_end = _match_unit(grammar, text, last)
            if (not unit or unit == last_unit) and (last_unit or not first.han):
                if first.size == 1 and last.size > 1 and not unit and first.low * last.size < last.high:
                    low = first.low * last.size
                high, unit, end, approx = last.high, last_unit, last_end, approx + last.approx
    return _finish(grammar, text, at, floor, end, (low, high), unit, approx, first)


def _finish(
    grammar: Grammar, text: str, at: int, floor: int, end: int,
    ends: tuple[Number, Number], unit: str, approx: str, first: Amount,
) -> Figure | None:
    after = match_head(grammar.after, text, skip_spaces(text, end) if unit else end)
    if after:
        end = skip_spaces(text, end) + len(after.text)
        approx += after.text
    elif unit in grammar.periods and text[end : end + 1] == "内":
        end, approx = end + 1, approx + "内"
    start, before = _look_back(grammar, text, at, floor)
    kind = "count"
    if text[start - 1 : start] == "第" and start > floor:
        start, kind = start - 1, "ordinal"
        if not unit and first.low == 1:
            return None
    elif before in ("上", "过") and not (first.han and first.digits[0] in "百千万"):
        start, before = at, ""
    if first.han and not unit and kind == "count" and (len(first.digits) < 2 or first.digits in ("百千", "千万", "亿万")):
        return None
    if first.han and first.digits in ("百", "千", "万", "亿") and not before and not approx:
        return None
    if unit in grammar.periods:
        kind = "period" if kind == "count" else kind
        if unit == "季度":
            kind = "ordinal"
    elif unit in grammar.shares:
        kind = "percent"
    elif unit == "号":
        kind = "ordinal"
    low, high = ends
    value: Value = low if low == high else (low, high)
    if text[start - 1 : start] in ("-", "−", "－", "+", "＋") and start > floor and not text[start - 2 : start - 1].isalnum():
        if text[start - 1] in "-−－" and isinstance(value, int | type(low)):
            value = -low
        start -= 1
    return _figure(text, start, end, value, unit, (before + approx) or None, kind)


def _match_unit(grammar: Grammar, text: str, amount: Amount) -> tuple[str, int]:
    end = amount.end
    at = skip_spaces(text, end)
    unit = match_head(grammar.units, text, at)
    if unit is None:
        follow = text[end : end + 1]
        if "一" <= follow <= "鿿" and follow not in _NO_UNIT and follow not in TO and (not amount.han or len(amount.digits) > 1):
            return follow, end + 1
        return "", end
    end = at + len(unit.text)
    if unit.text == "个" and text[end : end + 1] in ("多", "半"):
        longer = match_head(grammar.units, text, end + 1)
        if longer:
            return "个" + longer.text, end + 1 + len(longer.text)  # 多
    if text[end : end + 1] == "/":
        per = match_head(grammar.units, text, end + 1)
        if per:
            return f"{unit.text}/{per.text}", end + 1 + len(per.text)
    return {"％": "%", "﹪": "%"}.get(unit.text, unit.text), end


_NO_UNIT = frozenset(
    "的了和与及是为在到至由被把将向从对于以并且或等也都又再还已未不没有无其中之这那此该各每某本我你他她它们"
    "上下前后内外左右间来去起即则而因但可能会应需要须按据经用给让使令做作开展加强落实全共计多余余几分请见第含占"
    "增减同比环较达超近约万亿千百十后又如若则均仍将拟正进完成实排转发建设新有无日月年时号是"
)


def _look_back(grammar: Grammar, text: str, at: int, floor: int) -> tuple[int, str]:
    end = at
    while end > floor and at - end < 2 and text[end - 1] in SPACES:
        end -= 1
    word = match_tail(grammar.before, text, floor, end)
    return (end - len(word.text), word.text) if word else (at, "")


def _read_share(grammar: Grammar, text: str, at: int, floor: int, parts: re.Match[str]) -> Figure | None:
    amount = match_amount(text, parts.end())
    if amount is None:
        return None
    base = parts["b"]
    start, before = _look_back(grammar, text, at, floor)
    end, approx = amount.end, amount.approx
    after = match_head(grammar.after, text, end)
    if after:
        end, approx = end + len(after.text), approx + after.text
    stated = (before + approx) or None
    if base in _SHARES:
        value: Value = amount.low if amount.low == amount.high else (amount.low, amount.high)
        return _figure(text, start, end, value, _SHARES[base], stated, "percent")
    whole = match_amount(text, at)
    if whole is None:
        return None
    return _figure(text, start, end, f"{amount.low}/{whole.low}", "", stated, "percent")


def _read_half(grammar: Grammar, text: str, at: int, floor: int, end: int) -> Figure | None:
    from decimal import Decimal

    start, before = _look_back(grammar, text, at, floor)
    if text[at:end] == "半":
        unit = match_head(grammar.units, text, end)
        if before == "过" and (unit is None):
            return _figure(text, start, end, "1/2", "", before, "percent")
        if unit is None or unit.text not in grammar.periods or text[at - 1 : at] in tuple("上下前后大"):
            return None
        return _figure(text, start, end + len(unit.text), Decimal("0.5"), unit.text, before or None, "period")
    after = match_head(grammar.after, text, end)
    approx = after.text if after else ""
    return _figure(text, start, end + len(approx), "1/2", "", (before + approx) or None, "percent")


def _figure(text: str, start: int, end: int, value: Value, unit: str, approx: str | None, kind: str) -> Figure:
    return Figure(start, end, text[start:end], value, unit, approx, kind)
