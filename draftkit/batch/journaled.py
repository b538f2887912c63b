"""A model in front of which the journal stands: what was answered is never asked again."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from typing import Literal

from draftkit.batch.claiming import ask_claimed
from draftkit.batch.journal import CUT_OFF, Journal
from draftkit.errors import ModelError, ModelUnreachable
from draftkit.messages import say
from draftkit.model import CacheWarming, Model, Reply
from draftkit.prompt import Request

Unknown = Literal["resend", "plain", "stop"]
"""What becomes of requests whose outcome a dead process left unknown: sent again, which may be paid for twice;
not sent, their sections written plainly; or nothing is done before somebody decides."""

HEAD_START = 0.5
"""Seconds that the first call of a run is ahead of the others at most: a wrong key is told by one call, not by all."""
_LOOK_AGAIN = 0.02


class HeadStart:
    """Lets the first call of a run go alone until it ended, or for `HEAD_START` seconds."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._over = threading.Event()
        self._taken = False
        self._mutex = threading.Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Make a call."""
        if self._over.is_set():
            yield
            return
        with self._mutex:
            first, self._taken = not self._taken, True
        if not first:
            while not self._over.wait(_LOOK_AGAIN) and not self._journal.claimed.is_set():
                pass  # the client is still being made
            self._over.wait(HEAD_START)
            self._over.set()
        try:
            yield
        finally:
            self._over.set()


class JournaledModel:
    """One report's way to a model, through the journal.

    `claims` says that the model tells the journal of no call by itself. With `model=None` nothing is sent: what the
    journal doesn't hold fails as it did before. Raises `JournalError`, and what the model raises.
    """

    def __init__(
        self,
        key: str,
        journal: Journal,
        model: Model | None,
        name: str,
        head_start: HeadStart,
        *,
        warming: CacheWarming | None = None,
        unknown: Unknown = "resend",
        claims: bool = False,
    ) -> None:
        self.name = name
        self._key, self._journal, self._model = key, journal, model
        self._head_start, self._warming = head_start, warming
        self._unknown, self._claims = unknown, claims

    def complete(self, request: Request) -> Reply:
        """Answer from the journal, else ask the model; every error names the report in front of the section."""
        request = replace(request, name=f"{self._key}/{request.name}")
        if reply := self._journal.find_reply(request):
            return reply
        self._refuse_past(request)
        with self._head_start.turn(), self._warming.turn(request) if self._warming else nullcontext():
            return self._ask(request)

    def _refuse_past(self, request: Request) -> None:
        if self._model and self._unknown != "plain":
            return
        past = self._journal.find_past(request)
        if self._model is None or (past and past.reason == CUT_OFF):
            words = say("{request}: not sent again; its last call ended with: {reason}",
                        request=request.name, reason=past.reason if past else "-")  # fmt: skip
            error = ModelUnreachable(words)  # final: to wait would change nothing
            error.request, error.reason = request.name, past.reason if past else ""
            raise error

    def _ask(self, request: Request) -> Reply:
        assert self._model
        if not self._claims:
            try:
                return self._model.complete(request)
            except ModelError as error:
                if error.stops_all:
                    self._journal.shut(error)  # before anyone else's turn comes
                raise
        return ask_claimed(self._model, request, self._journal)
