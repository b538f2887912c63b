"""What the endpoint counted, held against the estimate: learnt by model within a run."""

import threading

_LEAST = 64
"""Estimated tokens of a request below which the wrapping of messages outweighs their text."""
_ENOUGH = 20_000
"""Estimated tokens after which nothing more is learnt: estimating is not free."""
_LOW, _HIGH = 0.4, 2.5
"""Outside of these the counts are of something else: cached tokens left out, a prompt cut, pictures."""


class TokenRatios:
    """Counted tokens per estimated token, by model; 1 where nothing was learnt. Shared by threads."""

    def __init__(self) -> None:
        self._sums: dict[str, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def learn(self, model: str, estimated: int, counted: int | None) -> None:
        """Note that a prompt of `estimated` tokens was counted as `counted`; what can't be is left out."""
        if counted is None or estimated < _LEAST or not _LOW <= counted / estimated <= _HIGH:
            return
        with self._lock:
            before = self._sums.get(model, (0, 0))
            self._sums[model] = before[0] + estimated, before[1] + counted

    def is_learning(self, model: str) -> bool:
        """Tell whether more counts of this model are wanted."""
        with self._lock:
            return self._sums.get(model, (0, 0))[0] < _ENOUGH

    def ratio(self, model: str) -> float:
        """Return counted tokens per estimated one."""
        with self._lock:
            estimated, counted = self._sums.get(model, (1, 1))
        return counted / estimated

    def correct(self, model: str, estimated: int) -> int:
        """Return an estimate as this model's counts have it."""
        return round(estimated * self.ratio(model))
