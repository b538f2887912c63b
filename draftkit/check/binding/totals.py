"""Totals told with the name of one of their own parts, and parts told as if they came on top of their total."""

from collections.abc import Iterator
from functools import lru_cache

from draftkit.characters import is_within
from draftkit.check.binding.bound import STRAY, UNSURE, Binding
from draftkit.check.binding.rows import sole_counts
from draftkit.check.binding.structure import closes_its_parts
from draftkit.check.clauses import STOP, common_tail
from draftkit.check.page import Page
from draftkit.check.scopes import WHOLE
from draftkit.check.subjects import is_subject
from draftkit.check.summed import REST
from draftkit.check.supply import Supply
from draftkit.check.turned.stances import DONE, read_marks, read_stance
from draftkit.patterns import lazy_pattern

_REACH = 40
_SHORTEST = 2
_MOST = 64
"""Totals of more parts are tables; to look for each of their names beside each figure would take long."""
_EDGE = lazy_pattern(r"[，,；;。！？!?：:\n（）()“”|\t]")
_LEAD = lazy_pattern(r"^(?:[受获得被均已共的]|总计|合计|累计)+")
_LINK = lazy_pattern(r"(?:共?[为有达计是]|达到|约|近|超|共计|合计|总计|累计|总?人?数|数量|总?数|总量|共|各|均|仅)+$")
_SOME = lazy_pattern(f"{REST}|其他|其它|另外|一般")
# what names a part without telling that the figure is its: 含女生在内, 以公办为主, 除公办外, 较民办多
_ASIDE = lazy_pattern(r"含|包括|涵盖|在内|为主|除|以外|之外|[较比非等和与及或、/／＋+\\-]|不是|牵头|带头|带动")
# two nouns that are said in one breath: 党员干部, 干部群众
_IN_ONE_BREATH = lazy_pattern(
    "(?:党员|团员|干部|职工|群众|居民|农民|村民|学生|教师|企业|妇女|老人)(?:干部|群众|职工|家长|家属|代表|员工|师生|人才|儿童)"
)
_ADDED = lazy_pattern(r"[，,、；;]\s*(?:另外|另行|另)(?:还|又)?有?")
_WHO = lazy_pattern("(?:[委局院队所会部站司县市区镇乡村]|(?<![公民主承开])办|街道|中心|集团)$")
_OVERALL = lazy_pattern(f"{WHOLE}|辖区")
_SEXES = {"男": "男性", "女": "女性"}


def find_totals_of_parts(page: Page, supply: Supply, binding: Binding) -> None:
    """Find totals told with the words of one of their parts (资助女生6214人), and parts told as coming on top.

    Nor is a total done of which a part is not (已整改问题38个). The facts themselves say that it can't be so; what is
    named together with its siblings is the total.
    """
    parts = _parts_of_totals(supply)
    for index in sole_counts(page, supply, binding) if parts else ():
        claim = binding.claims[index]
        if labels := parts.get(claim):
            total = supply.claims[claim].fact.label
            if closes_its_parts(page, supply, binding, index):
                # not 5座中型水库、41座小型水库|共46座
                apart = _EDGE.search(page.text, page.figures[index - 1].end, page.figures[index].start)
                if apart and _is_called_part(next(_words_around(page, index, total)), total, labels):
                    binding.doubt(index, STRAY)
                continue
            for words in _words_around(page, index, total):
                held = STRAY if _holds_part(words, total, labels) else ""
                if found := held or _weigh_total(words, total, labels):
                    binding.doubt(index, found)
                    break
        elif found := _weigh_addition(page, supply, binding, index):
            binding.doubt(index, found)


def _parts_of_totals(supply: Supply) -> dict[int, tuple[str, ...]]:
    """Return the labels of the parts of each total, by its claim."""
    parts = ((claim.index, supply.labels_of_parts(claim.fact.key)) for claim in supply.claims)
    return {claim: tuple(labels) for claim, labels in parts if 0 < len(labels) <= _MOST}


def _words_around(page: Page, index: int, total: str) -> Iterator[str]:
    """Yield the words before a figure in its clause, and those behind it where they lead to no other figure.

    What follows the name of the total there is told of all: 48家省级示范|农场|获授牌.
    """
    start = max(0, page.figures[index].start - _REACH, page.figures[index - 1].end if index else 0)
    yield _LINK.sub("", _EDGE.split(page.text[start : page.figures[index].start])[-1])
    _, behind, leads_on = page.surroundings.clause(index, page.figures[index].end)
    if not leads_on:
        tail = next((total[at:] for at in range(len(total) - 1) if total[at:] in behind), behind)
        yield behind[: behind.find(tail) + len(tail)]


