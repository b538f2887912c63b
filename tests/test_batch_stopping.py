"""A run that ends before its end: killed, interrupted, refused, or with its endpoint gone. Nothing paid for is lost."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from draftkit import JournalError, ModelError, ModelRefused, ModelUnreachable
from draftkit.batch import Database, Options, draft_batch
from draftkit.batch.outage import LONGEST_RUN
from draftkit.testing import Call, FaultServer, closed_address
from tests.batches import facts_of, rows_of, run, wait_for, write_lines

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
Start = Callable[..., "subprocess.Popen[str]"]
COUNT = 20
SECTIONS = 2 * COUNT


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(ttft=0.1) as running:
        yield running


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "facts.jsonl", *(facts_of(f"第{n}镇", 100 + n) for n in range(COUNT)))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def after(server: FaultServer) -> int:
    """How many calls came for a section whose right answer had been sent."""
    return sum(section.after for section in server.bill.sections.values())


@POSIX
def test_what_was_answered_before_a_kill_is_never_asked_again(start: Start, lines: Path, out: Path, server: FaultServer) -> None:
    arguments = (lines, "-o", out, "-m", "m", "--base-url", server.url, "--jobs", 8)
    kills = 0
    for goal in (8, 24):
        process = start(*arguments)
        wait_for(lambda goal=goal: server.bill.requests >= goal)  # type: ignore[misc]
        process.send_signal(signal.SIGKILL)
        process.communicate()
        kills += 1
    process = start(*arguments)
    _, told = process.communicate()
    assert process.returncode == 0, told
    rows = rows_of(out)
    assert [row.state for row in rows] == ["written"] * COUNT
    assert all(row.verified for row in rows)
    unknown = sum(row.unknown for row in rows)
    assert after(server) <= unknown <= kills * 8
    assert SECTIONS <= server.bill.requests <= SECTIONS + unknown  # some were claimed and never left
    assert len(list(out.glob("*.docx"))) == COUNT
    assert not list(out.glob(".*"))


@POSIX
@pytest.mark.parametrize(("number", "code"), [(2, 130), (15, 143), (1, 129)], ids=["INT", "TERM", "HUP"])
def test_an_interrupt_lets_calls_end_and_says_how_to_go_on(
    start: Start, lines: Path, out: Path, server: FaultServer, number: int, code: int
) -> None:
    arguments = (lines, "-o", out, "-m", "m", "--base-url", server.url, "--jobs", 4)
    process = start(*arguments)
    wait_for(lambda: server.bill.requests >= 10)
    process.send_signal(number)
    _, told = process.communicate()
    assert process.returncode == code
    assert "give the same command again" in told
    assert "Traceback" not in told
    assert server.bill.requests < SECTIONS
    assert sum(row.unknown for row in rows_of(out)) == 0
    process = start(*arguments)
    process.communicate()
    assert process.returncode == 0
    assert server.bill.requests == SECTIONS
    assert after(server) == 0


@POSIX
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_waits_for_standard_input_can_be_interrupted(
    start: Start, lines: Path, out: Path, server: FaultServer, number: int
) -> None:
    reader, writer = os.pipe()
    os.write(writer, b"".join(lines.read_bytes().splitlines(keepends=True)[:3]))
    process = start("-", "-o", out, "-m", "m", "--base-url", server.url, "--jobs", 4, stdin=reader)
    wait_for(lambda: len(list(out.glob("*.docx"))) == 3)
    process.send_signal(number)
    _, told = process.communicate(timeout=30)
    os.close(reader)
    os.close(writer)
    assert process.returncode == 128 + number
    assert "Fatal" not in told
    assert len([row for row in rows_of(out) if row.verified]) == 3


@POSIX
@pytest.mark.parametrize("closed", ["2>&-", "<&-"])
def test_a_run_goes_on_without_a_standard_stream(lines: Path, out: Path, server: FaultServer, closed: str) -> None:
    command = f'exec "$0" -m draftkit batch "$1" -o "$2" -m m --base-url "$3" {closed}'
    done = subprocess.run(["sh", "-c", command, sys.executable, lines, out, server.url], capture_output=True)
    assert done.returncode == 0
    done = subprocess.run(["sh", "-c", command, sys.executable, "-", out, server.url], capture_output=True, text=True,
                          env={**os.environ, "DRAFTKIT_LANG": "en"}, stdin=subprocess.DEVNULL)  # fmt: skip
    assert "Traceback" not in done.stderr
    assert ("standard input is closed" in done.stderr) == (closed == "<&-")


@POSIX
def test_a_system_that_gives_no_further_thread_is_content_with_fewer(
    lines: Path, out: Path, server: FaultServer, tmp_path: Path
) -> None:
    script = tmp_path / "few.py"
    script.write_text(
        "import sys, threading\nfrom draftkit.cli import main\nstart, left = threading.Thread.start, [int(sys.argv[1])]\n"
        "def few(thread):\n"
        "    if thread.name.startswith('draftkit-'):\n"
        "        left[0] -= 1\n"
        "        if left[0] < 0: raise RuntimeError(\"can't start new thread\")\n"
        "    start(thread)\n"
        "threading.Thread.start = few\nsys.exit(main(sys.argv[2:]))\n"
    )
    tail = ["--lang", "en", "batch", lines, "-o", out, "-m", "m", "--base-url", server.url]
    done = subprocess.run([sys.executable, script, "0", *tail], capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "can't start new thread" in done.stderr
    assert subprocess.run([sys.executable, script, "3", *tail], capture_output=True).returncode == 0


@POSIX
def test_a_second_interrupt_drops_what_is_in_flight_and_lists_it(start: Start, lines: Path, out: Path) -> None:
    with FaultServer(ttft=60.0) as slow:
        process = start(lines, "-o", out, "-m", "m", "--base-url", slow.url, "--jobs", 4)
        wait_for(lambda: slow.bill.in_flight == 4)
        process.send_signal(signal.SIGINT)
        process.stderr.readline()  # type: ignore[union-attr]
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=30)
        assert process.returncode == 130
    assert sum(row.unknown for row in rows_of(out)) == 4


def test_in_a_thread_that_is_not_the_first_a_run_leaves_signals_alone(
    lines: Path, out: Path, server: FaultServer
) -> None:
    results = []
    thread = threading.Thread(target=lambda: results.append(run(lines, out, server)))
    thread.start()
    thread.join()
    assert results[0].verified == COUNT


@pytest.mark.parametrize("fault", ["wrong_key", "forbidden", "no_such_model", "quota_429", "no_balance"])
def test_what_every_call_would_meet_stops_the_run_after_one(lines: Path, out: Path, fault: str) -> None:
    with FaultServer(script=lambda _: fault) as refusing:
        summary = run(lines, out, refusing)
        assert refusing.bill.requests == 1
    assert isinstance(summary.stopped, ModelRefused)
    assert (summary.written, summary.queued, summary.reports) == (0, COUNT, COUNT)
    with FaultServer() as server:
        assert run(lines, out, server).verified == COUNT


def test_a_quota_that_ends_in_the_middle_keeps_what_is_done(lines: Path, out: Path) -> None:
    with FaultServer(script=lambda call: "quota_429" if call.number >= 20 else None) as server:
        summary = run(lines, out, server, jobs=4)
        assert server.bill.requests <= 20 + 4
        assert isinstance(summary.stopped, ModelRefused)
        assert summary.calls == server.bill.requests
    with FaultServer() as server:
        assert run(lines, out, server).stopped is None  # another address: all anew
    assert {row.state for row in rows_of(out)} == {"written"}


@pytest.fixture
def _hasty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model itself tries nothing twice."""
    monkeypatch.chdir(tmp_path)
    Path("draftkit.toml").write_text("retries = 0\nretries_unknown = 0\n", encoding="utf-8")


