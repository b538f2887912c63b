"""A run that dies, or whose disk fails, at the k-th point where it writes, for every k; and is taken up again.

This process forks a child for each k, so that openai is imported once. It must have no thread of its own.
"""

import argparse
import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from benchmarks.batch import ledger, serving
from benchmarks.reliability.points import DIED, Tripwire, Watched, die, fail, set_wire, watch_files
from benchmarks.reliability.proof import Proof
from benchmarks.reliability.rehearsal import SECTIONS, facts_of, write_towns
from draftkit import DraftkitError, OpenAIModel, Report, draft_report
from draftkit.batch import Options, Summary, draft_batch
from draftkit.saving import LEFT_OVER

Found = dict[str, Any]
"""What a child tells before it ends."""


def in_child(task: Callable[[], Found]) -> tuple[int, Found]:
    """Do a task in a child of its own; return its exit code and what it told."""
    reader, writer = os.pipe()
    if child := os.fork():
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            data = told.read()
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), json.loads(data or "{}")
    code = 1
    try:
        os.close(reader)
        data = json.dumps(task()).encode()
        os.write(writer, data)
        code = 0
    finally:
        os._exit(code)


class Stage:
    """A folder with facts, a server, and what an undisturbed run makes of both."""

    def __init__(self, folder: Path, url: str, reports: int) -> None:
        self.folder, self.url, self.reports = folder, url, reports
        self.sections = reports * SECTIONS
        self.lines = write_towns(folder / "towns.jsonl", reports)
        self.points = self.name_points(folder / "whole", Tripwire())
        self.whole = read_files(folder / "whole")

    def name_points(self, out: Path, wire: Tripwire) -> list[str]:
        """Return the names of all points that an undisturbed run passes."""
        code, told = in_child(lambda: self.run(out, wire))
        assert code == 0, told
        assert told["verified"] == self.reports, told
        return list(told["points"])

    def run(self, out: Path, wire: Tripwire) -> Found:
        """Run the batch in this process with a tripwire."""
        set_wire(wire)
        at = [-1]

        def look(what: str, trip: Callable[[str], None] = wire._trip) -> None:
            if at[0] < 0 and trip is fail:
                at[0] = self.requests()
            trip(what)

        wire._trip = look
        summary, raised = None, ""
        try:
            summary = draft_batch(
                [self.lines], out, "m", base_url=self.url, options=Options(jobs=1), connection=Watched
            )
        except DraftkitError as error:
            raised = f"{type(error).__name__}: {error}"
        except Exception as error:
            raised = f"UNTYPED {type(error).__name__}: {error}"
        return {"points": wire.names, "where": wire.where, "raised": raised, "failed_at": at[0], **_told(summary)}

    def requests(self) -> int:
        """Return how many calls the server saw."""
        return int(ledger(self.url)["requests"])


def _told(summary: Summary | None) -> Found:
    if summary is None:
        return {"verified": 0, "stopped": ""}
    stopped = summary.stopped
    return {"verified": summary.verified, "stopped": f"{type(stopped).__name__}: {stopped}" if stopped else ""}


def read_files(out: Path) -> dict[str, bytes]:
    """Return what a reader of the folder sees: the reports, and the table without its counts of calls."""
    files = {path.name: path.read_bytes() for path in out.glob("*") if path.suffix in (".docx", ".json", ".csv")}
    if "report.csv" in files:
        rows = files["report.csv"].decode("utf-8-sig").splitlines()
        files["report.csv"] = "\n".join(",".join(row.split(",")[:10]) for row in rows).encode()
    return files


def count_calls(out: Path, condition: str) -> int:
    """Return how many calls of the journal are so; 0 where there is none."""
    if not (out / "journal.sqlite").is_file():
        return 0
    with closing(sqlite3.connect(out / "journal.sqlite")) as journal, contextlib.suppress(sqlite3.OperationalError):
        return int(journal.execute(f"SELECT count(*) FROM calls WHERE {condition}").fetchone()[0])
    return 0


def take_up_again(stage: Stage, out: Path, before: int, count: Counter[str]) -> Iterator[str]:
    """Judge what a broken run left, run it again, and judge what came; yield all that is wrong."""
    for name, data in read_files(out).items():
        if name != "report.csv" and data != stage.whole[name]:
            count["broken"] += 1
            yield f"{name} is broken"
    accepted, claimed = count_calls(out, "bill = 'accepted'"), count_calls(out, "1")
    asked = stage.requests()
    if asked - before > claimed:
        yield f"{asked - before} calls sent, {claimed} on the disk"
    code, told = in_child(lambda: stage.run(out, Tripwire()))
    if code or told["verified"] != stage.reports or told["stopped"] or told["raised"]:
        yield f"not taken up again: {code} {told}"
    lost = stage.requests() - asked - (stage.sections - accepted)
    count["lost"] += max(0, lost)
    if lost:
        yield f"{lost} answers asked for again though they were accepted"
    again, unknown = stage.requests() - before - stage.sections, count_calls(out, "bill = 'unknown'")
    count["sent twice"] += again
    count["unlisted"] += max(0, again - unknown)
    if again > unknown:
        yield f"{again} sent twice, {unknown} listed"
    if read_files(out) != stage.whole:
        yield "other files than an undisturbed run writes"
    if list(out.glob(LEFT_OVER)):
        yield "left half a file behind"


def choose(names: list[str], step: int) -> list[int]:
    """Return the points to try, from 1 on: every `step`-th, and the first of each kind."""
    return [at for at, name in enumerate(names, start=1) if at % step == 0 or name not in names[: at - 1]]


