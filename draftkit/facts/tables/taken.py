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
        for problem in problems:
            if not any(place == problem.place or place.startswith((problem.place + ".", problem.place + "["))
                       or problem.place.startswith((place + ".", place + "[")) for place in self.spoiled):  # fmt: skip
                yield Problem(self._cell_of(problem.place), problem.message)

    def _cell_of(self, place: str) -> str:
        known = place
        while known and known not in self.places:
            known = _STEP.sub("", known) if _STEP.search(known) else ""
        return self.places.get(known, place)
