"""What is known of each figure of a text: its verdict, and the fact it concerns."""

from collections.abc import Container
from dataclasses import dataclass, field

from draftkit.check.binding.difference import Difference

STATED, ALLOWED, SWAPPED, ALTERED, FILLED, FOREIGN, STRAY = (
    "stated", "allowed", "swapped", "altered", "filled", "foreign", "stray",
)  # fmt: skip
NAMED, MUTE, NOVEL, UNSURE, ALIEN, ELSEWHERE = "named", "mute", "novel", "unsure", "alien", "elsewhere"
"""What the words around a figure say of its fact: they name it, nothing, a noun that stands in no list and no fact, a
known one that may be another thing, or speak of something else."""


@dataclass(slots=True)
class Binding:
    """For each figure of a page: the verdict, and the claim it concerns (-1: none).

    `also` are further claims stated by the same figure (`1月24日晚上7点`: a date and a time), or misplaced
    with it. `firm` are
    figures that no wording can take from their claim. `whole` are the places where a value of several
    figures or words stands as written. A `stray` figure is a claim's and stands on a thing that is no fact;
    `unsure` are stated ones of which the words say too little to tell.
    """

    verdicts: list[str]
    claims: list[int]
    differences: dict[int, Difference] = field(default_factory=dict)
    also: dict[int, list[int]] = field(default_factory=dict)
    firm: set[int] = field(default_factory=set)
    whole: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)

    def state(self, index: int, claim: int) -> None:
        """Note that a figure states a claim."""
        self.verdicts[index], self.claims[index] = STATED, claim

    def misplace(self, index: int, claim: int) -> None:
        """Note that a figure stands in the place of a claim; what else it states stands no more and no less."""
        if index in self.also:
            self.also[index].append(self.claims[index])
        self.verdicts[index], self.claims[index] = SWAPPED, claim

    def exchange(self, one: int, other: int) -> None:
        """Note that two figures stand in each other's place."""
        claim = self.claims[one]
        self.misplace(one, self.claims[other])
        self.misplace(other, claim)

    def doubt(self, index: int, found: str) -> None:
        """Note that a figure is no statement of its claim if it was found to be `STRAY`, else that this is not sure."""
        if found == STRAY:
            self.verdicts[index] = STRAY
        else:
            self.unsure.add(index)

    def states_one(self, index: int, besides: Container[int] = ()) -> bool:
        """Tell whether a figure states one fact alone and is none of those told of elsewhere."""
        return self.verdicts[index] == STATED and index not in self.also and index not in besides

    def homes(self) -> dict[int, list[int]]:
        """Return the figures that state each claim, in order."""
        homes: dict[int, list[int]] = {}
        for index, verdict in enumerate(self.verdicts):
            if verdict == STATED:
                homes.setdefault(self.claims[index], []).append(index)
                for claim in self.also.get(index, ()):
                    homes.setdefault(claim, []).append(index)
        return homes
