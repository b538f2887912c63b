"""What one part of the proof found."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass


def count_wrong(counts: Mapping[str, int]) -> list[str]:
    """Return what should have been zero and is not, by what it counts."""
    return [f"{count} {what}" for what, count in counts.items() if count]


@dataclass(frozen=True, slots=True)
class Proof:
    """Figures in words, and what went wrong: nothing, if the promise held every time."""

    name: str
    figures: tuple[str, ...]
    wrong: tuple[str, ...] = ()

    def show(self) -> None:
        """Print it, with the first of what went wrong."""
        for figure in self.figures:
            sys.stdout.write(f"{self.name:8} {figure}\n")
        for failure in self.wrong[:20]:
            sys.stdout.write(f"{self.name:8} WRONG: {failure}\n")
        sys.stdout.flush()