@pytest.mark.usefixtures("_hasty")
def test_an_endpoint_that_was_never_there_ends_the_run_at_once(lines: Path, out: Path) -> None:
    summary = draft_batch([lines], out, "m", base_url=closed_address(), options=Options(jobs=4))
    assert isinstance(summary.stopped, ModelUnreachable)
    assert summary.queued == COUNT


@pytest.mark.usefixtures("_hasty")
def test_an_endpoint_that_goes_away_is_waited_for(lines: Path, out: Path) -> None:
    with FaultServer(script=lambda call: "busy_200ms" if 10 <= call.number < 20 else None) as server:
        summary = run(lines, out, server, jobs=2, patience=60.0)
    assert summary.stopped is None
    assert (summary.verified, summary.plain) == (COUNT, 0)


@pytest.mark.usefixtures("_hasty")
def test_an_endpoint_that_stays_away_longer_than_there_is_patience_stops_the_run(lines: Path, out: Path) -> None:
    with FaultServer(script=lambda call: "busy_121s" if call.number >= 10 else None) as server:
        summary = run(lines, out, server, jobs=2, patience=60.0)
    assert isinstance(summary.stopped, ModelUnreachable)
    assert summary.stopped.wait == 121.0
    assert summary.plain == 0


@pytest.mark.usefixtures("_hasty")
@pytest.mark.parametrize("fault", ["error_500", "bad_parameter"])
def test_an_endpoint_that_only_fails_is_not_asked_all_night(lines: Path, out: Path, fault: str) -> None:
    with FaultServer(script=lambda _: fault) as server:
        summary = run(lines, out, server, jobs=1)
        assert isinstance(summary.stopped, ModelError)
        assert server.bill.requests == LONGEST_RUN


