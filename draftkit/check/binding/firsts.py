"""Facts of a first place in a ranking, told in words: 居全市首位 of 全市排名 第1位, 夺冠 of 龙舟赛名次 第1名."""

from collections.abc import Sequence

from draftkit.check.binding.bound import Binding
from draftkit.check.clauses import SENTENCE_END, clause_at, pairs_of, start_after
from draftkit.check.page import Page
from draftkit.check.periods import PAST
from draftkit.check.ranks import RANK, is_first, is_rank
from draftkit.check.scopes import ANY_SCOPE
from draftkit.check.supply import Claim, Supply
from draftkit.patterns import lazy_pattern

_FIRST = lazy_pattern(
    "(?:[位名]?[居列登位于为排夺][^，。；：！？、\\n]{0,14}?(?:首位|榜首|之首)|[居列排]首)(?![一-鿿])"
    "|(?:[夺摘赢捧拿][得取下回]?|获得?|斩获|荣获)了?[^，。；：！？、\\n]{0,14}?(?:冠军|桂冠|头名|头筹|魁首)"
    "(?![一-鿿]*(?:热门|之路|赛|提名|资格))|夺[冠魁](?![一-鿿]*(?:热门|之路))|问鼎|折桂"
)
_OTHER_PLACE = lazy_pattern("第[0-9一二三四五六七八九十]|[0-9]位|首位|榜首|之首|[居列排]首|[冠亚季]军")
_NOT_SO = lazy_pattern(f"[未没不非拟曾争]|无缘|错失|冲[击刺]|计划|目标|{PAST}|此前|预计")
_REACH, _MOST, _MOSTLY = 80, 40, 0.75


def bind_firsts(page: Page, supply: Supply, binding: Binding) -> None:
    """Note where facts of a first place that stand nowhere are told so."""
    ranks = [claim for claim in supply.claims if is_rank(claim)]
    homes = binding.homes() if ranks else {}
    lost = [claim for claim in ranks if is_first(claim) and claim.index not in homes][:_MOST]
    cores = {claim.index: _core(claim) for claim in ranks}
    for found in _FIRST.finditer(page.text) if lost else ():
        for claim in lost:
            others = [core for core in cores.values() if core and core != cores[claim.index]]
            if _is_of(page.text, found.span(), claim, cores[claim.index], others, supply):
                binding.whole.setdefault(claim.index, []).append(found.span())


def ends_of_firsts(supply: Supply, binding: Binding) -> frozenset[int]:
    """Return where the words end that tell supplied first places."""
    return frozenset(
        end for claim, places in binding.whole.items() if is_first(supply.claims[claim]) for _, end in places
    )


def _core(claim: Claim) -> str:
    """Return what a fact's label ranks."""
    return ANY_SCOPE.sub("", RANK.split(claim.fact.label)[0].removeprefix("参加"))


def _is_of(
    text: str, place: tuple[int, int], claim: Claim, core: str, others: Sequence[str], supply: Supply
) -> bool:
    """Whether words at a place tell what a fact ranks as first, at its level, and no other thing behind that."""
    start, end = place
    clause = text[clause_at(text, start)[0] : end]
    scopes, own = ANY_SCOPE.findall(clause), ANY_SCOPE.findall(claim.fact.label)
    if _NOT_SO.search(clause) or (scopes and scopes[-1] not in (own or supply.words)):
        return False
    first = start_after(SENTENCE_END, text, max(0, start - _REACH), start)
    before, pairs = text[first:end], pairs_of(core)
    named = [at for pair in pairs if (at := before.rfind(pair)) >= 0]
    if not named or len(named) < _MOSTLY * len(pairs):
        return False
    between = before[max(named) : start - first]
    return not _OTHER_PLACE.search(between) and not any(other in between for other in others)
