"""What holds a numeral and is no figure: idioms, names of places; and slogans, a kind of their own."""

import re

from draftkit.figures.amounts import read_ends
from draftkit.figures.figure import Figure
from draftkit.figures.grammar import Grammar
from draftkit.figures.index import COUNT, COUNTED, SLOGAN, Word, match_numeral, match_opening, match_tail
from draftkit.figures.pairs import PAIRED, match_paired
from draftkit.figures.parts import MEASURES
from draftkit.figures.shapes import HAN_NUMERALS
from draftkit.patterns import lazy_pattern

_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_SLOGAN = lazy_pattern(
    r"[二两三四五六七八九十]{1,2}(?:[个大项][一-鿿、]{1,6}|[一-鿿、]{1,10})$"
    r"|一[一-鿿]{1,2}[二两三四五六七八九十][一-鿿]{1,4}$"
    # “一核两副三带四区”
    r"|(?:[一二两三四五六七八九十][一-鿿]{1,3}){2,5}$"
)
# “一年打基础、三年见成效、五年大变样”: each part opens with a numeral
_PART = "[一二两三四五六七八九十半]{1,2}[一-鿿]{1,9}"
_PARALLEL = lazy_pattern(rf"{_PART}(?:[、，,；]{_PART})+")
_PART_HEADS = lazy_pattern(r"(?<=[、，,；“‘「『\"])[一二两三四五六七八九十半]")
_LONGEST_SLOGAN, _LONGEST_PARALLEL = 14, 48
# “三年倍增” is a slogan, “三年” a time
_TOLD_OF_PERIOD = 2
# what is counted in earnest, in quotes too: “三名医生、两名护士”; but “四种形态”, “五篇大文章”, “三所联动”
_EARNEST_UNITS = frozenset([
    *"人名位户家例起宗口元亩吨斤克米里秒度辆台套艘架头羽株棵册%成倍",
    "人次", "户次", "批次", "例次", "万元", "亿元", "公顷", "公斤", "千克", "公里", "平方米", "平方公里", "立方米",
    "小时", "分钟", "千瓦", "千瓦时",
])  # fmt: skip
_COUNTED_IN_QUOTES = frozenset(HAN_NUMERALS + "半")
# but “三个乡镇停电”
_THINGS = lazy_pattern(
    "乡镇|街道|社区|项目|企业|单位|部门|学校|医院|小区|家庭|工地|标段|案件|病例|隐患|[村镇县](?=[、，,；]|$)"
)
_N = "[一二两三四五六七八九]"
_H = "(?![〇零一二两三四五六七八九十百千万亿])[一-鿿]"
# 三查三改, 两学一做: told from 三名医生两名护士 by having no measure word
_PAIRED = lazy_pattern(rf"(?!一){_N}(?![余多几分点至到]){_H}(?:{_H})?{_N}(?![余多几分点至到])(?:{_H}){{1,2}}")
# 一村一策, 一点一滴, 一次次, 一户不落; 一级抓一级, 睁一只眼闭一只眼
_REPETITION = lazy_pattern(
    rf"一(?:(?P<first>{_H})(?:一(?P<second>(?![类级][标水医保响]){_H})|(?P=first)|不(?:[落漏差缺丢误让留剩松拖欠改降]|[少掉](?!于)))"
    rf"|(?![名个位人份])(?P<chained>(?:{_H}){{1,2}})(?:{_H}){{1,2}}一(?P=chained))"
)
# 一查到底, 一拖再拖, 一票难求, 一户都不能少, 一人多岗, 一企业一专班, 一看二查三问
_SAYING = lazy_pattern(
    rf"一(?:{_H}(?:了之|到底|难[求得]|再(?!{_N}){_H}|接着?一{_H}|(?<![年天月周日倍米吨个里成斤亩元时分秒点])多[岗宅用能证卡码效责房址名极主元点园区站校院])"
    rf"|(?:{_H}){{1,2}}[都也](?:不|没|未|别想)"
    r"|(?:企业|项目|产业|支部|单位|部门|园区|景区|社区|学校|医院|行业|乡镇|街道|岗位|问题|事项|地区|片区|小区|家庭"
    r"|主题|队伍|基地|平台|车间|班组|商圈|流域|河流|水库|品种|证书|窗口|网格|楼栋|庭院|专业|课程|学科|站点|车辆"
    rf"|船舶|港口|机场|线路|航线|口岸|机构|民族|街区|楼宇|园|企)一(?!{_N}|[万千百])(?:{_H}){{1,2}}"
    r")"
    # 七弯八拐, 千防万防, 百问不厌
    rf"|七(?P<turn>{_H})八(?:(?P=turn)|[拐绕转歪折弯扭拼凑荤素])"
    rf"|百{_H}不{_H}|千(?P<thousand>{_H})万(?:(?P=thousand))|千(?P<each>{_H})千{_H}"
)
# 一看二查三问, found at its 二
_ONE_TO_THREE = lazy_pattern(rf"二(?:{_H}){{1,3}}[、，]?三(?:{_H}){{1,3}}")
_ONE_AHEAD = lazy_pattern(rf"一(?:{_H}){{1,3}}[、，]?$")
# what names of places are made of behind a numeral: measure words among them, with what they do not count
_FEATURES = {
    "里": "墩冲溪渠沟湾岭坪寨桥店塘湖沙河江屯堡庄铺坎坡洞集圩坝潭泉洼垭坳岩峪坑垅垄洲浦港埠渡岸亭塔牌坊营巷甸台",
    "斗": "墩冲溪渠沟湾岭坪寨桥店塘湖沙河江屯堡庄铺坎坡洞圩坝潭泉洼垭坳岩峪坑垅垄洲浦港埠渡",
    "道": "沟湾河江岭梁壕堰坎垭洼峪屯",
    "台": "墩冲溪沟湾坪寨店塘湖屯堡庄铺坡圩洼垭坳岭",
    "门": "墩冲沟湾坪寨店塘湖屯堡庄铺坡楼",
    "角": "墩冲湾坪寨塘湖屯堡庄铺坡楼亭井山岭",
    "步尺丈盘": "墩冲溪沟湾坪寨塘湖屯堡庄坡洼垭坳岩峪浦渡亭岭桥洞崖门原巷",
    "岔汊": "河湖江港口沟",
    "碗": "泉井",
    "元": "坝桥宫",
    "峰": "山岭岩",
    "节": "梯岭",
    "孔": "桥",
    "层": "岩",
}
# 五里墩, 九斗冲, 六斗渠, 十八里店, 九里堤, 五棵松, 三块石; but 五里山路, 三棵松树, 九里堤防
_FEATURED = lazy_pattern(
    rf"[{HAN_NUMERALS}]{{1,3}}(?:"
    + "|".join(f"[{measures}][{features}]" for measures, features in _FEATURES.items())
    + "|里堤(?![防坝岸段])|棵[松柳杨槐柏榆](?![树木])|块石(?![头材料子板灰碑墩])"
    "|家[台岭务庄屯沟坪寨集洼堡垴峪坳冲塘渡湾](?=[村镇乡街、，。等和及]|社区)|间楼(?!房)|间[庙堂](?!屋))(?![路堤道渠流段岸面梁设阶])"
)
_NAMED = frozenset("".join(_FEATURES) + "家间棵块口石面尖井叉")
_NUMERALS = frozenset(HAN_NUMERALS)
_SIZES, _SHORTEST = frozenset("百千万"), 2
_MORE = frozenset("余多几")
_A_LITTLE = frozenset(["一点", "一点一"])
_DECIMAL = lazy_pattern("一点[零〇一二三四五六七八九]+(?P<size>[十百千]?[万亿]{1,2})?")
# 一点五分 is a time, and 早一点五月 is no decimal
_OF_CLOCK_OR_DAY = frozenset(["分", "分钟", "月", "日"])
# 七里村, 三台镇: a numeral and one or two more signs right before what it is the name of
_SETTLED = lazy_pattern(
    rf"[{HAN_NUMERALS}]{{1,2}}(?:(?![家间层节块棵元])[{''.join(sorted(_NAMED))}]){{1,2}}"
    r"(?:村|镇|街道|社区|水库|林场|农场)(?![级民干医委务集内里校卫规支两道路机])"
)


