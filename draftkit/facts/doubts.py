"""What in a facts file may be a slip: told to the person before anything is drafted, never refused."""

import re
from collections.abc import Iterator

from draftkit.errors import Problem
from draftkit.facts.ledgers import ledger_of
from draftkit.facts.models import Facts
from draftkit.facts.unfilled import find_unfilled
from draftkit.ledger import Fact, Ledger
from draftkit.messages import listed, say

_LINK = re.compile("(?:[：:]|共计?|总?计|达到?|已?达|为|有|了)?$")
_SHORTEST = 3
"""Characters that a label must have to be looked for in texts: 人口 stands in too many words."""


def find_doubts(facts: Facts) -> list[Problem]:
    """Return a warning, with its place, for what may be a slip: one thing with two values, a text that says another.

    Also for what `find_unfilled` finds.
    """
    ledger = ledger_of(facts)
    return [*find_unfilled(facts), *_twice(ledger), *_gainsaid(ledger)]


def _twice(ledger: Ledger) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Fact] = {}
    for fact in ledger.facts:
        unit = _unit(fact)
        if unit is None:
            continue
        before = first.setdefault((fact.label, fact.context, fact.as_of, unit), fact)
        if before.value != fact.value:
            message = say("{label} has two values, {one} and {other}; correct one, or say in the labels what tells "
                          "them apart", label=fact.label, one=before.value, other=fact.value)  # fmt: skip
            yield Problem(_place(fact.section), message)


def _gainsaid(ledger: Ledger) -> Iterator[Problem]:
    from draftkit.figures import find_figures, read_figure

    told: dict[str, set[str]] = {}
    for fact in ledger.facts:
        if fact.value and len(fact.label) >= _SHORTEST:
            told.setdefault(fact.label, set()).add(fact.value)
    for passage in ledger.passages:
        for figure in find_figures(passage.text) if any(label in passage.text for label in told) else ():
            before = _LINK.sub("", passage.text[: figure.start])
            label = max((label for label in told if before.endswith(label)), key=len, default="")
            units = {read.unit for value in told.get(label, ()) if (read := read_figure(value))}
            if figure.unit in units - {""} and figure.text not in told[label]:
                message = say("says {label} {found}; the figure supplied is {value}", label=label, found=figure.text,
                              value=listed(sorted(told[label])))  # fmt: skip
                yield Problem(_place(passage.section), message)


def _place(section: str) -> str:
    return f"sections.{section}" if section else ""


def _unit(fact: Fact) -> str | None:
    from draftkit.figures import read_figure

    figure = read_figure(fact.value) if fact.value else None
    return figure.unit if figure and figure.kind in ("count", "percent") else None
