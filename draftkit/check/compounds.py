"""What a value tells that is several figures, or one and words: of 男35人、女42人, 男 35人 and 女 42人."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from draftkit.check.scopes import ANY_SCOPE
from draftkit.check.summed import PARTS
from draftkit.check.ways import CHANGES
from draftkit.figures import Figure, find_figures
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_BRACKETED = lazy_pattern("(?P<whole>[^（）()]+)[（(](?P<note>[^（）()]+)[）)]")
_OPENS_PARTS = lazy_pattern(f"^(?:{PARTS})")
_IN_BRACKETS = lazy_pattern("[（(][^（）()]*[）)]")
_JOINTS = "、，,；;"
_JOINT = lazy_pattern(rf"[{_JOINTS}]|(?<=[一-鿿])(?:/(?=[0-9]+(?![0-9个]|小时|分钟|[天日周月年]))|\+(?=[一-鿿]))")
_BETWEEN = lazy_pattern("(?<=[一-鿿])[或且和及](?=[一-鿿])")
_EACH_OF = lazy_pattern("分别(?P<said>[一-鿿]{0,6}?)(?=[0-9])")
_MOVES = lazy_pattern("[至到降升增减]|→|[-—=]>")
"""Between two figures of which one became the other, or that are the ends of one: 由三级升为二级."""
_CAME_TO = lazy_pattern("(?:[至到为成]|→|[-—=]>)$")
"""What ends before what something became: 升至|8个."""
_HAN = lazy_pattern("[一-鿿]{0,12}")
_NAMES = lazy_pattern("(?P<names>[一-鿿、]{2,40}(?=等)|[一-鿿]+(?:、[一-鿿]+)+)等?(?P<count>.+)")
_RATE = lazy_pattern("^(?:每|计划|拟|预计|连续|最)|×")
"""What opens or parts a value that is so much for each, planned, or one figure with its qualifier: read elsewhere."""
_EACH_DOES = lazy_pattern(
    "(?P<each>每[户人亩部台辆名位村次月年天日周吨头只件场处株间套座班组家])(?P<said>[一-鿿]{2,6})(?=[0-9])"
)
"""What is done for each, before how much: 每部|补助|15万元."""
_SO_MUCH_EACH = lazy_pattern("(?P<said>[一-鿿]+?)(?P<each>(?:每[^每、，]{1,3})+)$")
_CHANGE = lazy_pattern(f"{CHANGES}|超过|领先|落后|滞后|超前|提前|推迟|占|[高低快慢]")
"""What a value opens with, or has amid its words, that compares its figure with something."""
_DAYS = lazy_pattern("周[一-日]|星期|工作日|节假日|[上中下]午|白天|夜间|每[天日周月]$")
"""What says on which days a time is one."""
_THAN = lazy_pattern("^(?P<way>[高低多少](?=[于出])|领先|落后|超前|滞后)[于出]?(?P<base>[一-鿿]+)$")
"""What comes to 较全市平均高, as a label would say it: 高于全市平均."""
_OVER = lazy_pattern("^超过")
_NUMBERED, _IN_A_ROW = ("号", "路"), ("届", "期")
_DOES = lazy_pattern("^(?:已|共|累计)?(?:完成|达到?|实现|为)$")
"""What says of a figure no more than that it is one: 完成|65%."""
_LEFT_OUT = lazy_pattern("^(?:不含|不包括|不包含|不计|除)|(?:除外|不计)$")
_NOT = lazy_pattern("[不未没另]|除")
_GONE = lazy_pattern("(?P<thing>.*[一-鿿])(?P<move>[由从].+)")
"""What went from one figure to another, before that: Ⅲ类断面|由6个增至8个."""
_SIZES = "[长宽高厚深重]度?"
_SIZE = lazy_pattern(f"(?P<before>{_SIZES})?(?P<form>[0-9.]+[^0-9长宽高厚深重]+)(?P<behind>{_SIZES})?")
_NEAR = 6
_UNTIL = lazy_pattern("[至到]|[—–~～-]+")
_OF, _AMONG = "的", "其中"
_OF_EACH = ("每", "各", "减", "加", "收", "奖", "补", "免", "付", "给")
"""What a noun between two figures is none that opens with: 80周岁以上|减|4元."""
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
        return False
    figures = [figure for figure in find_figures(value) if figure.kind != "slogan"]
    if not figures:
        return _BRACKETED.fullmatch(value) is not None
    return len(figures) > 1 or figures[0].text != value or len(ends_of(value)) == _LEAST


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
    read = tuple(_spanned(value, text)) or tuple(_named(value, text)) or tuple(_joint(value, text, total=total))
    read = read or (*_bracketed(value, text, total=total),) or (*_sequence(value),) or (*_changed(value, text),)
    read = read or (*_either(value, text),)
    return read or (*_gone(value),) or (*_numbered(value),) or (*_sized(value, text),)


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
    if each := _EACH_OF.match(value):
        items[0] = items[0].removeprefix(each[0])
        yield from (Told(each["said"], item) for item in items)
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


def _item(words: str, text: str) -> list[Told]:
    """Return a figure with the words before it or those behind it, or a value that stays whole: 每人每天150元."""
    figures = [figure for figure in find_figures(words) if figure.kind != "slogan"]
    opened = len(figures) > 1 and figures[0].start > 0 and figures[-1].end == len(words)
    if opened and (thing := words[: figures[-1].start]) in text:
        return [Told(thing, figures[-1].text)]  # 超限30%以上|5台
    if len(figures) == 1 and (does := _EACH_DOES.match(words)):
        return [Told(does["said"], f"{does['each']}{words[figures[0].start :]}")]
    if len(figures) != 1 or _RATE.search(words):
        read = list(_sequence(words)) or list(_changed(words, text)) or list(_gone(words))
        return read or [Told("", words)]
    if figures[0].kind == "ordinal" and ANY_SCOPE.fullmatch(words, 0, figures[0].start):
        return [Told("", words)]  # 全市|第3名 is told of no other ranking
    each = _SO_MUCH_EACH.match(words, 0, figures[0].start) if figures[0].end == len(words) else None
    if each and not re.search(f"{re.escape(each['each'])}[^。；]{{0,6}}分别", text):
        return [Told(_compared(each["said"]), words[each.end("said") :])]  # 占用耕地|每户不超过120平方米
    before, behind = _OPENS_PARTS.sub("", words[: figures[0].start]), words[figures[0].end :]
    if (before and behind) or not _HAN.fullmatch(before + behind):
        return [Told("", words)]
    return [Told(_compared(before) or behind, figures[0].text)]


def _bracketed(value: str, text: str, *, total: bool) -> list[Told]:
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
        told = [*whole, *parts]
        return told if not total and _are_of_many_units([one.form for one in told]) else []
    return [*whole, *(told._replace(is_part=len(whole) == 1 and not total) for told in parts)]


def _are_of_many_units(forms: Sequence[str]) -> bool:
    """Whether each of several figures has a unit of its own, so that it needs no noun: 8.6万户、102万亩."""
    figures = [figure for form in forms for figure in find_figures(form)]
    return len({figure.unit for figure in figures} - {""}) == len(figures) == len(forms)


def _named(value: str, text: str) -> Iterator[Told]:
    """Yield how many there are of what is named in part, where each name stands: 白鹭镇、东沟乡等6个乡镇."""
    found = _NAMES.fullmatch(value)
    if found is None or not all(name in text for name in found["names"].split("、")):
        return
    figures = find_figures(found["count"])
    alone = len(figures) == 1 and figures[0].start == 0 and not is_number(figures[0])
    if alone and _HAN.fullmatch(found["count"], figures[0].end):
        yield Told(found["count"][figures[0].end :], figures[0].text)


def _sequence(value: str) -> Iterator[Told]:
    """Yield each of several figures with its noun behind it, or with a unit of its own: 11个村2个社区, 12场480人次."""
    figures = find_figures(value)
    if len(figures) < _LEAST or figures[0].start or any(map(is_number, figures)):
        return
    ends = [*(figure.start for figure in figures[1:]), len(value)]
    nouns = [value[figure.end : end] for figure, end in zip(figures, ends, strict=True)]
    if any(noun.startswith(_OF_EACH) for noun in nouns):
        return  # 80—89周岁|每人每月|50元
    apart = all(nouns[:-1]) or _are_of_many_units([figure.text for figure in figures])
    if apart and all(map(_HAN.fullmatch, nouns)) and not any(_MOVES.search(noun) for noun in nouns):
        yield from (Told(noun, figure.text) for noun, figure in zip(nouns, figures, strict=True))


def _gone(value: str) -> Iterator[Told]:
    """Yield what went from one figure to another, and these: Ⅲ类断面|由6个增至8个."""
    found = _GONE.fullmatch(value)
    figures = find_figures(found["move"]) if found else []
    if found and len(figures) == _LEAST and figures[0].start == 1:
        yield Told(found["thing"], found["move"])


def _numbered(value: str) -> Iterator[Told]:
    """Yield how it stands with one of a row: 第二批|正在公示, 第一批，|已上架."""
    figures = find_figures(value)
    if len(figures) == 1 and figures[0].kind == "ordinal" and figures[0].start == 0:
        state = value[figures[0].end :].lstrip(_JOINTS)
        if len(state) >= _LEAST and _HAN.fullmatch(state):
            yield Told(figures[0].text, state)


def _changed(value: str, text: str) -> Iterator[Told]:
    """Yield a figure with what stands before it, where that compares it with something, or tells of a time what the
    `text` has, too: 较上月下降|2个百分点, 占年度任务的|41.5%, 周一至周五|16:10-18:00.
    """
    figures = find_figures(value)
    moved = len(figures) >= _LEAST and figures[-1].unit == figures[-2].unit  # 由三级升为二级
    if figures and figures[-1].end == len(value) and not moved:
        words = value[: figures[-1].start]  # 较一季度 has a figure, too
        dated = figures[-1].kind in MOMENTS or _DAYS.search(words)
        if words and _HAN.fullmatch(words) and (_CHANGE.search(words) or (dated and words in text)):
            yield Told(_compared(words), figures[-1].text)


def _sized(value: str, text: str) -> Iterator[Told]:
    """Yield a measure and what it measures, where the text has that on the other side: 4米|宽, told as 宽4米."""
    found = _SIZE.fullmatch(value)
    if found is not None:
        which, form = found["before"] or found["behind"], found["form"]
        form_told = re.escape(form)
        turned = f"{form_told}{which}" if found["before"] else f"{which}[为是有约达]{{0,2}}{form_told}"
        if re.search(turned, text):
            yield Told(which, form)


def _compared(words: str) -> str:
    """Return words before a figure as a label would say them."""
    words = _THAN.sub(r"较\g<base>\g<way>", _OVER.sub("高于", words.removesuffix(_OF)))
    return _DOES.sub("", words)
