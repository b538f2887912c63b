"""What the server saw and what it would have charged for: the ledger that a client's own can be held against."""

from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(slots=True)
class SectionBill:
    """One section's requests, in all and by outcome.

    `paid` were generated, whether they arrived or not; `right` of them were sent whole and right; `after` came
    although a right answer had been sent already; `faults` are the names of what went wrong, in order.
    """

    requests: int = 0
    paid: int = 0
    right: int = 0
    after: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Bill:
    """The ledger of a `FaultServer`. `work` is the seconds of generation of all admitted requests together,
    `slowest` those of the longest one.
    """

    requests: int = 0
    paid: int = 0
    right: int = 0
    turned_away: int = 0
    in_flight: int = 0
    most_in_flight: int = 0
    connections: int = 0
    work: float = 0.0
    slowest: float = 0.0
    sections: dict[str, SectionBill] = field(default_factory=dict)

    def section(self, name: str) -> SectionBill:
        """Return the bill of one section."""
        return self.sections.setdefault(name, SectionBill())

    @property
    def faults(self) -> int:
        """How many faults were put on the wire."""
        return sum(len(section.faults) for section in self.sections.values())

    def to_json(self) -> dict[str, Any]:
        """Return the ledger as JSON can hold it."""
        return {**asdict(self), "faults": self.faults}
