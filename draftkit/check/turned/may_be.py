"""Whether words may say of a thing what was supplied of it, in words that nobody listed: 手续正在走 for 正在办理."""

import re
from collections.abc import Iterator, Set

from draftkit.check.supply import Claim
from draftkit.check.turned.reworded import is_absence, letters_of
from draftkit.check.turned.stages import RESULTS, is_told_otherwise, kind_of
from draftkit.check.turned.stances import DENIED, DONE, PLANNED, UNDER_WAY, Mark, read_marks, read_stance
from draftkit.check.ways import FELL, ROSE
from draftkit.patterns import HAN, lazy_pattern

_HALF, _WHOLLY = 0.5, 0.85
"""The share of a label's characters that words must hold to speak of it, and to do so whatever else they say."""
_HEAD = 2
_FAR_FROM = ("离", "距")
"""Before what is not reached: 离|建成尚需时日."""
_LEFT = 3
"""Characters that a sentence must hold besides those of the label, to tell anything."""
_DENIED = lazy_pattern("(?:[不未欠无没非]是?|没有|未能|基本|力争)(?:能|做到|达到|实现)?(?P<of>[一-鿿]{1,2})")
_POOR = lazy_pattern(
    "(?<![没未无])(?:不(?![断仅但愁缺掉用乱慌堵误惊脱积渗卡拥])|[欠差]|一度|断档|告急|吃紧|[偏趋]紧|短缺|紧张|匮乏|缺口|故障|瘫痪|卡顿|掉线|宕机|中断|异常|混乱|拥堵"
    "|缓慢|滞后|迟缓|薄弱|严峻|波动|恶化|起伏|抬头|反弹|积压|失控|受阻|停滞|脱销|断供|渗漏|裂缝|漫顶|溃决|停摆|停机|搁置|外调|缺货|见了?底"
    "|时断时续|忽[冷高]忽[热低]|居高不下|愈演愈烈|(?:连片|成片|大面积)(?:流行|发生|蔓延|爆发|暴发)|蔓延|肆虐|猖獗|激增|飙升)"
)
"""What says that something is not as it should be: 一度卡顿掉线."""
_DENIED_BEFORE = lazy_pattern(
    "(?:没有?|未(?!排除)|(?<![未没])无(?!法)|(?<![不未无])(?:避免|杜绝|排除|防止|遏[制止]|阻断|严防)了?)[^，。；没未无不]{0,10}$|(?<=不)$"
)
_WELL = lazy_pattern("[好得足够稳平顺畅宽裕满齐常优良佳旺丰安定厚余没未无不]|有序|井然|在线|得力|到位")
"""What says of a thing that it is as it should be, one way or another."""
_MENDED = lazy_pattern(
    "[^，。；]{0,8}?(?:(?<!不)[更很较极]?少|下降|降低|为零|排除|缓解|减少|消除|化解|解决|一扫|合理|不大|而有)"
)
"""What behind a trouble says that it is none: 故障率|下降, 拥堵|明显缓解."""
_REACH = 16
_STAGE = lazy_pattern("(?:进入|转入|[尚仍正]处|处[于在]|步入)了?[^，。；]{1,8}(?:阶段|环节|状态|期)")  # 已进入筹备阶段
_ENTERED = lazy_pattern("(?:进入|转入|步入)了?(?P<of>[^，。；]{2,8})")
_THOUGHT_OVER = lazy_pattern("谋划|规划|筹划|策划|酝酿|论证|研究")  # 还在谋划开通 of 拟开通
_WORDS = {
    DONE: lazy_pattern("已|完[毕成结]|全部|全面|全数|到位|就绪|落地|告[成捷竣]|收[官尾]|落幕|句号|[一-鿿]{2}了"),
    UNDER_WAY: lazy_pattern(
        "正(?![式常规确如月视反是])|推进|进行|进展|抓紧|加紧|着手|(?<![未没有])(?:全面|陆续|全线)[铺推展]开"
    ),
    PLANNED: lazy_pattern("[将拟筹]|计划|打算|准备|谋划|待|考虑|有意|设想|构想"),
    DENIED: lazy_pattern("[未没尚还不]"),
}
"""What else may tell how far something has come, if nothing beside it tells otherwise: 正紧锣密鼓推进."""
BEING = lazy_pattern("(?<![更改修纠公真端校矫])正(?![式常规确如月视反是])|[仍还尚][在处]|抓紧|加紧")
"""What tells plainly that something is under way."""
_FAR_OFF = "(?<![未没不待近离距早])"
_OTHERWISE = {
    DENIED: lazy_pattern(f"{_FAR_OFF}(?:合格|通过|过关)"),
    DONE: BEING,
    UNDER_WAY: lazy_pattern(f"已(?!经?[在着进列纳])|{_FAR_OFF}(?:完[毕成结]|告[成捷竣]|收[官尾]|落幕|竣工|圆满|清零)"),
}
"""What tells plainly that something has come otherwise far than a stance tells."""
_TRIED, _WAITS = lazy_pattern("(?<!完成)(?<!结束)(?<!通过)试[用运行营通]"), lazy_pattern("[尚还仍]?[待需]")
_ON_TRIAL, _FULLY = "试", lazy_pattern("正式|全面")
_STILL = lazy_pattern(
    "(?:仍|依然|依旧|迟迟|至今)(?![可能将需要按])|还(?![将要可会能是])(?:[停卡处在有没未差]|只是)|却(?=[仍还])|停留在|卡在"
    "|(?:刚刚|刚|才)(?:进入|启动|开始|起步|提上)|屡禁不|屡[有见]|退回|驳回|否决"
)
"""What says of what is done that it is not, or not yet: 仍停留在立项阶段 for 已上线."""
_STOPPED = lazy_pattern("暂[停缓不]|停[业工用运开产课航电水气]|关闭|封闭|中断|阻断|瘫痪")
_GOES_ON = lazy_pattern("照常|如常|全面(?:铺开|推开)|敞开|恢复|抢通|复[工产课航运通]|重启|畅通")
"""What has stopped, and what says that it has not: 照常迎客 for 暂停, 已恢复 for 已中断."""
_KEPT = lazy_pattern("不变|持平|[没未无]有?变")
_MOVED = f"(?:{FELL}|{ROSE})"
_CHANGED = lazy_pattern(
    f"[上下][调浮]|{_MOVED}了|(?:有所|略有){_MOVED}"
    f"|(?:^|[同环]比|[比较](?:上|去|年初)[^，。；]{{0,4}}?)[略小大]?幅?{_MOVED}"
)
"""What stays as it is, and what says that it does not: 同步|下调 of 保持不变."""
_STANCE = lazy_pattern("[已正在拟将待尚未完成全部计划预]")


