"""Time, as something that can be replaced where nobody wants to wait."""

import time
from typing import Protocol


class Clock(Protocol):
    """Tells the time and passes it."""

    def now(self) -> float:
        """Return seconds that only ever grow."""
        ...

    def sleep(self, seconds: float) -> None:
        """Come back after `seconds`."""
        ...


class RealClock:
    """The clock of this machine."""

    def now(self) -> float:
        """Return `time.monotonic`."""
        return time.monotonic()

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
