"""By how much a thing changed, told as what it came to, or as what it is: 压缩至3天, or 时限3天, for 时限压缩=3天."""

from collections.abc import Container, Iterator

from draftkit.check.altered import altered_finding, doubted_finding
from draftkit.check.binding.bound import Binding
from draftkit.check.clauses import CLAUSE, STOP, clause_at, start_after
from draftkit.check.page import Page
from draftkit.check.supply import FIGURE, Claim, Supply
from draftkit.check.verdict import Finding
from draftkit.check.ways import CHANGES, read_way
from draftkit.patterns import lazy_pattern

_JUDGED = frozenset({"count", "percent", "period"})
_CHANGED = lazy_pattern(f"(?<!新)(?!新)(?:{CHANGES}|[缩压])了?$")
_CAME_TO = lazy_pattern(f"(?:{CHANGES}|[缩压])(?:至|到|为|到了|至约)$")
_BEING = "为"
"""Behind a change, often no more than 是: 同比增长为6.8%."""
_COMPARED = lazy_pattern("同比|环比|[比较](?=[上去前同往常年计预])")
_POINTS = "百分点"
_SAYS_CHANGE = lazy_pattern(
    "[增减升降涨跌多少缩压提省快慢短长高低扩幅速翻差落窄简滑贵贱退+＋−↑↓-]|节[约支]|回[暖稳]|[同环]比"
)
_BY_NAME = lazy_pattern("[：:]|分别|依次|[|\t]")
_TO = lazy_pattern("[升降增减涨跌高少加短缩低][至到]$")
_FROM = lazy_pattern("[由从]$")
_SEEN = lazy_pattern("[^，。；]{0,4}[看起算来]")
_NARROWED = lazy_pattern("收窄(?:了|至|到|为)?$")
_HAS_GAP = lazy_pattern("[窄差亏幅缺逆口价]|缩小")
_LEVEL = lazy_pattern(
    "(?:收入|总量|总[额值数]|产[值量]|面积|人口|存款|贷款|余额|价格?|水平|生产总值|库存|存栏|在校生)$"
)
_RELATIVE = frozenset({"%", "‰", "倍", "个百分点", "成", "番"})
_WAY = 8
_MOST = 32
_LINE = 60
_BEHIND = 10


def judge_extents(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where a change is told as a level, or a level as a change, a warning where that may be; figures
    in `besides` are told of.

    A label that compares (同比下降=18件), or points of a percentage, can be no level; 时限压缩=3天 may be meant as one.
    """
    for index, figure in enumerate(page.figures):
        if figure.kind not in _JUDGED or not binding.states_one(index, besides):
            continue
        claim = supply.claims[binding.claims[index]]
        before = page.before(index, _WAY)
        is_change = _CHANGED.search(claim.fact.label) is not None and not _is_level_too(page, supply, index)
        came_to = _CAME_TO.search(before) if is_change else None
        is_no_level = _POINTS in figure.unit or _COMPARED.search(claim.fact.label) is not None
        if came_to and is_no_level and not came_to[0].endswith(_BEING):
            place = figure.start - len(before) + came_to.start(), figure.end
            yield altered_finding(page.text, place, "extent", claim.fact)
            continue
        if changed := _changed_by(page, index, claim, before):
            yield altered_finding(page.text, (figure.start - changed, figure.end), "extent", claim.fact)
            continue
        if came_to:
            doubtful = not is_no_level
        else:
            doubtful = not _says_change(page, index) if is_change else _is_start(page, index, claim)
        if (doubtful or _is_narrowed(before, claim)) and index not in binding.unsure:
            yield doubted_finding(page.text, (figure.start, figure.end), claim.fact)


def _changed_by(page: Page, index: int, claim: Claim, before: str) -> int:
    """Return how long the word is right before a figure that tells a level as a change: 收入提高|1.1万元, of 收入."""
    found = _CHANGED.search(before)
    level = _LEVEL.search(claim.fact.label) if found and claim.kind == FIGURE else None
    if found is None or level is None or page.figures[index].unit in _RELATIVE:
        return 0
    return 0 if _SAYS_CHANGE.search(claim.words) else len(found[0])


def _is_level_too(page: Page, supply: Supply, index: int) -> bool:
    """Whether a figure is written as another fact's value too, which is no change."""
    owners = supply.owners.get(page.forms[index], ())[:_MOST]
    return len(owners) > 1 and not all(_CHANGED.search(supply.claims[owner].fact.label) for owner in owners)


def _says_change(page: Page, index: int) -> bool:
    """Whether the clause of a figure, or what opens its list or table, speaks of a change in any word."""
    figure = page.figures[index]
    start = clause_at(page.text, figure.start)[0]
    behind = CLAUSE.split(page.text[figure.end : figure.end + _BEHIND])[0]
    if _SAYS_CHANGE.search(page.text, start, figure.start) or _SAYS_CHANGE.search(behind):
        return True
    if read_way(page.text[start : figure.start], figure.kind):
        return True  # 排名前移|3位
    first = start_after(STOP, page.text, max(0, figure.start - _LINE), figure.start)
    return bool(_BY_NAME.search(page.text, first, figure.start))


def _is_start(page: Page, index: int, claim: Claim) -> bool:
    """Whether a figure that something came to stands as where it started, and nothing as where it came to."""
    figure = page.figures[index]
    if not _TO.search(claim.fact.label) or not _FROM.search(page.text, figure.start - 1, figure.start):
        return False
    end = clause_at(page.text, figure.end)[1]
    alone = index + 1 == len(page.figures) or page.figures[index + 1].start >= end
    return alone and not _SEEN.match(page.text, figure.end)


def _is_narrowed(before: str, claim: Claim) -> bool:
    """Whether what narrowed is told of a fact that speaks of no gap and no rate: 降幅收窄2.1% for 同比下降=2.1%."""
    return bool(_NARROWED.search(before)) and not _HAS_GAP.search(f"{claim.fact.label}{claim.fact.context}")
