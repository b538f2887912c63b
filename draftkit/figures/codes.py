"""What is written in digits and is no number: document numbers, phones, identities, codes, addresses."""

import re

from draftkit.figures.figure import Figure
from draftkit.figures.grammar import Grammar
from draftkit.figures.numerals import FULL_WIDTH
from draftkit.figures.shapes import ARABIC
from draftkit.patterns import lazy_pattern

_D = f"[{ARABIC}]"
_JOINTS = "、和及"
_LISTED = rf"(?=[{_JOINTS}](?:{_D}{{1,5}}[{_JOINTS}]){{0,8}}{_D}{{1,5}}号)"
_DOCUMENT = lazy_pattern(
    rf"[〔［\[（(【][ \u3000]?(?P<year>[12１２]{_D}{{3}})[ \u3000]?[〕］\])）】][ \u3000]?(?:第[ \u3000]?)?"
    rf"(?P<number>(?:[A-Z]{{1,2}}-?)?{_D}{{1,5}})(?:[ \u3000]?号|{_LISTED})"
)
# 国发〔2023〕1、2、3号: the second and the third
_FURTHER = lazy_pattern(rf"(?P<number>{_D}{{1,5}})(?:号|{_LISTED})")
_FURTHER_AHEAD = lazy_pattern(rf"(?P<mark>[一-鿿A-Za-z]{{0,12}}〔{_D}{{4}}〕)(?:{_D}{{1,5}}号?[{_JOINTS}]){{1,9}}$")
_LISTING = frozenset(_JOINTS)
_ISSUER = lazy_pattern(r"[一-鿿A-Za-z]{1,12}$")
_PROVINCES = frozenset("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼")
# the mark of an issuer by its own shape, from the right: 对照|豫政办, 省政府办公厅|豫政办, 国务院|国发
_MARK = lazy_pattern(rf".*(?=[国中{''.join(sorted(_PROVINCES))}][政委办府党发财教纪组宣统人农建][一-鿿]{{0,3}}$)")
# words that lead to a document number and are no part of it: 根据国办发〔2020〕1号
# （2024）湘0102民初3456号之一
_CASE = lazy_pattern(
    r"[〔［\[（(【](?P<year>[12][0-9]{3})[〕］\])）】](?P<court>[一-鿿]{1,2}[0-9]{0,4}[一-鿿]{1,5})"
    r"(?P<number>[0-9]{1,7})号(?:之[一二三四五六七八九十]{1,2})?"
)
_LEADS = lazy_pattern(
    r".*(?:对照|根据|按照|依据|依照|遵照|参照|执行|落实|贯彻|印发|转发|下发|制发|发布|出台|关于|文件|文号|通知|意见|方案"
    r"|收到|学习|传达|[以的和与及或是为在由经即见将对])"
)
# seven or eight digits; scanned, they may stand apart: 6120 558
_SUBSCRIBER = r"(?:[0-9]{7,8}(?![0-9])|[0-9]{3,4} [0-9]{3,4}(?![0-9]))"
_PHONE = lazy_pattern(
    r"(?:1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}"
    rf"|0[1-9][0-9]{{1,2}}(?: ?[-—－] ?| ){_SUBSCRIBER}|0[1-9][0-9]{{9,10}}"
    rf"|(?:\(0[0-9]{{2,3}}\)|（0[0-9]{{2,3}}）) ?{_SUBSCRIBER}"
    r"|[48]00[- ]?[0-9]{3}[- ]?[0-9]{4})(?:(?=24小时)|(?![0-9.%]))"
)
_LOCAL_PHONE = lazy_pattern(r"[2-8](?:[0-9]{2,3}-[0-9]{4}(?![0-9])|[0-9]{6,7})(?:[-—转][0-9]{1,5})?(?![0-9.%])")
_PHONE_AHEAD = lazy_pattern(r"(?:电话|手机|传真|联系方式|座机)[^，。；\n0-9]{0,6}$")
_ID = lazy_pattern(r"[1-9][0-9]{5} ?(?:19|20)[0-9]{2} ?[01][0-9] ?[0-3][0-9] ?[0-9]{3} ?[0-9Xx](?![0-9A-Za-z])")
# 6222 0210 0100 0123: a card or account
_CARD = lazy_pattern(r"[0-9]{4}(?: [0-9]{4}){3}(?: [0-9]{1,3})?(?![0-9.%])")
# 138****5678
_MASKED_PHONE = lazy_pattern(r"1[3-9][0-9]{1,5}[*＊×]{3,8}[0-9]{0,4}(?![0-9Xx])")
_MASKED = lazy_pattern(r"[0-9]{2,8}[*＊×]{3,14}[0-9Xx]{0,4}(?![0-9])")
# one of several: 110、119、120
_KNOWN = r"1(?:1[0-9]|2[02]|2[0-9]{3})"
# a hotline by what leads to it, or by what it is; but 拨打电话3600余次, 热线120部 are counts
_HOTLINE = lazy_pattern(
    r"[0-9]{3,6}(?![0-9]|[.．,，][0-9]|[%％‰]| ?(?:[余多万亿]|[个次通件部条起例人户名家张单宗项元份台]))"
)
_HOTLINE_AHEAD = lazy_pattern(
    r"(?:热线|专线|电话|短号|短信|拨打|拨通|拨|致电|来电|呼叫|特服号码?)(?:号码?)?[是为：:“‘「\"（( ]{0,2}$"
)
# the numbers of the country, known without a word about them
_PUBLIC = lazy_pattern(
    r"12(?:345|3(?:00|05|06|08|09|1[5-8]|20|21|28|29|31|33|38|48|50|51|55|60|66|67|68|69|71|77|80|88|89|95)|1(?:10|19|22))"
    r"|955[0-9]{2}|96110"
)
_KNOWN_ONE = lazy_pattern(_KNOWN)
# no end of a figure stops this: the neighbour is one
_KNOWN_AHEAD = lazy_pattern(rf"(?:(?<![0-9.]){_KNOWN}[、/和与及或]|[0-9]{{4}}或|[0-9]{{7}}、)$")
_HOTLINE_ON = lazy_pattern(
    r"[”\"’」]? ?(?:[一-鿿]{0,6}(?:热线|专线|报警|急救|接处?警|指挥中心|呼叫中心|受理中心|服务中心台|短信|客服)"
    r"|(?:电话|预警|反诈|警情|出警|求助|呼救|求救|呼叫|救护车|救助台|来电|平台|联动|消防)"
    rf"|[、/和与及或]{_KNOWN}(?![0-9]|[.．,，][0-9]|[%％‰]| ?(?:[余多万亿]|[个次通件部条起例人户名家张单宗项元份台]))"
    r"|(?:政务|服务|举报|便民|投诉|监督|报修){1,3}(?:平台|电话|台))"
)
_CODE_AHEAD = lazy_pattern(
    r"(?:邮编|邮政编码|编码|代码|[编账卡批文单税证尾]号|[^型]号码|序列号|批次号)[是为：: ]{0,2}$"
)
# 2401-330782-07-02-603518, 20240316-B2, 2024—GT—017; neither 2020-01-26 nor 4-5
_SERIAL = lazy_pattern(
    r"[0-9]+(?P<groups>(?P<joint>[-－–—])[0-9A-Za-z]+(?:(?P=joint)[0-9A-Za-z]+)*)(?![0-9A-Za-z]|[.．][0-9])"
)
_DATES = lazy_pattern(r"[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}(?:-[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2})?")
# “136”工作法
_QUOTED = lazy_pattern(r"(?<=[“‘「『\"])[0-9]{2,9}(?=[”’」』\"])")
_FORMULA = lazy_pattern(rf"{_D}+(?:[+＋](?:{_D}+|[NXnx](?![A-Za-z])))+|{_D}{{1,2}}[·•]{_D}{{1,2}}(?!{_D})")
_DOTTED = lazy_pattern(r"[0-9]+(?:\.[0-9]+){2,}")
_MIXED = lazy_pattern(r"(?=[0-9A-Za-z]{8,64}(?![0-9A-Za-z]))[0-9]+[A-Za-z][0-9A-Za-z]*")
_DIGITS_LETTERS = lazy_pattern(r"[0-9]+[A-Za-z][0-9A-Za-z]*(?:-[0-9A-Za-z]+)*")
_MAIL = lazy_pattern(r"[0-9A-Za-z._%-]{1,64}@[0-9A-Za-z.-]{0,254}[0-9A-Za-z]")
_LINK = lazy_pattern(r"(?:https?://|www\.)[!-~]{0,299}[0-9A-Za-z/=&#_~+]")
_WORD = lazy_pattern(
    r"[A-Za-z]{1,40}(?:[./&-][A-Za-z]{1,20}){0,4}(?P<gap> ?)(?:[-+]?|[—–－](?=[0-9]+[—–－]))"
    r"[0-9]+[0-9A-Za-z]*(?:[-./—–－+][0-9A-Za-z]+)*"
)
# DB43/T 1234-2019: of a province or a city
_LOCAL_STANDARD = lazy_pattern(r"DB[0-9]{2,6}(?:/T)? ?[0-9]{1,5}(?:\.[0-9]{1,2})?(?:[-—][0-9]{4})?(?![0-9A-Za-z])")
# a space between letters and digits belongs to a code of a standard only: GB/T 9704-2012
_STANDARD = lazy_pattern(
    r"(?:GB|DB[0-9]*|DG|JGJ|JGT?|JTG|JTS|JTT?|CJJ|CJT?|HJ|AQ|YY|WS|NY|SL|SB|SC|SN|QC|QB|QX|JB|JR|HG|DL|TB|YD|GY"
    r"|LD|LS|LB|MZ|RB|XF|TD|DZ|CECS|ISO|IEC|EN|TSG|GA|LY)\b(?:/[A-Z]+)?|T/[A-Z]+\b"
)
_SIZED = frozenset("万亿%％‰")
# AED45台: a word, a number, and what it counts; but A1座, PM10年均值, IP65级, CRH380型
_COUNTED_WORD = lazy_pattern(rf"(?!PM|DN|DB|GB)[A-Za-z]{{2,40}}(?={_D}+(?:[.．]{_D}+)?(?P<unit>[一-鿿]))")
_GRADES = frozenset("年号级类型档代版")
# 107国道
_ROAD = lazy_pattern(r"[1-9][0-9]{2}[国省县乡]道")
# so many digits are counted by nobody: 6222021234567890123
_MOST_COUNTED = 15
_PLATE = lazy_pattern(r"[A-Z]·?[0-9A-Z]{5,6}(?![0-9A-Za-z])")
# 110°27′, E108°32′15″; 30° alone is an angle
_COORDINATE = lazy_pattern(
    r"[EWNS]?[0-9]{1,3}°[0-9]{1,2}(?:\.[0-9]{1,4})?[′'](?:[0-9]{1,2}(?:\.[0-9]{1,4})?[″\"])?"
)
# 2#电机, 1＃楼
_NUMBERED = lazy_pattern("[0-9]{1,3}[#＃](?![0-9])")
_NUMBER_CODES = (
    ("id", _ID),
    ("code", _CARD),
    ("phone", _PHONE),
    ("code", _FORMULA),
    ("code", _MAIL),
    ("code", _MIXED),
    ("phone", _MASKED_PHONE),
    ("code", _MASKED),
    ("code", _COORDINATE),
    ("code", _NUMBERED),
)
# too short for any of them: 9月, 30日, 12%
_SHORT = lazy_pattern(r"[0-9]{1,2}[一-鿿%、。]")
_DIGIT_RUN = lazy_pattern(r"\d+")