def test_what_is_refused_for_one_section_alone_is_written_plainly_and_asked_again_only_when_told(
    lines: Path, out: Path
) -> None:
    names: set[str] = set()

    def inspect(call: Call) -> str | None:
        if call.number == 5:
            names.add(call.section)
        return "inspection_400" if call.section in names and refusing else None

    refusing = True
    with FaultServer(script=inspect) as server:
        summary = run(lines, out, server)
        assert (summary.plain, summary.given_up, summary.verified) == (1, 1, COUNT)
        lost = next(row.key for row in rows_of(out) if row.given_up)
        (out / f"{lost}.docx").unlink()
        summary = run(lines, out, server)
        assert (summary.sent, summary.given_up) == (0, 1)
        assert (out / f"{lost}.docx").is_file()
        refusing = False
        summary = run(lines, out, server, again=True)
        assert (summary.sent, summary.given_up, summary.plain) == (1, 0, 0)


def crash(start: Start, lines: Path, out: Path, server: FaultServer) -> None:
    """Leave a run behind whose process died with calls in flight."""
    process = start(lines, "-o", out, "-m", "m", "--base-url", server.url, "--jobs", 4)
    wait_for(lambda: server.bill.requests >= 6 and server.bill.in_flight > 0)
    process.kill()
    process.communicate()


@POSIX
def test_calls_that_a_crash_cut_off_can_be_left_unsent(start: Start, lines: Path, out: Path, server: FaultServer) -> None:
    crash(start, lines, out, server)
    with pytest.raises(JournalError, match="--unknown resend"):
        run(lines, out, server, unknown="stop")
    summary = run(lines, out, server, unknown="plain")
    assert summary.verified == COUNT
    assert 1 <= summary.given_up == summary.unknown <= 4
    assert SECTIONS - summary.unknown <= server.bill.requests <= SECTIONS  # some were claimed and never left
    assert after(server) == 0


@POSIX
def test_the_status_can_be_read_while_a_run_is_at_work(start: Start, lines: Path, out: Path) -> None:
    with FaultServer(script=lambda call: "hang" if call.number >= 8 else None) as server:
        process = start(lines, "-o", out, "-m", "m", "--base-url", server.url, "--jobs", 2)
        wait_for(lambda: any(out.glob("*.docx")) and any(row.state == "written" for row in rows_of(out)))
        assert sum(row.state == "written" for row in rows_of(out)) < COUNT
        second = start(lines, "-o", out, "-m", "m", "--base-url", server.url)
        _, told = second.communicate()
        assert second.returncode == 2
        assert "another draftkit works in" in told
        process.kill()
        process.communicate()


class Breaking(sqlite3.Connection):
    """A connection whose disk fails at a chosen write, and at all after it."""

    left = 10**9
    server: FaultServer
    at = -1

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
        if statement.startswith(("INSERT INTO r", "INSERT INTO c", "INSERT INTO f", "UPDATE")):
            Breaking.left -= 1
            if Breaking.left < 0:
                if Breaking.at < 0:
                    Breaking.at = Breaking.server.bill.requests
                raise sqlite3.OperationalError("database or disk is full")
        return super().execute(statement, *values)  # type: ignore[arg-type]


