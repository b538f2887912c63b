"""How a label and its value go together in a clause."""

import re

from draftkit.figures import Figure, find_figures, read_figure
from draftkit.ledger import Fact
from draftkit.plain.phrases import Phrase, clean, value_of

# 完成率, 可用天数, 时间: what is equated with its value by 为
_ATTRIBUTE = re.compile(
    r"(?:率|比例|占比|比重|数量?|额|时间|时长|时限|期限|日期|时刻|周期|工期|年限|产量|产值|容量|总量|存量|面积|长度"
    r"|宽度|高度|深度|里程|温度|气温|水位|流量|雨量|降水量|单?价|价格|标准|[等星]级|级别|编号|号码|文号|电话|热线|地址|邮箱"
    r"|代码|批次|名次|得分|分数|规模|能力|均值|指数|总值|距离|速度|浓度|频[次率]|目标|节点|截止|截至)$"
)
# 累计达, 每天, 同比增长: the value follows at once
_OPEN = re.compile(
    r"(?:[为是有达至到于在共计占居列]|约|余|每[天日周月季年次户人村个组]|[增减]幅?|增长|下降|上升|提高|降低|减少|增加|提升|回落"
    r"|完成|达成|至少|最多|其中|[同环]比|排名|[人户日月年平]均|较上[年月])$"
)
# 收入完成年初预算 51.3%
_SHARE_OF = re.compile(r"占|完成|覆盖|[同环]比|较|达到?")
# 开通热线12345
_NAMES_AT_ONCE = re.compile(r"(?:开通|启用|启动|公布|设立|拨打)")
_QUALIFIED = re.compile(r"大?[约概]|[将接]?近|[超逾]过?|不足|不到|不少于|[高低多少]于|至[少多]|最[少多]")
_AMONG = re.compile(r"^其中[：:，,]?")
_COPULA = re.compile(r"[为是达至到于]$")
# 签订责任书的企业: a noun told by what it does; 有 says how many there are
_RELATIVE = re.compile(r"(?:的|中的)[^的，、；（）]{0,10}$")
_VERBAL = re.compile(r"^(?:累计|已|共|现|新增|目前|全年|全部|合计|总计)")
_VERB = re.compile(
    r"(?:设[立置]?|建[立成设]?|成立|组[建成织]|划[出分定]|提出|召开|举[行办]|开[展设通]|检查|排查|走访|发放|[印制]发|印制|张贴|悬挂"
    r"|安[装排置]|落实|配[备置]|[购采]买|[采订]购|购置|储备|制[定作]|出[台动]|签订|完成|发[现布]|整改|新[增建]|增[加设]|投入|拿出|转[移发]"
    r"|帮扶|培训|覆盖|涉及|录制|播放|派出|抽调|选派|收到|受理|办理|登记|征用|改[造建]|修[建复]|关[闭停]|取缔|查[处封]|处[理置]"
    r"|救[治助]|接收|隔离|观察|监测|检测|消毒|清[理运]|打捞|抢[修险]|下[设拨]|划拨|安排)$"
)
_VERB_INSIDE = re.compile(_VERB.pattern.removesuffix("$"))
_DEED = re.compile(rf"(?!新增){_VERB_INSIDE.pattern}")
_PLACE = re.compile(r"(?:场所|单位|医院|学校|企业|社区|小区|站点|中心)$")
_NUMERAL = re.compile(r"[0-9０-９〇零一二两三四五六七八九十百千万几数半约近]")
_ABSENT = re.compile(r"(?:没有|没|未|无|暂无|尚无|暂未|尚未|未曾)(?:发生|出现|发现|接到|收到|接报)?$")
_SCOPE = re.compile(
    r"(?:辖区内?|[全本我][省市县区镇乡村社区街道局校园域]{1,2}内?|各[省市县区镇乡村社]{1,2}|目前|当前|截至目前)(?=..)"
)
_SAYS_WHAT_IS = re.compile(
    r"(?:没|未|无|不|已|正|尚|均|都|全[部面]|基本|总体|持续|较|仍|拟|将|可|能|平稳|有|得到|运行|进行|逐步|达到|恢复|处于|暂|还"
    r"|非常|比较|明显|大幅|顺利|属|存在|偏|上升|下降|需|待|由|按|自|与|在|至|压[缩减]|[增减提降]|零[发报死伤])"
)
_SAYS_HOW_IT_IS = re.compile(
    r"(?:良好|稳定|平稳|可控|正常|有序|到位|畅通|完成|完毕|充足|紧张|紧缺|短缺|明显|严峻|中|好转|落实|推进|运行|解除|排除|合格|达标"
    r"|属实|安全|不足|持平|中断|停[运工产业课]|开放|关闭|受[阻损灾]|拥堵)$"
)
_LONG_STATE = 24


