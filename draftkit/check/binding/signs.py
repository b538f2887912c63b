"""Figures beside the name of a row that nobody supplied: 五年级人数, where 四年级人数 was supplied."""

from draftkit.check.binding.bound import STATED, STRAY, UNSURE, Binding
from draftkit.check.binding.rows import is_sole_count, words_before
from draftkit.check.page import Page
from draftkit.check.periods import base_of
from draftkit.check.signs import is_other_row, other_names, others_of, sign_words
from draftkit.check.subjects import pairs_in
from draftkit.check.supply import Supply
from draftkit.check.turned.replaced import is_supplied
from draftkit.patterns import lazy_pattern

_EDGE = lazy_pattern(r"[|\t]")
_REACH = 24
_COMPARED = lazy_pattern("[比较与同和跟](?:[去上]年|(?:19|20)[0-9]{2}年)?$")
"""Before what a change is reckoned from: 比|二季度|下降, of 三季度环比."""


def find_unsupplied_rows(page: Page, supply: Supply, binding: Binding) -> None:
    """Find figures beside their label with another sign of a row of signs in it, which nobody supplied.

    In a table, the heads of row and column tell. Where only the sign and what it is of stand there, a figure is not
    sure.
    """
    for index, verdict in enumerate(binding.verdicts):
        if verdict != STATED or not is_sole_count(page, supply, binding, index):
            continue
        label = supply.claims[binding.claims[index]].fact.label
        before, end = words_before(page, index), page.figures[index].end
        cell = _EDGE.search(before)
        heads = page.surroundings.items(index) or ((before.strip(" |\t"),) if cell else ())
        if any(_is_head_of_other(head, label) and not is_supplied(head, supply) for head in heads):
            binding.verdicts[index] = STRAY
        elif page.surroundings.in_list(index):
            continue
        elif any(
            is_other_row(words, label) and not is_supplied(words, supply)
            for words in (before[-len(label) :], page.text[end : end + len(label)])
        ):
            binding.verdicts[index] = STRAY
        elif found := _weigh_sign(page, supply, index, label):
            binding.doubt(index, found)


def _is_head_of_other(head: str, label: str) -> bool:
    """Whether the head of a row or column differs in its sign from what stands in a label: 丁镇, for 丙镇户数."""
    return len(head) > 1 and head not in label and any(other in label for other in other_names(head))


def _weigh_sign(page: Page, supply: Supply, index: int, label: str) -> str:
    """Return what a sign of a label's row says before a figure, where the label's own does not stand."""
    before, behind, _ = page.surroundings.clause(index, page.figures[index].end)
    for word, rest in sign_words(label):
        if word in before or word in behind:
            continue
        for other in others_of(word):
            at = before.rfind(other)
            is_base = base_of(label) is not None and _COMPARED.search(page.before(index, _REACH).rpartition(other)[0])
            if at >= 0 and not is_base and not is_supplied(other, supply):
                told = pairs_in(before[at + len(other) :]) & pairs_in(rest)
                return STRAY if told or not rest else UNSURE
    return ""
