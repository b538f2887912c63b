"""What was handed to an engine: files, and a claim for each of their lines, beside the other calls of the run.

A file goes through `writing` (its claims may be dropped: nobody can have it), `ready`, `uploaded`, `starting` (a batch
may have been started that nobody heard of), `started` and `collected`.
"""

import hashlib
import json
import secrets
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from draftkit.batch.database import Database
from draftkit.batch.journal import Journal, split_name
from draftkit.engine.results import Result
from draftkit.errors import FaultClass
from draftkit.model import Verdict
from draftkit.prompt import Request

State = Literal["writing", "ready", "uploaded", "starting", "started", "collected"]
LOST = "lost"
"""The reason of a line whose engine ended without a word about it, or that was given up."""
_PAGE, _RIGHT = 500, 200


@dataclass(frozen=True, slots=True)
class Export:
    """A file of requests. `upload` and `batch` are the endpoint's names; `told` is what was said of it last."""

    file: str
    state: State
    lines: int
    upload: str = ""
    batch: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One time that a request was sent, and what came: `bill` is `None` while that is open.

    `body` is an answer that is not judged yet; `counts` says whether a failure draws on a budget.
    """

    number: int
    bill: str | None
    fault: FaultClass | None
    reason: str | None
    tokens: int | None
    status: int | None
    body: bytes | None
    words: str
    counts: bool

    @property
    def answer(self) -> Any:
        """The body as JSON."""
        try:
            return json.loads((self.body or b"null").decode("utf-8", "surrogatepass"))
        except RecursionError:
            return None


@dataclass(frozen=True, slots=True)
class History:
    """A request and all that became of it until now."""

    request: Request
    fingerprint: str
    attempts: tuple[Attempt, ...]

    def claim(self, run: str) -> "Claim":
        """Return the claim of the next line that asks it: no other line has its id, of this run or another."""
        report, name = split_name(self.request)
        asked = hashlib.sha256(f"{report}\n{self.fingerprint}".encode("utf-8", "surrogatepass")).hexdigest()
        return Claim(f"{run}-{asked[:32]}-{len(self.attempts) + 1}", report, name, self.fingerprint)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A result as the journal keeps it until it is judged."""

    custom_id: str
    status: int
    body: bytes

    @property
    def digest(self) -> str:
        """What tells the same result given again."""
        return hashlib.sha256(self.body).hexdigest()


@dataclass(frozen=True, slots=True)
class Claim:
    """A line that is to be claimed."""

    custom_id: str
    report: str
    name: str
    fingerprint: str