def read_phrase(grammar: Grammar, text: str, at: int) -> tuple[int, Figure | None] | None:
    """Return where the idiom or slogan with its first numeral at `at` ends, and the slogan if it is one."""
    # 三死五伤
    if text[at + 1 : at + 2] in PAIRED and match_paired(text, at, at + 1):
        return None
    if at and text[at - 1] in _QUOTES:
        parallel = _match_parallel(grammar, text, at)
        if parallel:
            return parallel.end, parallel
    word = _match_phrase(grammar, text, at)
    if word and word.text in _A_LITTLE and _is_decimal(grammar, text, at):
        return None
    if word is None or len(word.text) == 2:
        end = _match_saying(grammar, text, at)
        if end is not None:
            return end, None
    if word and word.name == COUNTED:
        chain = _REPETITION.match(text, at)  # 发现一起查处一起, though 发现一起 counts
        return (chain.end(), None) if chain and chain["chained"] else None
    if word and word.name != SLOGAN:
        return max(at + 1, at - word.offset + len(word.text)), None
    slogan = _match_slogan(grammar, text, at, word)
    return (slogan.end, slogan) if slogan else None


def _match_phrase(grammar: Grammar, text: str, at: int) -> Word | None:
    """Return the idiom or slogan with its first numeral at `at`, unless its neighbours make a count of that.

    系统|一套 is no 统一, 其|三个子女 no 其三, 三|公里 no 三公, 近|万家 no 万家.
    """
    word = match_numeral(grammar.phrases, text, at)
    if word is None or word.name == COUNTED:
        return word
    end = at
    while text[end : end + 1] and text[end] in _NUMERALS:
        end += 1
    if word.offset:
        joint = match_tail(grammar.joints, text, 0, at)
        counts = COUNT in word.unless and _is_measured(grammar, text, at, end)
        if counts or (joint and len(joint.text) > word.offset):
            word = match_opening(grammar.phrases, text, at)
            if word is None or word.name == COUNTED:
                return word
    stop = at - word.offset + len(word.text)
    if end < stop and grammar.find_unit(text, end)[1] > stop:
        return None
    qualified = len(word.text) == _SHORTEST and text[at] in _SIZES and _is_qualified(grammar, text, at)
    return None if qualified and grammar.find_unit(text, end)[0] else word


