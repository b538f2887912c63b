"""Many sections, many workers, many faults: nobody's answer goes to another, and nothing grows."""

import gc
import json
import os
from pathlib import Path

from benchmarks.batch import ledger, serving
from benchmarks.reliability.kills import read_journal
from benchmarks.reliability.proof import Proof, count_wrong
from benchmarks.reliability.rehearsal import PROMPT_FAULTS, SECTIONS, is_own, key_of, write_towns
from draftkit.batch import Options, Row, Summary, draft_batch
from draftkit.batch.watching import Silence

MOST_GROWTH = 50.0
"""Megabytes by which this process may grow."""


def megabytes() -> float:
    """Return what this process holds in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def open_files() -> int:
    """Return how many file descriptors are open."""
    gc.collect()
    return len(os.listdir("/proc/self/fd"))


class Scales(Silence):
    """Weighs this process at every fiftieth report."""

    def __init__(self) -> None:
        self.done_so_far, self.most = 0, 0.0

    def done(self, row: Row, *, kept: bool) -> None:
        """Count and weigh."""
        self.done_so_far += 1
        if self.done_so_far % 50 == 0:
            self.most = max(self.most, megabytes())


def prove_soak(folder: Path, sections: int, jobs: int = 32, share: float = 0.2, seed: int = 1) -> Proof:
    """Run a tenth to warm up, then all of it."""
    reports, scales, out = sections // SECTIONS, Scales(), folder / "soaked"
    first = write_towns(folder / "first.jsonl", max(reports // 10, 20))
    lines = write_towns(folder / "soak.jsonl", reports)
    with serving(ttft=0.05, faults=share, seed=seed, among=PROMPT_FAULTS) as url:
        draft_batch([first], folder / "first", "m", base_url=url, options=Options(jobs=jobs))
        files, memory, before = open_files(), megabytes(), ledger(url)
        summary = draft_batch([lines], out, "m", base_url=url, options=Options(jobs=jobs), watch=scales)
        grown, left, bill = max(scales.most, megabytes()) - memory, open_files() - files, ledger(url)
    paid, crossed = bill["paid"] - before["paid"], _count_crossed(out, reports)
    again = read_journal(out).again
    wrong = [f"{summary.stopped}"] if summary.stopped else []
    wrong += count_wrong({"reports not verified": reports - summary.verified, "reports with another's figures": crossed,
                          "calls for an accepted request": again, "files left open": max(left, 0)})  # fmt: skip
    if grown >= MOST_GROWTH:
        wrong.append(f"grew by {grown:.1f} MB")
    figures = (
        f"{reports * SECTIONS} sections, {jobs} workers, {bill['requests'] - before['requests']} calls with "
        f"{bill['faults'] - before['faults']} faults ({share:.0%}): {summary.verified} of {reports} reports verified, "
        f"{crossed} with another's figures; {again} calls for an accepted request",
        f"{_how(summary)}; paid {paid}, by the journal {_bound(out)} at most; file descriptors {left:+d}, memory "
        f"{grown:+.1f} MB (goal below {MOST_GROWTH:.0f})",
    )  # fmt: skip
    if _bound(out) < paid:
        wrong.append(f"{paid} paid, {_bound(out)} by the journal at most")
    return Proof("soak", figures, tuple(wrong))


def _count_crossed(out: Path, reports: int) -> int:
    texts = [json.loads((out / f"{key_of(number)}.json").read_bytes())["text"] for number in range(reports)]
    return sum(not is_own(text, number) for number, text in enumerate(texts))


def _how(summary: Summary) -> str:
    return (f"sections: {summary.by_model} by the model, {summary.mended} mended, {summary.repaired} repaired, "
            f"{summary.plain} plain")  # fmt: skip


def _bound(out: Path) -> int:
    return read_journal(out).bound