class Exports:
    """The table of files and lines, in the run's journal. All methods raise `JournalError` when the disk fails."""

    def __init__(self, database: Database, journal: Journal) -> None:
        self._database, self._journal = database, journal

    @property
    def run(self) -> str:
        """A name of this run that no other has: results of another run's lines are never taken for its own."""
        self._database.write("INSERT OR IGNORE INTO settings VALUES ('run', ?)", secrets.token_hex(4))
        return str(self._database.read("SELECT value FROM settings WHERE name = 'run'")[0][0])

    def recall(self, request: Request) -> "History":
        """Return what became of a request until now."""
        report, _ = split_name(request)
        fingerprint = self._journal.fingerprint(request)
        rows = self._database.read(
            "SELECT calls.id, bill, fault, reason, completion_tokens, status, body, coalesce(words, ''), "
            "coalesce(counts, 1) FROM calls LEFT JOIN exported USING (custom_id) "
            "WHERE report = ? AND fingerprint = ? ORDER BY calls.id", report, fingerprint,
        )  # fmt: skip
        return History(request, fingerprint, tuple(Attempt(*row) for row in rows))

    def begin(self, file: str) -> None:
        """Note that a file is being written."""
        self._database.write("INSERT INTO exports (file, state, lines) VALUES (?, 'writing', 0)", file)

    def claim(self, file: str, claims: Iterable[Claim]) -> None:
        """Claim lines of a file in one stroke, before it gets its name."""
        now = time.time()
        rows = [(claim.report, claim.name, claim.fingerprint, now, claim.custom_id) for claim in claims]
        lines = [(row[-1], file) for row in rows]
        self._database.write_many(
            ("INSERT INTO exported (custom_id, file) VALUES (?, ?)", lines),
            ("INSERT INTO calls (report, request, fingerprint, claimed, custom_id) VALUES (?, ?, ?, ?, ?)", rows),
            ("UPDATE exports SET lines = lines + ? WHERE file = ?", [(len(rows), file)]),
        )

    def drop(self, file: str) -> None:
        """Take back a file that never got its name, and its claims."""
        self._database.write_many(
            ("DELETE FROM calls WHERE custom_id IN (SELECT custom_id FROM exported WHERE file = ?)", [(file,)]),
            ("DELETE FROM exported WHERE file = ?", [(file,)]),
            ("DELETE FROM exports WHERE file = ?", [(file,)]),
        )

    def note(self, file: str, state: State, *, upload: str = "", batch: str = "", told: str = "") -> None:
        """Note how far a file is; what is empty stays as it was."""
        self._database.write(
            "UPDATE exports SET state = ?, upload = coalesce(nullif(?, ''), upload), "
            "batch = coalesce(nullif(?, ''), batch), told = coalesce(nullif(?, ''), told) WHERE file = ?",
            state, upload, batch, told, file,
        )  # fmt: skip

    def files(self, *states: State) -> list[Export]:
        """Return the files in any of these states, in the order in which they were made."""
        marks = ", ".join("?" for _ in states)
        query = f"SELECT file, state, lines, upload, batch, told FROM exports WHERE state IN ({marks}) ORDER BY rowid"
        return [Export(*row) for row in self._database.read(query, *states)]

    def names(self) -> frozenset[str]:
        """Return the names of all files that there ever were."""
        return frozenset(name for (name,) in self._database.read("SELECT file FROM exports"))

    def count_open(self, file: str | None = None) -> int:
        """Return how many lines are out without a result, of one file or of all."""
        query = (
            "SELECT count(*) FROM exported JOIN calls USING (custom_id) WHERE bill IS NULL AND body IS NULL "
            "AND (? IS NULL OR file = ?)"
        )
        return int(self._database.read(query, file, file)[0][0])

    def take(self, results: Iterable[Result]) -> tuple[int, int, int]:
        """Keep results until they are judged; return how many are new, were known, and belong to no line of this run.

        Where an engine answers a line once more, after a failure or when it was given up, that is not lost.
        """
        new = known = unknown = 0
        waiting = iter(results)
        while page := list(islice(waiting, _PAGE)):
            fresh: dict[str, _Kept] = {}
            for result in page:
                kept = _Kept(result.custom_id, result.status, _encode(result.body))
                is_ours, is_open = self._look_up(kept)
                unknown += not is_ours
                known += is_ours and (not is_open or kept.custom_id in fresh)
                if is_open and (kept.custom_id not in fresh or kept.status == _RIGHT):
                    fresh[kept.custom_id] = kept
            self._keep(list(fresh.values()))
            new += len(fresh)
        return new, known, unknown

    def _look_up(self, kept: "_Kept") -> tuple[bool, bool]:
        """Tell whether a line is of this run, and whether this result says anything new."""
        rows = kept.custom_id.isascii() and self._database.read(
            "SELECT bill, reason, body IS NULL, digest FROM exported JOIN calls USING (custom_id) WHERE custom_id = ?",
            kept.custom_id,
        )
        if not rows:
            return False, False
        bill, reason, judged, digest = rows[0]
        better = bill != "accepted" and kept.status == _RIGHT and digest != kept.digest
        return True, bool(judged and (bill is None or reason == LOST or better))

    def _keep(self, results: "Sequence[_Kept]") -> None:
        kept = [(result.status, result.body, result.digest, result.custom_id) for result in results]
        self._database.write_many(
            ("UPDATE exported SET status = ?, body = ?, digest = ? WHERE custom_id = ?", kept),
            ("UPDATE calls SET bill = NULL, fault = NULL, reason = NULL WHERE custom_id = ?",
             [(result.custom_id,) for result in results]),
        )  # fmt: skip

    def conclude(self, number: int, verdict: Verdict, *, counts: bool) -> None:
        """Write down what a result was worth."""
        words = (
            "UPDATE exported SET body = NULL, words = ?, counts = ? "
            "WHERE custom_id = (SELECT custom_id FROM calls WHERE id = ?)",
            [(verdict.words.encode("utf-8", "replace").decode(), counts, number)],
        )  # fmt: skip
        statement, values = self._journal.ending(number, verdict.outcome)
        self._database.write_many((statement, [values]), words)

    def settle_strays(self) -> int:
        """End results that nobody asks for any more, of facts that changed or sections that stand; return how many."""
        strays = "SELECT custom_id FROM exported WHERE body NOT NULL"
        count = int(self._database.read(f"SELECT count(*) FROM ({strays})")[0][0])
        self._database.write_many(
            (f"UPDATE calls SET ended = ?, bill = 'unknown', fault = 'U', reason = 'not_asked_for' "
             f"WHERE custom_id IN ({strays})", [(time.time(),)]),
            ("UPDATE exported SET body = NULL WHERE body NOT NULL", [()]),
        )  # fmt: skip
        return count

    def give_up(self, file: str, *, free: bool, words: str) -> int:
        """End the lines of a file that nothing came for; return how many.

        `free` says that they were surely not executed: then it draws on no budget.
        """
        names = "SELECT custom_id FROM exported WHERE file = ? AND body IS NULL"
        still_open = "SELECT custom_id FROM calls WHERE bill IS NULL"
        open_lines = self.count_open(file)
        bill, fault, reason = ("free", "F", "not_executed") if free else ("unknown", "U", LOST)
        self._database.write_many(
            (f"UPDATE exported SET words = ?, counts = ? WHERE custom_id IN ({names}) AND custom_id IN ({still_open})",
             [(words, not free, file)]),
            ("UPDATE calls SET ended = ?, bill = ?, fault = ?, reason = ? "
             f"WHERE bill IS NULL AND custom_id IN ({names})", [(time.time(), bill, fault, reason, file)]),
        )  # fmt: skip
        return open_lines


def _encode(body: Any) -> bytes:
    try:
        return json.dumps(body, ensure_ascii=False).encode("utf-8", "surrogatepass")
    except RecursionError:  # nobody's answer
        return b"null"
