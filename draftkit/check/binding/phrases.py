"""Figures that state nothing, or too little to be called wrong."""

import re
from functools import lru_cache

from draftkit.check.binding.enumerated import LEVELS, counts_items_ahead, is_few
from draftkit.check.lexicon import read_alternation, read_lines, read_set, read_words, word_pattern
from draftkit.check.summed import SUMMED
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_REACH, _ROW_REACH, _POINT_REACH = 12, 300, 1500
_NUMERALS = "〇零两二三四五六七八九十百千万亿半"
_SMALL = frozenset("两二三四五六七八九十")
_NOT_ONE = lazy_pattern(
    "[不未没每某同这那另唯任各无][^，。；]{0,2}$|没有?(?:新增|发生|出现|发现)$|(?:任何|哪怕|只有|只要)$"
)
_NOT_1 = lazy_pattern("(?:没有|没|无|未有|未发生|未出现|[不未]漏|不落|不少|不丢)(?:发[生现]|出现|掉|下)?$")
_NONE_OF_THEM = lazy_pattern("[都也均]?[没未无不]")
"""Behind one of what there is none of: 安全事故一起|都没有."""
_ITEM = lazy_pattern("[为是]?[_＿]{2,}")
"""What leaves 一项 the name of the thing before it: 补水量一项为____."""
_FIELDS = frozenset("栏项格列")
_LEFT_EMPTY = lazy_pattern(
    "(?:目前|[里中内，：:暂先仍尚还且正均也为是写记填])*(?:留?空|留白|缺|[未没待][补填定]|[_＿]{2,})"
)
"""What leaves it the name of a field in a form: 满意度一栏|留空."""
_ONE_BEFORE = lazy_pattern(f"一[^一{_NUMERALS}，。；：\\s]{{1,6}}[、，]?[^一，。；：\\s]{{0,3}}$")
_ONE_BEHIND = lazy_pattern(f"[^一{_NUMERALS}。；：\\s]{{0,5}}[、，]?[^一，。；：\\s]{{0,2}}一[^{_NUMERALS}]")
_MET = "(?:发现|查实|核实|接报|受理|排查|成熟|摸排|发生|举报|达标)"
_ONE_BY_ONE = lazy_pattern(rf"{_MET}一(?P<unit>[一-鿿]{{1,2}}?)[、，]?[^一，。；：\s]{{2,6}}$")
_MET_WITH = lazy_pattern(f"{_MET}$")
_EACH_OF_THEM = lazy_pattern(r"[、，]?(?!造成|导致|致)[^一，。；：\s]{2,6}一(?P<unit>[一-鿿]{1,2}?)(?![一-鿿])")
"""Whatever is found is done something to: 发现一起，严肃查处|一起."""
_LEVEL = lazy_pattern("(?:[省市县区乡镇村]|街道|社区)$")
"""Before 一级 of what is governed, and of nothing counted: 在村一级."""
_AS_EACH = lazy_pattern("(?:平均(?:下来|每)?|均摊到?|摊到)$")
_EACH_TAKES = lazy_pattern(r"[^，。；：！？\n\d]{0,10}?(?:通常|平均|一般|只需|仅需|用时|耗时|时限)")
"""Around one of something that stands for each: 采录一条地名通常需要8分钟, 平均一场70余人."""
_IMAGE = lazy_pattern(r"[^，。；：！？\n\d]{0,12}?(?:答卷|成绩单|缩影|写照|风景线|新篇章?)(?=[，。；：！？\n]|$)")
"""What behind 一 is no thing that is counted: 交出一份让群众满意的|答卷."""
_HURT = frozenset("死伤亡")
_TELLING_UNITS = frozenset({"番", "成", "个百分点", "倍", "打"})
_GRADED = lazy_pattern("以上|(?:[一-龥]{2,4})?响应|[大阵飓强]?风|地震|海浪")
_PAIR = lazy_pattern("[一-龥]{0,3}(?:夫妻|夫妇|恋人|新人|母女|父子|母子|父女|姐妹|兄弟|老人|企业)")
_SHARED = lazy_pattern("[户人亩村校班组镇]均(?:达|达到|有|拥有|约)?$")
_CUT = "缩短|压缩|压减|延长|提速"
_CUT_TO, _CUT_FROM = lazy_pattern(f"(?:{_CUT})(?:到|至|为|成|了)$"), lazy_pattern(f"(?:{_CUT})(?:到|至|为|成|了)")
_BEFELL = "死亡|受伤|重伤|轻伤|失踪|失联|遇难|身亡|溺亡|亡故|牺牲|殉职|遇害|丧生|确诊|感染|中毒|被困"
_OCCURRED = lazy_pattern(f"(?:{_BEFELL}|发生)了?$|发生了?[^，。；：、\\n]{{1,8}}$")
"""What one of something befell, before it: 死亡|一人, 发生较大事故|一起."""
_DONE_OR_CHANGED = lazy_pattern("(?:新增|查处|抓获|刑拘|处分|问责|追责|下降|上升|增长|减少)了?$")
_HARMED = lazy_pattern(f"[一-鿿]{{0,6}}?(?:{_BEFELL})(?!的?(?:问题|风险|隐患|危险|可能))")
"""Behind one person: 一名村民|死亡."""
_PERSONS = frozenset("人名位例")
_TALLY = lazy_pattern(f"{SUMMED}|相加|之和|相比|相差|加起来")  # 两项合计, 三镇共计
_N = "[一二三四五六七八九十百0-9]{1,4}"
# 党的二十届三中全会, 县委十四届六次全会, 市十六届人大四次会议, 省第十二次党代会
_SESSION = (
    rf"{_N}届(?:[一-龥]{{0,8}}?第?{_N}次(?:全体)?(?:会议|全会|大会|代表大会)|历次|[二三四五六七八九]中|[二三四五六七八九]、"
    rf"|(?:全国|[省市县区])?(?:人大|政协|党代会|人民代表大会)|中央|全会)"
    rf"|{_N}次(?:全会|全体会议|党代会|(?:全国|中国共产党|党员?|人民|职工|团员|妇女)代表大会)"
)
# what the whole country numbers alike: 第四次全国农业普查, 第二轮土地承包, 第三轮中央生态环保督察, 第十五个五年规划
_NATIONAL = (
    rf"第{_N}次全国(?:[一-龥]{{2,4}})?普查|第?[一二三]轮(?:农村)?(?:土地|承包|延包)|第[一二三]轮中央(?:生态)?环(?:保|境保护)督察"
    rf"|第{_N}个五年规划"
)
# 7×24小时, 24小时应急值守; but 24小时内
_ROUND_THE_CLOCK = (
    r"7[×xX*＊乘]24(?:小时)?"
    rf"|(?:24|二十四)小时[^，。；：、内前后0-9]{{0,4}}(?:{read_alternation('on_duty')})"
)
# 1+N, 1+3+N: N stands for any number
_OPEN_FORMULA = r"[0-9]{1,2}(?:[+＋][0-9]{1,2}){0,4}[+＋][NnXx]"
# “3·15”: a day with a name
_NAMED_DAY = r"(?<=[“‘「『\"])(?:1[0-2]|[1-9])[·•.](?:[12][0-9]|3[01]|[1-9])(?=[”’」』\"])"
# 附件1、附件2和表3: the number of what is referred to
_REFERENCE = lazy_pattern(
    r"(?:附[件表图录]|专栏|(?:^|[^一-龥]|[见如及与和])[表图])[ \u3000]?(?:[0-9]{1,2}[ 、和及与至—-]{1,2})?$"
)
_RATE_BASE = lazy_pattern("[十百千万]{1,2}(?:[人户名亩辆次]|公里)")
_POINTS_BACK = lazy_pattern("(?:这|以上|上述|前述)$")
"""Before a count of what was told right before: 这|两件事."""
_ALL_OF_THEM, _NAMED_ABOVE = lazy_pattern("也?[均都皆]|双双"), frozenset("人者地村镇县家校局")
"""Behind a count of those named right before: 两人|均当选."""
_HALF = lazy_pattern("[翻等跑排忙找说劝磨转熬耗]半天|半年[里中来下间]")
"""Half of a time that is no more than long, or the time that is reported on: 翻|半天|柜子, 半年|里."""
_NAMED_SECOND = lazy_pattern("(?![位名的是为次、])[一-鿿]{2}")
_DAYS_AGO, _CIRCLE = lazy_pattern("[头过前这那]$"), lazy_pattern("[一-鿿]{0,6}圈(?![养舍占])")
_SEASON, _SEASONS = lazy_pattern("[春夏秋冬]季"), lazy_pattern("[春夏秋冬][、和]?[春夏秋冬]$")
_SPAN_AHEAD = ("过去", "以往", "未来", "今后", "这")
_OPENING = lazy_pattern(r"(?:\A|[。；！？!?;\n])\s*$")
_SET_OFF = lazy_pattern(r"[^，。；：、\n]?(?:[，：:、]|[是为])")
_ORDINALS = tuple(f"第{numeral}" for numeral in "〇一二三四五六七八九十")
_STEPS = frozenset(["步", "点", "方面", "环节", "阶段", "层"])
# the numbers of the country: to call them is no news
_PUBLIC = frozenset(read_words("public_numbers"))


