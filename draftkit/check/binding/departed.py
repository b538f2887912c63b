"""Figures on something else in a text that keeps to the words of labels: 投用通勤客车58台 for 投用巡检机器人."""

from draftkit.check.binding.bound import STRAY, Binding
from draftkit.check.clauses import CLAUSE
from draftkit.check.closeness import KEPT, Closeness
from draftkit.check.page import Page
from draftkit.check.subjects import content_of
from draftkit.patterns import lazy_pattern

_LEFT = 0.5
"""The share of a label beside its figure below which the words have left it."""
_REACH = 30
_LINK = lazy_pattern("(?:为|达到?|共有?|有|是|约|已|共计|合计|累计|不得|须|应|超过|[高低多少]于)+$")
_ENDED = lazy_pattern(r"\s*(?:[，,。；;、！？!?）)\n]|$)")


def find_departed(page: Page, binding: Binding) -> None:
    """Find doubted figures right behind a thing that nobody supplied, in a text that tells the others by their labels.

    One who words things freely may call a thing by another name; one who keeps to the labels everywhere else doesn't.
    """
    closeness = Closeness(page, binding)
    for index in [index for index in binding.unsure if closeness.shares.get(index, 1.0) < _LEFT]:
        if closeness.of_others(index) >= KEPT and _stands_behind_another(page, binding, index):
            binding.doubt(index, STRAY)


def _stands_behind_another(page: Page, binding: Binding, index: int) -> bool:
    """Whether a thing of which no fact speaks stands right before a figure that ends its clause."""
    figure, label = page.figures[index], page.label(binding.claims[index])
    words = CLAUSE.split(page.before(index, _REACH))[-1]
    if not _ENDED.match(page.text, figure.end) or page.has_figure(figure.start - len(words), figure.start):
        return False
    return len(content_of(label)) > 1 and page.subjects.has_new_thing(_LINK.sub("", words), label)