def read_document(text: str, at: int, floor: int) -> Figure | None:
    """Return the document number whose bracketed year starts at `at`: 国发〔2020〕1号.

    The number of a case starts so too, and a phone can: （2024）湘0102民初3456号, （0731）8555012.
    """
    case = _CASE.match(text, at)
    if case:
        return _figure(text, at, case.end(), case[0], "document")
    found = _DOCUMENT.match(text, at)
    if not found:
        phone = _PHONE.match(text, at)
        return _figure(text, at, phone.end(), phone[0].replace(" ", ""), "phone") if phone else None
    issuer = _find_issuer(text, at, floor)
    start = at - len(issuer)
    value = f"{issuer}〔{found['year']}〕{found['number']}号".translate(FULL_WIDTH)
    return _figure(text, start, found.end(), value, "document")


def read_further_document(text: str, at: int) -> Figure | None:
    """Return the document number that leaves its issuer and year to the one before: the 2 of 国发〔2023〕1、2号."""
    if not at or text[at - 1] not in _LISTING or not (found := _FURTHER.match(text, at)):
        return None
    first = _FURTHER_AHEAD.search(text, max(0, at - 60), at)
    if first is None:
        return None
    bracket = text.rindex("〔", first.start(), at)
    mark = _find_issuer(text, bracket, first.start()) + text[bracket : bracket + 6]
    return _figure(text, at, found.end(), f"{mark}{found['number']}号".translate(FULL_WIDTH), "document")


