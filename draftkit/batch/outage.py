"""An endpoint that goes away in the night is waited for; one that was never there, or that only fails, is not."""

import threading
import time

from draftkit.errors import ModelError

LONGEST_RUN = 20
"""Sections in a row that the model failed, after which the run is stopped: each may have been paid for."""
_FIRST, _LONGEST = 5.0, 60.0


class Outage:
    """What all workers know of the endpoint together. `patience` is seconds since it last answered."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._mutex = threading.Lock()
        self._answered: float | None = None
        self._failed = 0
        self._waits = 0
        self._until = 0.0

    def ended(self) -> None:
        """Note that a section was written."""
        with self._mutex:
            self._answered = time.monotonic()
            self._failed = self._waits = 0

    def pause(self, error: ModelError) -> float | None:
        """Return how many seconds to wait before the section is tried again.

        `None` says not to: it is given up alone. Less than 0 says that the run must stop.
        """
        with self._mutex:
            if error.fault != "F":
                self._failed += 1
                return None if self._failed < LONGEST_RUN else -1.0
            now = time.monotonic()
            if self._until <= now:  # the first to see it decides for all
                self._waits += 1
                self._until = now + (error.wait or min(_LONGEST, _FIRST * 2.0 ** min(self._waits - 1, 10)))
            too_long = self._answered is None or self._until - self._answered > self._patience
            return -1.0 if too_long else self._until - now