def _is_measured(grammar: Grammar, text: str, at: int, end: int) -> bool:
    """Tell whether the numeral from `at` to `end` is one, and has a measure word: no 李|四二人."""
    unit, _ = grammar.find_unit(text, end + (text[end : end + 1] in _MORE))
    return bool(unit) and read_ends(text[at:end]) is not None


def _is_qualified(grammar: Grammar, text: str, at: int) -> bool:
    """Tell whether a number is told of the 百 千 万 at `at`: 近百年, 上万家, but no 走过百年."""
    return bool(grammar.look_back(text, at, 0)[1]) or grammar.look_back(text, at, 0, bare=True)[1] == "上"


def _is_decimal(grammar: Grammar, text: str, at: int) -> bool:
    """Tell whether the 一点 at `at` opens a decimal of what is measured: 一点五倍, no 有一点五味杂陈."""
    found = _DECIMAL.match(text, at)
    idiom = match_numeral(grammar.phrases, text, at + 2)
    if found is None or (idiom and idiom.name != COUNTED):
        return False
    unit, _ = grammar.find_unit(text, found.end())
    measured = unit in grammar.shares or (unit[-1:] in MEASURES and unit not in _OF_CLOCK_OR_DAY)
    return bool(unit) and (measured or found["size"] is not None)


