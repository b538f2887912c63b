"""A batch against what its server worked: wall time, calls in flight, CPU of a section, memory. Ratios of one run.

python -m benchmarks.batch                     # about two minutes
python -m benchmarks.batch --reports 400 --queued 20000 --whole
"""

import argparse
import heapq
import json
import os
import random
import re
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
from draftkit import Facts, OpenAIModel, Request, draft_report, load_facts, parse_facts
from draftkit.batch import Options, Row, Summary, draft_batch
from draftkit.batch.watching import Silence
from draftkit.report import prepare_report
from draftkit.testing import write_section

FIXTURES = Path(__file__).parents[1] / "fixtures"
CASES = sorted([*FIXTURES.glob("*/facts.json"), *FIXTURES.glob("more/*.json")])


def write_lines(path: Path, count: int, first: int = 0) -> Path:
    """Write so many reports, a line each: the fixtures in turn, of two to four sections, with figures of their own."""
    facts = [case.read_text(encoding="utf-8") for case in CASES]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(first, first + count):
            row = {"id": f"report-{number}", **vary_figures(facts[number % len(facts)], number)}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
    return path


def without_ids(lines: Path) -> Iterator[str]:
    """Yield the facts of each line."""
    for line in lines.read_text(encoding="utf-8").splitlines():
        facts = json.loads(line)
        del facts["id"]
        yield json.dumps(facts, ensure_ascii=False)


def vary_figures(facts: str, number: int) -> Any:
    """Return facts, given as JSON, with figures that no other number gets: as a county's towns fill in one form."""
    chance = random.Random(number)

    def vary(node: Any) -> Any:
        if isinstance(node, list):
            return [vary(item) for item in node]
        if not isinstance(node, dict) or "parts" in node:  # parts add up
            return node
        found = re.fullmatch(r"([0-9]{2,4})([^0-9]*)", str(node.get("value")))
        value = {"value": f"{chance.randrange(11, 9999)}{found[2]}"} if found else {}
        return {name: vary(item) for name, item in node.items()} | value

    return vary(json.loads(facts))


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
        server.terminate()
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


def write_six(folder: Path) -> Facts:
    """Return facts of six sections, of a kind of its own that is written into `folder`."""
    parts, deeds = ("企业", "学校", "医院", "商铺", "小区", "工地"), ("排查", "培训", "走访", "登记", "整改")
    kind = ['label = "六部分"', 'about = "六部分"', 'title = "关于____工作情况的汇报"', 'register = "朴实具体"']
    for number, part in enumerate(parts):
        kind += ["[[sections]]", f'id = "part{number}"', f'heading = "{part}情况"', f'groups = ["part{number}"]',
                 'style = "figures"', 'brief = "写一段"']  # fmt: skip
    kind += [f'[groups.part{number}]\nabout = "{part}"' for number, part in enumerate(parts)]
    for name, text in (("kinds/six.toml", "\n".join(kind)), ("exemplars/six.md", "各项工作有序推进。")):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    groups = {f"part{row}": [{"label": f"{deed}{part}", "value": f"{100 * row + 17 * column + 11}家"}
                             for column, deed in enumerate(deeds)] for row, part in enumerate(parts)}  # fmt: skip
    facts = {"kind": "six", "title": "关于安全生产工作情况的汇报", "sections": groups}
    return parse_facts(json.dumps(facts, ensure_ascii=False), prompts=folder)


def time_one(folder: Path, rounds: int) -> None:
    """Print the wall time of one report of six sections as a multiple of its slowest section."""
    facts = write_six(folder / "six")
    ratios = []
    for number in range(rounds + 1):  # the first one imports openai
        with serving(ttft=0.4, speed=60) as url:
            model = OpenAIModel("m", base_url=url)
            started = time.monotonic()
            report = draft_report(facts, model, prompts=folder / "six")
            wall = time.monotonic() - started
            assert all(section.how == "model" for section in report.sections)
            bill = ledger(url)
        if number:
            ratios.append(wall / bill["slowest"])
    print(f"one       6 sections, slowest {bill['slowest']:.2f} s: wall {statistics.median(ratios):.3f} x "
          f"({min(ratios):.3f} to {max(ratios):.3f}), goal 1.03; in turn {bill['work'] / wall:.1f} x")  # fmt: skip


def time_cpu(folder: Path, reports: int, rounds: int) -> None:
    """Print the CPU time of a section, all told, and of a bare call of the openai client."""
    requests = all_requests()
    times: dict[str, list[float]] = {"openai": [], "drafting": [], "batch": []}
    with serving() as url:
        call = bare(url)
        cpu_of(call, requests, 50)
        draft_batch([write_lines(folder / "warm.jsonl", 2)], folder / "warm", "m", base_url=url)
        model = OpenAIModel("m", base_url=url)
        for number in range(rounds):
            lines = write_lines(folder / f"cpu-{number}.jsonl", reports, first=reports * (number + 1))
            facts = [parse_facts(line) for line in without_ids(lines)]
            times["openai"].append(cpu_of(call, requests, len(requests) * reports // len(CASES)))
            started = time.process_time()
            for one in facts:
                drafting = prepare_report(one, model)
                written = [drafting.write(section) for section in drafting.sections]
                assert all(section.how in ("model", "mended") for section in written)
            times["drafting"].append(1000 * (time.process_time() - started) / (len(requests) * reports // len(CASES)))
            lines = write_lines(folder / f"whole-{number}.jsonl", reports, first=reports * (number + 1 + rounds))
            started = time.process_time()
            summary = draft_batch([lines], folder / f"cpu-{number}", "m", base_url=url, options=Options(jobs=8))
            times["batch"].append(1000 * (time.process_time() - started) / summary.calls)
            assert summary.verified == reports, summary
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
        time_one(folder, options.rounds)
        time_wall(folder, options.reports, options.jobs, options.slower)
        time_cpu(folder, 100, options.rounds)
        compare_memory(folder, options.queued, 200)
        if options.whole:
            (folder / "whole").mkdir()
            compare_memory(folder / "whole", options.queued, options.queued)


if __name__ == "__main__":
    main()