def _find_issuer(text: str, at: int, floor: int) -> str:
    """Return the mark of the issuer right before the bracket at `at`: 国发."""
    before = _ISSUER.search(text, max(floor, at - 12), at)
    return _LEADS.sub("", _MARK.sub("", before[0])) if before else ""


def read_word(grammar: Grammar, text: str, at: int, floor: int) -> Figure | None:
    """Return the code that starts with a letter at `at`: A1-03, GB/T 9704-2012, COVID-19, a plate, a link.

    Letters before a number that counts something are a word of their own: AED45台, GDP1.2万亿元.
    """
    found = _LINK.match(text, at) or _MAIL.match(text, at)
    if found:
        return _figure(text, at, found.end(), found[0], "code") if re.search("[0-9]", found[0]) else None
    found = _PLATE.match(text, at)
    if found and at > floor and text[at - 1] in _PROVINCES:
        return _figure(text, at - 1, found.end(), text[at - 1] + found[0], "code")
    found = _LOCAL_STANDARD.match(text, at)
    if found:
        return _figure(text, at, found.end(), found[0].replace(" ", ""), "code")
    found = _COORDINATE.match(text, at)
    if found:
        return _figure(text, at, found.end(), found[0], "code")
    found = _WORD.match(text, at)
    if not found or text[found.end() : found.end() + 1] in _SIZED or (found["gap"] and not _STANDARD.match(found[0])):
        return None
    counted = _COUNTED_WORD.match(text, at)
    if counted and counted["unit"] not in _GRADES and grammar.find_unit(text, counted.start("unit"))[0]:
        return None
    return _figure(text, at, found.end(), found[0].replace(" ", ""), "code")


