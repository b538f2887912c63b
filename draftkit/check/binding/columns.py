"""Parts of two totals behind each other's words: 国有书店0.81亿元、销售额22家; in all 书店83家、销售额1.37亿元."""

from draftkit.check.binding.bound import STATED, Binding
from draftkit.check.binding.rows import sole_counts, words_before
from draftkit.check.page import Page
from draftkit.check.supply import Supply
from draftkit.patterns import lazy_pattern

_TELLING = 2
"""How many characters right before a figure tell what it counts."""
_AMOUNT = lazy_pattern("(?:总?人?数|数?量|总[数量额])$")


def find_exchanged_columns(page: Page, supply: Supply, binding: Binding) -> None:
    """Find two parts of one name that each stand behind the words of the other's total; rebind each to the other.

    The text says itself what each total counts. Words that lead to both, and a part behind other words, tell nothing.
    """
    columns = _words_of_totals(page, supply, binding)
    strays: dict[tuple[int, int, str], list[int]] = {}
    for index in sole_counts(page, supply, binding) if columns else ():
        part = supply.claims[binding.claims[index]]
        whole, told = supply.whole_of(part), columns.get(_words(page, index), set())
        if whole and len(told) == 1 and whole.index not in told:
            strays.setdefault((whole.index, next(iter(told)), part.fact.label), []).append(index)
    for (own, total, label), indexes in strays.items():
        for index, other in zip(indexes, strays.get((total, own, label), ()) if own < total else (), strict=False):
            binding.exchange(index, other)


def _words_of_totals(page: Page, supply: Supply, binding: Binding) -> dict[str, set[int]]:
    """Return the totals that stand behind some words, by those."""
    columns: dict[str, set[int]] = {}
    for index, verdict in enumerate(binding.verdicts if supply.parts else ()):
        claim = binding.claims[index]
        if verdict == STATED and supply.is_total(claim):
            columns.setdefault(_words(page, index), set()).add(claim)
    columns.pop("", None)
    return columns


def _words(page: Page, index: int) -> str:
    """Return the two characters before a figure that tell what it counts, nothing where there are none."""
    words = _AMOUNT.sub("", words_before(page, index))[-_TELLING:]
    return words if len(words) == _TELLING else ""
