"""A batch against what its server worked: wall time, calls in flight, CPU of a section, memory. Ratios of one run.

python -m benchmarks.batch                     # about two minutes
python -m benchmarks.batch --reports 400 --queued 20000 --whole
"""

import argparse
import heapq
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.model import bare, cpu_of, requests_of
from draftkit import OpenAIModel, Request, load_facts
from draftkit.batch import Options, Row, Summary, draft_batch
from draftkit.batch.watching import Silence
from draftkit.report import prepare_report
from draftkit.testing import write_section

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted([*FIXTURES.glob("*/facts.json"), *FIXTURES.glob("more/*.json")])


def write_lines(path: Path, count: int) -> Path:
    """Write so many reports, a line each: the fixtures in turn, of two to four sections."""
    facts = [json.loads(case.read_bytes()) for case in CASES]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            row = {"id": f"report-{number}", **facts[number % len(facts)]}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


@contextmanager
def serving(**options: Any) -> Iterator[str]:
    """Run the rehearsal server as a process of its own, and give its address."""
    words = []
    for name, value in options.items():
        words += [f"--{name.replace('_', '-')}", *map(str, value if isinstance(value, tuple) else (value,))]
    server = subprocess.Popen([sys.executable, "-m", "draftkit.testing", *words], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        yield server.stdout.readline().strip()
    finally:
        server.send_signal(signal.SIGINT)
        server.communicate()


def ledger(url: str) -> dict[str, Any]:
    """Return the server's own ledger."""
    with urllib.request.urlopen(url.removesuffix("/v1") + "/ledger") as answer:
        found: dict[str, Any] = json.loads(answer.read())
    return found


def all_requests() -> list[Request]:
    """Return what is asked for each section of each fixture."""
    return [request for case in CASES for request in requests_of(load_facts(case))]


def answer_lengths() -> list[int]:
    """Return the characters of the right answer for each section of each fixture."""
    bodies = [
        {"messages": [{"role": message.role, "content": message.content} for message in request.messages]}
        for request in all_requests()
    ]
    return [len(write_section(body)) for body in bodies]


def schedule(seconds: list[float], jobs: int) -> float:
    """Return the wall time when each job takes the next call as soon as it is free, without any overhead."""
    free = [0.0] * jobs
    for length in seconds:
        heapq.heapreplace(free, free[0] + length)
    return max(free)


def time_wall(folder: Path, reports: int, jobs: int, slower: float) -> None:
    """Print the wall time of a batch as a multiple of the server's work shared by all jobs."""
    lines = write_lines(folder / "wall.jsonl", reports)
    ttft, speed = 0.04 * slower, 600 / slower
    with serving(ttft=ttft, speed=speed) as url:
        draft_batch([write_lines(folder / "first.jsonl", 1)], folder / "first", "m", base_url=url)  # imports openai
    with serving(ttft=ttft, speed=speed) as url:
        started = time.monotonic()
        summary = draft_batch([lines], folder / "wall", "m", base_url=url, options=Options(jobs=jobs))
        wall = time.monotonic() - started
        bill = ledger(url)
    assert summary.verified == reports, summary
    share = bill["work"] / jobs
    floor = schedule([ttft + length / speed for length in answer_lengths()] * (reports // len(CASES)), jobs)
    print(f"wall      {reports} reports, {summary.calls} calls, {jobs} jobs: {wall:.2f} s = {wall / share:.3f} x work "
          f"/ jobs, {wall / floor:.3f} x a schedule without overhead (goal 1.05); most in flight "
          f"{bill['most_in_flight']}, connections {bill['connections']} (goal {jobs + 1})")  # fmt: skip


def time_cpu(folder: Path, reports: int, rounds: int) -> None:
    """Print the CPU time of a section, all told, and of a bare call of the openai client."""
    requests = all_requests()
    lines = write_lines(folder / "cpu.jsonl", reports)
    times: dict[str, list[float]] = {"openai": [], "drafting": [], "batch": []}
    with serving() as url:
        call = bare(url)
        cpu_of(call, requests, 50)
        draft_batch([write_lines(folder / "warm.jsonl", 2)], folder / "warm", "m", base_url=url)
        model = OpenAIModel("m", base_url=url)
        draftings = [prepare_report(load_facts(case), model) for case in CASES]
        tasks = [(drafting, section) for drafting in draftings for section in drafting.sections]
        for number in range(rounds):
            times["openai"].append(cpu_of(call, requests, len(requests) * reports // len(CASES)))
            started = time.process_time()
            for drafting, section in tasks * (reports // len(CASES)):
                drafting.write(section)
            times["drafting"].append(1000 * (time.process_time() - started) / (len(tasks) * (reports // len(CASES))))
            started = time.process_time()
            summary = draft_batch([lines], folder / f"cpu-{number}", "m", base_url=url, options=Options(jobs=8))
            times["batch"].append(1000 * (time.process_time() - started) / summary.calls)
    for name, found in times.items():
        ratios = [ours / theirs for ours, theirs in zip(found, times["openai"], strict=True)]
        print(f"cpu       {name:8} {statistics.median(found):.3f} ms a section, {statistics.median(ratios):.3f} x "
              f"openai ({min(ratios):.3f} to {max(ratios):.3f})")  # fmt: skip
    print("cpu       drafting is prompt, call, judge and check: goal 1.15; batch is all, with files: goal 1.5")


class StopAfter(Silence):
    """Interrupts this process when so many reports are done."""

    def __init__(self, count: int) -> None:
        self.left = count

    def done(self, row: Row, *, kept: bool) -> None:
        """Count."""
        self.left -= 1
        if not self.left:
            os.kill(os.getpid(), signal.SIGTERM)


def run_queue(lines: str, folder: str, url: str, done: int) -> Summary:
    """Begin a queue and stop when `done` reports are written; print the peak of this process's memory."""
    summary = draft_batch([lines], folder, "m", base_url=url, watch=StopAfter(done))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, summary.reports, summary.written)
    return summary


def compare_memory(folder: Path, queued: int, done: int) -> float:
    """Print the peak memory with many reports in the queue, and return it as a multiple of that with `done`."""
    peaks: dict[int, int] = {}
    with serving() as url:
        for count in (done, queued):
            lines = write_lines(folder / f"queue-{count}.jsonl", count)
            script = "import sys; from benchmarks.batch import run_queue; run_queue(*sys.argv[1:4], int(sys.argv[4]))"
            command = [sys.executable, "-c", script, str(lines), str(folder / str(count)), url, str(done)]
            shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            peaks[count] = int(shown.split()[0])
            print(f"memory    {count} queued, {shown.split()[2]} written: peak {peaks[count] / 1024:.1f} MB")
    print(f"memory    ratio {peaks[queued] / peaks[done]:.3f}; goal 1.10")
    return peaks[queued] / peaks[done]


def main() -> None:
    """Run all comparisons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=340)
    parser.add_argument("--jobs", type=int, default=32)
    parser.add_argument("--slower", type=float, default=4.0, help="1 is ten times as fast as a model")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--queued", type=int, default=20_000)
    parser.add_argument("--whole", action="store_true", help="write all queued reports, not only the first 200")
    options = parser.parse_args()
    for name in list(os.environ):
        if name.upper().endswith("_PROXY"):
            del os.environ[name]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        time_wall(folder, options.reports, options.jobs, options.slower)
        time_cpu(folder, 100, options.rounds)
        compare_memory(folder, options.queued, 200)
        if options.whole:
            (folder / "whole").mkdir()
            compare_memory(folder / "whole", options.queued, options.queued)


if __name__ == "__main__":
    main()