def state_fact(fact: Fact, *, counts: bool = True) -> Phrase:
    """Return the clause that states a fact: its label, what joins them, its value.

    With `counts`, 有 tells how many there are of what a clause describes (`签订责任书的企业有40多家`).

    Of the ways to join them, the first is taken in which the grammar of figures still reads the value as it
    reads it alone: `至少` before `一名` would make another figure of it.
    """
    label = clean(fact.label)
    if fact.parent is not None:
        label = _AMONG.sub("", label)  # said once, before all of them
    if not label:
        return value_of(fact)
    if fact.value is None:
        return label + ("为" if _ATTRIBUTE.search(label) else "") + value_of(fact)
    if _ABSENT.match(fact.value) and not _ATTRIBUTE.search(label):
        return _state_absence(label, fact)
    figures = find_figures(fact.value)
    ways = _ways(label, fact.value, figures)
    if not counts:
        ways = [way for way in ways if way != f"{label}有"] or [label]
    for before in dict.fromkeys((*ways, f"{label}：")):
        if reads_alone(before, fact.value, figures):
            break
    return before + value_of(fact)


def reads_alone(before: str, value: str, figures: list[Figure]) -> bool:
    """Whether the figures of `value` are read behind `before` as they are read alone."""
    offset = len(before)
    behind = [figure for figure in find_figures(before + value) if figure.end > offset]
    return [(figure.start - offset, figure.end - offset) for figure in behind] == [
        (figure.start, figure.end) for figure in figures
    ]


def _state_absence(label: str, fact: Fact) -> Phrase:
    if (fact.value or "").endswith("无") and _DEED.match(label):
        return f"{label}：" + value_of(fact)  # 无 stands before things, not before deeds
    # 没有出现 + 疑似病例; a scope stays in front: 辖区 + 没有发生 + 疫情
    scope = _SCOPE.match(label)
    cut = scope.end() if scope else 0
    return label[:cut] + value_of(fact) + label[cut:]


def _ways(label: str, value: str, figures: list[Figure]) -> list[str]:
    """Return what may stand before the value, best first."""
    equated = label if _COPULA.search(label) else f"{label}为"
    if noun := _shared_noun(label, value):
        rest = label.removesuffix(noun)
        if not rest:
            return ["共有", equated]
        return [rest if _VERB.search(rest) or _PLACE.search(rest) else f"{label}共", equated]
    figure = read_figure(value)
    if figure is None:
        return _ways_of_words(label, value, figures, equated)
    if _follows_at_once(label, value, figure):
        return [label, equated]
    if _ATTRIBUTE.search(label) or figure.kind not in {"count", "period"} or not figure.unit:
        return [equated]
    if figure.kind == "count" and _RELATIVE.search(label) and not _VERBAL.match(label):
        return [f"{label}有", label, equated]
    return [label, equated]


def _follows_at_once(label: str, value: str, figure: Figure) -> bool:
    """Whether a figure follows what its label says is done, or carries a qualifier that joins it."""
    if _OPEN.search(label) or _QUALIFIED.match(value):
        return True
    if figure.kind == "count" and figure.unit:
        return _VERB_INSIDE.match(label) is not None and not _RELATIVE.search(label)
    if figure.kind == "percent":
        return not _ATTRIBUTE.search(label) and _SHARE_OF.search(label) is not None
    named = figure.kind in {"ordinal", "code", "phone"} or not figure.unit
    return named and _NAMES_AT_ONCE.match(label) is not None


def _ways_of_words(label: str, value: str, figures: list[Figure], equated: str) -> list[str]:
    if len(value) > _LONG_STATE or label.startswith("是否"):
        return [f"{label}："]
    if _SAYS_WHAT_IS.match(value) or _OPEN.search(label) or _NAMES_AT_ONCE.match(label):
        return [label, equated]
    if _ATTRIBUTE.search(label):
        return [equated]
    if not figures:
        return [label if _SAYS_HOW_IT_IS.search(value) else equated, equated]
    if _RELATIVE.search(label):
        return [f"{label}有", label, equated] if _NUMERAL.match(value) else [equated]
    return [label, equated]


def _shared_noun(label: str, value: str) -> str:
    """Return the noun that ends both label and value (`划出片区`, `3个片区`)."""
    size = 0
    while size < min(len(label), len(value) - 1) and label[-size - 1] == value[-size - 1]:
        size += 1
    noun = label[len(label) - size :]
    return noun if size > 1 and _NUMERAL.match(value) else ""


def shared_opening(labels: list[str]) -> str:
    """Return what all labels open with, if it can be said once for all: it ends in 的, a verb or a place."""
    first, last = min(labels), max(labels)
    size = 0
    while size < min(len(first), len(last)) and first[size] == last[size]:
        size += 1
    opening = first[:size]
    rests = [label[size:] for label in labels]
    ends = opening.endswith("的") or _VERB.search(opening) or _PLACE.search(opening)
    return opening if ends and all(map(_is_noun, rests)) else ""


def _is_noun(rest: str) -> bool:
    # a clause (`会上对企业提出要求`) can't share a verb with its neighbour
    return len(rest) > 1 and "的" not in rest and not _VERB_INSIDE.search(rest, 1)
