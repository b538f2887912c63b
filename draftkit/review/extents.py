"""Where in a report's text something is to be said: figures, facts, blanks, findings."""

import re
from collections.abc import Iterable, Iterator, Sequence

from draftkit.check import Check
from draftkit.check.blanks import LONGEST, MARK, ends_with
from draftkit.ledger import Fact
from draftkit.review.pieces import Extent

_END = re.compile("[。；\\n]")
_CLAUSE = re.compile("[，、：（]")


def find_extents(check: Check, facts: Sequence[Fact], spans: Sequence[Sequence[tuple[int, int]]]) -> Iterator[Extent]:
    """Yield every place in the checked text that the page marks.

    `facts` are those of the ledger, `spans` where each of them stands; extents bear the numbers of facts, and of
    findings, in these sequences.
    """
    for figure in check.figures:
        if figure.kind != "slogan":
            yield Extent(figure.start, figure.end, "figure")
    for number, places in enumerate(spans):
        for start, end in places:
            yield Extent(start, end, "fact", number, "stated")
    yield from find_blanks(check.text, facts)
    for number, finding in enumerate(check.findings):
        if finding.start is not None and finding.end is not None:
            wrong = finding.severity == "error"
            yield Extent(finding.start, finding.end, "finding", number, "error" if wrong else "warning")


def find_blanks(text: str, facts: Sequence[Fact]) -> Iterator[Extent]:
    """Yield each blank (`____`) with the fact that the words before it name, -1 where they name none.

    The label stands right before it, or all its characters do in their order (张贴公告和核心信息 in
    `张贴第一号公告和健康教育核心信息____`), or its end does (建成片区网格 in `建成村级网格____、片区网格____`).
    Blanks of one label (甲镇 under two totals) are told apart by their order.
    """
    waiting: dict[str, list[int]] = {}
    for number, fact in enumerate(facts):
        if fact.value is None:
            waiting.setdefault(fact.label, []).append(number)
    last = 0
    for mark in MARK.finditer(text):
        words = text[max(last, mark.start() - 2 * LONGEST) : mark.start()]
        label = ends_with(words[-LONGEST:], waiting) or _told_by(words, waiting)
        numbers = waiting[label] if label else [-1]
        number = numbers.pop(0) if len(numbers) > 1 else numbers[0]
        last = _end_of_blank(text, mark.end())
        yield Extent(mark.start(), last, "blank", number, "blank")


def _told_by(words: str, labels: Iterable[str]) -> str:
    """Return the only label whose characters stand in the last sentence of `words` in their order, else `""`.

    Where there is none, the only one that ends with the last clause.
    """
    sentence = _END.split(words)[-1]
    clause = _CLAUSE.split(sentence)[-1]
    told = [label for label in labels if len(label) > 1 and _runs_through(sentence, label)]
    told = told or [label for label in labels if len(clause) > 1 and label.endswith(clause)]
    return told[0] if len(told) == 1 else ""


def _runs_through(words: str, label: str) -> bool:
    letters = iter(words)
    return all(letter in letters for letter in label)


def _end_of_blank(text: str, end: int) -> int:
    """Return where a blank ends: `【待…` at its bracket, where that stands near."""
    if text[end - 1] != "待":
        return end
    close = text.find("】", end, end + LONGEST)
    return close + 1 if close >= 0 else end