def read_number_code(text: str, at: int, floor: int) -> Figure | None:
    """Return the phone, identity or other code number that starts with a digit at `at`."""
    if _SHORT.match(text, at):
        return None
    for kind, pattern in _NUMBER_CODES:
        found = pattern.match(text, at)
        if found:
            return _figure(text, at, found.end(), found[0].replace(" ", ""), kind)
    found = _LOCAL_PHONE.match(text, at)
    if found and _PHONE_AHEAD.search(text, max(floor, at - 12), at):
        return _figure(text, at, found.end(), found[0], "phone")
    return _read_hotline(text, at, floor) or _read_serial(text, at, floor) or _read_quoted(text, at)


def _read_hotline(text: str, at: int, floor: int) -> Figure | None:
    found = _HOTLINE.match(text, at)
    if found is None:
        return None
    if (
        _PUBLIC.fullmatch(found[0])
        or _HOTLINE_AHEAD.search(text, max(floor, at - 8), at)
        or _HOTLINE_ON.match(text, found.end())
        or (_KNOWN_ONE.fullmatch(found[0]) and _KNOWN_AHEAD.search(text, max(0, at - 8), at))
    ):
        return _figure(text, at, found.end(), found[0], "phone")
    return None


def _read_serial(text: str, at: int, floor: int) -> Figure | None:
    announced = _CODE_AHEAD.search(text, max(floor, at - 7), at)
    found = _SERIAL.match(text, at)
    if found and (_is_serial(found) or (announced and found["joint"] == "-")):
        return _figure(text, at, found.end(), found[0], "code")
    found = _DIGIT_RUN.match(text, at)
    if announced and found and found.end() - at >= 3:
        return _figure(text, at, found.end(), found[0], "code")
    return None


def _read_quoted(text: str, at: int) -> Figure | None:
    found = _QUOTED.match(text, at)
    return _figure(text, at, found.end(), found[0], "code") if found else None


def _is_serial(found: re.Match[str]) -> bool:
    """Tell whether groups joined by hyphens are a code, rather than a date or the ends of a range."""
    groups = found["groups"].split(found["joint"])[1:]
    lettered = any(group[0].isalpha() for group in groups)
    if found["joint"] != "-":
        return lettered and len(groups) > 1  # 12—15, 120—GDP: from one to another, and the author's own dash
    if lettered:
        return True
    if len(groups) > 1:
        return not _DATES.fullmatch(found[0])
    month = len(found[0]) == 7 and found[0][0] in "12" and groups[0] <= "12"
    return len(groups[0]) > 1 and groups[0][0] == "0" and not month


def read_loose_code(text: str, at: int, number: Figure | None) -> Figure | None:
    """Return what is no number after all: digits with letters (5G), of another script, a leading zero (007), a road.

    Else return `number`, how the digits read as a number, `None` if they are too many to be one.
    """
    found = _DIGITS_LETTERS.match(text, at) or _DOTTED.match(text, at) or _ROAD.match(text, at)
    if found:
        return _figure(text, at, found.end(), found[0], "code")
    found = _DIGIT_RUN.match(text, at)
    if found is None:
        return number
    foreign = any(sign not in ARABIC for sign in found[0])
    coded = len(found[0]) > _MOST_COUNTED or (len(found[0]) > 2 and found[0][0] == "0")
    if number is None or foreign or coded:
        return _figure(text, at, found.end(), found[0], "code")
    return number


def _figure(text: str, start: int, end: int, value: str, kind: str) -> Figure:
    return Figure(start, end, text[start:end], value.replace("\u3000", ""), "", None, kind)
