"""A total told as what is of each (人均挽回损失2165万元, 8个部门各抽调40名, 每处600立方米), or the other way round."""

import re
from functools import lru_cache

from draftkit.check.clauses import CLAUSE, common_tail, start_after
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.summed import SUMMED, TOGETHER
from draftkit.check.supply import Claim, Supply, number_of
from draftkit.check.turned.replaced import is_supplied
from draftkit.figures import Figure
from draftkit.patterns import lazy_pattern

_THING, _TOTALLED_THING = 3, 1
_LINKED, _BEFORE = 6, 30
_MEAN = "(?<!每)[人户亩村校镇日月年]均"
_SHARED = lazy_pattern(
    rf"(?:{_MEAN}|(?:(?<=[，。；：！？\n、])|^)(?:平均每?[人户天日月年村]?|每[人户村]))\Z"
)
_YIELD = lazy_pattern("[亩单]产$|[价率]$")
"""Labels of what may be called a mean as well: 平均|亩产."""
_JOINTLY = lazy_pattern("及|和|与|、")
_TIMES = frozenset("日天周月季年")
_TOTAL = lazy_pattern("累计|合计|共计|总")
_IN_ALL = lazy_pattern(rf"(?:{SUMMED}|累计|{TOGETHER})(?P<deed>[一-龥]{{0,6}})\Z")
_MEANT = lazy_pattern(rf"{_MEAN}|每[人户亩村校镇]")
_PAID = lazy_pattern("(?:补[助贴]|奖[励金]|慰问金|工资|报酬|收费|租金)(?![一-龥])")
"""What is paid, to all or to each: 每户奖励500元, of 奖励."""
_OF_EACH = lazy_pattern("[各每均/]|分别|标准|定额|单价|人平|频[次率]|间隔|密度|强度|[价率](?![一-龥])")
"""What tells that a figure was supplied as that of each."""
_PAID_OUT = lazy_pattern("发放|兑[现付]|拨付|下[拨达]|投入|筹[集措]|争取|总")
"""What tells what is paid as paid out to all: 发放补助 43万元."""
_ONES = "处|批次|批|户|人|村|所|家|座|栋|幢|亩|项目|项|名|期|场|组|镇|乡|县|校|班|台|辆|条|个|站|点|队|件|起|公顷"
_EACH_ONE = lazy_pattern(rf"每个?(?P<one>{_ONES})(?:[约达有为共计补助奖励投资设配建]|投入|发放|安排|配备)*\Z")
_ONE = lazy_pattern(rf"(?:平均)?每个?(?P<one>{_ONES})")
_EACH_BODY = lazy_pattern(r"每个?(?P<one>小区|社区|片区|网格|园区|部门|单位|企业|支部|[村镇乡县])\Z")
_EACH_OF_THESE = lazy_pattern(r"[0-9]个(?P<one>[一-龥]{2,8}?)(?:[^一-龥][^。；\n]{0,20})?(?P<each>每个(?P=one))\Z")
"""Each of what has been counted before: 7个合作社，平均|每个合作社."""
_BODIES = "(?:个|家|名|所|支|座|[村镇乡县户人])[一-龥]{0,10}"
_SEVERAL = f"[0-9一二两三四五六七八九十百几数]+(?:余|多)?{_BODIES}|[、等和][一-龥]{{2,10}}"
_ALL = frozenset("均都")
_COUNTED, _ALIKE = f"(?P<count>[0-9]+){_BODIES}", "(?<![人户亩村校镇日月年])[均都]"
"""Before a deed, who all do it, each for itself: 30个小区|均建设."""
_NO_DEED = (
    "单位|机构|所|[车水泵电服]站|点|主体|机关|小?组|[队区市出驻置立方款赠]|企业|部门|对象|项目|中心|工作|任务|[类商者人]"
)
"""What a noun has behind the verb that it opens with: 各|派出所, 各|建设单位."""


