"""Ctrl-C, SIGTERM and a terminal that closes end a run in order; a second signal drops what is in flight."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def on_signals(stop: Callable[[int], None]) -> Iterator[None]:
    """Call `stop` with the signal's number at the first one; raise `KeyboardInterrupt` at the second.

    Only the main thread gets signals: elsewhere nothing changes. What is ignored (`nohup`) stays so.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def handle(number: int, _: Any) -> None:
        came.append(number)
        if len(came) > 1:
            raise KeyboardInterrupt
        stop(number)

    heard = [number for number in SIGNALS if signal.getsignal(number) != signal.SIG_IGN]
    before = {number: signal.signal(number, handle) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
