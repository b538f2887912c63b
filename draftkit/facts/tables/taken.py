"""What was taken from a workbook: raw facts, and where each of them stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from draftkit.errors import Problem

_STEP = re.compile(r"(?:\.[^.\[\]]*|\[\d+\])$")


@dataclass(slots=True)
class Tables:
    """What a workbook says: raw facts as JSON would hold them, the cell of each field, and what is wrong with cells.

    `spoiled` are the entries a cell of which can't be trusted: what else is said about them follows from that.
    """

    raw: dict[str, Any] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    spoiled: set[str] = field(default_factory=set)

    def locate(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """Yield problems of the raw facts with the cells where they stand."""
        above = {upper for place in self.spoiled for upper in _upwards(place)}
        for problem in problems:
            if problem.place not in above and self.spoiled.isdisjoint(_upwards(problem.place)):
                yield Problem(self._cell_of(problem.place), problem.message)

    def _cell_of(self, place: str) -> str:
        return next((self.places[upper] for upper in _upwards(place) if upper in self.places), place)


def _upwards(place: str) -> Iterator[str]:
    """Yield a place, and those that it stands within, up to the whole file's."""
    while place:
        yield place
        shorter = _STEP.sub("", place)
        place = shorter if shorter != place else ""
