"""One call goes ahead of all that begin alike, so that an endpoint with a cache has their beginning for them."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from draftkit.model.seam import Model, Reply
from draftkit.prompt import Message, Request


class CacheWarming:
    """Lets the first call of each first message go alone until it ended, however it ended.

    Prompts of one kind of report have the same first message: a run over several kinds sends one of each ahead.
    """

    def __init__(self) -> None:
        self._mutex = threading.Lock()
        self._ended: dict[Message, threading.Event] = {}

    @contextmanager
    def turn(self, request: Request) -> Iterator[None]:
        """Make a call; wait for the one ahead first."""
        beginning = request.messages[0]
        with self._mutex:
            is_first = beginning not in self._ended
            ended = self._ended.setdefault(beginning, threading.Event())
        if not is_first:
            ended.wait()
        try:
            yield
        finally:
            ended.set()


class WarmedModel:
    """A model whose cache is warmed by one call before the others that begin alike."""

    def __init__(self, model: Model) -> None:
        self.name = model.name
        self._model = model
        self._warming = CacheWarming()

    def complete(self, request: Request) -> Reply:
        """Answer `request`. Raises what the model raises."""
        with self._warming.turn(request):
            return self._model.complete(request)