def is_phrase(text: str, figure: Figure) -> bool:
    """Whether a figure is part of a set phrase (24小时值守, 一人一档), a name or a reference, and states nothing."""
    if figure.kind == "ordinal" and (figure.unit == "页" or _is_next_step(text, figure)):
        return True
    if _RATE_BASE.fullmatch(figure.text) and text[figure.start - 1 : figure.start] == "每":
        return True  # 每千人拥有
    if is_technical_name(figure):
        return True
    if not figure.unit and _REFERENCE.search(text, max(0, figure.start - _REACH), figure.start):
        return True
    start = max(0, figure.start - _REACH)
    for found in _phrases().finditer(text, start, figure.end + _REACH):
        if found.start() < figure.end and figure.start < found.end():
            return True
    if figure.value == 1 and figure.text[0] in "1１":
        return _NOT_1.search(text, start, figure.start) is not None  # 没有1户掉队
    return figure.value == 1 and figure.text.startswith("一") and _is_idle_one(text, figure)


def _is_next_step(text: str, figure: Figure) -> bool:
    """Whether an ordinal goes on a row that 第一 opened: 第一步…，第二步…; 第一项，…。第二项，…."""
    first = f"第一{figure.unit}"
    if figure.unit in _STEPS and text.find(first, max(0, figure.start - _ROW_REACH), figure.start) >= 0:
        return True
    if not (isinstance(figure.value, int) and _opens(text, figure.start, figure.end)):
        return False
    if figure.value == 1:
        other = f"第二{figure.unit}"
        at = text.find(other, figure.end, figure.end + _POINT_REACH)
    else:
        other = f"{_ORDINALS[figure.value - 1]}{figure.unit}" if figure.value <= len(_ORDINALS) else first
        at = text.rfind(other, max(0, figure.start - _POINT_REACH), figure.start)
    return at >= 0 and _opens(text, at, at + len(other))