def test_after_a_write_to_the_journal_failed_no_call_is_made_wherever_it_was(tmp_path: Path) -> None:
    lines = write_lines(tmp_path / "facts.jsonl", *(facts_of(f"第{n}镇", 100 + n) for n in range(2)))
    failed, number = 0, 0
    while True:
        out = tmp_path / f"out-{number}"
        with FaultServer() as server:
            Breaking.left, Breaking.server, Breaking.at = number, server, -1
            summary = None
            options = Options(jobs=1)
            with contextlib.suppress(JournalError):
                summary = draft_batch([lines], out, "m", base_url=server.url, options=options, connection=Breaking)
            if Breaking.left >= 0:
                break
            failed += 1
            assert summary is None or isinstance(summary.stopped, JournalError)
            if summary:  # what was done is told, and no table that isn't there
                assert (summary.has_table, summary.calls) == (False, sum(row.calls for row in rows_of(out)))
            assert server.bill.requests == Breaking.at, "a call was made after the journal failed"
            assert run(lines, out, server).verified == 2  # and it can be taken up again
            unknown = sum(row.unknown for row in rows_of(out))
            assert after(server) <= unknown <= 1
            assert len(list(out.glob("*.docx"))) == 2
        number += 1
    assert failed >= 18, "reports, claims, outcomes, files"


@POSIX
def test_a_disk_that_is_full_stops_the_run_with_a_clear_word(
    lines: Path, out: Path, server: FaultServer, tmp_path: Path
) -> None:
    script = tmp_path / "small.py"
    script.write_text(
        "import resource, sys\nfrom draftkit.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))\nsys.exit(main(sys.argv[1:]))\n"
    )
    command = [sys.executable, str(script), "--lang", "en", "batch", str(lines), "-o", str(out), "-m", "m",
               "--base-url", server.url, "--jobs", "4"]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, env=dict(os.environ))
    assert done.returncode == 2, done.stderr
    assert "can't be written" in done.stderr
    assert "Traceback" not in done.stderr
    stopped_at = server.bill.requests
    assert 0 < stopped_at < SECTIONS
    assert run(lines, out, server).verified == COUNT
    assert after(server) <= 4


class Interrupted(sqlite3.Connection):
    """A connection in which something else than the disk fails while several threads' writes go together."""

    gate = threading.Event()

    def execute(self, statement: str, *values: object) -> sqlite3.Cursor:  # type: ignore[override]
        if "'first'" in statement:
            Interrupted.gate.wait(30)
        if "'bad'" in statement:
            raise MemoryError
        return super().execute(statement, *values)  # type: ignore[arg-type]


def write_together(database: Database, *statements: tuple[object, ...]) -> dict[str, BaseException | None]:
    """Write from several threads at once; return what each write raised."""
    came: dict[str, BaseException | None] = {}

    def write(statement: str, *values: object) -> None:
        try:
            database.write(statement, *values)
            came[statement] = None
        except BaseException as error:
            came[statement] = error

    threads = [threading.Thread(target=write, args=statement) for statement in statements]
    for thread in threads:
        thread.start()
        wait_for(lambda: bool(database._waiting) or database._mutex.locked())
    wait_for(lambda: len(database._waiting) == len(statements) - 1)
    Interrupted.gate.set()
    for thread in threads:
        thread.join()
    return came


SETTING = "INSERT INTO settings VALUES ('{}', ?)"


def test_no_write_is_dropped_in_silence_because_another_one_failed(out: Path) -> None:
    Interrupted.gate.clear()
    names = ("first", "second", "bad", "third")
    with Database(out, connection=Interrupted) as database:
        came = write_together(database, *((SETTING.format(name), "x") for name in names))
        kept = {SETTING.format(name) for (name,) in database.read("SELECT name FROM settings")}
    assert {statement for statement, error in came.items() if error is None} == kept
    assert SETTING.format("bad") not in kept


def test_a_value_that_the_journal_cannot_hold_fails_alone(out: Path) -> None:
    Interrupted.gate.clear()
    values = {"first": "x", "half": "\ud800", "large": 2**63, "third": "x"}
    with Database(out, connection=Interrupted) as database:
        came = write_together(database, *((SETTING.format(name), value) for name, value in values.items()))
        assert {name for (name,) in database.read("SELECT name FROM settings")} == {"first", "third"}
        database.write(SETTING.format("later"), "x")
    assert isinstance(came[SETTING.format("half")], UnicodeError)
    assert isinstance(came[SETTING.format("large")], OverflowError)
