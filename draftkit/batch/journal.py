"""Every call of a run, on the disk before it is sent and after it ended: what is paid for once is never lost."""

import hashlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from draftkit.batch.database import Database
from draftkit.errors import DraftkitError, FaultClass
from draftkit.model import Model, Outcome, Reply, Usage
from draftkit.model.attempts import Bill
from draftkit.prompt import Message, Request

CUT_OFF = "cut_off"
"""The reason of a call whose process died before its outcome was written down."""


class Stopping(DraftkitError):
    """The run is being stopped: no further call is made."""


@dataclass(frozen=True, slots=True)
class Past:
    """The last call for a request that brought no accepted answer."""

    name: str
    bill: Bill
    fault: FaultClass
    reason: str


class Journal:
    """The calls of a run: an `AttemptLog`, and the answers that were accepted. Thread-safe.

    A request is known by its report, which stands in front of its name (`青河镇/situation`), and by its fingerprint:
    what is asked, of which model, where. All methods raise `JournalError` when the disk fails.
    """

    def __init__(self, database: Database) -> None:
        self.claimed = threading.Event()
        self._database = database
        self._identity = ""
        self._shut: DraftkitError | None = None

    def ask(self, model: Model) -> None:
        """Say which model the requests go to: its name, address and fields are part of each fingerprint."""
        self._identity = getattr(model, "identity", model.name)

    def shut(self, error: DraftkitError) -> None:
        """Take no claim any more: whoever wants to make a call gets `error` instead. The first one stays."""
        self._shut = self._shut or error

    def begin(self, request: Request) -> int:
        """Write a claim down and return its number. Raises what `shut` was told."""
        if self._shut:
            raise self._shut
        report, name = split_name(request)
        number = self._database.write(
            "INSERT INTO calls (report, request, fingerprint, claimed) VALUES (?, ?, ?, ?)",
            report, name, self.fingerprint(request), time.time(),
        )  # fmt: skip
        self.claimed.set()
        return number

    def end(self, number: int, outcome: Outcome) -> None:
        """Write down how the call of that number ended, with its answer if that was accepted."""
        statement, values = self.ending(number, outcome)
        self._database.write(statement, *values)

    def ending(self, number: int, outcome: Outcome) -> tuple[str, tuple[Any, ...]]:
        """Return the statement that writes the end of a call down, for whoever writes more in one stroke."""
        usage, reply = outcome.usage or Usage(), outcome.reply
        # as bytes: an answer may hold what SQLite takes for no text
        answer = reply.text.encode("utf-8", "surrogatepass") if reply else None
        return (
            "UPDATE calls SET ended = ?, bill = ?, fault = ?, reason = ?, prompt_tokens = ?, completion_tokens = ?, "
            "cached_tokens = ?, answer = ?, finish_reason = ?, model = ? WHERE id = ?",
            (time.time(), outcome.bill, outcome.fault, outcome.reason,
             usage.prompt_tokens, usage.completion_tokens, usage.cached_tokens,
             answer, reply.finish_reason if reply else None, reply.model if reply else None, number),
        )  # fmt: skip

    def find_reply(self, request: Request) -> Reply | None:
        """Return the answer that was accepted for exactly this request, if there is one."""
        rows = self._database.read(
            "SELECT answer, finish_reason, model, prompt_tokens, completion_tokens, cached_tokens FROM calls "
            "WHERE report = ? AND fingerprint = ? AND bill = 'accepted' ORDER BY id LIMIT 1",
            split_name(request)[0], self.fingerprint(request),
        )  # fmt: skip
        if not rows:
            return None
        answer, finish_reason, model, *counts = rows[0]
        usage = None if counts == [None, None, None] else Usage(*counts)
        return Reply(answer.decode("utf-8", "surrogatepass"), finish_reason, model, usage)

    def find_past(self, request: Request) -> Past | None:
        """Return how the last call for exactly this request ended, if it was ever sent."""
        rows = self._database.read(
            "SELECT report || '/' || request, bill, fault, reason FROM calls "
            "WHERE report = ? AND fingerprint = ? AND bill IS NOT NULL ORDER BY id DESC LIMIT 1",
            split_name(request)[0], self.fingerprint(request),
        )  # fmt: skip
        return Past(*rows[0]) if rows else None

    def settle(self) -> int:
        """Note that the outcome of calls which a dead process left open is unknown; return how many there were.

        Requests that an engine has stay open: their answers come in a file.
        """
        left = "bill IS NULL AND custom_id IS NULL"
        (count,) = self._database.read(f"SELECT count(*) FROM calls WHERE {left}")[0]
        self._database.write(f"UPDATE calls SET bill = 'unknown', fault = 'U', reason = ? WHERE {left}", CUT_OFF)
        return int(count)

    def count_out(self) -> int:
        """Return how many requests an engine has, or has answered in a way that nobody judged yet."""
        return int(self._database.read("SELECT count(*) FROM calls WHERE bill IS NULL AND custom_id NOT NULL")[0][0])

    def cut_off(self) -> Iterator[str]:
        """Yield the names of requests that were cut off and not answered since: they may be paid for twice."""
        rows = self._database.read(
            "SELECT DISTINCT report || '/' || request FROM calls AS old WHERE reason = ? AND NOT EXISTS (SELECT 1 FROM "
            "calls WHERE report = old.report AND fingerprint = old.fingerprint AND id > old.id AND bill = 'accepted') "
            "ORDER BY id", CUT_OFF,
        )  # fmt: skip
        yield from (name for (name,) in rows)

    def fingerprint(self, request: Request) -> str:
        """Return the SHA-256 over the model's identity and the digests of all messages."""
        asked = [self._identity, [[message.role, _digest(message)] for message in request.messages]]
        return hashlib.sha256(json.dumps(asked).encode()).hexdigest()


def _digest(message: Message) -> str:
    # the system message is the same for all sections of a kind, and most of a prompt
    return _digest_system(message.content) if message.role == "system" else _digest_text(message.content)


def _digest_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


_digest_system = lru_cache(maxsize=64)(_digest_text)


def split_name(request: Request) -> tuple[str, str]:
    """Return the report's key and the rest of a request's name."""
    report, _, name = request.name.rpartition("/")
    return report, name