def _opens(text: str, start: int, end: int) -> bool:
    """Whether an ordinal opens a sentence, or half of one, and a point that is made there: 第二项，通报消防."""
    return _SET_OFF.match(text, end) is not None and _OPENING.search(text, max(0, start - _REACH), start) is not None


def is_technical_name(figure: Figure) -> bool:
    """Whether a figure is part of the name of a thing (5G, PM2.5)."""
    return figure.kind == "code" and figure.value in read_set("technical_names")


def is_public_number(figure: Figure) -> bool:
    """Whether a figure is a telephone number that everyone knows (119, 12345)."""
    return figure.kind == "phone" and figure.value in _PUBLIC


def _is_idle_one(text: str, figure: Figure) -> bool:
    """Whether 一 counts nothing: 不漏一户, 每一名, 一个问题、一套方案."""
    if figure.unit in _HURT:
        return False  # 一死一伤
    before = text[max(0, figure.start - _REACH) : figure.start]
    if _states_one(text, figure, before):
        return False  # 由一周缩短为一天
    if figure.unit == "级" and _LEVEL.search(before):
        return True
    if figure.unit in _FIELDS and _LEFT_EMPTY.match(text, figure.end):
        return True
    if _NOT_ONE.search(before) or _ITEM.match(text, figure.end) or _NONE_OF_THEM.match(text, figure.end):
        return True
    if _goes_one_by_one(text, figure, before):
        return True
    if _OCCURRED.search(before) or (figure.unit in _PERSONS and _HARMED.match(text, figure.end)):
        return False  # 发生一起事故，造成|一人死亡
    if _AS_EACH.search(before) or _EACH_TAKES.match(text, figure.end) or _IMAGE.match(text, figure.end):
        return True
    return bool(_ONE_BEFORE.search(before) or _ONE_BEHIND.match(text, figure.end))


def _goes_one_by_one(text: str, figure: Figure, before: str) -> bool:
    """Whether what is met with is done something to each time: 发现一起，查处一起."""
    ahead = _EACH_OF_THEM.match(text, figure.end) if _MET_WITH.search(before) else None
    return any(each["unit"] == figure.unit for each in (_ONE_BY_ONE.search(before), ahead) if each)