def _is_called_part(words: str, total: str, labels: tuple[str, ...]) -> bool:
    """Whether a clause that closes a row calls the total by one of its parts: 新增小学学位|合计5460个 of 新增学位."""
    for label in labels:
        head = label.removesuffix(common_tail(label, total))
        if head and head not in total and words in (label, head + total):
            return True
        name = label.removesuffix("类")
        rest = words.replace(name, "", 1)
        if name not in total and rest not in (words, "") and (is_within(rest, total) or _OVERALL.fullmatch(rest)):
            return True  # 受理|投诉|共计 of 受理诉求, 全县|日光温室|合计 of 蔬菜大棚
    return _holds_part(words, total, labels)


def _holds_part(words: str, total: str, labels: tuple[str, ...]) -> bool:
    """Whether words are a total's label with what only a part is called put in: 持证|肢体|残疾人 of 持证残疾人."""
    for label in labels:
        own = next((label[:at] for at in range(1, len(label)) if label[at] in total), label)
        inside = len(own) > 1 and own not in total and words.find(own) > 0  # before it stands who did it: 县局|立案
        if inside and words.replace(own, "", 1) == total:
            return True
    return False


def _weigh_total(words: str, total: str, labels: tuple[str, ...]) -> str:
    """Return how surely words that a total stands beside name one of its parts and no other."""
    if _ASIDE.search(words) or _IN_ONE_BREATH.search(words):
        return ""
    for label in labels:
        name = _SEXES.get(label, label)
        at = words.rfind(name)
        if at < 0 or len(name) < _SHORTEST or name in total or _SOME.match(name):
            continue
        siblings = [other for other in labels if other != label]
        rest = words[at + len(name) :]
        if not _leads_on(rest, total) or any(other in words for other in siblings):
            continue
        if any(words[at - 1 : at] == other[0] for other in siblings if at):
            continue  # 专兼职护林员, 新改建
        return STRAY if _is_sure(words[max(0, at - _SHORTEST) : at], name, total) else UNSURE
    return _weigh_stage(words, total, labels)


def _is_sure(before: str, name: str, total: str) -> bool:
    """Whether a name begins where it seems to, and is no place or body: 县教育局资助… is often the writer of all."""
    if _WHO.search(name):
        return False
    return len(name) > _SHORTEST or len(before) < _SHORTEST or before in total or not is_subject(before)


def _leads_on(rest: str, total: str) -> bool:
    """Whether what stands between the name of a part and the figure is the total's: 女生|受资助, 公办|养老机构."""
    return _LEAD.sub("", rest) in total


def _weigh_stage(words: str, total: str, labels: tuple[str, ...]) -> str:
    """Return how surely words tell the whole as done, where one part is and another is not: 已整改问题38个."""
    verbs = [verb for verb in _verbs_half_done(labels) if verb not in total]
    if not verbs:
        return ""
    for mark in read_marks(words):
        if mark.stance == DONE and mark.verb[:2] in verbs and _leads_on(words[mark.reach[1] :], total):
            return STRAY
    return UNSURE if words.endswith(tuple(verbs)) and not read_marks(words) else ""


@lru_cache(maxsize=1024)
def _verbs_half_done(labels: tuple[str, ...]) -> tuple[str, ...]:
    """Return the verbs that one part tells as done and another as open: 整改, of 已整改 and 正在整改."""
    done: set[str] = set()
    left: set[str] = set()
    for stance, verbs in map(read_stance, labels):
        if stance:
            (done if stance == DONE else left).update(verbs)
    return tuple(sorted(done & left))


def _weigh_addition(page: Page, supply: Supply, binding: Binding, index: int) -> str:
    """Return how surely a part right behind its total is told as something else besides: 新改建86公里，另新建32公里."""
    fact, before = supply.claims[binding.claims[index]].fact, binding.claims[index - 1] if index else -1
    if not fact.parent or before < 0 or supply.claims[before].fact.key != fact.parent:
        return ""
    found = _ADDED.match(page.text, page.figures[index - 1].end, page.figures[index].start)
    if not found or _LINK.sub("", page.text[found.end() : page.figures[index].start]) != fact.label:
        return ""
    return STRAY if _is_sibling(page, supply, binding, index + 1, fact.parent) else UNSURE


def _is_sibling(page: Page, supply: Supply, binding: Binding, index: int, parent: str) -> bool:
    """Whether a figure is of another part of a total, in the sentence of the one before it."""
    if index == len(page.figures) or STOP.search(page.text, page.figures[index - 1].end, page.figures[index].start):
        return False
    claim = binding.claims[index]
    return claim >= 0 and supply.claims[claim].fact.parent == parent
