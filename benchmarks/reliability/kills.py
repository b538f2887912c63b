"""A batch that is killed again and again, and resumed until it is done."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.reliability.proof import Proof, count_wrong
from benchmarks.reliability.rehearsal import SECTIONS, is_own, key_of, name_sections, write_towns
from draftkit.batch import read_status
from draftkit.document import read_document
from draftkit.testing import FaultServer

_LISTED = "SELECT DISTINCT report || '/' || request FROM calls WHERE reason = 'cut_off'"
_COUNT = "SELECT count(*) FROM calls WHERE {}"
_AGAIN = """SELECT count(*) FROM calls AS later JOIN calls AS earlier ON later.report = earlier.report
AND later.fingerprint = earlier.fingerprint AND later.id > earlier.id WHERE earlier.bill = 'accepted'"""


@dataclass(frozen=True, slots=True)
class Journal:
    """What the journal says.

    `listed` are requests that were cut off, `unknown` the calls without a known outcome, `again` those for a request
    that was accepted before; `bound` is how many may have been paid for, at most.
    """

    listed: frozenset[str]
    unknown: int
    again: int
    bound: int


def read_journal(folder: Path) -> Journal:
    """Read a run's journal."""
    with closing(sqlite3.connect(folder / "journal.sqlite")) as journal:
        listed = frozenset(name for (name,) in journal.execute(_LISTED))
        queries = (_COUNT.format("bill IS NULL OR bill = 'unknown'"), _AGAIN, _COUNT.format("bill IS NOT 'free'"))
        unknown, again, bound = (journal.execute(query).fetchone()[0] for query in queries)
        return Journal(listed, unknown, again, bound)


def start(lines: Path, out: Path, url: str, jobs: int) -> "subprocess.Popen[bytes]":
    """Start `draftkit batch`."""
    command = [sys.executable, "-m", "draftkit", "batch", lines, "-o", out, "-m", "m", "--base-url", url,
               "--jobs", jobs]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)


def kill_at(process: "subprocess.Popen[bytes]", server: FaultServer, goal: int) -> bool:
    """Kill a process when the server saw so many calls and has some in hand; tell whether it was still there."""
    while process.poll() is None and not (server.bill.requests >= goal and server.bill.in_flight):
        time.sleep(0.002)
    here = process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return here


def prove_kills(folder: Path, sections: int, kills: int, jobs: int = 8) -> Proof:
    """Kill a batch so many times, evenly spread over its calls, then let it end."""
    reports, wrong, killed = sections // SECTIONS, [], 0
    lines, out = write_towns(folder / "towns.jsonl", reports), folder / "killed"
    with FaultServer(ttft=0.02) as server:
        for number in range(1, kills + 1):
            killed += kill_at(start(lines, out, server.url, jobs), server, reports * SECTIONS * number // (kills + 1))
        last = start(lines, out, server.url, jobs)
        told = last.communicate()[1].decode(errors="replace")
    if last.returncode:
        wrong.append(f"the last run ended with {last.returncode}: {told[-300:]}")
    if killed < kills:
        wrong.append(f"only {killed} of {kills} runs were there to be killed")
    missing = sum(not (out / f"{key_of(n)}.docx").is_file() for n in range(reports))
    false = _count_false(out, reports)
    names, journal = name_sections(reports), read_journal(out)
    resent = {names[key] for key, section in server.bill.sections.items() if section.requests > 1}
    twice = sum(section.paid > 1 for section in server.bill.sections.values())
    unlisted = resent - journal.listed
    wrong += count_wrong({"reports missing": missing, "reports wrong or broken": false, "re-sent and not listed":
                          len(unlisted), "accepted answers asked for again": journal.again})  # fmt: skip
    if journal.unknown > killed * jobs:
        wrong.append(f"{journal.unknown} outcomes unknown")
    figure = (f"{killed} x kill -9 in a batch of {reports * SECTIONS} sections, {jobs} workers, resumed until done: "
              f"{journal.again} accepted answers lost, {missing} reports missing, {false} wrong; {len(resent)} "
              f"sections sent twice ({twice} paid twice), {len(resent - unlisted)} of them listed as outcome unknown, "
              f"of {journal.unknown} listed in all (at most {killed * jobs})")  # fmt: skip
    return Proof("kills", (figure,), tuple(wrong))


def _count_false(out: Path, reports: int) -> int:
    with read_status(out) as rows:
        unverified = {row.key for row in rows if not row.verified}
    return sum(key_of(n) in unverified or not is_own(read_document(out / f"{key_of(n)}.docx"), n)
               for n in range(reports) if (out / f"{key_of(n)}.docx").is_file())  # fmt: skip