@lru_cache(maxsize=1)
def _phrases() -> re.Pattern[str]:
    pairs = rf"一(?![死伤亡])[^\s一{_NUMERALS}，。、；：]{{1,2}}一[^\s一{_NUMERALS}，。、；：]{{1,2}}"
    shares = r"[一二三四五六七八九]分[一-龥]{2,4}[，、]?[一-龥]{0,2}?[一二三四五六七八九]分"  # 一分部署，九分落实
    lines = read_lines("phrases")
    heads = "".join(sorted({*"第一二三四五六七八九十百0123456789", *(line[0] for line in lines)}))
    halves = r"一半[^\s，。、；：]{1,8}[、，]一半"
    named = [halves, _SESSION, _NATIONAL, _ROUND_THE_CLOCK, _OPEN_FORMULA, _NAMED_DAY]
    # a leading class is what lets the engine jump
    return re.compile(
        "|".join([pairs, shares, *named, *map(re.escape, lines)]).join((f"(?=[{re.escape(heads)}])(?:", ")"))
    )


def _is_span(text: str, figure: Figure) -> bool:
    """Whether years are those that a report looks back on, or forward to: 五年来, 过去五年."""
    return text.startswith("来", figure.end) or text.endswith(_SPAN_AHEAD, 0, figure.start)


def _points_back(text: str, figure: Figure) -> bool:
    """Whether a count is of what was told right before: 这两件事; or of seasons that nothing is told of alone."""
    if is_few(figure):
        back = _POINTS_BACK.search(text, max(0, figure.start - 2), figure.start)
        if back or (figure.unit in _NAMED_ABOVE and _ALL_OF_THEM.match(text, figure.end)):
            return True
    named = figure.unit == "季" and _SEASONS.search(text, max(0, figure.start - _REACH), figure.start)
    return bool(named) and not _SEASON.search(text)


def _is_second(text: str, figure: Figure) -> bool:
    """Whether an ordinal is of a day in a story (第二天), or calls a thing another one (第二水源)."""
    named = not figure.unit and _NAMED_SECOND.match(text, figure.end)
    return figure.kind == "ordinal" and bool(named or figure.unit == "天") and figure.text[1:2] in _SMALL


def _is_loose_time(text: str, figure: Figure) -> bool:
    """Whether a time is no more than long (翻半天), some days (过两天), or how far something reaches (半小时生活圈)."""
    if _HALF.search(text, max(0, figure.start - 1), figure.end + 1):
        return True
    few = figure.text[0] == "两" and _DAYS_AGO.search(text, max(0, figure.start - 1), figure.start)
    return figure.kind == "period" and bool(few or _CIRCLE.match(text, figure.end))


def _is_event(text: str, figure: Figure) -> bool:
    """Whether one of something is what happened: 死亡一人, 发生一起, 一名村民死亡."""
    if figure.unit in _PERSONS and _HARMED.match(text, figure.end):
        return True
    before = text[max(0, figure.start - _REACH) : figure.start]
    return bool(_OCCURRED.search(before) or _DONE_OR_CHANGED.search(before))


def _states_one(text: str, figure: Figure, before: str) -> bool:
    """Whether one is an amount in earnest: 由一周缩短为一天, 户均一人, 一对老年夫妻."""
    if figure.kind == "period" and (_CUT_TO.search(before) or _CUT_FROM.match(text, figure.end)):
        return True
    shared = not (figure.kind == "period" and figure.unit == "年") and _SHARED.search(before)  # 人均一年收入
    return bool(shared or (figure.unit == "对" and _PAIR.match(text, figure.end)))


def is_slight(text: str, figure: Figure) -> bool:
    """Whether a figure says little enough to be only pointed out: 一名, 上午, 三项 behind three items."""
    if figure.kind == "time" and isinstance(figure.value, str) and not figure.value.startswith("T"):
        return True
    if figure.unit == "级" and (figure.approx or _GRADED.match(text, figure.end)):
        return False  # 四级响应, 六级以上大风; 三级联动 counts levels
    if figure.value == 1 and figure.text.startswith(("一", "第一")):
        if _states_one(text, figure, text[max(0, figure.start - _REACH) : figure.start]):
            return False
        return figure.unit not in _TELLING_UNITS | _HURT and not (figure.text[0] == "一" and _is_event(text, figure))
    if figure.text[0] in _SMALL and _TALLY.match(text, figure.end):
        return True
    if is_few(figure) and word_pattern("set_up").match(text, figure.end):
        return True
    if figure.unit == "年" and figure.text[0] in _SMALL and _is_span(text, figure):
        return True
    if _is_second(text, figure) or _is_loose_time(text, figure):
        return True
    if figure.text[0] in _SMALL and _points_back(text, figure):
        return True
    if figure.unit in LEVELS and isinstance(figure.value, int) and figure.text[0] in _SMALL:
        return True
    return is_few(figure) and counts_items_ahead(text, figure)
