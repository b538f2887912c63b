"""The clause of a figure, up to its neighbours."""

from draftkit.check.clauses import clause_at
from draftkit.check.page import Page
from draftkit.patterns import lazy_pattern

_HAN = lazy_pattern("[一-鿿]{2}")


def clause_of(page: Page, index: int) -> tuple[int, int]:
    """Return the clause around a figure, up to its neighbours; words that lead to the next are not its own."""
    figure = page.figures[index]
    first, last = clause_at(page.text, figure.start)[0], clause_at(page.text, figure.end)[1]
    start = max(first, page.figures[index - 1].end) if index else first
    if index + 1 == len(page.figures) or page.figures[index + 1].start >= last:
        return start, last
    end = max(figure.end, page.figures[index + 1].start)
    comma = page.text.find("、", figure.end, end)
    if comma >= 0:
        return start, comma
    # 总投资3亿元的项目已完成投资1.2亿元: what is said of the first stands before it
    named = _HAN.search(page.text, start, figure.start) and page.text.startswith("的", figure.end)
    return start, figure.end if named else end
