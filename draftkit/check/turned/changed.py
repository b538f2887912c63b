"""What a fact tells the change of, which way it went, and whether words name that thing."""

import re
from functools import lru_cache

from draftkit.check.clauses import pairs_of
from draftkit.check.lexicon import read_words
from draftkit.check.supply import COMPOUND, Claim, Supply
from draftkit.check.ways import Way, read_told_way
from draftkit.patterns import lazy_pattern

_MINUS = "-", "−", "–", "负"
_NO_THING = lazy_pattern(
    "[今去前上往历本同当][年月季周届期轮日]度?|[同环]比|其中|[平总整]体|平均|分别|实际|[大小]幅|明显|显著|虽然?|反而|同时"
    "|[这该此其]一?项?|比[例率重]|占比|指标|数[字据量]|(?<![文案部零配证物邮急信])[起件户例宗批]次?数(?!量)|人次?数(?!量)|水平|总[量数额]|[前后]者|[增降涨跌][速幅]|占.+$|规模(?!以)|[^一-鿿]|[略仅则却但而还又也仍再更竟已共各]"
)
_MEASURE = lazy_pattern("[率量数值额价度比例总]")
_RATES = "幅速"
_DENYING = "不未非无"


def read_change(claim: Claim) -> Way | None:
    """Return which way something went, as a fact tells: by its label, or by the words before its only figure.

    A figure below zero (同比增长：-3.2%) may go the other way.
    """
    told = told_before(claim)
    if not claim.figures or told.endswith(_MINUS) or is_below_zero(claim):
        return None
    return read_told_way(told, claim.figures[0].kind)


def is_below_zero(claim: Claim) -> bool:
    """Whether a fact's value is negative: its label tells a rise, and a text may tell the fall."""
    return claim.form.startswith(_MINUS)


def told_before(claim: Claim) -> str:
    """Return what a fact says before its only figure: 通过率：提高|3.5个百分点."""
    value = claim.fact.value or ""
    before = value[: claim.figures[0].start] if claim.kind == COMPOUND and len(claim.figures) == 1 else ""
    return claim.fact.label + before


def thing_of(claim: Claim, supply: Supply) -> str:
    """Return what a fact is of, or is the change of; where it has no such word (较上年提高), the fact before it that is
    no part and no moment, or nothing.
    """
    label, way = claim.fact.label, read_change(claim)
    if thing := label[: way.begin] if way and way.verb[-1] not in _RATES else label:
        return thing
    before = supply.before(claim)
    return before.fact.label if before else ""


def names_thing(words: str) -> bool:
    """Whether words before a change name any thing, as 全市 and 累计 don't."""
    return len(_no_thing().sub("", words)) > 1


@lru_cache(maxsize=1)
def _no_thing() -> re.Pattern[str]:
    """Return what finds words that name no thing, alone before a change: 全市, 累计."""
    return re.compile("|".join((_NO_THING.pattern, *read_words("light"), *read_words("idle"))))


def are_same(words: str, thing: str) -> bool:
    """Whether words name a thing, and none that differs in a word: 不满意率, 出勤率 of 缺勤率, 出租商铺 of 空置商铺.

    One may say more than the other (患者候诊时间), but in front, or by a word of measure: 地下水位 is no 地下水.
    """
    one, other = (_NO_THING.sub("", told) or told for told in (words, thing))
    if not one or not other or {*_DENYING} & {*one} != {*_DENYING} & {*other}:
        return False
    if one.endswith(other) or other.endswith(one):
        return True
    one, other = (_MEASURE.sub("", told) for told in (one, other))
    if pairs_of(one).isdisjoint(pairs_of(other)):
        return False
    return one[-1] in other if {*one} > {*other} else {*one} <= {*other}