def own_of(claim: Claim) -> frozenset[str]:
    """Return the characters that tell a state besides how far it has come: those of 险情 of 无险情."""
    return frozenset(_STANCE.sub("", claim.form)) & frozenset(HAN.findall(claim.form))


def letters_of_state(claim: Claim) -> frozenset[str]:
    """Return the characters that tell of what a state is, and what it says of that."""
    absent = is_absence(claim)
    return letters_of(claim.fact.label) | (frozenset() if absent else own_of(claim))


def stance_of(claim: Claim) -> str:
    """Return how far a state tells its thing to have come, by itself or with its label; empty where it tells how."""
    return read_stance(claim.form)[0] or read_stance(f"{claim.fact.label}{claim.form}")[0]


def may_be(words: str, around: Set[str], claim: Claim, letters: frozenset[str], stance: str) -> bool:
    """Whether words have something of a state: how far it has come, or a character of what is said of it; or, where
    they name its thing, say anything more: half of what `letters` tell of it, and all of it with those `around`, if the
    state tells more than how it is (运行正常).
    """
    # 不停车检测点 denies nothing
    if contradicts(words.replace(claim.fact.label, ""), claim.form, stance):
        return False
    if not own_of(claim).isdisjoint(words):
        return True
    if stance and (_WORDS[stance].search(words) or any(mark.stance == stance for mark in read_marks(words))):
        return True
    whole = letters_of(claim.fact.label)
    named = len(letters.intersection(words)) >= _HALF * len(letters)
    if stance:
        wholly = len(letters & around) >= _WHOLLY * len(letters)
        named = named and wholly and len(whole.intersection(words)) >= _HALF * len(whole)
    elif _WELL.search(claim.form):
        named = named and _WELL.search(words) is not None  # not 大坝绿化由专人负责 for 大坝运行：正常
    return named and sum(sign not in letters for sign in HAN.findall(words)) >= _LEFT


