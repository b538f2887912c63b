"""What a value tells that is several figures, or one and words: of 男35人、女42人, 男 35人 and 女 42人."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from draftkit.check.scopes import ANY_SCOPE
from draftkit.check.summed import PARTS
from draftkit.check.turned.stances import read_marks
from draftkit.check.ways import CHANGES
from draftkit.check.weekdays import loosely
from draftkit.figures import Figure, find_figures
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_BRACKETED = lazy_pattern("(?P<whole>[^（）()]+)[（(](?P<note>[^（）()]+)[）)]")
_OPENS_PARTS = lazy_pattern(f"^(?:{PARTS})")
_IN_BRACKETS = lazy_pattern("[（(][^（）()]*[）)]")
_JOINTS = "、，,；;"
COMMAS = "[、，；;]|,(?!(?<=[0-9],)[0-9]{3}(?![0-9]))"
"""What parts the items of a list; not the thousands of 2,150个."""
_JOINT = lazy_pattern(rf"{COMMAS}|(?<=[一-鿿])(?:/(?=[0-9]+(?![0-9个]|小时|分钟|[天日周月年]))|\+(?=[一-鿿]))")
_BETWEEN = lazy_pattern("(?<=[一-鿿])[或且和及](?=[一-鿿])")
_NO_NOUN = lazy_pattern("[至到降升增减]|→|[-—=]>|^[每各加收奖补免付给]")
"""Behind a figure, what is no noun of it, but what it became or how much it gets: 三级|升为二级, 80周岁以上|补4元."""
_CAME_TO = lazy_pattern("(?:[至到为成]|→|[-—=]>)$")
"""What ends before what something became: 升至|8个."""
_HAN = lazy_pattern("[一-鿿]{0,12}")
_RATE = lazy_pattern("^(?:每|计划|拟|预计|连续|最)|×")
"""What opens or parts a value that is so much for each, planned, or one figure with its qualifier: read elsewhere."""
_UNIT = "[户人亩部台辆名位村次月年天日周吨头只件场处株间套座班组家张门餐样期学公里斤小时]{1,2}"
_EACH = lazy_pattern(f"(?P<of>[一-鿿]*?)(?P<each>(?:每{_UNIT})+)(?P<does>(?:[一-鿿]{{2,6}})?)")
"""What stands before how much something is for each: 占用耕地|每户, 每部|补助."""
_CHANGE = lazy_pattern(f"{CHANGES}|超过|领先|落后|滞后|超前|提前|推迟|占|[高低快慢]")
"""What a value opens with, or has amid its words, that compares its figure with something."""
_DAYS = lazy_pattern("周[一二三四五六日末]|星期|工作日|节假日|[上中下]午|白天|夜间|每[天日周月]$")
"""What says on which days a time is one."""
_THAN = lazy_pattern("^(?P<way>[高低多少](?=[于出])|领先|落后|超前|滞后)[于出]?(?P<base>[一-鿿]+)$")
"""What comes to 较全市平均高, as a label would say it: 高于全市平均."""
_OVER = lazy_pattern("^超过")
_NUMBERED, _IN_A_ROW = ("号", "路"), ("届", "期")
_DOES = lazy_pattern("^(?:已|共|累计)?(?:完成|达到?|实现|为)$")
"""What says of a figure no more than that it is one: 完成|65%."""
_LEFT_OUT = lazy_pattern("^(?:不含|不包括|不包含|不计|除)|(?:除外|不计)$")
_NOT = lazy_pattern("[不未没另]|除")
_MOVED = lazy_pattern("(?P<thing>.*[一-鿿])(?P<move>[由从].+)")
"""What went from one figure to another, before that: Ⅲ类断面|由6个增至8个."""
_COMPARES = ("同比", "环比", "同期比", "比上年", "较上年", "比上月", "较上月", "增减", "变化")
_WEEKDAY = lazy_pattern("每周[一二三四五六日天](?:[上下中]午|晚上?|早上?)")
"""When in each week, which a text may tell in other words: 逢周四下午."""
_SIGNED = lazy_pattern("(?P<sign>[-－−+＋])(?P<form>[0-9.]+(?:[%％‰]|个百分点))")
_NEAR = 6
_UNTIL = lazy_pattern("[至到]|[—–~～-]+")
_HOW_FAR = ("进度", "进展")
"""What a value says of its figure that a text may leave out: 进度|过半."""
_OF, _AMONG = "的", "其中"
_LEAST = 2


class Told(NamedTuple):
    """What is said of a figure or a name, and that as written; `is_part` of the last that is none; `is_label` where
    what is said stands for the label, rather than behind it; `is_loose` are words that a text may tell in others.
    """

    said: str
    form: str
    is_part: bool = False
    is_label: bool = False
    is_loose: bool = False


@lru_cache(maxsize=4096)
def may_tell_several(value: str) -> bool:
    """Whether a value is more than one figure, or words with a note; asked before a long text is searched for it."""
    if _RATE.search(value) and not (_JOINT.search(value) or _BRACKETED.fullmatch(value)):
        return _WEEKDAY.fullmatch(value) is not None
    figures = [figure for figure in find_figures(value) if figure.kind != "slogan"]
    if not figures:
        return _BRACKETED.fullmatch(value) is not None
    if len(figures) > 1 or figures[0].text != value or _SIGNED.fullmatch(value):
        return True
    return len(ends_of(value)) == _LEAST


def may_be_retold(form: str) -> bool:
    """Whether a value may be told in other words as a whole: so much for each, planned, from one figure to another."""
    if _JOINT.search(form) or _BRACKETED.fullmatch(form):
        return False
    figures = find_figures(form)
    moves = len(figures) == _LEAST and _CAME_TO.search(form, figures[0].end, figures[1].start)
    return bool(moves) or _RATE.search(form) is not None


def read_told(value: str, text: str, *, total: bool) -> Sequence[Told]:
    """Return what a value without spaces tells, figure by figure; nothing where it is none of several.

    A note in brackets without a figure (1980元（含税）) has to stand in the `text`. `total`: the fact has parts
    of its own.
    """
    if _WEEKDAY.fullmatch(value):
        found = re.search(loosely(value), text)
        return [Told("", found[0])] if found else ()
    read = tuple(_spanned(value, text)) or tuple(_joint(value, text, total=total))
    return read or _bracketed(value, text, total=total) or _single(value, text) or tuple(_either(value, text))


def read_signed(label: str, value: str) -> Sequence[Told]:
    """Return which way something went, and how far, for a share with its sign whose label compares: of 同比 +12.6%,
    增长|12.6%.
    """
    found = _SIGNED.fullmatch(value) if label.endswith(_COMPARES) else None
    return [Told("增长" if found["sign"] in "+＋" else "下降", found["form"])] if found else ()


def _spanned(value: str, text: str) -> Iterator[Told]:
    """Yield from when and until when a span is, where both stand in their order: 3月10日开工，计划8月25日完工."""
    ends = ends_of(value)
    if len(ends) != _LEAST:
        return
    first, last = (text.find(end) for end in ends)
    # right behind one another they are the span in another form
    if 0 <= first < last and not _UNTIL.fullmatch(text, first + len(ends[0]), last):
        yield from (Told("", end) for end in ends)


def ends_of(value: str) -> list[str]:
    """Return the two moments that a value goes from and to; nothing where it is no span of such."""
    ends = _UNTIL.split(value)
    read = [find_figures(end) for end in ends]
    moments = len(ends) == _LEAST and all(len(one) == 1 and one[0].kind in MOMENTS for one in read)
    return ends if moments and all(one[0].text == end for one, end in zip(read, ends, strict=True)) else []


def _is_noted(note: str, text: str) -> bool:
    """Whether a text has a note, in so many words or as left out or put in: 征地费未算在内 for 不含征地费."""
    if note in text:
        return True
    core = _LEFT_OUT.sub("", _OPENS_PARTS.sub("", note))
    if not core:
        return False
    around = (text[max(0, found.start() - _NEAR) : found.end() + _NEAR] for found in re.finditer(re.escape(core), text))
    return any(bool(_NOT.search(words)) == bool(_NOT.search(note)) for words in around)


def _joint(value: str, text: str, *, total: bool) -> Iterator[Told]:
    """Yield what each item of a list tells: 爆管9起、水表故障41起; 每周2次，每次不少于90分钟; 97分，全县第1名.

    An item that stands and is no figure with a word stays whole (东至青龙河、西至省道S218).
    """
    told = items_of(value)
    items = [item for item in told if find_figures(item) or item not in text]
    numbers = [figure for figure in find_figures(value) if is_number(figure)]
    numbered = bool(numbers) and all(figure.kind != "document" for figure in numbers)  # 桂蚕5号、两广二号
    if (len(told) > len(items) or (numbered and len(items) > 1)) and all(item in text for item in items):
        yield from (Told("", item) for item in (told if numbered else items))
        return
    figures = [find_figures(item) for item in items]
    if len(items) < _LEAST or not all(figures) or all(map(is_number, chain.from_iterable(figures))):
        return
    for item in items:
        yield from _bracketed(item, text, total=total) or _item(item, text)


def _either(value: str, text: str) -> Iterator[Told]:
    """Yield what either of two limits is that the text joins by the same word: 风力6级以上|或|能见度不足500米."""
    for joint in _BETWEEN.finditer(value):
        sides = value[: joint.start()], value[joint.end() :]
        told = [one for side in sides for one in _item(side, text)]
        places = sorted(text.find(one.form) for one in told)
        if len(told) == _LEAST and places[0] >= 0 and joint[0] in text[places[0] : places[1]]:
            yield from told
            return


def is_number(figure: Figure) -> bool:
    """Whether a figure numbers something: lists of nothing else are read elsewhere (1号、2号、5号楼)."""
    in_a_row = figure.kind == "ordinal" and figure.unit.startswith(_IN_A_ROW)  # 第3期, not 3期
    return figure.kind == "document" or in_a_row or figure.unit.startswith(_NUMBERED)


def items_of(value: str) -> list[str]:
    """Return the items of a list: a joint within brackets parts none."""
    inside = [found.span() for found in _IN_BRACKETS.finditer(value)]
    edges = [joint.start() for joint in _JOINT.finditer(value)]
    edges = [at for at in edges if not any(start <= at < end for start, end in inside)]
    return [value[start + 1 : end] for start, end in pairwise((-1, *edges, len(value)))]


def _single(value: str, text: str) -> Sequence[Told]:
    """Return what a value of one item tells, where its words compare, are the days of it, or stand on the other side of
    its only figure: 较上月下降|2个百分点, 周一至周五|16:10-18:00, 4米|宽. Others are read elsewhere: 修复33处.
    """
    read, figures = _item(value, text), find_figures(value)
    said, form = read[0].said, re.escape(read[0].form)
    if said in _HOW_FAR:
        return [Told("", read[0].form)]
    if len(read) > 1 or not said:
        return read if len(read) > 1 else ()
    words = re.escape(said)
    turned = f"{form}{words}" if value.startswith(said) else f"{words}[为是有约达]{{0,2}}{form}"
    stands = (_is_dated(said, figures[0]) and said in text) or re.search(turned, text)
    # of several figures, or of one of a row and its state, the words belong to one
    compares = figures[0].start > 0 and _CHANGE.search(said)  # not 3个|高速口
    return read if stands or len(figures) > 1 or said == figures[0].text or compares else ()


def _item(words: str, text: str) -> Sequence[Told]:
    """Return figures with the words before them or those behind them, or a value that stays whole: 外墙80毫米厚."""
    figures = [figure for figure in find_figures(words) if figure.kind != "slogan"]
    if not figures:
        return [Told("", words)]
    read = _sequence(words) or _moved(words) or (_each(words, figures[0], text) if len(figures) == 1 else ())
    return read or _apart(words, figures, text) or [Told("", words)]


def _moved(words: str) -> Sequence[Told]:
    """Return what went from one figure to another, and these: Ⅲ类断面|由6个增至8个."""
    found = _MOVED.fullmatch(words)
    figures = find_figures(found["move"]) if found else []
    return [Told(found["thing"], found["move"])] if found and len(figures) == _LEAST and figures[0].start == 1 else ()


def _each(words: str, figure: Figure, text: str) -> Sequence[Told]:
    """Return how much for each a figure is, and of what or what for: 占用耕地|每户不超过120平方米, 补助|每部15万元."""
    found = _EACH.fullmatch(words, 0, figure.start)
    if not found or bool(found["of"]) == bool(found["does"]) or figure.end < len(words):
        return ()
    form = f"{found['each']}{figure.text}"
    apart = re.search(f"{re.escape(found['each'])}[^。；]{{0,6}}分别", text) or (form not in text and found[0] in text)
    return [Told(_compared(found["of"] or found["does"]), form)] if found["does"] or not apart else ()


def _apart(words: str, figures: Sequence[Figure], text: str) -> Sequence[Told]:
    """Return the last of some figures, and the words before it or, of a single one, those behind it, where they say
    what it is of, compare it, or stand in the text: 较上月下降|2个百分点, 超限30%以上|5台, 周一至周五|16:10-18:00.
    """
    last, single = figures[-1], len(figures) == 1
    before, behind = _OPENS_PARTS.sub("", words[: last.start]), words[last.end :]
    if single and not before and last.kind == "ordinal" and read_marks(behind):
        return [Told(last.text, behind.lstrip(_JOINTS))]  # 第二批|正在公示
    ranked = last.kind == "ordinal" and ANY_SCOPE.fullmatch(before)  # 全市|第3名 is told of no other ranking
    plain = single and not (ranked or _RATE.search(words)) and _HAN.fullmatch(before + behind)
    if not before or behind:
        return [Told(before + behind, last.text)] if plain and not (before and behind) else ()
    moved = not single and last.unit == figures[-2].unit  # 由三级升为二级
    compared = _HAN.fullmatch(before) and _CHANGE.search(before)  # 较一季度 has a figure, too
    apart = _is_dated(before, last) or (not single and figures[0].start)
    told = plain or (not moved and (compared or (apart and before in text)))
    return [Told(_compared(before), last.text)] if told else ()


def _is_dated(words: str, figure: Figure) -> bool:
    """Whether a figure is a time, or words before it say on which days it is one."""
    return figure.kind in MOMENTS or _DAYS.search(words) is not None


def _bracketed(value: str, text: str, *, total: bool) -> Sequence[Told]:
    """Return a figure and what its brackets tell of it: 86万元（含县级配套20万元）, 112.5毫米（龙潭站）.

    In what has parts of its own (`total`) they stand beside these.
    """
    found = _BRACKETED.fullmatch(value)
    if found is None:
        return []
    note, whole = _OPENS_PARTS.sub("", found["note"]), _item(found["whole"], text)
    if not find_figures(note):
        return whole if _HAN.fullmatch(note) and _is_noted(found["note"], text) else []
    parts = [told for item in items_of(note) for told in _item(item, text)]
    parts = [Told(_AMONG, note)] if note in text and len(parts) == 1 and not parts[0].said else parts  # 2人（1男1女）
    if not all(told.said for told in parts):
        return []
    return [*whole, *(told._replace(is_part=len(whole) == 1 and not total) for told in parts)]


def _are_of_many_units(forms: Sequence[str]) -> bool:
    """Whether each of several figures has a unit of its own, so that it needs no noun: 8.6万户、102万亩."""
    figures = [figure for form in forms for figure in find_figures(form)]
    return len({figure.unit for figure in figures} - {""}) == len(figures) == len(forms)


def _sequence(value: str) -> Sequence[Told]:
    """Return each of several figures with its noun behind it, or with a unit of its own: 11个村2个社区, 12场480人次."""
    figures = find_figures(value)
    if len(figures) < _LEAST or figures[0].start or any(map(is_number, figures)):
        return ()
    ends = [*(figure.start for figure in figures[1:]), len(value)]
    nouns = [value[figure.end : end] for figure, end in zip(figures, ends, strict=True)]
    apart = all(nouns[:-1]) or _are_of_many_units([figure.text for figure in figures])
    if not apart or not all(map(_HAN.fullmatch, nouns)) or any(map(_NO_NOUN.search, nouns)):
        return ()
    return [Told(noun, figure.text) for noun, figure in zip(nouns, figures, strict=True)]


def _compared(words: str) -> str:
    """Return words before a figure as a label would say them."""
    words = _THAN.sub(r"较\g<base>\g<way>", _OVER.sub("高于", words.removesuffix(_OF)))
    return _DOES.sub("", words)
