"""The promise of docs/reliability.md, put to the proof by raw sockets, dying processes and failing disks.

python -m benchmarks.reliability            # four to seven minutes on two cores
python -m benchmarks.reliability --large    # ten times the faults, 5,000 sections, 20,000 reports in the queue
python -m benchmarks.reliability --only kills --sections 6000 --kills 100
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.batch import compare_memory
from benchmarks.reliability.crash import prove_crashes
from benchmarks.reliability.kills import prove_kills
from benchmarks.reliability.matrix import prove_matrix
from benchmarks.reliability.money import prove_money
from benchmarks.reliability.proof import Proof
from benchmarks.reliability.soak import prove_soak

PARTS = ("faults", "money", "crash", "kills", "soak", "memory")
MOST_MEMORY = 1.10
"""Times as much memory as with 200 reports in the queue."""
ELSEWHERE = (
    "injection: 500 obeyed orders in facts, and how many reach a report: pytest -q tests/test_injection.py",
    "secrets:   a canary key, looked for in all that the whole suite leaves behind: pytest -q (its last line)",
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("--large", action="store_true", help="sizes for a night")
    add("--only", nargs="+", choices=PARTS, help="some parts of it")
    add("--rounds", type=int, help="how often each fault is injected at each place (1; large: 10)")
    add("--seeds", type=int, default=10, help="runs whose bills are compared")
    add("--paid-sections", type=int, default=600, help="sections of each of them")
    add("--points-of", type=int, default=1, help="reports in the batch that dies at each of its write points")
    add("--sections", type=int, default=3000, help="sections of the batch that is killed")
    add("--kills", type=int, help="times it is killed (25; large: 300)")
    add("--jobs", type=int, default=8, help="its workers")
    add("--soak", type=int, help="sections of the soak (2000; large: 5000)")
    add("--queued", type=int, help="reports in the longer queue (2000; large: 20000)")
    return parser


def _prove(part: str, options: argparse.Namespace, folder: Path) -> Iterable[Proof]:
    large = options.large
    match part:
        case "faults":
            return [prove_matrix(options.rounds or (10 if large else 1))]
        case "money":
            return [prove_money(options.seeds, options.paid_sections)]
        case "crash":
            return prove_crashes(folder, options.points_of)
        case "kills":
            return [prove_kills(folder, options.sections, options.kills or (300 if large else 25), options.jobs)]
        case "soak":
            return [prove_soak(folder, options.soak or (5000 if large else 2000))]
    return [_prove_memory(folder, options.queued or (20_000 if large else 2000))]


def _prove_memory(folder: Path, queued: int) -> Proof:
    ratio = compare_memory(folder, queued, 200)
    wrong = () if ratio <= MOST_MEMORY else (f"{ratio:.3f} times the memory of 200 reports",)
    return Proof("memory", (f"{queued} reports in the queue: {ratio:.3f} times the memory of 200",), wrong)


def main() -> int:
    """Run the parts; 0 if every promise held."""
    options = _parser().parse_args()
    for name in list(os.environ):  # nothing of this stays on the machine's proxies, or goes to a real endpoint
        if name.upper().endswith("_PROXY") or name.startswith(("DRAFTKIT_", "OPENAI_")):
            del os.environ[name]
    wrong, began = 0, time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        for part in options.only or PARTS:
            started, folder = time.monotonic(), Path(name) / part
            folder.mkdir()
            for proof in _prove(part, options, folder):
                proof.show()
                wrong += len(proof.wrong)
            sys.stdout.write(f"{part:8} took {time.monotonic() - started:.0f} s\n")
    for line in ELSEWHERE:
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{wrong} broken promises, {time.monotonic() - began:.0f} s\n")
    return min(wrong, 1)


if __name__ == "__main__":
    sys.exit(main())
