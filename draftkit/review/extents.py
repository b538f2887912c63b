"""Where in a report's text something is to be said: figures, facts, blanks, findings."""

from collections.abc import Iterator, Sequence

from draftkit.check import Check, find_blanks
from draftkit.ledger import Fact
from draftkit.review.pieces import Extent


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
    unknown = [number for number, fact in enumerate(facts) if fact.value is None]
    for (start, end), owner in find_blanks(check.text, [facts[number].label for number in unknown]):
        yield Extent(start, end, "blank", -1 if owner is None else unknown[owner], "blank")
    for number, finding in enumerate(check.findings):
        if finding.start is not None and finding.end is not None:
            wrong = finding.severity == "error"
            yield Extent(finding.start, finding.end, "finding", number, "error" if wrong else "warning")
