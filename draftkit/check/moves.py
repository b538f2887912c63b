"""A place in a ranking told as a move (上升3位), and a move told as a place (位居3位)."""

from collections.abc import Iterator

from draftkit.check.altered import other_figure_finding
from draftkit.check.binding.bound import Binding
from draftkit.check.clauses import clause_at
from draftkit.check.page import Page
from draftkit.check.ranks import is_move, is_rank
from draftkit.check.scopes import SCOPE
from draftkit.check.supply import Supply
from draftkit.check.verdict import Finding
from draftkit.patterns import lazy_pattern

_UNITS = frozenset({"位", "名", ""})
_MOVED = lazy_pattern("(?:[上提跃攀]升|[下滑]降|下滑|回落|[前后][移进退]|进[步位]|退[步位]|倒退|提高|提前)了?$")
_HELD = lazy_pattern(f"(?:[位名]?[居列]|排名?|位次|名次)(?:[在为于第]|{SCOPE})*$")


def judge_moves(page: Page, supply: Supply, binding: Binding) -> Iterator[Finding]:
    """Yield a finding for each figure that is told so."""
    for index, figure in enumerate(page.figures):
        if figure.unit not in _UNITS or not binding.states_one(index):
            continue
        claim = supply.claims[binding.claims[index]]
        told_otherwise = _MOVED if is_rank(claim) else _HELD if is_move(claim) else None
        first = clause_at(page.text, figure.start)[0]
        found = told_otherwise and told_otherwise.search(page.text, first, figure.start)
        if found:
            yield other_figure_finding(page.text, (found.start(), figure.end), claim.fact)
