"""A figure told without the word that makes its label what it is: 新建停车场 of 计划新建停车场, 拨付 of 欠拨."""

from functools import lru_cache

from draftkit.check.clauses import SENTENCE_END, STOP, end_before, start_after
from draftkit.check.lexicon import read_words
from draftkit.check.page import Page
from draftkit.check.turned.outlook import is_amid_plans, is_by_then
from draftkit.check.turned.plans import is_set_ahead
from draftkit.patterns import lazy_pattern

_REACH = 60
_SHORTEST = 2
_PLAN = lazy_pattern("(?:计划|规划|打算|预计|即将|^拟|^将|^待)(?=[一-鿿]{2})")
"""What makes a label one of what is to come: 计划|新建停车场, 年底预计|完成投资."""
_MAY_PLAN = lazy_pattern(
    "计划|打算|规划|谋划|拟|预[计期定测]|将|待|安排|部署|目标|任务|力争|争取|方案|明确|确定|设计|要|需|应|下一?步|今后|明年|来年|未来|年内|[底末日]前|可|能|望"
    "|准备|着手|启动|申报|储备|策划"
)
"""What may tell in a sentence that it is of what is to come."""
_LACK = lazy_pattern("欠[缴拨付发]|拖欠|缺少|缺口|缺编|短缺|紧缺|空缺|不合格|不达标|逾期")
_DEALT = lazy_pattern("[追收清补查罚办]|解决|处[置理罚]|化解|盘活|投诉|线索|案|率|整改|挽回|下降|减少|时限|诉求|工资")
"""What tells that something was done about what was lacking, or what else a label is of: 追缴|欠缴税款."""
_MAY_LACK = lazy_pattern("[缺欠差短少不未无没亏负逾超违劣假坏损漏危险难停断堵紧低退罚需补空待急拖滞闲]|问题|隐患")
"""What a label tells as lacking or owed, and any sign in a sentence that something is."""
_DONE = ("建成", "完成", "建设", "新建", "实现", "修建", "开工", "改造", "投入")
_SURELY_DONE = ("建成", "建好", "完成")
_OF_PLACES = "规划"
"""A plan of what is built where, which the bare verb keeps to: 规划|建设厂房6栋, told as 建设厂房6栋."""

Span = tuple[int, int]


def is_told_as_there(page: Page, index: int, label: str) -> bool:
    """Whether a figure of what its label tells as lacking or owed stands in a sentence without a word of that."""
    if not _LACK.search(label) or _DEALT.search(label):
        return False
    start, end = page.figures[index].start, page.figures[index].end
    first = start_after(SENTENCE_END, page.text, max(0, start - _REACH), start)
    return not _MAY_LACK.search(page.text, first, end_before(STOP, page.text, end, end + _REACH))


def find_unplanned(page: Page, index: int, label: str) -> Span | None:
    """Return where a figure of what its label plans is told as done by the bare verb, in a sentence that plans nothing;
    投资3亿元的|项目 may be a plan.
    """
    plan = _PLAN.search(label)
    if plan is None or is_set_ahead(label) or label[plan.end() :][:_SHORTEST] not in _deeds():
        return None
    start, end = page.figures[index].start, page.figures[index].end
    first = start_after(SENTENCE_END, page.text, max(0, start - _REACH), start)
    verbs = _SURELY_DONE if plan[0] == _OF_PLACES else (*_DONE, label[plan.end() :][:_SHORTEST])
    told = _told_bare(page.text[first:start], page.text[end : end + _REACH], label[plan.end() :], verbs)
    if not told or page.text.startswith("的", end):
        return None
    if _MAY_PLAN.search(page.text, first, end_before(SENTENCE_END, page.text, end, end + _REACH)):
        return None
    ahead = is_amid_plans(page.text, start) or is_by_then(page.text, start, dated=True)
    return None if ahead else (start - told, end)


@lru_cache(maxsize=1)
def _deeds() -> frozenset[str]:
    lists = ("achieved", "starts", "progress", "finishes", "uses", "planned_deeds")
    return frozenset(word for name in lists for word in read_words(name))


def _told_bare(before: str, behind: str, rest: str, verbs: tuple[str, ...]) -> int:
    """Return how long what a label tells besides its plan is before a figure, 0 where it is not there: with any of some
    verbs (建成|停车场); its thing may stand behind the figure (建成|1个|停车场).
    """
    thing = rest[_SHORTEST:]
    if before.endswith(tuple(f"{verb}{thing}" for verb in verbs)):
        return len(thing) + _SHORTEST if len(thing) >= _SHORTEST or before.endswith(rest) else 0
    told = len(thing) >= _SHORTEST and behind.startswith(thing) and before.endswith(verbs)
    return _SHORTEST if told else 0