def die_everywhere(stage: Stage, step: int) -> Proof:
    """Die at every point."""
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for at in choose(stage.points, step):
        out, before = stage.folder / "out", stage.requests()
        code, told = in_child(lambda at=at, out=out: stage.run(out, Tripwire(at, die)))  # type: ignore[misc]
        count["points"] += 1
        if code != DIED:
            wrong.append(f"point {at}: did not die: {code} {told}")
        wrong += [f"point {at}: {what}" for what in take_up_again(stage, out, before, count)]
        shutil.rmtree(out, ignore_errors=True)
    figure = (f"{count['points']} of {len(stage.points)} write points of a batch of {stage.sections} sections, died at "
              f"each and resumed: {count['lost']} accepted answers lost, {count['broken']} broken files; "
              f"{count['sent twice']} calls sent twice, {count['unlisted']} of them not listed")  # fmt: skip
    return Proof("crash", (figure,), tuple(wrong))


def fail_everywhere(stage: Stage, step: int) -> Proof:
    """Fail at every call of the journal, and at every one by which a file is written: once, and for good.

    With a `step` each point is tried in one of both ways.
    """
    count: Counter[str] = Counter()
    wrong: list[str] = []
    for part in ("journal", "files"):
        names = stage.name_points(stage.folder / f"whole-{part}", _failing(0, part, lasting=False))
        for lasting in (False, True):
            chosen = choose(names, step)
            for at in chosen if step == 1 else chosen[lasting::2]:
                out, before = stage.folder / "out", stage.requests()
                code, told = in_child(lambda: stage.run(out, _failing(at, part, lasting=lasting)))  # noqa: B023
                found = list(_judge_failure(stage, code, told, count, part))
                found += take_up_again(stage, out, before, count)
                shutil.rmtree(out, ignore_errors=True)
                wrong += [f"{part} {at}{' and on' * lasting}: {what}" for what in found]
                count[part] += 1
    figure = (f"{count['journal']} failed calls of the journal and {count['files']} of files, once and for good: "
              f"{count['after']} calls to the model after it, {count['untyped']} untyped errors; resumed: "
              f"{count['lost']} accepted answers lost, {count['broken']} broken files")  # fmt: skip
    return Proof("disk", (figure,), tuple(wrong))


def _failing(at: int, part: str, *, lasting: bool) -> Tripwire:
    wire = Tripwire(at, fail, lasting=lasting)
    wire.journal_only, wire.files_only, wire.reads = part == "journal", part == "files", part == "journal"
    return wire


def _judge_failure(stage: Stage, code: int, told: Found, count: Counter[str], part: str) -> Iterator[str]:
    if code or "UNTYPED" in told["raised"] or "unexpected" in told["stopped"]:
        count["untyped"] += 1
        yield f"untyped: {code} {told}"
    if not told.get("where"):
        yield f"nothing failed: {told}"
        return
    made = stage.requests() - told["failed_at"]
    if part == "journal":
        count["after"] += made
        if made:
            yield f"{made} calls after the journal failed"
        if not (told["raised"] or told["stopped"]):
            yield f"nobody was told: {told}"


def save_everywhere(folder: Path) -> Proof:
    """Die at every point at which a Word file is saved over another."""
    old, new = draft_report(facts_of(1), "plain"), draft_report(facts_of(2), "plain")
    path = folder / "report.docx"
    old.save(path)
    before, count, wrong, at = path.read_bytes(), Counter[str](), [], 0
    while True:
        at += 1
        code, _ = in_child(lambda: _save(new, path, at))  # noqa: B023
        data = path.read_bytes()
        kind = "old" if data == before else "new" if data == new.to_docx() else "broken"
        if kind == "broken":
            wrong.append(f"point {at} of a save: the file is broken")
        if code != DIED:
            break
        count[kind] += 1
        old.save(path)
    figure = (f"{count.total()} points of saving over a Word file, died at each: {count['old']} times the old file, "
              f"{count['new']} the new, {count['broken']} broken")  # fmt: skip
    return Proof("crash", (figure,), tuple(wrong))


def _save(report: Report, path: Path, at: int) -> Found:
    set_wire(Tripwire(at, die))
    report.save(path)
    return {}


def main() -> None:
    """Print what came as JSON, a proof a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--reports", type=int, default=2)
    parser.add_argument("--step", type=int, default=1, help="1: every point; 10: each tenth and the first of a kind")
    options = parser.parse_args()
    watch_files()
    with serving() as url:
        # once, and not in each child: what is imported at the first call
        draft_report(facts_of(), OpenAIModel("m", base_url=url)).to_docx()
        assert threading.active_count() == 1
        stage = Stage(options.folder, url, options.reports)
        for proof in (die_everywhere(stage, options.step), save_everywhere(options.folder),
                      fail_everywhere(stage, options.step)):  # fmt: skip
            sys.stdout.write(json.dumps([proof.name, proof.figures, proof.wrong]) + "\n")
            sys.stdout.flush()


def prove_crashes(folder: Path, reports: int, step: int = 1) -> list[Proof]:
    """Do all of it in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.reliability.crash", str(folder), "--reports", str(reports),
               "--step", str(step)]  # fmt: skip
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=Path(__file__).parents[2])
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return [Proof(name, tuple(figures), tuple(wrong)) for name, figures, wrong in rows]

if __name__ == "__main__":
    main()