def find_share(page: Page, index: int, stop: int, claim: Claim, supply: Supply) -> tuple[int, bool] | None:
    """Return where the words start that tell a figure as a share, or one of each as all, right before it or before its
    label's end, and whether that is surely none of what was supplied.

    `stop` is where what links them to the figure starts. In a row (甲、乙各立案5件、3件) 各 says 分别.
    """
    text = page.text
    sure = not _PAID.search(claim.words) or _PAID_OUT.search(claim.fact.label) is not None
    start = _mean_from(text, stop, claim)
    if start < 0 and len(supply.owners.get(claim.form, ())) == 1 and len(page.run_around(index)) == 1:
        start = _each_from(text, stop, page.figures[index], claim, supply)
    if start >= 0 and not sure and not _is_counted(text[start:stop], supply):
        start = -1
    if start < 0:
        start, sure = _in_all_from(text, stop, claim), True
    return (start, sure) if start >= 0 and not is_supplied(text[start:stop], supply) else None


def _mean_from(text: str, stop: int, claim: Claim) -> int:
    """Return where a mean stands before a label, or the end of it: 人均|挽回损失."""
    label = claim.fact.label
    if "均" in label or "每" in label or _YIELD.search(label):
        return -1
    same = len(common_tail(label, text[max(0, stop - len(label)) : stop]))
    if same <= (_TOTALLED_THING if _TOTAL.search(label) else _THING) and same < len(label):
        return -1
    first = stop - same
    shared = _SHARED.search(text, max(0, first - _LINKED), first)
    if shared is None or (f"{shared[0]}{label}".endswith(f"每{label}") and label[0] in _TIMES):
        return -1  # 平均每|月发放低保金
    return shared.start()


def _in_all_from(text: str, stop: int, claim: Claim) -> int:
    """Return where what is of each is told as that of all: 向60户|共补助500元, of 户均补助."""
    label = claim.fact.label
    if not _MEANT.search(label) or _TOTAL.search(claim.words):
        return -1
    clause = start_after(CLAUSE, text, max(0, stop - _BEFORE), stop)
    total = _IN_ALL.search(text, clause, stop)
    if total is None or _MEANT.search(text, clause, stop) or not set(total["deed"]) <= set(label):
        return -1
    return total.start()


def _each_from(text: str, stop: int, figure: Figure, claim: Claim, supply: Supply) -> int:
    """Return where 每处, or 各 with a deed, stands before a figure that no fact, and no total of it, has of each.

    What is one for each (各建1个) is often supplied without saying so, and what is told of the things that the label
    names (每组3人, of 小组人数) may be.
    """
    whole = supply.whole_of(claim)
    if _OF_EACH.search(claim.words) or (whole and _OF_EACH.search(whole.words)) or number_of(figure) == 1:
        return -1
    if text.endswith("各", 0, figure.start) and _JOINTLY.search(claim.fact.label):
        return figure.start - 1  # 民兵和村民|各40人, who are 40 together
    first = max(0, stop - _BEFORE)
    near, named = text[first:stop], stop - len(common_tail(claim.fact.label, text[first:stop]))
    found = "每" in near and (_EACH_ONE.search(text, first, stop) or _EACH_ONE.search(text, first, named))
    if found and found["one"][0] not in claim.fact.label:
        return found.start()
    if (found := _EACH_BODY.search(text, first, named)) and found["one"][0] not in claim.fact.label:
        return found.start()  # 每个小区|建设充电桩|120个
    if (found := _EACH_OF_THESE.search(text, first, named)) and found["one"][0] not in claim.fact.label:
        return found.start("each")
    if "各" in near and (told := _who_does(_SEVERAL, "各自?").search(text, first, stop)):
        return told.start("each")
    told = _who_does(_COUNTED, _ALIKE).search(text, first, stop) if not _ALL.isdisjoint(near) else None
    return told.start("each") if told and told["count"] != f"{number_of(figure)}" else -1


def _is_counted(told: str, supply: Supply) -> bool:
    """Whether it was supplied how many there are of what words open with, as what each of has something: 每户|发放."""
    one = _ONE.match(told)
    return one is not None and any(figure.unit == one["one"] for claim in supply.claims for figure in claim.figures)


@lru_cache(maxsize=2)
def _who_does(who: str, each: str) -> re.Pattern[str]:
    """Return what finds several that each do something: 8个部门|各抽调; 各 before a noun is another word (各乡镇)."""
    deeds = "|".join(sorted({*read_words("achieved"), *read_words("for_each")}, key=len, reverse=True))
    return re.compile(rf"(?:{who})(?P<each>{each}(?:已|均|再)?(?>{deeds})(?!{_NO_DEED})[一-龥]{{0,8}})\Z")
