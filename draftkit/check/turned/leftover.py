"""What a label tells as solved, told as still there: 尚有积案19件 for 化解积案19件."""

from bisect import bisect_left
from collections.abc import Container, Iterator

from draftkit.check.binding.bound import UNSURE, Binding
from draftkit.check.clauses import REACH, STOP, clause_at, end_before, pairs_of, start_after
from draftkit.check.lexicon import word_pattern
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.check.turned.outlook import is_among_plans
from draftkit.check.turned.reversal import reversed_finding
from draftkit.check.turned.stances import is_open, read_marks
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_ANEW = lazy_pattern(r"新增|新发|新出现|又有")
_UNDER_WAY = lazy_pattern("(?:过程)?中(?!心)")  # 处理中案件
_NOT = tuple("未没不")


def judge_leftovers(page: Page, supply: Supply, binding: Binding, besides: Container[int] = ()) -> Iterator[Finding]:
    """Yield a finding where a figure's clause tells as left what its label tells as solved; note one told as come about
    anew (新增失业人员980人, of 失业人员再就业) as unsure. Figures in `besides` are told of elsewhere.
    """
    starts = page.starts
    for found in word_pattern("leftover").finditer(page.text):
        index = _told_by(page, binding, starts, found.end(), besides)
        if index >= 0 and _is_solved(page, supply.claims[binding.claims[index]].fact.label, *found.span()):
            yield reversed_finding(page.text, *found.span(), supply.claims[binding.claims[index]].fact)
    for found in _ANEW.finditer(page.text):
        index = _told_by(page, binding, starts, found.end(), besides)
        label = supply.claims[binding.claims[index]].fact.label if index >= 0 else ""
        verb = next((verb for verb in word_pattern("resolves").findall(label)[-1:] if label.endswith(verb)), "")
        if verb and page.text.startswith(label.removesuffix(verb), found.end()):
            binding.doubt(index, UNSURE)


def _told_by(page: Page, binding: Binding, starts: list[int], position: int, besides: Container[int]) -> int:
    """Return the figure that follows a place in its clause and states one fact, -1 if there is none."""
    index = bisect_left(starts, position)
    if index == len(starts) or starts[index] >= clause_at(page.text, position)[1]:
        return -1
    return index if binding.states_one(index, besides) else -1


def _is_solved(page: Page, label: str, start: int, end: int) -> bool:
    """Whether a label tells something as solved, and the sentence around a place speaks of it, not of the solving."""
    solved = word_pattern("resolves").search(label)
    if not solved or word_pattern("leftover").search(label) or _UNDER_WAY.match(label, solved.end()):
        return False
    if any(is_open(mark) and mark.start <= solved.start() for mark in read_marks(label)):
        return False  # 未解决, 拟解决; but 解决出行不便
    text = page.text
    first = start_after(STOP, text, max(0, start - 2 * REACH), start)
    sentence = text[first : end_before(STOP, text, end, end + 2 * REACH)]
    verb = solved.group()
    parts = sentence.split(verb)
    if not all(part.endswith(_NOT) for part in parts[:-1]) or is_among_plans(text, start):
        return False
    return not pairs_of(label.replace(verb, "")).isdisjoint(pairs_of(sentence))