def contradicts(words: str, form: str, stance: str) -> bool:
    """Whether words on a thing deny its state (`form`), or say no more than that its thing has come otherwise far."""
    if stance not in (DENIED, UNDER_WAY) and any(set(found["of"]) & set(form) for found in _DENIED.finditer(words)):
        return True
    if is_told_otherwise(words, form, stance):
        return True  # 正在招标 for 正在施工, 基本完成 for 已全部完成
    if _ON_TRIAL in form and _ON_TRIAL not in words and _FULLY.search(words):
        return True  # 已转入|正式|运行 for 正在试运行
    if stance == UNDER_WAY and _ON_TRIAL in form and _TRIED.search(words):
        return False  # 已上线|试用
    waited = _WAITS.match(form)
    if waited and form[waited.end() :] in words and any(mark.stance == DENIED for mark in read_marks(words)):
        return False  # 还没有批准|立项 for 尚待立项
    if _KEPT.search(form) and any(_undenied(_CHANGED, words)):
        return True
    if _STOPPED.search(form) and not _STOPPED.search(words) and _GOES_ON.search(words):
        return True
    if stance == DONE and form[:1] not in "未没无" and any(_undenied(_STILL, words)):
        return True
    if not stance:  # the state itself would have been found, were it said of its thing
        stopped = _is_poor(form) or _STOPPED.search(form)  # 先行搁置 for 暂缓实施
        return form in words or (not stopped and _is_poor(words))
    if stance == UNDER_WAY and (_STAGE.search(words) or _WORDS[stance].search(words) or _is_entered(words, form)):
        return False
    if stance == PLANNED and _THOUGHT_OVER.search(words):
        return False
    if _is_otherwise(words, stance):
        return True
    marks = [mark for mark in read_marks(words) if not (stance == UNDER_WAY and is_not_done(mark, words))]
    marks = [mark for mark in marks if not words.endswith(_FAR_FROM, 0, mark.reach[0])]
    if stance == DENIED:
        return bool(marks) and all(mark.stance == DONE for mark in marks)  # 尚未办结: 仍在办理, 待验收
    return bool(marks) and all(mark.stance != stance for mark in marks)


def _is_otherwise(words: str, stance: str) -> bool:
    """Whether words plainly tell that a thing has come otherwise far, and none of them as far as was supplied."""
    if stance not in _OTHERWISE or _WORDS[stance].search(words):
        return False
    return _OTHERWISE[stance].search(words) is not None and all(mark.stance != stance for mark in read_marks(words))


def _is_poor(words: str) -> bool:
    """Whether words say that something is not as it should be, and don't deny that: 没有大起大落."""
    return any(not _MENDED.match(words, found.end()) for found in _undenied(_POOR, words))


def _undenied(pattern: re.Pattern[str], words: str) -> Iterator[re.Match[str]]:
    """Yield where a pattern is found and nothing right before denies it, as in 没有|下调."""
    for found in pattern.finditer(words):
        if not _DENIED_BEFORE.search(words, max(0, found.start() - _REACH), found.start()):
            yield found


def _is_entered(words: str, form: str) -> bool:
    """Whether words say that what is under way has begun: 已进入设备调试, of 正在调试设备."""
    return any(len(set(found["of"]) & set(form)) >= _HEAD for found in _ENTERED.finditer(words))


def is_not_done(mark: Mark, words: str) -> bool:
    """Whether a mark says that something is not finished, as what is under way is not: 还没建成, 尚待办结."""
    if mark.stance == DENIED and kind_of(mark.verb) in ("finishes", "uses"):
        return True
    open_one = mark.stance == DENIED or (mark.stance == PLANNED and words[mark.start : mark.end].endswith("待"))
    return open_one and mark.verb[1] in RESULTS
