"""One limit of calls in flight, shared by all threads: it goes down when the endpoint turns calls away, and up again.

A refusal for being busy costs nothing but time: the call waits for its turn and is sent again. Only when nobody gets
through any more do the rounds count that were lost.
"""

import threading

from draftkit.model.backoff import backoff
from draftkit.model.clock import Clock

LOWER = 0.75
"""What is left of the number in flight after a round trip in which a call was turned away."""
SLOWLY = 0.1
"""How much slower the limit grows where the endpoint turned calls away before."""
FIRST_PAUSE = 0.5
"""Seconds that everyone waits when nobody gets through and the endpoint names no time: doubled each round."""
_LOOK_AGAIN = 1.0


class Pace:
    """Calls in flight at one endpoint, never more than `most`, never fewer than one. Thread-safe."""

    def __init__(self, most: int, clock: Clock) -> None:
        self._most = max(1, most)
        self._clock = clock
        self._limit = float(self._most)
        self._edge = float("inf")  # so many in flight were too many
        self._flying = 0
        self._round = 0
        self._lost = 0
        self._lost_in = -1
        self._held_until = 0.0
        self._turn = threading.Condition()

    @property
    def limit(self) -> int:
        """How many calls may be in flight now."""
        return max(1, int(self._limit))

    def held(self) -> float:
        """Return the seconds for which nobody may call."""
        return max(0.0, self._held_until - self._clock.now())

    def enter(self, longest: float) -> int | None:
        """Wait for a turn and take it; return the round it belongs to.

        Returns `None`, and takes no turn, when everyone is held for more than `longest` seconds.
        """
        while True:
            held = self.held()
            if held > longest:
                return None
            if held:
                self._clock.sleep(held)
                continue
            with self._turn:
                if self._flying < self.limit and not self.held():
                    self._flying += 1
                    return self._round
                if self._flying >= self.limit:
                    self._turn.wait(_LOOK_AGAIN)

    def passed(self) -> None:
        """End a turn in which the endpoint took the call."""
        with self._turn:
            self._lost = 0
            slowly = SLOWLY if self._limit + 1 >= self._edge else 1.0
            self._limit = min(self._most, self._limit + slowly / self._limit)
            if self._limit > self._edge:  # so many are not too many any more
                self._edge = float("inf")
            self._leave()

    def dropped(self) -> None:
        """End a turn that says nothing about how busy the endpoint is."""
        with self._turn:
            self._leave()

    def turned_away(self, began: int, wait: float | None) -> int:
        """End a turn that began in round `began` and was turned away; `wait` is what the endpoint asks for.

        Returns how many rounds in a row were lost: those in which all were turned away.
        """
        with self._turn:
            flying = self._flying
            self._leave()
            if began == self._round:  # once a round trip: the others that are turned away now were sent before
                self._edge = float(flying)
                self._limit = max(1.0, min(self._limit, flying * LOWER))
                self._round += 1
            alone = not self._flying
            if alone and began > self._lost_in:
                self._lost += 1
                self._lost_in = self._round - 1
            if wait is not None:
                self._hold(wait)
            elif alone:
                self._hold(backoff(self._lost, FIRST_PAUSE))
            return self._lost

    def _leave(self) -> None:
        self._flying -= 1
        self._turn.notify(max(0, self.limit - self._flying))

    def _hold(self, seconds: float) -> None:
        self._held_until = max(self._held_until, self._clock.now() + seconds)
        self._turn.notify_all()
