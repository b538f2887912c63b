"""A change told right before its figure as one the other way: 比上年高出|1.7个百分点, of 漏损率比上年下降."""

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.clauses import clause_at, pairs_of
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.ranks import RANKING
from draftkit.check.supply import Supply
from draftkit.check.turned.changed import are_same, names_thing, read_change, thing_of, told_before
from draftkit.check.turned.exchanged import is_exchanged, is_of_earlier
from draftkit.check.turned.means import is_averted
from draftkit.check.ways import GAP, MOMENT, MORE_OR_FEWER, PACE, PERIOD, RANK, USES, Way, read_way
from draftkit.figures.figure import MOMENTS
from draftkit.patterns import lazy_pattern

_MOST = 8
_DATES = 3
_SIZES = "多少高低大小"
_RANKED = lazy_pattern(f"{RANKING}|位居|位列")
_PACED = lazy_pattern("速|进度|步伐|节奏")
_SHRINKING = lazy_pattern("[降跌减]幅|(?:下降|下跌|减少|降低|下滑)的?[幅速]度|降速")
"""What is larger the farther something falls: where one of fact and text speaks of it, each may tell its own way."""
_ONCE = lazy_pattern("[年月季周日天届期轮前初末往昔]|[同环]比|过去|原[来先]")
_CHANGE = "(?:[增涨升降跌减][幅速]|增长速度|(?:增长|上涨|上升|下降|下跌|降低)率)"
_RATE, _RATES = lazy_pattern(f"{_CHANGE}$"), lazy_pattern(_CHANGE)
_CAME_TO = lazy_pattern("[至到为]")
_REACH = 30
_KIND = 2
_COUNTED = lazy_pattern("[数总]量?$|数量$")
_LACKING = lazy_pattern("[欠缺亏差债漏逃闲空积存余剩失]")


def weigh_way(page: Page, supply: Supply, binding: Binding, index: int) -> tuple[int, int, str] | None:
    """Return where the verb before a figure tells which way something went, if its fact tells it too.

    And whether it goes the other way: `STRAY`, `UNSURE`, or `""`. It is unsure where something else may be compared, or
    with something else (高于全市平均), or fast and slow may be either (投资快了5%).
    """
    claim, figure = supply.claims[binding.claims[index]], page.figures[index]
    told = told_before(claim)
    own = read_change(claim)
    if own is None:
        return None
    first = _clause_start(page, index)
    words = page.text[first : figure.start]
    here = read_way(words, figure.kind)
    if here is None:
        return None
    of_rate = _is_rate_come_to(page, index, told)
    if here.came_to != own.came_to and not of_rate:
        return None
    place = first + here.start, first + here.end + here.came_to
    if here.side == own.side or of_rate or _is_left_open(words, here, told, own):
        return *place, ""
    if is_exchanged(words[: here.begin], here.verb, here.base, (told[: own.begin], own.base)):
        return *place, ""  # 上年漏损率比今年高
    owners = supply.owners.get(page.forms[index], ())[:_MOST]
    if any(way.side == here.side for owner in owners if (way := read_change(supply.claims[owner]))):
        return *place, ""
    is_sure = (
        index not in binding.also
        and _is_plain(here, own, told, figure.kind)
        and not _is_deed_besides(here, told)
        and not is_averted(words[: here.start])
        and _is_once(here.base, told)
        and not is_of_earlier(words[: here.begin], told[: own.begin])
        and _is_of_own(words[: here.begin], thing_of(claim, supply), page, supply, binding, index)
    )
    return *place, STRAY if is_sure else UNSURE


def _clause_start(page: Page, index: int) -> int:
    """Return where the clause of a figure starts, or the figure before it ends that is no moment."""
    start = clause_at(page.text, page.figures[index].start)[0]
    for other in range(index - 1, max(-1, index - 1 - _DATES), -1):
        if page.figures[other].kind not in MOMENTS:
            return max(start, page.figures[other].end)
    return start


def _is_rate_come_to(page: Page, index: int, label: str) -> bool:
    """Whether a figure is what a rate of change came to, which may itself rise or fall: 增速由8%回落到|6%."""
    if not _RATE.search(label) or not _CAME_TO.search(page.before(index, 1)):
        return False
    return _RATES.search(page.led(index, _REACH)) is not None


def _is_left_open(words: str, here: Way, told: str, own: Way) -> bool:
    """Whether the verb before a figure is denied, or what it is said of may go the other way with the fact."""
    if word_pattern("negations").search(words, max(0, here.start - 4), here.start):
        return True
    if _RANKED.search(told) and here.verb[0] in _SIZES:
        return True
    falls = _SHRINKING.search(told, 0, own.start), _SHRINKING.search(words, 0, here.start)
    if falls[0] and not falls[1]:
        return here.scale != GAP
    return bool(falls[1]) and not falls[0]


def _is_plain(here: Way, own: Way, told: str, kind: str) -> bool:
    """Whether a verb can be said of the same change as that of a fact, and of nothing else."""
    if here.scale == RANK:
        return _RANKED.search(told) is not None
    if MOMENT in (here.scale, own.scale):  # 每天提前1小时开馆 may be what 开放时间延长 tells
        return {here.scale, own.scale} <= {MOMENT, PACE}
    return here.scale != PACE or kind == PERIOD or own.scale == PACE or _PACED.search(told) is not None


def _is_deed_besides(here: Way, told: str) -> bool:
    """Whether more or less was done than is plainly the thing of a fact: 多劝返6人, 多收14万元 of what is owed."""
    if len(here.verb) == 1 or here.verb[0] not in MORE_OR_FEWER:
        return False
    return not here.base or here.verb[1:] not in USES or _LACKING.search(told) is not None


def _is_once(base: str, told: str) -> bool:
    """Whether a change is reckoned from an earlier time, or from what its fact names: not 比全市平均."""
    return not base or _ONCE.search(base) is not None or bool(pairs_of(base[1:]) & pairs_of(told))


def _is_kind_of(before: str, thing: str, page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether words name no more than of what kind a thing is, right behind a figure of it: 采砂案件19起，|案件数量."""
    kind, whole = (_COUNTED.sub("", words) for words in (before, thing))
    other = index - 1
    if len(kind) < _KIND or not whole.endswith(kind) or other < 0 or page.ends_sentence(other):
        return False
    return binding.verdicts[other] == STATED and whole in supply.claims[binding.claims[other]].fact.label


def _is_of_own(before: str, thing: str, page: Page, supply: Supply, binding: Binding, index: int) -> bool:
    """Whether the words before a change name the thing of its fact, or nothing, right behind a figure of that."""
    if not thing:
        return not names_thing(before)
    if names_thing(before):
        return are_same(before, thing) or _is_kind_of(before, thing, page, supply, binding, index)
    for other in range(index - 1, max(-1, index - 1 - _DATES), -1):
        figure = page.figures[other]
        if page.ends_sentence(other):
            return True
        if figure.kind not in MOMENTS:
            stated = binding.verdicts[other] == STATED
            return stated and are_same(thing_of(supply.claims[binding.claims[other]], supply), thing)
    return True
