"""What something reached told as its change, or the other way: 增长82%, of 恢复到上年同期; 为上年的1.1倍, of 增长."""

from functools import lru_cache

from draftkit.check.binding.bases import own_words, owned_figures, words_of
from draftkit.check.binding.bound import STRAY, Binding
from draftkit.check.own_words import AIM
from draftkit.check.page import Page
from draftkit.check.periods import PAST
from draftkit.check.supply import Claim, Supply
from draftkit.check.ways import AMOUNT, read_told_way, read_way
from draftkit.patterns import lazy_pattern

_PAST = f"{PAST}|上届|上一届|上月|年初|同期"
_REACHED = lazy_pattern(rf"恢复[到至]|倍数|相当于|完成[^，。；]*?(?:{AIM})|(?:{AIM})[^，。；]*?完成")
_CHANGED = lazy_pattern("[增减升降涨跌超]|提高|下滑|缩短|回落|高[于出]|低于")
_OVER = lazy_pattern(rf"(?:超出|超过|高[于出])[^，。；、\d]{{0,8}}?(?:{AIM}|{_PAST})(?:任务|目标|数|水平)?的?$")
_UP_TO = lazy_pattern(
    rf"(?:[为是达]|达到|相当于|恢复[到至])了?[^，。；、\d]{{0,2}}(?:{AIM}|{_PAST})[^，。；、\d]{{0,6}}的$"
)
_GROWN = lazy_pattern("[增涨升多]|提高|[减降跌少]|扩大|回落")


def find_reached_for_changed(page: Page, supply: Supply, binding: Binding) -> None:
    """Find ratios that their label tells as reached and their clause as a change, or the other way round.

    超出目标任务108.6%, of 完成目标任务比例, is no statement of it: it was exceeded by 8.6%.
    """
    for index, owners in owned_figures(page, supply, binding):
        figure = page.figures[index]
        if (figure.kind != "percent" or "点" in figure.unit) and figure.unit != "倍":
            continue
        words = own_words(page, index)
        if _is_change(words, figure.kind):
            wrong = all(_is_of_what_is_reached(claim) for claim in owners)
        else:
            wrong = _UP_TO.search(words) is not None and all(_is_of_a_change(claim, figure.kind) for claim in owners)
        if wrong:
            binding.doubt(index, STRAY)


@lru_cache(maxsize=4096)
def _is_change(words: str, kind: str) -> bool:
    """Whether the words right before a figure tell that it is by how much something changed, or exceeds another."""
    way = read_way(words, kind)
    if way is None or way.came_to or way.scale != AMOUNT:
        return _OVER.search(words) is not None
    return _GROWN.search(way.verb) is not None


def _is_of_what_is_reached(claim: Claim) -> bool:
    words = words_of(claim)
    return _REACHED.search(words) is not None and not _CHANGED.search(words)


def _is_of_a_change(claim: Claim, kind: str) -> bool:
    way = read_told_way(claim.fact.label, kind)
    return way is not None and way.scale == AMOUNT and not way.came_to and not _REACHED.search(words_of(claim))
