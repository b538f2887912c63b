"""Words beside a figure that say no more than its label does: 最高50万元 of 奖励上限, 优于310天的年度目标."""

from draftkit.check.bounds import is_bound_of, is_upper
from draftkit.check.clauses import clause_at
from draftkit.check.supply import Claim
from draftkit.patterns import lazy_pattern

AIM = "计划|任务|目标|指标|预算"
"""What is set to be reached or kept to, as a pattern."""
_INSIDE = frozenset({"以内", "之内"})
_IN_TIME = _INSIDE | {"内"}
_ESTIMATED = lazy_pattern("估|预[计测期]|[概测推]算|暂定|拟|计划|规划")
_WITHIN = frozenset({"之内", "封顶"})
_COUNTED_IN = lazy_pattern("(?:[计算纳归]入|(?<![概预估决])算在|包[含括]在|含在)了?$")
_REACHING = lazy_pattern("半径|圈$|(?:质保|保修|保质|有效)期$")
_KEPT = lazy_pattern("(?:没有|未|不)突破$")
_KEPT_TO = lazy_pattern(f"{AIM}|标准|红线")
_MORE = frozenset({"多", "余", "超", "超过", "逾", "以上"})
_INTERVAL = lazy_pattern("(?:周期|频[次率度]|间隔)$")
_SPAN = lazy_pattern("(?<!差)距")
_WAY = ("里程", "路程")
_COMPARING = lazy_pattern("(?:于|突破|[冲打]破|迈过|刚过|直逼|不及|距离?|达不?到?)$")
_STANDARD = lazy_pattern(f"{AIM}|标准|限额|定额|红线|[上下]限|水位|水平|进度|时限|要求|均值|平均值")
_OF_STANDARD = lazy_pattern(f"(?:[0-9]+[一-鿿]{{1,2}}){{0,2}}的?(?P<of>{_STANDARD.pattern})")
_LEVEL = lazy_pattern("国际|国家|全国|行业|地方|[省市县]")
_WHOSE = lazy_pattern("的([一-鿿]{2,12})")
_REACH, _NEAR = 14, 2


def says_the_label(word: str, claim: Claim, text: str, start: int, end: int) -> bool:
    """Whether a word before a figure was supplied with it, or says what its label says in another word.

    The word stands in `text` at `start`, the figure ends at `end`. A limit may be told as kept (没有突破3120万元的
    预算).
    """
    label = claim.fact.label
    supplied = claim.words
    if word in supplied or is_bound_of(word, label) or _is_for_each(word, claim, supplied):
        return True
    if _is_estimate(word, label):
        return True
    is_way = label.endswith(_WAY) and text.endswith(label[:-_NEAR], 0, start)
    if word.startswith("距") and (is_way or _SPAN.search(label)):
        return True  # 运输里程: 运输|距离12公里
    if word == "突破" and claim.figures[0].approx in _MORE:
        return True  # 突破2300多万次
    if _KEPT.search(text, max(0, start - _NEAR), start + len(word)) and _is_limit(label):
        return True
    return _COMPARING.search(word) is not None and is_compared_with(text, end, label)


def is_counted_in(word: str, claim: Claim, text: str, start: int) -> bool:
    """Whether a word behind the figure that starts there tells what is counted in that: 计入新增就业618人之内."""
    if word not in _INSIDE:
        return False
    before = text[clause_at(text, start)[0] : start]
    return _COUNTED_IN.search(before.removesuffix(claim.fact.label)) is not None


def is_estimate_kept(word: str, claim: Claim, text: str, start: int) -> bool:
    """Whether a word behind the figure that starts there tells as the time something is to be done in what is estimated
    that it takes: 预计10天内完成, of 预计工期.
    """
    if word not in _IN_TIME or not claim.figures or claim.figures[0].kind != "period":
        return False
    clause = text[clause_at(text, start)[0] : start]
    return bool(_ESTIMATED.search(f"{claim.fact.label}{claim.form}") and _ESTIMATED.search(clause))


def is_within(word: str, claim: Claim, text: str, start: int) -> bool:
    """Whether a word behind the figure that starts there was supplied, tells what is counted in it, or says of a limit
    no more than that it is one (时限: 3日之内).
    """
    label = claim.fact.label
    if word.startswith("每") and f"/{word[1:]}" in claim.form:
        return True  # 300元|每户, of 300元/户
    if word.strip("（()）") in claim.words or is_counted_in(word, claim, text, start) or _is_estimate(word, label):
        return True
    return word in _WITHIN and bool(_is_limit(label) or _REACHING.search(label))


def is_compared_with(text: str, end: int, label: str) -> bool:
    """Whether a figure that ends there is told as what its label names, with which another is compared.

    优于310天|的年度目标 names 考核目标, too; other things are named by more than their last word (31.5米的警戒水位).
    """
    standard = _OF_STANDARD.match(text, end, end + _REACH)
    if standard and standard["of"] in label:
        return True  # 高于80户250人|标准, of 任务标准户数
    whose = _WHOSE.match(text, end, end + _REACH)
    at = whose[1].find(label[-_NEAR:]) if whose and len(label) >= _NEAR else -1
    if whose is None or at < 0:
        return False
    told = whose[1][: at + _NEAR]
    levels, own_levels = set(_LEVEL.findall(told)), set(_LEVEL.findall(label))
    if levels and own_levels and levels.isdisjoint(own_levels):
        return False  # 优于35毫克|的地方标准, of 国家标准
    shared = next((n for n in range(len(told), _NEAR, -1) if label.endswith(told[-n:])), _NEAR)
    return shared >= 2 * _NEAR or _STANDARD.search(told[-shared:]) is not None


def _is_limit(label: str) -> bool:
    return is_upper(label) or _KEPT_TO.search(label) is not None


def _is_estimate(word: str, label: str) -> bool:
    """Whether a word tells as an estimate what its label tells as one: 预估5000万元, of 概算投资."""
    return _ESTIMATED.search(word) is not None and _ESTIMATED.search(label) is not None


def _is_for_each(word: str, claim: Claim, supplied: str) -> bool:
    """Whether a word tells an average of what is for each (村均, of 每村补助), or how often (每3天, of 巡查频次)."""
    if word.endswith("均"):
        return "均" in supplied or f"每{word[0]}" in supplied or f"/{word[0]}" in claim.form
    often = word == "每" and claim.figures[0].kind == "period"
    return often and _INTERVAL.search(claim.fact.label) is not None