def skip_early(grammar: Grammar, text: str, at: int) -> int | None:
    """Return where the idiom ends that starts at `at` with what could be a time of day: 早一点, 早上三片姜."""
    for offset in (1, 2):
        word = match_numeral(grammar.phrases, text, at + offset)
        if word and word.offset == offset and word.name not in (SLOGAN, COUNTED):
            return at + len(word.text)
    return None


def _match_saying(grammar: Grammar, text: str, at: int) -> int | None:
    """Return where the saying or the name of a place that starts with the numeral at `at` ends."""
    if text[at] == "一":
        found = _match_repetition(grammar, text, at) or _SAYING.match(text, at) or _match_place(text, at)
    elif text[at] == "二" and _ONE_AHEAD.search(text, max(0, at - 5), at):
        found = _ONE_TO_THREE.match(text, at)
    elif text[at] in "七百千":
        found = None if _is_qualified(grammar, text, at) else _SAYING.match(text, at)
        found = found or _match_place(text, at)
    else:
        found = _match_place(text, at)
    return found.end() if found else None


def _match_place(text: str, at: int) -> re.Match[str] | None:
    if _NAMED.isdisjoint(text[at + 1 : at + 4]):
        return None
    return _FEATURED.match(text, at) or _SETTLED.match(text, at)


def _match_repetition(grammar: Grammar, text: str, at: int) -> re.Match[str] | None:
    found = _REPETITION.match(text, at)
    if found is None or not found["second"]:
        return found
    # 一周一次, 一名一岗; but the 周一 of 一周一调度 begins before its 一
    counted = found["second"] in "次直般共起律些样定旦经再切向" or found["first"] in "个名份位次些是"
    idiom = match_numeral(grammar.phrases, text, at + 2)
    return None if counted or (idiom and not idiom.offset and len(idiom.text) > 2) else found


def _match_parallel(grammar: Grammar, text: str, at: int) -> Figure | None:
    """Return the quoted slogan of several parts that starts at `at`, none of which counts anything in earnest."""
    end = text.find(_QUOTES[text[at - 1]], at, at + _LONGEST_PARALLEL)
    if end < 0 or not _PARALLEL.fullmatch(text, at, end):
        return None
    parts = [part.start() for part in _PART_HEADS.finditer(text, at, end)]
    return None if any(_counts(grammar, text, part, end) for part in parts) else _figure(text, at, end)


def _match_slogan(grammar: Grammar, text: str, at: int, word: Word | None) -> Figure | None:
    close = _QUOTES.get(text[at - 1 : at])
    end = text.find(close, at, at + _LONGEST_SLOGAN) if close else -1
    paired = _PAIRED.match(text, at)
    quoted = end > 0 and _SLOGAN.fullmatch(text, at, end) is not None
    if quoted and (word or paired or text[at] == "一" or not _counts(grammar, text, at, end)):
        return _figure(text, at, end)
    if word:
        return _figure(text, at - word.offset, at - word.offset + len(word.text))
    if paired and not grammar.find_unit(text, at + 1)[0]:
        return _figure(text, at, paired.end())
    return None


def _counts(grammar: Grammar, text: str, at: int, close: int) -> bool:
    """Tell whether the numeral at `at` counts in earnest: people, money, things (“三个乡镇停电”), or a mere “三年”."""
    end = at
    while text[end : end + 1] and text[end] in _COUNTED_IN_QUOTES:
        end += 1
    unit, end = grammar.find_unit(text, end)
    # 新增“五个”项目
    if unit == "个" and end == close:
        return True
    if unit in grammar.periods and close - end < _TOLD_OF_PERIOD:
        return True
    return unit in _EARNEST_UNITS or (bool(unit) and _THINGS.match(text, end, close) is not None)


def _figure(text: str, start: int, end: int) -> Figure:
    return Figure(start, end, text[start:end], None, "", None, "slogan")
